"""Figures retyped in texts: held against the data, so that text and data cannot disagree."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.measures import THINGS, measure
from huibao.model.quantity import Bound, Quantity
from huibao.model.rule import Severity
from huibao.record import Record
from huibao.structure.quantities import QuantityError, parse_quantity

from .context import Said, said
from .named import Match, matches, names_of
from .numbers import Mention, above, folded, may_agree, mentions
from .passages import Passage, around, remark

_COUNTERS = tuple(
    map(frozenset, ("份张册本套", "条幅面块个", "个处座家所", "次场期回", "个件条项", "辆台", "株棵"))
)
"""Units that people take for each other; 个 and 次 of one name are two things."""
_INTENDED = "plans"


class _Statement(Record):
    """A number in a text that is said of an indicator, in the indicator's unit."""

    passage: Passage
    mention: Mention
    match: Match
    indicator: Indicator
    quantity: Quantity
    said: Said


class Told(Record):
    """A passage that speaks of this period or an earlier one, folded, with its numbers."""

    passage: Passage
    text: str
    numbers: tuple[Mention, ...]


def told(facts: Facts, passages: Iterable[Passage]) -> list[Told]:
    """The passages that hold numbers of what was done; what is planned is left alone."""
    units = _units(facts.catalogue)
    found = []
    for passage in passages:
        if not is_plan(facts, passage):
            text = folded(passage.words)
            numbers = tuple(each for each in mentions(text, units) if not each.vague)
            if numbers:
                found.append(Told(passage, text, numbers))
    return found


def named_figures(facts: Facts, passages: Sequence[Told]) -> Iterator[Finding]:
    """Findings on numbers that stand in a text by the name of an indicator."""
    stated = [each for passage in passages for each in _stated(facts, passage)]
    if not stated:
        return
    parts = _sums(stated, facts)
    agreed = {
        each.indicator.code for each in stated if _agrees(each, facts) and each.said is not Said.PREVIOUS
    }
    for each in stated:
        found = None if each.indicator.code in parts else _judged(facts, each, agreed)
        if found is not None:
            yield found


def _sums(stated: Sequence[_Statement], facts: Facts) -> set[str]:
    """The indicators of which a text gives the parts, one by one: together they make the figure."""
    parts: defaultdict[str, dict[str, Quantity]] = defaultdict(dict)
    for each in stated:
        if each.said not in (Said.PREVIOUS, Said.OTHER):
            parts[each.indicator.code][each.mention.text] = each.quantity
    return {code for code, given in parts.items() if len(given) > 1 and _make_up(code, given.values(), facts)}


def _make_up(code: str, given: Collection[Quantity], facts: Facts) -> bool:
    figure = facts.figures.get(code)
    if figure is None:
        return False
    exact = all(each.bound is Bound.EXACT for each in given)
    bound = Bound.EXACT if exact else Bound.ABOUT
    return may_agree(
        Quantity(sum((each.value for each in given), Decimal(0)), figure.unit, bound), figure.quantity
    )


@lru_cache(maxsize=32)
def _units(catalogue: Catalogue) -> frozenset[str]:
    """The units that a type counts in, some of them its own."""
    return frozenset(
        each.unit for each in catalogue.indicators.values() if each.kind is not QuantityKind.YESNO
    )


def is_plan(facts: Facts, passage: Passage) -> bool:
    """Whether a passage speaks of the next period."""
    if passage.table == "lists":
        return passage.key == _INTENDED
    section = facts.catalogue.sections.get(passage.key)
    return section is not None and [plan.of for plan in section.lists] == [_INTENDED]


def _stated(facts: Facts, told: Told) -> Iterator[_Statement]:
    names = names_of(facts)
    for mention in told.numbers:
        for match in matches(told.text, mention, names):
            indicator = facts.indicator(match.code)
            quantity = _quantity(mention, indicator, facts)
            if quantity is not None:
                meant = said(told.text, match.start, mention.start, facts.submission.period)
                if mention.spoken and meant is not Said.WHOLE:
                    continue
                yield _Statement(told.passage, mention, match, indicator, quantity, meant)
                break


def _quantity(mention: Mention, indicator: Indicator, facts: Facts) -> Quantity | None:
    """The number in the indicator's unit, None where it is counted in another than that or the data's."""
    if indicator.kind is QuantityKind.YESNO:
        return None
    try:
        quantity = parse_quantity(mention.text, indicator.unit, indicator.kind)
    except QuantityError:
        return None
    written = quantity.notation.unit if quantity.notation else indicator.unit
    if written == indicator.unit or measure(indicator.unit).family != THINGS:
        return quantity
    figure = facts.in_role("actual").get(indicator.code)
    if figure and figure.quantity.notation and figure.quantity.notation.unit == written:
        return quantity
    return quantity if any({written, indicator.unit} <= each for each in _COUNTERS) else None


def _figure(each: _Statement, facts: Facts) -> Figure | None:
    role = "previous" if each.said is Said.PREVIOUS else "actual"
    return facts.in_role(role).get(each.indicator.code)


def _agrees(each: _Statement, facts: Facts) -> bool:
    figure = _figure(each, facts)
    return figure is not None and may_agree(each.quantity, figure.quantity)


def _judged(facts: Facts, each: _Statement, agreed: set[str]) -> Finding | None:
    if each.said is Said.OTHER:
        return None
    figure = _figure(each, facts)
    if figure is None:
        return _ungiven(facts, each)
    if may_agree(each.quantity, figure.quantity):
        return _retyped(facts, each, figure)
    if each.said is Said.PREVIOUS:
        return _contradiction(facts, each, figure, Severity.WARNING) if each.match.sure else None
    if each.said is Said.PART:
        summed = each.indicator.over_periods is Combine.SUM
        too_much = summed and above(each.quantity, figure.quantity)
        return _contradiction(facts, each, figure, Severity.QUESTION) if too_much else None
    if each.match.sure and each.said is not Said.PERHAPS:
        fewer = not above(each.quantity, figure.quantity) and each.indicator.over_periods is Combine.SUM
        certain = not fewer or each.said is Said.WHOLE or each.match.name == each.indicator.name
        certain = _is_stale(facts, each, figure) or (certain and each.indicator.code not in agreed)
        return _contradiction(facts, each, figure, Severity.WARNING if certain else Severity.QUESTION)
    narrower = not each.match.sure and not _begins_with_verb(each)
    return None if narrower else _contradiction(facts, each, figure, Severity.QUESTION)


def _begins_with_verb(each: _Statement) -> bool:
    """Whether the full name stands there: 控烟宣传资料 is less than 宣传资料, 控烟发放宣传资料 is not."""
    return each.match.name == each.indicator.name and not each.match.follows


def _is_stale(facts: Facts, each: _Statement, figure: Figure) -> bool:
    """Whether it is last year's figure that was left in the text."""
    previous = facts.previous_figures.get(each.indicator.code)
    return (
        previous is not None
        and may_agree(each.quantity, previous.quantity)
        and not may_agree(previous.quantity, figure.quantity)
    )


def _cite(each: _Statement) -> str:
    aspect = ":previous" if each.said is Said.PREVIOUS else ""
    return f"{{{each.indicator.code}{aspect}}}"


def _contradiction(facts: Facts, each: _Statement, figure: Figure, severity: Severity) -> Finding:
    expected = printed(facts, figure)
    stale = each.said is not Said.PREVIOUS and _is_stale(facts, each, figure)
    message = f"文字中{each.indicator.name}写作{each.mention.text}，数据中为{expected}"
    message += "，写的是上年数" if stale else ""
    hint = (
        f"把“{each.mention.text}”改为 {_cite(each)}；数据有误的，改数据；说的是其中一部分的，写明是哪一部分"
    )
    if each.passage.table == "explanations":
        hint = "核对说明与数据"
    return remark(
        facts,
        "text-contradicts",
        severity,
        f"{message}：{_around(each)}",
        each.passage.place,
        hint,
        indicators=(each.indicator.code,),
        seen=each.mention.text,
        expected=expected,
    )


def _retyped(facts: Facts, each: _Statement, figure: Figure) -> Finding | None:
    """Only a text can cite; a small number told of a part may be the same by chance."""
    if each.passage.table == "explanations" or each.said is Said.PART:
        return None
    return remark(
        facts,
        "text-retyped",
        Severity.NOTE,
        f"文字中的{each.indicator.name}{each.mention.text}是重抄的，数据改了文字不会跟着改：{_around(each)}",
        each.passage.place,
        f"把“{each.mention.text}”改为 {_cite(each)}",
        indicators=(each.indicator.code,),
        seen=each.mention.text,
        expected=printed(facts, figure),
    )


def _ungiven(facts: Facts, each: _Statement) -> Finding | None:
    """A figure that only the text has: worth giving, where it is sure what it is a figure of."""
    code, kinds = each.indicator.code, each.indicator.kinds
    whole_name = each.match.name in facts.catalogue.names or code in facts.local
    sure = each.match.sure and whole_name and each.said in (Said.WHOLE, Said.PLAIN)
    sure = sure and each.passage.table == "texts"
    if (
        not sure
        or code in facts.submission.not_applicable
        or (kinds and facts.submission.unit.kind not in kinds)
    ):
        return None
    return remark(
        facts,
        "text-ungiven",
        Severity.NOTE,
        f"{each.indicator.name}{each.mention.text}只写在文字里，没有填数，无法核对和比较：{_around(each)}",
        each.passage.place,
        f'在 figures 中填 {code} = "{each.mention.text}"，文字中改为 {_cite(each)}',
        indicators=(code,),
        seen=each.mention.text,
    )


def _around(each: _Statement) -> str:
    return around(each.passage.words, each.mention.start, each.mention.end, 12)
