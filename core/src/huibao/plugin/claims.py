"""What plugins lay claim to: names, suffixes, formats, each of which one plugin may have."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from huibao.errors import PluginError
from huibao.record import Record

T = TypeVar("T")
CORE = "huibao"


class Claims(Record, Generic[T]):
    """What is claimed by name.

    disputed  names that several plugins claim, and none of them has: an error for each claimant
    refused   claims to names of the core's, which keeps them
    claimed   what each plugin has for the disputed names
    """

    granted: dict[str, T]
    disputed: dict[str, tuple[PluginError, ...]]
    refused: tuple[PluginError, ...]
    claimed: dict[str, dict[str, T]]

    @property
    def errors(self) -> list[PluginError]:
        """All that is wrong, each thing once."""
        return [*self.refused, *(errors[0] for errors in self.disputed.values())]

    @property
    def complaints(self) -> list[PluginError]:
        """The same, for every plugin that is concerned."""
        return [*self.refused, *(error for errors in self.disputed.values() for error in errors)]

    def check(self, name: str) -> None:
        """Raise the error of a disputed name."""
        if name in self.disputed:
            raise self.disputed[name][0]


def unique(
    claims: Iterable[tuple[str, str, T]],
    clash: Callable[[str, str], str],
    hint: str = "",
    twice: Callable[[str, str], PluginError] | None = None,
) -> dict[str, T]:
    """What is claimed by name, from (plugin, name, what) triples, in their order.

    A name claimed twice is a `PluginError` that names both plugins; clash(name, other) gives its message.
    twice(plugin, name) is the error where one plugin claims it a second time.
    """
    owners: dict[str, str] = {}
    result: dict[str, T] = {}
    for plugin, name, claimed in claims:
        if name in result:
            if twice is not None and owners[name] == plugin:
                raise twice(plugin, name)
            raise PluginError(plugin, clash(name, owners[name]), hint=hint)
        owners[name], result[name] = plugin, claimed
    return result


def weighed(
    claims: Iterable[tuple[str, str, T]], clash: Callable[[str, str], str], hint: str = ""
) -> Claims[T]:
    """The same where one disputed name need not stop the others: who has what, and what is wrong.

    The plugins of a disputed name all lose it, lest it depend on their order; the core never does.
    """
    by_name: dict[str, list[tuple[str, T]]] = {}
    for plugin, name, claimed in claims:
        by_name.setdefault(name, []).append((plugin, claimed))
    granted: dict[str, T] = {}
    disputed: dict[str, tuple[PluginError, ...]] = {}
    refused: list[PluginError] = []
    claimed_by: dict[str, dict[str, T]] = {}
    for name, claimants in by_name.items():
        (first, claimed), *others = sorted(claimants, key=lambda each: (each[0] != CORE, each[0]))
        errors = [PluginError(other, clash(name, first), hint=hint) for other, _claimed in others]
        if errors and first != CORE:
            claimed_by[name] = dict(claimants)
            disputed[name] = (*errors, PluginError(first, clash(name, others[0][0]), hint=hint))
        else:
            granted[name] = claimed
            refused += errors
    return Claims(granted, disputed, tuple(refused), claimed_by)
