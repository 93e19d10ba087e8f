"""Finds the plugin that a test names: an installed one, a folder of content files, an object."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from huibao.errors import UsageError
from huibao.i18n import _
from huibao.lint.around import package_folder
from huibao.lint.folders import content_folder
from huibao.plugin import defaults
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.discovery import entry_points
from huibao.plugin.folders import open_folder
from huibao.plugin.manager import Extra, PluginRecord, Plugins, load
from huibao.plugin.markers import NAMESPACE
from huibao.structure.nearest import suggest

from .subject import Subject

CORE = "huibao"
"""The name of the plugin that the core itself is."""


def subject_of(plugin: str | Path | object) -> Subject:
    """The plugin at test: an installed one by its name, a content folder by its path, or an object.

    `UsageError` if no plugin of that name is installed, `InputError` if the folder holds none.
    """
    if isinstance(plugin, str):
        return _installed(plugin)
    if isinstance(plugin, Path):
        return _folder(plugin)
    name = plugin.__name__ if isinstance(plugin, ModuleType) else type(plugin).__name__
    return _object(name.rpartition(".")[2], plugin)


def subject_named(word: str, beside: Sequence[Extra] = ()) -> Subject:
    """The plugin that a word on the command line means: an installed one, a type's, one in a folder.

    The folder holds content files, or is a project that does; one that is installed is tested as such.
    beside are plugins at hand that it may build on; one of them can be named as well.
    """
    names = installed_names()
    at_hand = next((each for each in beside if each[0] == word and word not in names), None)
    if at_hand is not None:
        return _object(*at_hand[:2], beside)
    if word in names or not Path(word).is_dir():
        return _installed(word if word in names else owner_of(word) or word, beside)
    folder = content_folder(word).resolve()
    for point in entry_points(NAMESPACE):
        if package_folder(point) == folder:
            return _installed(point.name, beside)
    return _folder(folder, beside)


def installed_names() -> list[str]:
    """The plugins that can be named, the core's first."""
    return [CORE, *(each.name for each in entry_points(NAMESPACE))]


def owner_of(type_id: str) -> str | None:
    """The installed plugin that defines a unit type, None if there is none."""
    found = load().telling(lambda _error: None).collect("huibao_unit_types")
    return next((plugin for plugin, each in found if each.id == type_id), None)


def _installed(name: str, beside: Sequence[Extra] = ()) -> Subject:
    if name not in installed_names():
        message = _("no plugin {name} is installed").format(name=name)
        raise UsageError(message, hint=suggest(name, installed_names()))
    if name == CORE:
        alone = load(only=[])
        return Subject(CORE, _record(alone, name), defaults, alone=alone)
    with _process_left_alone():
        alone = load(only=[name])
    record = _record(alone, name)
    point = next(each for each in entry_points(NAMESPACE) if each.name == name)
    plugin = None if record.failure else point.load()
    given = _pairs(beside)
    return Subject(name, record, plugin, point, _content_folder(plugin), given, alone=alone)


@contextmanager
def _process_left_alone() -> Iterator[None]:
    """Takes back what importing a plugin does to the process: one that is started later shall see it."""
    folder, variables = Path.cwd(), dict(os.environ)
    try:
        yield
    finally:
        os.chdir(folder)
        for name in os.environ.keys() - variables.keys():
            del os.environ[name]
        os.environ.update(variables)


def _folder(folder: Path, beside: Sequence[Extra] = ()) -> Subject:
    name, plugin, _origin = open_folder(folder)
    return _object(name, plugin, beside)


def _object(name: str, plugin: object, beside: Sequence[Extra] = ()) -> Subject:
    own = (name, plugin)
    given = (*(each for each in _pairs(beside) if each[0] != name), own)
    alone = load([own], only=[])
    record = _record(alone, name)
    found = None if record.failure else plugin
    return Subject(name, record, found, None, _content_folder(found), given, alone=alone)


def _pairs(beside: Sequence[Extra]) -> tuple[tuple[str, object], ...]:
    return tuple((name, plugin) for name, plugin, *_origin in beside)


def _record(plugins: Plugins, name: str) -> PluginRecord:
    """Of several of one name the one that works."""
    found = [each for each in plugins.records if each.name == name]
    return next((each for each in found if not each.failure), found[-1])


def _content_folder(plugin: object) -> Path | None:
    return plugin.folder if isinstance(plugin, ContentFolder) else None
