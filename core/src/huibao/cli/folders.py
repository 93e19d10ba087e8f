"""The plugins that are folders: those of --plugin, and those that huibao.toml names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from huibao.errors import HuibaoError, PluginError
from huibao.i18n import _

from .settings import plugin_folders

if TYPE_CHECKING:
    from huibao.plugin.admission import PluginRecord
    from huibao.plugin.content_folder import ContentFolder
    from huibao.plugin.manager import Plugins


class Folders:
    """Folders opened as plugins, and records of those that are none.

    asked holds where those of --plugin lie.
    """

    def __init__(self) -> None:
        self.opened: list[tuple[str, ContentFolder, str]] = []
        self.failed: list[PluginRecord] = []
        self.asked: set[str] = set()


def open_folders(asked: Collection[str], only: Collection[str] | None) -> Folders:
    """Those asked for, and those of huibao.toml, as far as they are among the only ones to load.

    One that is asked for and is no plugin is an `InputError`; one of huibao.toml is left out like an
    installed plugin that is broken.
    """
    folders = Folders()
    named = plugin_folders()
    if not (asked or named):
        return folders
    from huibao.plugin.admission import PluginRecord
    from huibao.plugin.folders import open_folder, unopened

    for folder in map(Path, dict.fromkeys(asked)):
        name, plugin, origin = open_folder(folder)
        if origin not in folders.asked:
            folders.asked.add(origin)
            folders.opened.append((name, plugin, origin))
    taken = set(folders.asked)
    for folder in named:
        try:
            name, plugin, origin = open_folder(folder)
        except HuibaoError as error:
            record = PluginRecord(folder.name, "", "", failure=unopened(folder, error), origin=str(folder))
            folders.failed.append(record)
            continue
        if origin not in taken and (only is None or name in only):
            taken.add(origin)
            folders.opened.append((name, plugin, origin))
    return folders


def unused_code(opened: Sequence[tuple[str, ContentFolder, str]]) -> Iterator[str]:
    """What to say of Python that lies beside content: somebody wrote it, and nothing of it is used."""
    if not opened:
        return
    from huibao.plugin.folders import unused_code

    for name, plugin, origin in opened:
        if files := unused_code(plugin.folder):
            message = _(
                "plugin {name} ({folder}): {files} is not used, no Python in a folder is; "
                "pip install the project for it"
            )
            yield message.format(name=name, folder=origin, files=", ".join(files))


def misplaced(folders: Folders, plugins: Plugins) -> Iterator[PluginError]:
    """What is wrong with each of the folders beside the other plugins.

    That is an add-on whose type is not there, and, of those asked for, a type that another plugin has.
    """
    if not folders.opened:
        return
    owners: dict[str, list[str]] = {}
    for owner, unit_type in plugins.collect("huibao_unit_types"):
        owners.setdefault(unit_type.id, []).append(owner)
    sources = {each.name: each.source for each in plugins.records if not each.failure}
    for name, plugin, origin in folders.opened:
        try:
            head, type_id = plugin.addon, plugin.type_id
        except PluginError:
            continue  # it says so itself
        others = [each for each in owners.get(type_id, ()) if each != name]
        if head is None and others and origin in folders.asked:
            message = _("{what} {name} is already defined by {other}")
            other = f"{others[0]} ({sources[others[0]]})"
            yield PluginError(name, message.format(what=_("unit type"), name=type_id, other=other))
        elif head is not None and type_id not in owners:
            from huibao.plugin.assemble import way_to  # only needed when something is wrong
            from huibao.structure.nearest import suggest

            message = _("it extends {type}, and no such type is installed")
            hint = suggest(type_id, owners) or way_to(type_id)
            yield PluginError(name, message.format(type=type_id), hint=hint)
