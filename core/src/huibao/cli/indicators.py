"""Indicators on a terminal: by section or as found, each with the names that people use for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from huibao.i18n import _

from .tables import width

if TYPE_CHECKING:
    from huibao.model.catalogue import Catalogue
    from huibao.model.indicator import Indicator

_USUAL = {"%": Decimal(100), "是否": Decimal(1)}
"""The most that goes without saying, by unit."""


def show_by_section(indicators: Iterable[Indicator], catalogue: Catalogue) -> None:
    """The indicators under their sections' titles, in the order of the report."""
    by_section: dict[str, list[Indicator]] = {id: [] for id in catalogue.headings()}
    for indicator in indicators:
        by_section.setdefault(indicator.section, []).append(indicator)
    for section, inside in by_section.items():
        if inside:
            click.echo()
            click.secho(_section(section, catalogue), bold=True)
            _show_aligned(inside, catalogue)


def show_found(indicators: Iterable[Indicator], catalogue: Catalogue) -> None:
    """The indicators in the order given, with all that tells whether one is the right one."""
    from huibao.structure.figures import allowed

    for number, indicator in enumerate(indicators):
        if number:
            click.echo()
        click.echo(click.style(indicator.code, bold=True) + f"  {indicator.name}（{indicator.unit}）")
        lines = [f"{_('section')}: {_section(indicator.section, catalogue)}", *_more(indicator, catalogue)]
        lines.append(f"{_('range')}: {allowed(indicator)}")
        for line in lines:
            click.echo(f"    {line}")


def _section(id: str, catalogue: Catalogue) -> str:
    return f"{id} {catalogue.headings().get(id, '')}".strip()


def _show_aligned(indicators: list[Indicator], catalogue: Catalogue) -> None:
    from huibao.structure.figures import allowed

    widest = max(width(each.code) for each in indicators)
    for indicator in indicators:
        code = indicator.code + " " * (widest - width(indicator.code))
        click.echo(f"  {code}  {indicator.name}（{indicator.unit}）")
        lines = list(_more(indicator, catalogue))
        if (indicator.minimum, indicator.maximum) != (Decimal(0), _USUAL.get(indicator.unit)):
            lines.append(f"{_('range')}: {allowed(indicator)}")
        for line in lines:
            click.echo(" " * (widest + 4) + line)


def _more(indicator: Indicator, catalogue: Catalogue) -> Iterator[str]:
    """What there is to say besides the name, a line each."""
    if indicator.aliases:
        yield f"{_('also')}: {'、'.join(indicator.aliases)}"
    marks = [_("required")] if indicator.required else []
    if indicator.formula:
        marks.append(f"= {indicator.formula}")
    if indicator.within:
        wholes = ", ".join(each.code for each in indicator.within)
        marks.append(_("part of {wholes}").format(wholes=wholes))
    if indicator.kinds:
        kinds = catalogue.unit_type.kinds
        marks.append(_("only for {kinds}").format(kinds="、".join(kinds[id].name for id in indicator.kinds)))
    if indicator.plugin not in ("huibao", catalogue.unit_type.plugin):
        marks.append(_("from {plugin}").format(plugin=indicator.plugin))
    if marks:
        yield "; ".join(marks)
    if indicator.hint:
        yield indicator.hint
