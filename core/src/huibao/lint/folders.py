"""Finds the folder of content files that a word on the command line means."""

from pathlib import Path

from huibao.errors import UsageError
from huibao.i18n import _
from huibao.plugin.discovery import entry_points
from huibao.plugin.folders import content_places
from huibao.plugin.markers import NAMESPACE
from huibao.structure.nearest import suggest

from .around import package_folder


def content_folder(word: str) -> Path:
    """The folder itself, that in a project, or an installed plugin's; `UsageError` if there is none."""
    path = Path(word)
    if path.is_dir():
        found = content_places(path)
        if not found:
            raise UsageError(
                _("{folder} holds neither a type.toml nor an addon.toml").format(folder=word),
                hint=_("name the folder in which the content files lie"),
            )
        return found[0]
    known = {point.name: point for point in entry_points(NAMESPACE)}
    if word not in known:
        message = _("{name} is neither a folder nor an installed plugin").format(name=word)
        raise UsageError(message, hint=suggest(word, known))
    folder = package_folder(known[word])
    if folder is None or folder not in content_places(folder):
        raise UsageError(
            _("plugin {name} is not made of content files").format(name=word),
            hint=_("name the folder in which the content files lie"),
        )
    return folder
