"""Cold starts, whole processes: python bench/startup.py

Help and one report, beside the imports that they cannot do without and beside docxtpl.
"""

import argparse
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from rounds import (
    HERE,
    SCRATCH,
    Run,
    in_rounds,
    median,
    peers_python,
    prepare,
    ratio,
    run,
    spread,
    table,
    verdict,
)

IMPORTS = "import click, pluggy, attrs, cattrs"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=21)
    arguments.add_argument("--type", default="school", help="the unit type whose example is built")
    chosen = arguments.parse_args()
    prepare()
    report = Path(sys.executable).with_name("report")
    example = SCRATCH / "example.toml"
    example.write_bytes(files(f"huibao_{chosen.type}").joinpath("example.toml").read_bytes())
    commands: dict[str, Callable[[], Run]] = {
        "python -c pass": lambda: run([sys.executable, "-c", "pass"]),
        "imports": lambda: run([sys.executable, "-c", IMPORTS]),
        "report --help": lambda: run([report, "--help"]),
        "report build": lambda: run([report, "build", example, "-o", SCRATCH / "cold.docx"]),
    }
    if peers := peers_python():
        command = [peers, HERE / "worker.py", "peers", "docxtpl", SCRATCH]
        commands["docxtpl"] = lambda: run(command, stdin=f"save {SCRATCH / 'cold_peer.docx'}\n")
    runs: dict[str, list[Run]] = {name: [] for name in commands}

    def timed(name: str) -> float:
        runs[name].append(commands[name]())
        return runs[name][-1].seconds

    def peak(name: str) -> float:
        return median([each.peak for each in runs[name]])

    results = in_rounds({name: lambda name=name: timed(name) for name in commands}, chosen.rounds)
    rows = [
        (
            name,
            f"{median(took) * 1e3:.0f}",
            spread(took, 1e3),
            f"{median([each.processor for each in runs[name]]) * 1e3:.0f}",
            f"{ratio(results, name, 'imports'):.2f}",
            f"{peak(name):.0f}",
        )
        for name, took in results.items()
    ]
    print(table(("process", "ms", "least–most", "processor ms", "× imports", "peak MiB"), rows))
    print()
    print(
        verdict(
            "report --help, times the imports", ratio(results, "report --help", "imports"), 1.3, at_most=True
        )
    )
    print(
        verdict("report build, times the imports", ratio(results, "report build", "imports"), 2, at_most=True)
    )
    print(verdict("report build, peak MiB", peak("report build"), 64, at_most=True))


if __name__ == "__main__":
    main()
