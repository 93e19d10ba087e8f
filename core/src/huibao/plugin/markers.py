"""The decorators of hooks: with which the core specifies them, and a plugin marks its implementations."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

import pluggy

from huibao.deprecation import Deprecated
from huibao.record import Record

NAMESPACE = "huibao"
"""Name of pluggy's project, and of the entry-point group in which plugins are found."""

F = TypeVar("F", bound=Callable[..., object])
hookimpl = pluggy.HookimplMarker(NAMESPACE)
_specify = pluggy.HookspecMarker(NAMESPACE)


class HookFacts(Record):
    """What there is to know of a hook beside its signature and documentation.

    gives                 the class of its results: "module:Class"
    since                 the API version that brought it
    deprecated            what is to be used in its place, if it is on its way out
    deprecated_arguments  the same for single arguments
    """

    gives: str
    since: str
    deprecated: Deprecated | None = None
    deprecated_arguments: Mapping[str, Deprecated] = MappingProxyType({})


def hookspec(facts: HookFacts) -> Callable[[F], F]:
    """Mark a function as the specification of a hook."""

    def mark(function: F) -> F:
        function.huibao_facts = facts  # type: ignore[attr-defined]  # pluggy keeps its mark there as well
        return _specify(function)

    return mark


def facts_of(hooks: object, name: str) -> HookFacts:
    """The facts of a hook among those of a module."""
    found: HookFacts = getattr(hooks, name).huibao_facts
    return found
