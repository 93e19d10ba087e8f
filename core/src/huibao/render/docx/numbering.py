"""The numbers that Word puts before headings by itself: they stand in no paragraph's text."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from attrs import define, field, frozen

from huibao.compose.numbering import chinese

from .opened import WORD

_VALUE = f"{WORD}val"
_ID = f"{WORD}styleId"
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
    "taiwaneseCounting", "taiwaneseCountingThousand",
}  # fmt: skip
"""LibreOffice writes a Taiwanese one where the file names no language; up to 99 they are the same."""
_LEVELS = 9
_NONE = ("none", "bullet")
_MOST_CHINESE = 99
_LONGEST_CHAIN = 20


@frozen
class _Level:
    start: int
    form: str
    text: str
    gap: str

    def number(self, count: int) -> str:
        """The count as this level writes it."""
        if self.form in _NONE:
            return ""
        return chinese(count) if self.form in _CHINESE and 0 <= count <= _MOST_CHINESE else str(count)


@frozen
class _StyleNumber:
    """What a style says of numbering itself: instance and level, None where it is silent."""

    base: str
    instance: str | None
    level: int | None
    is_heading: bool


@define
class HeadingNumbers:
    """Counts the headings of a document in reading order."""

    styles: dict[str, _StyleNumber]
    kinds: dict[str, str]
    """The numbering definition of each instance."""
    levels: dict[str, list[_Level]]
    _counts: dict[str, list[int]] = field(factory=dict)

    @classmethod
    def of(cls, styles: Element, numbering: Element) -> "HeadingNumbers":
        """What styles.xml and numbering.xml say."""
        named = {each.get(_ID, ""): _style(each) for each in styles.iter(f"{WORD}style")}
        kinds = {
            each.get(f"{WORD}numId", ""): _value(each, "abstractNumId")
            for each in numbering.iter(f"{WORD}num")
        }
        levels = {
            each.get(f"{WORD}abstractNumId", ""): [_level(one) for one in each.iter(f"{WORD}lvl")][:_LEVELS]
            for each in numbering.iter(f"{WORD}abstractNum")
        }
        return cls(named, kinds, levels)

    def next(self, style: str, instance: str | None, level: int | None) -> str:
        """The number of the next paragraph, of that style and, if it says so itself, instance and level.

        "" for what has no number, and for what is no heading.
        """
        is_heading = False
        for each in self._chain(style):
            is_heading = is_heading or each.is_heading
            instance = each.instance if instance is None else instance
            level = each.level if level is None else level
        levels = self.levels.get(self.kinds.get(instance or "", ""), [])
        level = level or 0
        if not is_heading or not 0 <= level < len(levels):
            return ""
        return self._count(self.kinds[instance or ""], levels, level)

    def _chain(self, style: str) -> Iterable[_StyleNumber]:
        for _ in range(_LONGEST_CHAIN):
            if style not in self.styles:
                return
            yield self.styles[style]
            style = self.styles[style].base

    def _count(self, kind: str, levels: list[_Level], level: int) -> str:
        counts = self._counts.setdefault(kind, [])
        for upper in levels[len(counts) : level]:
            counts.append(upper.start)
        if len(counts) > level:
            counts[level] += 1
            del counts[level + 1 :]
        else:
            counts.append(levels[level].start)
        said = levels[level].text
        for position, (each, count) in enumerate(zip(levels, counts, strict=False), start=1):
            said = said.replace(f"%{position}", each.number(count))
        return said + levels[level].gap if said else ""


def _style(style: Element) -> _StyleNumber:
    number = style.find(f"{WORD}pPr/{WORD}numPr")
    instance, level = (None, None) if number is None else numbered(number)
    is_heading = style.find(f"{WORD}pPr/{WORD}outlineLvl") is not None
    return _StyleNumber(_value(style, "basedOn"), instance, level, is_heading)


def numbered(properties: Element) -> tuple[str | None, int | None]:
    """Instance and level that a numPr names."""
    level = _value(properties, "ilvl")
    return _value(properties, "numId") or None, int(level) if level.isdecimal() else None


def _level(level: Element) -> _Level:
    start = _value(level, "start")
    gap = "" if _value(level, "suff") == "nothing" else " "
    return _Level(
        int(start) if start.isdecimal() else 1, _value(level, "numFmt"), _value(level, "lvlText"), gap
    )


def _value(parent: Element, name: str) -> str:
    """The value of a child, "" if there is none."""
    child = parent.find(f"{WORD}{name}")
    return "" if child is None else child.get(_VALUE, "")
