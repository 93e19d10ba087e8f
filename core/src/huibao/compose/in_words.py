"""Expressions in words, with the figures of a submission in them: 体检人数1200人 ÷ 学生总数1300人 × 100."""

from functools import lru_cache
from typing import NamedTuple

from huibao.derive.printed import NOT_GIVEN
from huibao.expression.tree import Given, Items, Name
from huibao.expression.words import wording
from huibao.model.catalogue import Catalogue

from .desk import Desk

_ROLES = {"actual": "", "previous": "上年", "target": "目标", "planned": "下期计划"}
_WAYS = {"actual": "", "previous": "previous", "target": "target", "planned": "planned"}
_NOTHING = (NOT_GIVEN,)
_ITEMS = "items"
"""Stands where the way of a figure does, for the length of a list."""


class Sentence(NamedTuple):
    """What an expression says of every submission; %s stands for each operand's figure.

    operands are the codes of the figures and the ways in which they are said.
    """

    pattern: str
    operands: tuple[tuple[str, str], ...]

    def told(self, desk: Desk) -> str:
        """The sentence with the figures of one submission."""
        sayable, items = desk.sayable, desk.facts.items
        return self.pattern % tuple(
            [
                (sayable[operand] or _NOTHING)[0] if operand[1] != _ITEMS else items.get(operand[0], 0)
                for operand in self.operands
            ]
        )


@lru_cache(maxsize=4096)
def sentence(catalogue: Catalogue, expression: str, source: str = "") -> Sentence:
    """An expression of a catalogue's rule or formula in words; source, where there is one, follows."""
    names = {code: each.name for code, each in catalogue.defined.items()}
    words, operands = [], []
    for part in wording(expression):
        match part:
            case Name(code, role):
                words.append(f"{_literal(_ROLES[role] + names[code])}%s")
                operands.append((code, _WAYS[role]))
            case Given(code):
                words.append(_literal(f"{names[code]}已填报"))
            case Items(name):
                words.append(_literal(f"{name}的条数") + "%s")
                operands.append((name, _ITEMS))
            case _:
                words.append(_literal(part))
    cited = _literal(f"（{source}）") if source else ""
    return Sentence("".join(words) + cited, tuple(operands))


def _literal(text: str) -> str:
    return text.replace("%", "%%")
