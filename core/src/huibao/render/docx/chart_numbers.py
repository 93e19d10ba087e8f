"""A chart's figures as a worksheet holds them: numbers, and the formats in which they read as printed."""

import re
from decimal import Decimal

from huibao.model.document import Chart, plain
from huibao.record import Record

_NUMBER = re.compile(r"([^\d.-]*)(-?\d+(?:\.\d+)?)(\D*)")


class Numbers(Record):
    """Row by row what stands in the cells.

    values are numbers in digits, None for none. A number printed 近10万 is 10 with the format
    "近"General"万" where the whole chart counts in 万, so that the label follows who edits the number.
    scale is the word that all have in common; fixed are labels that no format can make.
    """

    values: tuple[tuple[str | None, ...], ...]
    formats: tuple[tuple[str, ...], ...]
    fixed: tuple[tuple[str, ...], ...]
    scale: str


def numbers(chart: Chart) -> Numbers:
    """The numbers of a chart with the formats in which they read as they are printed."""
    texts = [[plain(cell) for cell in row[1 : 1 + len(chart.aspects)]] for row in chart.rows]
    scales = {_scale(text) for row in texts for text in row if text != "—"}
    scale = scales.pop() if len(scales) == 1 else ""
    values, formats, fixed = [], [], []
    for row, points in zip(texts, chart.points, strict=True):
        cells = [
            _number(text, None if point is None else point.value, scale)
            for text, point in zip(row, points, strict=True)
        ]
        values.append(tuple(value for value, _format, _label in cells))
        formats.append(tuple(form for _value, form, _label in cells))
        fixed.append(tuple(label for _value, _format, label in cells))
    return Numbers(tuple(values), tuple(formats), tuple(fixed), scale)


def _scale(text: str) -> str:
    return next((word for word in ("万", "亿") if word in text), "")


def _number(text: str, value: Decimal | None, scale: str) -> tuple[str | None, str, str]:
    """The number, its format, and its label where a format cannot make it."""
    if value is None:
        return None, "General", ""
    found = _NUMBER.fullmatch(text)
    if found is None or _scale(text) != scale:
        return format(value, "f"), "General", text
    before, digits, after = found.groups()
    _whole, _point, places = digits.partition(".")
    number = f"0.{'0' * len(places)}" if places.endswith("0") else "General"
    return digits, f"{_quoted(before)}{number}{_quoted(after)}", ""


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "") + '"' if words else ""
