"""Fills a clause, a sentence, a paragraph; what has nothing to say is dropped, and the marks close up."""

from collections.abc import Iterable, Sequence

from huibao.derive.facts import Facts
from huibao.expression.evaluate import evaluator
from huibao.expression.parse import parse
from huibao.expression.template import Optional, Place, Template, parse_template
from huibao.expression.tree import codes
from huibao.model.document import FigureText, Run, Text
from huibao.model.outline import Clause, Paragraph, Sentence

from .desk import Desk

Runs = tuple[Run, ...]
_MARKS = "，、；。： "
_STOPS = "。！？"


def holds(condition: str, facts: Facts) -> bool:
    """Whether a condition holds; a missing operand means that it does not."""
    try:
        return not condition or bool(evaluator(condition)(facts))
    except (KeyError, ArithmeticError):
        return False


def concerns(kinds: Sequence[str], facts: Facts) -> bool:
    """Whether something for these sub-kinds is for this unit; none named means all."""
    return not kinds or facts.submission.unit.kind in kinds


def fill(text: str, desk: Desk) -> Runs | None:
    """The runs of a text, None when a figure outside brackets is missing."""
    template = parse_template(text)
    if not _is_complete(template, desk):
        return None
    return tuple(_runs(template, desk))


def _is_complete(template: Template, desk: Desk) -> bool:
    for part in template:
        if isinstance(part, Place):
            if part.is_context:
                if not desk.word(part.code):
                    return False
            elif not desk.can_say(part.code, part.aspect):
                return False
    return True


def _runs(template: Template, desk: Desk) -> Iterable[Run]:
    for part in template:
        if isinstance(part, str):
            yield Text(part)
        elif isinstance(part, Optional):
            if _is_complete(part.parts, desk):
                yield from _runs(part.parts, desk)
        elif part.is_context:
            yield Text(desk.word(part.code))
        else:
            figure = desk.say(part.code, part.aspect)
            if figure is not None:
                yield figure


def paragraph(plan: Paragraph, desk: Desk, cited: frozenset[str]) -> Runs | None:
    """A paragraph, None when no sentence of it is left. cited figures are not said again."""
    if not concerns(plan.kinds, desk.facts) or not holds(plan.when, desk.facts):
        return None
    sentences = [found for each in plan.sentences if (found := sentence(each, desk, cited))]
    if not sentences:
        return None
    lead = (fill(plan.lead, desk) or ()) if plan.lead else ()
    tail = (fill(plan.tail, desk) or ()) if plan.tail else ()
    return joined([lead, *sentences, tail])


def sentence(plan: Sentence, desk: Desk, cited: frozenset[str]) -> Runs | None:
    """A sentence with its full stop, None when no clause that says something is left."""
    kept: list[Runs] = []
    says_something = False
    for clause in plan.clauses:
        own = codes_of(clause)
        if not _applies(clause, desk.facts) or (own and own <= cited):
            continue
        runs = fill(clause.text, desk)
        if runs is not None:
            kept.append(trimmed(runs))
            desk.said |= _codes_in(clause.when)
            says_something = says_something or bool(own)
    if not says_something:
        return None
    lead = (fill(plan.lead, desk) or ()) if plan.lead else ()
    body = list(kept[0])
    for runs in kept[1:]:
        body += [Text(plan.join), *runs]
    return joined([lead, tuple(body), (Text("。"),)])


def _applies(clause: Clause, facts: Facts) -> bool:
    return concerns(clause.kinds, facts) and holds(clause.when, facts)


def codes_of(clause: Clause) -> frozenset[str]:
    """The figures that a clause cannot do without, those of its condition included."""
    needed = (part for part in parse_template(clause.text) if isinstance(part, Place))
    return frozenset(part.code for part in needed if not part.is_context) | _codes_in(clause.when)


def _codes_in(condition: str) -> frozenset[str]:
    return codes(parse(condition)) if condition else frozenset()


def trimmed(runs: Runs) -> Runs:
    """Runs without marks or blanks at either end: the joints put their own."""
    parts = list(runs)
    if parts and isinstance(parts[0], Text):
        parts[0] = Text(parts[0].text.lstrip(_MARKS))
    if parts and isinstance(parts[-1], Text):
        parts[-1] = Text(parts[-1].text.rstrip(_MARKS))
    return tuple(run for run in parts if run.text)


def joined(groups: Iterable[Runs]) -> Runs:
    """Runs put end to end, neighbouring words made one."""
    result: list[Run] = []
    for runs in groups:
        for run in runs:
            if isinstance(run, Text) and result and isinstance(result[-1], Text):
                result[-1] = Text(result[-1].text + run.text)
            elif run.text:
                result.append(run)
    return tuple(result)


def own_text(text: str, desk: Desk) -> Runs:
    """A paragraph of the unit's own: figures that are missing are left out with their clause."""
    template = parse_template(text)
    if _is_complete(template, desk):
        return joined([tuple(_runs(template, desk))])
    kept = [runs for part in _clauses_of(text) if (runs := fill(part, desk)) is not None]
    return _closed(joined(kept))


def _clauses_of(text: str) -> list[str]:
    """A text cut after each mark that ends a clause."""
    clauses, start = [], 0
    for position, letter in enumerate(text):
        if letter in "，；。":
            clauses.append(text[start : position + 1])
            start = position + 1
    return [*clauses, text[start:]] if start < len(text) else clauses


def _closed(runs: Runs) -> Runs:
    """Runs that end in a full stop, whatever mark they were cut at."""
    if not runs:
        return ()
    last = runs[-1]
    if isinstance(last, FigureText):
        return (*runs, Text("。"))
    text = last.text.rstrip(_MARKS)
    return (*runs[:-1], Text(text if text.endswith(tuple(_STOPS)) else text + "。"))

