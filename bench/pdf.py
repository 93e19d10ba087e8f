"""PDF beside the bare engine, beside Word files, and beside an office suite: python bench/pdf.py

Warm: from a parsed submission to a PDF, and the engine alone on a hand-written source of the same text.
Cold: whole processes, from a data file to a PDF or a Word file; and soffice making a PDF of the Word file.
All in processor time.
"""

import argparse
import shutil
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from rounds import (
    SCRATCH,
    Contestant,
    in_rounds,
    median,
    prepare,
    ratio,
    run,
    spread,
    table,
    verdict,
)

WARM = ("pdf", "bare_typst", "docx")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument(
        "--seconds", type=float, default=1.0, help="for each warm contestant in each round"
    )
    chosen = arguments.parse_args()
    prepare()
    contestants = {name: Contestant(sys.executable, "ours", name) for name in WARM}
    report = Path(sys.executable).with_name("report")
    example = SCRATCH / "example.toml"
    example.write_bytes(files("huibao_school").joinpath("example.toml").read_bytes())
    folder = Path(tempfile.mkdtemp(dir=SCRATCH))
    jobs = {name: lambda each=each: each.seconds(chosen.seconds) for name, each in contestants.items()}
    for suffix in ("docx", "pdf"):
        command = [report, "build", example, "-o", folder / f"cold.{suffix}"]
        jobs[f"cold {suffix}"] = lambda command=command: run(command).processor
    if soffice := shutil.which("soffice"):
        contestants["docx"].save(folder / "office.docx")
        convert = [soffice, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
        convert += ["--convert-to", "pdf", "--outdir", folder, folder / "office.docx"]
        jobs["docx by soffice"] = lambda: run(convert).processor
    results = in_rounds(jobs, chosen.rounds)
    rows = [(name, f"{median(took) * 1e3:.0f}", spread(took, 1e3)) for name, took in results.items()]
    print(table(("contestant", "ms", "least–most"), rows))
    print()
    print(
        verdict(
            "pdf, times the time of the bare engine", ratio(results, "pdf", "bare_typst"), 2, at_most=True
        )
    )
    print(
        verdict(
            "cold pdf, times the time of cold docx", ratio(results, "cold pdf", "cold docx"), 3, at_most=True
        )
    )
    if soffice:
        faster = ratio(results, "docx by soffice", "pdf")
        print(verdict("pdf, times as fast as docx by soffice", faster, 30, at_most=False))
        print(f"- the same, cold: {ratio(results, 'docx by soffice', 'cold pdf'):.3g}")


if __name__ == "__main__":
    main()
