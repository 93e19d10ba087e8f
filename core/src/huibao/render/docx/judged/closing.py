"""署名, 成文日期 and attachments: where the document ends."""

import re
from collections.abc import Sequence

from huibao.i18n import _
from huibao.model.layout import POINTS, Layout
from huibao.render.characters import breadth

from .deviations import Gathered
from .paper import Paper, Paragraph
from .roles import Role
from .texts import length, place_of

_TOLERANCE = 0.6
_SPACE = 0.25
"""Of a character: what Word puts between Chinese and digits or letters unless it is told not to."""
_BESIDE = {
    "autoSpaceDE": re.compile(r"(?<=[A-Za-z])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[A-Za-z])"),
    "autoSpaceDN": re.compile(r"(?<=[0-9])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[0-9])"),
}
_WITH_SEAL = 4
"""Characters free at the right of a date that a seal covers."""


def judge_closing(paper: Paper, roles: Sequence[Role], layout: Layout, found: Gathered) -> None:
    """Name and date by 7.3.5, each attachment on a page of its own."""
    name: Paragraph | None = None
    for place, (paragraph, role) in enumerate(zip(paper.paragraphs, roles, strict=True)):
        if role is Role.SIGNATURE:
            name = paragraph
        elif role is Role.DATE:
            _judge_date(paragraph, found)
            if name is not None:
                _judge_places(name, paragraph, layout, found)
                name = None
        elif role is Role.ANNEX and place and not _begins_page(paper, place):
            found.add("7.3.7", _("the attachment does not begin on a page of its own"), place_of(paragraph))


def _begins_page(paper: Paper, place: int) -> bool:
    """Whether a break stands in the paragraph or in the empty ones before it, or a section ends there."""
    if paper.paragraphs[place].breaks_page:
        return True
    for before in reversed(paper.paragraphs[:place]):
        if before.breaks_page or before.ends_section:
            return True
        if before.text.strip():
            return False
    return False


def _judge_date(paragraph: Paragraph, found: Gathered) -> None:
    text = paragraph.text.strip()
    if not text[:1].isdigit() or re.search(r"[〇○零一二三四五六七八九十]", text):
        found.add("7.3.5.4", _("the date is not written in Arabic numerals"), place_of(paragraph))
    elif re.search(r"[年月]0", text):
        found.add("7.3.5.4", _("a nought stands before month or day of the date"), place_of(paragraph))


def _judge_places(name: Paragraph, date: Paragraph, layout: Layout, found: Gathered) -> None:
    """Without a seal or, which is as good, as with one; by counted characters or as Word spaces them."""
    counted = _misplaced(name, date, layout, 0)
    if counted and _misplaced(name, date, layout, _SPACE):
        for message, paragraph in counted:
            found.add("7.3.5.2", message, place_of(paragraph))


def _misplaced(name: Paragraph, date: Paragraph, layout: Layout, space: float) -> list[tuple[str, Paragraph]]:
    """What is wrong with the places of the two, where so much stands between Chinese and digits."""
    of_name, of_date = _place(name, layout, space), _place(date, layout, space)
    apart = of_date[0] - of_name[0]
    free = (layout.characters - of_name[1], layout.characters - of_date[1])
    centred = abs(sum(of_name) - sum(of_date)) / 2
    if abs(free[1] - _WITH_SEAL) <= _TOLERANCE and centred <= _TOLERANCE:
        return []
    wrong = []
    if abs(apart - 2) > _TOLERANCE:
        message = _("the date begins {seen} characters to the right of 署名, not 2")
        wrong.append((message.format(seen=f"{apart:.1f}".removesuffix(".0")), date))
    if abs(min(free) - 2) > _TOLERANCE:
        message = _("署名 and date leave {seen} characters free at the right, not 2")
        wrong.append((message.format(seen=f"{min(free):.1f}".removesuffix(".0")), name))
    return wrong


def _place(paragraph: Paragraph, layout: Layout, space: float) -> tuple[float, float]:
    """Where the longest line begins and ends, in characters from the left edge of the type area."""
    text = max("".join(run.text for run in paragraph.runs).split("\n"), key=breadth)
    margins = layout.margins
    size = (layout.width - margins.left - margins.right) * POINTS / layout.characters
    wide = breadth(text) + _spaces(paragraph, text) * space
    left, right = length(paragraph, "left", size), length(paragraph, "right", size)
    left += length(paragraph, "firstLine", size)
    match paragraph.look.text("jc"):
        case "right" | "end":
            start = layout.characters - right - wide
        case "center":
            start = (layout.characters + left - right - wide) / 2
        case _:
            start = left
    lead = breadth(text[: len(text) - len(text.lstrip())])
    tail = breadth(text[len(text.rstrip()) :])
    return start + lead, start + wide - tail


def _spaces(paragraph: Paragraph, text: str) -> int:
    """How often Word puts space into a line: where Chinese stands beside letters (DE) or digits (DN)."""
    count = 0
    for switch, beside in _BESIDE.items():
        if not paragraph.look.text(switch) or paragraph.look.on(switch):
            count += sum(1 for _found in beside.finditer(text))
    return count
