"""The group `report`: finds its commands by name and imports them when they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import ClassVar

import click

from huibao.i18n import LANGUAGES, N_, _

COMMANDS = {
    "build": N_("Check a data file, compose its report and write it."),
    "check": N_("Check data files without writing anything."),
    "verify": N_("Say what an edited Word file and its data file no longer agree on."),
    "read": N_("Get the data file back out of a Word file that may have been edited."),
    "check-layout": N_("Hold a Word file against a layout, by the clauses of GB/T 9704."),
    "check-template": N_("Say whether a Word file of your office can take a report in."),
    "init": N_("Write a starter data file to fill in."),
    "template": N_("Write an Excel form to fill in."),
    "describe": N_("Show a unit type's indicators, rules, sections and outlines."),
    "types": N_("List the installed unit types."),
    "plugins": N_("List the plugins: version, types, hooks, or why one failed."),
    "plugin": N_("Write, test and examine plugins."),
    "fonts": N_("Say which typefaces of a layout are missing on this machine."),
    "explain": N_("Show how a figure came to be and where it stands."),
}


CLICK_METAVARS = (N_("[OPTIONS]"), N_("COMMAND [ARGS]..."))
"""What click puts into the first line of help without asking for a translation."""


class HelpContext(click.Context):
    """A context whose help is laid out by `HelpFormatter`, imported when somebody asks for help."""

    def make_formatter(self) -> click.HelpFormatter:
        """The formatter, as wide as the terminal."""
        from .help import HelpFormatter

        return HelpFormatter(width=self.terminal_width, max_width=self.max_content_width)


class LazyGroup(click.Group):
    """A group whose commands are modules of a package, imported when they are needed."""

    package = "huibao.cli"
    texts: ClassVar[dict[str, str]]
    """The commands in the order of work, each with what help says of it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's
        """In the order of work."""
        return list(self.texts)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's
        """The command with its help in the active language, None if there is none."""
        if cmd_name not in self.texts:
            return None
        module = import_module(f"{self.package}.{cmd_name.replace('-', '_')}")
        return localize(module.command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """click's, with what a mistyped name may have meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from huibao.structure.nearest import suggest  # only where something is wrong

            hint = suggest(args[0], self.list_commands(ctx))
            raise click.UsageError(f"{error.message} {hint}".strip(), ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing the built-in ones."""
        with formatter.section(_("Commands")):
            formatter.write_dl(self.rows(ctx))

    def rows(self, ctx: click.Context) -> list[tuple[str, str]]:  # noqa: ARG002  # for groups with more
        """Each command's name and what help says of it."""
        return [(name, _(text)) for name, text in self.texts.items()]


class ReportGroup(LazyGroup):
    """Built-in commands by module name, plugins' commands by hook."""

    texts = COMMANDS

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """click's; the options that hold for every command may also stand behind its name."""
        return super().parse_args(ctx, hoisted(args, self.params))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Built-in ones in the order of work, then the plugins'."""
        return [*super().list_commands(ctx), *sorted(_plugin_commands(ctx))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A built-in command, else a plugin's."""
        command = super().get_command(ctx, cmd_name) or _plugin_commands(ctx).get(cmd_name)
        return localize(command) if command else None

    def rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        """The plugins' commands are imported: nobody else knows what they do."""
        theirs = sorted(_plugin_commands(ctx).items())
        return super().rows(ctx) + [(name, each.get_short_help_str(80)) for name, each in theirs]


def hoisted(arguments: Sequence[str], params: Sequence[click.Parameter]) -> list[str]:
    """The arguments with the global options in front, wherever they stood before a lone "--".

    One that lacks its value is left alone, for click to say so, or to complete it.
    """
    options = {
        name: each
        for each in params
        if isinstance(each, click.Option) and each.expose_value
        for name in each.opts
    }
    front: list[str] = []
    rest = list(arguments)
    at = 0
    while at < len(rest) and rest[at] != "--":
        name, equals, _value = rest[at].partition("=")
        option = options.get(name)
        length = 1 if equals or (option and option.is_flag) else 2
        if option is None:
            at += 1
            continue
        if at + length > len(rest):
            return [*front, name]
        front += rest[at : at + length]
        del rest[at : at + length]
    return front + rest


def localize(command: click.Command) -> click.Command:
    """The command with its help texts looked up in the active language.

    The English originals are kept on the command: a process may change its language.
    """
    command.context_class = HelpContext
    command._help_option = None  # click would keep the --help of the first language
    originals: dict[int, str | None] = command.__dict__.setdefault("huibao_originals", {})
    for position, (target, attribute) in enumerate(_texts(command)):
        text = originals.setdefault(position, getattr(target, attribute))
        setattr(target, attribute, _(text) if text else text)
    return command


def _texts(command: click.Command) -> Iterator[tuple[object, str]]:
    """Where the texts of a command's help stand: objects and their attributes."""
    yield command, "help"
    yield command, "options_metavar"
    if isinstance(command, click.Group):
        yield command, "subcommand_metavar"
    for parameter in command.params:
        yield parameter, "metavar"
        if isinstance(parameter, click.Option):
            yield parameter, "help"


def _plugin_commands(ctx: click.Context) -> dict[str, click.Command]:
    from .theirs import plugin_commands  # only for help, and for what is not built in

    return plugin_commands(ctx, COMMANDS)


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        from huibao.plugin.discovery import version_of

        click.echo(f"huibao {version_of('huibao')}")
        ctx.exit()


@click.group(
    cls=ReportGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=N_("Turn a unit's figures into the official work report that it owes its superiors."),
)
@click.option(
    "--lang", type=click.Choice(list(LANGUAGES)), help=N_("Language of help and messages: zh or en.")
)
@click.option("--strict-plugins", is_flag=True, help=N_("Stop if any plugin cannot be loaded."))
@click.option(
    "--plugin",
    "plugins",
    type=click.Path(),
    multiple=True,
    metavar=N_("FOLDER"),
    help=N_("Use this folder of content files as a plugin; may be given several times."),
)
@click.option(
    "--only-plugin",
    "only_plugins",
    multiple=True,
    metavar=N_("NAME"),
    help=N_("Load no plugin but this; may be given several times."),
)
@click.option("--trace-hooks", is_flag=True, help=N_("Show each call of a hook on standard error."))
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=N_("Show the version."),
)
def report(**_options: object) -> None:
    """What holds for every command: main() and load_plugins() take it from the context."""
