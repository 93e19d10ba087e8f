"""What stands behind the figures of a web page: a card for each indicator, shown when one is clicked.

A card is a popover, which browsers open, name and close by themselves, without any script. Those that do
not know popovers show all cards below the report.
"""

from collections.abc import Iterator, Sequence

from huibao.model.document import Aspect, Document, FigureEntry, FigureText
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
_SECTION_END = b"</div>\n</section>\n"
_CARD_CLOSE = '" popovertargetaction=hide>关闭</button></p>\n<dl>'.encode()
_BUTTON = '<button popovertarget="source-%d" aria-label="%b：来源"></button></data>'.encode()
_COMPARING = (Aspect.CHANGE, Aspect.COMPLETION)
"""They have words, and no value of their own."""


class Sources:
    """Where the figures of a page come from: a button on each, and the cards that the buttons show.

    A document that was composed has evidence of all that it prints. Of others the register tells.
    """

    def __init__(self, document: Document) -> None:
        evidence = document.evidence()
        self._document = document
        self._accounts = evidence.accounts
        codes = evidence.printed or dict.fromkeys(entry.indicator for entry in document.register)
        self._numbers = {code: number for number, code in enumerate(codes, 1)}
        self._around: dict[tuple[str, Aspect], tuple[bytes, bytes]] = {}

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def around(self, figure: FigureText) -> tuple[bytes, bytes]:
        """A figure's value, and what stands after its words: the button, and the element's end.

        The button lies over the words rather than around them: a line must be able to break within them,
        and must not break before the comma that follows.
        """
        key = figure.indicator, figure.aspect
        found = self._around.get(key)
        if found is None:
            found = self._around[key] = self._value(figure), self._end(figure.indicator)
        return found

    def _value(self, figure: FigureText) -> bytes:
        if figure.figure is not None:
            return b"" if figure.aspect in _COMPARING else markup(plain_digits(figure.figure.quantity.value))
        entries = self._entries(figure.indicator)
        return markup(next((each.value for each in entries if each.aspect is figure.aspect), figure.text))

    def _end(self, code: str) -> bytes:
        number = self._numbers.get(code)
        return _BUTTON % (number, markup(self._name(code))) if number else b"</data>"

    def _name(self, code: str) -> str:
        account = self._accounts.get(code)
        return account.indicator.name if account else self._entries(code)[0].name

    def _entries(self, code: str) -> list[FigureEntry]:
        return [entry for entry in self._document.register if entry.indicator == code]

    def section(self) -> list[bytes]:
        """The cards, as the part of the page after the report; nothing without figures."""
        if not self:
            return []
        parts = [_SECTION % len(self._numbers)]
        verdicts: dict[int, bytes] = {}
        for code, number in self._numbers.items():
            name, id = markup(self._name(code)), b"source-%d" % number
            parts += (
                b'<div popover class="card" id="', id, b'" role="group" tabindex="-1" autofocus aria-label="',
                name, b'">\n<p><strong>', name, b'</strong> <button popovertarget="', id, _CARD_CLOSE,
            )  # fmt: skip
            account = self._accounts.get(code)
            parts += _told(account, verdicts) if account else _printed(self._entries(code))
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
    for aspect in sorted(texts, key=_ORDER.__getitem__):
        parts += (_LINES[aspect], markup(texts[aspect]))
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
            pieces = (b"<dd>", markup(_judged(ruling)), b"<small>", markup(ruling.rule), b"</small>")
            line = verdicts[id(ruling)] = b"".join(pieces)
        parts.append(line)
    return parts


def _judged(ruling: Ruling) -> str:
    if ruling.severity is None:
        return f"{_OUTCOMES[ruling.outcome]}：{ruling.words}"
    explained = f"（说明：{ruling.explanation}）" if ruling.explanation else ""
    return f"{SEVERITIES[ruling.severity]}：{ruling.words}{explained}"
