"""What is left of the type's example in a file of a unit's own."""

from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity
from huibao.model.submission import Submission

_SHORTEST = 12
_TELLING = 3
_DIGITS = 3


def left_of_example(facts: Facts, example: Submission) -> Iterator[Finding]:
    """Warnings on the example's names and sentences, a question on several of its figures."""
    own = facts.submission
    if (own.unit, own.texts, own.lists) == (example.unit, example.texts, example.lists):
        return  # it is the example
    if own.unit.name == example.unit.name:
        yield _finding(
            facts, Severity.WARNING, f"单位名称“{own.unit.name}”是示例中的", "unit.name", "填写本单位名称"
        )
    for table, entries, samples in (("texts", own.texts, example.texts), ("lists", own.lists, example.lists)):
        known = {text for texts in samples.values() for text in texts if len(text) >= _SHORTEST}
        for key, texts in entries.items():
            for number, text in enumerate(texts):
                if text in known:
                    place = f"{table}.{key}[{number}]" if len(texts) > 1 else f"{table}.{key}"
                    message = f"这是示例中的文字：{text[:30]}…"
                    yield _finding(facts, Severity.WARNING, message, place, "改写为本单位的情况，或删去")
    yield from _figures(facts, example)


def _figures(facts: Facts, example: Submission) -> Iterator[Finding]:
    """Figures of three digits and more that are the example's: one may be chance, three are not."""
    own = facts.submission.figures
    same = [
        figure
        for code, figure in own.items()
        if code in example.figures
        and example.figures[code].value == figure.value
        and len(figure.value.normalize().as_tuple().digits) >= _DIGITS
    ]
    if len(same) >= _TELLING:
        names = "、".join(facts.indicator(figure.indicator).name for figure in same[:_TELLING])
        message = f"{len(same)}个数与示例中的相同，如{names}"
        yield _finding(facts, Severity.QUESTION, message, same[0].place, "核对是否示例中的数没有改掉")


def _finding(facts: Facts, severity: Severity, message: str, place: str, hint: str) -> Finding:
    rule = f"{facts.catalogue.unit_type.id}-residue-example"
    return Finding(rule=rule, severity=severity, message=message, place=place, hint=hint)
