"""Options that several commands share, and how the shell completes them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import N_, _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class TypeName(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """The id of a unit type; completed from what is installed, judged when it is opened."""

    name = "type"

    def shell_complete(
        self, ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The types that are installed, or in a folder that is named; none if that is not possible."""
        from click.shell_completion import CompletionItem

        from huibao.errors import HuibaoError
        from huibao.plugin.assemble import unit_types
        from huibao.plugin.manager import load

        from .folders import open_folders

        try:
            folders = open_folders(ctx.find_root().params.get("plugins") or (), None)
            types = unit_types(load(folders.opened)).values()
        except HuibaoError:
            return []
        return [CompletionItem(each.id, help=each.name) for each in types if each.id.startswith(incomplete)]


class OutputPath(click.Path):
    """A file or a folder to write to; what ends in a slash is a folder, and must be there."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; `OutputError` for a folder that is not there."""
        if isinstance(value, str) and value.endswith(("/", os.sep)) and not os.path.isdir(value):  # noqa: PTH112  # Path drops the slash
            from huibao.errors import OutputError

            hint = _("create the folder first, or choose another with -o")
            raise OutputError(_("there is no folder {folder}").format(folder=value), hint=hint)
        return super().convert(value, param, ctx)


def data_file(required: bool = True, many: bool = False) -> Callable[[Any], Any]:
    """The argument FILE; whether it can be read is found out by reading it."""
    return click.argument(
        "files" if many else "file",
        type=click.Path(path_type=_path()),
        required=required,
        nargs=-1 if many else 1,
        metavar=N_("FILE...") if many else N_("FILE") if required else N_("[FILE]"),
    )


def _path() -> type:
    from pathlib import Path

    return Path


type_option = click.option(
    "--type", "type_id", metavar=N_("TYPE"), type=TypeName(), help=N_("Unit type, such as school.")
)
required_type_option = click.option(
    "--type",
    "type_id",
    metavar=N_("TYPE"),
    type=TypeName(),
    required=True,
    help=N_("Unit type, such as school."),
)
kind_option = click.option(
    "--kind", "kind_id", metavar=N_("KIND"), default="", help=N_("Only what concerns this kind of unit.")
)
json_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=N_("Text for people or JSON for machines."),
)
