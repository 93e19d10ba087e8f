"""Draws the path of the data for the page on architecture: boxes on a grid, arrows between them."""

from html import escape

from attrs import frozen

_WIDTH, _HEIGHT = 150, 62
_COLUMN, _ROW = 178, 118
_MARGIN = 18


@frozen
class Box:
    """A box in a cell of the grid; columns is how many it spans. second is its small line."""

    column: int
    row: int
    title: str
    second: str
    look: str
    columns: int = 1

    @property
    def left(self) -> int:
        """Its left edge, as all measures in the drawing's own unit."""
        return _MARGIN + self.column * _COLUMN

    @property
    def top(self) -> int:
        """Its upper edge."""
        return _MARGIN + self.row * _ROW

    @property
    def width(self) -> int:
        """From edge to edge."""
        return _WIDTH + (self.columns - 1) * _COLUMN


_BOXES = {
    "file": Box(0, 0, "data file", "toml, json, xlsx …", "end"),
    "read": Box(1, 0, "read", "RawData", "step"),
    "structure": Box(2, 0, "structure", "Submission", "step"),
    "derive": Box(3, 0, "derive", "Facts", "step"),
    "plugins": Box(1, 1, "plugins", "data and hooks", "end"),
    "catalogue": Box(2, 1, "catalogue of a unit type", "indicators, rules, sections, standards", "end", 2),
    "out": Box(0, 2, "report", "docx, pdf, html, md …", "end"),
    "render": Box(1, 2, "render", "bytes", "step"),
    "compose": Box(2, 2, "compose", "Document", "step"),
    "check": Box(3, 2, "check", "Findings", "step"),
}
_RIGHT = (("file", "read"), ("read", "structure"), ("structure", "derive"), ("plugins", "catalogue"))
_LEFT = (("check", "compose"), ("compose", "render"), ("render", "out"))
_FROM_THE_MIDDLE = (
    *(("plugins", end) for end in ("read", "render")),
    *(("catalogue", end) for end in ("structure", "derive", "compose", "check")),
)
"""Upwards or downwards, in the column of the second."""
_STYLE = """
rect.ground { fill: #ffffff }
rect.step { fill: #e8f0fb; stroke: #3465a4 }
rect.end { fill: #f5f2ea; stroke: #8a7f66 }
text { fill: #1c1c1c; font-family: sans-serif; text-anchor: middle }
.title { font-size: 19px }
.second { font-size: 13px }
path { stroke: #555555; stroke-width: 1.6; fill: none; marker-end: url(#tip) }
.given { stroke-dasharray: 5 4 }
"""
_TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8"'
    ' orient="auto"><path d="M0 0 8 4 0 8z" style="fill:#555555;stroke:none"/></marker></defs>'
)


def path_of_the_data() -> str:
    """The drawing as SVG, the same each time. It has a ground of its own, for pages of any colour."""
    width, height = 2 * _MARGIN + 3 * _COLUMN + _WIDTH, 2 * _MARGIN + 2 * _ROW + _HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        "<title>The path of the data</title>",
        f"<style>{_STYLE}</style>",
        _TIP,
        f'<rect class="ground" width="{width}" height="{height}" rx="8"/>',
        *(_drawn(box) for box in _BOXES.values()),
        *(_arrow(_sides(start, end, forward=True)) for start, end in _RIGHT),
        *(_arrow(_sides(start, end, forward=False)) for start, end in _LEFT),
        *(_arrow(_upright(start, end), "given") for start, end in _FROM_THE_MIDDLE),
        _arrow(_around()),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _drawn(box: Box) -> str:
    middle = box.left + box.width // 2
    return (
        f'<rect class="{box.look}" x="{box.left}" y="{box.top}" width="{box.width}" height="{_HEIGHT}"/>'
        f'<text class="title" x="{middle}" y="{box.top + 27}">{escape(box.title)}</text>'
        f'<text class="second" x="{middle}" y="{box.top + 48}">{escape(box.second)}</text>'
    )


def _arrow(points: str, look: str = "") -> str:
    return f'<path class="{look}" d="{points}"/>' if look else f'<path d="{points}"/>'


def _sides(start: str, end: str, *, forward: bool) -> str:
    one, other = _BOXES[start], _BOXES[end]
    height = one.top + _HEIGHT // 2
    if forward:
        return f"M{one.left + one.width} {height} H{other.left - 3}"
    return f"M{one.left} {height} H{other.left + other.width + 3}"


def _upright(start: str, end: str) -> str:
    one, other = _BOXES[start], _BOXES[end]
    middle = other.left + other.width // 2
    if other.row < one.row:
        return f"M{middle} {one.top} V{other.top + _HEIGHT + 3}"
    return f"M{middle} {one.top + _HEIGHT} V{other.top - 3}"


def _around() -> str:
    """From derive to check, round the end of the catalogue."""
    one, other = _BOXES["derive"], _BOXES["check"]
    right = one.left + one.width
    edge = right + _MARGIN // 2
    top, bottom = one.top + _HEIGHT // 2, other.top + _HEIGHT // 2
    return f"M{right} {top} H{edge} V{bottom} H{right + 3}"
