"""The formats that reports of a plugin's types can be tried in on this machine."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from huibao.model.formats import Renderer

if TYPE_CHECKING:
    from .subject import Subject

READ_BACK = ("docx", "html", "json", "md")
"""Those that can be read again without tools of their own."""
_SLOW = "pdf"
"""Takes the extra huibao[pdf]; it is tried once, and never for its speed."""


def formats_of(subject: Subject) -> list[Renderer]:
    """Every renderer that is quick: the core's, and the plugin's own."""
    return [each for _plugin, each in subject.plugins.collect("huibao_renderers") if each.name != _SLOW]


def all_formats(subject: Subject) -> list[Renderer]:
    """The same with the slow one, where what it takes is installed."""
    found = [each for _plugin, each in subject.plugins.collect("huibao_renderers")]
    return [each for each in found if each.name != _SLOW or find_spec("typst")]
