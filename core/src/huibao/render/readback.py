"""Reads the words of a written report back out of its file, whatever its format.

For holding formats against each other, and against what people made of the file since.
"""

import json
import re
from html.parser import HTMLParser
from typing import Any

from huibao.errors import InputError, Problem, UsageError
from huibao.i18n import _

from .docx.reading import read_content

_SPACES = re.compile("[ \t\n\r\f]+")


def read_text(name: str, data: bytes) -> list[str]:
    """The text of every block in reading order, from the bytes of a docx, html, md or json file.

    name is the file's name, or just its format. The title comes first; a heading is its number and
    its words; each list item, caption and cell is a block of its own. Runs of spaces count as one;
    what is empty is left out, but for cells, whose place tells their column. Raises `InputError`
    for content that is not of the format, `UsageError` for an unknown format.
    """
    form = name.rpartition(".")[2].lower()
    if form == "docx":
        blocks = read_content(name, data).blocks
    elif form in _TEXT_FORMATS:
        try:
            blocks = _TEXT_FORMATS[form](data.decode("utf-8-sig"))
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            problem = Problem(_("this is not a report in the format {format}").format(format=form))
            raise InputError(name, problem) from error
    else:
        raise UsageError(_("reports cannot be read back from {name}").format(name=name))
    return [_SPACES.sub(" ", block).strip() for block in blocks]


def _read_html(text: str) -> list[str]:
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    return reader.blocks


class _PageReader(HTMLParser):
    """Gathers the blocks of the page's article."""

    _BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "p", "li", "caption", "figcaption", "th", "td"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._in_article = False
        self._block: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "article":
            self._in_article = True
        elif self._in_article and tag in self._BLOCKS:
            self._block = []

    def handle_data(self, data: str) -> None:
        if self._block is not None:
            self._block.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._in_article = False
        elif self._block is not None and tag in self._BLOCKS:
            text = "".join(self._block)
            if text.strip() or tag in ("th", "td"):
                self.blocks.append(text)
            self._block = None


_HEADING = re.compile(r"#{1,6} +")
_ITEM = re.compile(r"\d{1,9}[.)](?: +|$)")
_RULE_ROW = 2
"""Counting from 1, the row of a table that only says how its columns are aligned."""
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def _read_markdown(text: str) -> list[str]:
    blocks = []
    rows = 0
    for line in text.split("\n"):
        rows = rows + 1 if line.startswith("|") else 0
        if rows:
            found = [] if rows == _RULE_ROW else _cells(line)
        elif line.startswith("**") and line.endswith("**"):
            found = [line[2:-2]]
        else:
            opening = _HEADING.match(line) or _ITEM.match(line)
            rest = line[opening.end() :] if opening else line
            found = [rest] if rest.strip() else []
        blocks += [_ESCAPED.sub(r"\1", block) for block in found]
    return blocks


def _cells(line: str) -> list[str]:
    # Splitting leaves the backslashes before each bar, which are the end of the cell's text.
    parts = _BAR.split(line)
    return [text + end for text, end in zip(parts[2:-1:2], parts[3::2], strict=True)]


def _read_json(text: str) -> list[str]:
    tree = json.loads(text)
    head, imprint = ([line["text"] for line in tree[part]] for part in ("head", "imprint"))
    blocks = list(filter(str.strip, [*head, tree["title"]]))
    for block in tree["blocks"]:
        match block["type"]:
            case "heading":
                lines = [block["label"], block["number"] + block["text"]]
            case "paragraph":
                lines = [_words(block["runs"])]
            case "list":
                lines = [_words(item) for item in block["items"]]
            case "chart":
                blocks += _json_cells(block)
                lines = [block["caption"]]
            case _:
                lines = [block["caption"]]
        blocks += filter(str.strip, lines)
        if block["type"] == "table":
            blocks += _json_cells(block)
    return [*blocks, *imprint]


def _json_cells(table: dict[str, Any]) -> list[str]:
    return [*table["header"], *(_words(cell) for row in table["rows"] for cell in row)]


def _words(runs: list[str | dict[str, str]]) -> str:
    return "".join(run if isinstance(run, str) else run["text"] for run in runs)


_TEXT_FORMATS = {"html": _read_html, "htm": _read_html, "md": _read_markdown, "json": _read_json}
