"""A page that needs nothing else, reads well to machines, and cannot be broken by what it says."""

from html.parser import HTMLParser

import pytest

from huibao.model.document import Document, ParagraphBlock, Text
from huibao.render.html import render

VOID = {"meta"}


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
        "h1", "h2", "h3", "h4", "h5",
    ]  # fmt: skip
    assert page.all("h2") == [{"id": "section-publicity"}]


def test_stands_alone_and_runs_nothing(page: Page, text: str) -> None:
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.elements}
    assert "url(" not in text
    assert "@import" not in text


def test_prints_on_a4_and_follows_the_dark_mode(text: str) -> None:
    assert "@media print" in text
    assert "size: A4" in text
    assert "prefers-color-scheme: dark" in text


def test_figures_carry_value_and_source(page: Page) -> None:
    first, *_, last = page.all("data")
    assert (first["id"], first["value"]) == ("huibao_f1", "4000")
    assert first["title"] == "发放宣传资料（本期）；来源：school.toml:figures.publicity.leaflets"
    assert (last["id"], last["value"]) == ("huibao_f4", "3500")
    assert page.all("data")[1]["title"] == "知晓率（本期）；来源：数据!D12；公式：known / asked * 100"


def test_figure_that_the_register_lacks_prints_without_source(page: Page) -> None:
    (odd,) = [data for data in page.all("data") if data["id"] == "huibao_f5"]
    assert odd == {"class": "fig", "id": "huibao_f5", "value": '<12>块 & "半"'}


def test_tables_say_what_their_heads_head(page: Page) -> None:
    assert [head["scope"] for head in page.all("th")][:5] == ["col", "col", "col", "row", "row"]
    assert len(page.all("caption")) == 2  # the table's, the sources'
    assert len(page.all("td")) == 4 + 3 * 4


def test_sources_are_listed_only_where_there_are_any() -> None:
    bare = render(Document(("报告",), "单位", "2023年", (ParagraphBlock((Text("正文"),)),))).decode()
    assert "details" not in [tag for tag, _ in Page(bare).elements]
