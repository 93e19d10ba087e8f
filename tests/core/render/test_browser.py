"""The page in a real browser: by mouse and keyboard, light and dark, wide and narrow, on paper.

Needs Chromium on the path. AXE_CORE is the path of axe.min.js, which npm install axe-core brings, for the
test that runs it.
"""

import base64
import os
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from browser import CHROMIUM, Browser
from huibao.pipeline import ReportType
from huibao.plugin.manager import load
from huibao.render.html import render

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium on the path")
AXE = os.environ.get("AXE_CORE", "")
OPEN = "document.querySelector(':popover-open')?.getAttribute('aria-label')"
FOCUS = "document.activeElement.getAttribute('aria-label')"


@cache
def example(type_id: str) -> bytes:
    """The example of a type as a page."""
    plugins = load()
    unit_type = ReportType.of(plugins, type_id)
    raw = plugins.collect("huibao_example", unit_type=type_id)[0][1]
    return render(unit_type.report(unit_type.structure(raw)).document)


def written(type_id: str, folder: Path) -> Path:
    path = folder / f"{type_id}.html"
    path.write_bytes(example(type_id))
    return path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written("school", tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module", params=["school", "community"])
def each_page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(request.param, tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


def test_a_click_shows_what_stands_behind_the_figure(browser: Browser, page: Path) -> None:
    browser.show(page)
    assert browser.value(OPEN) is None
    browser.click("data[id*=checkup_rate] button")
    assert browser.value(OPEN) == "学生健康体检率"
    words = browser.value("document.querySelector(':popover-open').innerText")
    assert "figures.checkup.rate" in words
    assert "通过：学生健康体检率100% = 100" in words
    browser.click("h1")
    assert browser.value(OPEN) is None


def test_the_keyboard_is_enough(browser: Browser, page: Path) -> None:
    browser.show(page)
    browser.press("Tab")
    assert browser.value("document.activeElement.textContent") == "跳到正文"
    assert browser.value("document.activeElement.getBoundingClientRect().left >= 0")
    browser.press("Tab")
    browser.press("Tab")
    figure = browser.value(FOCUS)
    browser.press("Enter")
    opened = browser.value(OPEN)
    assert figure == f"{opened}：来源"
    assert browser.value(FOCUS) == opened
    browser.press("Tab")
    assert browser.value("document.activeElement.textContent") == "关闭"
    browser.press("Enter")
    assert (browser.value(OPEN), browser.value(FOCUS)) == (None, figure)
    browser.press("Enter")
    browser.press("Escape")
    assert (browser.value(OPEN), browser.value(FOCUS)) == (None, figure)


def test_focus_is_seen(browser: Browser, page: Path) -> None:
    browser.show(page)
    for _ in range(3):
        browser.press("Tab")
    style = "getComputedStyle(document.activeElement)"
    assert browser.value(f"{style}.outlineStyle + ' ' + {style}.outlineWidth") == "solid 2px"


def test_buttons_say_whether_their_card_is_open(browser: Browser, page: Path) -> None:
    browser.show(page)
    browser.click("article data button")
    tree = browser.send("Accessibility.getFullAXTree")["nodes"]
    states = [
        prop["value"]["value"]
        for node in tree
        if node.get("role", {}).get("value") == "button"
        for prop in node["properties"]
        if prop["name"] == "expanded"
    ]
    assert states.count(True) >= 1
    assert states.count(False) > 100


@pytest.mark.parametrize("width", [320, 768, 1200])
def test_nothing_runs_off_the_side(browser: Browser, each_page: Path, width: int) -> None:
    browser.show(each_page, width=width)
    assert browser.value("document.documentElement.scrollWidth <= innerWidth")
    browser.value("document.querySelector('article data button').click()")
    box = "document.querySelector(':popover-open').getBoundingClientRect()"
    assert browser.value(f"{box}.left >= 0 && {box}.right <= innerWidth && {box}.bottom <= innerHeight")


@pytest.mark.parametrize("width", [320, 500, 1200])
def test_every_figure_can_be_hit_on_its_words(browser: Browser, each_page: Path, width: int) -> None:
    browser.show(each_page, width=width)
    missed = browser.value("""
        [...document.querySelectorAll("article button")].filter(button => {
            if (!button.checkVisibility()) return false;
            button.scrollIntoView({block: "center", inline: "center"});
            const box = button.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const words = button.closest("td") ?? button.parentElement;
            const over = [...words.getClientRects()].some(
                line => line.left <= x && x <= line.right && line.top <= y && y <= line.bottom);
            return !over || document.elementFromPoint(x, y) !== button;
        }).map(button => button.parentElement.id)
    """)
    assert missed == []


def test_words_can_be_copied_whole(browser: Browser, page: Path) -> None:
    browser.show(page)
    text = browser.value(
        "getSelection().selectAllChildren(document.querySelector('article')), getSelection().toString()"
    )
    assert "工作经费投入共计18.6万元，" in text


def test_all_cards_can_be_listed(browser: Browser, page: Path) -> None:
    browser.show(page)
    seen = "[...document.querySelectorAll('.card')].filter(card => card.checkVisibility()).length"
    assert browser.value(seen) == 0
    browser.click("#all")
    assert browser.value(f"{seen} === document.querySelectorAll('.card').length")


def test_no_motion_for_those_who_want_none(browser: Browser, page: Path) -> None:
    browser.show(page)
    browser.send(
        "Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}]
    )
    browser.value("document.querySelector('article data button').click()")
    assert browser.value("getComputedStyle(document.querySelector(':popover-open')).animationName") == "none"


def test_paper_is_the_layouts(browser: Browser, page: Path) -> None:
    browser.show(page)
    data = base64.b64decode(browser.send("Page.printToPDF", preferCSSPageSize=True)["data"])
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(BytesIO(data)).pages
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]
    words = "".join(each.extract_text() for each in pages)
    assert "数据来源与核对" not in words


@pytest.mark.skipif(not AXE, reason="needs AXE_CORE, the path of axe.min.js")
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("state", ["closed", "open", "listed"])
def test_axe_finds_nothing(browser: Browser, each_page: Path, dark: bool, width: int, state: str) -> None:
    browser.show(each_page, width=width, dark=dark)
    browser.value(f"{Path(AXE).read_text(encoding='utf-8')};0")
    if state == "open":
        browser.value("document.querySelector('article td button').click()")
    elif state == "listed":
        browser.value("document.getElementById('all').click()")
    browser.value("Promise.all(document.getAnimations().map(each => each.finished)).then(() => 0)")
    rules = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]'
    found = "(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes.map(n => n.html)])))"
    assert browser.value(f"axe.run({{runOnly: {rules}}}).then({found})") == "[]"
    # Buttons lie over the figures: without them the contrast of all words is seen.
    browser.value("document.querySelectorAll('article button').forEach(each => each.remove())")
    assert browser.value(f'axe.run({{runOnly: ["color-contrast"]}}).then({found})') == "[]"
