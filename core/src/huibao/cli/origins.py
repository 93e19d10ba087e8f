"""Who said what of a type: the plugins beside its own, and what they changed of each other's content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import _

from .tables import show_table

if TYPE_CHECKING:
    from huibao.model.catalogue import Catalogue
    from huibao.model.change import Change
    from huibao.model.outline import Section

_CORE = "huibao"


def addons(catalogue: Catalogue) -> list[str]:
    """The plugins that say something of the type without owning it, sorted; the core is none of them."""
    names = {each.plugin for each in catalogue.changes}
    names.update(each.plugin for each in catalogue.rules)
    names.update(each.plugin for each in catalogue.standards)
    names.update(each.plugin for each in catalogue.indicators.values())
    names.update(each.plugin for each in catalogue.outlines.values())
    names.update(name for each in catalogue.sections.values() for name in (each.plugin, *each.additions))
    return sorted(names - {_CORE, catalogue.unit_type.plugin})


def speakers(section: Section) -> str:
    """The plugins that make up a section, the one that defines it first."""
    return " + ".join([section.plugin, *section.additions])


def removal(change: Change) -> str:
    """Who removed something, and why."""
    return _("{who} removed it: {reason}").format(who=change.who, reason=change.reason)


def show_changes(catalogue: Catalogue) -> None:
    """What plugins took the place of, and what they removed."""
    from huibao.plugin.changes import part_name

    click.secho(_("Changes ({n})").format(n=len(catalogue.changes)), fg="green")
    show_table(
        (_("plugin"), _("change"), _("what"), _("code"), _("of"), _("reason")),
        [
            (each.plugin, _action(each), part_name(each.part), each.id, each.of, each.reason)
            for each in catalogue.changes
        ],
    )


def changes_data(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The same for machines."""
    return [
        {
            "plugin": each.plugin,
            "name": each.who,
            "change": "without" if each.removes else "instead",
            "part": each.part.value,
            "id": each.id,
            "of": each.of,
            "reason": each.reason,
        }
        for each in catalogue.changes
    ]


def _action(change: Change) -> str:
    return _("removes") if change.removes else _("replaces")
