"""The register of a document: what each figure in print was, and where it came from."""

from collections.abc import Mapping

from huibao.derive.facts import Facts
from huibao.model.document import Aspect, FigureEntry
from huibao.model.printing import plain_digits
from huibao.model.quantity import Bound

from .ways import HELD, WAYS

_ASPECTS = {name: way.aspect for name, way in WAYS.items()}
_BOUNDS = {bound: bound.value for bound in Bound}


def register(facts: Facts, printed: Mapping[tuple[str, str], str]) -> tuple[FigureEntry, ...]:
    """An entry for each figure and aspect in print; printed holds the words by code and way."""
    held = {aspect: figures(facts) for aspect, figures in HELD.items()}
    entries: dict[tuple[str, Aspect], FigureEntry] = {}
    for (code, way), text in printed.items():
        aspect = _ASPECTS[way]
        key = (code, aspect)
        if key in entries:
            continue
        if aspect in held:
            figure = held[aspect][code]
            quantity = figure.quantity
            value, bound = plain_digits(quantity.value), _BOUNDS[quantity.bound]
        else:  # a comparison is of this period's figure, and has no value of its own
            figure = facts.figures[code]
            quantity = figure.quantity
            value = bound = ""
        source = f"{figure.file}:{figure.place}" if figure.place else figure.file
        name = facts.indicator(code).name
        entries[key] = FigureEntry(
            code, name, aspect, text, value, quantity.unit, bound, source, figure.formula
        )
    return tuple(entries.values())
