"""A layout as plain data for the template report.typ, lengths in points."""

from collections.abc import Mapping
from typing import Any

from huibao.model.layout import POINTS, Layout, PageNumberPlace, Type

Tree = dict[str, Any]
_ABOVE_BASE = 0.88
"""Share of a Chinese character that stands above the line's base."""
_ROUNDING = 0.002
"""Points by which a full line of characters is kept shorter than the line, lest the last drops off."""


def looks(layout: Layout, families: Mapping[str, tuple[str, ...]], latin: str) -> Tree:
    """How each kind of text looks.

    families are those that a face is set in, by the face's name; latin is the Western family, "" for none.
    """
    western = [latin] if latin else []
    line, table_line = layout.pitch, _table_line(layout)
    tracking = layout.character_pitch - layout.body.size - _ROUNDING

    def look(kind: Type, pitch: float, latin: list[str] = western, tracking: float = 0) -> Tree:
        beside = (pitch - kind.size) / 2
        return {
            "faces": families[kind.face.name],
            "latin": latin,
            "size": kind.size,
            "weight": "bold" if kind.bold else "regular",
            "top": kind.size * _ABOVE_BASE + beside,
            "bottom": kind.size * (_ABOVE_BASE - 1) - beside,
            "tracking": tracking,
        }

    on_grid = {"body": layout.body, "label": layout.label, "signer": layout.signer}
    on_grid |= {f"heading{level}": kind for level, kind in enumerate(layout.headings, 1)}
    return {
        **{name: look(kind, line, tracking=tracking) for name, kind in on_grid.items()},
        "title": look(layout.title, layout.title_pitch),
        "caption": look(layout.caption, line),
        "imprint": look(layout.imprint, line),
        "mark": look(layout.mark, layout.mark.size),
        "table": look(layout.table, table_line),
        "table-head": look(layout.table_head, table_line),
        # The half-width digits of the page number are those of its Chinese face.
        "number": look(layout.page_number_type, layout.page_number_type.size, []),
    }


def sheet(layout: Layout) -> Tree:
    """The page and the distances on it."""
    return {
        "width": layout.width * POINTS,
        "height": layout.height * POINTS,
        "margins": [each * POINTS for each in layout.margins],
        "pitch": layout.pitch,
        "character": layout.character_pitch,
        "indent": layout.indent,
        "title-before": layout.title_before,
        "title-after": layout.title_after,
        "table-space": (layout.pitch - _table_line(layout)) / 2,
        "number": layout.page_number,
        "outer": layout.page_number_place is PageNumberPlace.OUTER,
        "gap": layout.page_number_gap * POINTS,
    }


def _table_line(layout: Layout) -> float:
    return max(layout.pitch / 2, layout.table.size * 1.3)
