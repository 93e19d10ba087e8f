"""Passages taken over from last year's report, and problems and plans that are still the same."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity
from huibao.model.submission import Submission

from .texts.likeness import Likeness, Stock, letters, sentences_of
from .texts.passages import CITED, Passage, context_words, passages

_MUCH = 0.8
_SHORTEST = 25
"""Letters, figures not counted, below which a paragraph may well be the same every year."""
_MANY = 3


def copied(submission: Submission, before: Facts) -> Iterator[Finding]:
    """Questions on texts and lists that stand, nearly word for word, in last year's filing."""
    earlier = before.submission
    if not (submission.texts or submission.lists) or not (earlier.texts or earlier.lists):
        return
    stock: Stock[Passage] = Stock()
    context = partial(context_words, before)
    last = passages(earlier, context)
    for passage in last:
        if passage.table != "explanations":
            stock.add(passage, sentences_of(passage.words))
    own = passages(submission, context)
    for passage in own:
        if passage.table == "texts" and len(letters(passage.words)) >= _SHORTEST:
            like = stock.like(sentences_of(passage.words))
            if like is not None and like.overall >= _MUCH:
                yield _passage(submission, earlier, passage, like)
    for name in submission.lists:
        items = [each for each in own if each.table == "lists" and each.key == name]
        was = {letters(each.words) for each in last if each.table == "lists" and each.key == name} - {""}
        yield from _list(submission, earlier, name, items, was, stock)


def _passage(
    submission: Submission, earlier: Submission, passage: Passage, like: Likeness[Passage]
) -> Finding:
    there = f"{earlier.origin} 的 {like.source.place}"
    message = f"这一段与上年报告（{there}）{like.overall:.0%}相同（数字不计）：{_shown(like.sentence)}"
    return Finding(
        rule=f"{submission.unit_type}-copied-text",
        severity=Severity.QUESTION,
        message=message,
        seen=_shown(passage.words),
        place=passage.place,
        hint="补写今年的做法和成效；做法确实未变的，可以保留",
        cites=there,
    )


def _list(
    submission: Submission,
    earlier: Submission,
    name: str,
    items: Sequence[Passage],
    was: Collection[str],
    stock: Stock[Passage],
) -> Iterator[Finding]:
    """Items that stood in the same list last year: a problem that is still there, a plan not carried out.

    The letters of last year's items are in was: what is too short to be known by likeness may be the same.
    """
    same = []
    for item in items:
        if letters(item.words) in was:
            same.append(item)
            continue
        like = stock.like(
            sentences_of(item.words), skip=lambda source: (source.table, source.key) != ("lists", name)
        )
        if like is not None and like.overall >= _MUCH:
            same.append(item)
    if not same:
        return
    quoted = "；".join(_shown(item.words) for item in same[:_MANY])
    there = f"{earlier.origin} 的 lists.{name}"
    yield Finding(
        rule=f"{submission.unit_type}-copied-list",
        severity=Severity.QUESTION,
        message=f"{len(items)}条中有{len(same)}条与上年报告（{there}）相同：{quoted}",
        seen=str(len(same)),
        place=same[0].place,
        hint="问题仍未解决的，写明原因和进展；已经解决的、没有落实的打算，据实改写",
        cites=there,
    )


def _shown(text: str) -> str:
    return text.replace(CITED, "…")[:40]
