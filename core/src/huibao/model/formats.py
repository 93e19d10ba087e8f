"""What a reader and a renderer are: the two ends of the data's path."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from attrs import field

from huibao.model.sealed import frozen

from .document import Document
from .former import Renamed


@frozen
class RawData:
    """A data file as read: plain values in the shape of the data-file format, with positions.

    tree is made of dict, list, str, int, Decimal, bool and date only. locate(path) says where a person
    finds what stands at a key path ("figures.publicity.leaflets"): line 12, 数据!D12. Without it, or
    where it does not know, the key path itself is the place. renamed are the old names that were
    brought up to date in it.
    """

    file: str
    tree: dict[str, Any]
    locate: Callable[[str], str] = field(default=lambda path: path, eq=False)
    renamed: tuple[Renamed, ...] = field(default=(), eq=False)


@frozen
class Reader:
    """Reads one data format. read(path) gives raw data or raises `InputError`."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], RawData]
    plugin: str = ""


@frozen
class Renderer:
    """Writes one document format. render(document) gives the file's bytes, the same each time.

    is_untouched(data) says whether a file is still as it was rendered, for formats that people
    edit: an edited one is kept when the report is built again. None where nobody edits. notes(document)
    is what to know about a file rendered on this machine, a line each, in the user's language.
    """

    name: str
    suffix: str
    render: Callable[[Document], bytes]
    plugin: str = ""
    is_untouched: Callable[[bytes], bool] | None = None
    notes: Callable[[Document], Sequence[str]] | None = None
