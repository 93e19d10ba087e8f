"""Reads what a chart of a Word file shows, also after people have edited its figures."""

import re
from decimal import Decimal, DecimalException
from xml.etree.ElementTree import Element

from huibao.model.printing import print_share

from .content import ChartCells
from .opened import tree

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_NUMBER = re.compile(r"General|Standard|0(?:\.0+)?")
_QUOTES = re.compile(r'"([^"]*)"|\\(.)')
NOTHING = "—"
"""What is read where a chart has no figure."""


def read_chart(part: bytes) -> ChartCells:
    """What a chart part says, cell by cell, as in the table that the chart shows.

    ValueError for what is no chart.
    """
    chart = tree(part).find(f"{_CHART}chart")
    if chart is None:
        raise ValueError
    title = _words(chart.find(f"{_CHART}title"))
    series = list(chart.iter(f"{_CHART}ser"))
    heads = [_words_of(each, "tx") for each in series]
    names = _points(series[0], "cat") if series else {}
    texts = [_labelled(each) for each in series]
    places = sorted({*names, *(at for each in texts for at in each)})
    if chart.find(f".//{_CHART}lineChart") is not None:
        rows = [
            [head, *(each.get(at, NOTHING) for at in places)] for head, each in zip(heads, texts, strict=True)
        ]
        return ChartCells(
            [title, *(names.get(at, "") for at in places), *(cell for row in rows for cell in row)]
        )
    rows = [[names.get(at, ""), *(each.get(at, NOTHING) for each in texts)] for at in places]
    computed: tuple[int, ...] = ()
    if chart.find(f".//{_CHART}pieChart") is not None and series:
        heads.append("占比")
        values = _points(series[0], "val")
        for row, share in zip(rows, _shares([values.get(at, "0") for at in places]), strict=True):
            row.append(share)
        wide = len(series) + 2
        computed = tuple(len(heads) + number * wide for number in range(1, len(rows) + 1))
    return ChartCells([title, *heads, *(cell for row in rows for cell in row)], computed)


def _words(element: Element | None) -> str:
    return "" if element is None else "".join(text.text or "" for text in element.iter(_TEXT))


def _words_of(series: Element, part: str) -> str:
    """The name of a series, wherever it is kept."""
    return "".join(value.text or "" for value in series.findall(f"{_CHART}{part}//{_CHART}v"))


def _points(series: Element, part: str) -> dict[int, str]:
    """What is kept of a series' names or values, by place."""
    kept = {}
    for point in series.findall(f"{_CHART}{part}//{_CHART}pt"):
        kept[int(point.get("idx", "0"))] = point.findtext(f"{_CHART}v", "")
    return kept


def _labelled(series: Element) -> dict[int, str]:
    """The figures of a series as a reader sees them: by their labels, else their values in their formats."""
    values, formats = _points(series, "val"), _formats(series)
    labels: dict[int, str] = {}
    for label in series.iter(f"{_CHART}dLbl"):
        place, form = label.find(f"{_CHART}idx"), label.find(f"{_CHART}numFmt")
        at = -1 if place is None else int(place.get("val", "-1"))
        labels[at] = _words(label.find(f"{_CHART}tx"))
        if form is not None and not _shows_share(label):
            formats[at] = form.get("formatCode", "")
    return {at: labels.get(at) or _printed(value, formats.get(at, "")) for at, value in values.items()}


def _formats(series: Element) -> dict[int, str]:
    shared = series.findtext(f"{_CHART}val//{_CHART}formatCode", "")
    points = series.findall(f"{_CHART}val//{_CHART}pt")
    return {int(point.get("idx", "0")): point.get("formatCode", shared) for point in points}


def _shows_share(label: Element) -> bool:
    """Whether it is the share that the label's format is for."""
    shown = label.find(f"{_CHART}showPercent")
    return shown is not None and shown.get("val") in ("1", "true")


def _shares(values: list[str]) -> list[str]:
    """The shares that Word writes at the slices."""
    try:
        parts = [Decimal(value) for value in values]
        return [print_share(part, sum(parts, Decimal())) for part in parts]
    except DecimalException:
        return ["" for _value in values]


def _printed(value: str, form: str) -> str:
    """A number in its format: 10 in "近"General"万" is 近10万."""
    unquoted = re.sub(r'"[^"]*"|\\.', lambda quoted: "\x00" * len(quoted[0]), form)
    found = _NUMBER.search(unquoted)
    if found is None:
        return value
    places = len(found[0].partition(".")[2])
    try:
        number = format(Decimal(value), f".{places}f") if places else value
    except DecimalException:
        number = value
    return f"{_unquoted(form[: found.start()])}{number}{_unquoted(form[found.end() :])}"


def _unquoted(words: str) -> str:
    return _QUOTES.sub(lambda found: found[1] or found[2] or "", words)
