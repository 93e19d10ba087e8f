"""report describe: what a unit type is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from huibao.errors import UsageError
from huibao.i18n import N_, _

from .findings import severity_name, show_json
from .held import listing_option, standard_option
from .indicators import show_by_section
from .listing import show_standards, standards_data
from .opening import kind_called, open_plugins, open_type
from .options import TypeName, json_option, kind_option
from .origins import addons, changes_data, show_changes, speakers
from .tables import show_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from huibao.model.catalogue import Catalogue
    from huibao.model.outline import Section
    from huibao.model.rule import Rule
    from huibao.plugin.manager import Plugins

PARTS = ("indicators", "rules", "sections", "outlines", "standards", "changes")


@click.command("describe", help=N_("Show a unit type's indicators, rules, sections and outlines."))
@click.argument("type_id", metavar=N_("TYPE"), type=TypeName(), required=False)
@click.option(
    "--part", type=click.Choice(PARTS), multiple=True, help=N_("Only this part; may be given several times.")
)
@click.option(
    "--find", "phrase", metavar=N_("WORDS"), help=N_("Only the indicators that are called so, or nearly so.")
)
@click.option(
    "--dictionary",
    is_flag=True,
    help=N_("Instead of a type: the shared indicators that types pick from, with what each plugin adds."),
)
@kind_option
@listing_option
@standard_option
@click.option(
    "--period", metavar=N_("PERIOD"), help=N_("Only the standards in force at the end of this period.")
)
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    type_id: str | None,
    part: tuple[str, ...],
    phrase: str | None,
    dictionary: bool,
    kind_id: str,
    standards: tuple[str, ...],
    period: str | None,
    form: str,
) -> None:
    """Everything that a data file of the type can hold, and what it is held against."""
    from huibao.content.profile import profile

    if dictionary:
        _check_alone(type_id, part, kind_id, standards, period)
        from .dictionary import show_dictionary

        show_dictionary(ctx, phrase, form)
        return
    if type_id is None:
        raise UsageError(
            _("describe needs a unit type, or --dictionary"), hint=_("report types lists the types")
        )
    day = _last_day(period) if period else None
    unit_type = open_type(ctx, type_id)
    whole, kind_id = unit_type.catalogue, kind_called(unit_type, kind_id)
    catalogue = profile(whole, kind_id)
    if phrase is not None:
        if part:
            raise UsageError(_("--find looks for indicators only"), hint=_("leave --part out"))
        from .search import show_search

        show_search(phrase, catalogue, whole, form)
        return
    parts = (*part, *(("standards",) if standards and "standards" not in part else ())) or PARTS
    if form == "json":
        data = {name: _DATA[name](catalogue) for name in parts if name != "standards"}
        if "standards" in parts:
            data["standards"] = standards_data(catalogue, kind_id, day)
        show_json({"type": _plain(catalogue.unit_type), **data})
        return
    _show_type(catalogue, kind_id)
    if not (part or catalogue.changes):
        parts = tuple(name for name in parts if name != "changes")
    for name in parts:
        click.echo()
        if name == "standards":
            show_standards(catalogue, kind_id, day)
        else:
            _SHOW[name](catalogue)
        if name == "rules":
            _show_other_checks(open_plugins(ctx))


def _check_alone(*others: object) -> None:
    if any(others):
        raise UsageError(
            _("--dictionary is of no one type: only --find and --format go with it"),
            hint=_("report describe TYPE lists what a type has picked"),
        )


def _last_day(text: str) -> date:
    from huibao.model.period import Period

    try:
        return Period.parse(text).end
    except ValueError as error:
        raise UsageError(str(error)) from None


def _show_type(catalogue: Catalogue, kind_id: str) -> None:
    """The type's name; its sub-kinds, or the one that is asked for; the plugins that add to it."""
    unit_type = catalogue.unit_type
    shown = [unit_type.kinds[kind_id]] if kind_id else list(unit_type.kinds.values())
    click.secho(f"{unit_type.id} {unit_type.name}", bold=True)
    if shown:
        names = "、".join(f"{each.id} {each.name}" for each in shown)
        click.echo(f"{_('kind') if kind_id else _('kinds')}: {names}")
    if others := addons(catalogue):
        click.echo(f"{_('add-ons')}: {', '.join(others)}")


def _show_indicators(catalogue: Catalogue) -> None:
    click.secho(_("Indicators ({n})").format(n=len(catalogue.indicators)), fg="green")
    show_by_section(catalogue.indicators.values(), catalogue)


def _show_rules(catalogue: Catalogue) -> None:
    click.secho(_("Rules ({n})").format(n=len(catalogue.rules)), fg="green")
    _show_signed(
        catalogue,
        (_("code"), _("severity"), _("condition"), _("source")),
        [
            (each.id, severity_name(each.severity.value), each.check, each.cites or "—")
            for each in catalogue.rules
        ],
        [each.plugin for each in catalogue.rules],
        [_limits(each, catalogue) for each in catalogue.rules],
    )


def _limits(rule: Rule, catalogue: Catalogue) -> str:
    """Where a rule applies, if not everywhere."""
    kinds = "、".join(catalogue.unit_type.kinds[id].name for id in rule.kinds)
    limits = (
        _("only where {condition}").format(condition=rule.when) if rule.when else "",
        _("only for {kinds}").format(kinds=kinds) if kinds else "",
        _("only for whole years") if rule.yearly else "",
    )
    return "; ".join(filter(None, limits))


def _show_other_checks(plugins: Plugins) -> None:
    """What finds fault beside the rules."""
    click.echo(
        _("Checked as well: formulas, and thresholds of standards (report describe TYPE --standards).")
    )
    for record in plugins.records:
        if "huibao_check" in record.hooks:
            click.echo(_("Plugin {name} checks in Python besides.").format(name=record.name))


def _show_sections(catalogue: Catalogue) -> None:
    click.secho(_("Sections ({n})").format(n=len(catalogue.sections)), fg="green")
    _show_signed(
        catalogue,
        (_("id"), _("title"), _("remarks")),
        [
            (id, catalogue.sections[id].title or _under(heading), _required(catalogue.sections[id]))
            for id, heading in catalogue.headings().items()
        ],
        [speakers(catalogue.sections[id]) for id in catalogue.headings()],
    )


def _show_signed(
    catalogue: Catalogue,
    header: tuple[str, ...],
    rows: list[tuple[str, ...]],
    plugins: list[str],
    below: Sequence[str] = (),
) -> None:
    """A table, with the plugin that says each row where not all are the type's own."""
    if addons(catalogue):
        header = (*header[:1], _("plugin"), *header[1:])
        rows = [(first, plugin, *rest) for (first, *rest), plugin in zip(rows, plugins, strict=True)]
    show_table(header, rows, below)


def _under(heading: str) -> str:
    return _("(under {heading})").format(heading=heading) if heading else "—"


def _required(section: Section) -> str:
    return _("required") if section.required else ""


def _show_outlines(catalogue: Catalogue) -> None:
    click.secho(_("Outlines ({n})").format(n=len(catalogue.outlines)), fg="green")
    _show_signed(
        catalogue,
        (_("id"), _("name"), _("sections")),
        [
            (each.id + (" *" if each.default else ""), each.name, " ".join(each.sections))
            for each in catalogue.outlines.values()
        ],
        [each.plugin for each in catalogue.outlines.values()],
    )


def _plain(value: Any) -> Any:
    from huibao.content.converter import converter

    return converter.unstructure(value)


_SHOW = {
    "indicators": _show_indicators,
    "rules": _show_rules,
    "sections": _show_sections,
    "outlines": _show_outlines,
    "changes": show_changes,
}
_DATA = {
    "indicators": lambda catalogue: _plain(list(catalogue.indicators.values())),
    "rules": lambda catalogue: _plain(list(catalogue.rules)),
    "sections": lambda catalogue: _plain(list(catalogue.sections.values())),
    "outlines": lambda catalogue: _plain(list(catalogue.outlines.values())),
    "changes": changes_data,
}
