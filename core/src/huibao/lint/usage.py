"""The field's words, from the lint's own data file."""

import re
from functools import cache, cached_property
from pathlib import Path

import tomli
from attrs import define, frozen

from huibao.content.converter import converter


@define(slots=False)
class Term:
    """A wording that has a settled form, and why."""

    pattern: str
    better: str
    reason: str

    @cached_property
    def found_by(self) -> re.Pattern[str]:
        """What finds it in a text."""
        return re.compile(self.pattern)


@frozen
class Wording:
    """units are those that convert into no other; term holds what has a settled form."""

    units: tuple[str, ...]
    term: tuple[Term, ...]


@cache
def wording() -> Wording:
    """The words, read once."""
    tree = tomli.loads(Path(__file__).with_name("usage.toml").read_text("utf-8"))
    return converter.structure(tree, Wording)
