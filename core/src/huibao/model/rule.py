"""What must hold between figures."""

import enum

from huibao.model.sealed import frozen


class Severity(enum.Enum):
    """How much a finding weighs. Errors fail a check; questions ask; notes only tell."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Missing(enum.Enum):
    """What the absence of an operand means to a rule."""

    SKIP = "skip"
    """The rule is not applicable."""
    ZERO = "zero"
    """The operand counts as zero."""
    FINDING = "finding"
    """The absence is itself a finding."""


@frozen
class Rule:
    """A condition over figures, and what to say when it does not hold.

    id             stable code, prefixed with the unit type: school-checkup-not-more-than-students
    check          expression that must hold
    when           expression; the rule applies only where it holds
    message, hint  Chinese; {code} prints the figure
    cites          standard and clause that the rule comes from, empty for plain arithmetic
    kinds          sub-kinds that the rule is for; empty means all
    yearly         whether it is for reports of a whole year only
    formerly       ids that it had before; old data files explain them
    """

    id: str
    check: str
    message: str
    severity: Severity = Severity.ERROR
    missing: Missing = Missing.SKIP
    when: str = ""
    hint: str = ""
    cites: str = ""
    kinds: tuple[str, ...] = ()
    yearly: bool = False
    plugin: str = ""
    formerly: tuple[str, ...] = ()
