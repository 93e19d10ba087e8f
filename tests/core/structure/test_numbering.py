"""Numbers typed before the items of a list, and what only looks like one."""

import pytest
from tests.conftest import Bench

from huibao.structure.numbering import unnumbered


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("1.楼道有杂物", "楼道有杂物"),
        ("2、停车难", "停车难"),
        ("3） 保洁不及时", "保洁不及时"),
        ("（二）厕所异味", "厕所异味"),
        ("(4)经费不足", "经费不足"),
        ("三、设施老化", "设施老化"),
        ("一是人手不足", "人手不足"),
        ("第二，设施老化", "设施老化"),
        ("①设施老化", "设施老化"),
        ("人手不足", "人手不足"),
        ("1.5米以下绿篱缺株", "1.5米以下绿篱缺株"),
        ("5、6号楼漏水", "5、6号楼漏水"),
        ("三、四单元堆物", "三、四单元堆物"),
        ("（二）班保洁不及时", "（二）班保洁不及时"),
        ("12处卫生死角", "12处卫生死角"),
        ("一些居民乱停车", "一些居民乱停车"),
        ("1.", "1."),
    ],
)
def test_the_items_of_a_list_lose_their_numbers(typed: str, item: str) -> None:
    assert unnumbered(typed) == item


def test_a_report_numbers_items_once_and_ends_the_addressee_with_one_colon(bench: Bench) -> None:
    head = 'period = "2023"\n[unit]\nname = "临江市第三门诊部"\nsuperior = "市卫生健康局："\n'
    data = '[lists]\nproblems = ["1.人手不足", "2.设施老化"]\n'
    submission = bench.submission(data, head=head)
    assert submission.lists["problems"] == ("人手不足", "设施老化")
    assert submission.unit.superior == "市卫生健康局"
