"""rules.toml."""

from typing import Any

from huibao.content.rules import load_rules
from huibao.model.rule import Missing, Rule, Severity


def test_check_and_message_are_enough(folder: Any) -> None:
    text = '[[rule]]\nid = "few"\ncheck = "a < b"\nmessage = "太多"\n'
    assert load_rules(folder(rules=text), "p", prefix="school") == [
        Rule("school-few", "a < b", "太多", Severity.ERROR, Missing.SKIP, plugin="p")
    ]


def test_what_the_file_says_is_kept(folder: Any) -> None:
    text = """
    [[rule]]
    id = "few"
    check = "a < b"
    message = "太多"
    hint = "核对"
    severity = "question"
    missing = "finding"
    when = "b > 0"
    cites = "某办法"
    kinds = ["primary"]
    """
    (found,) = load_rules(folder(rules=text), "p", prefix="school")
    assert (found.severity, found.missing) == (Severity.QUESTION, Missing.FINDING)
    assert (found.hint, found.when, found.cites, found.kinds) == ("核对", "b > 0", "某办法", ("primary",))


def test_an_empty_file_has_no_rules(folder: Any) -> None:
    assert load_rules(folder(rules=""), "p", prefix="school") == []


def test_all_problems_at_once(folder: Any, refused: Any) -> None:
    text = """
    [[rule]]
    id = "one"
    check = "a < b"
    message = "太多"
    severity = "grave"
    missing = "never"
    kinds = "primary"
    [[rule]]
    id = "two"
    chek = "a < b"
    message = 3
    """
    lines = refused("rules.toml", lambda: load_rules(folder(rules=text), "p", prefix="school"))
    assert lines == sorted(
        [
            "rule one.severity: 'grave' is not one of error, warning, question, note",
            "rule one.missing: 'never' is not one of skip, zero, finding",
            "rule one.kinds: 'primary' is not a list",
            "rule two.check: check must be given",
            'rule two.message: 3 is not text: put it in quotation marks: "3"',
            "rule two.chek: unknown key chek",
        ]
    )


def test_one_rule_in_single_brackets_is_no_list(folder: Any, refused: Any) -> None:
    (line,) = refused("rules.toml", lambda: load_rules(folder(rules='[rule]\nid = "one"\n'), "p", prefix="s"))
    assert line.startswith("rule: ")
    assert line.endswith("write it in [[…]], not in […]")
