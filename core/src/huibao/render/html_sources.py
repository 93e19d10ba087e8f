"""What stands behind the figures of a web page: a card for each indicator, shown when one is clicked.

A card is a popover, which browsers open, name and close by themselves, without any script. Those that do
not know popovers show all cards below the report.
"""

from collections.abc import Iterator, Sequence

from huibao.model.document import Aspect, Document, FigureEntry
from huibao.model.evidence import Account, Outcome, Ruling, source_of

from .findings import SEVERITIES
from .html_markup import markup

_ASPECTS = {
    Aspect.ACTUAL: "本期",
    Aspect.PREVIOUS: "上年同期",
    Aspect.CHANGE: "增减",
    Aspect.TARGET: "目标",
    Aspect.COMPLETION: "完成",
    Aspect.PLANNED: "下期计划",
}
_LINES = {aspect: f"<dt>{name}<dd>".encode() for aspect, name in _ASPECTS.items()}
_COMPUTED, _FORMULA, _CHECKED = "<dt>计算<dd>".encode(), "<small>公式：".encode(), "<dt>核对".encode()
_OUTCOMES = {Outcome.PASSED: "通过", Outcome.OPEN: "数据不够精确，无法判定"}
_SECTION = """<section class="sources" id="sources" aria-labelledby="sources-title">
<h2 id="sources-title">数据来源与核对</h2>
<p>点选报告中的数据，可查看其来源、计算方法、与上年和目标的比较，以及核对结果。</p>
<p class="listing"><label><input type="checkbox" id="all" autocomplete="off"> 列出全部%d项</label></p>
<div class="cards">
""".encode()
_SECTION_END = b"</div>\n</section>\n"
_CARD_CLOSE = '" popovertargetaction=hide>关闭</button></p>\n<dl>'.encode()
_BUTTON = '<button popovertarget="source-%d" aria-label="%b：来源"></button>'.encode()

Marks = dict[tuple[str, Aspect], tuple[bytes, bytes]]


def marks(document: Document) -> Marks:
    """The value of each figure, and the button that stands after its words, by indicator and aspect.

    The button lies over the words rather than around them: a line must be able to break within them,
    and must not break before the comma that follows.
    """
    found: Marks = {}
    buttons: dict[str, bytes] = {}
    for entry in document.register:
        code = entry.indicator
        button = buttons.get(code)
        if button is None:
            button = buttons[code] = _BUTTON % (len(buttons) + 1, markup(entry.name))
        found[code, entry.aspect] = markup(entry.value), button
    return found


def sources(document: Document) -> list[bytes]:
    """The cards of all figures, as the part of the page after the report; nothing without figures."""
    if not document.register:
        return []
    accounts = document.evidence().accounts
    printed: dict[str, list[FigureEntry]] = {}
    for entry in document.register:
        printed.setdefault(entry.indicator, []).append(entry)
    parts = [_SECTION % len(printed)]
    verdicts: dict[int, bytes] = {}
    for number, (code, entries) in enumerate(printed.items(), 1):
        name, id = markup(entries[0].name), b"source-%d" % number
        parts += (
            b'<div popover class="card" id="', id, b'" role="group" tabindex="-1" autofocus aria-label="',
            name, b'">\n<p><strong>', name, b'</strong> <button popovertarget="', id, _CARD_CLOSE,
        )  # fmt: skip
        account = accounts.get(code)
        parts += _printed(entries) if account is None else _told(account, verdicts)
        parts.append(b"</dl></div>\n")
    parts.append(_SECTION_END)
    return parts


def _printed(entries: Sequence[FigureEntry]) -> Iterator[bytes]:
    """What the register alone tells."""
    for entry in entries:
        yield from (
            _LINES[entry.aspect], markup(entry.text), b"<small>", markup(entry.source), b"</small>"
        )  # fmt: skip
        if entry.formula:
            yield from (_COMPUTED, markup(entry.formula))


def _told(account: Account, verdicts: dict[int, bytes]) -> list[bytes]:
    """The lines of a card. verdicts holds those of rulings by identity: many cards share a rule."""
    texts, figures = account.texts, account.figures
    parts: list[bytes] = []
    for aspect, start in _LINES.items():
        text = texts.get(aspect)
        if text is None:
            continue
        parts += (start, markup(text))
        figure = figures.get(aspect)
        if figure is None:
            continue
        if not figure.formula:
            parts += (b"<small>", markup(source_of(figure)), b"</small>")
        elif aspect is Aspect.ACTUAL:
            formula = markup(figure.formula)
            parts += (_COMPUTED, markup(account.formula), _FORMULA, formula, b"</small>")
    if account.rulings:
        parts.append(_CHECKED)
    for ruling in account.rulings:
        line = verdicts.get(id(ruling))
        if line is None:
            line = b"<dd>%b<small>%b</small>" % (markup(_judged(ruling)), markup(ruling.rule))
            verdicts[id(ruling)] = line
        parts.append(line)
    return parts


def _judged(ruling: Ruling) -> str:
    if ruling.severity is None:
        return f"{_OUTCOMES[ruling.outcome]}：{ruling.words}"
    explained = f"（说明：{ruling.explanation}）" if ruling.explanation else ""
    return f"{SEVERITIES[ruling.severity]}：{ruling.words}{explained}"
