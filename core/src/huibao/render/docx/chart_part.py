"""The XML of a native Word chart (DrawingML): drawn by Word, WPS and LibreOffice, and open to editing.

Numbers are labelled at their marks, so that there is no axis of values to read them from.
"""

from collections.abc import Collection, Sequence

from huibao.model.document import Aspect, Chart, ChartKind, plain
from huibao.model.layout import Layout
from huibao.model.quantity import Bound
from huibao.record import Record
from huibao.render.characters import escape
from huibao.render.chart_looks import BARS, INK, LINES, MARKS, PAPER, SLICES, first_angle, labelled_below

from .chart_numbers import Numbers

_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>'
)
_AXES = '<c:axId val="1001"/><c:axId val="1002"/>'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="{name}"/>'
    '<c:showSerName val="0"/><c:showPercent val="{share}"/><c:showBubbleSize val="0"/>'
)
_THIN = 0.08
"""The share of a slice beside which its label has no room if the next one is as thin."""
_VALUE = _SHOWN.format(value=1, name=0, share=0)
_SHARE = _SHOWN.format(value=0, name=1, share=1)
_DASH = '<a:prstDash val="sysDash"/>'


def chart_part(chart: Chart, data: Numbers, layout: Layout) -> str:
    """The chart's XML; its data stand in the worksheet of the workbook that rId1 leads to."""
    title = _title(chart.header[0], layout)
    if chart.kind is ChartKind.SHARES:
        plot, legend = _pie(chart, data), ""
    elif chart.kind is ChartKind.TREND:
        plot, legend = _lines(chart, data), _legend(len(chart.rows))
    else:
        plot, legend = _bars(chart, data), _legend(len(chart.aspects))
    return (
        f'{_OPEN}{title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{plot}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{_NO_LINE}</c:spPr>{_text(layout)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _text(layout: Layout) -> str:
    size = round(layout.table.size * 100)
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}">{_fill(INK)}'
        f'<a:latin typeface="{escape(layout.latin.name)}"/>'
        f'<a:ea typeface="{escape(layout.table.face.name)}"/>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _title(words: str, layout: Layout) -> str:
    """The unit of measure, small and at the corner."""
    size = round(layout.table.size * 100)
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>"
        f'<a:pPr><a:defRPr sz="{size}" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="{size}" b="0"/>'
        f"<a:t>{escape(words)}</a:t></a:r></a:p></c:rich></c:tx><c:layout><c:manualLayout>"
        '<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.01"/><c:y val="0.01"/></c:manualLayout>'
        '</c:layout><c:overlay val="0"/></c:title>'
    )


def _legend(entries: int) -> str:
    return '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if entries > 1 else ""


def _fill(colour: str) -> str:
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>"


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>'


def _bars(chart: Chart, data: Numbers) -> str:
    series = "".join(
        _series(
            number,
            chart.header[number + 1],
            _columns(chart, number, data),
            f'{_bar(aspect)}<c:invertIfNegative val="0"/>{_unsure_bars(chart, number)}',
            "outEnd",
        )
        for number, aspect in enumerate(chart.aspects)
    )
    low = min(point.value for row in chart.points for point in row if point is not None)
    floor = '<c:min val="0"/>' if low >= 0 else ""
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/>{_AXES}</c:barChart>'
        f"{_category_axis('l', 'maxMin')}{_value_axis('t', floor)}"
    )


def _bar(aspect: Aspect, *, hatched: bool = False) -> str:
    colour = BARS[aspect]
    fill = _fill(colour)
    if hatched:
        ink = INK if colour == PAPER else colour
        fill = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_colour(ink)}</a:fgClr>'
            f"<a:bgClr>{_colour(PAPER)}</a:bgClr></a:pattFill>"
        )
    return f'<c:spPr>{fill}<a:ln w="9525">{_fill(INK)}</a:ln></c:spPr>'


def _unsure_bars(chart: Chart, column: int) -> str:
    """Bars of what is known only within bounds are hatched."""
    return "".join(
        f'<c:dPt><c:idx val="{row}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_bar(chart.aspects[column], hatched=True)}</c:dPt>"
        for row, points in enumerate(chart.points)
        if (point := points[column]) is not None and point.bound is not Bound.EXACT
    )


def _lines(chart: Chart, data: Numbers) -> str:
    below = labelled_below(chart)
    series = "".join(
        _series(
            number,
            plain(row[0]),
            _rows(chart, number, data),
            _line(number) + _planned_points(chart, number),
            "t",
            below=[column for row, column in below if row == number],
            end='<c:smooth val="0"/>',
        )
        for number, row in enumerate(chart.rows)
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_AXES}'
        f"</c:lineChart>{_category_axis('b', 'minMax')}{_value_axis('l', '')}"
    )


def _line(number: int, *, dashed: bool = False) -> str:
    colour, mark = LINES[number % len(LINES)], MARKS[number % len(MARKS)]
    inside = _fill(PAPER) if dashed else _fill(colour)
    return (
        f'<c:spPr><a:ln w="22225">{_fill(colour)}{_DASH if dashed else ""}</a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{mark}"/><c:size val="7"/><c:spPr>{inside}'
        f'<a:ln w="9525">{_fill(colour)}</a:ln></c:spPr></c:marker>'
    )


def _planned_points(chart: Chart, row: int) -> str:
    """The way to what is only planned is broken, and so is what is known only within bounds."""
    out = []
    for column, (aspect, point) in enumerate(zip(chart.aspects, chart.points[row], strict=True)):
        if point is not None and (aspect is Aspect.PLANNED or point.bound is not Bound.EXACT):
            line, marker = _line(row, dashed=True).split("<c:marker>")
            out.append(f'<c:dPt><c:idx val="{column}"/><c:marker>{marker}<c:bubble3D val="0"/>{line}</c:dPt>')
    return "".join(out)


def _pie(chart: Chart, data: Numbers) -> str:
    slices = "".join(
        f'<c:dPt><c:idx val="{row}"/><c:bubble3D val="0"/><c:spPr>{_fill(SLICES[row % len(SLICES)])}'
        f'<a:ln w="12700">{_fill(PAPER)}</a:ln></c:spPr></c:dPt>'
        for row in range(len(chart.rows))
    )
    parts = [float(row[0].value) for row in chart.points if row[0] is not None]
    shares = [part / sum(parts) for part in parts]
    thin = [share < _THIN for share in shares]
    labels = _slice_label("outEnd")
    if sum(thin) > 1:  # the program finds room for the labels of thin slices, but sets them on dark ones too
        own = (f'<c:dLbl><c:idx val="{row}"/>{labels}</c:dLbl>' for row, each in enumerate(thin) if not each)
        labels = "".join(own) + _slice_label("bestFit")
    labels = f'<c:dLbls>{labels}<c:showLeaderLines val="1"/></c:dLbls>'
    series = _series(0, chart.header[1], _columns(chart, 0, data), slices, labels=labels)
    angle = f'<c:firstSliceAng val="{first_angle(shares)}"/>'
    return f'<c:pieChart><c:varyColors val="1"/>{series}{angle}</c:pieChart>'


def _slice_label(place: str) -> str:
    return (
        '<c:numFmt formatCode="0.0%" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'<c:dLblPos val="{place}"/>{_SHARE}<c:separator>\n</c:separator>'
    )


class _Data(Record):
    """One series: its cells in the worksheet and what stands in them."""

    name_cell: str
    names: Sequence[str]
    names_range: str
    values: Sequence[str | None]
    values_range: str
    formats: Sequence[str]
    fixed: Sequence[str]


def _columns(chart: Chart, column: int, data: Numbers) -> _Data:
    letter, last = "BCDEFG"[column], len(chart.rows) + 1
    return _Data(
        f"Sheet1!${letter}$1",
        [plain(row[0]) for row in chart.rows],
        f"Sheet1!$A$2:$A${last}",
        [row[column] for row in data.values],
        f"Sheet1!${letter}$2:${letter}${last}",
        [row[column] for row in data.formats],
        [row[column] for row in data.fixed],
    )


def _rows(chart: Chart, row: int, data: Numbers) -> _Data:
    last = "BCDEFG"[len(chart.aspects) - 1]
    return _Data(
        f"Sheet1!$A${row + 2}",
        chart.header[1:],
        f"Sheet1!$B$1:${last}$1",
        data.values[row],
        f"Sheet1!$B${row + 2}:${last}${row + 2}",
        data.formats[row],
        data.fixed[row],
    )


def _series(
    number: int,
    name: str,
    data: _Data,
    looks: str,
    place: str = "",
    *,
    below: Collection[int] = (),
    labels: str = "",
    end: str = "",
) -> str:
    """A series; looks is markup for it and for single points, place where its labels stand.

    Labels of the points in `below` stand there instead; labels is markup in place of all of them.
    """
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{data.name_cell}</c:f>'
        f"{_strings([name])}</c:strRef></c:tx>{looks}{labels or _labels(data, place, below)}"
        f"<c:cat><c:strRef><c:f>{data.names_range}</c:f>{_strings(data.names)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{data.values_range}</c:f>{_cache(data)}</c:numRef></c:val>{end}</c:ser>"
    )


def _strings(words: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(word)}</c:v></c:pt>' for at, word in enumerate(words))
    return f'<c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache>'


def _cache(data: _Data) -> str:
    given = [(at, value, data.formats[at]) for at, value in enumerate(data.values) if value is not None]
    forms = {form for _at, _value, form in given}
    shared = forms.pop() if len(forms) == 1 else "General"
    points = "".join(
        f'<c:pt idx="{at}"{_own_format(form, shared)}><c:v>{value}</c:v></c:pt>' for at, value, form in given
    )
    return (
        f"<c:numCache><c:formatCode>{escape(shared)}</c:formatCode>"
        f'<c:ptCount val="{len(data.values)}"/>{points}</c:numCache>'
    )


def _own_format(form: str, shared: str) -> str:
    return "" if form == shared else f' formatCode="{escape(form)}"'


def _labels(data: _Data, place: str, below: Collection[int]) -> str:
    own = "".join(
        _label(at, form, fixed, "b" if at in below else place)
        for at, (form, fixed) in enumerate(zip(data.formats, data.fixed, strict=True))
        if fixed or form != "General" or at in below
    )
    return f"<c:dLbls>{own}{_plain_label(place)}</c:dLbls>"


def _plain_label(place: str) -> str:
    return f'<c:spPr><a:noFill/>{_NO_LINE}</c:spPr><c:dLblPos val="{place}"/>{_VALUE}'


def _label(at: int, form: str, fixed: str, place: str) -> str:
    if fixed:
        text = (
            "<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>"
            f'<a:rPr lang="zh-CN"/><a:t>{escape(fixed)}</a:t></a:r></a:p></c:rich></c:tx>'
        )
    else:
        text = f'<c:numFmt formatCode="{escape(form)}" sourceLinked="0"/>'
    return f'<c:dLbl><c:idx val="{at}"/>{text}{_plain_label(place)}</c:dLbl>'


def _category_axis(side: str, direction: str) -> str:
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{direction}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{_fill(INK)}</a:ln></c:spPr><c:crossAx val="1002"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(side: str, floor: str) -> str:
    return (
        f'<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>{floor}</c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )
