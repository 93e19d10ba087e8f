"""What the system says of a folder that the lint's own checks have no error in: it has the last word."""

from collections.abc import Iterator
from warnings import catch_warnings

from huibao.errors import HuibaoError, PluginError
from huibao.plugin.assemble import assemble
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.loose import LooseEndsError
from huibao.plugin.manager import Plugins, load

from .around import names_of_others
from .content import Content
from .remark import Remark
from .source import Spot


def refused(content: Content) -> Iterator[Remark]:
    """Why the folder cannot be put to work, a remark for each thing that is wrong."""
    try:
        with catch_warnings(action="ignore", category=DeprecationWarning):  # it has its remark
            assemble(_with(content), content.unit_type.id)
    except HuibaoError as error:
        # as the plugin made it: file, line and the lint's own name stand in the remark already
        yield from _remarks(content, error.__cause__ if isinstance(error.__cause__, PluginError) else error)


def _remarks(content: Content, error: HuibaoError) -> Iterator[Remark]:
    if isinstance(error, LooseEndsError):
        for each in error.found:
            spot = _spot(content, each.where.id, each.message)
            yield spot.remark("refused", each.message, "; ".join(filter(None, [error.cause, each.hint])))
        return
    plugin = error.plugin if isinstance(error, PluginError) else ""
    for line in filter(None, map(str.strip, error.message.removeprefix(f"{plugin}: ").splitlines())):
        spot = _spot(content, line)
        yield spot.remark("refused", line.removeprefix(f"{spot.source.name}: "), error.hint)


def _with(content: Content) -> Plugins:
    """The plugins with the folder's content among them; an add-on needs those that know its type."""
    around = content.around
    only = names_of_others(content.folder) if content.is_addon else list(around.lenders)
    own = (content.prefix, ContentFolder(content.folder, content.folder.name))
    names = [name for name, *_rest in (own, *around.beside)]
    return load([own, *around.beside], only=[*only, *names])


def _spot(content: Content, *texts: str) -> Spot:
    """Where that stands of which texts speak: what has the longest name in the first of them, or the head."""
    for text in texts:
        named = [(id, spot) for id, spot in _named(content) if id in text]
        if named:
            return max(named, key=lambda each: len(each[0]))[1]
    return content.head


def _named(content: Content) -> Iterator[tuple[str, Spot]]:
    for table in ("instead", "without"):
        entries = content.head.source.tree.get(table, ()) if content.is_addon else ()
        for number, entry in enumerate(entries):
            spot = Spot(content.head.source, f"{table}[{number}]", f"addon.{table}[{number}]")
            yield from ((id, spot) for key, id in entry.items() if key != "reason")
    yield from ((each.what.code, each.spot) for each in content.indicators)
    yield from ((each.what.id, each.spot) for each in content.rules)
    yield from ((each.what.id, each.spot) for each in content.sections)
    yield from ((each.what.id, each.spot) for each in content.outlines)
    yield from ((each.what.id, each.spot) for each in content.standards)
