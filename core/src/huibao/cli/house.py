"""The option --template: a Word file is written into an office's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from huibao.errors import UsageError
from huibao.i18n import N_, _

from .targets import Target

if TYPE_CHECKING:
    from huibao.model.document import Document
    from huibao.model.formats import Renderer
    from huibao.render.docx.template import Template

_WORD = "docx"

template_option = click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar=N_("FILE"),
    help=N_("Word file (.docx, .dotx) that the report goes into, at {{正文}}."),
)


def open_template(path: Path) -> Template:
    """The template at that path; `InputError` with all that is wrong with it."""
    from huibao.read.intake import take_in
    from huibao.render.docx.template import read_template

    return read_template(str(path), take_in(path))


def check_not_template(path: Path, template: Path) -> None:
    """`UsageError` if the path is the template's own."""
    if path.exists() and template.exists() and path.samefile(template):
        raise UsageError(
            _("{path} is the template, and would be lost").format(path=path),
            hint=_("choose another name with -o"),
        )


def in_template(targets: Sequence[Target], path: Path) -> list[Target]:
    """The targets, with Word files written into the template; `UsageError` if there is no Word file."""
    if not any(target.renderer.name == _WORD for target in targets):
        raise UsageError(
            _("--template is for Word files, and none is written"),
            hint=_("add docx to --format, or leave out --template"),
        )
    template = open_template(path)
    return [
        target.evolved(renderer=_into(target.renderer, template)) if target.renderer.name == _WORD else target
        for target in targets
    ]


def _into(renderer: Renderer, template: Template) -> Renderer:
    from huibao.render.docx.template import render

    return evolve(renderer, render=partial(render, template=template), notes=partial(_notes, template))


def _notes(template: Template, document: Document) -> list[str]:
    from huibao.render.docx.template import notes

    label = _("note")
    return [f"{label}: {template.file}: {note}" for note in notes(document, template)]
