"""What was called otherwise before is still understood, and old names are nobody's but one's."""

import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from huibao.errors import InputError, PluginError
from huibao.pipeline import ReportType
from huibao.plugin.content_folder import ContentFolder
from huibao.structure.lookup import find

TYPE = """\
id = "clinic"
name = "门诊部"
self_name = "我部"
[kinds.small]
name = "小门诊部"
formerly = ["tiny"]
"""
INDICATORS = """\
[publicity]
leaflets = { name = "发放宣传资料", unit = "份", formerly = ["publicity.handouts", "papers.given"] }
banners = { name = "悬挂横幅", unit = "条" }
"""
RULES = """\
[[rule]]
id = "many-banners"
check = "publicity.banners <= 100"
message = "悬挂横幅{publicity.banners}"
severity = "question"
formerly = ["too-many-banners"]
"""
SECTIONS = """\
[outline.yearly]
name = "年度总结"
title = "{unit.name}{period}工作总结"
sections = ["publicity", "problems"]
default = true
formerly = ["annual"]

[[section]]
id = "publicity"
title = "广泛宣传发动"
formerly = ["spreading"]
[[section.paragraph]]
clauses = ["发放宣传资料{publicity.leaflets}[，{publicity.leaflets:change}]", "悬挂横幅{publicity.banners}"]

[[section]]
id = "problems"
title = "存在问题"
[[section.list]]
of = "problems"
formerly = ["difficulties"]
"""
OLD = """\
type = "clinic"
period = "2023"
outline = "annual"
[unit]
name = "临江市第三门诊部"
kind = "tiny"
[figures]
publicity.handouts = "4000余份"
publicity.banners = 101
[targets]
papers.given = 3500
[previous.publicity]
handouts = 3600
[local.walls]
name = "宣传墙"
unit = "面"
section = "spreading"
value = 2
[texts]
spreading = "印发资料{publicity.handouts}。"
[lists]
difficulties = ["资料{ publicity.handouts }仍不够"]
[explanations]
clinic-too-many-banners = "门诊部迁址，新旧两处都要悬挂。"
"""
TODAY = {
    "annual": "yearly",
    "tiny": "small",
    "publicity.handouts": "publicity.leaflets",
    " publicity.leaflets ": "publicity.leaflets",
    "papers.given": "publicity.leaflets",
    "handouts": "leaflets",
    "spreading": "publicity",
    "difficulties": "problems",
    "too-many-banners": "many-banners",
}


@pytest.fixture
def clinic(bench: Any) -> ReportType:
    made: ReportType = bench.type(unit_type=TYPE, indicators=INDICATORS, rules=RULES, sections=SECTIONS)
    return made


def modern(text: str) -> str:
    for old, new in TODAY.items():
        text = text.replace(old, new)
    return text


def test_an_old_file_is_the_same_submission_as_one_of_today(bench: Any, clinic: ReportType) -> None:
    old = clinic.structure(bench.raw(OLD, head=""))
    assert evolve(old, renamed=()) == clinic.structure(bench.raw(modern(OLD), head=""))
    assert {each.old for each in old.renamed} == {
        *("annual", "tiny", "publicity.handouts", "papers.given", "spreading", "difficulties"),
        "clinic-too-many-banners",
    }


def test_each_old_name_is_a_note_with_the_new_one_and_its_line(bench: Any, clinic: ReportType) -> None:
    raw = clinic.upgraded(bench.raw(OLD, head=""))
    found = {
        raw.locate(each.place): each
        for each in clinic.check(clinic.structure(raw))
        if each.rule == "clinic-renamed"
    }
    assert {place: each.message for place, each in found.items()} == {
        "line 3": "annual 现称 yearly，已按新名读取",
        "line 6": "tiny 现称 small，已按新名读取",
        "line 8": "publicity.handouts 现称 publicity.leaflets（发放宣传资料），已按新名读取",
        "line 11": "papers.given 现称 publicity.leaflets（发放宣传资料），已按新名读取",
        "line 20": "spreading 现称 publicity，已按新名读取",
        "line 22": "difficulties 现称 problems，已按新名读取",
        "line 24": "clinic-too-many-banners 现称 clinic-many-banners，已按新名读取",
    }
    assert {each.severity.value for each in found.values()} == {"note"}


def test_what_is_wrong_with_an_old_figure_is_said_with_its_own_line(bench: Any, clinic: ReportType) -> None:
    with pytest.raises(InputError, match="line 8: 发放宣传资料"):
        clinic.structure(bench.raw(OLD.replace('"4000余份"', '"4000吨"'), head=""))


@pytest.mark.parametrize(
    ("line", "more", "place"),
    [
        ("[figures]", "publicity.leaflets = 5", "line 9: publicity.handouts is now called"),
        ("[texts]", 'publicity = "…"', "line 21: spreading is now called publicity"),
    ],
)
def test_old_and_new_together_are_an_error(
    line: str, more: str, place: str, bench: Any, clinic: ReportType
) -> None:
    with pytest.raises(InputError, match=re.escape(place)):
        clinic.structure(bench.raw(OLD.replace(line, f"{line}\n{more}"), head=""))


def test_a_file_of_today_is_left_as_it_is(bench: Any, clinic: ReportType) -> None:
    raw = bench.raw(modern(OLD), head="")
    assert clinic.upgraded(raw) is raw


@pytest.mark.parametrize("broken", ['figures = "none"', "texts = 5", "local = []", "lists.difficulties = 5"])
def test_what_is_of_the_wrong_form_is_refused_as_ever(broken: str, bench: Any, clinic: ReportType) -> None:
    with pytest.raises(InputError):
        clinic.structure(bench.raw(f'{broken}\nperiod = "2023"\nunit.name = "甲"\n', head=""))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('unit = "条" }', 'unit = "条", formerly = ["papers.given"] }'), "papers.given is also that of"),
        (('"papers.given"', '"publicity.banners"'), "former name publicity.banners is in use"),
    ],
)
def test_two_claims_to_one_name_are_an_error(change: tuple[str, str], said: str, bench: Any) -> None:
    with pytest.raises(PluginError, match=said):
        bench.type(unit_type=TYPE, indicators=INDICATORS.replace(*change), rules=RULES, sections=SECTIONS)


def test_an_old_code_is_found(clinic: ReportType) -> None:
    assert [each.code for each in find("handouts", clinic.catalogue.indicators.values())] == [
        "publicity.leaflets"
    ]


def test_an_edited_report_of_before_is_read_and_verified(bench: Any, clinic: ReportType) -> None:
    """Built by the plugin before it renamed anything, held against data under the new names."""
    from huibao.edited.amend import read_back
    from huibao.edited.compare import Data, compare
    from huibao.edited.origin import built_anew, in_todays_names, read_report, told_data, with_anchors_of
    from huibao.render.docx import render

    old_text = OLD.replace("papers.given", "publicity.handouts")
    files = [TYPE, INDICATORS, RULES, SECTIONS]
    for new, old in (
        ("leaflets", "handouts"),
        ("[kinds.small]", "[kinds.tiny]"),
        ("outline.yearly", "outline.annual"),
        ('"many-banners"', '"too-many-banners"'),
        ('id = "publicity"', 'id = "spreading"'),
        ('["publicity", "problems"]', '["spreading", "problems"]'),
        ('of = "problems"', 'of = "difficulties"'),
    ):
        files = [text.replace(new, old) for text in files]
    files = [re.sub(r",? ?\n?formerly = \[.*?\]", "", text) for text in files]
    unit_type, indicators, rules, sections = files
    earlier = bench.type(unit_type=unit_type, indicators=indicators, rules=rules, sections=sections)
    document = earlier.report(earlier.structure(bench.raw(old_text, head=""))).document
    today = bench.type(unit_type=TYPE, indicators=INDICATORS, rules=RULES, sections=SECTIONS)

    now = in_todays_names(read_report("old.docx", render(document)), today)
    raw = today.upgraded(told_data("old.docx", now))
    report, built = built_anew(raw, today)
    found = read_back(with_anchors_of(now, built), now, raw.tree, report.facts)
    assert (found.taken, found.left) == ((), ())
    assert found.tree["figures"]["publicity.leaflets"] == "4000余份"
    submission = today.structure(bench.raw(modern(old_text), head=""))
    content = read_report("new.docx", render(today.report(submission).document))
    differences = compare(with_anchors_of(now, built), now, Data.of(content, today.catalogue.indicators))
    assert [each for each in differences if each.counts] == []


def test_the_commands_show_the_line_of_the_old_name(
    bench: Any, clinic: Any, report: Any, tmp_path: Path
) -> None:
    data = tmp_path / "old.toml"
    data.write_text(OLD, encoding="utf-8")
    code, said = report("check", str(data), "--plugin", str(bench.folder / "content"))
    assert code == 0
    assert "old.toml:line 8: publicity.handouts 现称 publicity.leaflets" in said
    code, said = report("template", "--type", "clinic", "--from", str(data), "-o", str(tmp_path / "f.xlsx"),
                        "--plugin", str(bench.folder / "content"))  # fmt: skip
    assert code == 0, said
    code, said = report("check", str(tmp_path / "f.xlsx"), "--plugin", str(bench.folder / "content"))
    assert (code, "现称" in said) == (0, False), said


def addon(folder: Path, head: str = "", **files: str) -> tuple[str, ContentFolder]:
    (folder / "county").mkdir()
    texts = {"addon": f'id = "county"\nname = "县里"\nextends = "clinic"\n{head}', **files}
    for stem, text in texts.items():
        (folder / "county" / f"{stem}.toml").write_text(text, encoding="utf-8")
    return "county", ContentFolder(folder / "county", "county")


@pytest.fixture
def extended(bench: Any) -> Any:
    """The clinic with an add-on that was written when other names held."""

    def made(head: str = "", **files: str) -> ReportType:
        plugins = [addon(bench.folder, head, **files)]
        unit_type: ReportType = bench.type(
            unit_type=TYPE, indicators=INDICATORS, rules=RULES, sections=SECTIONS, plugins=plugins
        )
        return unit_type

    return made


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("indicator", "publicity.handouts", "publicity.leaflets"),
        ("rule", "clinic-too-many-banners", "clinic-many-banners"),
        ("section", "spreading", "publicity"),
    ],
)
def test_an_addon_may_remove_by_the_old_name(part: str, old: str, new: str, extended: Any) -> None:
    catalogue = extended(f'[[without]]\n{part} = "{old}"\nreason = "县里另有规定"\n').catalogue
    assert [each.id for each in catalogue.changes] == [new]


OLD_OF_ADDON: list[dict[str, str]] = [
    {"head": '[[instead]]\nindicator = "publicity.handouts"\nreason = "县里的叫法"\n'},
    {"rules": '[[rule]]\nid = "some"\ncheck = "publicity.handouts > 3"\nmessage = "太少"\n'},
    {
        "sections": '[[section]]\nid = "problems"\n'
        '[[section.paragraph]]\nclauses = ["资料{publicity.handouts}"]\n'
    },
    {"indicators": '[publicity]\nhandouts = { name = "材料", unit = "本" }\n'},
]


@pytest.mark.parametrize("files", OLD_OF_ADDON)
def test_where_it_says_more_by_an_old_name_it_is_told_the_new_one(
    files: dict[str, str], extended: Any
) -> None:
    with pytest.raises(PluginError) as caught:
        extended(**files)
    assert str(caught.value).startswith("county: ")
    assert "publicity.handouts is now called publicity.leaflets" in str(caught.value)


@pytest.mark.usefixtures("clinic")
def test_explain_knows_the_old_code(bench: Any, report: Any, tmp_path: Path) -> None:
    data = tmp_path / "old.toml"
    data.write_text(OLD, encoding="utf-8")
    folder = str(bench.folder / "content")
    code, said = report("explain", "--plugin", folder, "publicity.handouts", str(data))
    assert (code, said.splitlines()[0]) == (0, "publicity.leaflets 发放宣传资料（份）")
