"""Tries a rule on its cases: those that keep it, and those that break it.

For the tests of plugins; no report needs it.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from huibao.content.cases import Case, RuleCases
from huibao.derive.derive import derive
from huibao.errors import InputError
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.finding import Finding
from huibao.structure.submission import structure

from .rules import findings_of
from .verdict import Verdict, judge, prepared


@frozen
class Tried:
    """What came of a case: the verdict of each rule of a plugin by code, and what those found that fired."""

    verdicts: Mapping[str, Verdict]
    findings: tuple[Finding, ...]

    @property
    def fired(self) -> frozenset[str]:
        """The codes of the rules that fired."""
        return frozenset(finding.rule for finding in self.findings)


def try_case(case: Case, catalogue: Catalogue, plugin: str) -> Tried:
    """Hold the rules that a plugin gave against a case; `InputError` if no data file could say that."""
    facts = derive(structure(case.raw, catalogue), catalogue)
    own = [each for each in prepared(catalogue) if each.rule.plugin == plugin]
    return Tried({each.rule.id: judge(each, facts) for each in own}, tuple(findings_of(own, facts)))


def faults(cases: Sequence[RuleCases], catalogue: Catalogue) -> list[str]:
    """All that keeps the cases from showing that every rule can be kept and broken, empty if nothing does.

    A rule must have a case of either sort. Where it is kept, it must have been applied, and no rule
    of the same plugin may fire; where it is broken, it must fire, and no other but those in `also`.
    """
    return [fault for each in cases for fault in faults_of(each, catalogue)]


def faults_of(cases: RuleCases, catalogue: Catalogue) -> Iterator[str]:
    """The same for one rule."""
    if not cases.holds:
        yield _("{rule}: no case keeps it").format(rule=cases.rule.id)
    if not cases.breaks:
        yield _("{rule}: no case breaks it").format(rule=cases.rule.id)
    owner = next((each.plugin for each in catalogue.rules if each.id == cases.rule.id), "")
    if not owner:
        yield _("{rule}: the type has no such rule").format(rule=cases.rule.id)
        return
    fired: set[str] = set()
    trials = [(case, _kept) for case in cases.holds] + [(case, _broken) for case in cases.breaks]
    for case, look in trials:
        try:
            tried = try_case(case, catalogue, owner)
        except InputError as error:
            yield str(error)
            continue
        fired |= tried.fired
        yield from look(case, cases, tried)
    for rule in sorted(cases.also - fired):
        yield _("{rule}: {other} stands under also, but never fires with it").format(
            rule=cases.rule.id, other=rule
        )


def _kept(case: Case, cases: RuleCases, tried: Tried) -> Iterator[str]:
    verdict = tried.verdicts[cases.rule.id]
    if verdict is not Verdict.PASSED and cases.rule.id not in tried.fired:
        yield _not_judged(case, verdict)
    for finding in tried.findings:
        yield _("{where}: {rule} fires: {message}").format(
            where=case.where, rule=finding.rule, message=finding.message
        )


def _broken(case: Case, cases: RuleCases, tried: Tried) -> Iterator[str]:
    if cases.rule.id not in tried.fired:
        verdict = tried.verdicts[cases.rule.id]
        kept = verdict is Verdict.PASSED
        yield (
            _("{where}: the rule is kept").format(where=case.where) if kept else _not_judged(case, verdict)
        )
    for finding in tried.findings:
        if finding.rule not in {cases.rule.id, *cases.also}:
            yield _("{where}: {rule} fires as well: {message}").format(
                where=case.where, rule=finding.rule, message=finding.message
            )


def _not_judged(case: Case, verdict: Verdict) -> str:
    if verdict is Verdict.OPEN:
        return _("{where}: the rule is left open by a figure that is not exact").format(where=case.where)
    return _(
        "{where}: the rule does not apply: a figure is missing, or its condition or kinds exclude the case"
    ).format(where=case.where)
