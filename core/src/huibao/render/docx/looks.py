"""The parts of a Word file that a layout makes: styles, faces with their stand-ins, page numbers."""

from huibao.model.layout import SONG, Layout, PageNumberPlace, Type

from .measures import Measures, measures, run_properties, twips

_PLAIN = '<w:snapToGrid w:val="0"/>'
"""Takes lines or characters off the document's grid."""
_LOOSE = '<w:spacing w:val="0"/>'
"""Characters at the distance that their face gives them."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:{part} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
)


def styles_part(layout: Layout, template: str) -> str:
    """word/styles.xml: the template with the layout's faces, sizes and distances."""
    unit = measures(layout)
    latin = layout.latin.name
    table_line = max(layout.pitch / 2, layout.table.size * 1.3)
    values: dict[str, str | int] = {
        "latin": latin,
        "pitch": unit.pitch,
        "two_lines": 2 * unit.pitch,
        "half_pitch": unit.pitch // 2,
        "title_before": layout.title_before * unit.pitch,
        "title_after": layout.title_after * unit.pitch,
        "title_pitch": twips(layout.title_pitch),
        "table_line": twips(table_line),
        "table_space": twips((layout.pitch - table_line) / 2),
        "one_character": unit.character,
        "text_end": unit.text_width - unit.character,
        "first_line": unit.indent(firstLine=layout.indent),
        "attachments": unit.indent(left=layout.indent + 3, hanging=3),
        "closing": unit.indent(right=2),
        "copies": unit.indent(left=4, right=1, hanging=3),
        "plain": _PLAIN,
    }
    heads = {f"heading{level}_type": kind for level, kind in enumerate(layout.headings, start=1)}
    on_grid = {"body_type": layout.body, "label_type": layout.label, "signer_type": layout.signer, **heads}
    off_grid = {
        "title_type": layout.title, "imprint_type": layout.imprint, "caption_type": layout.caption,
        "table_type": layout.table, "table_head_type": layout.table_head,
    }  # fmt: skip
    values |= {name: run_properties(kind, latin) for name, kind in on_grid.items()}
    values |= {name: run_properties(kind, latin, _LOOSE) for name, kind in off_grid.items()}
    values["mark_type"] = run_properties(layout.mark, latin, f'<w:color w:val="FF0000"/>{_LOOSE}')
    # The body keeps to the grid by its own distances: LibreOffice gives a character that is wider than
    # the grid's two places.
    tight = f'{_PLAIN}<w:spacing w:val="{unit.spacing}"/><w:kern w:val="2"/>'
    values["normal_type"] = run_properties(layout.body, latin, tight)
    # Half-width digits of the page number are those of the Chinese face.
    number = layout.page_number_type
    values["page_number_type"] = run_properties(number, number.face.name, _LOOSE)
    return template.format_map(values)


def font_table(layout: Layout) -> str:
    """word/fontTable.xml: each face with the names that will do where it is not installed."""
    kinds: tuple[Type, ...] = (
        layout.title, layout.body, *layout.headings, layout.signer, layout.page_number_type, layout.table,
    )  # fmt: skip
    faces = dict.fromkeys([SONG, *(kind.face for kind in kinds)])
    chinese = "".join(
        f'<w:font w:name="{face.name}"><w:altName w:val="{",".join(face.stand_ins)}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for face in faces
    )
    latin = (
        f'<w:font w:name="{layout.latin.name}"><w:altName w:val="{",".join(layout.latin.stand_ins)}"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
    return f"{_HEAD.format(part='fonts')}{latin}{chinese}</w:fonts>"


def footer(layout: Layout, *, odd: bool, landscape: bool) -> str:
    """A footer with the page number.

    On a landscape page it stands where it stands on the others when the sheet is held upright: along
    the left edge, at the foot of an odd page and at the head of an even one.
    """
    unit = measures(layout)
    before, after = layout.page_number.split("{page}")
    number = (
        f'{_words(before)}<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>{_words(after)}'
    )
    side, place = ("right", "right") if odd else ("left", "left")
    if layout.page_number_place is PageNumberPlace.CENTRE:
        place = "center"
    indent = "" if place == "center" else f'<w:ind w:{side}Chars="100" w:{side}="280"/>'
    line = f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{indent}<w:jc w:val="{place}"/></w:pPr>{number}</w:p>'
    body = _on_edge(unit, line) if landscape else line
    return f"{_HEAD.format(part='ftr')}{body}</w:ftr>"


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def _on_edge(unit: Measures, line: str) -> str:
    """The line turned by a quarter, in a table without borders that floats on the left margin."""
    thickness = 360
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page"'
        f' w:horzAnchor="page" w:tblpX="{unit.footer}" w:tblpY="{unit.left}"/>'
        f'<w:tblW w:w="{thickness}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{thickness}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{unit.text_width}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{thickness}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
        f'{line}</w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p>'
    )
