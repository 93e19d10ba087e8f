"""A clinic's report, and the ways in which people edit it in a word processor."""

import io
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache

import docx
import pytest
from attrs import frozen
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from huibao.edited.amend import ReadBack, read_back
from huibao.edited.compare import Data, compare
from huibao.edited.differences import Difference
from huibao.edited.origin import built_anew, composed, read_report, told_data, with_anchors_of
from huibao.pipeline import ReportType
from huibao.plugin.assemble import unit_types
from huibao.plugin.manager import load
from huibao.render.docx import render

SECTIONS = """
[outline.yearly]
name = "年度总结"
title = "{unit.name}{period}工作总结"
sections = ["leadership"]
default = true

[[section]]
id = "leadership"
title = "加强组织领导"

[[section.paragraph]]
clauses = ["召开会议{meetings.held}"]

[[section]]
id = "publicity"
title = "广泛宣传发动"

[[section]]
id = "waste"
title = "规范废物处置"
"""

DATA = """
[figures]
publicity.leaflets = "4000余份"
publicity.banners = 12
publicity.awareness_rate = "98%以上"
meetings.held = 6
money.spent = "近30万元"
[previous]
publicity.leaflets = 3600
[targets]
publicity.leaflets = 3500
[planned]
publicity.banners = 20
[local.beds]
name = "观察床位"
unit = "张"
section = "leadership"
value = 8
[texts]
leadership = "由主任任组长，召开会议{meetings.held}，投入{money.spent}，专款专用。"
[lists]
problems = ["保洁人员不足，仅有少数人轮班", "个别角落清扫不及时", "台账不够规范"]
"""


@cache
def installed() -> dict[str, ReportType]:
    """All types that are installed. No fixture: what fixtures do is counted even for tests that are not."""
    plugins = load()
    return {type_id: ReportType.of(plugins, type_id) for type_id in unit_types(plugins)}


class Edited:
    """A Word file open for editing."""

    def __init__(self, data: bytes) -> None:
        self.word: WordDocument = docx.Document(io.BytesIO(data))

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.word.save(out)
        return out.getvalue()

    def marks(self, code: str) -> list[BaseOxmlElement]:
        """The bookmarks around a figure's places, in reading order."""
        suffix = code.replace(".", "_")
        return [
            mark
            for mark in self.word.element.body.iter(qn("w:bookmarkStart"))
            if mark.get(qn("w:name")).endswith(suffix)
        ]

    def inside(self, mark: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
        """What stands between a bookmark's two ends."""
        for element in mark.itersiblings():
            if element.tag == qn("w:bookmarkEnd"):
                assert element.get(qn("w:id")) == mark.get(qn("w:id"))
                return
            yield element

    def put(self, mark: BaseOxmlElement, text: str) -> None:
        """Write something else inside a bookmark, as two runs, as spelling checkers leave them."""
        (run,) = self.inside(mark)
        second = deepcopy(run)
        run.addnext(second)
        for each, part in ((run, text[:1]), (second, text[1:])):
            each.find(qn("w:t")).text = part

    def unmark(self, mark: BaseOxmlElement) -> None:
        """Take the bookmark away and leave its words."""
        end = next(mark.itersiblings(qn("w:bookmarkEnd")))
        for each in (mark, end):
            each.getparent().remove(each)

    def type_over(self, mark: BaseOxmlElement, text: str) -> None:
        """Mark the figure with the mouse and type: the bookmark goes with it."""
        self.put(mark, text)
        self.unmark(mark)

    def paragraph(self, words: str) -> BaseOxmlElement:
        """The paragraph in which some words stand."""
        return next(each for each in self.word.paragraphs if words in each.text)._p

    def replace(self, old: str, new: str) -> None:
        """Change words that stand in one run."""
        words = next(each for each in self.word.element.body.iter(qn("w:t")) if old in (each.text or ""))
        words.text = words.text.replace(old, new)

    def add_after(self, paragraph: BaseOxmlElement, text: str) -> BaseOxmlElement:
        """A new paragraph with some words."""
        added, run, words = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        words.text = text
        run.append(words)
        added.append(run)
        paragraph.addnext(added)
        return added

    def track(self, mark: BaseOxmlElement, text: str) -> None:
        """Type over a figure while changes are tracked."""
        (run,) = self.inside(mark)
        new, deleted, inserted = deepcopy(run), OxmlElement("w:del"), OxmlElement("w:ins")
        run.addnext(deleted)
        deleted.append(run)
        run.find(qn("w:t")).tag = qn("w:delText")
        new.find(qn("w:t")).text = text
        inserted.append(new)
        deleted.addnext(inserted)


@frozen
class Clinic:
    """A unit type, a data file's text, and the report of it."""

    unit_type: ReportType
    submit: Callable[[str], object]
    written: bytes

    def against(self, data: bytes, text: str = DATA) -> list[Difference]:
        """An edited file held against a data file."""
        now = read_report("edited.docx", data)
        submission = self.submit(text)
        report, content = composed(self.unit_type, submission)
        told, built = built_anew(told_data("edited.docx", now), self.unit_type)
        indicators = {**told.facts.local, **self.unit_type.catalogue.indicators, **report.facts.local}
        return compare(with_anchors_of(now, built), now, Data.of(content, indicators))

    def back(self, data: bytes) -> ReadBack:
        """An edited file read back."""
        now = read_report("edited.docx", data)
        raw = told_data("edited.docx", now)
        report, built = built_anew(raw, self.unit_type)
        return read_back(with_anchors_of(now, built), now, raw.tree, report.facts)


@pytest.fixture
def clinic(bench) -> Clinic:
    """The clinic."""
    unit_type = bench.type()
    submission = bench.submission(DATA, unit_type, HEAD)
    return Clinic(
        unit_type,
        lambda text: bench.submission(text, unit_type, HEAD),
        render(unit_type.report(submission).document),
    )


HEAD = """\
type = "clinic"
period = "2023"
date = 2023-12-20
[unit]
name = "临江市第三门诊部"
superior = "临江市卫生健康局"
code = "LJ-77"
"""


@pytest.fixture
def edit(clinic: Clinic) -> Edited:
    """The clinic's report, open."""
    return Edited(clinic.written)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
