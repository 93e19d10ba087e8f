"""The steps in order, for one unit type: structure, derive, check, compose.

No input or output of its own: callers read before it and render after it.
"""

from collections.abc import Sequence

from attrs import evolve, frozen

from huibao.check.check import Judge, check, settle
from huibao.check.restated import restated
from huibao.compose.draft import draft
from huibao.compose.finish import finish
from huibao.derive.derive import derive
from huibao.derive.facts import Facts
from huibao.errors import InputError, Problem, UsageError
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.document import Document
from huibao.model.figure import Figure, Role
from huibao.model.finding import Finding
from huibao.model.formats import RawData
from huibao.model.outline import Outline
from huibao.model.submission import Submission
from huibao.plugin.assemble import assemble
from huibao.plugin.manager import Plugins
from huibao.structure.submission import structure


@frozen(eq=False)
class Report:
    """A finished report: the facts, what was found about them, and the document to render."""

    facts: Facts
    findings: tuple[Finding, ...]
    document: Document


@frozen(eq=False)
class ReportType:
    """A unit type ready to work: its catalogue, and the checks that plugins wrote in Python."""

    catalogue: Catalogue
    judges: tuple[Judge, ...] = ()

    @classmethod
    def of(cls, plugins: Plugins, type_id: str) -> "ReportType":
        """Assemble an installed unit type; errors as in `assemble`."""
        return cls(assemble(plugins, type_id), (lambda facts: _judged(plugins, facts),))

    def outline(self, name: str = "") -> Outline:
        """The outline of that name; the default one for "". `UsageError` if there is none."""
        if not name:
            return self.catalogue.default_outline
        if name not in self.catalogue.outlines:
            raise UsageError(
                _("type {type} has no outline {name}").format(type=self.catalogue.unit_type.id, name=name),
                hint=_("known are {names}").format(names=", ".join(sorted(self.catalogue.outlines))),
            )
        return self.catalogue.outlines[name]

    def held_against(self, standard_id: str) -> "ReportType":
        """The type with one standard in force whatever the period; `UsageError` if there is none."""
        chosen = next((each for each in self.catalogue.standards if each.id == standard_id), None)
        if chosen is None:
            known = ", ".join(sorted(each.id for each in self.catalogue.standards))
            raise UsageError(
                _("there is no standard {id}").format(id=standard_id),
                hint=_("known are {names}").format(names=known),
            )
        forced = evolve(chosen, since=None, until=None)
        others = [each for each in self.catalogue.standards if each.id != standard_id]
        return evolve(self, catalogue=evolve(self.catalogue, standards=(forced, *others)))

    def structure(self, raw: RawData) -> Submission:
        """The submission in a data file as read; `InputError` with all that is wrong."""
        return structure(raw, self.catalogue)

    def check(self, submission: Submission) -> tuple[Finding, ...]:
        """Every finding on the figures and texts of a submission."""
        facts = derive(submission, self.catalogue)
        return settle(facts, check(facts, self.judges))

    def report(
        self, submission: Submission, outline: Outline | None = None, earlier: Submission | None = None
    ) -> Report:
        """The report of a submission, in the outline that it or the caller names.

        earlier is the filing of the same period last year: it fills in previous figures, and those
        that the submission gives itself are held against it.
        """
        plan = outline or self.outline(submission.outline)
        found: Sequence[Finding] = ()
        if earlier is not None:
            before = derive(earlier, self.catalogue)
            found = tuple(restated(submission, before))
            submission = _with_previous(submission, before)
        facts = derive(submission, self.catalogue)
        drafted = draft(facts, plan)
        findings = settle(facts, [*found, *check(facts, self.judges), *drafted.silent])
        return Report(facts, findings, finish(drafted, findings))


def check_earlier(submission: Submission, earlier: Submission) -> None:
    """`InputError` unless the earlier filing is the same period of last year."""
    expected = submission.period.same_last_year
    if earlier.period != expected:
        message = _("the file is for {theirs}, but last year's for {ours} is {expected}").format(
            theirs=earlier.period.label, ours=submission.period.label, expected=expected.label
        )
        raise InputError(
            earlier.origin, Problem(message, "period", _("give last year's file with --previous"))
        )


def _judged(plugins: Plugins, facts: Facts) -> list[Finding]:
    return [finding for _plugin, finding in plugins.collect("huibao_check", facts=facts)]


def _with_previous(submission: Submission, before: Facts) -> Submission:
    """The submission with last year's figures from its filing, where it gives none itself."""
    filed: dict[str, Figure] = {
        code: evolve(figure, role=Role.PREVIOUS)
        for code, figure in before.figures.items()
        if not code.startswith("local.")
    }
    return evolve(submission, previous=filed | dict(submission.previous))
