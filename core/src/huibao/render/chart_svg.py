"""Charts as SVG, for pages and for PDF: drawn without a library, the same each time.

Colours are attributes, which a page's style sheet may overrule by the classes; nothing else is needed
to show the picture. Lengths are in units of a picture that is 620 wide.
"""

from itertools import pairwise
from math import cos, radians, sin

from huibao.model.document import Aspect, Chart, ChartKind, plain
from huibao.model.quantity import Bound

from .characters import escape
from .chart_looks import (
    BARS,
    INK,
    LINES,
    MARKS,
    PAPER,
    SLICES,
    describe,
    first_angle,
    labelled_below,
    middles,
)

WIDTH = 620
_SIZE = 14
_LINE = 18
_TOP = 34
"""Of the line that tells the unit and the marks."""
_NAMES = 200
"""Most that the names of bars may take; longer ones are broken into lines."""
_BAR, _GAP = 16, 14
_PLOT = 190
"""Height of a plot of lines."""
_RADIUS = 88
_Marks = list[str]


def draw(chart: Chart, name: str, font: str = "") -> str:
    """The chart as an <svg> element.

    name is an identifier for it, unique on its page; font the families of its words, those around it
    if left out.
    """
    match chart.kind:
        case ChartKind.COMPARISON:
            height, marks = _bars(chart, name)
        case ChartKind.TREND:
            height, marks = _lines(chart)
        case ChartKind.SHARES:
            height, marks = _pie(chart)
    family = f' font-family="{escape(font)}"' if font else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc" font-size="{_SIZE}"{family}>'
        f'<title id="{name}-title">{escape(chart.caption)}</title>'
        f'<desc id="{name}-desc">{escape(describe(chart))}</desc>{"".join(marks)}</svg>'
    )


def _bars(chart: Chart, name: str) -> tuple[int, _Marks]:
    names = [plain(row[0]) for row in chart.rows]
    texts = [[plain(cell) for cell in row[1:]] for row in chart.rows]
    left = min(_NAMES, max(map(_width, names))) + 8
    room = max(_width(text) for row in texts for text in row) + 8
    values = [float(point.value) for row in chart.points for point in row if point is not None]
    low, high = min(0.0, *values), max(0.0, *values)
    span = WIDTH - left - room * (2 if low < 0 else 1)
    zero = left + (room if low < 0 else 0) - low / (high - low) * span
    marks = [_hatches(chart, name), _text(0, _SIZE, chart.header[0]), *_keys(chart)]
    top = _TOP
    for words, row, points in zip(names, texts, chart.points, strict=True):
        lines = _broken(words, left - 8)
        group = max(_BAR * len(points), len(lines) * _LINE)
        first = top + (group - len(lines) * _LINE) / 2 + _SIZE
        marks += [_text(left - 8, first + at * _LINE, line, anchor="end") for at, line in enumerate(lines)]
        place = top + (group - _BAR * len(points)) / 2
        for aspect, text, point in zip(chart.aspects, row, points, strict=True):
            if point is not None:
                end = zero + float(point.value) / (high - low) * span
                fill = (
                    f"url(#{name}-{aspect.value})" if point.bound is not Bound.EXACT else f"#{BARS[aspect]}"
                )
                marks.append(_bar(min(zero, end), place, abs(end - zero), fill, aspect))
                away = (end + 5, "start") if end >= zero else (end - 5, "end")
                marks.append(_text(away[0], place + _BAR - 3, text, anchor=away[1]))
            place += _BAR
        top += group + _GAP
    marks.append(_rule(zero, _TOP - 4, zero, top - _GAP + 4))
    return round(top), marks


def _bar(left: float, top: float, width: float, fill: str, aspect: Aspect) -> str:
    looks = f"bar {aspect.value}" if fill.startswith("#") else "bar hatched"
    return (
        f'<rect class="{looks}" x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{_BAR}"'
        f' fill="{fill}" stroke="#{INK}" stroke-width="0.75"/>'
    )


def _hatches(chart: Chart, name: str) -> str:
    """How bars of each aspect are filled whose figures are known only within bounds."""
    used = [
        aspect
        for column, aspect in enumerate(chart.aspects)
        if any((point := row[column]) is not None and point.bound is not Bound.EXACT for row in chart.points)
    ]
    patterns = "".join(
        f'<pattern id="{name}-{aspect.value}" width="6" height="6" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect class="back" width="6" height="6" fill="#{PAPER}"/>'
        f'<rect class="{"front" if BARS[aspect] == PAPER else aspect.value}" width="3" height="6"'
        f' fill="#{INK if BARS[aspect] == PAPER else BARS[aspect]}"/></pattern>'
        for aspect in used
    )
    return f"<defs>{patterns}</defs>" if patterns else ""


def _keys(chart: Chart) -> _Marks:
    """What the bars of each aspect are, at the right of the first line."""
    if len(chart.aspects) == 1:
        return []
    marks: _Marks = []
    right = float(WIDTH)
    for aspect, words in reversed(list(zip(chart.aspects, chart.header[1:], strict=False))):
        right -= _width(words)
        marks.append(_text(right, _SIZE, words))
        marks.append(_bar(right - 28, 1, 22, f"#{BARS[aspect]}", aspect))
        right -= 28 + 18
    return marks


def _lines(chart: Chart) -> tuple[int, _Marks]:
    names = [plain(row[0]) for row in chart.rows]
    right = WIDTH - min(_NAMES, max(map(_width, names))) - 18
    left = 40.0
    step = (right - left) / (len(chart.aspects) - 1)
    values = [float(point.value) for row in chart.points for point in row if point is not None]
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    bottom = _TOP + 24 + _PLOT

    def height(value: float) -> float:
        return bottom - 12 - (value - low) / span * (_PLOT - 12)

    marks: _Marks = [_text(0, _SIZE, chart.header[0]), _rule(left - 30, bottom + 8, right + 10, bottom + 8)]
    below = labelled_below(chart)
    labels: dict[int, list[tuple[float, str]]] = {}
    ends: list[tuple[float, str]] = []
    for number, (row, points) in enumerate(zip(chart.rows, chart.points, strict=True)):
        seen = [
            (column, left + column * step, height(float(point.value)), point.bound)
            for column, point in enumerate(points)
            if point is not None
        ]
        for (_from, x1, y1, _bound), (column, x2, y2, bound) in pairwise(seen):
            broken = chart.aspects[column] is Aspect.PLANNED or bound is not Bound.EXACT
            marks.append(_stroke(number, x1, y1, x2, y2, broken=broken))
        for column, x, y, bound in seen:
            hollow = chart.aspects[column] is Aspect.PLANNED or bound is not Bound.EXACT
            marks.append(_point(number, x, y, hollow=hollow))
            away = 20 if (number, column) in below else -10
            labels.setdefault(column, []).append((y + away, plain(row[column + 1])))
        ends.append((seen[-1][2] + 5, names[number]))
    for column, words in enumerate(chart.header[1:]):
        x = left + column * step
        marks += [_text(x, y, text, anchor="middle") for y, text in _apart(labels.get(column, []))]
        marks.append(_text(x, bottom + 28, words, anchor="middle"))
    for y, words in _apart(ends):
        marks += [_text(right + 14, y + at * _LINE, line) for at, line in enumerate(_broken(words, _NAMES))]
    return bottom + 38, marks


def _stroke(number: int, x1: float, y1: float, x2: float, y2: float, *, broken: bool) -> str:
    dash = ' stroke-dasharray="5 4"' if broken else ""
    return (
        f'<line class="line{number % len(LINES)}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        f' stroke="#{LINES[number % len(LINES)]}" stroke-width="2"{dash}/>'
    )


_SHAPES = {
    "circle": "M{l} {y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    "square": "M{l} {t}h10v10h-10z",
    "triangle": "M{x} {t}l6 10h-12z",
    "diamond": "M{x} {t}l6 5l-6 5l-6 -5z",
}


def _point(number: int, x: float, y: float, *, hollow: bool) -> str:
    colour = f"#{LINES[number % len(LINES)]}"
    shape = _SHAPES[MARKS[number % len(MARKS)]].format(
        x=f"{x:.1f}", y=f"{y:.1f}", l=f"{x - 5:.1f}", t=f"{y - 5:.1f}"
    )
    looks = "hollow" if hollow else f"mark{number % len(LINES)}"
    fill = f"#{PAPER}" if hollow else colour
    return f'<path class="{looks}" d="{shape}" fill="{fill}" stroke="{colour}" stroke-width="1.5"/>'


def _pie(chart: Chart) -> tuple[int, _Marks]:
    parts = [float(row[0].value) for row in chart.points if row[0] is not None]
    shares = [part / sum(parts) for part in parts]
    angles = middles(shares, first_angle(shares))
    x, y = WIDTH / 2, float(_TOP + 12 + _RADIUS)
    marks: _Marks = [_text(0, _SIZE, chart.header[0])]
    sides: dict[bool, list[tuple[float, int]]] = {True: [], False: []}
    for at, (share, angle) in enumerate(zip(shares, angles, strict=True)):
        marks.append(_slice(at, x, y, angle - share * 180, angle + share * 180))
        sides[sin(radians(angle)) >= 0].append((y - cos(radians(angle)) * (_RADIUS + 10), at))
    bottom = y + _RADIUS
    for is_right, labels in sides.items():
        way, anchor = (1, "start") if is_right else (-1, "end")
        elbow, free = x + way * (_RADIUS + 18), 0.0
        for wanted, at in sorted(labels):
            angle, place = radians(angles[at]), max(wanted, free)
            edge = (x + sin(angle) * _RADIUS, y - cos(angle) * _RADIUS)
            marks.append(_leader(*edge, elbow, place - 5, elbow + way * 8))
            lines = _slice_words(chart, at, WIDTH / 2 - _RADIUS - 32)
            for number, words in enumerate(lines):
                marks.append(_text(elbow + way * 12, place + number * _LINE, words, anchor=anchor))
            free = place + len(lines) * _LINE
        bottom = max(bottom, free - _LINE)
    return round(bottom + 14), marks


def _slice_words(chart: Chart, at: int, room: float) -> list[str]:
    """What stands at a slice: its name, and below that the figure and its share."""
    name, figure, share = (plain(cell) for cell in chart.rows[at])
    return [*_broken(name, room), *_broken(f"{figure}{chart.unit}，{share}", room)]


def _slice(number: int, x: float, y: float, start: float, end: float) -> str:
    (x1, y1), (x2, y2) = (
        (x + sin(radians(angle)) * _RADIUS, y - cos(radians(angle)) * _RADIUS) for angle in (start, end)
    )
    large = int(end - start > 180)
    return (
        f'<path class="slice{number % len(SLICES)}" d="M{x:.1f} {y:.1f}L{x1:.1f} {y1:.1f}'
        f'A{_RADIUS} {_RADIUS} 0 {large} 1 {x2:.1f} {y2:.1f}z" fill="#{SLICES[number % len(SLICES)]}"'
        f' stroke="#{PAPER}" stroke-width="1.5"/>'
    )


def _leader(x1: float, y1: float, x2: float, y2: float, x3: float) -> str:
    return (
        f'<path class="rule" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}H{x3:.1f}" fill="none"'
        f' stroke="#{INK}" stroke-width="0.75"/>'
    )


def _apart(labels: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Labels of one column moved down so far that none lies on another."""
    placed: list[tuple[float, str]] = []
    for y, text in sorted(labels):
        placed.append((max(y, placed[-1][0] + _LINE) if placed else y, text))
    return placed


def _text(x: float, y: float, words: str, *, anchor: str = "start") -> str:
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="ink" x="{x:.1f}" y="{y:.1f}" fill="#{INK}"{side}>{escape(words)}</text>'


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line class="rule" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#{INK}"'
        ' stroke-width="1"/>'
    )


def _width(words: str) -> float:
    """How wide words are: a Chinese character is a square, others less than two thirds of one."""
    return sum(1 if letter > "\u2e7f" else 0.62 for letter in words) * _SIZE


def _broken(words: str, room: float) -> list[str]:
    """The words in lines of at most so much room."""
    lines = [""]
    for letter in words:
        if lines[-1] and _width(lines[-1] + letter) > room:
            lines.append("")
        lines[-1] += letter
    return lines
