"""A figure as given in a data file (4000, "98%以上", "近10万份") to a typed `Quantity`."""

from decimal import Context, Decimal, DecimalException, Inexact, InvalidOperation, Overflow, Subnormal
from functools import lru_cache

from huibao.content.refusals import sort_of
from huibao.i18n import _
from huibao.model.indicator import QuantityKind
from huibao.model.measures import (
    ATTENDANCES,
    PERSONS,
    RATIO,
    factor,
    measure,
    normalise_unit,
    times,
    trimmed,
)
from huibao.model.printing import PERIODS
from huibao.model.quantity import Bound, Notation, Quantity

from .phrases import Phrase, dissect, is_range, says_nothing, tidy

_LONGEST = 40
_DIGITS = 28
LIMIT = 10**16
"""No figure is as large as that."""
SANE = Context(prec=_DIGITS, Emax=15, Emin=-15, traps=[Inexact, Overflow, Subnormal, InvalidOperation])
"""In which anything absurdly large or precise is an error."""
_ZERO, _ONE, _THOUSAND, _LIMIT = Decimal(0), Decimal(1), Decimal(1000), Decimal(LIMIT)
_BY_THE_WAN = frozenset(
    ("人", "人次", "名", "户", "户次", "份", "册", "条", "包", "支", "株", "只", "件", "次")
)
"""What there may be ten thousands of: half a bed too much was no slip of scale."""
_MARKS = "；;，,。.、：:！!？?…·~"
_YES = frozenset({"是", "有", "已", "true", "yes", "1", "√", "✓"})
_NO = frozenset({"否", "无", "未", "尚未", "没有", "不是", "false", "no", "0", "×", "✗"})


_YESNO, _COUNT, _AMOUNT, _RATIO = (
    QuantityKind.YESNO,
    QuantityKind.COUNT,
    QuantityKind.AMOUNT,
    QuantityKind.RATIO,
)
_EXACT = Bound.EXACT
"""Bound once: until Python 3.12 a look-up on an enum class costs as much as making a quantity."""


class QuantityError(ValueError):
    """A figure that cannot be taken as a quantity of its indicator.

    message and hint are translated; the caller adds the file and the place. unit is the one written
    where that is what is wrong.
    """

    def __init__(self, message: str, hint: str, unit: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.unit = unit


def parse_quantity(value: object, unit: str, kind: QuantityKind) -> Quantity:
    """The quantity that was written, in the indicator's unit; raises `QuantityError`.

    A bare number is taken to be in that unit: 98 is 98% for an indicator in %.
    """
    if kind is not _YESNO:
        if type(value) is int and -LIMIT < value < LIMIT:
            return Quantity(Decimal(value), unit)
        if type(value) is Decimal and value.is_finite():
            value = _sane(value)
            return Quantity(_counted(value, unit) if kind is _COUNT else value, unit)
        if type(value) is str:
            return _from_text(value, unit, kind)
    return _from_anything(value, unit, kind)


def _from_anything(value: object, unit: str, kind: QuantityKind) -> Quantity:
    if kind is _YESNO:
        return Quantity(Decimal(_yes_or_no(value)), unit)
    if isinstance(value, bool):
        raise QuantityError(
            _("yes or no was given where a number in {unit} belongs").format(unit=unit), _figure_hint(unit)
        )
    if isinstance(value, str):
        return _from_text(str(value), unit, kind)
    if isinstance(value, float):
        # repr gives the digits that were typed; 98.0 from a sheet is no claim to a decimal.
        value = Decimal(int(value) if value.is_integer() and abs(value) < LIMIT else repr(value))
    elif isinstance(value, int):
        if abs(value) >= LIMIT:
            raise _absurd()
        value = Decimal(int(value))
    if type(value) is not Decimal:
        message = _("a number in {unit} belongs here, not {sort}")
        raise QuantityError(message.format(unit=unit, sort=sort_of(value)), _figure_hint(unit))
    if not value.is_finite():
        raise QuantityError(_("{text} is not a number").format(text=value), _figure_hint(unit))
    return parse_quantity(value, unit, kind)


def _yes_or_no(value: object) -> int:
    if isinstance(value, int | float | Decimal) and value in (0, 1):
        return int(value)
    word = tidy(value).lower() if isinstance(value, str) and len(value) <= _LONGEST else ""
    if word in _YES or word in _NO:
        return int(word in _YES)
    raise QuantityError(
        _("“{text}” is neither yes nor no").format(text=_shown(value)),
        _("Write 是 or 否 (or true or false)."),
    )


def _sane(value: Decimal) -> Decimal:
    """The value without an exponent, if it is neither absurdly large nor absurdly precise."""
    try:
        return SANE.add(value, _ZERO)
    except DecimalException:
        raise _absurd() from None


def _counted(value: Decimal, unit: str) -> Decimal:
    """The value as a whole number; 23.3 is whole where the unit is 万人."""
    whole = value.to_integral_value()
    if whole == value:
        return whole
    size = measure(unit).size
    in_ones = times(value, size)
    if size.numerator > size.denominator and in_ones == in_ones.to_integral_value():
        return value
    hint = _("Write a whole number.")
    if _ONE < value < _THOUSAND and unit in _BY_THE_WAN:
        hint = _("Write a whole number; if it was meant in 万, write “{value}万{unit}”.").format(
            value=value, unit=unit
        )
    raise QuantityError(
        _("{value}{unit} is not a whole number, but {unit} is a count").format(value=value, unit=unit), hint
    )


@lru_cache(maxsize=4096)
def _from_text(text: str, unit: str, kind: QuantityKind) -> Quantity:
    if len(text) > _LONGEST:
        raise QuantityError(
            _("“{text}” is too long for one figure").format(text=_shown(text)), _figure_hint(unit)
        )
    if text.isascii() and text.isdigit() and len(text) < 16:
        return Quantity(Decimal(text), unit)
    folded = tidy(text)
    if kind is not _RATIO and says_nothing(folded):
        return Quantity(_ZERO, unit)
    phrase = dissect(folded)
    if phrase is None or (phrase.bare_scale and not phrase.bounds):
        raise _unreadable(text, folded, unit)
    if len(folded) > _DIGITS and sum(character.isnumeric() for character in folded) > _DIGITS:
        raise _absurd()
    return _converted(text, phrase, unit, kind)


def _converted(text: str, phrase: Phrase, unit: str, kind: QuantityKind) -> Quantity:
    written = normalise_unit(phrase.unit) if phrase.unit else _assumed_unit(text, phrase, unit)
    whole_unit = f"{written}/{phrase.per}" if phrase.per else written
    ratio = factor(whole_unit, unit)
    counted, _slash, per = unit.partition("/")
    is_bare = ratio is None and kind is _AMOUNT and not phrase.per
    if is_bare:
        ratio = factor(written, counted)  # 日处理能力800吨: the name says per what
    if ratio is None:
        raise _wrong_unit(text, whole_unit, unit, kind)
    mantissa = _sane(phrase.numeral.mantissa)
    if phrase.negative:
        mantissa = mantissa.copy_negate()
    value = times(mantissa if phrase.scale == 1 else trimmed(mantissa * phrase.scale), ratio)
    if abs(value) >= _LIMIT:
        raise _absurd()
    if kind is _COUNT:
        value = _counted(value, unit)
    bound = _bound(text, phrase.bounds)
    if phrase.scale == 1 and not phrase.unit and not phrase.bounds:
        return Quantity(value, unit)
    says_often = phrase.per or (is_bare and per in PERIODS)
    prefix = f"每{per}{phrase.prefix}" if says_often else phrase.prefix
    if written == normalise_unit(unit):
        written = unit  # mg/L, not mg/升
    notation = Notation(written, phrase.scale, phrase.numeral.places, prefix, phrase.infix, phrase.suffix)
    return Quantity(value, unit, bound, notation)


def _assumed_unit(text: str, phrase: Phrase, unit: str) -> str:
    """The indicator's own unit, unless that would be a guess."""
    if phrase.per:  # 每周五 is a day
        raise QuantityError(
            _("“{text}” does not say how often").format(text=_shown(text)),
            _("Write the number with its unit: 每{period}1次.").format(period=phrase.per),
        )
    if phrase.scale > 1 and len(unit) > 1 and unit[0] in "万亿":
        raise QuantityError(
            _("“{text}” may be in {unit} or in {base}").format(text=_shown(text), unit=unit, base=unit[1:]),
            _("Write the unit after the number."),
        )
    return unit


def _bound(text: str, bounds: frozenset[Bound]) -> Bound:
    """One bound for all the words: 近…以上 is about; at least and less than contradict each other."""
    if len(bounds) < 2:
        return next(iter(bounds), _EXACT)
    if {Bound.AT_LEAST, Bound.LESS_THAN} <= bounds:
        raise QuantityError(
            _("“{text}” says both at least and less than").format(text=_shown(text)),
            _("Keep one of the two words."),
        )
    return Bound.ABOUT


def _unreadable(text: str, folded: str, unit: str) -> QuantityError:
    if not folded:
        return QuantityError(_("the figure is empty"), _("Leave the line out, or write a number."))
    if is_range(folded):
        return _range(text)
    if remark := _remark_behind(text, folded):
        return remark
    if any(character.isdigit() for character in folded):
        return QuantityError(
            _("“{text}” cannot be read as one figure").format(text=_shown(text)), _figure_hint(unit)
        )
    return QuantityError(
        _("“{text}” is text where a number in {unit} belongs").format(text=_shown(text), unit=unit),
        _figure_hint(unit),
    )


def _range(text: str) -> QuantityError:
    return QuantityError(
        _("“{text}” is a range; one figure belongs here").format(text=_shown(text)),
        _("Write the figure that was reached, or its lower end with 以上."),
    )


def _remark_behind(text: str, folded: str) -> QuantityError | None:
    """What to say of a figure with a remark in brackets behind it, 6.4吨左右（估）; None if there is none."""
    figure, bracket, remark = folded.removesuffix(")").partition("(")
    if not bracket or not folded.endswith(")") or dissect(figure) is None:
        return None
    return QuantityError(
        _("“{text}” has a remark in brackets behind the figure").format(text=_shown(text)),
        _("Write the figure alone ({figure}), and the remark ({remark}) into 备注 (note).").format(
            figure=figure, remark=remark
        ),
    )


def _wrong_unit(text: str, written: str, unit: str, kind: QuantityKind) -> QuantityError:
    folded = tidy(text)
    if is_range(folded):  # 两至三次 reads as a number and an odd unit
        return _range(text)
    if remark := _remark_behind(text, folded):
        return remark
    if not written.strip(_MARKS):
        return QuantityError(
            _("a mark stands behind the figure in “{text}”").format(text=_shown(text)),
            _("Take it away: {figure}.").format(figure=folded.rstrip(_MARKS)),
        )
    given, wanted = measure(written).family, measure(unit).family
    if given == RATIO and kind is _COUNT:
        return QuantityError(
            _("“{text}” is a percentage, but {unit} is a count").format(text=_shown(text), unit=unit),
            _("Write the number itself, such as 12{unit}.").format(unit=unit),
        )
    hint = _("Write the figure in {unit}.").format(unit=unit)
    counted, often, _period = written.partition("/")
    wanted_of, _often, period = unit.partition("/")
    if period and not often and measure(wanted_of).family == given:
        hint = _("Write how many in each {period}, such as {example}.").format(
            period=period, example=f"4{unit}"
        )
    elif often and measure(counted).family == wanted:
        hint = _(
            "How often is a figure of its own: look for an indicator in {written}. Here belongs the number"
            " of the whole period."
        ).format(written=_shown(written))
    if {given, wanted} == {PERSONS, ATTENDANCES}:
        hint = _("人 counts persons, 人次 counts attendances: find out the figure in {unit}.").format(
            unit=unit
        )
    return QuantityError(
        _("“{text}” is in {written}, but {unit} is asked for").format(
            text=_shown(text), written=_shown(written), unit=unit
        ),
        hint,
        written,
    )


def _absurd() -> QuantityError:
    return QuantityError(
        _("the number is too large or has too many digits for a figure"),
        _("Check the number: at most 16 digits before the point and 15 after it."),
    )


def _figure_hint(unit: str) -> str:
    return _("Write one figure in digits, such as 12{unit} or 12.").format(unit=unit)


def _shown(value: object) -> str:
    """What was written, short enough for a message and without control characters."""
    text = "".join(character if character.isprintable() else " " for character in str(value)[:_LONGEST])
    return text if len(text) <= 24 else f"{text[:23]}…"
