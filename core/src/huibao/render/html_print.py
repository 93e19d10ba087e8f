"""How a web page looks on paper: the style sheet's last rules, made of the layout."""

from functools import lru_cache

from huibao.model.layout import Layout, PageNumberPlace, Type


@lru_cache(maxsize=8)
def print_rules(layout: Layout) -> str:
    """Page size, margins, page numbers and type; what all layouts share stands in page.css.

    Western type is for letters and digits alone: quotation marks stay as wide as a Chinese character.
    """
    top, right, bottom, left = layout.margins
    body = layout.body
    headings = "".join(
        f"  h{level} {{ {_font(each, layout.pitch)} }}\n" for level, each in enumerate(layout.headings, 2)
    )
    western = ", ".join(f'local("{face}")' for face in (layout.latin.name, *layout.latin.stand_ins))
    return f"""@font-face {{ font-family: western; src: {western}; unicode-range: U+20-7E; }}
@page {{ size: {layout.width:g}mm {layout.height:g}mm; margin: {top:g}mm {right:g}mm {bottom:g}mm {left:g}mm; }}
{_page_numbers(layout)}@media print {{
  body {{ {_font(body, layout.pitch)} letter-spacing: {layout.character_pitch - body.size:.2f}pt; }}
  h1 {{ {_font(layout.title, layout.title_pitch)} padding: {layout.title_before * layout.pitch:g}pt 0 {layout.title_after * layout.pitch:g}pt; }}
{headings}  p, h2, h3, h4, h5 {{ text-indent: {layout.indent}em; }}
  table, .chart svg {{ {_font(layout.table, layout.table.size * 1.3)} }}
  thead th {{ {_font(layout.table_head, layout.table.size * 1.3)} }}
  caption, figcaption {{ {_font(layout.caption, layout.caption.size * 1.5)} }}
  .mark {{ {_font(layout.mark, layout.mark.size * 1.2)} }}
}}
"""  # noqa: E501  # a style sheet


def _page_numbers(layout: Layout) -> str:
    before, after = layout.page_number.split("{page}")
    number = layout.page_number_type
    content = (
        f'content: "{before}" counter(page) "{after}"; {_font(number, number.size * 1.3)} '
        f"vertical-align: top; padding-top: {layout.page_number_gap:g}mm;"
    )
    if layout.page_number_place is PageNumberPlace.CENTRE:
        return f"@page {{ @bottom-center {{ {content} }} }}\n"
    return (
        f"@page :right {{ @bottom-right {{ {content} padding-right: 1em; }} }}\n"
        f"@page :left {{ @bottom-left {{ {content} padding-left: 1em; }} }}\n"
    )


def _font(type: Type, line: float) -> str:
    """font: bold 16pt/28.95pt western, "仿宋", …, serif;"""
    families = ", ".join(f'"{face}"' for face in (type.face.name, *type.face.stand_ins))
    weight = "bold" if type.bold else "normal"
    return f"font: {weight} {type.size:g}pt/{line:.4g}pt western, {families}, serif;"
