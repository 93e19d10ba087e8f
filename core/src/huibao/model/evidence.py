"""What stands behind the figures of a document, for renderers that show it."""

import enum
from collections.abc import Mapping, Sequence

from attrs import field

from .document import Aspect
from .figure import Figure
from .finding import Finding
from .indicator import Indicator
from .rule import Severity
from .sealed import frozen, sealed


class Outcome(enum.Enum):
    """What came of holding a rule against a figure."""

    PASSED = "passed"
    OPEN = "open"
    """The figures' bounds (98%以上) leave it open."""
    FOUND = "found"
    """There is a finding."""

    # Members are single; Enum's own hashing is slow.
    __hash__ = object.__hash__


@sealed
class Ruling:
    """A rule that a figure was held against.

    words are the condition with the figures in it; of a finding, what it says. severity is a finding's;
    explanation the unit's own words for it.
    """

    rule: str
    outcome: Outcome
    words: str
    severity: Severity | None = None
    explanation: str = ""


@sealed
class Account:
    """All that is known of one indicator.

    heading is the title that its section stands under. figures are those given or derived, texts what
    is printed of each aspect, comparisons included. formula tells with names and figures how the
    figure of this period was computed, "" where it was given.
    """

    indicator: Indicator
    heading: str
    figures: Mapping[Aspect, Figure]
    texts: Mapping[Aspect, str]
    formula: str = ""
    rulings: Sequence[Ruling] = ()


@frozen
class Evidence:
    """accounts by the indicator's code, in the report's order; findings gravest first.

    printed are the codes of the figures that the report prints, in the order in which they were said.
    """

    accounts: Mapping[str, Account] = field(factory=dict)
    findings: tuple[Finding, ...] = ()
    printed: tuple[str, ...] = ()


def source_of(figure: Figure) -> str:
    """File and place of a figure."""
    return f"{figure.file}:{figure.place}" if figure.place else figure.file
