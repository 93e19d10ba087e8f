"""Thresholds of standards: each indicator that names a requirement is held against it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import attrgetter, ge, gt, lt

from attrs import evolve

from huibao.derive.facts import Facts
from huibao.model.catalogue import Catalogue
from huibao.model.finding import Finding
from huibao.model.indicator import QuantityKind
from huibao.model.rule import Rule, Severity
from huibao.model.standard import Confidence, Layer, Operator, Requirement, Standard, allowed

from .editions import Threshold, names_by_weight, standards_of, thresholds
from .rules import findings_of
from .verdict import PreparedRule, Verdict, judge, prepare

_WORDS = {Operator.AT_LEAST: "不低于", Operator.AT_MOST: "不高于", Operator.EQUAL: "为"}
_DUTIES = {
    Operator.TRUE: "做到",
    Operator.RISING: "比上年提高",
    Operator.FALLING: "比上年下降",
    Operator.TARGET: "达到规划目标",
}
_COMPARED: dict[
    Operator, tuple[Callable[[Decimal, Decimal], bool], Callable[[Facts], Mapping[str, Decimal]]]
] = {
    Operator.RISING: (gt, attrgetter("previous")),
    Operator.FALLING: (lt, attrgetter("previous")),
    Operator.TARGET: (ge, attrgetter("target")),
}
"""How a figure is held against another value of its own."""
LAYERS = {
    Layer.NATIONAL: "国家标准",
    Layer.PROVINCE: "省级标准",
    Layer.CITY: "市级标准",
    Layer.COUNTY: "县级标准",
    Layer.ORGANISATION: "本系统标准",
}
"""How findings call the layers."""
_BROKEN = Verdict.BROKEN
"""Bound once: until Python 3.12 a look-up on an enum class costs as much as a rule."""


class HeldRule:
    """A threshold as a rule, which is put together when a figure does not plainly meet the requirement.

    With eases it is what the layer lets pass that the one below would not.
    """

    def __init__(self, catalogue: Catalogue, threshold: Threshold, *, eases: bool = False) -> None:
        self.threshold = threshold
        self._catalogue = catalogue
        self._eases = eases
        asked = threshold.replaced[1] if eases and threshold.replaced else threshold.requirement
        self._range = allowed(asked)
        self._compared = _COMPARED.get(asked.operator)

    @cached_property
    def rule(self) -> PreparedRule:
        """The rule."""
        return prepare((_eased if self._eases else _rule)(self._catalogue, self.threshold))

    @cached_property
    def _not_improved(self) -> PreparedRule:
        """The same rule where last year's figure is there and shows no improvement."""
        rule = self.rule.rule
        hint = "".join(_hints(self.threshold, is_improvement_known=True))
        return prepare(evolve(rule, hint=hint))

    @cached_property
    def _unless(self) -> PreparedRule | None:
        """A rule that holds where steady improvement makes up for a missed threshold."""
        code, requirement = self.threshold.indicator.code, self.threshold.requirement
        if self._eases or not requirement.improving:
            return None
        better = ">" if requirement.operator is Operator.AT_LEAST else "<"
        return prepare(Rule(f"{requirement.id}-improving", f"{code} {better} previous({code})", ""))

    def is_broken(self, facts: Facts) -> bool:
        """Whether a figure that is given misses the threshold."""
        if self._is_met(facts):
            return False  # nearly all are, and need no judging
        return self.judge(facts) is _BROKEN

    def told(self, facts: Facts) -> PreparedRule:
        """The rule as a finding tells it: it asks for last year's figure only where that says nothing yet."""
        is_known = self._unless is not None and judge(self._unless, facts) is _BROKEN
        return self._not_improved if is_known else self.rule

    def _is_met(self, facts: Facts) -> bool:
        """Whether the values meet the threshold, or the one to compare with is missing."""
        code = self.threshold.indicator.code
        value = facts.actual[code]
        if self._range:
            return self._range[0] <= value <= self._range[1]
        if self._compared is None:
            return False
        holds, others = self._compared
        other = others(facts).get(code)
        return other is None or holds(value, other)

    def judge(self, facts: Facts) -> Verdict:
        """Hold the figure against the threshold."""
        verdict = judge(self.rule, facts)
        if verdict is _BROKEN and self._unless and judge(self._unless, facts) is Verdict.PASSED:
            return Verdict.PASSED
        return verdict


def missed_requirements(facts: Facts) -> Iterator[Finding]:
    """A finding for each threshold, in the edition in force, that a figure misses."""
    given = facts.actual  # most indicators of a large type have no figure: their rules need no judging
    missed = [
        held.told(facts)
        for held in held_rules(facts)
        if held.threshold.indicator.code in given and held.is_broken(facts)
    ]
    return findings_of(missed, facts)


def held_rules(facts: Facts) -> tuple[HeldRule, ...]:
    """The thresholds that a submission is held against, as rules."""
    submission = facts.submission
    return _held_rules(facts.catalogue, submission.period.end, submission.unit.kind, submission.standards)


@lru_cache(maxsize=64)
def _held_rules(catalogue: Catalogue, day: date, kind: str, filed: tuple[str, ...]) -> tuple[HeldRule, ...]:
    standards = standards_of(catalogue.standards, names_by_weight(catalogue, kind, filed), day)
    return tuple(rule for each in thresholds(catalogue, standards, kind) for rule in _rules(catalogue, each))


def _rules(catalogue: Catalogue, held: Threshold) -> Iterator[HeldRule]:
    yield HeldRule(catalogue, held)
    if held.eases:
        yield HeldRule(catalogue, held, eases=True)


def _rule(catalogue: Catalogue, held: Threshold) -> Rule:
    indicator, requirement = held.indicator, held.requirement
    sure = requirement.confidence is Confidence.SEEN and not (requirement.improving or requirement.otherwise)
    return Rule(
        id=f"{catalogue.unit_type.id}-standard-{requirement.id}",
        check=_check(indicator.code, requirement),
        message=f"{_figure(held)}，{_cited(held.standard, requirement)}要求{threshold(requirement)}",
        severity=Severity.WARNING if sure else Severity.QUESTION,
        hint="".join(_hints(held)),
        cites=cites(held.standard, requirement),
        kinds=indicator.kinds,
        yearly=requirement.yearly or requirement.operator is Operator.TARGET,
        plugin=held.standard.plugin,
    )


def _hints(held: Threshold, *, is_improvement_known: bool = False) -> Iterator[str]:
    requirement = held.requirement
    if requirement.confidence is not Confidence.SEEN:
        yield "该数值未核对原文，请以标准原文为准；"
    if requirement.improving:
        way = "提高" if requirement.operator is Operator.AT_LEAST else "下降"
        if is_improvement_known:
            yield f"较上年持续{way}也算达标，但上年为{{{held.indicator.code}:previous}}，并未{way}；"
        else:
            yield f"较上年持续{way}也算达标，请填上年数；"
    if requirement.otherwise:
        yield f"标准另有说明：{requirement.otherwise}；"
    if held.replaced:
        standard, below = held.replaced
        yield f"{_cited(standard, below)}要求{threshold(below)}；"
    yield "核对数据；如属实，请在“情况说明”（explanations）中说明原因"


def _eased(catalogue: Catalogue, held: Threshold) -> Rule:
    """What a layer lets pass that the layer below would not: told, and not held against the unit."""
    indicator, own = held.indicator, held.requirement
    standard, below = held.replaced or (held.standard, own)
    return Rule(
        id=f"{catalogue.unit_type.id}-eased-{own.id}",
        check=_check(indicator.code, below),
        when=_check(indicator.code, own),
        message=f"{_figure(held)}，达到{_cited(held.standard, own)}的{threshold(own)}，"
        f"未达到{_cited(standard, below)}的{threshold(below)}",
        severity=Severity.NOTE,
        hint=f"放宽理由：{own.loosens}",
        cites=cites(standard, below),
        kinds=indicator.kinds,
        yearly=own.yearly,
        plugin=held.standard.plugin,
    )


def _figure(held: Threshold) -> str:
    colon = "：" if held.indicator.kind is QuantityKind.YESNO else ""
    return f"{held.indicator.name}{colon}{{{held.indicator.code}}}"


def _cited(standard: Standard, requirement: Requirement) -> str:
    """With the layer where it is not the national one: 县级标准《…》（2023）第三条."""
    layer = "" if standard.layer is Layer.NATIONAL else LAYERS[standard.layer]
    return layer + cites(standard, requirement)


def cites(standard: Standard, requirement: Requirement) -> str:
    """Standard, edition and clause: 《国家卫生城市标准》（2014版）（四）."""
    return f"《{standard.name}》（{standard.edition}）{requirement.clause}"


def _check(code: str, requirement: Requirement) -> str:
    match requirement.operator:
        case Operator.BETWEEN:
            return f"{requirement.value:f} <= {code} <= {requirement.high:f}"
        case Operator.TRUE:
            return f"{code} == 1"
        case Operator.RISING:
            return f"{code} > previous({code})"
        case Operator.FALLING:
            return f"{code} < previous({code})"
        case Operator.TARGET:
            return f"{code} >= target({code})"
        case operator:
            return f"{code} {operator.value} {requirement.value:f}"


def threshold(requirement: Requirement) -> str:
    """A threshold in words: 不低于90%."""
    unit = requirement.unit
    if requirement.operator is Operator.BETWEEN:
        return f"在{requirement.value:f}{unit}至{requirement.high:f}{unit}之间"
    if requirement.operator in _DUTIES:
        return _DUTIES[requirement.operator]
    return f"{_WORDS[requirement.operator]}{requirement.value:f}{unit}"
