"""The lint: every check over one content folder, and what the folder's lint.toml allows taken out."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from huibao.model.rule import Severity
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import Extra

from .allowances import without_allowed
from .cases import cases
from .changes import changes
from .conditions import conditions
from .content import Content
from .dangling import dangling
from .holding import holding
from .naming import naming
from .reading import read
from .refused import refused
from .remark import Remark
from .sense import sense
from .sentences import sentences
from .thresholds import thresholds
from .units import units
from .unsaid import unsaid
from .unused import unused
from .wording import wording

CHECKS: tuple[Callable[[Content], Iterator[Remark]], ...] = (
    dangling,
    changes,
    holding,
    unused,
    units,
    sense,
    conditions,
    sentences,
    wording,
    naming,
    thresholds,
    unsaid,
    cases,
)


def lint(folder: Path, beside: Sequence[Extra] = ()) -> list[Remark]:
    """Every remark on a folder with a type.toml or an addon.toml, by file and line.

    An add-on is looked at beside the installed plugins, a type beside those whose dictionaries it picks
    from, and either beside the plugins at hand. Nothing is executed from the folder. Raises `UsageError`
    if it is no such folder.
    """
    others = [each for each in beside if not _is(each, folder)]
    content, remarks = read(folder, others)
    if content is not None:
        remarks += [remark for check in CHECKS for remark in check(content)]
        if not any(each.severity is Severity.ERROR for each in remarks):
            remarks += refused(content)
    return sorted(without_allowed(remarks, folder), key=lambda each: each.sort_key)


def _is(plugin: Extra, folder: Path) -> bool:
    return isinstance(plugin[1], ContentFolder) and plugin[1].folder.resolve() == folder.resolve()
