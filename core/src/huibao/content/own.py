"""The core's own content: the shared dictionary and the national standards.

Every type is assembled over them, and they are the same for all: a process reads them once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huibao.model.indicator import Indicator
    from huibao.model.standard import Standard


def own_data() -> Path:
    """The folder of the core's own content files."""
    return Path(__file__).parent.parent / "data"


@cache
def own_dictionary() -> tuple[Indicator, ...]:
    """The indicators of the shared dictionary."""
    from .indicators import load_indicators  # a type that is kept needs neither

    return tuple(load_indicators(own_data(), plugin="huibao"))


@cache
def own_standards() -> tuple[Standard, ...]:
    """The national standards that concern units of every type."""
    from .standards import load_standards

    return tuple(load_standards(own_data(), plugin="huibao"))
