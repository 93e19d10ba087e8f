"""The peers' contestants: run in the environment that setup_peers.py makes, on what subject.py exports."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Work = Callable[[int], Any]


def _content(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "document.json").read_text(encoding="utf-8"))


def _context(content: dict[str, Any], number: int) -> dict[str, Any]:
    """What a template is filled with; no two documents are the same."""
    unit = f"第{number:04d}综合服务中心"
    figures = content["figures"] | {"staff_volunteers": f"{300 + number}人"}
    tables = [block["rows"] for block in content["blocks"] if "rows" in block]
    return {"unit": unit, "period": content["period"], "f": figures, "tables": tables}


def _sentence(runs: list[str | dict[str, str]]) -> str:
    return "".join(run if isinstance(run, str) else f"{{{{ f.{run['figure']} }}}}" for run in runs)


def _word_template(content: dict[str, Any], *, loops: bool) -> bytes:
    """The report as a Word file with placeholders; table rows as docxtpl's loops, or each cell for itself."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    word = Document()
    normal = word.styles["Normal"]
    normal.font.size = Pt(16)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "FangSong")
    word.add_heading("{{ unit }}{{ period }}工作总结", 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    tables = 0
    for block in content["blocks"]:
        if "heading" in block:
            word.add_heading(block["heading"], 1)
        elif "runs" in block:
            word.add_paragraph(_sentence(block["runs"])).paragraph_format.first_line_indent = Pt(32)
        else:
            columns = range(len(block["head"]))
            if loops:
                first = f"{{%tr for row in tables[{tables}] %}}"
                rows = [[first], [f"{{{{ row[{column}] }}}}" for column in columns], ["{%tr endfor %}"]]
            else:
                rows = [
                    [f"{{{{ tables[{tables}][{row}][{column}] }}}}" for column in columns]
                    for row in range(len(block["rows"]))
                ]
            word.add_paragraph(block["caption"]).alignment = WD_ALIGN_PARAGRAPH.CENTER
            made = word.add_table(0, len(columns), "Table Grid")
            for row in (block["head"], *rows):
                for cell, text in zip(made.add_row().cells, row, strict=False):
                    cell.text = text
            tables += 1
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """A template is given, not work: made once and kept."""
    if not path.exists():
        path.write_bytes(make())
    return path.read_bytes()


def docxtpl(folder: Path) -> Work:
    """docxtpl as documented: the template is opened and compiled for each document."""
    from docxtpl import DocxTemplate

    content = _content(folder)
    template = _kept(folder / "docxtpl.docx", lambda: _word_template(content, loops=True))

    def work(number: int) -> bytes:
        word, file = DocxTemplate(io.BytesIO(template)), io.BytesIO()
        word.render(_context(content, number), autoescape=True)
        word.save(file)
        return file.getvalue()

    return work


def raw(folder: Path) -> Work:
    """The lower bound: a compiled jinja2 template of document.xml, zipped into a package ready but for it."""
    import jinja2

    part = "word/document.xml"
    content = _content(folder)
    package = zipfile.ZipFile(
        io.BytesIO(_kept(folder / "raw.docx", lambda: _word_template(content, loops=False)))
    )
    rest = io.BytesIO()
    with zipfile.ZipFile(rest, "w", zipfile.ZIP_DEFLATED) as others:
        for name in package.namelist():
            if name != part:
                others.writestr(name, package.read(name))
    template = jinja2.Environment(autoescape=True).from_string(package.read(part).decode())

    def work(number: int) -> bytes:
        file = io.BytesIO(rest.getvalue())
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as whole:
            whole.writestr(part, template.render(_context(content, number)))
        return file.getvalue()

    return work


_PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{{ unit }}{{ period }}工作总结</title>
<style>body{font-family:FangSong,serif;max-width:42em;margin:auto}h1{text-align:center}p{text-indent:2em}
table{border-collapse:collapse;width:100%}td,th{border:1px solid}</style></head>
<body><h1>{{ unit }}{{ period }}工作总结</h1>
{% for block in blocks %}{% if block.heading %}<h2>{{ block.heading }}</h2>
{% elif block.runs %}<p>{% for run in block.runs %}
{%- if run.figure %}<b>{{ f[run.figure] }}</b>{% else %}{{ run }}{% endif %}{% endfor %}</p>
{% else %}<table><caption>{{ block.caption }}</caption>
<tr>{% for cell in block.head %}<th>{{ cell }}</th>{% endfor %}</tr>
{% for row in block.rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table>
{% endif %}{% endfor %}</body></html>
"""


def jinja2_page(folder: Path) -> Work:
    """A page of the same content by a compiled template."""
    import jinja2

    content = _content(folder)
    template = jinja2.Environment(autoescape=True).from_string(_PAGE)
    return lambda number: template.render(blocks=content["blocks"], **_context(content, number)).encode()


def _rows(folder: Path) -> list[dict[str, float]]:
    return json.loads((folder / "rows.json").read_text(encoding="utf-8"))


def _rules(folder: Path, rows: list[dict[str, float]], access: str) -> Callable[[Any], list[str]]:
    """All rules as one compiled function of a row: the ids of those that are broken."""
    lines = ["def broken(row):", "    found = []"]
    lines += [f"    {name} = {access.format(name=name)}" for name in rows[0]]
    for id, condition in json.loads((folder / "rules.json").read_text(encoding="utf-8")):
        lines.append(f"    if not {condition}: found.append({id!r})")
    scope: dict[str, Any] = {}
    exec("\n".join([*lines, "    return found"]), scope)
    return scope["broken"]


def python_rows(folder: Path) -> Work:
    """The lower bound: a row of floats straight into compiled rules; nothing is read or typed."""
    rows = _rows(folder)
    broken = _rules(folder, rows, "row[{name!r}]")
    return lambda number: broken(rows[number % len(rows)])


def pydantic_rows(folder: Path) -> Work:
    """A pydantic model of 63 optional floats, then compiled rules."""
    from pydantic import create_model

    rows = _rows(folder)
    fields: dict[str, Any] = dict.fromkeys(rows[0], (float | None, None))
    model = create_model("Row", **fields)
    broken = _rules(folder, rows, "row.{name}")
    return lambda number: broken(model.model_validate(rows[number % len(rows)]))


def cattrs_rows(folder: Path) -> Work:
    """A slotted attrs class of 63 optional floats by a plain cattrs converter, then compiled rules."""
    import attrs
    import cattrs

    rows = _rows(folder)
    fields = {name: attrs.field(type=float | None, default=None) for name in rows[0]}
    model = attrs.make_class("Row", fields, slots=True)
    converter = cattrs.Converter()
    broken = _rules(folder, rows, "row.{name}")
    return lambda number: broken(converter.structure(rows[number % len(rows)], model))
