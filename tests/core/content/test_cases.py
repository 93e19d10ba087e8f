"""cases.toml: figures that keep a rule, and figures that break it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from huibao.content.cases import RuleCases, load_cases

RULES = """
[[rule]]
id = "fixed-within-found"
check = "issues.fixed <= issues.found"
message = "整改{issues.fixed}"

[[rule]]
id = "found-at-all"
check = "issues.found > 0"
message = "发现{issues.found}"
kinds = ["small", "large"]
"""
CASES = """
[fixed-within-found]
holds = { issues.fixed = 8, issues.found = 8 }
breaks = { issues.fixed = 9, issues.found = 8.5 }
"""


def load(folder: Path) -> list[RuleCases]:
    return load_cases(folder, "p", prefix="clinic")


def trees(cases: Any) -> list[dict[str, Any]]:
    return [case.raw.tree for case in cases]


def test_a_case_is_a_small_data_file(folder: Any) -> None:
    (fixed, _found) = load(folder(rules=RULES, cases=CASES))
    assert (fixed.rule.id, fixed.also) == ("clinic-fixed-within-found", frozenset())
    (holds,), (breaks,) = fixed.holds, fixed.breaks
    assert holds.where == "cases.toml: fixed-within-found.holds"
    assert holds.raw.tree["figures"] == {"issues": {"fixed": 8, "found": 8}}
    assert holds.raw.tree["period"] == "2023"
    assert holds.raw.tree["unit"]["kind"] == ""
    assert repr(breaks.raw.tree["figures"]["issues"]["found"]) == repr(Decimal("8.5"))
    assert breaks.raw.locate("figures.issues.found") == "fixed-within-found.breaks.issues.found"
    assert breaks.raw.locate("previous.issues.found") == "fixed-within-found.breaks.previous.issues.found"


def test_the_tables_of_a_data_file_stand_beside_the_figures(folder: Any) -> None:
    text = """
    [fixed-within-found]
    holds = { period = "2023H1", kind = "large", previous.issues.found = 3, targets.issues.found = 4,
      planned.issues.found = 5, lists.problems = ["甲"], issues.found = 2 }
    """.replace(",\n", ",")
    (holds,) = load(folder(rules=RULES, cases=text))[0].holds
    assert holds.raw.tree == {
        "period": "2023H1",
        "unit": {"name": "甲单位", "kind": "large"},
        "previous": {"issues": {"found": 3}},
        "targets": {"issues": {"found": 4}},
        "planned": {"issues": {"found": 5}},
        "lists": {"problems": ["甲"]},
        "figures": {"issues": {"found": 2}},
    }


def test_several_cases_of_a_sort(folder: Any) -> None:
    text = "[found-at-all]\nholds = [{ issues.found = 1 }, { issues.found = 2 }]\n"
    cases = load(folder(rules=RULES, cases=text))[1].holds
    assert [case.where for case in cases] == [f"cases.toml: found-at-all.holds[{each}]" for each in (0, 1)]


def test_a_case_is_of_the_kind_that_its_rule_is_for(folder: Any) -> None:
    text = '[found-at-all]\nholds = { issues.found = 1 }\nbreaks = { issues.found = 0, kind = "large" }\n'
    cases = load(folder(rules=RULES, cases=f'base.kind = "tiny"\n{text}'))[1]
    assert [tree["unit"]["kind"] for tree in trees((*cases.holds, *cases.breaks))] == ["small", "large"]


def test_a_case_has_what_the_base_has_and_it_does_not_say_itself(folder: Any) -> None:
    base = '[base]\nlists = { problems = ["甲"], plans = ["乙"] }\nissues.late = 1.5\n'
    text = base + CASES.replace("issues.found = 8 }", "issues.found = 8, lists.plans = [] }")
    (holds,), (breaks,) = (
        load(folder(rules=RULES, cases=text))[0].holds,
        load(folder(rules=RULES, cases=text))[0].breaks,
    )
    assert holds.raw.tree["lists"] == {"problems": ["甲"], "plans": []}
    assert breaks.raw.tree["lists"] == {"problems": ["甲"], "plans": ["乙"]}
    assert holds.raw.tree["figures"]["issues"] == {"late": Decimal("1.5"), "fixed": 8, "found": 8}


def test_rules_that_cannot_but_fire_as_well(folder: Any) -> None:
    text = CASES + 'also = ["found-at-all"]\n'
    assert load(folder(rules=RULES, cases=text))[0].also == {"clinic-found-at-all"}


def test_a_rule_without_cases_has_none(folder: Any) -> None:
    both = load(folder(rules=RULES))
    assert [(each.holds, each.breaks) for each in both] == [((), ()), ((), ())]


def test_cases_may_be_spread_over_a_folder(folder: Any) -> None:
    path = folder(rules=RULES)
    (path / "cases").mkdir()
    (path / "cases/a.toml").write_text("[base]\nissues.late = 1\n", encoding="utf-8")
    (path / "cases/b.toml").write_text(CASES, encoding="utf-8")
    (holds,) = load(path)[0].holds
    assert holds.where == "cases/b.toml: fixed-within-found.holds"
    assert holds.raw.tree["figures"]["issues"]["late"] == 1


def test_a_rule_and_a_base_stand_in_one_file_only(folder: Any, refused: Any) -> None:
    path = folder(rules=RULES)
    (path / "cases").mkdir()
    (path / "cases/a.toml").write_text(CASES, encoding="utf-8")
    (path / "cases/b.toml").write_text(CASES, encoding="utf-8")
    assert refused("cases/b.toml", lambda: load(path)) == [
        "fixed-within-found: its cases stand in cases/a.toml already"
    ]
    for name in "ab":
        (path / f"cases/{name}.toml").write_text("[base]\nissues.late = 1\n", encoding="utf-8")
    assert refused("cases/b.toml", lambda: load(path)) == ["base: another file has one already"]


def test_all_that_is_wrong_is_said_at_once(folder: Any, refused: Any) -> None:
    text = """
    [fixed]
    holds = { issues.fixed = 8 }
    [fixed-within-found]
    hold = { issues.fixed = 8 }
    [found-at-all]
    holds = 3
    breaks = [{}]
    also = ["found"]
    """
    assert refused("cases.toml", lambda: load(folder(rules=RULES, cases=text))) == [
        "fixed-within-found.hold: unknown key hold",
        "fixed: there is no rule fixed",
        "found-at-all.breaks: [{}] is neither a table of figures nor a list of them",
        "found-at-all.holds: 3 is neither a table of figures nor a list of them",
    ]
    also = "[found-at-all]\nalso = ['found']\n"
    assert refused("cases.toml", lambda: load(folder(rules=RULES, cases=also))) == [
        "found-at-all.also: there is no rule found"
    ]


@pytest.mark.parametrize("base", ["3", "[]"])
def test_a_base_is_a_table(base: str, folder: Any, refused: Any) -> None:
    (line,) = refused("cases.toml", lambda: load(folder(rules=RULES, cases=f"base = {base}\n{CASES}")))
    assert line.startswith("base: ")
