"""The register of a document: what each figure in print was, and where it came from."""

from collections.abc import Mapping

from huibao.derive.facts import Facts
from huibao.model.document import Aspect, FigureEntry
from huibao.model.printing import plain_digits
from huibao.model.quantity import Bound

from .ways import HELD, WAYS

_BOUNDS = {bound: bound.value for bound in Bound}


def register(facts: Facts, printed: Mapping[tuple[str, str], str]) -> tuple[FigureEntry, ...]:
    """An entry for each figure and aspect in print; printed holds the words by code and way."""
    entries: dict[tuple[str, Aspect], FigureEntry] = {}
    for (code, way), text in printed.items():
        key = (code, WAYS[way].aspect)
        if key not in entries:
            entries[key] = _entry(facts, *key, text)
    return tuple(entries.values())


def _entry(facts: Facts, code: str, aspect: Aspect, text: str) -> FigureEntry:
    held = aspect in HELD
    figure = HELD[aspect if held else Aspect.ACTUAL](facts)[code]
    quantity = figure.quantity
    return FigureEntry(
        code,
        facts.indicator(code).name,
        aspect,
        text,
        plain_digits(quantity.value) if held else "",
        quantity.unit,
        _BOUNDS[quantity.bound] if held else "",
        f"{figure.file}:{figure.place}" if figure.place else figure.file,
        figure.formula,
    )
