"""What there is to say of every installed plugin: what it defines and extends, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from huibao.errors import PluginError, UsageError
from huibao.i18n import _
from huibao.plugin.discovery import strays
from huibao.plugin.markers import NAMESPACE

from .loading import never_asked

if TYPE_CHECKING:
    from huibao.plugin.manager import PluginRecord, Plugins


@frozen
class Surveyed:
    """A plugin: its record, the types that it defines, those of others that it extends.

    remarks is what is wrong with it beside its record's failure: what it failed at, names that it
    shares with another. notices is the rest: what it uses that is on its way out, what it prints.
    """

    record: PluginRecord
    types: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def survey(plugins: Plugins) -> list[Surveyed]:
    """Every plugin, and every distribution that seems to be one and is not found."""
    from huibao.plugin.assemble import claimed_types, unit_types
    from huibao.plugin.manager import PluginRecord
    from huibao.plugin.speakers import speakers

    errors: list[PluginError] = list(plugins.left_out.values())
    quiet = plugins.telling(errors.append)
    defines: defaultdict[str, list[str]] = defaultdict(list)
    for plugin, unit_type in quiet.collect("huibao_unit_types"):
        defines[plugin].append(unit_type.id)
    extends: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for id, unit_type in unit_types(quiet).items():
        for plugin in speakers(quiet, id) - {unit_type.plugin, NAMESPACE}:
            extends[plugin][id] = None
    errors += claimed_types(quiet).complaints
    errors += _disputes(quiet)
    errors += _alike(quiet, defines)
    remarks: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record in plugins.records:
        remarks[record.name].update(dict.fromkeys(never_asked(record)))
    for error in errors:
        remarks[error.plugin][error.message.removeprefix(f"{error.plugin}: ")] = None
    found = [
        Surveyed(record)
        if record.failure
        else Surveyed(
            with_api(plugins, record),
            tuple(sorted(defines[record.name])),
            tuple(sorted(extends[record.name])),
            tuple(remarks[record.name]),
            tuple(each.text for each in plugins.notices if each.plugin == record.name),
        )
        for record in plugins.records
    ]
    lost = [
        Surveyed(PluginRecord("", stray.distribution, stray.version, failure=_unfound(stray.groups)))
        for stray in strays(NAMESPACE)
    ]
    return [*found, *lost]


def with_api(plugins: Plugins, record: PluginRecord) -> PluginRecord:
    """The record with the range of API versions in a content folder; a broken one has none."""
    from huibao.plugin.content_folder import ContentFolder

    plugin = plugins.plugin(record.name)
    try:
        return record.evolved(api=plugin.api) if isinstance(plugin, ContentFolder) else record
    except PluginError:
        return record


def _disputes(plugins: Plugins) -> Iterator[PluginError]:
    """What several plugins claim, or what is wrong between them in one type."""
    from huibao.plugin import kept
    from huibao.plugin.assemble import unit_types
    from huibao.plugin.formats import claimed_readers, claimed_renderers

    from .group import COMMANDS
    from .theirs import claimed_commands

    yield from claimed_readers(plugins).complaints
    yield from claimed_renderers(plugins).complaints
    yield from claimed_commands(plugins, COMMANDS).complaints
    for id in unit_types(plugins):
        try:
            kept.catalogue(plugins, id)
        except PluginError as error:
            yield error
        except UsageError:  # its plugin was left out for another type's sake, which is said
            continue


def _alike(plugins: Plugins, defines: dict[str, list[str]]) -> Iterator[PluginError]:
    """Names that differ in capital and small letters only, and formats that share a suffix."""
    working = [record.name for record in plugins.records if not record.failure]
    yield from _folded(_("plugin"), ((name, name) for name in working))
    yield from _folded(_("type"), ((plugin, id) for plugin, ids in defines.items() for id in ids))
    renderers = [(plugin, each) for plugin, each in plugins.collect("huibao_renderers")]
    yield from _folded(_("format"), ((plugin, each.name) for plugin, each in renderers))
    suffixes: dict[str, tuple[str, str]] = {}
    for plugin, each in renderers:
        other, name = suffixes.setdefault(each.suffix.casefold(), (plugin, each.name))
        if name != each.name:
            message = _("format {name} has the suffix {suffix} of format {other}, of plugin {plugin}")
            text = message.format(name=each.name, suffix=each.suffix, other=name, plugin=other)
            yield PluginError(plugin, text)


def _folded(what: str, names: Iterable[tuple[str, str]]) -> Iterator[PluginError]:
    first: dict[str, tuple[str, str]] = {}
    for plugin, name in names:
        other, known = first.setdefault(name.casefold(), (plugin, name))
        if known != name:
            message = _("{what} {name} is called nearly as {other}, of plugin {plugin}")
            yield PluginError(plugin, message.format(what=what, name=name, other=known, plugin=other))


def _unfound(groups: tuple[str, ...]) -> str:
    if groups:
        message = _("its entry point is in the group {group}, and the group of plugins is called {name}")
        return message.format(group=", ".join(groups), name=NAMESPACE)
    return _("it has no entry point in the group {name}, and is not found").format(name=NAMESPACE)
