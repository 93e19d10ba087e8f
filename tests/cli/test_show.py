"""types, plugins, describe, explain: what is installed, and how a figure came to be."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from openpyxl import load_workbook

from huibao.read.xlsx import read

EXAMPLE = Path(find_spec("huibao_bureau").origin).parent / "example.toml"
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


def test_template_reads_back(report, data) -> None:
    assert report("template", "--type", "school", "--from", data()).code == 0
    assert report("build", "school.xlsx", "-o", "from-form.md").code == 0
    assert report("build", "school.toml", "-o", "from-toml.md").code == 0
    assert Path("from-form.md").read_text() == Path("from-toml.md").read_text()


def test_a_form_that_somebody_may_have_filled_in_is_not_overwritten(report, folder: Path) -> None:
    assert report("template", "--type", "school", "-o", "form.xlsx").code == 0
    Path("form.xlsx").write_bytes(b"filled in")
    outcome = report("template", "--type", "school", "-o", "form.xlsx")
    assert (outcome.code, outcome.out) == (2, "")
    assert "form.xlsx is there already" in outcome.err
    assert Path("form.xlsx").read_bytes() == b"filled in"
    assert report("template", "--type", "school", "-o", "form.xlsx", "--force").code == 0
    assert read(Path("form.xlsx")).tree["type"] == "school"


def test_an_empty_form_is_told_its_empty_cells(report, folder: Path) -> None:
    assert report("template", "--type", "school", "-o", "form.xlsx").code == 0
    outcome = report("check", "form.xlsx")
    assert outcome.code == 2
    assert "基本信息!B4: “报告期” must be given" in outcome.err
    assert "基本信息!B6: “单位名称” must be given" in outcome.err
    assert "such as 2023年" in outcome.err


def test_names_become_codes_in_the_form(report, data) -> None:
    named = data(('publicity.leaflets = "4000余份"', '"宣传资料份数" = "4000余份"'))
    assert report("template", "--type", "school", "--from", named).code == 0
    assert read(Path("school.xlsx")).tree["figures"]["publicity"]["leaflets"] == "4000余份"


def _rows(path: str) -> set[str]:
    """The codes that a form has a row for."""
    sheet = load_workbook(path)["数据"]
    return {row[1] for row in sheet.iter_rows(min_row=2, values_only=True)}


def test_the_form_of_a_kind_asks_for_less(report) -> None:
    assert report("template", "--type", "bureau", "-o", "all.xlsx").code == 0
    assert report("template", "--type", "bureau", "--kind", "market", "-o", "market.xlsx").code == 0
    assert report("template", "--type", "bureau", "--kind", "campaign_office", "-o", "office.xlsx").code == 0
    assert read(Path("market.xlsx")).tree["unit"] == {"kind": "market"}
    assert "sampling.batches" in _rows("market.xlsx")
    assert "air.good_days" in _rows("all.xlsx") - _rows("market.xlsx")
    assert len(_rows("market.xlsx")) < len(_rows("all.xlsx")) / 2
    assert len(_rows("market.xlsx")) < len(_rows("office.xlsx"))


def test_the_form_of_a_kind_keeps_what_else_the_file_holds(report) -> None:
    Path("bureau.toml").write_bytes(EXAMPLE.read_bytes())
    source = report("build", "bureau.toml", "-o", "from-toml.md")
    form = report("template", "--type", "bureau", "--kind", "market", "--from", "bureau.toml")
    assert (source.code, form.code) == (0, 0)
    assert report("build", "bureau.xlsx", "-o", "from-form.md").code == 0
    assert Path("from-form.md").read_text() == Path("from-toml.md").read_text()
    assert read(Path("bureau.xlsx")).tree["unit"]["kind"] == "campaign_office"


def test_a_row_may_be_added_by_name(report) -> None:
    assert report("template", "--type", "bureau", "--kind", "market", "-o", "form.xlsx").code == 0
    book = load_workbook("form.xlsx")
    book["数据"].append(["", "空气质量优良天数", "", "", 300])
    book["基本信息"]["B4"], book["基本信息"]["B6"] = "2023", "临江市市场监督管理局"
    book.save("form.xlsx")
    assert "300天" in report("explain", "air.good_days", "form.xlsx").out


def test_template_with_what_was_planned_as_targets(report, data) -> None:
    last = data(
        ('"2023"', '"2022"'),
        ("[previous]", "[planned]\nleadership.meetings = 14\npublicity.banners = 30\n[previous]"),
        name="last.toml",
    )
    this = data(("[previous]", "[targets]\nleadership.meetings = 10\n[previous]"))
    assert (
        report("template", "--type", "school", "--previous", last, "--from", this, "-o", "both.xlsx").code
        == 0
    )
    assert "target: 10次" in report("explain", "leadership.meetings", "both.xlsx").out
    assert "target: 30条" in report("explain", "publicity.banners", "both.xlsx").out


def test_template_with_last_years_column(report, data) -> None:
    last = data(
        ('"2023"', '"2022"'), ("leadership.meetings = 12", "leadership.meetings = 9"), name="last.toml"
    )
    assert report("template", "--type", "school", "--previous", last, "-o", "form.xlsx").code == 0
    assert (
        report("template", "--type", "school", "--previous", last, "--from", data(), "-o", "both.xlsx").code
        == 0
    )
    outcome = report("explain", "leadership.meetings", "both.xlsx")
    assert "9次" in outcome.out
    assert "12次" in outcome.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--type", "clinic"],
        ["--type", "school", "-o", "no/such.xlsx"],
        ["--type", "school", "--from", "none.toml"],
        [],
    ],
)
def test_template_where_it_cannot(report, folder: Path, arguments: list[str]) -> None:
    outcome = report("template", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert list(folder.iterdir()) == []


def test_a_form_is_told_where_things_go_in_its_own_words(report, tmp_path: Path) -> None:
    assert report("template", "--type", "school", "-o", "school.xlsx").code == 0
    book = load_workbook("school.xlsx")
    for row in book["基本信息"].iter_rows():
        for given, value in (("报告期", "2023"), ("单位名称", "临江市实验小学")):
            if row[0].value == given:
                row[1].value = value
    figures, texts = book["数据"], book["文字"]
    columns = {cell.value: cell.column for row in figures.iter_rows(max_row=10) for cell in row if cell.value}
    row = figures.max_row + 1
    figures.cell(row, columns["代码"], "garden.plots")
    figures.cell(row, columns["单位"], "块")
    figures.cell(row, columns["本期数"], 3)
    columns = {cell.value: cell.column for line in texts.iter_rows(max_row=10) for cell in line if cell.value}
    texts.cell(texts.max_row + 1, columns["部分"], "广泛宣传")
    texts.cell(texts.max_row, columns["内容"], "我校重视宣传。")
    book.save("school.xlsx")
    said = report("check", "school.xlsx").err
    assert "the sheet “本地指标”" in said
    assert "[local.NAME]" not in said
    assert "广泛宣传" in said.partition("→")[2] or "choose from the column “部分”" in said


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
