"""What the system says of a folder that the lint's own checks have no error in: it has the last word."""

from collections.abc import Iterator
from warnings import catch_warnings

from huibao.api import mismatch
from huibao.errors import HuibaoError
from huibao.plugin.assemble import assemble
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import Plugins, load

from .around import names_of_others
from .content import Content
from .remark import Remark


def refused(content: Content) -> Iterator[Remark]:
    """Why the folder cannot be put to work, a remark for each thing that is wrong."""
    head = content.head
    if wrong := mismatch(head.source.tree.get("api", "")):
        yield (head / "api").remark("api-mismatch", wrong)
        return
    try:
        with catch_warnings(action="ignore", category=DeprecationWarning):  # it has its remark
            assemble(_with(content), content.unit_type.id)
    except HuibaoError as error:
        for line in filter(None, map(str.strip, error.message.splitlines())):
            yield head.remark("refused", line, error.hint)


def _with(content: Content) -> Plugins:
    """The plugins with the folder's content among them; an add-on needs those that know its type."""
    only = names_of_others(content.folder) if content.is_addon else []
    return load([(content.prefix, ContentFolder(content.folder, content.folder.name))], only=only)
