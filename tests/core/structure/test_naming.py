"""The names that people use for indicators find them."""

import pytest

from huibao.pipeline import ReportType
from huibao.plugin.manager import load
from huibao.structure.naming import code_of


@pytest.fixture(scope="module")
def school() -> ReportType:
    return ReportType.of(load(), "school")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("publicity.leaflets", "publicity.leaflets"),
        ("发放宣传资料", "publicity.leaflets"),
        ("宣传单", "publicity.leaflets"),
        ("宣传资料份数", "publicity.leaflets"),
        ("垃圾箱", "facilities.bins"),
        ("配备垃圾箱数", "facilities.bins"),
        ("专题会议次数", "leadership.meetings"),
        ("印发文件数", "leadership.documents"),
        ("宣传手册数", "publicity.leaflets"),
        (" 在校学生 数", "student.total"),
        ("横幅标语悬挂", "publicity.banners"),
        ("卫生死角清理", "environment.blind_spots"),
        ("问题整改", "supervision.issues_fixed"),
        ("完成问题整改", "supervision.issues_fixed"),
    ],
)
def test_found(school: ReportType, name: str, code: str) -> None:
    assert code_of(name, school.catalogue) == code


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("鼠药", "30公斤", "vector_control.rodenticide"),
        ("鼠药", "200包", "vector_control.rat_bait"),
        ("鼠药", {"value": 200, "unit": "包"}, "vector_control.rat_bait"),
        ("鼠药", 30, None),
        ("投放鼠药", 30, "vector_control.rat_bait"),
        ("清运垃圾", "6.5吨", "environment.waste_cleared"),
        ("清运垃圾", "36车", "environment.waste_loads"),
        ("宣传栏", "12期", "publicity.columns"),
        ("宣传栏", "9块", "publicity.windows"),
        ("卫生评比", "每周1次", "routine.appraisals_weekly"),
        ("卫生评比", 24, "supervision.appraisals"),
        ("校园大扫除", "40次", "environment.cleanups"),
        ("创卫督查", 18, "supervision.inspections"),
    ],
)
def test_the_unit_tells_namesakes_apart(
    school: ReportType, name: str, value: object, code: str | None
) -> None:
    assert code_of(name, school.catalogue, value) == code


@pytest.mark.parametrize(
    "name",
    [
        *("", "数", "次数", "没有这个指标", "开展"),
        *("清理垃圾箱", "新建垃圾箱", "宣传资料次数", "专题会议人数", "参加专题会议"),
    ],
)
def test_not_guessed(school: ReportType, name: str) -> None:
    assert code_of(name, school.catalogue) is None
