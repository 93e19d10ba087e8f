"""What last year's file, or a template, left behind in the texts."""

import re
from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity

_BLANKS = (
    r"[XxＸｘ×]{2,}|某某|[○〇O]{2,}(?=[市县区镇校院局])|20[XxＸｘ×*_＿]{2}|(?<!\d)20\d[XxＸｘ×*_＿?？](?!\d)|20[_＿]+"
    r"|(?<![有亟急])待(?:补充|填[写报]?|定)(?![^，。；、！）)\s])|此处填写|（略）|[?？]{2,}|_{3,}"
)
_YEAR = r"(?<!\d)(20\d{2})年"


def residue(facts: Facts) -> Iterator[Finding]:
    """Findings on blanks left open, years that are not the period's, and doubled paragraphs."""
    seen: dict[str, str] = {}
    for place, text in _texts(facts):
        for match in re.finditer(_BLANKS, text):
            message = f"文字中留有未填的“{match[0]}”：{_around(text, match)}"
            yield _finding(
                facts, "residue-blank", Severity.ERROR, message, place, "补上具体内容，或删去这句话"
            )
        yield from _years(facts, place, text)
        if len(text) >= 20 and text in seen:
            message = f"与 {seen[text]} 的文字完全相同：{text[:20]}…"
            yield _finding(facts, "residue-doubled", Severity.WARNING, message, place, "删去重复的一段")
        seen.setdefault(text, place)


def _texts(facts: Facts) -> Iterator[tuple[str, str]]:
    submission = facts.submission
    yield "unit.name", submission.unit.name
    yield "unit.superior", submission.unit.superior
    for section, texts in submission.texts.items():
        for text in texts:
            yield f"texts.{section}", text
    for name, items in submission.lists.items():
        for item in items:
            yield f"lists.{name}", item
    for indicator in submission.local:
        yield f"{indicator.code}.name", indicator.name
    for rule, reason in submission.explanations.items():
        yield f"explanations.{rule}", reason


def _years(facts: Facts, place: str, text: str) -> Iterator[Finding]:
    """A year before the period's is asked about: it may be history, or last year's sentence."""
    for match in re.finditer(_YEAR, text):
        period = facts.submission.period
        if int(match[1]) not in (*period.years, *period.next.years):
            message = f"报告期是{period.label}，文字中却写着{match[0]}：{_around(text, match)}"
            yield _finding(
                facts, "residue-year", Severity.QUESTION, message, place, "确属往年情况的可以保留，否则改正"
            )


def _around(text: str, match: re.Match[str]) -> str:
    start, end = max(match.start() - 8, 0), match.end() + 8
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _finding(facts: Facts, rule: str, severity: Severity, message: str, place: str, hint: str) -> Finding:
    id = f"{facts.catalogue.unit_type.id}-{rule}"
    return Finding(rule=id, severity=severity, message=message, place=place, hint=hint)
