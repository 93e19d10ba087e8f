"""What stands behind a document's figures, for the formats that show it."""

from tests.conftest import HEAD, INDICATORS, SECTIONS, Bench

from huibao.model.document import Aspect, Document
from huibao.model.evidence import Account, Outcome, source_of
from huibao.model.rule import Severity

RULES = """\
[[rule]]
id = "disposed"
check = "waste.disposed <= waste.generated"
message = "处置量大于产生量"

[[rule]]
id = "jump"
check = "publicity.leaflets <= previous(publicity.leaflets) * 3"
message = "宣传资料增长过快"
severity = "question"

[[rule]]
id = "banners"
check = "publicity.banners >= 1"
message = "未挂横幅"

[[rule]]
id = "open"
check = "money.spent >= 33"
message = "经费不足"
"""
FIGURES = """\
[figures]
waste.generated = 4
waste.disposed = 3
publicity.leaflets = 900
money.spent = "近31万元"
[previous]
publicity.leaflets = 200
waste.rate = 70
[targets]
waste.disposed = 4
[planned]
meetings.held = 12
"""


def accounts(bench: Bench, sections: str = SECTIONS) -> dict[str, Account]:
    unit_type = bench.type(rules=RULES, sections=sections)
    return dict(bench.report(FIGURES, unit_type).document.evidence().accounts)


def test_every_figure_has_an_account_whatever_its_role(bench: Bench) -> None:
    found = accounts(bench)
    assert list(found) == [
        "meetings.held", "money.spent", "publicity.leaflets",
        "waste.generated", "waste.disposed", "waste.rate",
    ]  # fmt: skip
    assert found["meetings.held"].texts == {Aspect.PLANNED: "12次"}
    assert found["waste.generated"].heading == "规范废物处置"


def test_sources_and_formulas(bench: Bench) -> None:
    found = accounts(bench)
    disposed, rate = found["waste.disposed"], found["waste.rate"]
    assert source_of(disposed.figures[Aspect.ACTUAL]) == "clinic.toml:figures.waste.disposed"
    assert source_of(disposed.figures[Aspect.TARGET]) == "clinic.toml:targets.waste.disposed"
    assert disposed.formula == ""
    assert rate.formula == "医疗废物处置量3吨 ÷ 医疗废物产生量4吨 × 100"
    assert rate.texts[Aspect.ACTUAL] == "75%"


def test_comparisons_as_the_document_has_them_else_in_full(bench: Bench) -> None:
    table = (
        '\n[[section.table]]\ncaption = "处置"\nrows = ["waste.generated", "waste.disposed", "waste.rate"]'
    )
    told = accounts(bench, SECTIONS.replace('title = "规范废物处置"', f'title = "规范废物处置"{table}'))
    assert told["waste.disposed"].texts[Aspect.COMPLETION] == "75%"
    without = accounts(bench, SECTIONS.replace("default = true", "default = true\nannex = false"))
    assert without["publicity.leaflets"].texts[Aspect.CHANGE] == "比上年增加700份，增长350%"
    assert without["waste.rate"].texts[Aspect.CHANGE] == "比上年提高5个百分点"
    assert without["waste.disposed"].texts[Aspect.COMPLETION] == "完成年度目标的75%"
    assert Aspect.CHANGE not in without["waste.disposed"].texts


def test_what_found_something_comes_before_what_passed(bench: Bench) -> None:
    found = accounts(bench)
    missed, passed = found["waste.disposed"].rulings
    assert (missed.rule, missed.outcome) == ("clinic-target-waste.disposed", Outcome.FOUND)
    assert (passed.rule, passed.outcome) == ("clinic-disposed", Outcome.PASSED)
    assert passed.words == "医疗废物处置量3吨 ≤ 医疗废物产生量4吨"
    (broken,) = found["publicity.leaflets"].rulings
    assert (broken.outcome, broken.severity, broken.words) == (
        Outcome.FOUND, Severity.QUESTION, "宣传资料增长过快",
    )  # fmt: skip
    (left_open,) = found["money.spent"].rulings
    assert (left_open.outcome, left_open.severity) == (Outcome.OPEN, None)


def test_rules_without_their_figures_say_nothing(bench: Bench) -> None:
    assert all(
        ruling.rule != "clinic-banners" for account in accounts(bench).values() for ruling in account.rulings
    )


def test_conditions_in_words_name_what_they_ask(bench: Bench) -> None:
    rules = """
[[rule]]
id = "given"
check = "waste.generated >= 1 and (given(money.spent) or items(problems) >= previous(publicity.leaflets))"
message = "…"
cites = "《办法》（2020）第5%条"

[[rule]]
id = "removed"
check = "waste.disposed >= 1 or planned(waste.disposed) > target(waste.disposed)"
message = "…"
missing = "zero"
"""
    unit_type = bench.type(
        rules=rules, indicators=INDICATORS.replace("医疗废物产生量", "医疗废物产生量（100%）")
    )
    text = FIGURES + '[lists]\nproblems = ["人手不足", "经费不足"]\n'
    found = bench.report(text, unit_type).document.evidence().accounts
    (given,) = found["waste.generated"].rulings
    assert given.words == (
        "医疗废物产生量（100%）4吨 ≥ 1，且（投入经费已填报，或problems的条数2 ≥ 上年发放宣传资料200份）"
        "（《办法》（2020）第5%条）"
    )
    _missed, zero = found["waste.disposed"].rulings
    assert zero.words == "医疗废物处置量3吨 ≥ 1，或下期计划医疗废物处置量（未填） > 目标医疗废物处置量4吨"


def test_local_figures_have_their_place_in_their_section(bench: Bench) -> None:
    text = FIGURES + '[local.beds]\nname = "床位"\nunit = "张"\nvalue = 12\nsection = "publicity"\n'
    found = bench.report(text, bench.type()).document.evidence().accounts
    assert list(found)[2:5] == ["publicity.leaflets", "local.beds", "waste.generated"]
    assert found["local.beds"].heading == "广泛宣传发动"


def test_evidence_knows_which_figures_are_in_print(bench: Bench) -> None:
    sections = SECTIONS.replace("default = true", "default = true\nannex = false\nwhole = false")
    sections = sections.replace('"leadership", "publicity", "waste"', '"waste", "publicity"')
    document = bench.report(FIGURES, bench.type(sections=sections)).document
    evidence = document.evidence()
    assert evidence.printed == tuple(dict.fromkeys(entry.indicator for entry in document.register))
    assert evidence.printed
    assert set(evidence.printed) < set(evidence.accounts)


def test_explanations_go_with_their_finding(bench: Bench) -> None:
    text = FIGURES + '[explanations]\nclinic-jump = "开展了入户宣传"\n'
    report = bench.report(text, bench.type(rules=RULES), HEAD)
    (ruling,) = report.document.evidence().accounts["publicity.leaflets"].rulings
    assert (ruling.severity, ruling.explanation) == (Severity.NOTE, "开展了入户宣传")
    assert report.document.evidence().findings == report.findings


def test_a_document_made_by_hand_has_no_evidence() -> None:
    evidence = Document(("报告",), "单位", "2023年", ()).evidence()
    assert (evidence.accounts, evidence.findings) == ({}, ())
