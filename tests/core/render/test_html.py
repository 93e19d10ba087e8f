"""A page that needs nothing else, reads well to machines, and cannot be broken by what it says."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from attrs import evolve
from tests.conftest import Bench

from huibao.model.document import Aspect, Document, ParagraphBlock, Text
from huibao.model.evidence import Account, Evidence, Outcome, Ruling
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.layout import PLAIN
from huibao.model.quantity import Bound, Quantity
from huibao.model.rule import Severity
from huibao.render.html import render

VOID = {"meta", "br", "input", "dt", "dd"}
"""dt and dd are left open, as HTML allows."""


class Page(HTMLParser):
    """The page's elements as (tag, attributes), and whether they nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def text(document: Document) -> str:
    return render(document).decode()


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


RATE = "publicity.awareness_rate"


@pytest.fixture(scope="module")
def told(document: Document) -> str:
    """The page of a document that knows more of one figure than its register tells."""

    def figure(value: str, role: Role, file: str, place: str, formula: str = "") -> Figure:
        return Figure(RATE, Quantity(Decimal(value), "%"), role, file, place, formula=formula)

    account = Account(
        Indicator(RATE, "知晓率", "%", QuantityKind.RATIO, "publicity", Combine.MEAN, Combine.LAST),
        "广泛宣传发动",
        {
            Aspect.ACTUAL: figure("98", Role.ACTUAL, "school.toml", "", "known / asked"),
            Aspect.PREVIOUS: figure("97", Role.PREVIOUS, "last.toml", "figures.rate"),
            Aspect.TARGET: Figure(
                RATE, Quantity(Decimal(95), "%", Bound.AT_LEAST), Role.TARGET, "school.toml", "targets.rate"
            ),
        },
        {
            Aspect.ACTUAL: "98%",
            Aspect.PREVIOUS: "97%",
            Aspect.TARGET: "95%以上",
            Aspect.CHANGE: "提高1个百分点",
        },
        "知晓人数196人 ÷ 调查<人数>200人 × 100",
        (
            Ruling("school-high", Outcome.FOUND, "知晓率偏高", Severity.WARNING, "已复核"),
            Ruling("school-rate", Outcome.PASSED, "知晓率98% ≥ 90"),
            Ruling("school-target", Outcome.OPEN, "知晓率98% ≥ 目标知晓率95%以上"),
        ),
    )
    return render(evolve(document, evidence=lambda: Evidence({RATE: account}))).decode()


def test_same_document_same_bytes(document: Document, text: str) -> None:
    assert render(document).decode() == text


def test_elements_nest(page: Page) -> None:
    assert page.open == []


def test_has_language_title_and_landmarks(page: Page, text: str) -> None:
    assert page.all("html") == [{"lang": "zh-CN"}]
    assert "<title>临江市实验小学关于&lt;创卫&gt;工作的报告 &amp; 附注</title>" in text
    assert [len(page.all(tag)) for tag in ("main", "article", "h1")] == [1, 1, 1]


def test_headings_leave_no_level_out(page: Page) -> None:
    assert [tag for tag, _ in page.elements if tag in {"h1", "h2", "h3", "h4", "h5"}] == [
        "h1", "h2", "h3", "h4", "h5", "h2",
    ]  # fmt: skip
    assert page.all("h2") == [{"id": "section-publicity"}, {"id": "sources-title"}]


def test_stands_alone_and_runs_nothing(page: Page, text: str) -> None:
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.elements}
    assert "url(" not in text
    assert "@import" not in text


def test_prints_on_a4_and_follows_the_dark_mode(text: str) -> None:
    assert "@media print" in text
    assert "size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm;" in text
    assert "prefers-color-scheme: dark" in text


def test_figures_carry_their_value_and_open_their_card(page: Page) -> None:
    values = [(data["id"], data["value"]) for data in page.all("data")]
    assert values[0] == ("huibao_f1", "4000")
    assert values[-1] == ("huibao_f4", "3500")
    cards = {card["id"]: card["aria-label"] for card in page.all("div") if "popover" in card}
    opened = [button["popovertarget"] for button in page.all("button")]
    assert {cards[id] for id in opened} == {"发放宣传资料", "知晓率"}
    assert [button["aria-label"] for button in page.all("button") if "aria-label" in button] == [
        "发放宣传资料：来源", "知晓率：来源", "发放宣传资料：来源", "发放宣传资料：来源",
    ]  # fmt: skip


def test_a_card_tells_what_the_register_knows(text: str) -> None:
    assert (
        "<dt>本期<dd>4000余份<small>school.toml:figures.publicity.leaflets</small>"
        "<dt>上年同期<dd>3500份<small>school.toml:previous.publicity.leaflets</small></dl>" in text
    )
    assert "<dd>98%以上<small>数据!D12</small><dt>计算<dd>known / asked * 100</dl>" in text


def test_a_card_tells_what_stands_behind_the_figure(told: str) -> None:
    assert (
        "<dt>本期<dd>98%<dt>计算<dd>知晓人数196人 ÷ 调查&lt;人数&gt;200人 × 100"
        "<small>公式：known / asked</small>"
        "<dt>上年同期<dd>97%<small>last.toml:figures.rate</small><dt>增减<dd>提高1个百分点<dt>目标<dd>95%以上"
        "<small>school.toml:targets.rate</small><dt>核对<dd>警告：知晓率偏高（说明：已复核）<small>school-high</small>"
        "<dd>通过：知晓率98% ≥ 90<small>school-rate</small>"
        "<dd>数据不够精确，无法判定：知晓率98% ≥ 目标知晓率95%以上<small>school-target</small></dl>" in told
    )


def test_the_page_is_the_same_by_evidence_and_by_register(bench: Bench) -> None:
    figures = "[figures]\npublicity.leaflets = '4000余份'\nwaste.generated = 4\nwaste.disposed = 3\n"
    text = f"{figures}[previous]\npublicity.leaflets = 3500\n[targets]\nwaste.disposed = 4\n"
    made = bench.report(text).document
    evidence = made.evidence()
    assert Aspect.CHANGE in {entry.aspect for entry in made.register}
    assert len(evidence.printed) == 4
    assert render(evolve(made, evidence=lambda: evolve(evidence, printed=()))) == render(made)


def test_rulings_that_are_made_anew_for_each_account_are_not_mixed_up(document: Document) -> None:
    class Anew(Mapping[str, Account]):
        def __getitem__(self, code: str) -> Account:
            names = Indicator(code, code, "份", QuantityKind.COUNT, "", Combine.SUM, Combine.SUM)
            return Account(names, "", {}, {}, "", (Ruling(f"rule-of-{code}", Outcome.PASSED, code),))

        def __iter__(self) -> Iterator[str]:
            return iter(codes)

        def __len__(self) -> int:
            return len(codes)

    codes = [f"a.b{number}" for number in range(50)]
    shown = Evidence(Anew(), printed=tuple(codes))
    page = render(evolve(document, evidence=lambda: shown)).decode()
    assert all(f"<small>rule-of-{code}</small>" in page for code in codes)


def test_figures_that_are_long_may_break_and_others_not(text: str) -> None:
    assert 'article data:not([value=""]) { white-space: nowrap; }' in text


def test_figure_that_the_register_lacks_prints_without_source(page: Page) -> None:
    (odd,) = [data for data in page.all("data") if data["id"] == "huibao_f5"]
    assert odd == {"id": "huibao_f5", "value": '<12>块 & "半"'}


def test_each_layout_has_its_page(document: Document) -> None:
    plain = render(evolve(document, layout=PLAIN)).decode()
    assert "@bottom-center" in plain
    assert "@page :left" not in plain
    assert "margin: 25.4mm 31.8mm 25.4mm 31.8mm;" in plain


def test_tables_say_what_their_heads_head(page: Page) -> None:
    assert [head["scope"] for head in page.all("th")][:5] == ["col", "col", "col", "row", "row"]
    assert len(page.all("caption")) == 1
    assert len(page.all("td")) == 4


def test_sources_are_listed_only_where_there_are_any() -> None:
    bare = render(Document(("报告",), "单位", "2023年", (ParagraphBlock((Text("正文"),)),))).decode()
    assert not {"section", "button"} & {tag for tag, _ in Page(bare).elements}
    assert [link["href"] for link in Page(bare).all("a")] == ["#report"]


def test_the_links_to_skip_lead_somewhere(page: Page) -> None:
    ids = {attributes.get("id") for _, attributes in page.elements}
    targets = [str(link["href"]) for link in page.all("a")]
    assert targets == ["#report", "#sources"]
    assert {target[1:] for target in targets} <= ids
