"""Short paragraphs are put together; the unit's own, and long ones, stay as they are."""

from huibao.compose.gather import gathered
from huibao.model.document import Block, Heading, ParagraphBlock, Table, Text, plain

SHORT, OTHER = "栽植树木10株。", "硬化地面20平方米。"
LONG = "组织干部群众开展卫生大扫除52次，" * 4 + "效果良好。"


def texts(*blocks: Block | str, apart: set[int] | None = None) -> list[str]:
    made = [ParagraphBlock((Text(each),)) if isinstance(each, str) else each for each in blocks]
    return [
        plain(block.runs) if isinstance(block, ParagraphBlock) else "—"
        for block in gathered(made, apart or set())
    ]


def test_two_short_paragraphs_are_one() -> None:
    assert texts(SHORT, OTHER) == [SHORT + OTHER]


def test_many_short_ones_stop_where_the_paragraph_is_full() -> None:
    assert texts(*[SHORT] * 7) == [SHORT * 6, SHORT]


def test_long_ones_stand_alone() -> None:
    assert texts(LONG, SHORT) == [LONG, SHORT]


def test_an_introduction_stays_with_what_it_introduces() -> None:
    assert texts(SHORT, "存在以下不足：", OTHER) == [SHORT, "存在以下不足：", OTHER]


def test_what_leads_to_a_table_stays_with_it() -> None:
    assert texts(SHORT, "情况见下表。", Table("表1", (), (), ()), OTHER) == [
        SHORT,
        "情况见下表。",
        "—",
        OTHER,
    ]


def test_another_topic_is_not_drawn_up_to_one_that_is_named() -> None:
    maternal, tcm = "妇幼健康服务方面，设置母婴室3间。", "中医药服务方面，提供适宜技术12项。"
    assert texts(maternal, SHORT) == [maternal, SHORT]
    assert texts(SHORT, maternal, tcm) == [SHORT + maternal + tcm]


def test_own_paragraphs_stay_as_they_are() -> None:
    assert texts(SHORT, OTHER, apart={0}) == [SHORT, OTHER]


def test_nothing_is_drawn_over_a_heading() -> None:
    assert texts(SHORT, Heading(1, "标题"), OTHER) == [SHORT, "—", OTHER]
