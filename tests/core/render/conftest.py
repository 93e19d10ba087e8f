"""A small report with awkward words in every place that can hold words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import typst

from huibao.model.document import (
    Aspect,
    Document,
    FigureEntry,
    FigureText,
    Heading,
    ListBlock,
    ParagraphBlock,
    Table,
    Text,
)
from huibao.render.pdf import engine

LEAFLETS, RATE, PLOTS = "publicity.leaflets", "publicity.awareness_rate", "local.plots"


@pytest.fixture(scope="session")
def document() -> Document:
    leaflets = FigureText("4000余份", LEAFLETS, Aspect.ACTUAL, "huibao_f1")
    rate = FigureText("98%以上", RATE, Aspect.ACTUAL, "huibao_f2")
    again = FigureText("4000余份", LEAFLETS, Aspect.ACTUAL, "huibao_f3")
    before = FigureText("3500份", LEAFLETS, Aspect.PREVIOUS, "huibao_f4")
    odd = FigureText('<12>块 & "半"', PLOTS, Aspect.ACTUAL, "huibao_f5")
    return Document(
        title_lines=("临江市实验小学", "关于<创卫>工作的报告 & 附注"),
        unit='临江市"实验"小学 <总校> & 分校',
        period="2023年",
        blocks=(
            ParagraphBlock((Text("临江市教育局："),), "addressee"),
            ParagraphBlock((Text("现将“创卫”工作——含 {title} 与 *重点* 情况报告如下：\n请审阅。"),)),
            Heading(1, "广泛宣传发动", "一、", "publicity"),
            Heading(2, "校园|家庭", "（一）"),
            ParagraphBlock(
                (Text("发放宣传资料"), leaflets, Text("，师生知晓率达"), rate, Text("。\x00\x1b\ufffe")),
            ),
            Heading(3, "3#楼 </h4><script>alert(1)</script>", "1."),
            ParagraphBlock((Text("- 不是列表，也不是 [链接](http://example.com) 或 `代码` 😀"),)),
            ParagraphBlock((Text("1. 同样不是列表；3~5人~7人"),)),
            ParagraphBlock(()),
            Heading(4, "分工\ud800", "（1）"),
            ListBlock(((Text("保洁员人手不足；"),), (Text("地块 "), odd))),
            ListBlock(((Text("新增保洁员2名"),),)),
            Table(
                caption="表1　宣传情况 | A&B",
                header=("指标", "本期", "上年同期"),
                rows=(
                    ((Text("宣传资料|折页\\"),), (again,), (before,)),
                    ((Text("未报 <空>"),), (), (Text("—"),)),
                ),
                numeric=(False, True, True),
            ),
            ParagraphBlock((Text("临江市实验小学"),), "signature"),
            ParagraphBlock((Text("2023年12月31日"),), "date"),
        ),
        register=(
            FigureEntry(
                LEAFLETS, "发放宣传资料", Aspect.ACTUAL, "4000余份", "4000", "份", "at_least",
                "school.toml:figures.publicity.leaflets",
            ),
            FigureEntry(
                LEAFLETS, "发放宣传资料", Aspect.PREVIOUS, "3500份", "3500", "份", "exact",
                "school.toml:previous.publicity.leaflets",
            ),
            FigureEntry(
                RATE, "知晓率", Aspect.ACTUAL, "98%以上", "98", "%", "at_least",
                "数据!D12", "known / asked * 100",
            ),
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def blank_faces(face_folder: Path) -> typst.Fonts:
    """One typeface, with which a PDF is the same on any machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[face_folder])


@pytest.fixture
def faces(blank_faces: typst.Fonts) -> Iterator[None]:
    """The blank typeface is the only one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "installed", lambda: blank_faces)
        _forget()
        yield
    _forget()


def _forget() -> None:
    engine._setting.cache_clear()
    engine._compiler.cache_clear()
