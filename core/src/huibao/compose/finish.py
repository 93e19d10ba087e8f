"""The whole document: title, addressee, the drafted body, explanations, signature, annex."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from huibao.derive.facts import Facts
from huibao.model.document import Block, Document, FigureEntry, Heading, ParagraphBlock, Text, plain
from huibao.model.finding import Finding
from huibao.model.outline import Outline

from .clauses import fill
from .desk import Desk
from .draft import Draft, Part
from .numbering import chinese
from .pieces import runs
from .tables import Row, all_codes, figures_table, in_order
from .told import told

if TYPE_CHECKING:
    from huibao.model.evidence import Evidence

_Made = TypeVar("_Made")
_ANNEX_COLUMNS = ("actual", "previous", "change", "target", "completion")
_HAN, _MARK = "\u3400-\u9fff", "，。、；：！？（）《》“”％"
_SPACED = f"(?<=[{_HAN}]) +(?=[!-~])|(?<=[!-~]) +(?=[{_HAN}])|(?<=[{_MARK}]) +| +(?=[{_MARK}])"
"""Blanks beside a Chinese word or mark: a message for the screen may have them, a report has none.

Compiled when something is explained: a range of Chinese takes longer to compile than a report to compose.
"""
_ANNEX_TITLE = "主要指标情况表"


def finish(draft: Draft, findings: Sequence[Finding]) -> Document:
    """The document of a draft. Explained findings are printed as 情况说明, before problems and plans."""
    desk, outline = draft.desk, draft.outline
    submission = desk.facts.submission
    title = plain(runs(fill(outline.title, desk) or [outline.name], desk))
    blocks = [*_addressee(desk.facts), *_numbered(_with_explanations(draft.parts, findings))]
    annex = _annex(desk, outline) if outline.annex else []
    if annex:
        blocks.append(ParagraphBlock((Text(f"附件：{_ANNEX_TITLE}"),), role="attachments"))
    blocks += [*_signature(desk.facts), *annex]
    return Document(
        tuple(title.split("|")),
        submission.unit.name,
        submission.period.label,
        tuple(blocks),
        _once(partial(_register, desk)),
        letter=submission.letter,
        told=partial(told, desk, outline, findings),
        evidence=partial(_evidence, desk, outline, findings),
    )


def _once(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """Makes it when it is first asked for, and has it ready for those who ask again."""
    made: list[_Made] = []

    def ready() -> _Made:
        if not made:
            made.append(make())
        return made[0]

    return ready


def _register(desk: Desk) -> tuple[FigureEntry, ...]:
    from .register import register  # only where somebody asks

    return register(desk.facts, desk.printed)


def _evidence(desk: Desk, outline: Outline, findings: Sequence[Finding]) -> "Evidence":
    from .evidence import evidence  # only for the formats that show it

    return evidence(desk, outline, findings)


def _with_explanations(parts: Sequence[Part], findings: Sequence[Finding]) -> list[Part]:
    """The parts, with one that explains known deviations before the lists that close a report."""
    explained = [finding for finding in findings if finding.explanation]
    if not explained:
        return list(parts)
    paragraphs = tuple(ParagraphBlock((Text(_explanation(finding)),)) for finding in explained)
    part = Part("有关情况说明", "explanations", paragraphs, is_list=False)
    lists = len(parts)
    while lists and parts[lists - 1].is_list:
        lists -= 1
    return [*parts[:lists], part, *parts[lists:]]


def _explanation(finding: Finding) -> str:
    message = finding.message
    message = (re.sub(_SPACED, "", message) if " " in message else message).rstrip("。")
    reason = finding.explanation.rstrip("。")
    return f"{message}。经核实：{reason}。"


def _numbered(parts: Sequence[Part]) -> Iterator[Block]:
    """The blocks of all parts, their headings numbered 一、二、三、."""
    number = 0
    for part in parts:
        if part.title:
            number += 1
            yield Heading(1, part.title, f"{chinese(number)}、", part.id)
        yield from part.blocks


def _addressee(facts: Facts) -> list[Block]:
    superior = facts.submission.unit.superior
    return [ParagraphBlock((Text(f"{superior}："),), role="addressee")] if superior else []


def _signature(facts: Facts) -> list[Block]:
    submission = facts.submission
    blocks: list[Block] = [ParagraphBlock((Text(submission.unit.name),), role="signature")]
    if submission.date:
        day = submission.date
        blocks.append(ParagraphBlock((Text(f"{day.year}年{day.month}月{day.day}日"),), role="date"))
    return blocks


def _annex(desk: Desk, outline: Outline) -> list[Block]:
    """The figures that have something beside them, and those that nothing before has spoken of.

    What a table before has said in full is not said again.
    """
    facts = desk.facts
    codes = [
        code
        for code in _codes(facts, outline)
        if _is_compared(facts, code) or (code in facts.figures and code not in desk.said)
    ]
    codes = in_order(codes, facts, outline.sections)
    rows = [Row(facts.indicator(code), _ANNEX_COLUMNS) for code in codes]
    rows = [row for row in rows if not _is_in_a_table(row, desk)]
    table = figures_table("", rows, _ANNEX_COLUMNS, desk)
    title = Heading(1, _ANNEX_TITLE, id="annex", new_page=True, label="附件")
    return [title, table] if table else []


def _codes(facts: Facts, outline: Outline) -> Iterable[str]:
    """All codes; if the report is not to be whole, only those of its own sections."""
    codes = all_codes(facts)
    if outline.whole:
        return codes
    return [code for code in codes if facts.indicator(code).section in outline.sections]


def _is_in_a_table(row: Row, desk: Desk) -> bool:
    """Whether a table has every cell of the row already."""
    printed = desk.printed
    return row.keys[0] in printed and all(key in printed or not desk.sayable[key] for key in row.keys)


def _is_compared(facts: Facts, code: str) -> bool:
    return code in facts.previous_figures or code in facts.target_figures
