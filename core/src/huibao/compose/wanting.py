"""What is not printed of the unit's own words because a figure that they cite is missing."""

from collections.abc import Iterable, Iterator, Sequence

from huibao.check.texts.passages import placed
from huibao.derive.facts import Facts
from huibao.expression.template import Place, parse_template
from huibao.model.finding import Finding
from huibao.model.outline import Section
from huibao.model.rule import Severity

from .desk import Desk
from .own_texts import sentences_of, standing
from .phrases import Phrase
from .ways import Saying

_LACKS = {
    "": "没有数据",
    "number": "没有数据",
    "change": "没有可比的上年数据",
    "previous": "没有上年数据",
    "completion": "没有可比的目标",
    "target": "没有目标",
    "planned": "没有下期计划",
}
_HINT = "补填该数据；不用的话删去，可有可无的半句连同标点放进 [ ]"


def wanting(desk: Desk, printed: Iterable[Section]) -> Iterator[Finding]:
    """A question for each text and list item of the printed sections of which something is left out."""
    submission = desk.facts.submission
    lists: dict[str, None] = {}
    for section in printed:
        yield from _questions(f"texts.{section.id}", submission.texts.get(section.id, ()), desk)
        lists |= dict.fromkeys(plan.of for plan in section.lists)
    for name in lists:
        yield from _questions(f"lists.{name}", submission.lists.get(name, ()), desk)


def _questions(path: str, texts: Sequence[str], desk: Desk) -> Iterator[Finding]:
    for place, text in placed(path, texts):
        left_out, missing = _left_out(text, desk)
        if missing:
            why = "、".join(_why(each, desk.facts) for each in missing)
            yield Finding(
                rule=f"{desk.facts.catalogue.unit_type.id}-text-wanting",
                severity=Severity.QUESTION,
                message=f"{why}，自撰文字中引用它的话不印：{left_out}",
                indicators=tuple(each.code for each in missing if not each.is_context),
                place=place,
                hint=_HINT,
            )


def _left_out(text: str, desk: Desk) -> tuple[str, list[Place]]:
    """The words of a text that are not printed, and what is missing in them."""
    template = parse_template(text)
    if Phrase.of(template).is_complete(desk):
        return "", []
    clauses = [clause for sentence in sentences_of(template) for clause in standing(sentence, desk)]
    gone = [clause for clause, stands in clauses if not stands]
    missing = [each for each in template if isinstance(each, Place) and not _is_sayable(each, desk)]
    return "".join(_shown(clause, desk) for clause in gone), list(dict.fromkeys(missing))


def _is_sayable(place: Place, desk: Desk) -> bool:
    return bool(desk.word(place.code) if place.is_context else desk.text(place.code, place.aspect))


def _shown(phrase: Phrase, desk: Desk) -> str:
    """The words with the figures that are there; what is missing as it was cited."""
    words = []
    for part in phrase.parts:
        match part:
            case str():
                words.append(part)
            case Place(code):
                words.append(desk.word(code) or f"{{{code}}}")
            case Saying(key=key):
                words.append(desk.text(*key) or f"{{{':'.join(filter(None, key))}}}")
            case _:
                words.append(_shown(part, desk) if part.is_complete(desk) else "")
    return "".join(words)


def _why(place: Place, facts: Facts) -> str:
    if place.is_context:
        return f"{{{place.code}}} 没有内容"
    lacks = _LACKS[place.aspect]
    if place.code not in facts.figures and place.aspect in ("change", "completion"):
        lacks = _LACKS[""]
    return f"“{facts.indicator(place.code).name}”（{place.code}）{lacks}"
