"""report describe: what a unit type is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import N_, _

from .findings import severity_name, show_json
from .opening import open_type
from .options import TypeName, json_option
from .tables import show_table

if TYPE_CHECKING:
    from huibao.model.catalogue import Catalogue
    from huibao.model.indicator import Indicator

PARTS = ("indicators", "rules", "sections", "outlines", "standards")


@click.command("describe", help=N_("Show a unit type's indicators, rules, sections and outlines."))
@click.argument("type_id", metavar=N_("TYPE"), type=TypeName())
@click.option(
    "--part", type=click.Choice(PARTS), multiple=True, help=N_("Only this part; may be given several times.")
)
@json_option
@click.pass_context
def command(ctx: click.Context, type_id: str, part: tuple[str, ...], form: str) -> None:
    """Everything that a data file of the type can hold, and what it is held against."""
    catalogue = open_type(ctx, type_id).catalogue
    parts = part or PARTS
    if form == "json":
        show_json({name: _DATA[name](catalogue) for name in parts})
        return
    click.secho(f"{catalogue.unit_type.id} {catalogue.unit_type.name}", bold=True)
    for name in parts:
        click.echo()
        _SHOW[name](catalogue)


def _show_indicators(catalogue: Catalogue) -> None:
    click.secho(_("Indicators ({n})").format(n=len(catalogue.indicators)), fg="green")
    show_table(
        (_("code"), _("name"), _("unit"), _("section"), _("range"), _("remarks")),
        [
            (each.code, each.name, each.unit, each.section, _range(each), _remarks(each))
            for each in catalogue.indicators.values()
        ],
    )


def _range(indicator: Indicator) -> str:
    low = "" if indicator.minimum is None else f"{indicator.minimum:f}"
    high = "" if indicator.maximum is None else f"{indicator.maximum:f}"
    return f"{low}–{high}"


def _remarks(indicator: Indicator) -> str:
    parts = []
    if indicator.required:
        parts.append(_("required"))
    if indicator.formula:
        parts.append(f"= {indicator.formula}")
    if indicator.kinds:
        parts.append("/".join(indicator.kinds))
    if indicator.aliases:
        parts.append("、".join(indicator.aliases))
    return "; ".join(parts)


def _show_rules(catalogue: Catalogue) -> None:
    click.secho(_("Rules ({n})").format(n=len(catalogue.rules)), fg="green")
    show_table(
        (_("code"), _("severity"), _("condition"), _("source")),
        [
            (each.id, severity_name(each.severity.value), each.check, each.cites or "—")
            for each in catalogue.rules
        ],
    )


def _show_sections(catalogue: Catalogue) -> None:
    click.secho(_("Sections ({n})").format(n=len(catalogue.sections)), fg="green")
    show_table(
        (_("id"), _("title"), _("remarks")),
        [
            (each.id, each.title or "—", _("required") if each.required else "")
            for each in catalogue.sections.values()
        ],
    )


def _show_outlines(catalogue: Catalogue) -> None:
    click.secho(_("Outlines ({n})").format(n=len(catalogue.outlines)), fg="green")
    show_table(
        (_("id"), _("name"), _("sections")),
        [
            (each.id + (" *" if each.default else ""), each.name, " ".join(each.sections))
            for each in catalogue.outlines.values()
        ],
    )


def _show_standards(catalogue: Catalogue) -> None:
    from huibao.check.requirements import threshold

    named = {each.requirement: each.code for each in catalogue.indicators.values() if each.requirement}
    click.secho(_("Standards"), fg="green")
    show_table(
        (_("indicator"), _("threshold"), _("standard"), _("clause"), _("source")),
        [
            (
                named[requirement.id],
                threshold(requirement),
                f"{standard.name}（{standard.edition}）",
                requirement.clause or "—",
                f"{requirement.source} [{_confidence_name(requirement.confidence.value)}]",
            )
            for standard in catalogue.standards
            for requirement in standard.requirements
            if requirement.id in named
        ],
    )


def _confidence_name(confidence: str) -> str:
    return {"seen": _("read in the source"), "recalled": _("from memory")}[confidence]


def _plain(value: Any) -> Any:
    from huibao.content.converter import converter

    return converter.unstructure(value)


_SHOW = {
    "indicators": _show_indicators,
    "rules": _show_rules,
    "sections": _show_sections,
    "outlines": _show_outlines,
    "standards": _show_standards,
}
_DATA = {
    "indicators": lambda catalogue: _plain(list(catalogue.indicators.values())),
    "rules": lambda catalogue: _plain(list(catalogue.rules)),
    "sections": lambda catalogue: _plain(list(catalogue.sections.values())),
    "outlines": lambda catalogue: _plain(list(catalogue.outlines.values())),
    "standards": lambda catalogue: _plain(list(catalogue.standards)),
}
