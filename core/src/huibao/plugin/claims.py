"""What plugins lay claim to: names, suffixes, formats, each of which one plugin may have."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from huibao.errors import PluginError

T = TypeVar("T")


def unique(
    claims: Iterable[tuple[str, str, T]], clash: Callable[[str, str], str], hint: str = ""
) -> dict[str, T]:
    """What is claimed by name, from (plugin, name, what) triples, in their order.

    A name claimed twice is a `PluginError` that names both plugins; clash(name, other) gives its message.
    """
    owners: dict[str, str] = {}
    result: dict[str, T] = {}
    for plugin, name, claimed in claims:
        if name in result:
            raise PluginError(plugin, clash(name, owners[name]), hint=hint)
        owners[name], result[name] = plugin, claimed
    return result
