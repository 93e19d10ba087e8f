"""All findings on one submission, in one pass."""

from collections.abc import Callable, Iterable, Sequence

from huibao.derive.facts import Facts
from huibao.model.change import Part
from huibao.model.finding import Finding
from huibao.model.rule import Severity

from .formulas import disagreeing_formulas, told_once
from .required import missing_figures
from .requirements import missed_requirements
from .rules import broken_rules
from .slips import slips
from .texts.judge import own_words

Judge = Callable[[Facts], Iterable[Finding]]


def _of_former_content(facts: Facts) -> Iterable[Finding]:
    submission = facts.submission
    if not (submission.set_aside or submission.renamed):
        return ()
    from .former import old_names, set_aside  # few files hold any

    return (*set_aside(facts), *old_names(facts))


_FAMILIES: tuple[Judge, ...] = (
    broken_rules,
    missed_requirements,
    missing_figures,
    disagreeing_formulas,
    own_words,
    _of_former_content,
)


def check(facts: Facts, judges: Sequence[Judge] = ()) -> list[Finding]:
    """Every finding on the figures and texts; judges are the plugins' own, beside the rules in data."""
    found = [finding for judge in (*_FAMILIES, *judges) for finding in judge(facts)]
    if facts.impossible:
        found = told_once(facts, found)
    if facts.local:
        from .namesakes import namesakes  # few files have any

        found += namesakes(facts)
    asked = list(slips(facts))
    if facts.target_figures and facts.submission.period.is_whole_year:
        from .targets import missed_targets  # targets are a year's, and not every file has them

        found += missed_targets(facts, {code for each in asked for code in each.indicators})
    return [*_once(facts, found, asked), *asked] if asked else found


def _once(facts: Facts, found: Sequence[Finding], asked: Sequence[Finding]) -> list[Finding]:
    """Without what rules ask about figures whose scale is asked about already: it only follows from that."""
    places = {finding.place for finding in asked}
    rules = {each.id for each in facts.catalogue.rules} - facts.submission.explanations.keys()
    return [
        each
        for each in found
        if each.severity is not Severity.QUESTION or each.place not in places or each.rule not in rules
    ]


def settle(facts: Facts, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings with the unit's explanations applied, sorted; an explanation of nothing is a note."""
    reasons = facts.submission.explanations
    if not reasons:
        return tuple(sorted(found, key=lambda finding: finding.sort_key)) if found else ()
    settled = [
        finding.explained(reasons[finding.rule]) if finding.rule in reasons else finding for finding in found
    ]
    idle = sorted(reasons.keys() - {finding.rule for finding in found})
    settled += [_idle(facts, rule) for rule in idle]
    return tuple(sorted(settled, key=lambda finding: finding.sort_key))


def _idle(facts: Facts, rule: str) -> Finding:
    from difflib import get_close_matches  # only needed when something is wrong

    from .known import codes, is_known

    catalogue = facts.catalogue
    change = catalogue.change_of(Part.RULE, rule)
    hint = "删去这条说明，或核对规则代码"
    if change and change.removes:
        why = f"{change.who}已取消该规则（{change.reason}）"
    elif is_known(rule, catalogue):
        why = "本期数据并未触发该规则"
    else:
        why = "没有这条规则"
        own = f"{catalogue.unit_type.id}-"  # what all rules have in common makes none alike
        known = {code.removeprefix(own): code for code in sorted(codes(catalogue))}
        near = get_close_matches(rule.removeprefix(own), known, n=1)
        hint = f"是不是想写 {known[near[0]]}？" if near else hint
    return Finding(
        rule=f"{catalogue.unit_type.id}-explanation-idle",
        severity=Severity.NOTE,
        message=f"对 {rule} 作了说明，但{why}",
        place=f"explanations.{rule}",
        hint=hint,
    )
