"""A layout in Word's measures: twentieths of a point, half points, hundredths of a character."""

from functools import cache

from huibao.model.layout import POINTS, Layout, Type
from huibao.record import Record

_GRID_UNIT = 4096
"""Parts of a point in which Word counts what the grid adds to a character."""
_FOOTER_LINE = 18
"""Points of the line that holds the page number: its dash is half way down."""


def twips(points: float) -> int:
    """Points in twentieths of a point, rounded down: rounded up, a page would lose its last line."""
    return int(points * 20 + 1e-6)


def of_millimetres(millimetres: float) -> int:
    """Millimetres in twentieths of a point, to the nearest."""
    return round(millimetres * POINTS * 20)


class Measures(Record):
    """What the parts of a Word file need to know of a layout, lengths in twentieths of a point."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int
    pitch: int
    character: int
    spacing: int
    """Between two characters of the body, so that a line holds as many as it should."""
    grid: str
    """The document grid's element."""

    @property
    def text_width(self) -> int:
        """The type area's width on an upright page."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The type area's height on an upright page, which is its width on a landscape one."""
        return self.height - self.top - self.bottom

    def indent(self, **characters: float) -> str:
        """An indent in characters, and for programs that know no characters in lengths besides."""
        given = " ".join(
            f'w:{side}Chars="{round(count * 100)}" w:{side}="{round(count * self.character)}"'
            for side, count in characters.items()
        )
        return f"<w:ind {given}/>"

    def begins(self, from_right: float) -> str:
        """The place of a line that begins so many characters left of the right edge, whatever its length.

        In lengths: programs differ in how wide a counted character is, and so many would add up.
        """
        left = self.text_width - round(from_right * self.character)
        return f'<w:ind w:leftChars="0" w:left="{left}" w:rightChars="0" w:right="0"/><w:jc w:val="left"/>'


@cache
def measures(layout: Layout) -> Measures:
    """The measures of a layout."""
    margins = layout.margins
    width, height = of_millimetres(layout.width), of_millimetres(layout.height)
    left, right = of_millimetres(margins.left), of_millimetres(margins.right)
    pitch = twips(layout.pitch)
    per_line = (width - left - right) / 20 / layout.characters
    added = int((per_line - layout.body.size) * _GRID_UNIT // 1)
    return Measures(
        width=width,
        height=height,
        top=of_millimetres(margins.top),
        right=right,
        bottom=of_millimetres(margins.bottom),
        left=left,
        footer=of_millimetres(margins.bottom - layout.page_number_gap) - _FOOTER_LINE * 10,
        pitch=pitch,
        character=int(per_line * 20),
        spacing=min(int((per_line - layout.body.size) * 20 // 1) - 1, 0),  # LibreOffice rounds
        grid=f'<w:docGrid w:type="linesAndChars" w:linePitch="{pitch}" w:charSpace="{added}"/>',
    )


def fonts(kind: Type, latin: str) -> str:
    """The element that names a type's faces: no theme, whose faces would win over it."""
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{latin}"'
        f' w:eastAsia="{kind.face.name}" w:cs="{latin}"/>'
    )


def run_properties(kind: Type, latin: str, between: str = "") -> str:
    """A type's faces, weight and size; between is what Word wants between weight and size."""
    bold = "<w:b/><w:bCs/>" if kind.bold else ""
    size = round(kind.size * 2)
    return f'{fonts(kind, latin)}{bold}{between}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
