"""The marks of a template, {{正文}} and the like: where they stand, and what comes in their place."""

import re
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from huibao.model.document import Document, ParagraphBlock, plain
from huibao.model.letter import Letter, printed_day
from huibao.render.characters import escape
from huibao.render.title import title_lines

from .spans import Edit, Node, W

REPORT = "report"
_NAMES = {
    REPORT: ("正文", "报告", "report"),
    "title": ("标题", "title"),
    "unit": ("单位", "unit"),
    "period": ("期间", "period"),
    "addressee": ("主送机关", "addressee"),
    "signature": ("署名", "signature"),
    "date": ("日期", "成文日期", "date"),
    "copy_number": ("份号", "copy_number"),
    "secrecy": ("密级", "secrecy"),
    "urgency": ("紧急程度", "urgency"),
    "mark": ("发文机关", "发文机关标志", "mark"),
    "number": ("发文字号", "文号", "number"),
    "signer": ("签发人", "signer"),
    "copy_to": ("抄送", "抄送机关", "copy_to"),
    "issued_by": ("印发机关", "issued_by"),
    "issued_on": ("印发日期", "issued_on"),
}
KNOWN = {name: role for role, names in _NAMES.items() for name in names}
"""What may stand between the braces, and what it asks for."""
PLACEABLE = frozenset(("title", "addressee", "signature", "date"))
"""Parts of the report that stand where their mark is alone in its paragraph, and not again in the flow."""
LETTER = tuple(_NAMES)[7:]
"""What the table [letter] of a data file gives."""
_MARK = re.compile(r"(?:\{\{|｛｛)\s*([^{}｛｝\s]{1,20})\s*(?:\}\}|｝｝)")
_TEXT, _PARAGRAPH = f"{W}t", f"{W}p"
_GAPS = {f"{W}tab", f"{W}br", f"{W}cr"}


@frozen(eq=False)
class Mark:
    """A mark within a paragraph; role is "" for a name that nobody knows.

    pieces are the text elements that it runs through, each with the stretch of its text. is_alone says that
    the paragraph holds nothing else.
    """

    name: str
    role: str
    paragraph: Node
    pieces: tuple[tuple[Node, int, int], ...]
    is_alone: bool


def first_name(role: str) -> str:
    """What a role's mark is usually called."""
    return "{{" + _NAMES[role][0] + "}}"


def marks_in(root: Node) -> Iterator[Mark]:
    """All marks of a part, in order, however the program has cut them into runs."""
    for paragraph in root.all(_PARAGRAPH):
        texts: list[Node | None] = [
            node if node.tag == _TEXT else None
            for node in paragraph.all(_TEXT, *_GAPS)
            if _paragraph_of(node) is paragraph and not _is_setting(node)
        ]
        joined = "".join("\n" if node is None else node.text for node in texts)
        for found in _MARK.finditer(joined):
            pieces = tuple(_pieces(texts, *found.span()))
            alone = joined.strip() == found[0] and not any(map(_is_drawn, paragraph.all()))
            yield Mark(found[1], KNOWN.get(found[1].lower(), ""), paragraph, pieces, alone)


def _paragraph_of(node: Node) -> Node | None:
    return next((each for each in node.above() if each.tag == _PARAGRAPH), None)


def _is_setting(node: Node) -> bool:
    """Whether this is a tab stop of the paragraph's properties and no tab."""
    return node.parent is not None and node.parent.tag == f"{W}tabs"


def _is_drawn(node: Node) -> bool:
    return node.tag in (f"{W}drawing", f"{W}pict", f"{W}object")


def _pieces(texts: Iterable[Node | None], start: int, end: int) -> Iterator[tuple[Node, int, int]]:
    at = 0
    for node in texts:
        length = 1 if node is None else len(node.text)
        if node is not None and at < end and start < at + length:
            yield node, max(start - at, 0), min(end - at, length)
        at += length


def filled(marks: Iterable[Mark], value: Callable[[Mark], str]) -> Iterator[Edit]:
    """The edits that put values, which are markup for within a text element, in the place of marks."""
    by_text: dict[int, tuple[Node, list[tuple[int, int, str]]]] = {}
    for mark in marks:
        for number, (node, start, end) in enumerate(mark.pieces):
            said = "" if number else value(mark)
            by_text.setdefault(node.start, (node, []))[1].append((start, end, said))
    for node, changes in by_text.values():
        parts, at = [], 0
        for start, end, said in sorted(changes):
            parts += [escape(node.text[at:start]), said]
            at = end
        parts.append(escape(node.text[at:]))
        yield node.start, node.end, f'<w:t xml:space="preserve">{"".join(parts)}</w:t>'


def values_of(document: Document) -> dict[str, str]:
    """What stands in the place of each mark but the report's, in plain words; "" where nothing is said."""
    said = {block.role: plain(block.runs) for block in document.blocks if isinstance(block, ParagraphBlock)}
    letter = document.letter or Letter()
    return {
        "title": document.title,
        "unit": document.unit,
        "period": document.period,
        **{role: said.get(role, "") for role in ("addressee", "signature", "date")},
        "copy_number": letter.copy_number,
        "secrecy": letter.secrecy,
        "urgency": letter.urgency,
        "mark": letter.mark,
        "number": letter.number,
        "signer": letter.signer,
        "copy_to": "，".join(letter.copy_to),
        "issued_by": letter.issued_by,
        "issued_on": printed_day(letter.issued_on) if letter.issued_on else "",
    }


def title_markup(document: Document) -> str:
    """The title for within a text element, broken by meaning where it does not fit."""
    return '</w:t><w:br/><w:t xml:space="preserve">'.join(map(escape, title_lines(document)))
