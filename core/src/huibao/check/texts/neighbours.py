"""Numerals and dashes moved side by side, in a pattern and in the text that it is to be found in.

For a class of scattered characters `re` draws up a map of all 65,536, which takes longer than to search
the texts of a unit. A class of neighbours is one range.
"""

from huibao.text.letters import exchanged

_SCATTERED = "零一二三四五六七八九两十万亿百千余多来几第之数〔〕—–~～至到"
_PAIRS = tuple((each, chr(0xFDD0 + at)) for at, each in enumerate(_SCATTERED))
"""What stands for them are characters that no text has."""


def side_by_side(text: str) -> str:
    """A text, letter for letter, or a pattern."""
    return exchanged(text, _PAIRS)
