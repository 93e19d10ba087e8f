"""types, plugins, describe, explain: what is installed, and how a figure came to be."""

import json
from pathlib import Path

import pytest

TYPES = ["bureau", "community", "hospital", "school"]


def test_types(report) -> None:
    outcome = report("types")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == TYPES
    assert "学校" in lines[4]
    assert "primary 小学" in lines[4]


def test_types_as_json(report) -> None:
    listed = json.loads(report("types", "--format", "json").out)
    assert [each["id"] for each in listed] == TYPES
    assert listed[3]["kinds"]["primary"] == "小学"


def test_plugins(report) -> None:
    outcome = report("plugins")
    assert outcome.code == 0
    lines = [line for line in outcome.out.splitlines()[1:] if not line.startswith(" ")]
    assert [line.split()[0] for line in lines] == ["huibao", *TYPES]
    assert [line.split()[4] for line in lines] == ["—", *TYPES]
    listed = json.loads(report("plugins", "--format", "json").out)
    assert listed[0]["distribution"] == "huibao"
    assert "huibao_readers" in listed[0]["hooks"]
    assert [each["types"] for each in listed] == [[], *([name] for name in TYPES)]
    assert not any(each["failure"] or each["remarks"] or each["extends"] for each in listed)


@pytest.mark.no_cover
def test_a_plugin_that_fails_is_named_and_the_rest_works(report, monkeypatch: pytest.MonkeyPatch) -> None:
    from huibao.plugin import manager
    from huibao.plugin.discovery import EntryPoint

    found = [*manager.entry_points("huibao"), EntryPoint("broken", "no_such_module", "huibao-broken", "1.0")]
    monkeypatch.setattr(manager, "entry_points", lambda *_asked: found)
    outcome = report("plugins")
    assert outcome.code == 2
    assert "huibao-broken" in outcome.out
    assert "no_such_module" in outcome.out
    assert outcome.err.startswith("Warning: ")
    assert report("types").code == 0
    strict = report("--strict-plugins", "types")
    assert (strict.code, "broken" in strict.err) == (2, True)
    unknown = report("build", "--type", "broken", "--example")
    assert (unknown.code, "no_such_module" in unknown.err) == (2, True)


def test_describe(report) -> None:
    outcome = report("describe", "school")
    assert (outcome.code, outcome.err) == (0, "")
    for text in (
        "publicity.leaflets",
        "发放宣传资料",
        "school-boys-and-girls-make-students",
        "chuangwei *",
        "（1990）",
    ):
        assert text in outcome.out


def test_describe_one_part(report) -> None:
    outcome = report("describe", "school", "--part", "outlines", "--part", "sections")
    assert "chuangwei" in outcome.out
    assert "publicity.leaflets" not in outcome.out
    assert report("describe", "school", "--part", "colours").code == 2


@pytest.mark.parametrize("type_id", TYPES)
def test_describe_as_json(report, type_id: str) -> None:
    described = json.loads(report("describe", type_id, "--format", "json").out)
    assert described.keys() == {"type", "indicators", "rules", "sections", "outlines", "standards", "changes"}
    assert described["type"]["id"] == type_id
    assert described["type"]["kinds"]
    leaflets = next(each for each in described["indicators"] if each["code"] == "publicity.leaflets")
    assert (leaflets["name"], leaflets["unit"], leaflets["kind"]) == ("发放宣传资料", "份", "count")


def test_describe_groups_indicators_under_their_sections_and_tells_other_names(report) -> None:
    lines = report("describe", "school", "--part", "indicators").out.splitlines()
    section = next(line for line in lines if line.startswith("publicity "))
    assert section == "publicity 广泛宣传发动，营造浓厚氛围"
    under = lines[lines.index(section) + 1 :]
    assert under[0].split() == ["publicity.leaflets", "发放宣传资料（份）"]
    assert under[1].strip().startswith("also: ")
    assert "宣传单" in under[1]


def test_describe_the_shared_dictionary(report) -> None:
    outcome = report("describe", "--dictionary")
    assert (outcome.code, outcome.err) == (0, "")
    assert any(
        line.split()[:3] == ["publicity.leaflets", "发放宣传资料", "份"] for line in outcome.out.splitlines()
    )
    found = json.loads(report("describe", "--dictionary", "--find", "横幅", "--format", "json").out)
    assert [each["code"] for each in found] == ["publicity.banners"]
    assert "No shared indicator" in report("describe", "--dictionary", "--find", "宇宙").out
    assert report("describe").code == report("describe", "school", "--dictionary").code == 2


def test_describe_one_kind(report) -> None:
    whole = report("describe", "bureau", "--part", "rules", "--part", "sections").out
    market = report("describe", "bureau", "--part", "rules", "--part", "sections", "--kind", "market").out
    assert "bureau-sulphur-fits-coal" in whole
    assert "bureau-sulphur-fits-coal" not in market
    assert "ecology" not in market
    outcome = report("describe", "bureau", "--kind", "markt")
    assert outcome.code == 2
    assert "市场监督管理局（market）" in outcome.err


def test_describe_rules_with_where_they_apply(report) -> None:
    described = json.loads(report("describe", "school", "--part", "rules", "--format", "json").out)
    lines = report("describe", "school", "--part", "rules").out.splitlines()

    def below(rule: dict[str, object]) -> str:
        number = next(n for n, line in enumerate(lines) if line.startswith(f"{rule['id']} "))
        return lines[number + 1]

    rules = described["rules"]
    limited = next(each for each in rules if each["when"])
    assert below(limited).startswith(f"    only where {limited['when']}")
    assert "only for " in below(next(each for each in rules if each["kinds"]))
    assert below(next(each for each in rules if each["yearly"])).endswith("only for whole years")


def test_find_an_indicator_for_a_phrase(report) -> None:
    outcome = report("describe", "school", "--find", "宣传资料份数")
    assert outcome.code == 0
    first = outcome.out.strip().splitlines()[0]
    assert first == "publicity.leaflets  发放宣传资料（份）"
    for text in ("section: publicity 广泛宣传发动，营造浓厚氛围", "宣传单", "range: 0 or more"):
        assert text in outcome.out
    assert "[local.NAME]" not in outcome.out


def test_find_by_several_words(report) -> None:
    def found(words: str, *more: str) -> list[str]:
        data = json.loads(report("describe", "bureau", "--find", words, "--format", "json", *more).out)
        assert data["nearest"] == []
        return [each["code"] for each in data["found"]]

    both = found("市场 改造")
    assert "market.renovated" in both
    assert set(both) < set(found("市场"))
    assert found("market.renov 改造")[0] == "market.renovated"
    assert found("市场改造 万元")[0] == "market.investment"
    assert found("空气优良天数", "--kind", "market")[0] == "air.good_days"


def test_find_nothing_names_the_nearest_and_the_way_out(report) -> None:
    outcome = report("describe", "school", "--find", "垃圾桶更新数量")
    assert outcome.code == 0
    assert "come nearest" in outcome.out
    assert "facilities.bins" in outcome.out
    assert '[local.NAME]\n    name = "垃圾桶更新数量"' in outcome.out
    nothing = report("describe", "school", "--find", "qqqq")
    assert "come nearest" not in nothing.out
    assert "[local.NAME]" in nothing.out


def test_find_looks_for_indicators_only(report) -> None:
    outcome = report("describe", "school", "--find", "x", "--part", "rules")
    assert (outcome.code, outcome.out) == (2, "")


@pytest.mark.parametrize("type_id", ["clinic", "School", ""])
def test_describe_what_is_not_there(report, type_id: str) -> None:
    outcome = report("describe", type_id)
    assert outcome.code == 2
    assert "school" in outcome.err


def test_explain_a_given_figure(report, data) -> None:
    path = data(("[previous]", "[targets]\npublicity.leaflets = 3500\n[previous]"))
    outcome = report("explain", "publicity.leaflets", path)
    assert (outcome.code, outcome.err) == (0, "")
    for text in (
        "4000余份",
        "(at least)",
        "school.toml:line 14",
        "3600份",
        "3500份",
        "【4000余份】",
        "school-leaflets-jump",
    ):
        assert text in outcome.out


def test_explain_what_is_planned(report, data) -> None:
    path = data(("[previous]", "[planned]\npublicity.banners = 30\n[previous]"))
    outcome = report("explain", "publicity.banners", path)
    assert "figure: not given" in outcome.out
    assert "planned: 30条" in outcome.out
    assert "【30条】" in outcome.out


def test_explain_by_name_or_alias(report, data) -> None:
    assert report("explain", "发放宣传资料", data()).out.startswith("publicity.leaflets 发放宣传资料")


def test_explain_what_there_is_not_says_where_to_look(report, data) -> None:
    outcome = report("explain", "qqqqqq", data())
    assert (outcome.code, "→ report describe school --find WORD" in outcome.err) == (2, True)


def test_explain_a_local_one_by_its_name(report, data) -> None:
    own = '[local.plots]\nname = "设置健康小屋"\nunit = "个"\nvalue = 12\n[previous]'
    for name in ("设置健康小屋", "健康小屋", "local.plots"):
        assert report("explain", name, data(("[previous]", own))).out.startswith("local.plots 设置健康小屋")


def test_explain_a_derived_figure(report, data) -> None:
    outcome = report("explain", "checkup.rate", data())
    for text in (
        "checkup.students / student.total * 100",
        "1486人 (line 11)",
        "1486人 (line 15)",
        "100%",
        "half up",
    ):
        assert text in outcome.out


def test_explain_a_note_and_a_finding(report, data) -> None:
    path = data(
        (
            "student.total = 1486",
            'student.total = { value = 1486, note = "9月在册" }\nstudent.boys = 700\nstudent.girls = 700',
        )
    )
    outcome = report("explain", "student.total", path)
    assert "9月在册" in outcome.out
    assert "[school-boys-and-girls-make-students]" in outcome.out
    assert "broken" in outcome.out


def test_explain_what_was_not_given(report, data) -> None:
    path = data(("student.total = 1486", 'student.total = "不适用"'))
    assert "not given" in report("explain", "publicity.banners", path).out
    assert "not applicable" in report("explain", "student.total", path).out


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("student.total = 1486", 'student.total = "1486余人"'), "within bounds: student.total"),
        (("checkup.students = 1486", ""), "missing: checkup.students"),
        (("student.total = 1486", "student.total = 1400"), "106.1% would follow"),
        (("student.total = 1486", "student.total = 0"), "divides by nought"),
    ],
)
def test_explain_why_a_figure_was_not_computed(report, data, change, why) -> None:
    outcome = report("explain", "checkup.rate", data(change))
    assert "figure: not given" in outcome.out
    assert "formula: checkup.students / student.total * 100" in outcome.out
    (line,) = (line for line in outcome.out.splitlines() if "not computed" in line)
    assert why in line


def test_explain_that_a_rate_is_a_years(report, tmp_path) -> None:
    path = tmp_path / "half.toml"
    figures = "basics.elderly = 300\ndisease_control.elderly_checkups = 100\n"
    head = 'type = "community"\nperiod = "2023年上半年"\n[unit]\nname = "临江市河东社区"\n[figures]\n'
    path.write_text(head + figures, "utf-8")
    outcome = report("explain", "disease_control.elderly_checkup_rate", path)
    assert "disease_control.elderly_checkups: 100人 (line 7)" in outcome.out
    assert "not computed: a share of what is done over a year is computed for whole years only" in outcome.out


def test_explain_a_local_figure(report, data) -> None:
    path = data(("[previous]", '[local.plots]\nname = "园地"\nunit = "块"\nvalue = 12\n[previous]'))
    outcome = report("explain", "local.plots", path)
    assert outcome.code == 0
    assert "12块" in outcome.out


def test_explain_what_does_not_exist(report, data) -> None:
    outcome = report("explain", "publicity.leaflet", data())
    assert outcome.code == 2
    assert "publicity.leaflets" in outcome.err
    assert report("explain", "publicity.leaflets", "none.toml").code == 2
    assert report("explain", "publicity.leaflets").code == 2


def test_explain_in_another_outline(report, data) -> None:
    outcome = report("explain", "leadership.meetings", data(), "--outline", "aiwei")
    assert outcome.code == 0
    assert report("explain", "leadership.meetings", data(), "--outline", "x").code == 2


@pytest.mark.parametrize("type_id", TYPES)
def test_init_starts_a_file(report, type_id: str) -> None:
    outcome = report("init", "--type", type_id, "neu/ordner", "--period", "2023H1")
    assert (outcome.code, outcome.err) == (0, "")
    path = Path("neu/ordner") / f"{type_id}.toml"
    assert str(path) in outcome.out
    assert 'period = "2023H1"' in path.read_text(encoding="utf-8")
    assert f'type = "{type_id}"' in path.read_text(encoding="utf-8")


def test_init_for_one_kind(report) -> None:
    assert report("init", "--type", "bureau", "--kind", "market", "kind").code == 0
    assert report("init", "--type", "bureau", "whole").code == 0
    kind, whole = (Path(folder, "bureau.toml").read_text(encoding="utf-8") for folder in ("kind", "whole"))
    assert '\nkind = "market"' in kind
    assert '\n# kind = "' in whole
    assert "sampling.batches" in kind
    assert "air.good_days" in whole
    assert "air.good_days" not in kind


def test_init_overwrites_only_when_told(report) -> None:
    assert report("init", "--type", "school").code == 0
    Path("school.toml").write_text("mine")
    outcome = report("init", "--type", "school")
    assert outcome.code == 2
    assert "--force" in outcome.err
    assert Path("school.toml").read_text() == "mine"
    assert report("init", "--type", "school", "--force").code == 0
    assert Path("school.toml").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--type", "clinic"], "clinic"),
        (["--type", "school", "--period", "soon"], "--period"),
        (["--type", "school", "file.txt"], "file.txt"),
        (["--type", "school", "file.txt/deeper"], "file.txt"),
        (["--type", "school", "甲" * 100], "甲甲"),
        ([], "--type"),
    ],
)
def test_init_where_it_cannot(report, folder: Path, arguments: list[str], said: str) -> None:
    Path("file.txt").write_text("")
    outcome = report("init", *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert "Traceback" not in outcome.err
    assert [path.name for path in folder.iterdir()] == ["file.txt"]


def test_outlines_and_kinds_are_called_by_their_chinese_names(report, data):
    file = data()
    assert report("build", file, "--outline", "爱国卫生工作总结", "-o", "one.md").code == 0
    assert report("build", file, "--outline", "aiwei", "-o", "two.md").code == 0
    assert Path("one.md").read_bytes() == Path("two.md").read_bytes()
    assert report("init", "--type", "school", "--kind", "幼儿园").code == 2  # school.toml is there
    assert report("init", "--type", "school", "--kind", "幼儿园", "--force").code == 0
    assert 'kind = "kindergarten"' in Path("school.toml").read_text(encoding="utf-8")
    assert report("template", "--type", "school", "--kind", "小学").code == 0
    shown = report("describe", "school", "--kind", "小学", "--part", "sections").out
    assert shown == report("describe", "school", "--kind", "primary", "--part", "sections").out


def test_what_is_called_wrongly_is_told_by_name_and_id(report, data):
    outline = report("build", data(), "--outline", "爱国卫生", "-o", "one.md")
    assert (outline.code, "爱国卫生工作总结（aiwei）" in outline.err) == (2, True)
    kind = report("describe", "school", "--kind", "幼儿")
    assert (kind.code, "幼儿园（kindergarten）" in kind.err) == (2, True)
