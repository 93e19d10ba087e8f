"""Sections that several plugins make up together, and where new ones stand in the outlines."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress

from attrs import evolve

from huibao.expression.error import ExpressionError
from huibao.expression.template import cited
from huibao.i18n import _
from huibao.model.change import Change, Part
from huibao.model.outline import Outline, Paragraph, Section
from huibao.model.unit import UnitType

from .loose import Loose, LooseEndsError, Where

Contributions = Sequence[tuple[str, Section]]


def additions(found: Contributions, unit_type: UnitType) -> Callable[[str, Section], bool]:
    """Tells a contribution that only adds to a section from one that defines it.

    A title defines a section, and so does whatever the type's own plugin says.
    """
    defined = {each.id for plugin, each in found if each.title or plugin == unit_type.plugin}

    def adds(plugin: str, section: Section) -> bool:
        return section.id in defined and not section.title and plugin != unit_type.plugin

    return adds


def merged(found: Contributions, adds: Callable[[str, Section], bool]) -> dict[str, Section]:
    """Contributions by id: those that define a section first, then by plugin name."""
    result: dict[str, Section] = {}
    for _plugin, section in sorted(found, key=lambda each: (adds(*each), not each[1].title)):
        first = result.get(section.id)
        result[section.id] = section if first is None else _merge(first, section)
        if first is None and any(each.before or each.after for each in section.paragraphs):
            message = _("before and after are for additions to another plugin's section")
            defined = {each.id for _plugin, each in found if each.title}
            raise _loose(section, message, "", _nearest(section.id, defined))
    return result


def _merge(first: Section, more: Section) -> Section:
    """A section with more of it; sub-kinds that an addition is for hold for its paragraphs."""
    paragraphs = list(first.paragraphs)
    for each in more.paragraphs:
        place = _place(first, each, more) if each.before or each.after else None
        at = len(paragraphs) if place is None else paragraphs.index(place) + bool(each.after)
        paragraphs.insert(at, evolve(each, kinds=each.kinds or more.kinds))
    others = () if more.plugin in (first.plugin, *first.additions) else (more.plugin,)
    return evolve(
        first,
        required=first.required or more.required,
        paragraphs=tuple(paragraphs),
        tables=first.tables + more.tables,
        charts=first.charts + more.charts,
        lists=first.lists + more.lists,
        additions=first.additions + others,
        formerly=first.formerly + more.formerly,
    )


def _place(section: Section, addition: Paragraph, more: Section) -> Paragraph:
    """The paragraph that an addition stands next to: it speaks of the figure that the addition names."""
    code = addition.before or addition.after
    if addition.before and addition.after:
        message = _("a paragraph stands before {code} or after another, not both").format(code=code)
        raise _loose(more, message, code)
    found = [each for each in section.paragraphs if _speaks_of(code, each)]
    if not found:
        spoken = {each for paragraph in section.paragraphs for each in _spoken_of(paragraph)}
        message = _("no paragraph speaks of {code}").format(code=code)
        raise _loose(more, message, code, _nearest(code, spoken))
    return found[0] if addition.before else found[-1]


def _loose(section: Section, message: str, words: str, hint: str = "") -> LooseEndsError:
    where = Where(section.plugin, Part.SECTION, section.id, _("section {id}").format(id=section.id))
    return LooseEndsError([Loose(where, message, words, hint)])


def _nearest(name: str, known: Collection[str]) -> str:
    from huibao.structure.nearest import suggest  # only needed when something is wrong

    return suggest(name, known)


def _speaks_of(code: str, paragraph: Paragraph) -> bool:
    return code in _spoken_of(paragraph)


def _spoken_of(paragraph: Paragraph) -> frozenset[str]:
    """The figures that a paragraph cites; none of a malformed one, which verify() reports with all else."""
    with suppress(ExpressionError):
        return frozenset().union(*(cited(text) for text in paragraph.texts))
    return frozenset()


def unprinted(lost: Sequence[Section], sections: Mapping[str, Section]) -> dict[str, str]:
    """The lists that only sections which were taken away printed, with those sections' ids."""
    printed = {plan.of for section in sections.values() for plan in section.lists}
    return {plan.of: section.id for section in lost for plan in section.lists if plan.of not in printed}


def placed(
    outlines: Mapping[str, Outline],
    sections: Mapping[str, Section],
    changes: Sequence[Change],
    lost: Sequence[Section],
) -> dict[str, Outline]:
    """The outlines without the sections that were removed, and with new ones after those that they name.

    Several after one stand in the order of their plugins' names. After one that another plugin removed,
    a section stands where that stood; lost are the definitions that were taken away.
    """
    removed = {each.id: each for each in changes if each.removes}
    for each in sections.values():
        if each.after and each.after not in sections:
            _check_place(each, removed.get(each.after), sections)
    gone = [each for each in lost if each.id in removed]
    result = {}
    for id, outline in outlines.items():
        order = list(outline.sections)
        waiting = sorted(
            (each for each in (*sections.values(), *gone) if each.after), key=lambda each: each.plugin
        )
        while ready := [each for each in waiting if each.after in order]:
            for each in reversed(ready):
                if each.id not in order:
                    order.insert(order.index(each.after) + 1, each.id)
            waiting = [each for each in waiting if each not in ready]
        order = [name for name in order if name not in removed or removed[name].plugin == outline.plugin]
        result[id] = evolve(outline, sections=tuple(order)) if order != list(outline.sections) else outline
    return result


def _check_place(section: Section, removal: Change | None, known: Collection[str]) -> None:
    """A `PluginError` unless the section that it stands after was removed by another plugin."""
    if removal is None:
        message = _("after: there is no section {name}").format(name=section.after)
        raise _loose(section, message, section.after, _nearest(section.after, known))
    if removal.plugin == section.plugin:
        message = _("the plugin itself removed {code}").format(code=section.after)
        raise _loose(section, message, section.after)
