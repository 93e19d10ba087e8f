"""Last year's column against last year's filing, and deviations that the unit explains."""

import pytest
from tests.conftest import HEAD, Bench

from huibao.errors import InputError
from huibao.model.rule import Severity
from huibao.pipeline import check_earlier

LAST_YEAR = HEAD.replace("2023", "2022")


def report(bench: Bench, now: str, before: str):
    unit_type = bench.type()
    earlier = bench.submission(before, unit_type, LAST_YEAR)
    return unit_type.report(bench.submission(now, unit_type), None, earlier)


def test_a_changed_figure_of_last_year_is_warned_about(bench: Bench) -> None:
    found = report(
        bench, "[previous]\npublicity.leaflets = 3600\n", '[figures]\npublicity.leaflets = "3500余份"\n'
    ).findings
    (finding,) = found
    assert (finding.rule, finding.severity) == ("clinic-restated", Severity.WARNING)
    assert "上年数填报3600份，上年报告中为3500余份" in finding.message
    assert (finding.seen, finding.expected) == ("3600份", "3500余份")
    assert finding.place == "figures.publicity.leaflets".replace("figures", "previous")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("[previous]\npublicity.leaflets = 3600\n", '[figures]\npublicity.leaflets = "0.36万份"\n'),
        ("[previous]\npublicity.leaflets = 3600\n", "[figures]\nmeetings.held = 3\n"),
        ("[figures]\npublicity.leaflets = 3600\n", "[figures]\npublicity.leaflets = 3500\n"),
        ("[previous]\npublicity.leaflets = 3600\n", '[figures]\npublicity.leaflets = "不适用"\n'),
        (
            '[local.a]\nname = "甲"\nunit = "个"\nvalue = 3\nprevious = 2\n',
            '[local.b]\nname = "乙"\nunit = "个"\nvalue = 3\n',
        ),
    ],
    ids=["same", "not filed", "not given", "not applicable", "another local"],
)
def test_nothing_to_say(bench: Bench, now: str, before: str) -> None:
    assert report(bench, now, before).findings == ()


def test_a_filing_of_another_unit_is_asked_about(bench: Bench) -> None:
    unit_type = bench.type()
    earlier = bench.submission("", unit_type, LAST_YEAR.replace("第三门诊部", "第九门诊部"))
    (finding,) = unit_type.report(bench.submission("", unit_type), None, earlier).findings
    assert (finding.rule, finding.severity) == ("clinic-restated-unit", Severity.QUESTION)


def test_derived_figures_of_the_filing_count(bench: Bench) -> None:
    before = "[figures]\nwaste.generated = 3\nwaste.disposed = 2\n"
    (finding,) = report(bench, "[previous]\nwaste.rate = 70\n", before).findings
    assert "上年报告中为66.7%" in finding.message


def test_the_filing_fills_in_what_the_file_leaves_out(bench: Bench) -> None:
    before = "[figures]\npublicity.leaflets = 3500\nmeetings.held = 3\n"
    before += "[local.a]\nname = '甲'\nunit = '个'\nvalue = 3\n"
    made = report(bench, "[figures]\npublicity.leaflets = 4000\n[previous]\nmeetings.held = 3\n", before)
    assert made.facts.previous == {"publicity.leaflets": 3500, "meetings.held": 3}
    assert made.facts.previous_figures["publicity.leaflets"].role.value == "previous"


PLANNED = "[planned]\nmeetings.held = 4\n[local.a]\nname = '甲'\nunit = '个'\nplanned = 3\n"


@pytest.mark.parametrize(
    ("period", "targets", "target"),
    [
        ("2023", "", 4),
        ("2023-2024", "", 4),
        ("2023", "[targets]\nmeetings.held = 6\n", 6),
        ("2023H1", "", None),
    ],
)
def test_what_was_planned_for_this_period_is_its_target(
    bench: Bench, period: str, targets: str, target: int | None
) -> None:
    unit_type = bench.type()
    now = bench.submission(
        "[figures]\nmeetings.held = 9\n" + targets, unit_type, HEAD.replace("2023", period)
    )
    before = HEAD.replace("2023", now.period.same_last_year.code)
    made = unit_type.report(now, None, bench.submission(PLANNED, unit_type, before))
    assert made.facts.target == ({} if target is None else {"meetings.held": target})
    assert made.findings == ()


@pytest.mark.parametrize(
    ("now", "before", "fits"),
    [
        ("2023", "2022", True),
        ("2023H1", "2022H1", True),
        ("2023-2024-1", "2022-2023-1", True),
        ("2023", "2021", False),
        ("2023", "2023", False),
        ("2023H2", "2023H1", False),
        ("2023", "2022H1", False),
    ],
)
def test_the_filing_must_be_of_the_same_part_of_last_year(
    bench: Bench, now: str, before: str, fits: bool
) -> None:
    unit_type = bench.type()
    of = {period: bench.submission("", unit_type, HEAD.replace("2023", period)) for period in {now, before}}
    if fits:
        check_earlier(of[now], of[before])
    else:
        with pytest.raises(InputError, match=r"clinic\.toml: .*period"):
            check_earlier(of[now], of[before])


RATE = "[figures]\nwaste.generated = 3\nwaste.disposed = 2\nwaste.rate = 80\n"


def test_an_explained_finding_is_a_note_and_stands_in_the_report(bench: Bench) -> None:
    made = bench.report(RATE + '[explanations]\n"clinic-formula-waste.rate" = "按批次计算。"\n')
    (finding,) = made.findings
    assert (finding.severity, finding.explanation) == (Severity.NOTE, "按批次计算。")
    assert finding.message.startswith("处置率填报80%")


@pytest.mark.parametrize("reason", ["", "   ", "\\n"])
def test_an_empty_explanation_explains_nothing(bench: Bench, reason: str) -> None:
    found = bench.findings(RATE + f'[explanations]\n"clinic-formula-waste.rate" = "{reason}"\n')
    assert any(finding.severity is Severity.ERROR for finding in found)


def test_no_blanks_are_printed_between_chinese_and_figures(bench: Bench) -> None:
    rule = (
        '[[rule]]\nid = "rate"\nseverity = "error"\ncheck = "waste.generated <= 1"\n'
        'message = "废物 {waste.generated} ，按 GB 5749 核对 WHO 标准"\n'
    )
    text = '[figures]\nwaste.generated = 4\n[explanations]\nclinic-rate = "属实。"\n'
    said = bench.words(text, bench.type(rules=rule))
    assert "废物4吨，按GB 5749核对WHO标准。经核实：属实。" in said


def test_an_explanation_of_nothing_is_said(bench: Bench) -> None:
    (finding,) = bench.findings('[explanations]\n"clinic-formula-waste.rate" = "按批次计算"\n')
    assert (finding.rule, finding.severity) == ("clinic-explanation-idle", Severity.NOTE)
    assert finding.place == "explanations.clinic-formula-waste.rate"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("clinic-formula-waste.rate", "本期数据并未触发该规则"),
        ("clinic-residue-blank", "本期数据并未触发该规则"),
        ("clinic-formula-waste.rat", "没有这条规则"),
        ("weather", "没有这条规则"),
        ("clinic-waste", "没有这条规则"),
    ],
)
def test_an_explanation_of_what_is_no_rule_is_told_apart(bench: Bench, code: str, said: str) -> None:
    (finding,) = bench.findings(f'[explanations]\n"{code}" = "按批次计算"\n')
    assert finding.message == f"对 {code} 作了说明，但{said}"
    assert (finding.hint == "是不是想写 clinic-formula-waste.rate？") == (code == "clinic-formula-waste.rat")


def test_an_explanation_of_a_restatement_is_heard(bench: Bench) -> None:
    now = '[previous]\npublicity.leaflets = 3600\n[explanations]\n"clinic-restated" = "上年漏计100份"\n'
    (finding,) = report(bench, now, "[figures]\npublicity.leaflets = 3500\n").findings
    assert finding.severity is Severity.NOTE
