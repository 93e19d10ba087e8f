"""Makes the documentation site, strictly: a link or a place in a page that is not there fails it.

    uv run --only-group docs python scripts/make_site.py

The pages may be read from a folder or from any web server; they fetch nothing from elsewhere.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "build" / "site"
_FETCHED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\ssrc=["'](?:https?:)?//[^"']*"""
    r"""|<link\b(?![^>]*rel=["'](?:canonical|author|license))[^>]*\shref=["'](?:https?:)?//[^"']*"""
    r"""|(?:url\(|@import)\s*["']?(?:https?:)?//[^"')]*"""
)


def fetched_from_elsewhere(folder: Path) -> list[str]:
    """What a reader's browser would ask another machine for, each with its file."""
    return [
        f"{path.relative_to(folder)}: {match[0]}"
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".html", ".css")
        for match in _FETCHED.finditer(path.read_text(encoding="utf-8"))
    ]


def main() -> int:
    """Exit code 1 if a page has a fault, all of which are named."""
    from sphinx.cmd.build import main as build  # only the group docs brings it

    shutil.rmtree(TARGET, ignore_errors=True)  # what a page left behind would still be found
    pages = TARGET / "html"
    strict = ["--fail-on-warning", "--keep-going", "--nitpicky", "--quiet"]
    places = ["-c", str(ROOT / "docs" / "site"), "-d", str(TARGET / "read"), str(ROOT), str(pages)]
    if build([*strict, *places]):
        return 1
    for each in (fetched := fetched_from_elsewhere(pages)):
        print(each)
    print(f"written: {pages / 'index.html'}")
    return int(bool(fetched))


if __name__ == "__main__":
    sys.exit(main())
