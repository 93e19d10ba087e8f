"""How charts look in every format: colours that differ in lightness too, and their words.

Charts are printed in black and white as often as not, and one man in twelve does not tell red from
green: what belongs together is named beside its mark, and marks differ by more than by colour.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import cos, radians, sin

from huibao.model.document import Aspect, Chart, ChartKind, plain

INK = "1C1C1C"
PAPER = "FFFFFF"
BARS = {
    Aspect.PREVIOUS: "A9BDD1",
    Aspect.ACTUAL: "1F4E79",
    Aspect.TARGET: PAPER,
    Aspect.PLANNED: "E9C46A",
    Aspect.COMPLETION: "1F4E79",
}
"""Fill of the bars of an aspect: last year pale, this year dark, the target an empty frame."""
LINES = ("1F4E79", "C2571A", "3B8EA5", "6B4C9A")
"""Colours of lines, which have marks of their own shape as well."""
SLICES = ("1F4E79", "E9A23B", "8FB8DE", "7A3E1D", "D0D0D0", "4F8A5B", "F3D9A4", "5B5B5B")
"""Fill of a pie's slices: dark and light in turn, so that neighbours differ in grey."""
MARKS = ("circle", "square", "triangle", "diamond")

_KINDS = {ChartKind.COMPARISON: "条形图", ChartKind.TREND: "折线图", ChartKind.SHARES: "饼图"}


def describe(chart: Chart) -> str:
    """All that a chart shows, in words, for who cannot see it."""
    rows = "；".join(_row(chart, [plain(cell) for cell in row]) for row in chart.rows)
    return f"{_KINDS[chart.kind]}，{chart.header[0]}。{rows}。"


def _row(chart: Chart, cells: list[str]) -> str:
    said = [f"{name}{text}" for name, text in zip(chart.header[1:], cells[1:], strict=True) if text != "—"]
    return f"{cells[0]}：{'，'.join(said)}"


_ROOM = 0.7
"""Of a pie's radius: what two labels should lie apart in height."""
_LABEL = 1.3
"""Of a pie's radius: what labels must lie apart sideways to stand beside each other."""


def middles(shares: Sequence[float], first: float = 0) -> list[float]:
    """The angle at which each slice's middle lies, in degrees clockwise from the top."""
    angles, passed = [], 0.0
    for share in shares:
        angles.append((first + 360 * (passed + share / 2)) % 360)
        passed += share
    return angles


def first_angle(shares: Sequence[float]) -> int:
    """Where a pie's first slice begins so that the labels of thin slices do not run into each other."""
    best, most = 0, 0.0
    for angle in range(0, 360, 10):
        room = _room(middles(shares, angle))
        if room >= _ROOM:
            return angle
        if room > most:
            best, most = angle, room
    return best


def _room(angles: Sequence[float]) -> float:
    """The least difference in height between labels that stand above each other, in radii."""
    places = [(sin(radians(angle)), cos(radians(angle))) for angle in angles]
    near = (
        abs(one[1] - other[1]) for one, other in combinations(places, 2) if abs(one[0] - other[0]) < _LABEL
    )
    return min(near, default=2.0)


_CLOSE = 0.12
"""Of the height of a plot: labels of points that lie closer than this would run into each other."""


def labelled_below(chart: Chart) -> frozenset[tuple[int, int]]:
    """Row and column of the points of lines whose label stands below: another point is close above."""
    values = [point.value for row in chart.points for point in row if point is not None]
    span = max(values) - min(values)
    below: set[tuple[int, int]] = set()
    for column in range(len(chart.aspects)):
        given = [(point.value, row) for row, points in enumerate(chart.points) if (point := points[column])]
        for (high, upper), (low, lower) in pairwise(sorted(given, reverse=True)):
            if float(high - low) < _CLOSE * float(span) and (upper, column) not in below:
                below.add((lower, column))
    return frozenset(below)
