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
    ],
)
def test_found(school: ReportType, name: str, code: str) -> None:
    assert code_of(name, school.catalogue) == code


@pytest.mark.parametrize(
    "name",
    [
        *("", "数", "次数", "没有这个指标", "开展"),
        *("清理垃圾箱", "新建垃圾箱", "宣传资料次数", "专题会议人数", "参加专题会议"),
    ],
)
def test_not_guessed(school: ReportType, name: str) -> None:
    assert code_of(name, school.catalogue) is None
