"""report explain: how a figure came to be, what it was held against, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from huibao.errors import UsageError
from huibao.i18n import N_, _

from .held import standard_options
from .listing import layer_name
from .opening import open_submission
from .options import data_file, type_option
from .origins import removal

if TYPE_CHECKING:
    from huibao.derive.facts import Facts
    from huibao.model.document import Document
    from huibao.model.figure import Figure
    from huibao.model.formats import RawData


@click.command("explain", help=N_("Show how a figure came to be and where it stands."))
@click.argument("code", metavar=N_("CODE"))
@data_file()
@type_option
@click.option(
    "--outline",
    "outline_name",
    metavar=N_("NAME"),
    help=N_("Which report of the type; its default if left out."),
)
@standard_options
@click.pass_context
def command(ctx: click.Context, code: str, file: Path, type_id: str | None, outline_name: str | None) -> None:
    """CODE is an indicator's code, or a name that people use for it."""
    unit_type, raw, submission = open_submission(ctx, file, type_id)
    report = unit_type.report(submission, unit_type.outline(outline_name or submission.outline))
    facts = report.facts
    code = _code(facts, code)
    indicator = facts.indicator(code)
    click.secho(f"{code} {indicator.name}（{indicator.unit}）", bold=True)
    for label, value in [
        *_origin(facts, code, raw),
        *_held_against(facts, code),
        *_standing(report.document, code),
    ]:
        click.echo(f"  {label}: {value}")
    for finding in report.findings:
        if code in finding.indicators:
            click.echo(f"  {_('finding')}: {finding.message} [{finding.rule}]")


def _code(facts: Facts, name: str) -> str:
    from huibao.structure.lookup import suggest_indicator
    from huibao.structure.naming import code_of, turned

    name = facts.catalogue.former.indicators.get(name, name)
    code = code_of(name, facts.catalogue) or name
    if code not in facts.catalogue.indicators and code not in facts.local:
        own = [each.code for each in facts.local.values() if turned(each.name) == turned(name)]
        if len(own) == 1:
            return own[0]
        change = facts.catalogue.removal_of(code)
        hint = removal(change) if change else suggest_indicator(name, facts.catalogue, facts.local)
        type_id = facts.catalogue.unit_type.id
        search = _("report describe {type} --find WORD searches for one").format(type=type_id)
        raise UsageError(_("there is no indicator {name}").format(name=name), hint=hint or search)
    return code


def _origin(facts: Facts, code: str, raw: RawData) -> Iterator[tuple[str, str]]:
    from huibao.derive.printed import printed

    figure = facts.figures.get(code)
    if figure is None:
        declared = code in facts.submission.not_applicable
        yield _("figure"), _("declared not applicable") if declared else _("not given")
        if not declared:
            from .computing import not_computed

            yield from not_computed(facts, code, raw)
    else:
        yield from _origin_of(facts, figure, raw)
    for label, figures in (
        (_("last year"), facts.previous_figures),
        (_("target"), facts.target_figures),
        (_("planned"), facts.planned_figures),
    ):
        if code in figures:
            yield label, printed(facts, figures[code])


def _origin_of(facts: Facts, figure: Figure, raw: RawData) -> Iterator[tuple[str, str]]:
    from huibao.derive.printed import printed

    yield _("figure"), printed(facts, figure)
    if figure.formula:
        from .computing import computed

        yield from computed(facts, figure, raw)
    else:
        yield _("value"), f"{figure.value:f} {figure.unit} ({_bound_name(figure.bound.value)})"
        yield _("source"), f"{raw.file}:{raw.locate(figure.place)}"
    if figure.note:
        yield _("remarks"), figure.note


def _bound_name(bound: str) -> str:
    words = {
        "exact": _("exact"),
        "at_least": _("at least"),
        "about": _("about"),
        "less_than": _("less than"),
    }
    return words[bound]


def _held_against(facts: Facts, code: str) -> Iterator[tuple[str, str]]:
    from huibao.check.requirements import held_rules
    from huibao.check.verdict import judge, prepared
    from huibao.model.change import Part

    words = {
        "passed": _("passed"),
        "broken": _("broken"),
        "open": _("left open by the figures' bounds"),
        "not applicable": _("not applicable"),
        "missing": _("an operand is missing"),
    }
    for each in prepared(facts.catalogue):
        if code in each.codes:
            change = facts.catalogue.change_of(Part.RULE, each.rule.id)
            said = f"{each.rule.id} ({change.who})" if change else each.rule.id
            yield _("rule"), f"{said}: {each.rule.check} — {words[judge(each, facts).value]}"
    for held in held_rules(facts):
        rule = held.rule.rule
        if code in held.rule.codes:
            yield _("rule"), f"{rule.id}: {rule.check} — {words[held.judge(facts).value]}"
            source = held.threshold.requirement.source
            yield (
                _("standard"),
                f"{rule.cites} ({layer_name(held.threshold.standard.layer)}; {source or '—'})",
            )


def _standing(document: Document, code: str) -> Iterator[tuple[str, str]]:
    from huibao.compose.standing import standings

    for heading, text in standings(document, code):
        yield _("stands in"), f"{heading}: {text}"
