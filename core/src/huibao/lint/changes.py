"""What an add-on says that it defines instead of others, and does not define."""

from collections.abc import Iterator

from huibao.i18n import _
from huibao.model.change import Part
from huibao.plugin.changes import part_name

from .content import Content
from .remark import Remark
from .source import Spot

_STEMS = {
    Part.INDICATOR: "indicators",
    Part.RULE: "rules",
    Part.SECTION: "sections",
    Part.OUTLINE: "sections",
    Part.STANDARD: "standards",
}


def instead(content: Content) -> Iterator[tuple[Spot, Part, str]]:
    """The entries of [[instead]]: place, part and id."""
    if not content.is_addon:
        return
    for number, entry in enumerate(content.head.source.tree.get("instead", ())):
        spot = Spot(content.head.source, f"instead[{number}]", f"addon.instead[{number}]")
        yield from ((spot / part.value, part, entry[part.value]) for part in Part if part.value in entry)


def changes(content: Content) -> Iterator[Remark]:
    """Entries of [[instead]] without a definition of one's own."""
    own = {
        Part.INDICATOR: {each.what.code for each in content.indicators},
        Part.RULE: {each.what.id for each in content.all_rules},
        Part.SECTION: {each.what.id for each in content.sections},
        Part.OUTLINE: {each.what.id for each in content.outlines},
        Part.STANDARD: {each.what.id for each in content.standards},
    }
    for spot, part, id in instead(content):
        if id not in own[part] and _STEMS[part] not in content.lost:
            message = _("this folder does not define {what} {id}").format(what=part_name(part), id=id)
            yield spot.remark("instead-missing", message, _("define it, or declare it removed: [[without]]"))
