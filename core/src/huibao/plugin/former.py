"""Gathers what the content of a unit type was called before."""

from collections.abc import Sequence
from typing import Protocol

from huibao.errors import PluginError
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.former import FormerNames


class _Renamed(Protocol):
    @property
    def formerly(self) -> tuple[str, ...]: ...


Claims = Sequence[tuple[str, str, _Renamed]]
"""Plugin, name of today, and what bears it."""


def former_names(catalogue: Catalogue) -> FormerNames:
    """The old names of everything; `PluginError` where two have one, or it is still in use."""
    indicators, sections = catalogue.indicators.values(), catalogue.sections.values()
    lists = [(section.plugin, plan.of, plan) for section in sections for plan in section.lists]
    unit_type = catalogue.unit_type
    return FormerNames(
        indicators=_former([(each.plugin, each.code, each) for each in indicators]),
        rules=_former([(each.plugin, each.id, each) for each in catalogue.rules]),
        sections=_former([(each.plugin, each.id, each) for each in sections]),
        lists=_former(lists),
        outlines=_former([(each.plugin, each.id, each) for each in catalogue.outlines.values()]),
        kinds=_former([(unit_type.plugin, each.id, each) for each in unit_type.kinds.values()]),
    )


def _former(claims: Claims) -> dict[str, str]:
    """Names of today by those of before; whoever goes by one that another plugin gave up is behind."""
    today = {new: plugin for plugin, new, _bearer in claims}
    found: dict[str, str] = {}
    for plugin, new, bearer in claims:
        for old in bearer.formerly:
            if today.get(old, plugin) != plugin:
                message = _("{old} is now called {new}").format(old=old, new=new)
                hint = _("write the new name, or take another for what is not the same")
                raise PluginError(today[old], message, hint=hint)
            if old in today:
                message = _("{new}: its former name {old} is in use")
                raise PluginError(plugin, message.format(new=new, old=old))
            if found.setdefault(old, new) != new:
                message = _("{new}: its former name {old} is also that of {other}")
                raise PluginError(plugin, message.format(new=new, old=old, other=found[old]))
    return found
