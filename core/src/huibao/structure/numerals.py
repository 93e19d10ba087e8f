"""Numbers as people write them: 4,000, 23.3万, 一百四十, 十二点五万, 1亿2000万, 三千."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from huibao.text.letters import exchanged, side_by_side

_FORMAL = tuple(
    zip("〇○壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩", "零零一二二三三四五六六七八九十百千万亿两", strict=True)
)
_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")} | {"两": "2"}
_POWERS = {"亿": 8, "万": 4, "千": 3, "百": 2, "十": 1}

_SPOKEN = r"([零一二两三四五六七八九]?)点([零一二三四五六七八九]+)"  # compiled when somebody writes so
_RUN = r"[零一二三四五六七八九]{3,}"

NUMERAL = (
    r"(?:[0-9]++(?:[.,][0-9]++)*+|[零一二两三四五六七八九十万亿]|百(?!分[之点])|千(?!米)(?!克)(?!瓦)"
    r"|点(?=[零一二三四五六七八九]))++"
)
"""Pattern of what may be a numeral, in folded text; the unit 千米 and 百分之 are left alone."""


@cache
def numeral_pattern() -> re.Pattern[str]:
    """The same, compiled: to be looked for in a text whose numerals were put `side_by_side`."""
    return re.compile(side_by_side(NUMERAL))


class Numeral(NamedTuple):
    """A number and how it was written.

    scale is 10000 for 万, 100000000 for 亿, 1 where neither closes the number; mantissa × scale is
    the number; places are the decimals of the mantissa.
    """

    mantissa: Decimal
    scale: int

    @property
    def places(self) -> int:
        """How many decimals the mantissa was written with."""
        exponent = self.mantissa.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


def fold_numerals(text: str) -> str:
    """The text with formal and traditional numerals (壹, 〇, 萬) in their everyday form."""
    return text if text.isascii() else exchanged(text, _FORMAL)


def read_numeral(text: str) -> Numeral | None:
    """The number that a folded text is, or None where it is none or could mean two.

    三五 (three to five) and 4,00 are refused. A number may begin with its unit: 百 is 100, 万 10000.
    """
    value = _read(text, first=True)
    if value is None:
        return None
    power = 12 if text.endswith("万亿") else {"亿": 8, "万": 4}.get(text[-1], 0)
    mantissa = value.scaleb(-power)
    return Numeral(mantissa, 10**power)


def _read(text: str, *, first: bool = False) -> Decimal | None:
    if text.isascii():
        return _leaf(text)
    for unit, power in _POWERS.items():
        before, found, after = text.rpartition(unit)
        if found:
            head = _head(before, unit, first=first)
            tail = _tail(after, power)
            if head is None or tail is None:
                return None
            # Adding nothing would fill the zeros in, and the written decimals could not be told any more.
            return head.scaleb(power) + tail if after else head.scaleb(power)
    return _leaf(text)


def _head(text: str, unit: str, *, first: bool) -> Decimal | None:
    """How many of the unit: 一 is understood in 十五 anywhere, in 百 and 万 only at the beginning."""
    if not text:
        return Decimal(1) if first or unit == "十" else None
    if unit in "亿万":
        return _read(text, first=first)
    text = text.removeprefix("零")
    if unit == "十" and not text:
        return Decimal(1)
    return _leaf(text) if len(text) == 1 or _is_arabic(text) else None


def _tail(text: str, power: int) -> Decimal | None:
    """What follows a unit. In 三百五 the 五 is of the next lower unit; 三百零五 says otherwise."""
    if not text:
        return Decimal(0)
    if text in _DIGITS and power > 1:
        return Decimal(_DIGITS[text]).scaleb(power - 1)
    if text.isascii() and len(text.partition(".")[0]) < power:
        return None  # 3万5: 35000 or 30005?
    rest = _read(text.removeprefix("零"))
    return rest if rest is not None and rest < Decimal(1).scaleb(power) else None


def _leaf(text: str) -> Decimal | None:
    """A number without units: 4,000.5, 七, 零点五, 一九八五."""
    if _is_arabic(text):
        return Decimal(text.replace(",", ""))
    if text in _DIGITS:
        return Decimal(_DIGITS[text])
    if "点" in text and (spoken := re.fullmatch(_SPOKEN, text)):
        whole, decimals = spoken.groups()
        return Decimal(f"{_DIGITS.get(whole, '0')}.{''.join(_DIGITS[digit] for digit in decimals)}")
    return Decimal("".join(_DIGITS[digit] for digit in text)) if re.fullmatch(_RUN, text) else None


def _is_arabic(text: str) -> bool:
    """Whether a text is digits, perhaps with decimals and with commas between thousands."""
    if not text.isascii():
        return False
    whole, point, decimals = text.partition(".")
    if point and not decimals.isdigit():
        return False
    first, *thousands = whole.split(",")
    if not thousands:
        return first.isdigit()
    return (
        first.isdigit() and len(first) <= 3 and all(len(each) == 3 and each.isdigit() for each in thousands)
    )
