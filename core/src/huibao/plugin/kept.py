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
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs

import huibao
from huibao.model.catalogue import Catalogue

from .manager import Plugins

FOLDER = "HUIBAO_CACHE"
"""Environment variable: the folder to keep catalogues in; nothing is kept if it is set to nothing."""
_CONTENT = {
    *("huibao_unit_types", "huibao_dictionary", "huibao_indicators", "huibao_rules"),
    *("huibao_sections", "huibao_outlines", "huibao_standards", "huibao_changes"),
}
_PLAIN = {("decimal", "Decimal"), ("datetime", "date")}


def catalogue(plugins: Plugins, type_id: str) -> Catalogue:
    """The catalogue of a unit type, as kept or as assembled now; errors as in `assemble`."""
    sources = _sources(plugins)
    path = _path(type_id, plugins) if sources else None
    if sources is None or path is None or plugins.traced:
        return _assembled(plugins, type_id)
    kept = _read(path, sources)
    if kept is None:
        known = len(plugins.notices), len(plugins.left_out)
        kept = _assembled(plugins, type_id)
        if known == (len(plugins.notices), len(plugins.left_out)):  # what was said is said the next time, too
            _write(path, sources, kept)
    return kept


def _assembled(plugins: Plugins, type_id: str) -> Catalogue:
    from .assemble import assemble  # a quarter of all modules, and needed once

    return assemble(plugins, type_id)


def _sources(plugins: Plugins) -> bytes | None:
    """All that a catalogue is made from, and its state; None where a plugin does not say what it reads."""
    for record in plugins.records:
        if _CONTENT.intersection(record.hooks) and "huibao_content_files" not in record.hooks:
            return None
    files = [Path(file) for _plugin, file in plugins.collect("huibao_content_files")]
    parts = [sys.version, *map(repr, plugins.records), *sorted(plugins.left_out)]
    try:
        for file in sorted({*files, *_own_modules()}):
            state = file.stat()
            parts.append(f"{file} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_size}")
    except OSError:
        return None
    return "\n".join(parts).encode(errors="surrogateescape") + b"\n\n"


def _own_modules() -> Iterator[Path]:
    """The core's modules that content passes through."""
    core = Path(huibao.__path__[0])
    yield core / "api.py"
    for part in ("content", "expression", "model", "plugin"):
        yield from (core / part).glob("*.py")


def _path(type_id: str, plugins: Plugins) -> Path | None:
    """One file for each type of each environment, folders that are plugins belonging to it.

    None where there is no place for it.
    """
    folder = os.environ.get(FOLDER)
    if folder == "":
        return None
    folders = [record.origin for record in plugins.records if not record.distribution]
    name = zlib.crc32("\n".join([sys.prefix, type_id, *folders]).encode(errors="surrogateescape"))
    try:
        return (Path(folder) if folder else _user_folder()) / f"{name:08x}.catalogue"
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
        if "." not in name and (module.startswith("huibao.model.") or (module, name) in _PLAIN):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a catalogue")


class _Writer(pickle.Pickler):
    """Writes an object of the model as the call that makes it: faster to read than attribute by attribute."""

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        fields = attrs.fields(kind) if attrs.has(kind) else None
        if fields is None or not all(each.init and not each.kw_only for each in fields):
            return NotImplemented
        return kind, tuple(getattr(value, each.name) for each in fields)


def _read(path: Path, sources: bytes) -> Catalogue | None:
    """What is kept, None if it is of other days or broken."""
    try:
        data = path.read_bytes()
        if not data.startswith(sources):
            return None
        kept = _Reader(io.BytesIO(data[len(sources) :])).load()
    except Exception:  # whatever is wrong with it, it can be made again
        return None
    return kept if isinstance(kept, Catalogue) else None


def _write(path: Path, sources: bytes, made: Catalogue) -> None:
    """Keep a catalogue, if that is possible: a full disk or a class of a plugin's own is no error."""
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
