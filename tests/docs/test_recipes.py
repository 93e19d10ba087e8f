"""What the cookbook's recipes in Python say of themselves, beyond what their pages show."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from pages import ROOT
from walk import Walk

from huibao import InputError, RawData
from huibao.pipeline import ReportType
from huibao.plugin.manager import load

HOW_TO = ROOT / "docs" / "how-to"
EXPORT = "市场名称,临江市西门农贸市场\r\n统计年度,2023\r\n\r\n经营摊位,120\r\n开展农残快速检测,2000余批次\r\n"


@pytest.fixture
def module(tmp_path: Path) -> Iterator[Callable[[str, str], object]]:
    """The module that a page has its reader write."""
    names: list[str] = []

    def made(page: str, name: str) -> object:
        Walk(tmp_path).prepare(HOW_TO / page)
        [source] = tmp_path.glob(f"*/src/{name}")
        sys.path.insert(0, str(source.parent))
        names.append(name)
        return import_module(name)

    path = list(sys.path)
    yield made
    sys.path[:] = path
    for name in names:
        del sys.modules[name]


@pytest.fixture
def register(module: Callable[[str, str], object], tmp_path: Path) -> Callable[[bytes], RawData]:
    reader = module("read-another-format.md", "huibao_register")

    def read(data: bytes) -> RawData:
        path = tmp_path / "export.csv"
        path.write_bytes(data)
        raw: RawData = reader.read(path)  # type: ignore[attr-defined]
        return raw

    return read


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig"])
def test_the_register_is_read_as_office_programs_write_it(
    register: Callable[[bytes], RawData], encoding: str
) -> None:
    raw = register(EXPORT.encode(encoding))
    assert raw.tree["unit"] == {"name": "临江市西门农贸市场"}
    assert raw.tree["period"] == "2023"
    assert raw.tree["figures"] == {"经营摊位": "120", "开展农残快速检测": "2000余批次"}
    assert raw.locate("figures.经营摊位") == "第4行"
    assert raw.locate("figures.nowhere") == "figures.nowhere"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xff\xfe\xff\x81", "不是 GBK 也不是 UTF-8"),
        (b'a,"b', "CSV 格式有误"),
        (b"a,b\na,c", "出现两次，第一次在第1行"),
        ("统计年度,2023\n统计年度,2024".encode(), "“统计年度”出现两次，第一次在第1行"),
        (b"a,b,c", "不是“名称,内容”两列"),
        (b",b", "不是“名称,内容”两列"),
        (b"a," + b"9" * 200_000, "CSV 格式有误"),
        (b"x" * (1024 * 1024 + 1), "too large"),
    ],
)
def test_the_register_refuses_what_it_cannot_read_in_words(
    register: Callable[[bytes], RawData], data: bytes, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        register(data)


def test_plain_text_has_every_figure_of_every_type(module: Callable[[str, str], object]) -> None:
    plain = module("write-another-format.md", "huibao_plain")
    plugins = load()
    for name in ("school", "bureau"):
        unit_type = ReportType.of(plugins, name)
        [(_plugin, example)] = plugins.collect("huibao_example", unit_type=name)
        document = unit_type.report(unit_type.structure(example)).document
        written: bytes = plain.render(document)  # type: ignore[attr-defined]
        assert [each.text for each in document.register if each.text not in written.decode()] == []
        assert written == plain.render(document)  # type: ignore[attr-defined]


ALONE = [
    "add-a-chart.md",
    "add-a-rule.md",
    "add-a-section.md",
    "add-an-indicator.md",
    "ask-for-targets-and-plans.md",
    "derive-a-figure.md",
    "divide-a-type-into-kinds.md",
    "follow-a-new-edition.md",
    "judge-in-python.md",
]
"""Recipes that need no second plugin beside the market."""


@pytest.mark.parametrize("page", ALONE)
def test_a_recipe_leaves_content_that_the_lint_and_the_contract_accept(page: str, tmp_path: Path) -> None:
    walk = Walk(tmp_path)
    try:
        list(walk.follow(HOW_TO / page))
        for command in (
            "lint --strict huibao-market/src/huibao_market",
            "test market -k rule",
            "test market -k spoken",
            "test market -k clause",
        ):
            printed = walk.do(f"report plugin {command}")
            assert walk.code == 0, printed
    finally:
        walk.close()
