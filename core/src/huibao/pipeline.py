"""The steps in order, for one unit type: structure, derive, check, compose.

No input or output of its own: callers read before it and render after it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache

from attrs import evolve

from huibao.check.check import Judge, check, settle
from huibao.check.sample import left_of_example
from huibao.compose.draft import draft
from huibao.compose.finish import finish
from huibao.derive.derive import derive
from huibao.derive.facts import Facts
from huibao.errors import InputError, PluginError, Problem, UsageError
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.document import Document
from huibao.model.figure import Figure, Role
from huibao.model.finding import Finding
from huibao.model.formats import RawData
from huibao.model.outline import Outline
from huibao.model.sealed import frozen
from huibao.model.submission import Submission
from huibao.plugin.manager import Plugins
from huibao.plugin.speakers import judged
from huibao.structure.called import id_of, suggest_called
from huibao.structure.submission import structure, upgraded


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
        from huibao.plugin.assemble import assemble  # a kept type needs none of it

        return cls.over(plugins, assemble(plugins, type_id))

    @classmethod
    def over(cls, plugins: Plugins, catalogue: Catalogue) -> "ReportType":
        """A unit type that has been assembled, with the plugins' own checks."""
        return cls(catalogue, judges(plugins, lambda: examples(plugins, catalogue)))

    def outline(self, name: str = "") -> Outline:
        """The outline of that id or Chinese name; the default one for "". `UsageError` if there is none."""
        if not name:
            return self.catalogue.default_outline
        outlines = self.catalogue.outlines
        if name in outlines:
            return outlines[name]
        names = {id: each.name for id, each in outlines.items()}
        id = id_of(name.strip(), names)
        if id not in outlines:
            message = _("type {type} has no outline {name}")
            raise UsageError(
                message.format(type=self.catalogue.unit_type.id, name=name), hint=suggest_called(name, names)
            )
        return outlines[id]

    def held_against(self, *names: str) -> "ReportType":
        """The type with standards chosen by name, whatever data files say; `UsageError` if there is none.

        An edition's id is in force whatever the period; of a series, the period picks the edition.
        """
        known = {name for each in self.catalogue.standards for name in each.names}
        for name in names:
            if name not in known:
                raise UsageError(
                    _("there is no standard {id}").format(id=name),
                    hint=_("known are {names}").format(names=", ".join(sorted(known))),
                )
        return evolve(self, catalogue=evolve(self.catalogue, named=names)) if names else self

    def layered(self, *layers: RawData) -> "ReportType":
        """The type with the standards of a province, a county or an organisation on top, in that order.

        `InputError` if one does not hold together, or asks for less without saying why.
        """
        if not layers:
            return self
        from huibao.plugin.layers import with_layer

        catalogue = self.catalogue
        for raw in layers:
            catalogue = with_layer(catalogue, raw)
        return evolve(self, catalogue=catalogue)

    def upgraded(self, raw: RawData) -> RawData:
        """A data file with the names of today in place of old ones, and the places of these."""
        return upgraded(raw, self.catalogue)

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
        that the submission gives itself are held against it. What it planned for this period is the
        target where the submission gives none.
        """
        plan = outline or self.outline(submission.outline)
        found: Sequence[Finding] = ()
        if earlier is not None:
            if earlier.local:
                from huibao.structure.last_year import with_todays_keys  # few files have any

                earlier = with_todays_keys(earlier, submission)
            before = derive(earlier, self.catalogue)
            from huibao.check.copied import copied  # only needed beside last year's file
            from huibao.check.restated import restated

            found = (*restated(submission, before), *copied(submission, before))
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


def judges(plugins: Plugins, made: Callable[[], Iterable[Submission]]) -> tuple[Judge, ...]:
    """The checks beside those in data: the plugins' own, and one for what is left of the type's examples.

    The examples are made when there are words to compare.
    """

    @cache
    def known() -> tuple[Submission, ...]:
        with suppress(PluginError):  # a type with a faulty example has its files checked all the same
            return tuple(made())
        return ()

    def left_over(facts: Facts) -> Iterator[Finding]:
        if facts.submission.texts or facts.submission.lists:
            for example in known():
                yield from left_of_example(facts, example)

    return (lambda facts: judged(plugins, facts), left_over)


def examples(plugins: Plugins, catalogue: Catalogue) -> tuple[Submission, ...]:
    """The sound ones among a type's examples."""
    found = plugins.collect("huibao_example", unit_type=catalogue.unit_type.id)
    return tuple(each for _plugin, raw in found for each in _structured(raw, catalogue))


def _structured(raw: RawData, catalogue: Catalogue) -> Iterator[Submission]:
    """The submission in an example, none if it is faulty."""
    with suppress(InputError):
        yield structure(raw, catalogue)


def _with_previous(submission: Submission, before: Facts) -> Submission:
    """The submission with last year's figures, and what was planned then, where it gives none itself."""
    filed = _taken_over(before.figures, Role.PREVIOUS)
    if before.submission.period.next == submission.period:
        promised = _taken_over(before.planned_figures, Role.TARGET)
        submission = evolve(submission, targets=promised | dict(submission.targets))
    return evolve(submission, previous=filed | dict(submission.previous))


def _taken_over(figures: Mapping[str, Figure], role: Role) -> dict[str, Figure]:
    """Figures of another year's filing in a new role."""
    return {code: evolve(figure, role=role) for code, figure in figures.items()}
