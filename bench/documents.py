"""Documents a second, beside docxtpl and bare templates: python bench/documents.py

From a parsed submission to the bytes of a Word file or a page, in warm processes pinned to one core.
"""

import argparse
import html
import json
import re
import sys
import tempfile
import zipfile
from pathlib import Path

from rounds import (
    SCRATCH,
    Contestant,
    in_rounds,
    median,
    peers_python,
    prepare,
    ratio,
    spread,
    table,
    verdict,
)

OURS = ("docx", "docx_annexed", "html")
PEERS = ("docxtpl", "raw", "jinja2_page")


def text_of(path: Path) -> str:
    """The words of a Word file or a page."""
    if zipfile.is_zipfile(path):
        markup = zipfile.ZipFile(path).read("word/document.xml").decode()
    else:
        markup = path.read_text(encoding="utf-8")
    return html.unescape(re.sub("<[^>]*>", "", markup))


def figures_in(contestant: Contestant, wanted: set[str]) -> int:
    """How many of the figures can be read in what it makes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        contestant.save(path)
        text = text_of(path)
    return sum(figure in text for figure in wanted)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--seconds", type=float, default=0.3, help="for each contestant in each round")
    chosen = arguments.parse_args()
    prepare()
    figures = json.loads((SCRATCH / "document.json").read_text(encoding="utf-8"))["figures"]
    contestants = {name: Contestant(sys.executable, "ours", name) for name in OURS}
    if peers := peers_python():
        contestants |= {name: Contestant(peers, "peers", name) for name in PEERS}
    found = {name: figures_in(each, set(figures.values())) for name, each in contestants.items()}
    jobs = {name: lambda each=each: each.seconds(chosen.seconds) for name, each in contestants.items()}
    results = in_rounds(jobs, chosen.rounds)
    rows = [
        (
            name,
            f"{1 / median(took):,.0f}",
            f"{median(took) * 1e3:.2f}",
            spread(took, 1e3),
            f"{found[name]}/{len(set(figures.values()))}",
        )
        for name, took in results.items()
    ]
    print(table(("contestant", "documents/s", "ms", "least–most", "figures found"), rows))
    print()
    if not peers:
        print("no peers: run python bench/setup_peers.py for the ratios")
        return
    print(verdict("docx, times as fast as docxtpl", ratio(results, "docxtpl", "docx"), 15, at_most=False))
    print(
        verdict("docx, times the time of the bare template", ratio(results, "docx", "raw"), 3, at_most=True)
    )
    print(
        verdict(
            "html, times the time of a jinja2 page", ratio(results, "html", "jinja2_page"), 3, at_most=True
        )
    )
    annexed = ratio(results, "docx_annexed", "docx")
    print(f"- docx with the annex of every figure, times the time of that without: {annexed:.3g}")


if __name__ == "__main__":
    main()
