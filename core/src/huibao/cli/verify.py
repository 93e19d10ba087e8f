"""report verify: an edited Word file held against its data file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import N_, _, ngettext

from .findings import show_json
from .held import standard_options
from .opening import open_earlier, open_submission
from .options import json_option, type_option

if TYPE_CHECKING:
    from huibao.edited.differences import Difference
    from huibao.model.outline import Outline

_FEW = 2
"""Indicators whose figures of last year are told one by one where the data have none: more hide the edits."""


@click.command("verify", help=N_("Say what an edited Word file and its data file no longer agree on."))
@click.argument("document", metavar=N_("OUT.docx"), type=click.Path(path_type=Path))
@click.argument("file", metavar=N_("FILE"), type=click.Path(path_type=Path))
@type_option
@click.option(
    "--outline",
    "outline_name",
    metavar=N_("NAME"),
    help=N_("Which report of the type; the one that the document is if left out."),
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar=N_("FILE"),
    help=N_("Last year's data file, where the report was built with one."),
)
@standard_options
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    document: Path,
    file: Path,
    type_id: str | None,
    outline_name: str | None,
    previous: Path | None,
    form: str,
) -> int:
    """Exit code 1 if the document's figures and the data do not agree."""
    from huibao.edited import origin
    from huibao.edited.compare import Data, compare
    from huibao.edited.last_year import unheld, unsaid

    now = origin.read_word(document)
    unit_type, raw, submission = open_submission(ctx, file, type_id)
    now = origin.in_todays_names(now, unit_type)
    is_mapped = origin.has_map(now)
    if is_mapped:
        origin.check_same(str(document), now, raw.file, submission)
    earlier = open_earlier(ctx, previous, unit_type, submission) if previous else None
    told = origin.told_by(str(document), now, unit_type)
    outline = unit_type.outline(outline_name or (told.outline if told else submission.outline))
    if told and outline_name:
        _warn_of_another_outline(document, unit_type.outline(told.outline), outline)
    report = unit_type.report(submission, outline, earlier)
    content = origin.content_of(report.document, str(file), in_template=now.in_template)
    if not is_mapped:
        now = origin.with_map_of(str(document), now, content)
        message = _("{document} has lost its map of figures: its bookmarks tell which is which")
        click.echo(message.format(document=document), err=True)
    built = origin.composed(unit_type, told, in_template=now.in_template)[1] if told else content
    indicators = {
        **{each.code: each for each in (told.local if told else ())},
        **unit_type.catalogue.indicators,
        **report.facts.local,
    }
    differences = compare(origin.with_anchors_of(now, built), now, Data.of(content, indicators))
    failed = any(each.counts for each in differences)
    missing = [] if earlier else unheld(differences)
    if form == "json":
        show_json(_data(document, file, differences, tracked=now.tracked))
    else:
        _show(
            document,
            differences,
            missing if len({each.indicator for each in missing}) > _FEW else [],
            tracked=now.tracked,
        )
    hint = ""
    if missing:
        hint = _("if the report was built with last year's file, give it here as well: --previous FILE")
    elif earlier and unsaid(differences):
        hint = _(
            "the report was built without these figures of last year: build it again, or omit --previous"
        )
    if hint:
        click.echo(f"    → {hint}", err=True)
    return int(failed)


def _warn_of_another_outline(document: Path, told: Outline, asked: Outline) -> None:
    """Two outlines tell the same figures with other comparisons: their differences are nobody's edits."""
    if told.id != asked.id:
        from huibao.structure.called import called

        message = _("{document} is a {told}; it is held against a {asked}, as --outline asks")
        words = message.format(
            document=document, told=called(told.id, told.name), asked=called(asked.id, asked.name)
        )
        click.echo(click.style(_("Warning: "), fg="yellow") + words, err=True)


def _data(document: Path, file: Path, differences: list[Difference], *, tracked: bool) -> dict[str, Any]:
    return {
        "document": str(document),
        "file": str(file),
        "agree": not any(each.counts for each in differences),
        "tracked_changes": tracked,
        "differences": [
            {
                "kind": each.kind.value,
                "counts": each.counts,
                "heading": each.heading,
                "paragraph": each.paragraph,
                "text": each.text,
                "indicator": each.indicator,
                "name": each.name,
                "aspect": each.aspect,
                "was": each.was,
                "now": each.now,
                "data": each.data,
            }
            for each in differences
        ],
    }


def _show(
    document: Path, differences: list[Difference], in_one_line: list[Difference], *, tracked: bool
) -> None:
    from huibao.edited.differences import in_words
    from huibao.edited.last_year import in_short

    if tracked:
        click.echo(_("{document} holds tracked changes: they are read as accepted").format(document=document))
    if in_one_line:
        click.echo(f"{click.style(_('differs'), fg='red', bold=True)} {in_short(in_one_line)}")
    for each in differences:
        if each in in_one_line:
            continue
        label = _("differs") if each.counts else _("note")
        colour = "red" if each.counts else "white"
        place = _("paragraph {number}").format(number=each.paragraph) if each.paragraph else ""
        where = "，".join(filter(None, [each.heading, place]))
        message = _messages()[each.kind.value].format(
            name=f"{each.name}{in_words(each.aspect)}", was=each.was, now=each.now, data=each.data
        )
        click.echo(
            f"{click.style(label, fg=colour, bold=each.counts)} {where}: {message}"
            if where
            else f"{click.style(label, fg=colour, bold=each.counts)} {message}"
        )
        if each.text:
            click.echo(f"    {each.text}")
    wrong = sum(each.counts for each in differences)
    notes = len(differences) - wrong
    parts = [ngettext("{n} difference", "{n} differences", wrong).format(n=wrong)] if wrong else []
    parts += [] if wrong else [_("figures and data agree")]
    parts += [ngettext("{n} note", "{n} notes", notes).format(n=notes)] if notes else []
    click.echo(f"{document}: {', '.join(parts)}")


def _messages() -> dict[str, str]:
    return {
        "edited": _("{name}: the document was edited to {now}; the data say {data}"),
        "changed": _("{name}: the data have changed to {data}; the document still says {now}"),
        "both": _("{name}: built with {was}; the document now says {now}, the data {data}"),
        "deleted": _("{name}: deleted from the document; the data say {data}"),
        "unsaid": _("{name}: the data say {data}; the document was built without it"),
        "dropped": _("{name}: the document says {now}; the data no longer do"),
        "disagree": _("{name}: the document says one thing here and another there: {now}"),
        "number": _("{now} was typed in and is no figure of the data"),
        "shortened": _("{name}: {was} was deleted in one place and stands in others"),
        "uncompared": _("{name}: “{was}” was deleted"),
        "unmarked": _("{name}: {now} is as in the data, but has lost its bookmark"),
        "repeated": _("{now} was typed in; {name} says the same"),
        "dated": _("{now} was typed in"),
        "text": _("the words “{was}” are now “{now}”"),
        "added": _("a paragraph was added"),
        "removed": _("a paragraph was deleted: {was}"),
        "merged": _("two paragraphs were put together"),
        "emptied": _("the table was deleted; these figures stand nowhere else: {was}"),
        "table": _("the table was deleted; its figures of this period stand elsewhere"),
    }
