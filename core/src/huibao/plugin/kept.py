"""Keeps assembled unit types between runs, as Python keeps compiled modules.

Reading and verifying the content of a large type takes several times as long as building a report
from it. What is kept is used only while everything that it was made from is as it was: the
plugins, their content files, and the core's own modules.
"""

import io
import os
import pickle
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import attrs

import huibao
from huibao.model.catalogue import Catalogue
from huibao.model.submission import Submission

from .content_folder import ContentFolder, content_files
from .manager import Plugins

T = TypeVar("T")
FOLDER = "HUIBAO_CACHE"
"""Environment variable: the folder to keep catalogues in; nothing is kept if it is set to nothing."""
_CONTENT = {
    *("huibao_unit_types", "huibao_dictionary", "huibao_indicators", "huibao_rules"),
    *("huibao_sections", "huibao_outlines", "huibao_standards", "huibao_changes"),
}
_EXAMPLE = "huibao_example"
_PARTS = (
    *("check", os.path.join("check", "texts"), "compose", "content"),  # noqa: PTH118
    *("derive", "expression", "model", "plugin", "read", "structure"),
)
"""The parts of the core that what is kept comes from."""
_PLAIN = {("decimal", "Decimal"), ("datetime", "date")}
_OURS = ("huibao.model.", "huibao.expression.", "huibao.check.", "huibao.compose.", "huibao.derive.")


class Shelf:
    """What is kept of one unit type."""

    def __init__(self, plugins: Plugins, type_id: str) -> None:
        self._plugins = plugins
        self._type_id = type_id
        self._sources = _sources(plugins)
        self._path = _path(type_id, plugins) if self._sources and not plugins.traced else None

    def catalogue(self) -> Catalogue:
        """The catalogue, as kept or as assembled now; errors as in `assemble`."""
        return self._kept("catalogue", Catalogue, self._assembled)

    def examples(self, make: Callable[[], tuple[Submission, ...]]) -> tuple[Submission, ...]:
        """The type's examples, as kept or as made now; only of content folders is it known what they read."""
        for record in self._plugins.records:
            if _EXAMPLE in record.hooks and not isinstance(self._plugins.plugin(record.name), ContentFolder):
                return make()
        return self._kept("examples", tuple, make)

    def _assembled(self) -> Catalogue:
        from .assemble import assemble  # a quarter of all modules, and needed once
        from .ready import make_ready

        return make_ready(assemble(self._plugins, self._type_id))

    def _kept(self, what: str, kind: type[T], make: Callable[[], T]) -> T:
        if self._path is None or self._sources is None:
            return make()
        path = self._path.with_suffix(f".{what}")
        kept = _read(path, self._sources)
        if isinstance(kept, kind):
            return kept
        plugins = self._plugins
        left_out = len(plugins.left_out)
        made = make()
        if not plugins.remarked and left_out == len(plugins.left_out):  # so it is said the next time, too
            _write(path, self._sources, made)
        return made


def catalogue(plugins: Plugins, type_id: str) -> Catalogue:
    """The catalogue of a unit type, as kept or as assembled now; errors as in `assemble`."""
    return Shelf(plugins, type_id).catalogue()


def _sources(plugins: Plugins) -> bytes | None:
    """All that a catalogue is made from, and its state; None where a plugin does not say what it reads."""
    for record in plugins.records:
        if _CONTENT.intersection(record.hooks) and "huibao_content_files" not in record.hooks:
            return None
    named = plugins.collect("huibao_content_files")
    records = (repr(each.evolved(cause=None)) for each in plugins.records)
    parts = [sys.version, *records, *sorted(plugins.left_out)]
    try:
        files = {file for _plugin, path in named for file in _files(str(path))}
        for file in sorted(files.union(_own_modules())):
            state = os.stat(file)  # noqa: PTH116  # a Path for each of a hundred would take twice the time
            parts.append(f"{file} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_size}")
    except OSError:
        return None
    return "\n".join(parts).encode(errors="surrogateescape") + b"\n\n"


def _files(path: str) -> list[str]:
    """The content files of a folder, or the file itself."""
    try:
        return content_files(path)
    except NotADirectoryError:
        return [path]


def _own_modules() -> Iterator[str]:
    """The core's modules that content and examples pass through."""
    core = huibao.__path__[0]
    yield os.path.join(core, "api.py")  # noqa: PTH118
    for part in _PARTS:
        yield from (each.path for each in os.scandir(os.path.join(core, part)) if each.name.endswith(".py"))  # noqa: PTH118


def _path(type_id: str, plugins: Plugins) -> Path | None:
    """The files of a type in an environment, but for their endings; folders that are plugins belong to it.

    None where there is no place for it.
    """
    folder = os.environ.get(FOLDER)
    if folder == "":
        return None
    folders = [record.origin for record in plugins.records if not record.distribution]
    name = zlib.crc32("\n".join([sys.prefix, type_id, *folders]).encode(errors="surrogateescape"))
    try:
        return (Path(folder) if folder else _user_folder()) / f"{name:08x}"
    except RuntimeError:  # a user without a home
        return None


def _user_folder() -> Path:
    """Where the system wants what can be made again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "huibao" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "huibao"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "huibao"


class _Reader(pickle.Unpickler):
    """Makes nothing but what catalogues are made of, whatever a file asks for."""

    def find_class(self, module: str, name: str) -> Any:
        if "." not in name and (module.startswith(_OURS) or (module, name) in _PLAIN):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:  # nothing that a module imports
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a catalogue")


class _Writer(pickle.Pickler):
    """Writes an object of the model by its fields alone, whatever else hangs on it.

    One with slots is written as the call that makes it, which is faster to read; one without as it is, so
    that its class need not be whole (`huibao.model.sealed`).
    """

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        fields = attrs.fields(kind) if attrs.has(kind) else None
        if fields is None or not all(each.init and not each.kw_only for each in fields):
            return NotImplemented
        values = {each.name: getattr(value, each.name) for each in fields}
        if hasattr(kind, "__slots__"):
            return kind, tuple(values.values())
        usual: Any = object.__reduce_ex__(value, pickle.HIGHEST_PROTOCOL)
        return (*usual[:2], values)


def _read(path: Path, sources: bytes) -> object:
    """What is kept, None if it is of other days or broken."""
    try:
        data = path.read_bytes()
        if not data.startswith(sources):
            return None
        return _Reader(io.BytesIO(data[len(sources) :])).load()
    except Exception:  # whatever is wrong with it, it can be made again
        return None


def _write(path: Path, sources: bytes, made: object) -> None:
    """Keep what was made, if that is possible: a full disk or a class of a plugin's own is no error."""
    temporary = path.with_name(f".{path.name}-{os.urandom(6).hex()}")
    with suppress(OSError, pickle.PicklingError, AttributeError, TypeError):
        written = io.BytesIO()
        _Writer(written, protocol=pickle.HIGHEST_PROTOCOL).dump(made)
        data = sources + written.getvalue()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
