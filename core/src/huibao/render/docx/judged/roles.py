"""Tells what each paragraph of an official document is: by its style where it has one, else by its words."""

import enum
import re
from collections.abc import Sequence

from .paper import Paragraph, is_red


class Role(enum.Enum):
    """The parts of an official document that have a look of their own."""

    COPY_NUMBER = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    MARK = "发文机关标志"
    NUMBER = "发文字号"
    TITLE = "标题"
    ADDRESSEE = "主送机关"
    HEADING1 = "一级标题"
    HEADING2 = "二级标题"
    HEADING3 = "三级标题"
    HEADING4 = "四级标题"
    BODY = "正文"
    ATTACHMENTS = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    ANNEX = "附件"
    ANNEX_TITLE = "附件标题"
    CAPTION = "表题"
    IMPRINT = "版记"
    TABLE = "表格"
    EMPTY = ""


HEADINGS = (Role.HEADING1, Role.HEADING2, Role.HEADING3, Role.HEADING4)
NUMBERS = (
    r"[一二三四五六七八九十百]+\s*[、.．,，:：]",
    r"[（(][一二三四五六七八九十百]+[）)]",
    r"\d{1,2}[.．、](?!\d)",
    r"[（(]\d{1,2}[）)]",
)
"""How headings of the four levels begin, right or nearly so."""
_HEAD = {
    Role.COPY_NUMBER: r"\d{4,6}",
    Role.SECRECY: r"(绝密|机密|秘密)(\W.*)?",
    Role.URGENCY: r"(特急|特提|加急|平急|急件)",
    Role.NUMBER: r"\s*\S+[〔\[【（(]\d{2,4}[〕\]】）)]\s*第?\d+号.*",
}
_CHINESE_DAY = r"[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日"
DATE = rf"\s*(\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{_CHINESE_DAY})\s*"
_CAPTION = r"[表图]\s?\d+"
_ANNEX = r"附\s*件\s*\d*\s*[:：]?"
_ATTACHMENTS = r"附\s*件\s*\d*\s*[:：]\s*\S"
_IMPRINT = r"抄\s*送|主\s*送[:：]|.*\d日\s*印\s*发$"
_LONGEST_NAME = 60
_LONGEST_ADDRESSEE = 120
_LONGEST_HEADING = 45
_AFTER_BODY = (Role.EMPTY, Role.TABLE)


def roles(paragraphs: Sequence[Paragraph]) -> list[Role]:
    """The role of each paragraph."""
    found = [_alone(paragraph) for paragraph in paragraphs]
    first = _mark_head(paragraphs, found)
    after = _mark_title(paragraphs, found, first)
    if (place := _next_said(found, after)) is not None and found[place] is Role.BODY:
        text = paragraphs[place].text.strip()
        if text.endswith(("：", ":")) and len(text) <= _LONGEST_ADDRESSEE and "。" not in text:
            found[place] = Role.ADDRESSEE
    for place, role in enumerate(found):
        title = _next_said(found, place + 1) if role is Role.ANNEX else None
        if title is not None and _is_annex_title(paragraphs[title], found[title]):
            found[title] = Role.ANNEX_TITLE
        if role is Role.DATE:
            above = next((each for each in range(place)[::-1] if found[each] not in _AFTER_BODY), None)
            if above is not None and found[above] is Role.BODY and _is_name(paragraphs[above].text):
                found[above] = Role.SIGNATURE
    return found


def _alone(paragraph: Paragraph) -> Role:
    """What a paragraph is, seen alone."""
    text = paragraph.text.strip()
    if not text:
        return Role.EMPTY
    if re.match(_IMPRINT, text):
        return Role.IMPRINT
    if paragraph.table:
        return Role.TABLE
    if re.fullmatch(DATE, text):
        return Role.DATE
    if re.fullmatch(_ANNEX, text):
        return Role.ANNEX
    if re.match(_ATTACHMENTS, text):
        return Role.ATTACHMENTS
    if re.match(_CAPTION, text) and paragraph.look.text("jc") == "center":
        return Role.CAPTION
    for level, (role, number) in enumerate(zip(HEADINGS, NUMBERS, strict=True), start=1):
        named = paragraph.style in (f"heading {level}", f"标题 {level}")
        if named or (re.match(number, text) and (level < 3 or len(text) <= _LONGEST_HEADING)):
            return role
    if paragraph.look.text("jc") in ("right", "end") and _is_name(text):
        return Role.SIGNATURE
    return Role.BODY


def _mark_head(paragraphs: Sequence[Paragraph], found: list[Role]) -> int:
    """What stands above the red line; the place after it, 0 where there is no head."""
    last = -1
    for place, paragraph in enumerate(paragraphs):
        if found[place] not in (Role.EMPTY, Role.BODY, Role.HEADING3):
            break
        text = paragraph.text.strip()
        if role := next((role for role, form in _HEAD.items() if re.fullmatch(form, text)), None):
            found[place] = role
            last = place
        elif text and _is_red(paragraph):
            found[place] = Role.MARK
            last = place
        elif text:
            break
        if paragraph.red_line:
            return place + 1
    return last + 1


def _is_red(paragraph: Paragraph) -> bool:
    return any(is_red(run.look.text("color")) for run in paragraph.runs)


def _mark_title(paragraphs: Sequence[Paragraph], found: list[Role], first: int) -> int:
    """The title, perhaps of several paragraphs; the place after it.

    It is what has the style of titles, else what stands centred before the text, else what comes first.
    """
    said = [place for place in range(first, len(found)) if found[place] is not Role.EMPTY]
    named = [place for place in said if paragraphs[place].style in ("title", "标题")]
    opening = [place for place in said[:_TITLE_LINES] if found[place] in (Role.BODY, *HEADINGS)]
    centred = [place for place in opening if paragraphs[place].look.text("jc") == "center"]
    start = next(iter([*named, *centred, *opening]), None)
    if start is None:
        return first
    title = paragraphs[start]
    place = start
    while (
        place < len(found)
        and found[place] in (Role.BODY, *HEADINGS)
        and (
            place == start
            or (
                paragraphs[place].style == title.style
                and paragraphs[place].look.text("jc") == title.look.text("jc") == "center"
                and _size(paragraphs[place]) == _size(title)
            )
        )
    ):
        found[place] = Role.TITLE
        place += 1
    return place


_TITLE_LINES = 3


def _size(paragraph: Paragraph) -> float:
    return max((run.look.size for run in paragraph.runs), default=paragraph.look.size)


def _next_said(found: list[Role], start: int) -> int | None:
    return next((place for place in range(start, len(found)) if found[place] is not Role.EMPTY), None)


def _is_name(text: str) -> bool:
    return len(text.strip()) <= _LONGEST_NAME and not text.rstrip().endswith(("。", "；", "：", ":"))


def _is_annex_title(paragraph: Paragraph, role: Role) -> bool:
    return role in (Role.BODY, *HEADINGS) and len(paragraph.text) <= _LONGEST_NAME
