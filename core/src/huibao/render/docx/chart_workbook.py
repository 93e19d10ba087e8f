"""The workbook inside a Word file from which a chart's figures are edited: one sheet, no looks."""

from functools import cache

from huibao.model.document import Chart, plain
from huibao.render.characters import escape

from .archive import Member, archive, compress
from .chart_numbers import Numbers

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STATIC = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_SHEETS}"><fonts count="1"><font><sz val="11"/>'
        '<name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def chart_workbook(chart: Chart, data: Numbers) -> bytes:
    """The .xlsx file: names in column A, the drawn columns after it, headed by period or aspect."""
    names = [f"单位：{data.scale}{chart.unit}", *chart.header[1 : len(chart.aspects) + 1]]
    rows = [_row(1, map(_words, names))]
    for number, (row, values) in enumerate(zip(chart.rows, data.values, strict=True), 2):
        rows.append(_row(number, [_words(plain(row[0])), *map(_number, values)]))
    sheet = (
        f'{_HEAD}<worksheet xmlns="{_SHEETS}"><cols><col min="1" max="1" width="32" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )
    return archive((*_static(), compress("xl/worksheets/sheet1.xml", sheet)))


@cache
def _static() -> tuple[Member, ...]:
    return tuple(compress(name, _HEAD + content) for name, content in _STATIC.items())


def _row(number: int, cells: "list[str] | map[str]") -> str:
    placed = "".join(
        cell.replace("<c", f'<c r="{letter}{number}"', 1)
        for letter, cell in zip("ABCDEFG", cells, strict=False)
    )
    return f'<row r="{number}">{placed}</row>'


def _words(text: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _number(value: str | None) -> str:
    return "" if value is None else f"<c><v>{value}</v></c>"
