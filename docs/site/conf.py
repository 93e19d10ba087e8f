"""The documentation as a site: `uv run --only-group docs python scripts/make_site.py`.

The pages are plain Markdown that reads as well where the code is hosted; what a site needs besides is made
here. Its navigation is docs/README.md, read from there, so that there is one index.
"""

import re
import shutil
import sys
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from search import ChineseAndEnglish  # noqa: E402 - it lies beside this file, which is on no path before

project = "huibao"
author = "huibao"
project_copyright = "MIT licence"
language = "en"
root_doc = "README"
include_patterns = [
    "*.md",
    "docs/*.md",
    "docs/**/*.md",
    "examples/README.md",
    "examples/**/README.md",
    "bench/README.md",
    "plugins/*/README.md",
]
exclude_patterns = [".venv", "build"]
extensions = ["myst_parser"]
myst_heading_anchors = 4
nitpicky = True
html_theme = "furo"
html_title = "huibao 汇报"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_search_language = ChineseAndEnglish.lang
html_copy_source = False
html_use_index = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"font-stack": "var(--huibao-font)"},
    "dark_css_variables": {"font-stack": "var(--huibao-font)"},
}

_GROUP = re.compile(r"^#{2,3} (.+)\n((?:(?!#).*\n?)*)", re.MULTILINE)
_ITEM = re.compile(r"^- \[([^\]]+)\]\(([^)#]+)\.md\)", re.MULTILINE)
_TASK = re.compile(r"^<!-- (file|append|change): (.*?) -->\n```(\w+)\n", re.MULTILINE)
_LINK = re.compile(r"(?<=\]\()[\w./-]+(?=\))")
_CAPTIONS = {"file": "`{}`", "append": "at the end of `{}`", "change": "changed in `{}`"}


def _contents(page: Path) -> str:
    """Hidden tables of contents, one for each heading of an index page that has a list of pages below it."""
    made = ""
    for heading, below in _GROUP.findall(page.read_text(encoding="utf-8") + "\n"):
        entries = [
            f"{title} </{(page.parent / target).resolve().relative_to(ROOT)}>"
            for title, target in _ITEM.findall(below)
        ]
        if entries:
            made += "\n\n```{toctree}\n:hidden:\n:caption: " + "\n".join([heading, "", *entries]) + "\n```\n"
    return made


def _captioned(task: re.Match[str]) -> str:
    kind, path, language = task.groups()
    lines = "" if kind != "change" else ":force:\n"  # single lines need not be whole TOML
    return f"```{{code-block}} {language}\n:caption: {_CAPTIONS[kind].format(path)}\n{lines}\n"


def _prepare(_app: Sphinx, name: str, source: list[str]) -> None:
    """What Markdown alone cannot say: the navigation, and the names of files over their text.

    A link to a folder leads to its README, as it does where the code is hosted.
    """
    folder = (ROOT / name).parent
    source[0] = _LINK.sub(
        lambda link: f"{link[0]}/README.md" if (folder / link[0]).is_dir() else link[0],
        _TASK.sub(_captioned, source[0]),
    )
    if name == root_doc:
        source[0] += "\n```{toctree}\n:hidden:\n\nAll pages </docs/README>\n```\n"
        source[0] += _contents(ROOT / "docs" / "README.md")
    elif name == "docs/decisions/README":
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\n\n[0-9]*\n```\n"


def _open_the_door(app: Sphinx, failure: Exception | None) -> None:
    """A web server looks for index.html; the front page is the README."""
    if failure is None:
        shutil.copy(app.outdir / f"{root_doc}.html", app.outdir / "index.html")


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("build-finished", _open_the_door)
    app.add_search_language(ChineseAndEnglish)
    app.connect("source-read", _prepare)
