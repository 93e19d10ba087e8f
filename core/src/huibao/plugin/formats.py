"""The readers and renderers of all plugins by what they are asked for, and kept from doing harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve

from huibao.errors import HuibaoError, PluginError
from huibao.i18n import _
from huibao.model.formats import RawData, Reader, Renderer

from .claims import CORE, Claims, weighed
from .manager import Plugins

F = TypeVar("F", bound=Callable[..., Any])


def claimed_readers(plugins: Plugins) -> Claims[Reader]:
    """The readers by file suffix."""
    return weighed(
        (
            (plugin, suffix, _guarded_reader(plugin, reader))
            for plugin, reader in plugins.collect("huibao_readers")
            for suffix in reader.suffixes
        ),
        lambda suffix, other: _("{suffix} files are already read by {other}").format(
            suffix=suffix, other=other
        ),
    )


def claimed_renderers(plugins: Plugins) -> Claims[Renderer]:
    """The renderers by name."""
    return weighed(
        (
            (plugin, renderer.name, _guarded_renderer(plugin, renderer))
            for plugin, renderer in plugins.collect("huibao_renderers")
        ),
        lambda name, other: _("format {name} is already written by {other}").format(name=name, other=other),
    )


def _guarded_reader(plugin: str, reader: Reader) -> Reader:
    if plugin == CORE:
        return reader

    from .given import sound_data

    def read(path: Path) -> RawData:
        what = _("{file}: reader {name}").format(file=path, name=reader.name)
        return _guarded(plugin, what, lambda: sound_data(reader.read(path)))()

    return evolve(reader, read=read)


def _guarded_renderer(plugin: str, renderer: Renderer) -> Renderer:
    if plugin == CORE:
        return renderer
    from .given import sound_file

    what = _("renderer {name}").format(name=renderer.name)
    return evolve(
        renderer,
        render=_guarded(plugin, what, lambda document: sound_file(renderer.render(document))),
        is_untouched=renderer.is_untouched and _guarded(plugin, what, renderer.is_untouched),
        notes=renderer.notes and _guarded(plugin, what, renderer.notes),
    )


def _guarded(plugin: str, what: str, function: F) -> F:
    """The function of a plugin; what goes wrong in it is a `PluginError` that names the plugin."""

    def guarded(*arguments: Any) -> Any:
        try:
            return function(*arguments)
        except HuibaoError:
            raise
        except (Exception, SystemExit) as error:
            from .blame import failure_of, mend

            message = _("{what} failed: {failure}").format(what=what, failure=failure_of(error))
            raise PluginError(plugin, message, hint=mend()) from error

    return guarded  # type: ignore[return-value]  # called in just the same way
