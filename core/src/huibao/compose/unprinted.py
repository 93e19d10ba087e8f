"""Texts and lists of the unit's own that a report has no place for: a shorter outline leaves sections out."""

from collections.abc import Iterator, Sequence

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.outline import Outline, Section
from huibao.model.rule import Severity

_SHOWN = 20


def unprinted(facts: Facts, outline: Outline, printed: Sequence[Section]) -> Iterator[Finding]:
    """A warning for each text and list that belongs to none of the printed sections."""
    submission = facts.submission
    if not (submission.texts or submission.lists):
        return
    sections = {section.id for section in printed}
    for id, texts in submission.texts.items():
        if id not in sections and texts:
            heading = facts.catalogue.headings()[id] or id
            why = f"{outline.name}没有“{heading}”这一部分"
            yield _warning(facts, f"texts.{id}", why, texts[0], _way_out(facts, outline, id))
    lists = {plan.of for section in printed for plan in section.lists}
    for name, items in submission.lists.items():
        if name not in lists and items:
            hint = "移到该报告印出的清单，或改用印有它的报告种类"
            yield _warning(facts, f"lists.{name}", f"{outline.name}不印清单 {name}", items[0], hint)


def _way_out(facts: Facts, outline: Outline, id: str) -> str:
    """Where the text of a section that is not printed belongs."""
    catalogue = facts.catalogue
    whole = catalogue.default_outline
    if id in whole.sections and not outline.default:
        return f"移到该报告写有的部分，或改用写有这一部分的报告种类，如 {whole.id}（{whole.name}）"
    if kinds := catalogue.sections[id].kinds:
        names = "、".join(catalogue.unit_type.kinds[kind].name for kind in kinds)
        return f"这一部分只供{names}填写；移到其他部分"
    return "移到该报告写有的部分，或改用写有这一部分的报告种类"


def _warning(facts: Facts, place: str, why: str, text: str, hint: str) -> Finding:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-text-unprinted",
        severity=Severity.WARNING,
        message=f"{why}，自撰文字不会印出：{shown}",
        place=place,
        hint=hint,
    )
