"""Parts of the year that are not the period's, in the texts of a report of less than a year."""

import json

import pytest
from tests.conftest import HEAD, SECTIONS, Bench

from huibao.model.rule import Severity


def asked(bench: Bench, period: str, table: str, text: str) -> list[str]:
    unit_type = bench.type(sections=SECTIONS.replace('of = "problems"', 'of = "plans"'))
    name, _dot, key = table.partition(".")
    words = f"[{name}]\n{key} = [{json.dumps(text, ensure_ascii=False)}]\n"
    found = bench.findings(words, unit_type, HEAD.replace("2023", period))
    parts = [each for each in found if each.rule == "clinic-residue-part"]
    assert all(each.severity is Severity.QUESTION for each in parts)
    return [each.seen for each in parts]


@pytest.mark.parametrize(
    ("period", "text", "seen"),
    [
        ("2023H1", "全年发放宣传资料4000份。", ["全年"]),
        ("2023H1", "圆满完成本年度任务。", ["圆满完成本年度"]),
        ("2023H1", "2023年第三季度开展大扫除，8月起每周五集中清扫。", ["第三季度"]),
        ("2023Q3", "今年四季度开展大扫除。", ["四季度"]),
        ("2023-05", "2023年6月开展大扫除。", ["6月"]),
        ("2023H1", "下半年开展大扫除。", ["下半年"]),
        ("2023H1", "上半年开展大扫除，5月集中清扫，历时3个月。", []),
        ("2023Q3", "上半年打下基础，本季度全面铺开。", []),
        ("2023H1", "下半年将开展大扫除。", []),
        ("2023H1", "计划8月完工。", []),
        ("2023H1", "2022年第三季度起整治，去年8月验收。", []),
        ("2023H1", "完成全年目标的一半。", []),
        ("2023H1", "厕所全年无休。", []),
        ("2023H1", "为完成全年各项工作打下基础。", []),
        ("2023H1", "编制全年爱国卫生工作计划，制定全年工作方案。", []),
        ("2023H1", "全年预算执行率52%，实行全年保洁制度。", []),
        ("2023H1", "服务全年龄段人群，10月龄以上儿童接种2023剂。", []),
        ("2023H1", "印发《2023年全年工作要点：8月（试行）》。", []),
        ("2023H1", "印发《工作要点》，全年检查12次。", ["全年"]),
        ("2023H1", "全年完善制度12项。", ["全年"]),
        ("2023H1", "计划发放资料，全年发放4000份。", ["全年"]),
        ("2023H1", "一年来各项工作有新进展。", ["一年来"]),
        ("2023", "全年分四季度考核，12月集中清扫。", []),
        ("2023H2", "全年发放宣传资料4000份。", []),
    ],
)
def test_what_is_told_of_another_part_is_asked_about(
    bench: Bench, period: str, text: str, seen: list[str]
) -> None:
    assert asked(bench, period, "texts.publicity", text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("2023年上半年完成整改", ["上半年"]),
        ("新增停车位，今年5月完工", ["5月"]),
        ("2023年上半年未完成的整改继续", []),
        ("2023年下半年完成整改", []),
        ("2024年5月完工", []),
        ("9月前完成整改", []),
    ],
)
def test_a_plan_is_for_what_comes(bench: Bench, text: str, seen: list[str]) -> None:
    assert asked(bench, "2023H1", "lists.plans", text) == seen
