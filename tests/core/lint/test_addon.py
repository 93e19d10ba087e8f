"""An add-on is looked at over the type that it extends."""

from pathlib import Path

import pytest

from huibao.lint import lint

HEAD = 'id = "linjiang"\nname = "临江县的要求"\nextends = "school"\n'
INDICATORS = '[river]\npatrols = { name = "组织护河行动", unit = "次", section = "civility" }\n'
SECTIONS = (
    '[[section]]\nid = "civility"\n\n[[section.paragraph]]\nclauses = ["组织护河行动{river.patrols}"]\n'
)


def addon(folder: Path, **files: str) -> Path:
    for name, text in {"addon": HEAD, "indicators": INDICATORS, "sections": SECTIONS, **files}.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder


def codes(folder: Path) -> list[tuple[str, str, int]]:
    return [(each.code, each.file, each.line) for each in lint(folder)]


def test_a_sound_one(tmp_path: Path) -> None:
    assert codes(addon(tmp_path)) == []


def test_the_figures_of_the_type_may_be_spoken_of(tmp_path: Path) -> None:
    faulty = SECTIONS.replace("护河行动{", "学生{student.total}护河行动{")
    assert codes(addon(tmp_path, sections=faulty)) == []
    assert codes(addon(tmp_path, sections=faulty.replace("total", "totals"))) == [
        ("unknown-indicator", "sections.toml", 5)
    ]


def test_what_the_type_has_is_not_defined_again(tmp_path: Path) -> None:
    again = INDICATORS + '[class]\ntotal = { name = "班", unit = "个" }\n'
    sections = SECTIONS.replace('"组织护河', '"班{class.total}", "组织护河')
    assert codes(addon(tmp_path, indicators=again, sections=sections)) == [
        ("name-twice", "indicators.toml", 4)
    ]
    declared = HEAD + '\n[[instead]]\nindicator = "class.total"\nreason = "县里的叫法"\n'
    assert codes(addon(tmp_path, addon=declared, indicators=again, sections=sections)) == []


def test_a_type_that_is_not_there(tmp_path: Path) -> None:
    assert codes(addon(tmp_path, addon=HEAD.replace("school", "clinic"))) == [
        ("unknown-type", "addon.toml", 3)
    ]


@pytest.mark.parametrize("head", ['id = "linjiang"\n', HEAD + 'colour = "red"\n'])
def test_a_misshapen_head(head: str, tmp_path: Path) -> None:
    (remark,) = lint(addon(tmp_path, addon=head))[:1]
    assert (remark.code, remark.file) == ("file-form", "addon.toml")


def test_what_it_takes_out_itself_is_said_to_be_its_own_doing(tmp_path: Path) -> None:
    head = HEAD + '\n[[without]]\nindicator = "student.total"\nreason = "县里不要"\n'
    faulty = SECTIONS.replace("护河行动{", "学生{student.total}护河行动{")
    found = lint(addon(tmp_path, addon=head, sections=faulty))
    (remark,) = [each for each in found if each.code == "unknown-indicator"]
    assert "[[without]]: 县里不要" in remark.hint


def test_a_fault_of_the_head_has_its_line(tmp_path: Path) -> None:
    two = HEAD + '\n[[without]]\nrule = "a"\nsection = "b"\nreason = "两样"\n'
    assert codes(addon(tmp_path, addon=two)) == [("file-form", "addon.toml", 5)]
    empty = HEAD + '\n[[instead]]\nindicator = "student.total"\nreason = "改"\n'
    assert ("instead-missing", "addon.toml", 6) in codes(addon(tmp_path, addon=empty))


def test_a_rule_that_is_promised_and_not_there_is_said_where_it_is_promised(tmp_path: Path) -> None:
    head = HEAD + '\n[[instead]]\nrule = "school-class-size-plausible"\nreason = "县里核定标准班额"\n'
    cases = "[school-class-size-plausible]\nholds = { student.total = 600, class.total = 12 }\n"
    assert codes(addon(tmp_path, addon=head, cases=cases)) == [("instead-missing", "addon.toml", 6)]


def test_a_section_of_its_own_that_no_report_has_is_to_say_where_it_stands(tmp_path: Path) -> None:
    text = SECTIONS.replace('"civility"', '"rivers"\ntitle = "护河"')
    (remark,) = lint(addon(tmp_path, sections=text, indicators=INDICATORS.replace("civility", "rivers")))
    assert remark.code == "unused-section"
    assert 'after = "…"' in remark.hint


def test_what_the_system_refuses_says_neither_the_place_nor_the_lint_once_more(tmp_path: Path) -> None:
    head = HEAD + '\n[[without]]\nindicator = "student.totl"\nreason = "县里不要"\n'
    (remark,) = lint(addon(tmp_path, addon=head))
    assert (remark.code, remark.file, remark.line) == ("refused", "addon.toml", 5)
    assert remark.message == "indicator student.totl is declared changed, but there is none"
    assert "student.total" in remark.hint
    assert "plugin lint" not in remark.hint


def test_an_unknown_key_has_the_nearest_and_no_old_ones(tmp_path: Path) -> None:
    (first, second) = lint(addon(tmp_path, indicators=INDICATORS.replace("unit =", "unti =")))
    (said,) = [each.message for each in (first, second) if "unti" in each.message]
    assert "did you mean unit?" in said
    assert ", kind," not in said
