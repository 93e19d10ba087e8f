"""Markup as the renderer writes it, made fit for a template: styles, numbering, page, no id twice."""

import re
from collections.abc import Sequence

from attrs import define, field

from huibao.render.docx.body import FIRST_LIST

from .bound import Bound
from .numbers import Numbers
from .sections import Page

_PARTS = re.compile(
    r'<w:pPr><w:pStyle w:val="(?P<style>\w+)"/>(?P<more>.*?)</w:pPr>'
    r'|<w:tblStyle w:val="(?P<table>\w+)"/>'
    r'|(?P<mark><w:bookmark(?:Start|End) w:id=")(?P<number>\d+)"'
    r'|<wp:docPr id="(?P<drawing>\d+)"'
    r'|r:id="rIdChart(?P<chart>\d+)"'
)
"""Whatever names something that is defined elsewhere. Words cannot look like it: their < is escaped."""
_NUMBERING = re.compile(r'<w:numPr><w:ilvl w:val="\d+"/><w:numId w:val="(\d+)"/></w:numPr>')
_PLACE = re.compile(r"<w:(?:ind|jc) [^>]*/>")
_SECTION = re.compile(r"<w:sectPr>.*</w:sectPr>")
_UNNUMBERED = "0"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@define
class Graft:
    """The way into one template; first numbers say from where on ids are free there.

    gaps says of each numbered list whether it has gaps behind its numbers; turned, whether a landscape page
    has been met.
    """

    bound: Bound
    numbers: Numbers
    page: Page
    first_mark: int
    first_drawing: int
    chart_prefix: str
    gaps: Sequence[bool]
    turned: bool = False
    _lists: dict[str, str] = field(factory=dict)

    def fit(self, markup: str) -> str:
        """The markup for the template."""
        return _PARTS.sub(self._replaced, markup)

    def _replaced(self, found: re.Match[str]) -> str:
        match found.lastgroup:
            case "more":
                return self._paragraph(found["style"], found["more"])
            case "table":
                return f'<w:tblStyle w:val="{self.bound.id(found["table"])}"/>'
            case "number":
                return f'{found["mark"]}{int(found["number"]) + self.first_mark}"'
            case "drawing":
                return f'<wp:docPr id="{int(found["drawing"]) + self.first_drawing}"'
            case _:
                return f'xmlns:r="{_RELATIONS}" r:id="{self.chart_prefix}{found["chart"]}"'

    def _paragraph(self, role: str, more: str) -> str:
        id = self.bound.id(role)
        level = role.removeprefix("Heading")
        if "<w:sectPr>" in more:
            more = _SECTION.sub(lambda found: self._section(found[0]), more)
        elif role == "ListNumber":
            more = _NUMBERING.sub(lambda found: self._list(found[1]), more)
        elif level.isdecimal():
            more = self._heading(role, int(level) - 1, more)
        elif role in ("Signature", "Date") and self.bound.is_own(role):
            more = _PLACE.sub("", more)  # the house knows where they stand
        return f'<w:pPr><w:pStyle w:val="{id}"/>{more}</w:pPr>'

    def _heading(self, role: str, level: int, more: str) -> str:
        """One that Word counts, unless it carries its number as text."""
        stated = _NUMBERING.search(more)
        if (stated is not None and stated[1] == _UNNUMBERED) or self.numbers.is_numbered(self.bound.id(role)):
            return more
        return more + self.numbers.heading(level) + self.bound.indent(role)

    def _list(self, instance: str) -> str:
        if instance not in self._lists:
            style = self.bound.id("ListNumber")
            gap = self.gaps[int(instance) - FIRST_LIST]
            indent = "" if self.numbers.is_numbered(style) else self.bound.indent("ListNumber")
            self._lists[instance] = self.numbers.list(style, gap=gap) + indent
        return self._lists[instance]

    def _section(self, section: str) -> str:
        first, self.turned = not self.turned, True
        if 'w:orient="landscape"' in section:
            return self.page.following(landscape=True)
        return self.page.first() if first else self.page.following(landscape=False)
