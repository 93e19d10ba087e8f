"""How a template numbers headings and lists, and what is added where it does not."""

from collections.abc import Iterable, Iterator

from attrs import define, field

from huibao.render.docx.numbering import HeadingNumbers
from huibao.render.docx.opened import tree

from .container import NUMBERING, STYLES, Container
from .spans import Edit, Part, W, appended, parse, spliced
from .styles import Sheet

_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>'
)
_UNCOUNTED = ("none", "bullet")
_HEADINGS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."),
             ("decimal", "（%4）"))  # fmt: skip


@define
class Numbers:
    """The numbering of one report in the making.

    Headings and lists whose style is numbered count as the template has it; the others get the usual
    numbers, in definitions that are added.
    """

    part: Part
    styles: HeadingNumbers
    sheet: Sheet
    _definitions: list[str] = field(factory=list)
    _instances: list[str] = field(factory=list)
    _headings: str = ""
    _plain_lists: dict[bool, str] = field(factory=dict)

    @classmethod
    def of(cls, container: Container, sheet: Sheet) -> "Numbers":
        """For another report in the template of that container."""
        part = container.trees.get(NUMBERING) or parse(_EMPTY.encode())
        known = container.remember(
            "numbers", lambda: HeadingNumbers.of(tree(container.parts[STYLES]), tree(part.data))
        )
        return cls(part, HeadingNumbers(known.styles, known.kinds, known.levels), sheet)

    def is_numbered(self, style: str) -> bool:
        """Whether the template numbers paragraphs of that style."""
        instance, level = self._of_style(style)
        levels = self.styles.levels.get(self.styles.kinds.get(instance, ""), [])
        return level < len(levels) and bool(levels[level].text) and levels[level].form not in _UNCOUNTED

    def heading(self, level: int) -> str:
        """The numbering properties of a heading, of a level counted from nought, whose style has none."""
        if not self._headings:
            levels = "".join(
                f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
                for number, (form, text) in enumerate(_HEADINGS)
            )
            self._headings = self._instance(self._definition("multilevel", levels))
        return _properties(level, self._headings)

    def list(self, style: str, *, gap: bool) -> str:
        """The numbering properties of a further list in that style: it starts at 1.

        gap is whether its numbers need one behind them where the template has no numbers of its own.
        """
        instance, level = self._of_style(style)
        if self.is_numbered(style):
            return _properties(level, self._instance(self.styles.kinds[instance], level))
        if gap not in self._plain_lists:
            suffix = "space" if gap else "nothing"
            self._plain_lists[gap] = self._definition(
                "singleLevel",
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="{suffix}"/>'
                '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>',
            )
        return _properties(0, self._instance(self._plain_lists[gap], 0))

    def _of_style(self, style: str) -> tuple[str, int]:
        instance, level = "", None
        for each in self.sheet.chain(style):
            said = self.styles.styles.get(each.id)
            if said is not None:
                instance = instance or said.instance or ""
                level = said.level if level is None else level
        return instance, level or 0

    def _definition(self, kind: str, levels: str) -> str:
        id = str(_next(self.styles.levels) + len(self._definitions))
        free = (f"{number:08X}" for number in range(0x1D5C3A70, 0x1D5CFFFF))
        nsid = next(
            each
            for each in free
            if each.encode() not in self.part.data and each not in str(self._definitions)
        )
        self._definitions.append(
            f'<w:abstractNum w:abstractNumId="{id}"><w:nsid w:val="{nsid}"/>'
            f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        )
        return id

    def _instance(self, definition: str, restarted: int | None = None) -> str:
        id = str(max(_next(self.styles.kinds), 1) + len(self._instances))
        start = (
            f'<w:lvlOverride w:ilvl="{restarted}"><w:startOverride w:val="1"/></w:lvlOverride>'
            if restarted is not None
            else ""
        )
        self._instances.append(
            f'<w:num w:numId="{id}"><w:abstractNumId w:val="{definition}"/>{start}</w:num>'
        )
        return id

    def written(self) -> bytes | None:
        """The part with what was added, None where nothing was."""
        return spliced(self.part.data, self._edits()) if self._instances else None

    def _edits(self) -> Iterator[Edit]:
        """Definitions stand before instances, and these before what may close the part."""
        root = self.part.root
        instances = [node for node in root.children if node.tag == f"{W}num"]
        closing = next((node.start for node in root.children if node.tag == f"{W}numIdMacAtCleanup"), None)
        definitions, added = "".join(self._definitions), "".join(self._instances)
        if instances:
            yield instances[0].start, instances[0].start, definitions
            yield instances[-1].end, instances[-1].end, added
        elif closing is not None:
            yield closing, closing, definitions + added
        else:
            yield appended(self.part, definitions + added)


def _properties(level: int, instance: str) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def _next(known: Iterable[str]) -> int:
    return max((int(each) for each in known if each.isdecimal()), default=-1) + 1
