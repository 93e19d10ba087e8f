"""Properties of paragraphs and runs, worked out through defaults, styles and what is set directly."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from attrs import define, frozen

from huibao.render.docx.opened import WORD

_VALUE = f"{WORD}val"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_LONGEST_CHAIN = 20
_LARGEST = 1e6
_GROUPS = {"ind", "spacing"}
"""Elements whose attributes are inherited one by one."""


@frozen
class Properties:
    """Names and values; a name that is absent was nowhere set."""

    values: Mapping[str, str]

    def text(self, name: str) -> str:
        """The value, "" if there is none."""
        return self.values.get(name, "")

    def number(self, name: str) -> float | None:
        """The value as a number; None where it is absent, or no number that a page could have."""
        try:
            number = float(self.values[name])
        except (KeyError, ValueError):
            return None
        return number if abs(number) < _LARGEST else None  # neither infinite nor no number at all

    def on(self, name: str) -> bool:
        """Whether a switch is set."""
        return name in self.values and self.values[name] not in _OFF

    @property
    def size(self) -> float:
        """Of the type, in points; Word's own default is 10."""
        return (self.number("sz") or 20) / 2


@frozen
class Theme:
    """The theme's Chinese faces for titles (major) and text (minor)."""

    faces: Mapping[str, str]

    @classmethod
    def of(cls, theme: Element) -> "Theme":
        """What theme1.xml says; without one, nothing."""
        faces = {}
        for kind in ("major", "minor"):
            font = theme.find(f".//{_DRAWING}{kind}Font")
            if font is not None:
                asian = font.find(f"{_DRAWING}ea")
                named = "" if asian is None else asian.get("typeface", "")
                scripts = {each.get("script"): each.get("typeface", "") for each in font}
                latin = font.find(f"{_DRAWING}latin")
                faces[f"{kind}EastAsia"] = named or scripts.get("Hans", "")
                faces[f"{kind}HAnsi"] = "" if latin is None else latin.get("typeface", "")
                faces[f"{kind}Ascii"] = faces[f"{kind}HAnsi"]
        return cls(faces)


@define
class Styles:
    """The styles of a file by id."""

    _styles: dict[str, Element]
    _paragraph: dict[str, str]
    _run: dict[str, str]
    _default: str
    _theme: Theme

    @classmethod
    def of(cls, part: Element, theme: Theme) -> "Styles":
        """What styles.xml says."""
        found = {each.get(f"{WORD}styleId", ""): each for each in part.iter(f"{WORD}style")}
        default = next(
            (
                id
                for id, each in found.items()
                if each.get(f"{WORD}default") in ("1", "true") and each.get(f"{WORD}type") == "paragraph"
            ),
            "",
        )
        defaults = f"{WORD}docDefaults"
        paragraph = part.find(f"{defaults}/{WORD}pPrDefault/{WORD}pPr")
        run = part.find(f"{defaults}/{WORD}rPrDefault/{WORD}rPr")
        return cls(found, dict(_flat(paragraph, theme)), dict(_flat(run, theme)), default, theme)

    def name(self, style: str) -> str:
        """A style's name in lower case, as Word shows it: heading 1."""
        name = self._styles[style].find(f"{WORD}name") if style in self._styles else None
        return "" if name is None else name.get(_VALUE, "").lower()

    def of_paragraph(self, own: Element | None) -> tuple[str, Properties]:
        """The style's id, and the look of the paragraph and of its runs before anything said of these."""
        named = None if own is None else own.find(f"{WORD}pStyle")
        style = self._default if named is None else named.get(_VALUE, "")
        values = {**self._paragraph, **self._run}
        for each in self._chain(style if style in self._styles else self._default):
            values |= _flat(each.find(f"{WORD}pPr"), self._theme)
            values |= _flat(each.find(f"{WORD}rPr"), self._theme)
        values |= _flat(own, self._theme)
        return style, Properties(values)

    def of_run(self, paragraph: Properties, own: Element | None) -> Properties:
        """The look of a run in a paragraph of that look."""
        if own is None:
            return paragraph
        values = dict(paragraph.values)
        named = own.find(f"{WORD}rStyle")
        for each in self._chain("" if named is None else named.get(_VALUE, "")):
            values |= _flat(each.find(f"{WORD}rPr"), self._theme)
        values |= _flat(own, self._theme)
        return Properties(values)

    def _chain(self, style: str) -> list[Element]:
        """A style and those that it is based on, the deepest first."""
        chain: list[Element] = []
        while style in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[style])
            base = chain[-1].find(f"{WORD}basedOn")
            style = "" if base is None else base.get(_VALUE, "")
        return chain[::-1]


def _flat(properties: Element | None, theme: Theme) -> dict[str, str]:
    """Elements by name with their value; indents and distances by attribute; faces by script."""
    return dict(_items(properties, theme)) if properties is not None else {}


def _items(properties: Element, theme: Theme) -> Iterator[tuple[str, str]]:
    is_run = properties.tag == f"{WORD}rPr"
    for child in properties:
        name = child.tag.removeprefix(WORD)
        if name == "rFonts":
            yield from _faces(child, theme)
        elif name == "spacing" and is_run:
            yield "characterSpacing", child.get(_VALUE, "0")
        elif name == "snapToGrid":
            yield "onCharacterGrid" if is_run else "onLineGrid", child.get(_VALUE, "1")
        elif name in _GROUPS:
            yield from ((f"{name}.{key.removeprefix(WORD)}", value) for key, value in child.items())
        elif name == "pBdr":
            bottom = child.find(f"{WORD}bottom")
            yield "border", "" if bottom is None else bottom.get(f"{WORD}color", "")
        elif name not in ("rPr", "numPr", "sectPr"):
            yield name, child.get(_VALUE, "1")


def _faces(fonts: Element, theme: Theme) -> Iterator[tuple[str, str]]:
    """The face of Chinese and of Western characters; a theme's wins over one that is named beside it."""
    for script, key in (("eastAsia", "chinese"), ("ascii", "latin")):
        themed = fonts.get(f"{WORD}{script}Theme")
        named = fonts.get(f"{WORD}{script}")
        if themed is not None:
            yield key, theme.faces.get(themed[0].lower() + themed[1:] if themed else "", "")
            yield f"{key}.over", named or ""
            yield f"{key}.theme", themed
        elif named is not None:
            yield key, named
            yield f"{key}.theme", ""
