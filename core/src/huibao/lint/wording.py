"""Words that an official report does not use, or writes otherwise."""

import re
from collections.abc import Iterator

from huibao.i18n import _
from huibao.model.measures import KNOWN_UNITS, measure

from .content import Content, Here
from .remark import Remark
from .usage import wording as usage

_HAN = "[\u4e00-\u9fff]"
_FIGURE = "\ufffc"
"""What stands for a placeholder while words are looked at."""
_PLACE = re.compile(r"\{[^{}]*\}")
_BRACKETS = re.compile(r"[\[\]]")
"""What may drop is looked at as part of the text."""
_WIDTH = re.compile(
    rf"(?<={_HAN})[,;:!?()](?=\s*{_HAN}|$)|(?<={_HAN})[(](?=[\w{_FIGURE}])|(?<=[\w{_FIGURE}])[)](?={_HAN})"
    rf"|(?<={_FIGURE})[,;:!?](?={_HAN}|$)|(?<={_HAN})\.(?={_HAN}|$)|(?<={_HAN})[ \u3000]+(?={_HAN})"
    "|[０-９Ａ-Ｚａ-ｚ％＋－]"
)
_APART = re.compile(
    f"(?<=[{_HAN[1:-1]}，。；：、]) +(?={_FIGURE})|(?<={_FIGURE}) +(?=[{_HAN[1:-1]}，。；：、])"
)
_RESIDUE = re.compile(
    r"[XxＸ]{2,}|[×✕]{2,}|某某|TODO|FIXME|待定(?![岗点])|待补充|待填|此处填写|（略）|20[_XxＸ*]{1,2}|_{3,}|[?？]{2,}|…{3,}"
)
_QUOTED = re.compile("《[^》]*》|“[^”]*”|〔[^〕]*〕|（[^）]*）")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?|—|-)")
_MULTIPLE = re.compile("(?:减少|下降|降低|缩短|减轻|缩小|少)[^，。；、]{0,12}倍")
_NO_FIGURES = ("calendar", "time", "岁")
"""What a number before it is a date or an age, and belongs to a description: 65岁及以上."""
_NUMBER = r"(?<![\d.A-Za-z第—\ufffc-])\d+(?:\.\d+)?[万亿余多]?(?:{units})(?!月)"


def wording(content: Content) -> Iterator[Remark]:
    """What every text is looked over for."""
    number = _numbers(content)
    for here in content.report_texts():
        words = _QUOTED.sub("", _PLACE.sub(_FIGURE, _without_names(here.what, content)))
        for match in number.finditer(words):
            message = _("a figure is typed into the text: {text}").format(text=match[0])
            yield here.spot.remark("figure-typed", message, _("cite it: {code}").format(code="{…}"))
        for match in _YEAR.finditer(words):
            message = _("a year is typed into the text: {text}").format(text=match[0])
            yield here.spot.remark("year-typed", message, "{period}, {period.year}, {period.previous}")
        for match in _MULTIPLE.finditer(words):
            message = _("nothing grows less by multiples: {text}").format(text=match[0])
            yield here.spot.remark("wording-multiple", message, _("say by what share: 下降50%"))
    for here in _all_texts(content):
        yield from _of_text(here)


def _without_names(text: str, content: Content) -> str:
    """A text without the names of the indicators that it cites: a number may be part of one."""
    for code in _PLACE.findall(text):
        indicator = content.catalogue.indicators.get(code[1:-1].partition(":")[0])
        text = text.replace(indicator.name, "") if indicator else text
    return text


def _of_text(here: Here[str]) -> Iterator[Remark]:
    words = _PLACE.sub(_FIGURE, here.what)
    if (match := _WIDTH.search(_BRACKETS.sub("", words))) is not None:
        around = match.string[max(0, match.start() - 4) : match.end() + 4]
        message = _("half-width marks, full-width digits or blanks in Chinese text: {text}").format(
            text=around.replace(_FIGURE, "{…}")
        )
        yield here.spot.remark("wording-width", message)
    if (match := _APART.search(words)) is not None:
        message = _("blanks around a figure: {text}")
        text = words[max(0, match.start() - 4) : match.end() + 4].replace(_FIGURE, "{…}")
        yield here.spot.remark("wording-blanks", message.format(text=text), _("leave them out"))
    if (match := _RESIDUE.search(words)) is not None:
        yield here.spot.remark("wording-residue", _("a blank was left open: {text}").format(text=match[0]))
    for term in usage().term:
        if (match := term.found_by.search(words)) is not None:
            message = _("“{text}” is usually {better}: {reason}")
            yield here.spot.remark(
                "wording-term", message.format(text=match[0], better=term.better, reason=term.reason)
            )


def _all_texts(content: Content) -> Iterator[Here[str]]:
    yield from content.texts()
    for indicator in content.indicators:
        yield Here(indicator.what.name, indicator.spot / "name")
        if indicator.what.hint:
            yield Here(indicator.what.hint, indicator.spot / "hint")
    for outline in content.outlines:
        yield Here(outline.what.name, outline.spot / "name")
    for _standard, requirement in content.requirements():
        yield Here(requirement.what.name, requirement.spot / "name")


def _numbers(content: Content) -> re.Pattern[str]:
    """A number before a unit of measure; days and years are dates."""
    units = KNOWN_UNITS | {each.unit for each in content.catalogue.indicators.values() if each.unit}
    counted = {each for each in units if measure(each).family not in _NO_FIGURES and each not in "里号"}
    longest_first = sorted(counted, key=lambda each: (-len(each), each))
    return re.compile(_NUMBER.replace("{units}", "|".join(map(re.escape, longest_first))))
