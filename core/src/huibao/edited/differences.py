"""What is no longer the same in an edited report and in its data."""

import enum

from attrs import frozen

from huibao.i18n import _


class Kind(enum.Enum):
    """What has become of a figure or of the words around it."""

    EDITED = "edited"
    """The document says something else than it was built with, and than the data."""
    CHANGED = "changed"
    """The data have changed since; the document is as it was built."""
    BOTH = "both"
    """Both have changed, and they do not agree."""
    DELETED = "deleted"
    """It stands nowhere in the document any more."""
    UNSAID = "unsaid"
    """The data have a figure that was not there when the document was built."""
    DROPPED = "dropped"
    """The data no longer have a figure that the document still says."""
    DISAGREE = "disagree"
    """The document says it in several places, and not the same."""
    NUMBER = "number"
    """A number that was typed in and is no figure of the data."""
    SHORTENED = "shortened"
    """It was deleted in one place and stands in others."""
    UNCOMPARED = "uncompared"
    """A comparison was deleted; the figures that it compares have their own places."""
    UNMARKED = "unmarked"
    """It is as it was, but its bookmark is lost."""
    REPEATED = "repeated"
    """A number that was typed in: a figure of the data once more."""
    DATED = "dated"
    """A date, an ordinal or a number without a unit that was typed in."""
    TEXT = "text"
    """Words were changed."""
    ADDED = "added"
    """A paragraph was added."""
    REMOVED = "removed"
    """A paragraph was deleted."""
    MERGED = "merged"
    """A paragraph was put together with the one beside it."""
    EMPTIED = "emptied"
    """A table was deleted, with figures that stand nowhere else."""
    TABLE = "table"
    """A table was deleted, and its figures of this period stand elsewhere as well."""


INFORMATION = frozenset(
    (
        Kind.SHORTENED,
        Kind.UNCOMPARED,
        Kind.UNMARKED,
        Kind.REPEATED,
        Kind.DATED,
        Kind.TEXT,
        Kind.ADDED,
        Kind.REMOVED,
        Kind.MERGED,
        Kind.TABLE,
    )
)
"""What is good to know, but sets the document's figures and the data at no odds."""


NOWHERE = -1
"""The block of what does not stand in the document."""


@frozen
class Difference:
    """One remark on an edited report.

    heading says what it stands under, block at which position in the document, counted from 0 as
    `Content` does; paragraph is the number of the paragraph there, counted from 1, of a cell that of
    the one before its table. text is what stands there, the place itself in 【】. was is what the report
    was built with, now what the document says, data what the data file says; each "" where there is none.
    """

    kind: Kind
    heading: str
    block: int
    text: str = ""
    indicator: str = ""
    name: str = ""
    aspect: str = ""
    was: str = ""
    now: str = ""
    data: str = ""
    paragraph: int = 0

    @property
    def counts(self) -> bool:
        """Whether the document's figures and the data are at odds because of it."""
        return self.kind not in INFORMATION


def in_words(aspect: str) -> str:
    """What to put behind a figure's name, "" for a figure of this period."""
    words = {
        "previous": _(" (last year)"),
        "target": _(" (target)"),
        "planned": _(" (planned)"),
        "change": _(" (change)"),
        "completion": _(" (completion)"),
    }
    return words.get(aspect, "")
