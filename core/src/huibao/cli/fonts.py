"""report fonts: which faces of a layout this machine has, and what it costs where one is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from huibao.errors import UsageError
from huibao.i18n import N_, _

from .layouts import layout_named, layout_option

if TYPE_CHECKING:
    from huibao.model.layout import Face

_USES = {
    "title": N_("title"),
    "body": N_("body"),
    "heading 1": N_("heading 1"),
    "heading 2": N_("heading 2"),
    "heading 3": N_("heading 3"),
    "heading 4": N_("heading 4"),
    "page number": N_("page number"),
    "table": N_("table"),
    "latin": N_("letters and digits"),
}


@click.command("fonts", help=N_("Say which typefaces of a layout are missing on this machine."))
@layout_option
def command(layout_name: str) -> int:
    """Exit code 1 if a face is missing and nothing near to it is there."""
    from huibao.render.faces import faces_of, installed, stand_in

    layout = layout_named(layout_name)
    known = installed()
    if known is None:
        raise UsageError(
            _("this machine does not tell which typefaces it has"), hint=_("install fontconfig (fc-list)")
        )
    missing = 0
    for face, uses in faces_of(layout).items():
        name = stand_in(face, known)
        missing += name is None
        said = _("; ").join(_(_USES[use]) for use in uses)
        click.echo(f"{face.name} ({said}): {_state(face, name)}")
    if missing:
        click.echo(
            _(
                "The Word file names the faces all the same: on a machine that has them it looks as it"
                " should. Here the program that opens it takes another face, and lines may break elsewhere."
            )
        )
    return int(bool(missing))


def _state(face: Face, name: str | None) -> str:
    """What stands for a face on this machine."""
    if name == face.name:
        return _("installed")
    if name is None:
        return _("missing, and so is what could stand in: {names}").format(names="、".join(face.stand_ins))
    return _("{name} stands in").format(name=name)
