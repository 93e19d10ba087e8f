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


def homeless(opened: Sequence[tuple[str, ContentFolder, str]], plugins: Plugins) -> Iterator[str]:
    """What to say of each add-on among the folders that extends a type which is not there."""
    known: set[str] | None = None
    for name, plugin, *_origin in opened:
        try:
            head = plugin.addon
        except PluginError:
            continue  # it says so itself
        if head is None:
            continue
        known = known or {each.id for _plugin, each in plugins.collect("huibao_unit_types")}
        if head.extends not in known:
            from huibao.structure.nearest import suggest  # only needed when something is wrong

            message = _("plugin {name}: it extends {type}, and no such type is installed. {hint}")
            yield message.format(name=name, type=head.extends, hint=suggest(head.extends, known)).strip()
