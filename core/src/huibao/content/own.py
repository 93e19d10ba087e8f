"""The core's own content: the shared dictionary and the national standards, read once by a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huibao.model.indicator import Indicator
    from huibao.model.standard import Standard

_PLUGIN = "huibao"


def own_data() -> Path:
    """The folder of the core's own content files."""
    return Path(__file__).parent.parent / "data"


@cache
def own_dictionary() -> tuple[Indicator, ...]:
    """The shared dictionary."""
    from .indicators import load_indicators  # what is kept of a type has its indicators

    return tuple(load_indicators(own_data(), _PLUGIN))


@cache
def own_standards() -> tuple[Standard, ...]:
    """The national standards."""
    from .standards import load_standards  # what is kept of a type has its standards

    return tuple(load_standards(own_data(), _PLUGIN))
