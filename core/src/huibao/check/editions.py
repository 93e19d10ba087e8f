"""Which standards a unit is held against on a day, and the thresholds in them that speak."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from huibao.model.catalogue import Catalogue
from huibao.model.indicator import Indicator
from huibao.model.standard import Requirement, Standard
from huibao.model.submission import Submission
from huibao.record import Record

_USUAL_AIM = "国家卫生城市"


class Threshold(Record):
    """A requirement that an indicator is held against.

    replaced is the one of an earlier layer, with its standard, that it speaks instead of.
    """

    indicator: Indicator
    standard: Standard
    requirement: Requirement
    replaced: tuple[Standard, Requirement] | None = None

    @property
    def eases(self) -> bool:
        """Whether its layer asks for less than the one below."""
        return self.replaced is not None and not self.requirement.is_within(self.replaced[1])


def names_by_weight(catalogue: Catalogue, kind: str, filed: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The standards chosen by name: on the command line, in the data file, by the unit's kind."""
    own = catalogue.unit_type.kinds.get(kind)
    return (catalogue.named, tuple(filed), (own.standard,) if own and own.standard else ())


def aim_of(catalogue: Catalogue, submission: Submission) -> str:
    """The title that a unit strives for.

    Its own word, else that of the standard chosen, of the office that it writes to, of the standard speaking.
    """
    unit = submission.unit
    if unit.aim:
        return unit.aim
    chosen, speaking = _aims_of(catalogue, submission.period.end, unit.kind, submission.standards)
    return chosen or _aim_in(unit.superior) or speaking


def _aim_in(superior: str) -> str:
    """The title in the name of an office that was set up for it: 青禾县创建国家卫生县城指挥部办公室."""
    _place, found, title = superior.partition("创建")
    if not found:
        return ""
    from re import match  # few files are for such an office

    named = match("(?:国家|全国|[^、，]{0,2}省级?)卫生(?:城市|县城|县|乡镇|镇|城区|区)", title)
    return named.group() if named else ""


@lru_cache(maxsize=64)
def _aims_of(catalogue: Catalogue, day: date, kind: str, filed: tuple[str, ...]) -> tuple[str, str]:
    """The aim of what was chosen, "" for none, and of what speaks.

    A choice tells the aim even on a day on which no edition of it is in force.
    """
    choices = names_by_weight(catalogue, kind, filed)
    chosen = [
        each for names in choices for each in catalogue.standards if set(names).intersection(each.names)
    ]
    speaking = standards_of(catalogue.standards, choices, day)
    first = next((each.aim for each in chosen if each.aim), "")
    return first, next((each.aim for each in speaking if each.aim), _USUAL_AIM)


def standards_of(
    standards: Sequence[Standard], choices: Sequence[Sequence[str]], day: date
) -> list[Standard]:
    """The standards that speak on a day, in the order given.

    choices are names, what weighs most first: in each family the first choice that names one of it
    decides. Of a series the edition in force speaks, of an edition it does whatever the day. Where a
    series has no edition in force, the family speaks as if nobody had chosen.
    """
    families: defaultdict[str, list[Standard]] = defaultdict(list)
    for each in standards:
        families[each.family].append(each)
    speaking = {each.id for members in families.values() for each in _of_family(members, choices, day)}
    return [each for each in standards if each.id in speaking]


def _of_family(members: Sequence[Standard], choices: Sequence[Sequence[str]], day: date) -> list[Standard]:
    known = {name for each in members for name in each.names}
    chosen = next((found for names in choices if (found := known.intersection(names))), set())
    speaking = [
        each for each in members if each.id in chosen or (each.series in chosen and each.in_force(day))
    ]
    return speaking or [each for each in members if not each.must_be_chosen and each.in_force(day)]


def thresholds(catalogue: Catalogue, standards: Sequence[Standard], kind: str) -> Iterator[Threshold]:
    """What a unit of a kind is held against: of each id, the first of the standards in their order."""
    for indicator, entries in _entries(catalogue, standards):
        for_kind = [each for each in entries if not each[1].kinds or kind in each[1].kinds]
        if for_kind:
            (standard, requirement), *others = for_kind
            below = [each for each in others if each[0].layer.rank < standard.layer.rank]
            yield Threshold(indicator, standard, requirement, below[0] if below else None)


def every_threshold(catalogue: Catalogue, standards: Sequence[Standard]) -> Iterator[Threshold]:
    """All that the standards ask of each indicator, of whatever edition, layer and kind."""
    for indicator, entries in _entries(catalogue, standards):
        for standard, requirement in entries:
            yield Threshold(indicator, standard, requirement)


def _entries(
    catalogue: Catalogue, standards: Sequence[Standard]
) -> Iterator[tuple[Indicator, list[tuple[Standard, Requirement]]]]:
    """The requirements of each id that an indicator is held against, as the standards are ordered."""
    by_id: defaultdict[str, list[tuple[Standard, Requirement]]] = defaultdict(list)
    added: defaultdict[str, list[str]] = defaultdict(list)
    for standard in standards:
        for each in standard.requirements:
            by_id[each.id].append((standard, each))
            if each.indicator:
                added[each.indicator].append(each.id)
    for indicator in catalogue.indicators.values():
        for id in dict.fromkeys((*indicator.requirements, *added[indicator.code])):
            if id in by_id:
                yield indicator, by_id[id]
