"""Looks a template through before it is used: what is wrong with it, how its styles serve a report."""

import re

from attrs import frozen

from huibao.errors import InputError, Problem
from huibao.i18n import _

from .bound import Bound
from .container import DOCUMENT, MAIN, RELATIONS, STYLES, TEMPLATE, TYPES, Container, relations, unpacked
from .house import Template
from .marks import KNOWN, PLACEABLE, REPORT, Mark, first_name, marks_in
from .safety import Cleaning
from .sections import page_of
from .spans import Node, Part, W, spliced
from .styles import EXPECTED, NAMES, Sheet

_STORIES = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_FLOATING = {f"{W}txbxContent": "text box", f"{W}sdtContent": "content control"}
_OURS = "_hb"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


@frozen
class Check:
    """What was found out about a template; template is None where it cannot be used.

    marks are the places by name, styles what each part of a report is set in, "" where a style is made for
    it.
    """

    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    styles: tuple[tuple[str, str], ...] = ()
    template: Template | None = None


def read_template(file: str, data: bytes) -> Template:
    """The template in a .docx or .dotx file's bytes; `InputError` with all that is wrong with it."""
    check = check_template(file, data)
    if check.template is None:
        raise InputError(file, check.problems)
    return check.template


def check_template(file: str, data: bytes) -> Check:
    """All that is to say about the bytes of a .docx or .dotx file that is to be a template.

    `InputError` for what is no such file, or damaged.
    """
    container = unpacked(file, data)
    cleaning = Cleaning(container)
    cleaning.run()
    problems = [*_kind(container), *cleaning.problems]
    if problems:
        return Check(tuple(dict.fromkeys(problems)))
    _forget_old_marks(container)
    marks = {
        name: tuple(found)
        for name, part in container.trees.items()
        if _STORIES.fullmatch(name) and (found := list(marks_in(part.root)))
    }
    problems = [*_in_text(container.trees[MAIN]), *_misplaced(container, marks)]
    flows = [mark for mark in marks.get(MAIN, ()) if mark.role == REPORT]
    if problems or len(flows) != 1:
        return Check((*problems, *_flow_problems(len(flows))))
    template = _template(container, flows[0], marks, tuple(cleaning.notes))
    names = tuple("{{" + mark.name + "}}" for found in marks.values() for mark in found)
    return Check((), template.notes, tuple(dict.fromkeys(names)), _styles(template), template)


def _template(
    container: Container, flow: Mark, marks: dict[str, tuple[Mark, ...]], notes: tuple[str, ...]
) -> Template:
    main = container.trees[MAIN]
    others = {
        name: rest
        for name, found in marks.items()
        if (rest := tuple(each for each in found if each is not flow))
    }
    alone = {mark.role for mark in others.get(MAIN, ()) if mark.is_alone} & PLACEABLE
    sheet = Sheet.of(container.trees[STYLES])
    return Template(
        container.file, container, flow, others, frozenset(alone), sheet, page_of(main, flow.paragraph), notes
    )


def _styles(template: Template) -> tuple[tuple[str, str], ...]:
    bound = Bound(template)
    shown = []
    for role in EXPECTED:
        id = bound.id(role)
        style = template.sheet.styles.get(id)
        own = bound.is_own(role) or (role == "BodyText" and template.look().is_direct)
        shown.append((NAMES[role][0], style.shown if style else first_name(REPORT) if own else ""))
    return tuple(shown)


def _kind(container: Container) -> list[Problem]:
    """Whether the parts are where they should be, and in a form that can be added to."""
    kinds = {node.get("PartName"): node.get("ContentType") for node in container.trees[TYPES].root.children}
    usual = _("open it in Word or WPS and save it again as .docx")
    main = kinds.get(f"/{MAIN}", "")
    if "macroEnabled" in main:
        return []  # said elsewhere
    needed = {MAIN, STYLES, RELATIONS} <= container.parts.keys()
    starts = [
        way.part
        for way in relations(container)
        if way.listed == "_rels/.rels" and way.kind == "officeDocument"
    ]
    if any(way.listed == "_rels/.rels" and way.is_strict for way in relations(container)):
        hint = _("save it as “Word Document (*.docx)”, not as “Strict Open XML Document”")
        return [Problem(_("this is a Strict Open XML document"), "", hint)]
    if main not in (DOCUMENT, TEMPLATE) or not needed or starts != [MAIN]:
        return [Problem(_("this is not a Word document in the usual form"), "", usual)]
    stranger = [
        name
        for name, part in container.trees.items()
        if not part.is_utf8 or (name.startswith(("word/", "_rels/", TYPES)) and _has_other_prefix(part))
    ]
    message = _("the part is written in an unusual form")
    return [Problem(message, name, usual) for name in stranger]


def _has_other_prefix(part: Part) -> bool:
    """Whether markup as everybody writes it would mean something else in this part."""
    space = part.root.tag[1:].rpartition("}")[0]
    if part.root.tag.startswith(W):
        return part.prefixes.get("w") != space
    return space.startswith(_PACKAGE) and part.prefixes.get("") != space


def _flow_problems(count: int) -> list[Problem]:
    if count == 1:
        return []
    mark = first_name(REPORT)
    if count:
        return [
            Problem(_("{mark} stands in it {n} times").format(mark=mark, n=count), "", _("leave one of them"))
        ]
    hint = _("type {mark} into a paragraph of its own, where the report is to stand")
    return [Problem(_("there is no mark {mark}").format(mark=mark), "", hint.format(mark=mark))]


def _in_text(main: Part) -> list[Problem]:
    if next(main.root.all(*_TRACKED), None) is None:
        return []
    hint = _("accept or reject them all (Review → Accept → Accept All Changes), and save")
    return [Problem(_("the template holds tracked changes: every report would begin with them"), "", hint)]


def _misplaced(container: Container, marks: dict[str, tuple[Mark, ...]]) -> list[Problem]:
    from huibao.structure.nearest import suggest

    problems = []
    for name, found in marks.items():
        for mark in found:
            shown = "{{" + mark.name + "}}"
            if not mark.role:
                message = _("nobody knows the mark {mark}").format(mark=shown)
                hint = suggest(mark.name, KNOWN) or _("known are {names}").format(
                    names="、".join(_first_names())
                )
                problems.append(Problem(message, name, hint))
            elif mark.role == REPORT and name != MAIN:
                message = _("{mark} stands outside the text").format(mark=shown)
                problems.append(Problem(message, name, _own_paragraph(shown)))
            elif mark.role == REPORT and (where := _holder(mark)):
                message = _("{mark} stands in a {where}").format(mark=shown, where=where)
                problems.append(Problem(message, "", _own_paragraph(shown)))
            elif mark.role == REPORT and not mark.is_alone:
                message = _("{mark} does not stand alone in its paragraph").format(mark=shown)
                problems.append(Problem(message, "", _own_paragraph(shown)))
    del container
    return problems


def _holder(mark: Mark) -> str:
    """What a report cannot flow in, in words; "" where it can."""
    words = {"text box": _("text box"), "content control": _("content control")}
    return next((words[_FLOATING[node.tag]] for node in mark.paragraph.above() if node.tag in _FLOATING), "")


def _own_paragraph(mark: str) -> str:
    return _(
        "put {mark} into a paragraph of its own in the text, with no picture or text box tied to it"
    ).format(mark=mark)


def _first_names() -> list[str]:
    return list({role: name for name, role in reversed(KNOWN.items())}.values())[::-1]


def _forget_old_marks(container: Container) -> None:
    """Takes out the bookmarks that a report has left in a file that was made a template."""
    part = container.trees[MAIN]
    starts = [node for node in part.root.all(f"{W}bookmarkStart") if node.get("name").startswith(_OURS)]
    ids = {node.get("id") for node in starts}
    ends = [node for node in part.root.all(f"{W}bookmarkEnd") if node.get("id") in ids]
    if starts:
        gone: list[Node] = [*starts, *ends]
        container.put(MAIN, spliced(part.data, [(node.start, node.end, "") for node in gone]))
