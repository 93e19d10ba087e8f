"""What stands twice in one report: paragraphs, items and sentences, word for word or nearly so."""

import re
from collections.abc import Iterator, Sequence

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity

from .likeness import Sentences, Stock, sentences_of
from .passages import CITED, Passage, remark

_SHORTEST = 20
_LONG_SENTENCE = 15
_MUCH = 0.9


def doubles(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Warnings on what is there twice word for word, questions on what is there nearly twice."""
    seen: dict[str, str] = {}
    spoken: dict[str, str] = {}
    words: dict[str, str] = {}
    stock: Stock[str] = Stock()
    for passage in passages:
        text = passage.text
        sentences = sentences_of(passage.words)
        if len(text) >= _SHORTEST and text in seen:
            message = f"与 {seen[text]} 的文字完全相同：{text[:20]}…"
            yield remark(facts, "residue-doubled", Severity.WARNING, message, passage.place, "删去重复的一段")
            continue
        same = sentences if text == passage.words else sentences_of(text)
        doubled = _doubled_sentence(same, passage.place, spoken)
        if doubled is not None:
            sentence, place = doubled
            message = f"这句话与 {place} 中的重复：{sentence[:40]}"
            yield remark(facts, "residue-doubled", Severity.WARNING, message, passage.place, "删去重复的一句")
        elif len(text) >= _SHORTEST:
            like = stock.like(sentences)
            if (
                like is not None
                and like.share >= _MUCH
                and _numbers(words[like.source]) == _numbers(passage.words)
            ):
                message = f"与 {like.source} 的文字{like.share:.0%}相同：{_shown(like.sentence)}"
                hint = "两段合并，或改写其中一段"
                yield remark(facts, "residue-alike", Severity.QUESTION, message, passage.place, hint)
        seen.setdefault(text, passage.place)
        if passage.table != "explanations":
            stock.add(passage.place, sentences)
            words[passage.place] = passage.words


def _numbers(text: str) -> list[str]:
    """The figures of a paragraph: one road after the other may be told of in the same words."""
    return re.findall(rf"[0-9.]+|{CITED}", text)


def _doubled_sentence(sentences: Sentences, place: str, spoken: dict[str, str]) -> tuple[str, str] | None:
    """A sentence that was said before, in the same words and with the same figures."""
    found = None
    for written, plain in sentences:
        if len(plain) < _LONG_SENTENCE:
            continue
        sentence = written.rstrip("。；;！!？?")
        if sentence in spoken and found is None:
            found = (written, spoken[sentence])
        spoken.setdefault(sentence, place)
    return found


def _shown(sentence: str) -> str:
    return sentence.replace(CITED, "…")[:40]
