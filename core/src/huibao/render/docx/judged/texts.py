"""Type, indent and place of each paragraph; forms of headings and numbers."""

import re
from collections.abc import Sequence

from huibao.i18n import _
from huibao.model.layout import Layout, Type

from .deviations import Gathered
from .pages import is_face, line_height
from .paper import Paper, Paragraph, Run
from .roles import HEADINGS, Role

CLAUSES = {
    Role.COPY_NUMBER: "7.2.1",
    Role.SECRECY: "7.2.2",
    Role.URGENCY: "7.2.3",
    Role.MARK: "7.2.4",
    Role.NUMBER: "7.2.5",
    Role.TITLE: "7.3.1",
    Role.ADDRESSEE: "7.3.2",
    Role.BODY: "7.3.3",
    Role.HEADING1: "7.3.3",
    Role.HEADING2: "7.3.3",
    Role.HEADING3: "7.3.3",
    Role.HEADING4: "7.3.3",
    Role.ATTACHMENTS: "7.3.4",
    Role.SIGNATURE: "7.3.5.2",
    Role.DATE: "7.3.5.2",
    Role.ANNEX: "7.3.7",
    Role.ANNEX_TITLE: "7.3.7",
    Role.IMPRINT: "7.4",
}
_RIGHT_NUMBERS = (
    r"[一二三四五六七八九十百]+、",
    r"（[一二三四五六七八九十百]+）(?!、)",
    r"\d+\.(?!\d)",
    r"（\d+）(?!、)",
)
_DOCUMENT_NUMBER = r"\D+〔\d{4}〕[1-9]\d*号(\s.*)?"
_BLACK = ("", "auto", "000000")
_CHINESE = re.compile("[\u3400-\u9fff]")
_FLUSH_LEFT = (Role.ADDRESSEE, Role.ANNEX, Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY)
_FREE_SIZE = (Role.MARK,)
_EXCERPT = 12


def place_of(paragraph: Paragraph) -> str:
    """Where a paragraph is, for a person who looks for it."""
    text = paragraph.text.strip()
    shown = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    return _("paragraph {n} “{text}”").format(n=paragraph.place, text=shown)


def judge_texts(paper: Paper, roles: Sequence[Role], layout: Layout, found: Gathered) -> None:
    """What concerns paragraphs one by one."""
    types: dict[Role, Type] = {
        Role.TITLE: layout.title, Role.ANNEX_TITLE: layout.title, Role.ANNEX: layout.label,
        Role.SECRECY: layout.label, Role.URGENCY: layout.label, Role.MARK: layout.mark,
        Role.IMPRINT: layout.imprint, **dict(zip(HEADINGS, layout.headings, strict=True)),
    }  # fmt: skip
    body = (
        Role.COPY_NUMBER, Role.NUMBER, Role.ADDRESSEE, Role.BODY, Role.ATTACHMENTS, Role.SIGNATURE, Role.DATE,
    )  # fmt: skip
    types |= dict.fromkeys(body, layout.body)
    for paragraph, role in zip(paper.paragraphs, roles, strict=True):
        if role not in types:
            continue
        _judge_type(paragraph, role, types[role], layout, found)
        _judge_indent(paragraph, role, layout, found)
        if role in HEADINGS:
            level = HEADINGS.index(role)
            text = paragraph.text.strip()
            if not re.match(_RIGHT_NUMBERS[level], text) and re.match(r"[（(一二三四五六七八九十\d]", text):
                message = _("a heading of level {level} is numbered {form}")
                form = ("一、", "（一）", "1.", "（1）")[level]
                found.add("7.3.3", message.format(level=level + 1, form=form), place_of(paragraph))
    _judge_forms(paper, roles, found)
    _judge_distances(paper, roles, layout, found)


def _judge_type(paragraph: Paragraph, role: Role, expected: Type, layout: Layout, found: Gathered) -> None:
    """Faces, sizes and colours of the runs; a heading that the text goes on from is judged to its end."""
    place, clause = place_of(paragraph), CLAUSES[role]
    if expected is layout.body and role not in HEADINGS:
        clause = "5.2.2"  # where nothing else is said
    for run in _judged_runs(paragraph, role):
        look = run.look
        if role is Role.NUMBER and is_face(look.text("chinese"), layout.signer.face):
            continue  # the signer's name
        if _CHINESE.search(run.text) and not is_face(look.text("chinese"), expected.face):
            _add_face(run, role, expected, clause, place, found)
        if role not in _FREE_SIZE and abs(look.size - expected.size) > 0.1:
            message = _("{what} has {seen} pt, not {expected} pt")
            said = message.format(what=role.value, seen=f"{look.size:g}", expected=f"{expected.size:g}")
            found.add(clause, said, place)
        if role is not Role.MARK and look.text("color").lower() not in _BLACK:
            found.add("5.2.4", _("the text is coloured, not black"), place)


def _add_face(run: Run, role: Role, expected: Type, clause: str, place: str, found: Gathered) -> None:
    seen, over = run.look.text("chinese"), run.look.text("chinese.over")
    if run.look.text("chinese.theme"):
        message = _("{what} takes its face from the theme ({seen}), not {expected}")
        seen = seen or run.look.text("chinese.theme")
        if over:
            message = _("{what} names {over}, but the theme's face {seen} wins over it")
    else:
        message = _("{what} is in {seen}, not in {expected}")
    values = {
        "what": role.value,
        "seen": seen or _("no named face"),
        "over": over,
        "expected": expected.face.name,
    }
    found.add(clause, message.format_map(values), place)


def _judged_runs(paragraph: Paragraph, role: Role) -> list[Run]:
    """The runs with words; of a heading on whose line the text goes on, those of the heading."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    if role not in HEADINGS[:2] or "。" not in paragraph.text.rstrip()[:-1]:
        return runs
    heading: list[Run] = []
    for run in runs:
        heading.append(run)
        if "。" in run.text:
            break
    return heading if len(heading) < len(runs) else []


def _judge_indent(paragraph: Paragraph, role: Role, layout: Layout, found: Gathered) -> None:
    look, place, clause = paragraph.look, place_of(paragraph), CLAUSES[role]
    alignment = look.text("jc")
    if role in (Role.TITLE, Role.ANNEX_TITLE, Role.MARK):
        if alignment != "center":
            found.add(clause, _("{what} is not centred").format(what=role.value), place)
        return
    first = first_line(paragraph, layout)
    if role in (Role.BODY, Role.ATTACHMENTS, *HEADINGS):
        if alignment == "center" and role is Role.BODY:
            return  # a line of its own kind: a picture, a mark
        if abs(first - layout.indent) > 0.3:
            message = _("{what} begins {seen} characters in, not {expected}")
            shown = f"{first:.1f}".removesuffix(".0")
            found.add(clause, message.format(what=role.value, seen=shown, expected=layout.indent), place)
    elif role in _FLUSH_LEFT and (abs(first) > 0.3 or alignment in ("center", "right", "end")):
        found.add(clause, _("{what} does not stand flush left").format(what=role.value), place)


def first_line(paragraph: Paragraph, layout: Layout) -> float:
    """How far in the first line begins, in characters, with spaces at its beginning."""
    size = max((run.look.size for run in paragraph.runs), default=layout.body.size)
    hanging, first = length(paragraph, "hanging", size), length(paragraph, "firstLine", size)
    text = "".join(run.text for run in paragraph.runs) if not paragraph.number else ""
    spaces = sum(0.5 if letter == " " else 1 for letter in text[: len(text) - len(text.lstrip(" \u3000"))])
    return length(paragraph, "left", size) + (-hanging if hanging else first) + spaces


def length(paragraph: Paragraph, name: str, size: float) -> float:
    """An indent in characters."""
    look = paragraph.look
    counted = look.number(f"ind.{name}Chars")
    if counted:
        return counted / 100
    return (look.number(f"ind.{name}") or 0) / 20 / size


def _judge_forms(paper: Paper, roles: Sequence[Role], found: Gathered) -> None:
    """How number, addressee and list of attachments are written."""
    for paragraph, role in zip(paper.paragraphs, roles, strict=True):
        text, place = paragraph.text.strip(), place_of(paragraph)
        if role is Role.NUMBER and not re.fullmatch(_DOCUMENT_NUMBER, text):
            message = _(
                "the number is not written as 临卫〔2023〕12号: full year in 〔〕, no 第, no leading nought"
            )
            found.add("7.2.5", message, place)
        elif role is Role.COPY_NUMBER and len(text) != 6:
            found.add("7.2.1", _("份号 has six digits"), place)
        elif role is Role.ADDRESSEE and text.endswith(":"):
            found.add("7.3.2", _("a full-width colon follows 主送机关"), place)
        elif role is Role.ATTACHMENTS:
            if not re.match(r"附件：", text):
                found.add("7.3.4", _("附件说明 begins with 附件："), place)
            if text.endswith(("。", "；", "，", "、", ".", ";")):
                found.add("7.3.4", _("no mark follows an attachment's name"), place)
        elif role is Role.ANNEX and text.endswith(("：", ":")):
            found.add("7.3.7", _("no colon follows 附件 above an attachment"), place)


def _judge_distances(paper: Paper, roles: Sequence[Role], layout: Layout, found: Gathered) -> None:
    """Empty lines between parts that stand apart."""
    if not paper.sections:
        return
    expected = {
        (Role.NUMBER, Role.TITLE): ("7.3.1", layout.title_before),
        (Role.TITLE, Role.ADDRESSEE): ("7.3.2", layout.title_after),
        **{(before, Role.ATTACHMENTS): ("7.3.4", 1) for before in (Role.BODY, *HEADINGS)},
        (Role.ANNEX, Role.ANNEX_TITLE): ("7.3.7", 1),
    }
    before: tuple[Role, Paragraph] | None = None
    empty = 0.0
    for paragraph, role in zip(paper.paragraphs, roles, strict=True):
        if role is Role.EMPTY:
            empty += line_height(paragraph, paper.sections[0]) if not paragraph.table else 0
            continue
        if before is not None and (before[0], role) in expected:
            clause, lines = expected[before[0], role]
            space = (before[1].look.number("spacing.after") or 0) / 20
            space = empty + max(space, (paragraph.look.number("spacing.before") or 0) / 20)
            if abs(space / layout.pitch - lines) > 0.6:
                message = _("{seen} empty lines stand before {what}, not {expected}")
                seen = f"{space / layout.pitch:.1f}".removesuffix(".0")
                said = message.format(seen=seen, what=role.value, expected=lines)
                found.add(clause, said, place_of(paragraph))
        before, empty = (role, paragraph), 0.0
