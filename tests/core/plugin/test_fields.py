"""What a plugin's code makes is held against the types that its classes say."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from huibao.errors import PluginError
from huibao.model.finding import Finding
from huibao.model.formats import RawData, Reader
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.outline import Clause, Paragraph, Section, Sentence
from huibao.model.rule import Rule, Severity
from huibao.model.standard import Standard
from huibao.model.unit import UnitKind, UnitType
from huibao.plugin.fields import WrongFieldError, sound
from huibao.plugin.manager import load
from huibao.plugin.markers import hookimpl

STALLS: dict[str, Any] = {
    "code": "stall.total",
    "name": "摊位",
    "unit": "个",
    "kind": QuantityKind.COUNT,
    "section": "stalls",
    "over_units": Combine.SUM,
    "over_periods": Combine.LAST,
}
anything: Any = None


@pytest.mark.parametrize(
    ("make", "said", "hint"),
    [
        (lambda: Rule("r", anything, "有误"), "check: None is no str", ""),
        (
            lambda: Rule("r", "a < b", "误", **_any(severity="question")),
            "severity: 'question' is no Severity",
            "write Severity.QUESTION",
        ),
        (
            lambda: Rule("r", "a < b", "误", **_any(severity="grave")),
            "severity: 'grave' is no Severity",
            "known are Severity.ERROR",
        ),
        (
            lambda: Rule("r", "a < b", "误", **_any(kinds="primary")),
            "kinds: 'primary' is no tuple[str, ...]",
            "write ('primary',)",
        ),
        (lambda: Rule("r", "a < b", "误", **_any(kinds=("a", 5))), "kinds[1]: 5 is no str", ""),
        (lambda: Rule("", "a < b", "误"), "id: it is empty", ""),
        (lambda: Finding(anything, Severity.NOTE, "误"), "rule: None is no str", ""),
        (
            lambda: Finding("f", Severity.NOTE, "误", indicators=anything),
            "indicators: None is no tuple[str, ...]",
            "",
        ),
        (
            lambda: UnitType("p", "园", "我园", **_any(kinds={"a": "小"})),
            "kinds['a']: '小' is no UnitKind",
            "",
        ),
        (
            lambda: UnitType("p", "园", "我园", **_any(kinds=["a"])),
            "kinds: ['a'] is no Mapping[str, UnitKind]",
            "",
        ),
        (
            lambda: UnitType("p", "园", "我园", {"a": UnitKind("a", anything)}),
            "kinds['a'].name: None is no str",
            "",
        ),
        (
            lambda: Indicator(**STALLS | {"kind": "count"}),
            "kind: 'count' is no QuantityKind",
            "write QuantityKind.COUNT",
        ),
        (
            lambda: Indicator(**STALLS, **_any(minimum=0.5)),
            "minimum: 0.5 is no Decimal",
            'write Decimal("0.5")',
        ),
        (lambda: Indicator(**STALLS, decimals=True), "decimals: True is no int", ""),
        (lambda: Section("s", "节", **_any(paragraphs=["甲"])), "paragraphs[0]: '甲' is no Paragraph", ""),
        (
            lambda: _section(Clause(anything)),
            "paragraphs[0].sentences[0].clauses[0].text: None is no str",
            "",
        ),
        (
            lambda: Standard("s", "标准", "2021", (), since=datetime(2021, 1, 1)),
            "since: datetime.datetime(2021, 1, 1, 0, 0) is no date",
            "",
        ),
        (lambda: Reader("zz", anything, anything), "suffixes: None is no tuple[str, ...]", ""),
        (lambda: Reader("zz", (".zz",), anything), "read: None is no function", ""),
        (lambda: RawData("f", anything), "tree: None is no dict[str, Any]", ""),
    ],
)
def test_a_field_of_another_type_is_named(make: Callable[[], object], said: str, hint: str) -> None:
    made = make()
    with pytest.raises(WrongFieldError) as caught:
        sound(made, type(made))
    assert str(caught.value) == said
    assert caught.value.hint.startswith(hint)


def _section(*clauses: Clause) -> Section:
    return Section("s", "节", paragraphs=(Paragraph((Sentence(clauses),)),))


def _any(**fields: Any) -> dict[str, Any]:
    """Fields that the type checker is not to look at."""
    return fields


def test_what_is_sound_stays_the_same_object() -> None:
    section = _section(Clause("甲"))
    standard = Standard("s", "标准", "2021", (), since=date(2021, 1, 1))
    assert sound(section, Section) is section
    assert sound(standard, Standard) is standard


def test_lists_are_taken_for_tuples_and_whole_numbers_for_decimal_ones() -> None:
    rule = sound(Rule("r", "a < b", "误", **_any(kinds=["primary"])), Rule)
    assert rule.kinds == ("primary",)
    clause: Any = [Clause("甲")]
    section = sound(Section("s", "节", paragraphs=(Paragraph((Sentence(clause),)),)), Section)
    assert section.paragraphs[0].sentences[0].clauses == (Clause("甲"),)
    indicator = sound(Indicator(**STALLS, **_any(minimum=3)), Indicator)
    assert indicator.minimum == Decimal(3)
    assert type(indicator.minimum) is Decimal


def test_the_error_names_plugin_hook_object_and_field() -> None:
    class Plugin:
        @hookimpl
        def huibao_rules(self, unit_type: str) -> list[Rule]:
            return [Rule("r", "a < b", "误", **_any(severity="question"))]

    plugins = load([("strange", Plugin())], only=[])
    with pytest.raises(PluginError) as caught:
        plugins.collect("huibao_rules", unit_type="market")
    assert caught.value.plugin == "strange"
    assert caught.value.message == (
        "strange: huibao_rules gave Rule 'r' with a wrong field, severity: 'question' is no Severity"
    )
    assert caught.value.hint == "write Severity.QUESTION"
