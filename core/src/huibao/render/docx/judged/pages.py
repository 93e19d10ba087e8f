"""Paper, margins, grid, page numbers and tables."""

import re
from collections import Counter
from collections.abc import Sequence

from huibao.i18n import _
from huibao.model.layout import POINTS, SONG, Face, Layout, PageNumberPlace
from huibao.render.columns import MOST_COLUMNS

from .deviations import Gathered
from .paper import Paper, Paragraph, Section
from .roles import HEADINGS, Role

_TOLERANCE = 1.0
"""Millimetres that the standard allows a margin."""
_PLACE_TOLERANCE = 2.0
_SINGLE = 240
"""Word's measure of a single line, where lines are not fixed."""
_LEADING = 1.3
"""A single line in sizes of the type, about: it is the face's affair."""
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_CHARACTER_GRIDS = ("linesAndChars", "snapToChars")
_LONG_TABLE = 10
_NUMBER_MARGIN = 1.5
"""Characters by which the page number may stand further in or out than one."""


def judge_pages(paper: Paper, roles: Sequence[Role], layout: Layout, found: Gathered) -> None:
    """What concerns whole pages."""
    for number, section in enumerate(paper.sections, start=1):
        place = _("page setup") if len(paper.sections) == 1 else _("section {n}").format(n=number)
        _judge_paper(section, layout, place, found)
        _judge_footers(section, paper, layout, place, found)
    if paper.sections:
        _judge_grid(paper, roles, layout, found)
    _judge_tables(paper, layout, found)


def _judge_paper(section: Section, layout: Layout, place: str, found: Gathered) -> None:
    margins = layout.margins
    size, edges = (layout.width, layout.height), (margins.top, margins.right, margins.bottom, margins.left)
    if section.landscape:
        size, edges = size[::-1], (margins.left, margins.top, margins.right, margins.bottom)
    seen = tuple(section.page.get(side, 0) / 20 / POINTS for side in ("w", "h"))
    if any(abs(a - b) > _TOLERANCE for a, b in zip(seen, size, strict=True)):
        message = _("the paper is {seen} mm, not {expected} mm")
        found.add("5.1", message.format(seen=_by(seen), expected=_by(size)), place)
    names = {"top": _("top"), "right": _("right"), "bottom": _("bottom"), "left": _("left")}
    for (side, name), expected in zip(names.items(), edges, strict=True):
        margin = abs(section.margins.get(side, 0)) / 20 / POINTS
        if abs(margin - expected) > _TOLERANCE + 0.05:
            message = _("the {side} margin is {seen} mm, not {expected} mm")
            said = message.format(side=name, seen=f"{margin:.1f}", expected=f"{expected:g}")
            found.add("5.2.1", said, place)


def _by(size: tuple[float, ...]) -> str:
    return " × ".join(f"{each:.0f}" for each in size)


def _judge_grid(paper: Paper, roles: Sequence[Role], layout: Layout, found: Gathered) -> None:
    """Lines to a page and characters to a line, as most of the text has them."""
    texts = [
        paragraph
        for paragraph, role in zip(paper.paragraphs, roles, strict=True)
        if role in (Role.BODY, *HEADINGS) and paragraph.runs
    ]
    section = next((each for each in paper.sections if not each.landscape), None)
    if not texts or section is None:
        return
    weights: Counter[tuple[float, float]] = Counter()
    for paragraph in texts:
        look = paragraph.runs[0].look
        measure = (line_height(paragraph, section), _character(look.size, paragraph, section))
        weights[measure] += len(paragraph.text)
    (line, character), _weight = weights.most_common(1)[0]
    margins, page = section.margins, section.page
    height = (page.get("h", 0) - abs(margins.get("top", 0)) - abs(margins.get("bottom", 0))) / 20
    width = (page.get("w", 0) - margins.get("left", 0) - margins.get("right", 0)) / 20
    for clause, seen, expected, message in (
        ("5.2.3", int((height + 0.5) / line), layout.lines, _("a page holds {seen} lines, not {expected}")),
        (
            "5.2.3",
            int((width + 0.5) / character),
            layout.characters,
            _("a line holds {seen} characters, not {expected}"),
        ),
    ):
        if seen != expected:
            found.add(clause, message.format(seen=seen, expected=expected), _("body"))


def line_height(paragraph: Paragraph, section: Section) -> float:
    """From line to line, in points."""
    look = paragraph.look
    line = look.number("spacing.line") or _SINGLE
    size = max((run.look.size for run in paragraph.runs), default=look.size)
    if look.text("spacing.lineRule") in ("exact", "atLeast"):
        natural = 0 if look.text("spacing.lineRule") == "exact" else size * _LEADING
        return max(line / 20, natural, 1)
    single = size * _LEADING
    if section.grid in _GRIDS and section.line_pitch and look.text("onLineGrid") != "0":
        pitch = section.line_pitch / 20
        single = pitch * -(-single // pitch)
    return max(single * line / _SINGLE, 1)


def _character(size: float, paragraph: Paragraph, section: Section) -> float:
    """From character to character, in points."""
    look = paragraph.runs[0].look
    character = size + (look.number("characterSpacing") or 0) / 20
    if section.grid in _CHARACTER_GRIDS and look.text("onCharacterGrid") != "0":
        character += section.character_space / 4096
    return max(character, 1)


def _judge_footers(section: Section, paper: Paper, layout: Layout, place: str, found: Gathered) -> None:
    outer = layout.page_number_place is PageNumberPlace.OUTER
    numbered = [each for each in section.footers.get("default", []) if each.has_page_field]
    if not numbered:
        found.add("7.5", _("the pages have no number"), place)
        return
    _judge_number(numbered[0], layout, _("page number"), found)
    if section.landscape:
        return
    # The dash is half way down its line.
    bottom, footer = section.margins.get("bottom", 0), section.margins.get("footer", 0)
    gap = (bottom - footer) / 20 / POINTS - layout.page_number_type.size * _LEADING / 2 / POINTS
    if abs(gap - layout.page_number_gap) > _PLACE_TOLERANCE:
        message = _("the page number stands {seen} mm below the type area, not {expected} mm")
        found.add("7.5", message.format(seen=f"{gap:.0f}", expected=f"{layout.page_number_gap:g}"), place)
    if not outer:
        _judge_side(numbered[0], ("center",), _("centred"), layout, found)
        return
    _judge_side(numbered[0], ("right", "end"), _("at the right on odd pages"), layout, found)
    even = [each for each in section.footers.get("even", []) if each.has_page_field]
    if not (paper.even_pages_differ and even):
        found.add("7.5", _("the page number does not change sides on even pages"), place)
    else:
        _judge_number(even[0], layout, _("page number of even pages"), found)
        _judge_side(even[0], ("left", "start", "both", ""), _("at the left on even pages"), layout, found)


def _judge_number(paragraph: Paragraph, layout: Layout, place: str, found: Gathered) -> None:
    form = re.escape(layout.page_number).replace(re.escape("{page}"), r"\d*").replace(r"\ ", r"\s?")
    if not re.fullmatch(form, paragraph.text.strip()):
        message = _("the page number is written “{seen}”, not “{expected}”")
        said = message.format(seen=paragraph.text.strip(), expected=layout.page_number.format(page=1))
        found.add("7.5", said, place)
    expected = layout.page_number_type
    for run in paragraph.runs:
        if abs(run.look.size - expected.size) > 0.1:
            message = _("the page number has {seen} pt, not {expected} pt")
            found.add("7.5", message.format(seen=f"{run.look.size:g}", expected=f"{expected.size:g}"), place)
        digits = run.look.text("latin")
        if run.text.isdigit() and not is_face(digits, SONG):
            message = _("the page number is in {seen}, not in {expected}")
            found.add("7.5", message.format(seen=digits or _("no named face"), expected=SONG.name), place)


def _judge_side(
    paragraph: Paragraph, sides: tuple[str, ...], said: str, layout: Layout, found: Gathered
) -> None:
    look = paragraph.look
    if look.text("jc") not in sides:
        found.add("7.5", _("the page number does not stand {where}").format(where=said), _("page number"))
        return
    if sides == ("center",):
        return
    side = "right" if "right" in sides else "left"
    characters = (look.number(f"ind.{side}Chars") or 0) / 100
    if not characters:
        characters = (look.number(f"ind.{side}") or 0) / 20 / layout.page_number_type.size
    if abs(characters - 1) > 0.5:
        message = _("the page number leaves {seen} characters free at the edge, not one")
        found.add("7.5", message.format(seen=f"{characters:.1f}".removesuffix(".0")), _("page number"))


def _judge_tables(paper: Paper, layout: Layout, found: Gathered) -> None:
    width = layout.text_width * POINTS * 20
    for number, table in enumerate(paper.tables, start=1):
        section = paper.sections[min(table.section, len(paper.sections) - 1)] if paper.sections else None
        place = _("table {n}").format(n=number)
        if section is None or table.floats:
            continue
        if table.columns > MOST_COLUMNS and not section.landscape:
            message = _("a table of {n} columns stands on an upright page, not on a landscape one")
            found.add("8", message.format(n=table.columns), place)
        elif not section.landscape and table.width > width + 200:
            found.add("5.2.1", _("the table is wider than the type area"), place)
        if table.rows > _LONG_TABLE and not table.repeats_head:
            found.add("", _("the table does not repeat its header row on each page"), place)


def is_face(name: str, face: Face) -> bool:
    """Whether a name is that of a face, or of one that may stand in for it."""
    return name.casefold() in {each.casefold() for each in (face.name, *face.stand_ins)}
