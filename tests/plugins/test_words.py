"""What the four types say where a clerk would look twice: kinds, wholes and parts, noughts, the campaign."""

import re

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
    assert "病媒生物密度控制在国家C级水平以内的有鼠、蝇。" in words(types["community"], **figures)


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


def test_parts_are_said_as_parts(types: dict[str, ReportType]) -> None:
    bureau, hospital = types["bureau"], types["hospital"]
    bought = {
        "sanitation__vehicles_bought": 14,
        "sanitation__sweepers_bought": 5,
        "sanitation__sprinklers": 3,
    }
    assert "购置环卫车辆14辆，其中清扫车5辆，洒水车3辆。" in words(bureau, **bought)
    burnt = {
        "sanitation__waste_harmless": 89500,
        "sanitation__waste_burnt": 84200,
        "sanitation__waste_buried": 5300,
    }
    assert "无害化处理生活垃圾89500吨，其中焚烧84200吨、填埋5300吨" in words(bureau, **burnt)
    doctors = {"hospital__doctors": 24, "hospital__general_practitioners": 6}
    assert "执业（助理）医师24人（其中全科医生6人）" in words(hospital, "township", **doctors)


def test_waste_named_by_kind_is_not_said_again_as_their_sum(types: dict[str, ReportType]) -> None:
    kinds = ("pathological", "pharmaceutical", "chemical")
    said = words(types["hospital"], **{f"medical_waste__{kind}": 0.5 for kind in kinds})
    assert "病理性废物0.5吨，药物性废物0.5吨，化学性废物0.5吨" in said
    assert "1.5吨" not in said


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_a_group_with_members_is_formed_once(types: dict[str, ReportType], type_id: str) -> None:
    said = words(types[type_id], leadership__group_members=9, leadership__group_formed=True)
    assert said.count("领导小组") == 1


def test_treatment_per_day_stays_per_day(types: dict[str, ReportType]) -> None:
    for written in (34300, "3.43万吨", "每日3.43万吨"):
        assert "污水实际处理量为每日3" in words(types["bureau"], "ecology", sewage__daily=written)


@pytest.mark.parametrize(("period", "asked"), [("2024", True), ("2024H1", False), ("2024Q3", False)])
@pytest.mark.parametrize("type_id", ["hospital", "school"])
def test_targets_of_the_year_are_not_held_against_parts_of_it(
    types: dict[str, ReportType], type_id: str, period: str, asked: bool
) -> None:
    code, tables = "health_education.lectures", {"figures": 9, "targets": 18}
    tree = {"format": 1, "period": period, "unit": {"name": "临江市第一单位"}}
    raw = RawData("x.toml", {**tree, **{table: {code: value} for table, value in tables.items()}})
    findings = types[type_id].report(types[type_id].structure(raw)).findings
    about = [each for each in findings if "target(" in each.expected]
    assert bool(about) is asked


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_what_own_words_cite_is_not_said_beside_what_was_mended(
    types: dict[str, ReportType], type_id: str
) -> None:
    cited = "查出问题{supervision.issues_found}，整改率{supervision.fix_rate}"
    said = said_beside(types[type_id], f"逐项建立台账，{cited}。")
    assert "整改问题18个" in said.rpartition("\n")[2]
    assert said.count("20个") == said.count("90%") == 1


@pytest.mark.parametrize(
    ("cited", "rest"),
    [
        ("查出{supervision.issues_found}", "整改问题18个"),
        ("改好{supervision.issues_fixed}", "发现问题20个，整改率(为)?90%"),
        ("整改率{supervision.fix_rate}", "发现问题20个，已整改18个"),
        ("查出{supervision.issues_found}，改好{supervision.issues_fixed}", "问题整改率(为)?90%"),
    ],
)
@pytest.mark.parametrize("type_id", PUBLISHED)
def test_beside_any_of_them_the_others_make_a_sentence(
    types: dict[str, ReportType], type_id: str, cited: str, rest: str
) -> None:
    said = said_beside(types[type_id], f"{cited}。").rpartition("\n")[2]
    assert re.search(f"{rest}[，。；]", said), said


def said_beside(unit_type: ReportType, text: str) -> str:
    """The body of a report of what was inspected, found and mended, and of the unit's own words about it."""
    figures = {"supervision.inspections": 6, "supervision.issues_found": 20, "supervision.issues_fixed": 18}
    head = {"format": 1, "period": "2024", "unit": {"name": "临江市第一单位"}}
    raw = RawData("x.toml", {**head, "figures": figures, "texts": {"supervision": [text]}})
    return body(unit_type.report(unit_type.structure(raw)).document)
