"""How a document looks on paper: page, grid, type, page numbers. Renderers make their styles of it.

Named tuples: every build imports this module, and classes of attrs take five times as long to make.
"""

import enum
from typing import NamedTuple

POINTS = 72 / 25.4
"""Points in a millimetre."""


class Face(NamedTuple):
    """A typeface as written into documents, and what may stand in for it, best first.

    Stand-ins are the same face under another name and the nearest face of Windows, macOS, Kylin
    and UOS, and of plain Linux.
    """

    name: str
    stand_ins: tuple[str, ...]


SONG = Face(
    "宋体", ("SimSun", "NSimSun", "华文宋体", "STSong", "Songti SC", "FZShuSong-Z01", "Noto Serif CJK SC")
)
HEI = Face("黑体", ("SimHei", "华文黑体", "STHeiti", "Heiti SC", "FZHei-B01", "Noto Sans CJK SC"))
KAI = Face(
    "楷体",
    ("KaiTi", "楷体_GB2312", "KaiTi_GB2312", "华文楷体", "STKaiti", "Kaiti SC", "FZKai-Z03", "AR PL UKai CN"),
)
FANGSONG = Face(
    "仿宋", ("FangSong", "仿宋_GB2312", "FangSong_GB2312", "华文仿宋", "STFangsong", "FZFangSong-Z02")
)
XIAOBIAOSONG = Face(
    "方正小标宋简体",
    ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong"),
)
"""小标宋 comes with no system but Kylin and UOS; 华文中宋, the usual stand-in, with Office."""
LATIN = Face("Times New Roman", ("Liberation Serif", "Tinos", "Nimbus Roman", "Times"))
"""Of letters and digits between Chinese."""


class Type(NamedTuple):
    """A face in a size, in points: 2号 is 22, 3号 16, 4号 14, 小四 12, 五号 10.5."""

    face: Face
    size: float
    bold: bool = False


class PageNumberPlace(enum.Enum):
    """Where the page number stands below the type area."""

    OUTER = "outer"
    """One character from the right edge of the type area on odd pages, from the left on even ones."""
    CENTRE = "centre"


class Margins(NamedTuple):
    """The white around the type area, in millimetres."""

    top: float
    right: float
    bottom: float
    left: float


class Layout(NamedTuple):
    """A layout by name.

    width and height are the paper's, in millimetres. lines and characters are how many of the body's
    type a page and a line hold; pitch is from line to line, title_pitch within the title, both in points.
    headings are the types of levels 1 to 4; label is that of 附件 and 密级, mark that of the issuing
    body's name at the head of the first page (发文机关标志), signer that of the 签发人's name, imprint
    that of the 版记. title_before and title_after are empty lines around the title, indent the characters
    by which a paragraph's first line stands in. page_number holds {page}; page_number_gap is from the
    type area to the number's dash, in millimetres.
    """

    id: str
    name: str
    margins: Margins
    lines: int
    characters: int
    pitch: float
    title_pitch: float
    title: Type
    body: Type
    headings: tuple[Type, Type, Type, Type]
    label: Type
    signer: Type
    mark: Type
    imprint: Type
    caption: Type
    table: Type
    table_head: Type
    page_number_type: Type
    page_number: str = "— {page} —"
    page_number_place: PageNumberPlace = PageNumberPlace.OUTER
    page_number_gap: float = 7
    title_before: int = 2
    title_after: int = 1
    indent: int = 2
    latin: Face = LATIN
    width: float = 210
    height: float = 297

    @property
    def text_width(self) -> float:
        """The type area's width (版心), in millimetres."""
        return self.width - self.margins.left - self.margins.right

    @property
    def text_height(self) -> float:
        """The type area's height, in millimetres."""
        return self.height - self.margins.top - self.margins.bottom

    @property
    def character_pitch(self) -> float:
        """From character to character of the body, in points, so that a line fills the type area."""
        return self.text_width * POINTS / self.characters


_BODY = Type(FANGSONG, 16)
GB9704 = Layout(
    id="gb9704",
    name="GB/T 9704-2012",
    margins=Margins(37, 26, 35, 28),
    lines=22,
    characters=28,
    pitch=28.95,
    title_pitch=35,
    title=Type(XIAOBIAOSONG, 22),
    body=_BODY,
    headings=(Type(HEI, 16), Type(KAI, 16), _BODY, _BODY),
    label=Type(HEI, 16),
    signer=Type(KAI, 16),
    mark=Type(XIAOBIAOSONG, 48),
    imprint=Type(FANGSONG, 14),
    caption=Type(HEI, 14),
    table=Type(FANGSONG, 10.5),
    table_head=Type(HEI, 10.5),
    page_number_type=Type(SONG, 14),
)
"""The national standard for official documents."""

OFFICE = GB9704._replace(
    id="office",
    name="GB/T 9704-2012，按字边量版心",
    margins=Margins(34.58, 26, 32.58, 28),
    pitch=29.45,
)
"""The standard's white edges measured to the ink of the first and last line, as some offices do:
a program's margins, which end where the line begins, are smaller and the lines further apart."""

_PLAIN_BODY = Type(SONG, 12)
PLAIN = Layout(
    id="plain",
    name="普通文稿",
    margins=Margins(25.4, 31.8, 25.4, 31.8),
    lines=34,
    characters=34,
    pitch=20,
    title_pitch=28,
    title=Type(HEI, 18),
    body=_PLAIN_BODY,
    headings=(Type(HEI, 14), Type(HEI, 12), _PLAIN_BODY, _PLAIN_BODY),
    label=Type(HEI, 12),
    signer=Type(KAI, 12),
    mark=Type(XIAOBIAOSONG, 36),
    imprint=Type(SONG, 10.5),
    caption=Type(HEI, 10.5),
    table=Type(SONG, 10.5),
    table_head=Type(HEI, 10.5),
    page_number_type=Type(SONG, 10.5),
    page_number="{page}",
    page_number_place=PageNumberPlace.CENTRE,
    title_before=0,
)
"""A working paper, for reading on and passing round."""

LAYOUTS = {layout.id: layout for layout in (GB9704, OFFICE, PLAIN)}
"""By id, the usual one first."""
