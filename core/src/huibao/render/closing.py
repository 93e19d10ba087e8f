"""Where 署名 and 成文日期 stand, as clause 7.3.5.2 of GB/T 9704 has them: the same in Word and in PDF."""

from huibao.model.document import Document, ParagraphBlock, plain
from huibao.record import Record

from .characters import breadth
from .title import broken

_SAID = ("signature", "date")
_ENDS = ("attachments", "signature")
_FREE = 2
"""Characters from the right edge to the longer of the two, and from where the name begins to the date."""


class Closing(Record):
    """The name's lines, and how many characters are free to the right of name and date."""

    name: tuple[str, ...]
    right_of_name: float
    right_of_date: float


def closing(document: Document) -> Closing | None:
    """None where name or date is not said: then nothing depends on the other.

    A name that is too long for a line is broken where its meaning breaks.
    """
    said = {
        block.role: plain(block.runs)
        for block in document.blocks
        if isinstance(block, ParagraphBlock) and block.role in _SAID
    }
    if len(said) < len(_SAID):
        return None
    room = document.layout.characters - _FREE
    name, date = said["signature"], breadth(said["date"])
    lines = (name,) if breadth(name) <= room else broken((name,), room - _FREE)
    wide = min(max(map(breadth, lines)), room)
    right_of_date = min(max(wide - date, _FREE), max(room - date, 0))
    return Closing(lines, max(right_of_date + date + _FREE - wide, 0), right_of_date)


def last_of_text(document: Document) -> int:
    """Where the block stands that 附件说明 and 署名 follow; -1 where there are none.

    No page may hold these and nothing of the text.
    """
    for at, block in enumerate(document.blocks):
        if isinstance(block, ParagraphBlock) and block.role in _ENDS:
            return at - 1
    return -1
