"""report plugin new: a complete plugin project to start from."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from huibao.cli.opening import open_plugins, open_type
from huibao.cli.options import TypeName
from huibao.i18n import N_, _, language

if TYPE_CHECKING:
    from huibao.scaffold.project import Host, Project

LICENCES = ("MIT", "Apache-2.0", "none")


@click.command("new", help=N_("Write a complete plugin project to start from."))
@click.argument("name", metavar=N_("NAME"))
@click.argument("folder", metavar=N_("[DIR]"), required=False, type=click.Path(path_type=Path))
@click.option(
    "--title",
    metavar=N_("TEXT"),
    help=N_("Chinese name of the unit type (诊所), or of who asks for more (临江县)."),
)
@click.option("--self", "self_name", metavar=N_("TEXT"), help=N_("How a unit calls itself, such as 我所."))
@click.option("--author", metavar=N_("TEXT"), default="", help=N_("You: NAME or NAME <ADDRESS>."))
@click.option("--license", "licence", type=click.Choice(LICENCES), help=N_("Licence; MIT if left out."))
@click.option(
    "--comments",
    type=click.Choice(["zh", "en"]),
    help=N_("Language of comments and README; that of messages if left out."),
)
@click.option("--data-only", is_flag=True, help=N_("Only a folder of TOML files, for report --plugin DIR."))
@click.option(
    "--extends", metavar=N_("TYPE"), type=TypeName(), help=N_("An add-on to another plugin's type.")
)
@click.pass_context
def command(
    ctx: click.Context,
    name: str,
    folder: Path | None,
    title: str | None,
    self_name: str | None,
    author: str,
    licence: str | None,
    comments: str | None,
    data_only: bool,
    extends: str | None,
) -> None:
    """Writes the folder huibao-NAME, or NAME for one of data only, into DIR; asks on a terminal only."""
    from datetime import date

    from huibao.plugin.discovery import version_of
    from huibao.scaffold.names import check_name, check_title, parse_author
    from huibao.scaffold.project import Licence, Project
    from huibao.scaffold.write import write_project

    check_name(name, _taken(ctx))
    person, address = parse_author(author)
    host = _host(ctx, extends) if extends else None
    if host:
        title = title or _ask(_("Who asks for more, such as 临江县"), name)
    else:
        title = title or _ask(_("Chinese name of the unit type, such as 诊所"), "基层单位")
        self_name = self_name or _ask(_("How such a unit calls itself in its report"), "我单位")
    self_name = self_name or "我单位"
    check_title(title, "--title")
    check_title(self_name, "--self")
    if not data_only:
        licence = licence or _ask(_("Licence"), LICENCES[0], click.Choice(LICENCES))
    project = Project(
        name=name,
        title=title,
        self_name=self_name,
        language=comments or language(),
        year=date.today().year,
        version=version_of("huibao"),
        author=person,
        address=address,
        licence=Licence(licence or "none"),
        packaged=not data_only,
        host=host,
    )
    target = (folder or Path()) / project.folder
    count = write_project(project, target)
    click.echo(_("written: {path} ({count} files)").format(path=target, count=count))
    click.echo(_("next:"))
    for line in _next(project, target):
        click.echo(f"  {line}")


def _ask(question: str, default: str, kind: click.Choice[str] | None = None) -> str:
    """What the author says, or the default where nobody sits at a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return default
    answer: str = click.prompt(question, default=default, type=kind)
    return answer


def _taken(ctx: click.Context) -> dict[str, str]:
    """The names in use, each with what has it."""
    from huibao.plugin.assemble import PUBLISHED

    plugins = open_plugins(ctx)
    published = {name: f"huibao-{name}" for name in PUBLISHED}
    types = {each.id: plugin for plugin, each in plugins.collect("huibao_unit_types")}
    installed = {record.name: record.distribution or record.name for record in plugins.records}
    return published | types | installed


def _host(ctx: click.Context, type_id: str) -> Host:
    """The type to be extended, with a section of its report that the add-on's sentences fit into."""
    from huibao.scaffold.project import Host

    opened = open_type(ctx, type_id)
    catalogue, plugins = opened.catalogue, open_plugins(ctx)
    inside = opened.outline().sections
    cleaning = catalogue.indicators.get("environment.cleanups")  # the sentences are about campaigns
    section = cleaning.section if cleaning and cleaning.section in inside else inside[0]
    owner = next(plugin for plugin, each in plugins.collect("huibao_unit_types") if each.id == type_id)
    record = next(record for record in plugins.records if record.name == owner)
    return Host(type_id, catalogue.unit_type.name, section, record.distribution, record.version)


def _next(project: Project, target: Path) -> list[str]:
    """Three commands that show what the project does."""
    there = shlex.quote(str(target))
    show = f"describe {project.type_id}" if project.host else f"build --type {project.type_id} --example"
    if project.packaged:
        return [f"cd {there}", "uv run pytest", f"uv run report {show}"]
    return [f"report plugin lint {there}", f"report plugin test {there}", f"report --plugin {there} {show}"]
