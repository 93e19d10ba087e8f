"""What a rule says when it does not hold."""

from attrs import evolve

from huibao.model.sealed import deferred

from .rule import Severity


@deferred
class Finding:
    """One remark on a submission; plain data, never raised.

    rule        stable code of the rule
    indicators  codes of the figures concerned, the first one leading
    seen, expected   as text for people
    place       where to look in the data file; empty when the file says nothing
    explanation  the unit's own words for a known deviation; the finding is then a note
    """

    rule: str
    severity: Severity
    message: str
    indicators: tuple[str, ...] = ()
    seen: str = ""
    expected: str = ""
    place: str = ""
    hint: str = ""
    cites: str = ""
    explanation: str = ""
    by: str = ""

    @property
    def sort_key(self) -> tuple[int, str, tuple[str, ...], str]:
        """Gravest first, then by code: never by the order in which plugins loaded."""
        return (self.severity.rank, self.rule, self.indicators, self.message)

    def explained(self, reason: str) -> "Finding":
        """The same finding as a note that carries the unit's explanation."""
        return evolve(self, severity=Severity.NOTE, explanation=reason)
