"""Charts of a Word document: where they stand, and the parts that hold them."""

from collections.abc import Iterator, Sequence
from functools import cache

from huibao.model.document import Chart, ChartKind, FigureText, Text
from huibao.model.layout import Layout
from huibao.render.characters import escape
from huibao.render.chart_looks import describe

from .archive import Member, compress, pack
from .chart_numbers import numbers
from .chart_part import chart_part
from .chart_workbook import chart_workbook
from .figures import CHART_MARK
from .story import Story, printed, words

_MILLIMETRE = 36_000
"""In the unit of drawings (EMU)."""
_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TALLEST = 0.85
"""Of the type area: the caption has to stand below."""


def add_chart(story: Story, chart: Chart, layout: Layout) -> None:
    """The chart with its caption below."""
    story.charts.append(chart)
    number = len(story.charts)
    name, mark = f"{CHART_MARK}{number}", len(story.figures)
    cells = [*((Text(head),) for head in chart.header), *(cell for row in chart.rows for cell in row)]
    for place, cell in enumerate(cells):
        for run in cell:
            if isinstance(run, FigureText):
                story.figures.append(printed(run))
                story.charted[run.anchor] = name, place
    width, height = (round(length * _MILLIMETRE) for length in (layout.text_width, _height(chart, layout)))
    drawing = (
        f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>'
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWINGML}/wordprocessingDrawing" distT="0" distB="0"'
        f' distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr="{escape(describe(chart))}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWINGML}/main">'
        f'<a:graphicData uri="{_DRAWINGML}/chart"><c:chart xmlns:c="{_DRAWINGML}/chart"'
        f' r:id="{_id(number)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        f'<w:bookmarkEnd w:id="{mark}"/>'
    )
    story.paragraph("Chart", drawing.encode())
    story.paragraph(
        "Caption", words(chart.caption), '<w:keepNext w:val="0"/><w:spacing w:before="0" w:after="240"/>'
    )


def _height(chart: Chart, layout: Layout) -> float:
    """Millimetres that the chart's marks need."""
    match chart.kind:
        case ChartKind.SHARES:
            needed = 66.0
        case ChartKind.TREND:
            needed = 70.0
        case ChartKind.COMPARISON:
            needed = 20 + len(chart.rows) * (len(chart.aspects) * 5 + 3.5)
    return min(needed, layout.text_height * _TALLEST)


def chart_members(charts: Sequence[Chart], layout: Layout, folder: str = "word") -> Iterator[Member]:
    """The parts of all charts: the drawing, the workbook with its figures, and the way to that."""
    for number, chart in enumerate(charts, 1):
        data = numbers(chart)
        yield compress(f"{folder}/charts/chart{number}.xml", chart_part(chart, data, layout))
        yield _relations(folder, number)
        yield pack(f"{folder}/embeddings/chart{number}.xlsx", chart_workbook(chart, data))


@cache
def _relations(folder: str, number: int) -> Member:
    """The way from a chart to its workbook."""
    return compress(
        f"{folder}/charts/_rels/chart{number}.xml.rels",
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/package"'
        f' Target="../embeddings/chart{number}.xlsx"/></Relationships>',
    )


def chart_types(charts: int) -> str:
    """What [Content_Types].xml says of so many charts."""
    office = "application/vnd.openxmlformats-officedocument"
    overrides = "".join(
        f'<Override PartName="/word/charts/chart{number}.xml" ContentType="{office}.drawingml.chart+xml"/>'
        for number in range(1, charts + 1)
    )
    return f'<Default Extension="xlsx" ContentType="{office}.spreadsheetml.sheet"/>{overrides}'


def chart_relations(charts: int) -> str:
    """What the text's relationships say of them."""
    return "".join(
        f'<Relationship Id="{_id(number)}" Type="{_RELATIONS}/chart" Target="charts/chart{number}.xml"/>'
        for number in range(1, charts + 1)
    )


def _id(number: int) -> str:
    return f"rIdChart{number}"
