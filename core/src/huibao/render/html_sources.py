"""What stands behind the figures of a web page: a card for each indicator, shown when one is clicked.

A card is a popover, which browsers open, name and close by themselves, without any script. Those that do
not know popovers show all cards below the report.
"""

from collections.abc import Sequence

from huibao.model.document import Aspect, Document, FigureEntry
from huibao.model.evidence import Account, Outcome, Ruling, source_of
from huibao.model.printing import plain_digits

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
_ORDER = {aspect: number for number, aspect in enumerate(_ASPECTS)}
_COMPUTED, _FORMULA, _CHECKED = "<dt>计算<dd>".encode(), "<small>公式：".encode(), "<dt>核对".encode()
_OUTCOMES = {Outcome.PASSED: "通过", Outcome.OPEN: "数据不够精确，无法判定"}
_SECTION = """<section class="sources" id="sources" aria-labelledby="sources-title">
<h2 id="sources-title">数据来源与核对</h2>
<p>点选报告中的数据，可查看其来源、计算方法、与上年和目标的比较，以及核对结果。</p>
<p class="listing"><label><input type="checkbox" id="all" autocomplete="off"> 列出全部%d项</label></p>
<div class="cards">
""".encode()
_CARD_CLOSE = '" popovertargetaction=hide>关闭</button></p>\n<dl>'.encode()
_BUTTON_END = '：来源"></button></data>'.encode()


class Sources:
    """What a page shows of where its figures come from, as its evidence tells, or else its register.

    around has the value of each figure in print, by indicator and aspect, and what stands after its
    words: the button and the element's end. The button lies over the words rather than around them: a
    line must be able to break within them, and must not break before the comma that follows.

    section is the part of the page after the report, with a card for each indicator; without any it is empty.
    """

    def __init__(self, document: Document) -> None:
        self.around: dict[tuple[str, Aspect], tuple[bytes, bytes]] = {}
        self.section: list[bytes] = []
        self._verdicts: dict[int, tuple[Ruling, bytes]] = {}
        evidence = document.evidence()
        codes = evidence.printed or tuple(dict.fromkeys(entry.indicator for entry in document.register))
        if not codes:
            return
        self.section.append(_SECTION % len(codes))
        for number, code in enumerate(codes, 1):
            if account := evidence.accounts.get(code):
                self._tell(number, account)
            else:
                self._list(number, [entry for entry in document.register if entry.indicator == code])
            self.section.append(b"</dl></div>\n")
        self.section.append(b"</div>\n</section>\n")

    def _open(self, number: int, name: bytes) -> bytes:
        """Begin a card; the button that shows it."""
        id = b"source-%d" % number
        self.section += (
            b'<div popover class="card" id="', id, b'" role="group" tabindex="-1" autofocus aria-label="',
            name, b'">\n<p><strong>', name, b'</strong> <button popovertarget="', id, _CARD_CLOSE,
        )  # fmt: skip
        return b"".join((b'<button popovertarget="', id, b'" aria-label="', name, _BUTTON_END))

    def _tell(self, number: int, account: Account) -> None:
        """All that is known of an indicator."""
        code, texts, figures = account.indicator.code, account.texts, account.figures
        around, parts = self.around, self.section
        button = self._open(number, markup(account.indicator.name))
        for aspect in sorted(texts, key=_ORDER.__getitem__):
            parts += (_LINES[aspect], markup(texts[aspect]))
            figure = figures.get(aspect)
            if figure is None:  # a comparison, which has words and no value of its own
                around[code, aspect] = b"", button
                continue
            around[code, aspect] = plain_digits(figure.quantity.value).encode(), button
            if not figure.formula:
                parts += (b"<small>", markup(source_of(figure)), b"</small>")
            elif aspect is Aspect.ACTUAL:
                formula = markup(figure.formula)
                parts += (_COMPUTED, markup(account.formula), _FORMULA, formula, b"</small>")
        if account.rulings:
            parts.append(_CHECKED)
            parts += [self._verdict(ruling) for ruling in account.rulings]

    def _verdict(self, ruling: Ruling) -> bytes:
        """The line of a ruling, made once: the cards of all its figures share the object, which is kept."""
        known = self._verdicts.get(id(ruling))
        if known:
            return known[1]
        pieces = (b"<dd>", markup(_judged(ruling)), b"<small>", markup(ruling.rule), b"</small>")
        line = b"".join(pieces)
        self._verdicts[id(ruling)] = ruling, line
        return line

    def _list(self, number: int, entries: Sequence[FigureEntry]) -> None:
        """What the register alone tells of an indicator."""
        button = self._open(number, markup(entries[0].name))
        for entry in entries:
            self.around[entry.indicator, entry.aspect] = markup(entry.value), button
            self.section += (_LINES[entry.aspect], markup(entry.text))
            self.section += (b"<small>", markup(entry.source), b"</small>")
            if entry.formula:
                self.section += (_COMPUTED, markup(entry.formula))


def _judged(ruling: Ruling) -> str:
    if ruling.severity is None:
        return f"{_OUTCOMES[ruling.outcome]}：{ruling.words}"
    explained = f"（说明：{ruling.explanation}）" if ruling.explanation else ""
    return f"{SEVERITIES[ruling.severity]}：{ruling.words}{explained}"
