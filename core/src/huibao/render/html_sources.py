"""What stands behind the figures of a web page: a card for each indicator, shown when one is clicked.

A card is a popover, which browsers open, name and close by themselves, without any script. Those that do
not know popovers show all cards below the report.
"""

from collections.abc import Iterator, Sequence

from huibao.model.document import Aspect, Document, FigureEntry
from huibao.model.evidence import Account, Outcome, Ruling, source_of

from .characters import quoted
from .findings import SEVERITIES

_ASPECTS = {
    Aspect.ACTUAL: "本期",
    Aspect.PREVIOUS: "上年同期",
    Aspect.CHANGE: "增减",
    Aspect.TARGET: "目标",
    Aspect.COMPLETION: "完成",
    Aspect.PLANNED: "下期计划",
}
_LINES = [(aspect, f"<dt>{name}<dd>") for aspect, name in _ASPECTS.items()]
_OUTCOMES = {Outcome.PASSED: "通过", Outcome.OPEN: "数据不够精确，无法判定"}


def marks(document: Document) -> dict[tuple[str, Aspect], tuple[str, str]]:
    """What stands before a figure's anchor and after its words, by indicator and aspect.

    The button lies over the words rather than around them: a line must be able to break within them,
    and must not break before the comma that follows.
    """
    found: dict[tuple[str, Aspect], tuple[str, str]] = {}
    buttons: dict[str, str] = {}
    for entry in document.register:
        code = entry.indicator
        button = buttons.get(code)
        if button is None:
            card = f'"source-{len(buttons) + 1}"'
            button = f'<button popovertarget={card} aria-label="{quoted(entry.name)}：来源"></button></data>'
            buttons[code] = button
        found[code, entry.aspect] = f'<data value="{quoted(entry.value)}" id="', button
    return found


def sources(document: Document) -> str:
    """The cards of all figures, as the part of the page after the report; "" for a report without figures."""
    if not document.register:
        return ""
    accounts = document.evidence().accounts
    printed: dict[str, list[FigureEntry]] = {}
    for entry in document.register:
        printed.setdefault(entry.indicator, []).append(entry)
    verdicts: dict[int, str] = {}
    cards = []
    for number, (code, entries) in enumerate(printed.items(), 1):
        account = accounts.get(code)
        lines = "".join(_printed(entries)) if account is None else _told(account, verdicts)
        name, id = quoted(entries[0].name), f'"source-{number}"'
        cards.append(
            f'<div popover class="card" id={id} role="group" tabindex="-1" autofocus aria-label="{name}">\n'
            f"<p><strong>{name}</strong> <button popovertarget={id} popovertargetaction=hide>关闭</button></p>\n"
            f"<dl>{lines}</dl></div>"
        )
    return _SECTION.format(number=len(cards), cards="\n".join(cards))


_SECTION = """<section class="sources" id="sources" aria-labelledby="sources-title">
<h2 id="sources-title">数据来源与核对</h2>
<p>点选报告中的数据，可查看其来源、计算方法、与上年和目标的比较，以及核对结果。</p>
<p class="listing"><label><input type="checkbox" id="all" autocomplete="off"> 列出全部{number}项</label></p>
<div class="cards">
{cards}
</div>
</section>
"""


def _printed(entries: Sequence[FigureEntry]) -> Iterator[str]:
    """What the register alone tells."""
    for entry in entries:
        yield f"<dt>{_ASPECTS[entry.aspect]}<dd>{quoted(entry.text)}<small>{quoted(entry.source)}</small>"
        if entry.formula:
            yield f"<dt>计算<dd>{quoted(entry.formula)}"


def _told(account: Account, verdicts: dict[int, str]) -> str:
    """The lines of a card. verdicts holds those of rulings by identity: many cards share a rule."""
    texts, figures = account.texts, account.figures
    lines = []
    for aspect, start in _LINES:
        text = texts.get(aspect)
        if text is None:
            continue
        figure = figures.get(aspect)
        if figure is None:
            source = ""
        elif not figure.formula:
            source = f"<small>{quoted(source_of(figure))}</small>"
        elif figure is figures.get(Aspect.ACTUAL):
            formula = f"<small>公式：{quoted(figure.formula)}</small>"
            source = f"<dt>计算<dd>{quoted(account.formula)}{formula}"
        else:
            source = ""
        lines.append(f"{start}{quoted(text)}{source}")
    if account.rulings:
        lines.append("<dt>核对")
    for ruling in account.rulings:
        line = verdicts.get(id(ruling))
        if line is None:
            line = f"<dd>{quoted(_judged(ruling))}<small>{quoted(ruling.rule)}</small>"
            verdicts[id(ruling)] = line
        lines.append(line)
    return "".join(lines)


def _judged(ruling: Ruling) -> str:
    if ruling.severity is None:
        return f"{_OUTCOMES[ruling.outcome]}：{ruling.words}"
    explained = f"（说明：{ruling.explanation}）" if ruling.explanation else ""
    return f"{SEVERITIES[ruling.severity]}：{ruling.words}{explained}"
