"""What the four types say where a clerk would look twice: kinds, wholes and parts, noughts, the campaign."""

import pytest
from tests.conftest import body

from huibao.model.formats import RawData
from huibao.pipeline import ReportType
from huibao.plugin.assemble import PUBLISHED
from huibao.plugin.manager import load


@pytest.fixture(scope="module")
def types() -> dict[str, ReportType]:
    return {type_id: ReportType.of(load(only=[type_id]), type_id) for type_id in PUBLISHED}


def words(unit_type: ReportType, kind: str = "", **figures: object) -> str:
    """The body of a report of these figures; a code's dot is written as two underscores."""
    unit = {"name": "临江市第一单位", "kind": kind}
    named = {code.replace("__", "."): value for code, value in figures.items()}
    raw = RawData("x.toml", {"format": 1, "period": "2024", "unit": unit, "figures": named})
    return body(unit_type.report(unit_type.structure(raw)).document)


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_the_rodenticide_is_part_of_the_drugs(types: dict[str, ReportType], type_id: str) -> None:
    said = words(types[type_id], vector_control__drugs=45.5, vector_control__rodenticide=12)
    assert "投放消杀药物45.5公斤（其中灭鼠药剂12公斤）" in said
    assert "投放灭鼠药剂12公斤" in words(types[type_id], vector_control__rodenticide=12)


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_nothing_mended_is_said_without_noughts(types: dict[str, ReportType], type_id: str) -> None:
    figures = {"supervision__issues_found": 3, "supervision__issues_fixed": 0}
    said = words(types[type_id], **figures)
    assert "发现问题3个，尚未完成整改" in said
    assert "0个" not in said
    assert "0%" not in said


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_all_are_certified(types: dict[str, ReportType], type_id: str) -> None:
    all_of_them = words(types[type_id], food_water__staff=186, food_water__staff_certified=186)
    assert "现有食品从业人员186人，均持有效健康证" in all_of_them
    but_one = words(types[type_id], food_water__staff=186, food_water__staff_certified=185)
    assert "其中持有效健康证185人" in but_one


@pytest.mark.parametrize(
    ("kind", "rules"), [("neighbourhood", "修订居民公约1份"), ("village", "修订村规民约1份")]
)
def test_a_village_has_other_words_than_a_neighbourhood(
    types: dict[str, ReportType], kind: str, rules: str
) -> None:
    said = words(types["community"], kind, institution__village_rules=1, institution__health_committee=True)
    assert rules in said
    assert "（" not in said


def test_kitchens_are_open_once(types: dict[str, ReportType]) -> None:
    said = words(types["school"], "primary", canteen__total=1, canteen__open_kitchens=1)
    assert said.count("明厨亮灶") == 1


def test_densities_are_said_together(types: dict[str, ReportType]) -> None:
    figures = {f"vector_control__{each}_controlled": True for each in ("rodents", "flies")}
    assert "密度控制在国家C级水平以内的病媒生物有鼠、蝇。" in words(types["community"], **figures)


@pytest.mark.parametrize(
    ("type_id", "kind", "aim"),
    [
        ("community", "neighbourhood", "国家卫生城市"),
        ("community", "township", "国家卫生乡镇"),
        ("school", "primary", "国家卫生城市"),
    ],
)
def test_the_campaign_is_called_by_its_aim(
    types: dict[str, ReportType], type_id: str, kind: str, aim: str
) -> None:
    assert f"创建{aim}" in words(types[type_id], kind, leadership__meetings=3)
