"""What tests of several packages share: small unit types made on the spot, and the golden files.

Golden files are written anew with `uv run pytest --refresh-goldens`; look at the difference before
committing it.
"""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from attrs import frozen
from hypothesis import HealthCheck, settings

from huibao.derive.derive import derive
from huibao.derive.facts import Facts
from huibao.i18n import language
from huibao.model.document import (
    Block,
    Document,
    Heading,
    ListBlock,
    ParagraphBlock,
    Table,
    plain,
)
from huibao.model.finding import Finding
from huibao.model.formats import RawData
from huibao.model.submission import Submission
from huibao.pipeline import Report, ReportType
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.kept import FOLDER
from huibao.plugin.manager import load
from huibao.read.toml import read

TYPE = """\
id = "clinic"
name = "门诊部"
self_name = "我部"

[kinds.small]
name = "小门诊部"

[kinds.large]
name = "大门诊部"
self_name = "我中心"
"""

INDICATORS = """\
[publicity]
leaflets = { name = "发放宣传资料", unit = "份", aliases = ["宣传单"] }
banners = { name = "悬挂横幅", unit = "条" }
awareness_rate = { name = "知晓率", unit = "%", better = "more" }

[meetings]
held = { name = "召开专题会议", unit = "次", section = "leadership" }

[waste]
generated = { name = "医疗废物产生量", unit = "吨" }
disposed = { name = "医疗废物处置量", unit = "吨" }
rate = { name = "处置率", unit = "%", formula = "waste.disposed / waste.generated * 100" }

[tobacco]
smoke_free = { name = "已建成无烟单位", unit = "是否", section = "publicity" }

[money]
spent = { name = "投入经费", unit = "万元", section = "leadership" }
balance = { name = "经费结余", unit = "元", section = "leadership", minimum = -1000000 }
"""

SECTIONS = """\
[outline.yearly]
name = "年度总结"
title = "{unit.name}{period}工作总结"
sections = ["leadership", "publicity", "waste", "problems"]
default = true

[[section]]
id = "leadership"
title = "加强组织领导"

[[section]]
id = "publicity"
title = "广泛宣传发动"

[[section]]
id = "waste"
title = "规范废物处置"

[[section]]
id = "problems"
title = "存在问题"

[[section.list]]
of = "problems"
"""

HEAD = 'period = "2023"\n[unit]\nname = "临江市第三门诊部"\n'


_ASSEMBLED: dict[tuple[str, ...], ReportType] = {}
"""Unit types without add-ons by what they are made of: a thousand tests ask for the same few."""


def _assembled(content: Path, plugins: Sequence[tuple[str, object]] = ()) -> ReportType:
    return ReportType.of(load([("clinic", ContentFolder(content, "clinic")), *plugins], only=[]), "clinic")


@frozen
class Bench:
    """Makes unit types out of content files, and takes data files through the steps."""

    folder: Path

    def type(
        self,
        *,
        indicators: str = INDICATORS,
        rules: str = "",
        sections: str = SECTIONS,
        standards: str = "",
        unit_type: str = TYPE,
        example: str = "",
        plugins: Sequence[tuple[str, object]] = (),
    ) -> ReportType:
        """A unit type with this content."""
        content = self.folder / "content"
        content.mkdir(exist_ok=True)
        files = {
            "type": unit_type,
            "indicators": indicators,
            "rules": rules,
            "sections": sections,
            "standards": standards,
        } | ({"example": example} if example else {})
        for name, text in files.items():
            (content / f"{name}.toml").write_text(text, encoding="utf-8")
        if plugins:
            return _assembled(content, plugins)
        made = (language(), *files.values())
        if made not in _ASSEMBLED:
            _ASSEMBLED[made] = _assembled(content)
        return _ASSEMBLED[made]

    def raw(self, text: str, head: str = HEAD) -> RawData:
        """A data file as read; the head gives period and unit."""
        path = self.folder / "clinic.toml"
        path.write_text(head + text, encoding="utf-8")
        return read(path)

    def submission(self, text: str = "", unit_type: ReportType | None = None, head: str = HEAD) -> Submission:
        """A data file, structured."""
        return (unit_type or self.type()).structure(self.raw(text, head))

    def facts(self, text: str = "", unit_type: ReportType | None = None, head: str = HEAD) -> Facts:
        """The facts that follow from a data file."""
        unit_type = unit_type or self.type()
        return derive(self.submission(text, unit_type, head), unit_type.catalogue)

    def findings(
        self, text: str = "", unit_type: ReportType | None = None, head: str = HEAD
    ) -> tuple[Finding, ...]:
        """All that is found about a data file."""
        unit_type = unit_type or self.type()
        return unit_type.check(self.submission(text, unit_type, head))

    def report(self, text: str = "", unit_type: ReportType | None = None, head: str = HEAD) -> Report:
        """The report of a data file in its default outline."""
        unit_type = unit_type or self.type()
        return unit_type.report(self.submission(text, unit_type, head))

    def words(self, text: str = "", unit_type: ReportType | None = None, head: str = HEAD) -> str:
        """A report's body, one line a block, without title, signature and annex."""
        return body(self.report(text, unit_type, head).document)


def body(document: Document) -> str:
    """The words of a document between its title and the signature."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, ParagraphBlock) and (
            block.role == "signature" or plain(block.runs).startswith("附件：")
        ):
            break
        lines += _lines(block)
    return "\n".join(lines)


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"{block.number}{block.text}"]
        case ParagraphBlock():
            return [plain(block.runs)]
        case ListBlock():
            return [f"{number}. {plain(item)}" for number, item in enumerate(block.items, 1)]
        case Table():
            rows = ["|".join(plain(cell) for cell in row) for row in block.rows]
            return [block.caption, "|".join(block.header), *rows]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A bench that works in a folder of its own."""
    return Bench(tmp_path)


# As the command does for itself: looking for garbage every 700 objects is a fifth of the time of the tests.
gc.set_threshold(100_000, 50, 100)

# A busy machine is slow, and no test shall fail for it.
settings.register_profile(
    "steady", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`uv run pytest --refresh-goldens` accepts what the code writes now."""
    parser.addoption("--refresh-goldens", action="store_true", help="write the golden files anew")


COUNTED = ("core", "cli", "plugins/test_school.py")
"""What coverage is counted over: the core's own tests, and one type for what plugins are asked."""


OTHERS = {"bureau", "community", "hospital"}
"""The types for which a test of the core is done once more: the school counts for all."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Counting branches doubles the time; property tests and those of the whole gain nothing by it."""
    counted = tuple(Path(__file__).parent / name for name in COUNTED)
    for item in items:
        own = any(item.path.is_relative_to(folder) for folder in counted)
        if not own or item.get_closest_marker("hypothesis") or OTHERS.intersection(_words(item)):
            item.add_marker("no_cover")


def _words(item: pytest.Item) -> list[str]:
    """What a test is given that is a word."""
    given = (
        item.callspec.params.values()
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        else ()
    )
    return [each for each in given if isinstance(each, str)]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file, or writes that file with --refresh-goldens."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--refresh-goldens"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is missing: run pytest --refresh-goldens"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session", autouse=True)
def _no_traces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the commands keep between runs lies in a folder of the tests' own, one for all their processes."""
    base = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER, str((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kept"))
        yield


@pytest.fixture(scope="session")
def face_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a typeface called 仿宋, that PDF can be written with on any machine."""
    from blank_face import write_blank_face  # takes a while, and few tests need it

    folder = tmp_path_factory.mktemp("faces")
    write_blank_face(folder / "blank.ttf", "仿宋")
    return folder
