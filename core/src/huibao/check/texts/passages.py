"""The unit's own words, passage by passage, each with its place in the data file."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from huibao.check.editions import aim_of
from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.expression.template import Optional, Place, Template, parse_template
from huibao.model.finding import Finding
from huibao.model.rule import Severity
from huibao.model.submission import Submission

CITED = "\ue000"
"""What stands for a cited figure: it is no digit and no word."""


class Passage(NamedTuple):
    """A paragraph of a text, an item of a list or a reason.

    table is texts, lists or explanations, key the section, the list or the rule; text is as the file has
    it; words is the same with every cited figure as `CITED` and the words about unit and period put in.
    """

    place: str
    table: str
    key: str
    text: str
    words: str


def passages(submission: Submission, context: Callable[[str], str]) -> tuple[Passage, ...]:
    """Every passage of a submission, in the order of the file."""
    found = []
    tables = (("texts", submission.texts), ("lists", submission.lists))
    for table, entries in tables:
        for key, texts in entries.items():
            for place, text in placed(f"{table}.{key}", texts):
                found.append(Passage(place, table, key, text, _masked(parse_template(text), context)))
    for rule, reason in submission.explanations.items():
        found.append(Passage(f"explanations.{rule}", "explanations", rule, reason, reason))
    return tuple(found)


def placed(path: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each paragraph with its place: the only one of a text is the text, of several each has its number."""
    if len(texts) == 1:
        yield path, texts[0]
    else:
        for number, text in enumerate(texts):
            yield f"{path}[{number}]", text


def own_passages(facts: Facts) -> tuple[Passage, ...]:
    """Every passage of the submission that the facts are of."""
    return passages(facts.submission, partial(context_words, facts))


def filled(passage: Passage, facts: Facts) -> str:
    """The passage with its figures printed, as the report will say it."""
    if passage.table == "explanations":
        return passage.text
    return "".join(_filled(parse_template(passage.text), facts))


def context_words(facts: Facts, code: str) -> str:
    """What {unit.name}, {period} and the like stand for, near enough to be read."""
    submission = facts.submission
    unit, period = submission.unit, submission.period
    return {
        "unit.name": unit.name,
        "unit.self": facts.catalogue.self_name(unit),
        "unit.superior": unit.superior,
        "unit.aim": aim_of(facts.catalogue, submission),
        "period": period.label,
        "period.next": "下年",
        "period.previous": "上年",
        "period.year": f"{period.year}年",
        "period.this": "全年",
        "period.last": "上年同期",
    }.get(code, "")


def _masked(template: Template, context: Callable[[str], str]) -> str:
    return "".join(
        part
        if isinstance(part, str)
        else _masked(part.parts, context)
        if isinstance(part, Optional)
        else context(part.code)
        if part.is_context
        else CITED
        for part in template
    )


def _filled(template: Template, facts: Facts) -> Iterator[str]:
    for part in template:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Optional):
            yield from _filled(part.parts, facts)
        elif part.is_context:
            yield context_words(facts, part.code)
        else:
            yield _figure(part, facts)


def _figure(part: Place, facts: Facts) -> str:
    """A figure in print; comparisons are the report's own words and say nothing to the text's sums."""
    if part.aspect in ("change", "completion"):
        return CITED
    figure = facts.in_role(part.aspect).get(part.code)
    return CITED if figure is None else printed(facts, figure)


def around(text: str, start: int, end: int, reach: int = 8) -> str:
    """Some words of a text with what stands before and after them."""
    first, last = max(start - reach, 0), end + reach
    shown = re.sub(r"\s+", " ", text[first:last].replace(CITED, "…"))
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"


def remark(
    facts: Facts,
    rule: str,
    severity: Severity,
    message: str,
    place: str,
    hint: str,
    *,
    indicators: tuple[str, ...] = (),
    seen: str = "",
    expected: str = "",
) -> Finding:
    """A finding on the unit's own words; rule is its code without the type."""
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-{rule}",
        severity=severity,
        message=message,
        indicators=indicators,
        seen=seen,
        expected=expected,
        place=place,
        hint=hint,
    )
