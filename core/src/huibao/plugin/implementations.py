"""Holds a plugin's functions against the hooks that there are, before it is asked anything."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pluggy

from huibao.i18n import _

from . import hookspecs

_PREFIX = "huibao_"


def faults(manager: pluggy.PluginManager, plugin: object) -> Iterator[str]:
    """What is wrong with its hooks: one that is not there, an argument that a hook does not have."""
    for name in dir(plugin):
        marked = manager.parse_hookimpl_opts(plugin, name)
        if marked is None:
            continue
        hook = marked.get("specname") or name
        specification = getattr(hookspecs, hook, None)
        if specification is None:
            yield f"{_('there is no hook {hooks}').format(hooks=hook)}; {_nearest(hook)}"
            continue
        known = list(inspect.signature(specification).parameters)
        for argument in inspect.signature(getattr(plugin, name)).parameters:
            if argument in known:
                continue
            message = _("{hook} has no argument {argument}").format(hook=hook, argument=argument)
            yield f"{message}; {_known(known)}"


def unmarked(manager: pluggy.PluginManager, plugin: object, name: str) -> list[str]:
    """The functions of a plugin that are called like a hook and are not marked as one: nobody ever asks them.

    name is that by which it is registered.
    """
    callers = manager.get_hookcallers(plugin) or ()
    asked = {
        caller.name
        for caller in callers
        for each in caller.get_hookimpls()
        if each.plugin_name == name and not each.opts.get("specname")
    }
    return [
        name
        for name in dir(plugin)
        if name.startswith(_PREFIX)
        and name not in asked
        and hasattr(hookspecs, name)
        and inspect.isroutine(inspect.getattr_static(plugin, name, None))
        and manager.parse_hookimpl_opts(plugin, name) is None
    ]


def _known(arguments: list[str]) -> str:
    if not arguments:
        return _("it has none")
    return _("known are {names}").format(names=", ".join(arguments))


def _nearest(hook: str) -> str:
    from huibao.structure.nearest import suggest  # only where something is wrong

    known = [name for name in vars(hookspecs) if name.startswith(_PREFIX)]
    return suggest(hook, known) or _("docs/reference/hooks.md lists them")
