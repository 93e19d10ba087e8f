"""What stands behind the figures of a web page: a card for each indicator, shown when one is clicked.

A card is a popover, which browsers open, name and close by themselves, without any script. Those that do
not know popovers show all cards below the report.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

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
_OUTCOMES = {Outcome.PASSED: "通过", Outcome.OPEN: "数据不够精确，无法判定"}
_CODE = attrgetter("indicator")


def marks(document: Document) -> dict[tuple[str, Aspect], tuple[str, str]]:
    """What stands before a figure's anchor and after its words, by indicator and aspect.

    The button lies over the words rather than around them: a line must be able to break within them,
    and must not break before the comma that follows.
    """
    entries = document.register
    if not entries:
        return {}
    known = {code: number for number, code in enumerate(dict.fromkeys(map(_CODE, entries)), 1)}
    found = {}
    for entry in entries:
        card, name = f'"source-{known[entry.indicator]}"', quoted(entry.name)
        found[entry.indicator, entry.aspect] = (
            f'<data value="{quoted(entry.value)}" id="',
            f'<button popovertarget={card} aria-label="{name}：来源"></button></data>',
        )
    return found


def sources(document: Document) -> str:
    """The cards of all figures, as the part of the page after the report; "" for a report without figures."""
    if not document.register:
        return ""
    accounts = document.evidence().accounts
    printed: dict[str, list[FigureEntry]] = {}
    for entry in document.register:
        printed.setdefault(entry.indicator, []).append(entry)
    cards = [
        _card(number, entries[0].name, _told(accounts[code]) if code in accounts else _printed(entries))
        for number, (code, entries) in enumerate(printed.items(), 1)
    ]
    return _SECTION.format(number=len(cards), cards="\n".join(cards))


def _card(number: int, name: str, lines: Iterable[str]) -> str:
    name, id = quoted(name), f'"source-{number}"'
    return (
        f'<div popover class="card" id={id} role="group" tabindex="-1" autofocus aria-label="{name}">\n'
        f"<p><strong>{name}</strong> <button popovertarget={id} popovertargetaction=hide>关闭</button></p>\n"
        f"<dl>{''.join(lines)}</dl></div>"
    )


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


def _told(account: Account) -> Iterator[str]:
    texts, figures = account.texts, account.figures
    for aspect, name in _ASPECTS.items():
        if aspect not in texts:
            continue
        yield f"<dt>{name}<dd>{quoted(texts[aspect])}"
        figure = figures.get(aspect)
        if figure is None:
            continue
        if not figure.formula:
            yield f"<small>{quoted(source_of(figure))}</small>"
        elif aspect is Aspect.ACTUAL:
            formula = f"<small>公式：{quoted(figure.formula)}</small>"
            yield f"<dt>计算<dd>{quoted(account.formula)}{formula}"
    for number, ruling in enumerate(account.rulings):
        topic = "" if number else "<dt>核对"
        yield f"{topic}<dd>{quoted(_judged(ruling))}<small>{quoted(ruling.rule)}</small>"


def _judged(ruling: Ruling) -> str:
    if ruling.severity is None:
        return f"{_OUTCOMES[ruling.outcome]}：{ruling.words}"
    explained = f"（说明：{ruling.explanation}）" if ruling.explanation else ""
    return f"{SEVERITIES[ruling.severity]}：{ruling.words}{explained}"
