"""The documentation site in a real browser, where scripts/make_site.py has made it and there is Chromium."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from make_site import fetched_from_elsewhere
from pages import ROOT, headings, pages

from browser import CHROMIUM, Browser

SITE = ROOT / "build" / "site" / "html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs chromium on the path")
    front = SITE / "index.html"
    if not front.is_file() or front.stat().st_mtime < max(page.stat().st_mtime for page in pages()):
        pytest.skip("scripts/make_site.py was not run, or not since a page was changed")
    with Browser() as browser:
        yield browser


SEARCH = """(async () => {
    document.querySelectorAll("#search-results > *").forEach((each) => each.remove());
    Search.performSearch(WORDS);
    const summary = document.querySelector(".search-summary");
    while (!summary.innerText) await new Promise((go) => setTimeout(go, 20));
    const links = [...document.querySelectorAll("ul.search > li > a")];
    return links.map((each) => each.getAttribute("href").split(/[#?]/)[0]);
})()"""


def finds(browser: Browser, words: str) -> list[str]:
    """The pages that the site's search finds."""
    browser.show(SITE / "search.html")
    found: list[str] = browser.value(SEARCH.replace("WORDS", json.dumps(words)))
    return found


@pytest.mark.parametrize("words", ["摊位持证率", "持证", "证", "edition of a standard"])
def test_what_stands_in_a_page_is_found(browser: Browser, words: str) -> None:
    assert "docs/how-to/follow-a-new-edition.html" in finds(browser, words)


def test_what_stands_nowhere_is_not_found(browser: Browser) -> None:
    assert finds(browser, "摊率位") == []


@pytest.mark.parametrize("page", ["index.html", "docs/reference/python.html", "docs/how-to/cookbook.html"])
def test_a_page_does_not_run_over_a_telephone(browser: Browser, page: str) -> None:
    browser.show(SITE / page, width=360, height=740)
    assert browser.value("document.documentElement.scrollWidth <= innerWidth")


def test_the_navigation_is_that_of_the_index(browser: Browser) -> None:
    browser.show(SITE / "index.html")
    script = "[...document.querySelectorAll('.sidebar-tree .caption')].map((each) => each.textContent.trim())"
    index = [words for level, words in headings(ROOT / "docs/README.md") if level == 2]
    assert [caption.replace("’", "'") for caption in browser.value(script)] == index


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<script async src="https://cdn.example.org/a.js"></script>'),
        ("a.html", "<img alt='' src='//example.org/a.png'>"),
        ("a.html", '<link href="https://fonts.example.org/css" rel="stylesheet">'),
        ("a.css", '@import "https://example.org/a.css";'),
        ("a.css", "@font-face { src: url(https://example.org/a.woff2) }"),
    ],
)
def test_what_would_be_fetched_from_elsewhere_is_named(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    [found] = fetched_from_elsewhere(tmp_path)
    assert found.startswith(f"{name}: ")
    assert "//" in found


def test_links_and_own_files_are_not_fetched_from_elsewhere(tmp_path: Path) -> None:
    page = '<a href="https://example.org">there</a><script src="_static/a.js"></script><img src="a.png">'
    (tmp_path / "a.html").write_text(page + '<link rel="stylesheet" href="_static/a.css">', encoding="utf-8")
    assert fetched_from_elsewhere(tmp_path) == []
