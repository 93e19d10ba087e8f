"""Loose ends in the content of a plugin: what each is about, and how they are said."""

from collections.abc import Callable, Sequence

from attrs import frozen

from huibao.errors import PluginError
from huibao.model.change import Part


@frozen
class Where:
    """A part of a plugin's content, None for the type itself; called is what messages say of it."""

    plugin: str
    part: Part | None
    id: str
    called: str = ""


@frozen
class Loose:
    """words stand so in the files, and show the line; hint says what they may have meant.

    twice is set where every definition of that name is meant, clashes where another plugin has its part
    in it.
    """

    where: Where
    message: str
    words: str = ""
    hint: str = ""
    twice: bool = False
    clashes: bool = False


def _nowhere(_loose: Loose) -> str:
    return ""


class LooseEndsError(PluginError):
    """The loose ends in one plugin's content, a line for each.

    place says where in its files one is, "" where that is unknown.
    """

    def __init__(
        self, found: Sequence[Loose], cause: str = "", place: Callable[[Loose], str] = _nowhere
    ) -> None:
        lines = [": ".join(filter(None, (place(each), each.where.called, each.message))) for each in found]
        hint = "; ".join(filter(None, [cause, *_hints(found)]))
        super().__init__(found[0].where.plugin, "\n  ".join(lines), hint=hint)
        self.found = found
        self.cause = cause


def _hints(found: Sequence[Loose]) -> list[str]:
    """Every hint once; where there are several, each says what it is for."""
    by_words = {each.words: each.hint for each in found if each.hint}
    return [f"{words}: {hint}" if len(by_words) > 1 else hint for words, hint in by_words.items()]
