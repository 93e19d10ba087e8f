"""The checks, a module a topic: each is a function that yields what is wrong with one thing of a plugin."""

from functools import cache
from importlib import import_module
from typing import Any

from huibao.testing.check import Check

TOPICS = (
    "loading",
    "importing",
    "distribution",
    "content",
    "clashes",
    "indicators",
    "formulas",
    "rules",
    "standards",
    "sections",
    "outlines",
    "examples",
    "formats",
    "judging",
    "extending",
    "sameness",
)
"""The modules, in the order in which an author mends: what everything else rests on comes first."""


@cache
def every_check() -> tuple[Check[Any], ...]:
    """Every check, topic by topic, in the order in which they are written."""
    return tuple(each for topic in TOPICS for each in checks_of(topic))


def checks_of(topic: str) -> list[Check[Any]]:
    """The checks of a topic."""
    module = import_module(f"{__name__}.{topic}")
    return [each for each in vars(module).values() if isinstance(each, Check)]
