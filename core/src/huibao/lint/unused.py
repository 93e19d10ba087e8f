"""What nothing uses: indicators, sections, requirements, kinds, picks from the dictionary."""

from collections.abc import Iterator

from huibao.expression.parse import ExpressionError, parse
from huibao.expression.template import cited
from huibao.expression.tree import Arithmetic, Call, Compare, Items, Logic, Negate, Not, codes
from huibao.i18n import _
from huibao.model.unit import UnitKind, picks

from .content import Content, lists, tables, tree_of
from .dangling import kinds_named
from .remark import Remark
from .source import Spot


def unused(content: Content) -> Iterator[Remark]:
    """What can be deleted, or was forgotten; nothing where something of the folder could not be read."""
    try:
        used = _used_codes(content)
    except ExpressionError:
        return
    if content.lost:
        return
    for indicator in content.indicators:
        if indicator.what.code not in used:
            message = _("no section, table, chart, rule or formula speaks of it")
            hint = _("write a clause: {clause}").format(
                clause=f"{indicator.what.name}{{{indicator.what.code}}}"
            )
            yield indicator.spot.remark("unused-indicator", message, hint)
    yield from _of_sections(content)
    yield from _of_requirements(content)
    if not content.is_addon:
        yield from _of_head(content, used)


def _used_codes(content: Content) -> set[str]:
    used: set[str] = set()
    for here in content.expressions():
        used |= codes(parse(here.what))
    for indicator in content.catalogue.indicators.values():
        if indicator.formula:  # a shared one's too: without its operands the type does not hold together
            used |= codes(parse(indicator.formula))
    for text in content.texts():
        used |= cited(text.what)
    for section in content.sections:
        for plan in tables(section):
            used |= {*plan.what.rows, getattr(plan.what, "whole", "")}
    return used | {each.what.weight for each in content.indicators}


def _of_sections(content: Content) -> Iterator[Remark]:
    told = {id for outline in content.catalogue.outlines.values() for id in outline.sections}
    for section in content.sections:
        if section.what.id not in told and not section.what.after:
            message = _("no outline has the section {name}").format(name=section.what.id)
            hint = (
                _('say after which section of the type it stands: after = "…"')
                if content.is_addon
                else _("add it to an outline's sections")
            )
            yield (section.spot / "id").remark("unused-section", message, hint)
    known = {plan.of for section in content.catalogue.sections.values() for plan in section.lists}
    for section in content.sections:
        known |= {plan.what.of for plan in lists(section)}
    for here in content.expressions():
        for name in _items(here.what):
            if name not in known:
                message = _("no section prints a list {name}").format(name=name)
                yield here.spot.remark("unknown-list", message)


def _items(text: str) -> Iterator[str]:
    """The lists that an expression counts."""
    pending = [tree_of(text)]
    while pending:
        match pending.pop():
            case Items(name):
                yield name
            case Negate(operand) | Not(operand):
                pending.append(operand)
            case Arithmetic(_operator, left, right):
                pending += [left, right]
            case Call(_operator, operands) | Compare(operands, _operator) | Logic(_operator, operands):
                pending += operands


def _of_requirements(content: Content) -> Iterator[Remark]:
    held = {id for each in content.catalogue.indicators.values() for id in each.requirements}
    for standard, requirement in content.requirements():
        mine = not standard.types or content.unit_type.id in standard.types
        if mine and requirement.what.id not in held and not requirement.what.indicator:
            message = _("no indicator is held against {id}").format(id=requirement.what.id)
            hint = _('name it in an indicator: requirement = "{id}"').format(id=requirement.what.id)
            yield (requirement.spot / "id").remark("unused-requirement", message, hint)


def _of_head(content: Content, used: set[str]) -> Iterator[Remark]:
    source = content.head.source
    for number, pattern in enumerate(content.unit_type.uses):
        picked = [code for code in content.around.shared if picks(pattern, code)]
        if picked and not used.intersection(picked):
            message = _("nothing speaks of what {pattern} picks").format(pattern=pattern)
            spot = Spot(source, f"uses[{number}]", f"type.uses.{pattern}")
            yield spot.remark("unused-pick", message, _("write a clause, or leave it out of uses"))
        first = next((each for each in content.unit_type.uses[:number] if _covers(each, pattern)), None)
        if first is not None:
            message = _("{first} picks {pattern} already").format(first=first, pattern=pattern)
            spot = Spot(source, f"uses[{number}]", f"type.uses.{pattern}")
            yield spot.remark("unused-pick", message, _("keep one of the two"))
    named = {kind for _spot, kinds in kinds_named(content) for kind in kinds}
    named |= {kind for _standard, each in content.requirements() for kind in each.what.kinds}
    for id, kind in content.unit_type.kinds.items():
        if id not in named and not _is_apart(kind, content):
            spot = Spot(source, f"kinds.{id}", f"type.kinds.{id}")
            message = _("nothing tells the kind {name} from the others").format(name=id)
            yield spot.remark(
                "unused-kind", message, _("give it topics, or name it in kinds where it differs")
            )


def _covers(pattern: str, other: str) -> bool:
    return picks(pattern, other) or pattern == other


def _is_apart(kind: UnitKind, content: Content) -> bool:
    unit_type = content.unit_type
    own_words = (kind.self_name, kind.people) != (unit_type.self_name, unit_type.people)
    return bool(kind.topics or kind.standard or own_words)
