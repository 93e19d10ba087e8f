"""Carries out what plugins declare of each other's content: their own instead, or nothing in its place."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from attrs import evolve, frozen

from huibao.i18n import _
from huibao.model.change import Change, Part

from .claims import unique
from .loose import Loose, LooseEndsError, Where


class _Content(Protocol):
    @property
    def plugin(self) -> str: ...


T = TypeVar("T", bound=_Content)


@frozen
class Changed(Generic[T]):
    """What is left of the contributions, what they lost, and the changes that were carried out.

    faults are what is wrong with those that could not be.
    """

    left: list[tuple[str, T]]
    lost: list[T]
    changes: tuple[Change, ...]
    faults: tuple[Loose, ...]


def refuse(faults: Sequence[Loose]) -> None:
    """Raise a `PluginError` with all that is wrong with the first plugin that something is wrong with."""
    if faults:
        raise LooseEndsError([each for each in faults if each.where.plugin == faults[0].where.plugin])


def part_name(part: Part) -> str:
    """What of a type it is, in messages."""
    return {
        Part.INDICATOR: _("indicator"),
        Part.RULE: _("rule"),
        Part.SECTION: _("section"),
        Part.OUTLINE: _("outline"),
        Part.STANDARD: _("standard"),
    }[part]


def agreed(found: Iterable[tuple[str, Change]]) -> tuple[Change, ...]:
    """The changes by what they change; two of one thing are an error that names both plugins."""

    def clash(name: str, other: str) -> str:
        return _("{name} is already changed by {other}").format(name=name, other=other)

    changes = []
    for plugin, each in found:
        if not each.reason.strip():
            where = Where(plugin, None, each.id, f"{part_name(each.part)} {each.id}")
            raise LooseEndsError([Loose(where, _("the change has no reason"), each.id)])
        changes.append((plugin, f"{part_name(each.part)} {each.id}", each))
    return tuple(unique(changes, clash, _only_one()).values())


def _only_one() -> str:
    return _("only one plugin may change it: leave one of the two out, or ask their authors to agree")


def carried_out(
    declared: Iterable[Change],
    part: Part,
    found: Sequence[tuple[str, T]],
    key: Callable[[T], str],
    adds: Callable[[str, T], bool] = lambda _plugin, _each: False,
) -> Changed[T]:
    """The contributions of a part after the changes that were declared to it.

    What takes another's place stands where that stood. adds says of a plugin's contribution that it
    defines nothing but adds to what others define: it stays, unless that is removed.
    """
    left, lost = list(found), []
    done: list[Change] = []
    faults: list[Loose] = []
    today = {old: key(each) for _plugin, each in found for old in getattr(each, "formerly", ())}
    for change in declared:
        if change.part is not part:
            continue
        if change.removes and change.id in today:
            change = evolve(change, id=today[change.id])  # noqa: PLW2901  # what it is called by now
        own = [each for each in left if key(each[1]) == change.id and each[0] == change.plugin]
        defined = [each for each in left if each[0] != change.plugin and not adds(*each)]
        others = [each for each in defined if key(each[1]) == change.id]
        if before := next((each for each in done if each.id == change.id), None):
            message = _("{name} is already changed by {other}")
            named = message.format(name=f"{part_name(part)} {change.id}", other=before.plugin)
            where = Where(change.plugin, None, change.id)
            faults.append(Loose(where, named, change.id, _only_one(), clashes=before.plugin != change.plugin))
            continue
        if fault := _fault(change, own, others, [key(each) for _plugin, each in defined], today):
            faults.append(fault)
            continue
        gone = [each for each in left if key(each[1]) == change.id] if change.removes else [*own, *others]
        at = left.index(others[0])
        left = [
            *(each for each in left[:at] if each not in gone),
            *own,
            *(each for each in left[at:] if each not in gone),
        ]
        lost += [each for _plugin, each in others]
        done.append(evolve(change, of=others[0][0]))
    return Changed(left, lost, tuple(done), tuple(faults))


def _fault(
    change: Change,
    own: Sequence[tuple[str, T]],
    others: Sequence[tuple[str, T]],
    known: Collection[str],
    today: Mapping[str, str],
) -> Loose | None:
    """Why it cannot be carried out: one other plugin defines that, and this one too if it is to be taken."""
    what = f"{part_name(change.part)} {change.id}"

    def loose(message: str, hint: str = "", plugin: str = "") -> Loose:
        """At odds with another plugin where it is not the change's own."""
        where = Where(plugin or change.plugin, None, change.id)
        return Loose(where, message, change.id, hint, clashes=bool(plugin))

    if not others and change.id in today:
        message = _("{what} is now called {new}").format(what=what, new=today[change.id])
        return loose(message, _("write the new name in the declaration and in its own content"))
    if not others and own:
        message = _("{what} is declared changed, but it is the plugin's own").format(what=what)
        return loose(message, _("leave the declaration out"))
    if not others:
        from huibao.structure.nearest import suggest  # only needed when something is wrong

        message = _("{what} is declared changed, but there is none").format(what=what)
        return loose(message, suggest(change.id, known))
    if len({plugin for plugin, _each in others}) > 1:
        (one, _one), (other, _other) = others[:2]
        return loose(_("{what} is already defined by {other}").format(what=what, other=one), plugin=other)
    if change.removes and own:
        message = _("{what} is declared removed, and the plugin defines it").format(what=what)
        return loose(message, _("to take its place, declare it instead of removing it: [[instead]]"))
    if not (change.removes or own):
        message = _("{what} is declared to take the place of {other}'s, but the plugin does not define it")
        hint = _("define it, or declare it removed: [[without]]")
        return loose(message.format(what=what, other=others[0][0]), hint)
    return None
