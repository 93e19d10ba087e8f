"""What a unit type is held against: a row for each threshold of each edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import _

from .tables import show_table

if TYPE_CHECKING:
    from datetime import date

    from huibao.check.editions import Threshold
    from huibao.model.catalogue import Catalogue
    from huibao.model.standard import Layer, Standard


def show_standards(catalogue: Catalogue, kind: str, day: date | None) -> None:
    """As a table, and below it the rules that cite a standard."""
    from huibao.check.requirements import threshold

    rows = [
        (
            held.indicator.code,
            held.indicator.name,
            held.requirement.id,
            threshold(held.requirement) + _conditions(held),
            f"{held.standard.name}（{held.standard.edition}）",
            _validity(held.standard),
            held.requirement.clause or "—",
            layer_name(held.standard.layer),
            f"{held.requirement.source or '—'} [{_confidence_name(held.requirement.confidence.value)}]",
        )
        for held in _held(catalogue, kind, day)
    ]
    click.secho(_("Standards ({n})").format(n=len(rows)), fg="green")
    show_table(
        (
            _("indicator"),
            _("name"),
            _("requirement"),
            _("threshold"),
            _("standard"),
            _("in force"),
            _("clause"),
            _("layer"),
            _("source"),
        ),
        rows,
    )
    _show_choices(catalogue)
    citing = [(each.id, each.check, each.cites) for each in catalogue.rules if each.cites]
    if citing:
        click.secho("\n" + _("Rules that follow from a standard ({n})").format(n=len(citing)), fg="green")
        show_table((_("code"), _("condition"), _("source")), citing)


def _show_choices(catalogue: Catalogue) -> None:
    """The standards that speak only where they are chosen, with the words to choose them by."""
    from huibao.check.editions import every_threshold

    families = {held.standard.family for held in every_threshold(catalogue, catalogue.standards)}
    choices = {
        each.series or each.id: each
        for each in reversed(catalogue.standards)
        if each.must_be_chosen and each.family in families
    }
    if choices:
        click.secho("\n" + _("Held against only where chosen (standard = …, --standard)"), fg="green")
        show_table(
            (_("id"), _("standard"), _("instead of")),
            [(name, each.name, each.instead_of or "—") for name, each in sorted(choices.items())],
        )


def standards_data(catalogue: Catalogue, kind: str, day: date | None) -> list[dict[str, Any]]:
    """The same for machines."""
    from huibao.check.requirements import threshold

    return [
        {
            "indicator": held.indicator.code,
            "name": held.indicator.name,
            "requirement": held.requirement.id,
            "operator": held.requirement.operator.value,
            "value": f"{held.requirement.value:f}" if held.requirement.operator.has_value else None,
            "high": None if held.requirement.high is None else f"{held.requirement.high:f}",
            "unit": held.requirement.unit,
            "threshold": threshold(held.requirement),
            "standard": held.standard.id,
            "series": held.standard.series or held.standard.id,
            "title": held.standard.name,
            "edition": held.standard.edition,
            "since": held.standard.since and held.standard.since.isoformat(),
            "until": held.standard.until and held.standard.until.isoformat(),
            "clause": held.requirement.clause,
            "source": held.requirement.source,
            "confidence": held.requirement.confidence.value,
            "layer": held.standard.layer.value,
            "chosen_only": held.standard.must_be_chosen,
            "kinds": list(held.requirement.kinds or held.indicator.kinds),
            "yearly": held.requirement.yearly,
            "improving": held.requirement.improving,
            "otherwise": held.requirement.otherwise,
            "loosens": held.requirement.loosens,
            "note": held.requirement.note,
        }
        for held in _held(catalogue, kind, day)
    ]


def _held(catalogue: Catalogue, kind: str, day: date | None) -> Iterator[Threshold]:
    """Every threshold of every edition, or of the standards asked for by name; of a kind.

    With a day, those that speak on it, and those that might be chosen.
    """
    from huibao.check.editions import every_threshold, names_by_weight, standards_of

    standards = list(catalogue.standards)
    if day is not None:
        choices = names_by_weight(catalogue, kind, ())
        speaking = standards_of(standards, choices, day)
        may_be = [] if any(choices) else [each for each in standards if each.must_be_chosen]
        standards = [
            each for each in standards if each in speaking or (each in may_be and each.in_force(day))
        ]
    elif catalogue.named:
        standards = [each for each in standards if set(each.names) & set(catalogue.named)]
    for held in every_threshold(catalogue, standards):
        if not kind or not held.requirement.kinds or kind in held.requirement.kinds:
            yield held


def _conditions(held: Threshold) -> str:
    """What else belongs to a threshold: for whom, when, and what is accepted instead."""
    requirement = held.requirement
    parts = []
    if requirement.kinds:
        parts.append("/".join(requirement.kinds))
    if requirement.yearly:
        parts.append(_("whole years"))
    if requirement.improving:
        parts.append(_("or steady improvement"))
    if requirement.otherwise:
        parts.append(requirement.otherwise)
    if held.standard.must_be_chosen:
        parts.append(_("if chosen"))
    if requirement.loosens:
        parts.append(_("loosened: {reason}").format(reason=requirement.loosens))
    return f" ({'; '.join(parts)})" if parts else ""


def _validity(standard: Standard) -> str:
    since = standard.since.isoformat() if standard.since else ""
    until = standard.until.isoformat() if standard.until else ""
    return f"{since}–{until}" if since or until else "—"


def layer_name(layer: Layer) -> str:
    """Whose standard it is."""
    return {
        "national": _("national"),
        "province": _("province"),
        "city": _("city"),
        "county": _("county"),
        "organisation": _("organisation"),
    }[layer.value]


def _confidence_name(confidence: str) -> str:
    return {"seen": _("read in the source"), "recalled": _("from memory")}[confidence]
