"""Units that cannot go together: in formulas, rules and charts; and units that nobody can read."""

from collections.abc import Iterator

from huibao.expression.tree import Node
from huibao.i18n import _
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.measures import ATTENDANCES, KNOWN_UNITS, PERSONS, normalise_unit
from huibao.model.outline import ChartPlan

from .content import Content, Here, tables, tree_of
from .dimension import Clash, Dimension, clashes, dimension, of_unit
from .remark import Remark
from .usage import wording

_SCALES = "百千万亿"


def units(content: Content) -> Iterator[Remark]:
    """What is added, compared, divided or drawn together and has no unit in common."""
    for here in content.indicators:
        yield from _of_unit(here)
    for expression in content.expressions():
        if tree := tree_of(expression.what):
            for clash in clashes(tree, lambda code: _unit_of(content, code)):
                if remark := _clash(expression, clash):
                    yield remark
    for here in content.indicators:
        if (tree := tree_of(here.what.formula)) is not None:
            yield from _of_formula(content, here, tree)
    yield from _of_charts(content)


def _unit_of(content: Content, code: str) -> str | None:
    indicator = content.catalogue.indicators.get(code)
    return indicator.unit if indicator else None


def _of_unit(here: Here[Indicator]) -> Iterator[Remark]:
    unit = here.what.unit
    if unit in ("是否", ""):
        return
    usual = normalise_unit(unit)
    if usual not in (unit, "/10万"):
        message = _("the unit {unit} is usually written {usual}").format(unit=unit, usual=usual)
        yield (here.spot / "unit").remark("unit-spelling", message)
        return
    for part in filter(None, unit.split("/")):
        if usual != "/10万" and not _is_known(part):
            message = _("no unit {unit} is known: a figure must be written with exactly this word")
            hint = _("take a usual word if there is one")
            yield (here.spot / "unit").remark("unit-unknown", message.format(unit=part), hint)


def _is_known(unit: str) -> bool:
    scaled = unit[1:] if unit[0] in _SCALES else unit
    return bool({unit, scaled} & KNOWN_UNITS) or unit in wording().units


def _clash(here: Here[str], clash: Clash) -> Remark | None:
    left, right = clash.left, clash.right
    values = {"left": left.unit, "right": right.unit}
    if left.powers == right.powers:
        message = _("{left} and {right} differ in size: a figure in one is not one in the other")
        hint = _("convert one of them: {conversion}").format(conversion=_conversion(left, right))
        return here.spot.remark("unit-scale", message.format_map(values), hint)
    if left.measured == right.measured:
        if not _is_miscounted(clash):
            return None
        message = _("{left} are counted against {right}")
        hint = _("fits only where there is exactly one for each")
        return here.spot.remark("unit-counted", message.format_map(values), hint)
    message = _("{left} cannot be added to or compared with {right}")
    return here.spot.remark("unit-mixed", message.format_map(values))


def _conversion(left: Dimension, right: Dimension) -> str:
    """How the one in the smaller unit becomes one in the larger: 元 / 10000."""
    small, large = sorted((left, right), key=lambda each: max(each.sizes))
    ratio = max(large.sizes) / max(small.sizes)
    by = "" if ratio.denominator == 1 else f" * {ratio.denominator}"
    return f"{small.unit}{by} / {ratio.numerator}"


def _is_miscounted(clash: Clash) -> bool:
    """Whether two plain counts are added or said to be equal, or persons are to limit attendances.

    That there is at most one file for each person, or at least one person at each meeting, is worth a rule.
    """
    left, right = clash.left.counted, clash.right.counted
    if not (left and right):
        return False
    if clash.operator in ("<", "<=", ">", ">="):
        less, more = (left, right) if clash.operator[0] == "<" else (right, left)
        return (less, more) == (ATTENDANCES, PERSONS)
    return True


def _of_formula(content: Content, here: Here[Indicator], tree: Node) -> Iterator[Remark]:
    result = dimension(tree, lambda code: _unit_of(content, code))
    wanted = of_unit(here.what.unit)
    spot = here.spot / "formula"
    if not isinstance(result, Dimension) or wanted is None:
        return
    unit = here.what.unit
    if wanted.is_share and result.is_share and not wanted.sizes & result.sizes:
        yield _of_share(here, result)
    elif result.measured != wanted.measured:
        message = _("the formula gives {given}, the indicator is in {unit}")
        yield spot.remark("formula-unit", message.format(given=result.unit or _("a share"), unit=unit))
    elif not (result.sizes & wanted.sizes):
        message = _("the formula gives {given}, the indicator is in {unit}: they differ in size")
        yield spot.remark("formula-unit", message.format(given=result.unit, unit=unit))
    elif (wanted.is_share and not result.is_share) or (
        result.counted and wanted.counted and result.counted != wanted.counted
    ):
        message = _("the formula gives {given}, the indicator is in {unit}")
        hint = _("fits only where there is exactly one for each")
        yield spot.remark("unit-counted", message.format(given=result.unit, unit=unit), hint)


def _of_share(here: Here[Indicator], result: Dimension) -> Remark:
    wanted = max((of_unit(here.what.unit) or result).sizes)
    by = max(result.sizes) / wanted
    message = (
        _("the result is {factor} times too small for {unit}")
        if by > 1
        else _("the result is {factor} times too large for {unit}")
    )
    factor = by if by > 1 else 1 / by
    hint = _("a share in {unit} is part / whole * {number}").format(unit=here.what.unit, number=1 / wanted)
    return (here.spot / "formula").remark(
        "formula-percent", message.format(factor=factor, unit=here.what.unit), hint
    )


def _of_charts(content: Content) -> Iterator[Remark]:
    for section in content.sections:
        for plan in tables(section):
            if not isinstance(plan.what, ChartPlan):
                continue
            rows = [content.catalogue.indicators.get(code) for code in plan.what.rows]
            found = sorted({each.unit for each in rows if each is not None})
            if len(found) > 1 and "completion" not in plan.what.columns:
                message = _("a chart has one unit of measure, not {units}").format(units=", ".join(found))
                yield (plan.spot / "rows").remark("chart-units", message, _("draw one chart for each unit"))
            for each in rows:
                if each is not None and each.kind is QuantityKind.YESNO:
                    message = _("{code} is yes or no, and cannot be drawn").format(code=each.code)
                    yield (plan.spot / "rows").remark("chart-units", message)
