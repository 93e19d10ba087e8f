"""Reads the documentation's pages: their blocks of code, what is to be done with each, headings, links.

A comment right before a block says what the block is:

    <!-- file: PATH -->      the whole of a file
    <!-- append: PATH -->    what is added at the end of a file
    <!-- change: PATH -->    lines for those with the same key; a new key goes below the line before it
    <!-- patch: PATH -->     a diff: lines to go (-) and to come (+) among others that stay
    <!-- given: PATH … -->   before commands: these files are there, copies of the school's example;
                                    a .docx is the template of that name in examples/templates
    <!-- after: PAGE -->     the page goes on where the files of another page leave off
"""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parent.parent
AUTHORS_PAGE = ROOT / "docs" / "tutorial" / "first-plugin.md"
"""The page whose commands are run in a shell, in an environment of its own."""
SCRIPTS = ("bash", "zsh", "fish")
"""Languages of blocks with a command on each line; a console has its commands after "$ "."""
_COMMENT = re.compile(r"<!-- (file|append|change|patch|given|after): (.*?) -->")
_FENCE = re.compile(r"(`{3,})(\w*)\s*$")
_HEADING = re.compile(r"(#{1,6}) (.*)")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@frozen
class Block:
    """A fenced block. line is that of its first line, from 1; task and argument are its comment's."""

    line: int
    language: str
    text: str
    task: str = ""
    argument: str = ""


@frozen
class Command:
    """A command of a console block with what it prints; line is its own in the page, from 1."""

    line: int
    text: str
    printed: tuple[str, ...]


def pages() -> list[Path]:
    """Every page for people, sorted."""
    patterns = ("*.md", "core/*.md", "plugins/*/*.md", "docs/**/*.md")
    return sorted(page for pattern in patterns for page in ROOT.glob(pattern))


def walked_pages() -> list[Path]:
    """The pages whose commands are run here: the two READMEs, the tutorials, the how-tos."""
    docs = ROOT / "docs"
    return [
        ROOT / "README.md",
        ROOT / "README.zh.md",
        *(page for page in sorted(docs.glob("tutorial/*.md")) if page != AUTHORS_PAGE),
        *sorted(docs.glob("how-to/*.md")),
    ]


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page in reading order. ValueError for a block that is not closed."""
    found: list[Block] = []
    lines = page.read_text(encoding="utf-8").splitlines()
    task = argument = ""
    at = 0
    while at < len(lines):
        if comment := _COMMENT.search(lines[at]):
            task, argument = comment.groups()
            if task in ("after", "given"):
                found.append(Block(at + 1, "", "", task, argument))
                task = argument = ""
        elif fence := _FENCE.match(lines[at]):
            end = lines.index(fence[1], at + 1)
            text = "".join(f"{line}\n" for line in lines[at + 1 : end])
            found.append(Block(at + 2, fence[2], text, task, argument))
            task = argument = ""
            at = end
        elif lines[at].strip():
            task = argument = ""
        at += 1
    return found


def commands(block: Block) -> list[Command]:
    """The commands of a block: after "$ " in a console with what they print, one a line in a script."""
    lines = block.text.splitlines()
    if block.language in SCRIPTS:
        return [
            Command(block.line + number, line, ())
            for number, line in enumerate(lines)
            if line and not line.startswith("#")
        ]
    if block.language != "console":
        return []
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    ends = [*starts[1:], len(lines)]
    return [
        Command(block.line + start, lines[start][2:], tuple(lines[start + 1 : end]))
        for start, end in zip(starts, ends, strict=True)
    ]


def headings(page: Path) -> list[tuple[int, str]]:
    """Level and words of each heading, those in blocks of code left out."""
    return [(len(match[1]), match[2]) for line in _prose(page) if (match := _HEADING.match(line))]


def rows(page: Path, heading: str) -> list[list[str]]:
    """The rows of the table below a heading, their cells without blanks around them."""
    section = page.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines[2:]]


def links(page: Path) -> list[str]:
    """The targets of all links and pictures."""
    return [match[1] for line in _prose(page) for match in _LINK.finditer(line)]


def anchor(heading: str) -> str:
    """The name by which a heading is linked to."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")


def _prose(page: Path) -> Iterator[str]:
    in_code = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if _FENCE.match(line):
            in_code = not in_code
        elif not in_code:
            yield line
