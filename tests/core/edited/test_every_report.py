"""The reports of all examples and real years: no false alarm, and no edit that goes unseen."""

import random
import re
from functools import cache
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from huibao.edited.compare import Data, compare
from huibao.edited.differences import Kind
from huibao.edited.origin import composed, read_report, with_anchors_of
from huibao.pipeline import ReportType
from huibao.read.toml import read
from huibao.render.docx import render
from huibao.render.docx.content import Content

from .conftest import Edited, installed

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).parents[3]
FILES = sorted([*ROOT.glob("plugins/*/src/*/example.toml"), *ROOT.glob("tests/replay/*.toml")])


class Report:
    """A report with the data that it is held against."""

    def __init__(self, unit_type: ReportType, file: Path) -> None:
        submission = unit_type.structure(read(file))
        report, self.content = composed(unit_type, submission)
        self.written = render(report.document)
        self.data = Data.of(self.content, {**unit_type.catalogue.indicators, **report.facts.local})

    def against(self, data: bytes) -> dict[Kind, list[str]]:
        """What is different, by kind."""
        now: Content = read_report("edited.docx", data)
        found: dict[Kind, list[str]] = {}
        for each in compare(with_anchors_of(now, self.content), now, self.data):
            found.setdefault(each.kind, []).append(f"{each.indicator} {each.was} → {each.now} ({each.text})")
        return found


@cache
def whole(file: Path) -> Report:
    return Report(installed()[read(file).tree["type"]], file)


of_every_report = pytest.mark.parametrize(
    "file", FILES, ids=lambda file: file.stem if file.stem != "example" else file.parent.name
)


def _marks(edit: Edited) -> list:
    return list(edit.word.element.body.iter(qn("w:bookmarkStart")))


@of_every_report
def test_bookmarks_alone_are_lost(file: Path) -> None:
    """Every figure is found by the words around it, and none is another's."""
    edit = Edited(whole(file).written)
    for mark in _marks(edit):
        edit.unmark(mark)
    assert whole(file).against(edit.saved()).keys() <= {Kind.UNMARKED}


@of_every_report
def test_paragraphs_are_moved(file: Path) -> None:
    """And the file is saved by a library that packs it anew."""
    edit = Edited(whole(file).written)
    body = edit.word.element.body
    paragraphs = list(body.iterchildren(qn("w:p")))
    for paragraph in random.Random(7).sample(paragraphs, len(paragraphs)):
        body.insert(1, paragraph)
    assert whole(file).against(edit.saved()) == {}


@of_every_report
def test_every_figure_is_typed_over(file: Path) -> None:
    """One after the other, in all its places, with nothing left of the bookmarks."""
    edit = Edited(whole(file).written)
    edited = 0
    for mark in _marks(edit):
        was = "".join(words.text for run in edit.inside(mark) for words in run.iter(qn("w:t")))
        if any(digit in was for digit in "0123456789") and mark.getparent().getparent().tag != qn("w:tc"):
            edit.type_over(mark, _other(was))
            edited += 1
    found = whole(file).against(edit.saved())
    assert len(found.get(Kind.EDITED, [])) == edited, found
    assert not found.keys() & {Kind.NUMBER, Kind.DELETED, Kind.UNMARKED}, found


def _other(text: str) -> str:
    """Another figure in the same words: each number with a 7 in front."""
    return re.sub(r"[0-9]+(\.[0-9]+)?", lambda match: f"7{match[0]}", text)
