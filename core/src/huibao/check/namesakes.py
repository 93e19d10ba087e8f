"""Local indicators that go by the name of an indicator that has a figure: one quantity, told twice."""

from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.finding import Finding
from huibao.model.measures import normalise_unit
from huibao.model.rule import Severity
from huibao.structure.naming import turned


def namesakes(facts: Facts) -> Iterator[Finding]:
    """A warning for each; a question where they are counted by different words and may be two things.

    An alias is not enough: it may stand for a part of what the indicator holds (宣传扇 of 宣传品).
    """
    given, catalogue = facts.submission.figures, facts.catalogue
    known = catalogue.indicators
    for own in facts.submission.local:
        figure = given.get(own.code)
        if figure is None:
            continue
        same = (code for code in given if code in known and _is_one(own.name, known[code].name))
        code = next(same, None)
        if code is None:
            continue
        other, said = known[code], printed(facts, figure)
        alike = normalise_unit(own.unit) == normalise_unit(other.unit)
        yield Finding(
            rule=f"{catalogue.unit_type.id}-local-namesake",
            severity=Severity.WARNING if alike else Severity.QUESTION,
            message=f"本地指标“{own.name}”（{said}）与指标{other.name}"
            f"（{code}，{printed(facts, given[code])}）同名，报告中会说两遍",
            indicators=(own.code, code),
            seen=said,
            place=figure.place,
            hint="是同一个数的，删去其一；确是两个数的，给本地指标另起名称",
        )


def _is_one(name: str, other: str) -> bool:
    """Whether two names stand for the same; they share half of their letters then, and few do."""
    shared = 2 * len(set(name).intersection(other))
    return shared >= min(len(name), len(other)) and turned(name) == turned(other)
