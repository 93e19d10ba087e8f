"""A plugin that was written against API 1.0 does all that it did."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import huibao

CODE = Path(__file__).parent / "api_1_0" / "site" / "huibao_carehome" / "more.py"
Report = Callable[..., Any]
ONLY = ("--only-plugin", "carehome", "--only-plugin", "carehome-more")


def test_it_uses_every_hook_and_most_public_names_of_its_time() -> None:
    before = (Path(__file__).parent / "surface" / "1.0.txt").read_text("utf-8").splitlines()
    tree = ast.parse(CODE.read_text("utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    hooks = {line.split()[1] for line in before if line.startswith("hook ") and "(" not in line}
    assert hooks <= functions
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names = {line.removeprefix("name huibao.") for line in before if line.count(".") == 1 and "(" not in line}
    names = {name for name in names if name in (*huibao.__all__, "Kind")}
    assert len(names & used) > len(names) * 0.75, sorted(names - used)


def test_it_is_listed_with_what_it_does_and_no_fault(report: Report) -> None:
    listed: Any = report(*ONLY, "plugins", "--format", "json").json()
    found = {each["name"]: each for each in listed}
    home, more = found["carehome"], found["carehome-more"]
    assert (home["types"], more["types"], more["extends"]) == (["carehome"], ["dayhome"], ["carehome"])
    assert [home["failure"], *home["remarks"], more["failure"], *more["remarks"]] == ["", ""]


def test_what_is_on_its_way_out_is_said_with_the_new_way(report: Report) -> None:
    done = report("check", _data(), "--lang", "en")
    for said in (
        "plugin carehome (huibao-carehome 1.0): kind in indicators.toml is deprecated since API 1.1",
        "plugin carehome-more (huibao-carehome 1.0): huibao.Kind is deprecated since API 1.1",
        "use huibao.QuantityKind",
    ):
        assert said in done.err
    again = report("check", _data())
    assert again.err == done.err, "what is kept between runs hides no warning"


def _data() -> Path:
    return Path(__file__).parent / "format_1" / "data.toml"


def test_it_writes_every_format(report: Report, tmp_path: Path) -> None:
    formats = ("docx", "html", "md", "json", "xlsx", "carelist")
    done = report("build", "--type", "carehome", "--example", "--format", ",".join(formats), "-o", tmp_path)
    assert done.code == 0, done.err
    assert {path.suffix for path in tmp_path.glob("临江市夕照养老院*")} == {f".{name}" for name in formats}
    (text,) = tmp_path.glob("*.md")
    words = text.read_text("utf-8")
    for said in (
        "我院时刻关心老年人的健康。现有在院老年人186人，床位使用率为93%，设置床位200张。领导重视，召开专题会议8次。",
        "食品留样检测400余份，回收废弃油脂12.5桶，已取得食品经营许可。食堂全年无事故。",
        "发放宣传资料1200份，比上年增加200份，增长20%，完成年度目标的120%。",
        "仍有不足：一是储物间堆放杂物；二是活动室通风不足。",
    ):
        assert said in words
    (listed,) = tmp_path.glob("*.carelist")
    assert "在院老年人: 186人" in listed.read_text("utf-8")


def test_its_reader_check_rules_and_standards_speak(report: Report, tmp_path: Path) -> None:
    (tmp_path / "a.care").write_text("临江市朝晖养老院 2023 90", encoding="utf-8")
    read: Any = report("check", "a.care", "--format", "json").json()
    assert [(each["rule"], each["place"]) for each in read[0]["findings"]] == [
        ("carehome-more-code", "at unit.name")
    ]
    (tmp_path / "b.toml").write_text(
        'type = "carehome"\nperiod = "2023"\n\n'
        '[unit]\nname = "临江市朝晖养老院"\nkind = "public"\ncode = "7"\n'
        "[figures]\nresident.total = 81\nresident.beds = 80\nkitchen.tested = 50\nkitchen.passed = 48\n"
        "care.walks = 3\n",
        encoding="utf-8",
    )
    found: Any = report("check", "b.toml", "--format", "json").json()
    assert [each["rule"] for each in found[0]["findings"]] == [
        "carehome-residents-not-more-than-beds",
        "carehome-more-walks-each-month",
        "carehome-standard-kitchen-pass-rate",
        "carehome-tested-each-week",
    ]
    assert "市级标准《临江市养老机构食堂要求》" in found[0]["findings"][2]["message"]
    built = report("build", "b.toml", "--format", "md", "-o", "-")
    assert "按照市里部署，组织户外散步3次。" in built.out
    broken = report("check", "b.care")
    assert (broken.code, "b.care" in broken.err) == (2, True)


def test_its_second_type_and_its_command_work(report: Report) -> None:
    built = report("build", "--type", "dayhome", "--example", "--format", "md", "-o", "-")
    assert built.code == 0
    assert "上门探访30次。增加夜间探访。" in built.out
    assert report("care-beds").out == "200\n"
    assert "Print the example's beds." in report("--help").out


def test_the_doctor_finds_it_healthy(report: Report) -> None:
    done = report("plugin", "doctor", *ONLY, "carehome", "carehome-more", "--format", "json")
    found: Any = done.json()
    assert [each["problems"] for each in found] == [[], []], done.err
    assert (done.code, found[0]["formats"][0]) == (0, "docx")
