"""Puts figures into the texts of rules."""

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.expression.template import Optional, Place, Template, parse_template


def fill(text: str, facts: Facts) -> str:
    """A rule's message with its figures printed; one that is missing says so."""
    return _filled(parse_template(text), facts)


def shown(facts: Facts, code: str) -> str:
    """A figure in print, or that it was not given."""
    return printed(facts, facts.figures.get(code))


def place_of(facts: Facts, wanted: tuple[str, ...]) -> str:
    """Where in the data file the first of the figures stands that the file gives.

    Where it gives none of them, the place of what they are computed from.
    """
    from huibao.expression.parse import parse  # only needed when something is found
    from huibao.expression.tree import names

    given = facts.submission.figures
    waiting, seen = list(wanted), set(wanted)
    while waiting:
        code = waiting.pop(0)
        if code in given:
            return given[code].place
        indicator = facts.catalogue.indicators.get(code)
        if indicator is not None and indicator.formula:
            more = [name.code for name in names(parse(indicator.formula)) if name.code not in seen]
            waiting += more
            seen.update(more)
    return ""


def _filled(template: Template, facts: Facts) -> str:
    return "".join(_part(part, facts) for part in template)


def _part(part: str | Place | Optional, facts: Facts) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Optional):
        return _filled(part.parts, facts)
    if part.is_context:
        return facts.submission.period.label if part.code == "period" else facts.submission.unit.name
    return printed(facts, facts.in_role(part.aspect).get(part.code))
