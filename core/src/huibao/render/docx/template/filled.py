"""Puts a report into a template."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from huibao.i18n import _
from huibao.model.document import Document, Heading, ParagraphBlock
from huibao.model.layout import POINTS
from huibao.render.characters import escape
from huibao.render.docx.archive import Member, archive, compress, pack
from huibao.render.docx.body import Flow, add_title
from huibao.render.docx.figures import write_figures
from huibao.render.docx.reading import texts_of
from huibao.render.docx.story import Story

from .additions import Additions
from .bound import Bound
from .container import MAIN, NUMBERING, STYLES, TYPES
from .graft import Graft
from .house import Template
from .marks import LETTER, Mark, filled, first_name, title_markup, values_of
from .numbers import Numbers
from .spans import Edit, spliced
from .styles import NAMES

_FIRST = re.compile(r"<w:pPr><w:pStyle [^>]*/>(?:<w:keepNext/>)?")


def render(document: Document, template: Template) -> bytes:
    """The document in the template, as the bytes of a .docx file, the same each time."""
    return _Filling(document, template).written()


def notes(document: Document, template: Template) -> list[str]:
    """What to know about the document in the template: styles that were made, places left empty."""
    filling = _Filling(document, template)
    filling.flow()
    said = list(template.notes)
    if filling.bound.missing:
        names = "、".join(NAMES[role][0] for role in filling.bound.missing)
        said.append(
            _("the template has no style for {names}: made from that of its text").format(names=names)
        )
    wanted = {mark.role for marks in template.marks.values() for mark in marks}
    for role in sorted(wanted):
        if not filling.values[role]:
            said.append(
                _("{mark}: the data file says nothing of it; the place is empty").format(
                    mark=first_name(role)
                )
            )
    unsaid = [role for role in LETTER if filling.values[role] and role not in wanted]
    if unsaid:
        names = "、".join(map(first_name, unsaid))
        said.append(
            _("[letter] is left out where the template has no mark for it: {names}").format(names=names)
        )
    return said


class _Filling:
    """One report on its way into a template."""

    def __init__(self, document: Document, template: Template) -> None:
        self._template = template
        self.bound = Bound(template)
        self.values = values_of(document)
        self._numbers = Numbers.of(template.container, template.sheet)
        self._additions = Additions.of(template.container)
        self._placed = {role for role in template.placed if self.values[role]}
        laid_out = template.layout(document.layout, self.bound.id("BodyText"))
        width = template.cell_width if template.is_in_cell else template.page.column / 20 / POINTS
        laid_out = laid_out._replace(width=width + laid_out.margins.left + laid_out.margins.right)
        blocks = tuple(each for each in document.blocks if not self._is_placed(each))
        self._document = evolve(document, blocks=blocks, layout=laid_out, letter=None)
        self._story = Story()

    def _is_placed(self, block: object) -> bool:
        return isinstance(block, ParagraphBlock) and block.role in self._placed

    def flow(self) -> tuple[str, str, str | None]:
        """The markup of the report, of later attachments, of the section's end if it has changed."""
        template, story, additions = self._template, self._story, self._additions
        graft = Graft(
            self.bound, self._numbers, template.page,
            additions.first_mark, additions.first_drawing, additions.prefix, story.lists,
        )  # fmt: skip
        if "title" not in self._placed:
            add_title(story, self._document)
        turns = not (template.is_in_cell or template.page.is_landscape)
        flow = Flow(story, self._document, turns=turns)
        annex = self._annex() if template.annex_after else None
        flow.add_all(0, annex)
        later = None
        if annex is not None:
            flow.turn(landscape=False)
            later = len(story.parts)
            flow.add_all(annex)
        is_last = later is not None or template.annex_after is None
        if flow.landscape and not (is_last and template.ends_section):
            flow.turn(landscape=False)
        text = graft.fit(b"".join(story.parts[:later]).decode())
        if template.begins_page:
            text = _FIRST.sub(r"\g<0><w:pageBreakBefore/>", text, count=1)
        attached = "" if later is None else graft.fit(b"".join(story.parts[later:]).decode())
        section = template.page.following(landscape=flow.landscape) if graft.turned else None
        if is_last and template.closes_section:
            # Where the report's last paragraph was the section's, another one has to be.
            properties = f'<w:pStyle w:val="{self.bound.id("TableGap")}"/>{section or template.page.first()}'
            closing = f"<w:p><w:pPr>{properties}</w:pPr></w:p>"
            section = ""
            text, attached = (text + closing, "") if later is None else (text, attached + closing)
        return text, attached, section

    def _annex(self) -> int | None:
        """Where the attachments begin."""
        blocks = enumerate(self._document.blocks)
        return next((at for at, each in blocks if isinstance(each, Heading) and each.new_page), None)

    def written(self) -> bytes:
        """The whole package."""
        template, container = self._template, self._template.container
        text, attached, section = self.flow()
        paragraph, node = template.flow.paragraph, template.page.node
        edits: list[Edit] = [(paragraph.start, paragraph.end, text), *self._fillings(MAIN)]
        if template.annex_after:
            edits.append((template.annex_after.end, template.annex_after.end, attached))
        if section is not None and node:
            edits.append((node.start, node.end, section))
        changed: dict[str, Member] = {MAIN: compress(MAIN, spliced(template.main.data, edits).decode())}
        for name in template.marks.keys() - {MAIN}:
            changed[name] = pack(name, spliced(container.parts[name], self._fillings(name)))
        for name, data in ((STYLES, self.bound.written()), (NUMBERING, self._numbers.written())):
            if data is not None:
                changed[name] = pack(name, data)
        figures = write_figures(
            self._document, self._story.figures, changed[MAIN].crc, self._story.charted, self._foreign(),
            template.cells,
        )  # fmt: skip
        added = self._additions.members(
            self._document, figures, self._story.charts, numbered=NUMBERING in changed
        )
        changed |= {member.name.decode(): member for member in added}
        names = [TYPES, *(name for name in container.parts if name != TYPES)]
        kept = [changed.pop(name) if name in changed else template.packed(name) for name in names]
        return archive((*kept, *changed.values()))

    def _fillings(self, name: str) -> Iterator[Edit]:
        return filled(self._template.marks.get(name, ()), self._value)

    def _value(self, mark: Mark) -> str:
        """What stands in the mark's place, as markup for within a text element."""
        if mark.role == "title" and mark.is_alone and "title" in self._placed:
            return title_markup(self._document)
        return escape(self.values[mark.role])

    def _foreign(self) -> Sequence[str]:
        """The texts in the result that are the template's: all but the report and what is at its marks."""
        template = self._template
        paragraph = template.flow.paragraph
        edits: list[Edit] = [(paragraph.start, paragraph.end, "<w:p/>")]
        marks = template.marks.get(MAIN, ())
        alone = {mark.role: mark for mark in reversed(marks) if mark.is_alone and mark.role in self._placed}
        edits += filled(marks, lambda mark: "" if alone.get(mark.role) is mark else self._value(mark))
        numbers = Numbers.of(template.container, template.sheet).styles
        return texts_of(spliced(template.main.data, edits), numbers, template.cells)
