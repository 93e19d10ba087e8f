"""The rules that plugins wrote in data."""

from collections.abc import Iterable, Iterator

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.expression.tree import Items, Name, names
from huibao.model.change import Part
from huibao.model.finding import Finding

from .messages import fill, place_of
from .verdict import PreparedRule, Verdict, judge, missing, prepared

_ROLES = {"actual": "", "previous": "上年", "target": "目标", "planned": "下期计划"}


def broken_rules(facts: Facts) -> Iterator[Finding]:
    """A finding for each rule of the catalogue that the submission breaks."""
    return findings_of(prepared(facts.catalogue), facts)


def findings_of(rules: Iterable[PreparedRule], facts: Facts) -> Iterator[Finding]:
    """A finding for each of the rules that the submission breaks."""
    given = facts.actual
    for each in rules:
        if each.subject not in given and each.subject:
            continue
        try:
            if each.holds(facts):
                continue  # nearly all do, and need no judging
        except (KeyError, ArithmeticError):
            pass
        verdict = judge(each, facts)
        if verdict.is_quiet:
            continue
        if verdict is Verdict.BROKEN:
            yield _finding(each, facts, fill(each.rule.message, facts))
        else:
            absent = "”“".join(_named(name, facts) for name in missing(each, facts))
            yield _finding(each, facts, f"缺少“{absent}”，无法核对：{fill(each.rule.message, facts)}")


def _finding(prepared: PreparedRule, facts: Facts, message: str) -> Finding:
    rule = prepared.rule
    change = facts.catalogue.change_of(Part.RULE, rule.id)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=message,
        indicators=prepared.codes,
        seen="，".join(_seen(prepared, facts)),
        expected=rule.check,
        place=_place(prepared, facts),
        hint=fill(rule.hint, facts),
        cites=rule.cites,
        by=change.who if change else "",
    )


def _place(prepared: PreparedRule, facts: Facts) -> str:
    """Where a figure of the rule stands, or one of its condition; else the list that it is about."""
    from huibao.expression.parse import parse  # only needed when a rule is broken
    from huibao.expression.words import wording

    rule = prepared.rule
    about = place_of(facts, prepared.codes)
    if not about and rule.when:
        about = place_of(facts, tuple(name.code for name in names(parse(rule.when))))
    lists = (part.list for part in wording(rule.check) if isinstance(part, Items))
    return about or next((f"lists.{name}" for name in lists), "")


def _seen(prepared: PreparedRule, facts: Facts) -> Iterator[str]:
    """Each operand with its value: 处置量3吨，上年产生量2吨."""
    for name in dict.fromkeys(prepared.needs):
        yield f"{_named(name, facts)}{printed(facts, facts.in_role(name.role).get(name.code))}"


def _named(name: Name, facts: Facts) -> str:
    """上年产生量, as the operand of a rule."""
    return _ROLES[name.role] + facts.indicator(name.code).name
