"""The example of a type, and the files that are written from it and read again."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import evolve

from huibao.content.profile import profile
from huibao.edited.amend import read_back
from huibao.edited.origin import built_anew, read_report, told_data, with_anchors_of
from huibao.edited.toml_text import toml_text
from huibao.errors import InputError, Problem
from huibao.form.starter import starter_file
from huibao.form.write import write_form
from huibao.i18n import _
from huibao.model.submission import Submission
from huibao.read import toml, xlsx
from huibao.render.docx import render
from huibao.structure.prefilled import form_of
from huibao.testing.check import Faults, check
from huibao.testing.over import ExampleAtTest, RawExample, examples, owned_types, raw_examples
from huibao.testing.reports import flawed, in_words
from huibao.testing.typed import TypeAtTest

_UNNAMED = 'name = ""'


@check(owned_types)
def example_is_there(at: TypeAtTest) -> Faults:
    """The type has an example: a complete data file of an invented unit."""
    found = at.subject.collect("huibao_example", unit_type=at.id)
    if not found:
        hint = _("write example.toml, or implement huibao_example")
        yield Problem(_("type {type} has no example").format(type=at.id), at.id, hint)


@check(raw_examples)
def example_is_read(at: RawExample) -> Faults:
    """The example has the form of a data file of its type."""
    if at.raw.tree.get("type", at.type.id) != at.type.id:
        return  # the next check says so
    try:
        at.type.report_type.structure(at.raw)
    except InputError as error:
        for each in error.problems:
            yield Problem(each.message, f"{at.raw.file}: {each.place}".removesuffix(": "), each.hint)


@check(raw_examples)
def example_is_of_its_type(at: RawExample) -> Faults:
    """The example says of which type it is, and of which sub-kind, and is for the default outline."""
    tree, catalogue = at.raw.tree, at.type.catalogue
    if tree.get("type") != at.type.id:
        yield Problem(
            _("it is of type {theirs}, not {own}").format(theirs=tree.get("type"), own=at.type.id),
            at.raw.file,
            _('write type = "{type}"').format(type=at.type.id),
        )
    if tree.get("outline", catalogue.default_outline.id) != catalogue.default_outline.id:
        hint = _("leave outline out: --outline names the others")
        yield Problem(_("it names an outline that is not the default"), at.raw.file, hint)
    unit = tree.get("unit")
    if catalogue.unit_type.kinds and not (isinstance(unit, dict) and unit.get("kind")):
        known = ", ".join(catalogue.unit_type.kinds)
        yield Problem(
            _("its unit is of no kind"),
            at.raw.file,
            _("write kind under [unit]: {known}").format(known=known),
        )


@check(examples)
def example_is_clean(at: ExampleAtTest) -> Faults:
    """Nothing is found about the example, whichever outline it is written in.

    That one outline leaves out a text that another prints is no fault of the example.
    """
    left_out = f"{at.type.catalogue.unit_type.id}-text-unprinted"
    for outline in at.type.catalogue.outlines.values():
        for finding in at.type.report_type.report(at.submission, outline).findings:
            if finding.rule == left_out:
                continue
            message = f"{finding.severity.value}: {finding.message} [{finding.rule}]"
            hint = finding.hint or _("correct the example, or the rule that finds fault with it")
            yield Problem(message, f"{outline.id}: {at.raw.locate(finding.place)}", hint)


@check(examples)
def example_is_printed_whole(at: ExampleAtTest) -> Faults:
    """Every figure of the example stands in its report, and the report's words are whole in every outline."""
    catalogue = at.type.catalogue
    report = at.type.report_type.report(at.submission)
    printed = {entry.indicator for entry in report.document.register} | in_words(catalogue)
    for code in at.submission.figures.keys() - printed:
        hint = _("write a clause for it, or give it a section that the outline has")
        yield Problem(_("the report does not say it"), code, hint)
    for outline in catalogue.outlines.values():
        yield from flawed(at.type.report_type.report(at.submission, outline).document, outline.id)


@check(examples)
def example_survives_the_form(at: ExampleAtTest) -> Faults:
    """The Excel form that is filled from the example reads back to the same submission."""
    catalogue = at.type.catalogue
    form = form_of(catalogue.unit_type.name, catalogue, catalogue, at.raw.tree)
    with _file("form.xlsx", write_form(form)) as path:
        again = at.type.report_type.structure(xlsx.read(path))
    yield from _differences(at.submission, again, _("report template --from, then report check"))


@check(examples)
def example_survives_word(at: ExampleAtTest) -> Faults:
    """From the Word file of the example's report the data are read back that it was made from."""
    unit_type = at.type.report_type
    document = unit_type.report(at.submission).document
    now = read_report("example.docx", render(document))
    raw = told_data("example.docx", now)
    report, built = built_anew(raw, unit_type, in_template=now.in_template)
    found = read_back(with_anchors_of(now, built), now, raw.tree, report.facts)
    for remark in (*found.taken, *found.left):
        yield Problem(_("read back as if edited: {remark}").format(remark=remark), at.raw.file)
    with _file("example.toml", toml_text(found.tree).encode()) as path:
        again = unit_type.structure(toml.read(path))
    if unit_type.report(again).document.blocks != document.blocks:
        hint = _("report build --example, report read, report build: compare the two")
        yield Problem(_("another report comes of what is read back"), at.raw.file, hint)
    yield from _differences(at.submission, again, _("report build --example, then report read"))


@check(owned_types)
def starter_file_is_read(at: TypeAtTest) -> Faults:
    """What report init writes, for the type and each sub-kind, is a data file once its unit has a name."""
    for kind in ("", *at.catalogue.unit_type.kinds):
        text = starter_file(profile(at.catalogue, kind), "2023", kind)
        text = text.replace(_UNNAMED, _UNNAMED[:-1] + '临江市第一单位"', 1)
        with _file(f"{at.id}.toml", text.encode()) as path:
            found = at.report_type.structure(toml.read(path))
        if found.figures or found.unit.kind != kind:
            yield Problem(_("it is not empty, or of another kind"), kind, _("see names and ids of the type"))


_TABLES = ("figures", "targets", "previous", "planned")


def _differences(first: Submission, again: Submission, way: str) -> Iterator[Problem]:
    """What two submissions do not share; notes on figures and their files are no part of that."""
    for table in _TABLES:
        before, after = getattr(first, table), getattr(again, table)
        for code in sorted(before.keys() | after.keys()):
            was, now = before.get(code), after.get(code)
            if (was and was.quantity) != (now and now.quantity):
                message = _("{was} has become {now}").format(
                    was=was and was.quantity.value, now=now and now.quantity.value
                )
                yield Problem(message, f"{table}.{code}", way)
    if _rest(first) != _rest(again):
        yield Problem(_("texts, lists or head are not the same"), "", way)


def _rest(submission: Submission) -> Submission:
    """All but the figures, and without the name of the file."""
    local = tuple(evolve(each, plugin="") for each in submission.local)
    return evolve(submission, origin="", local=local, figures={}, targets={}, previous={}, planned={})


@contextmanager
def _file(name: str, data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        yield path
