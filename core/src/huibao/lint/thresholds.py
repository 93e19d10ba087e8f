"""Thresholds: where they come from, and where they belong."""

from collections.abc import Iterator
from decimal import Decimal

from huibao.expression.parse import ExpressionError
from huibao.expression.template import cited
from huibao.expression.tree import Name, Number, codes, names
from huibao.i18n import _
from huibao.model.rule import Missing, Rule, Severity
from huibao.model.standard import Confidence

from .content import Content, Here, tree_of
from .linear import links
from .remark import Remark

_UNREAD = ("凭记忆", "未读", "未核对", "待核", "不详")
_PLAIN = frozenset((Decimal(0), Decimal(1), Decimal(100)))
"""Numbers that need no source: none, one, all."""


def thresholds(content: Content) -> Iterator[Remark]:
    """Numbers that somebody asks for."""
    for _standard, here in content.requirements():
        requirement = here.what
        if not requirement.source and not requirement.clause:
            message = _("neither source nor clause of {id} is named").format(id=requirement.id)
            yield here.spot.remark("threshold-unsourced", message, _("say where the number was read"))
        elif requirement.confidence is Confidence.SEEN and (
            not requirement.source or any(word in requirement.source for word in _UNREAD)
        ):
            message = _("{id} is called seen, but no source was read").format(id=requirement.id)
            hint = _('name the source, or write confidence = "recalled": it then only asks')
            yield here.spot.remark("threshold-unread", message, hint)
    recalled = [
        each.name
        for each in content.catalogue.standards
        if each.requirements and all(one.confidence is Confidence.RECALLED for one in each.requirements)
    ]
    for rule in content.rules:
        yield from _of_rule(rule, recalled)


def _of_rule(here: Here[Rule], recalled: list[str]) -> Iterator[Remark]:
    rule = here.what
    yield from _of_message(here)
    if rule.severity not in (Severity.ERROR, Severity.WARNING):
        return
    name = next((each for each in recalled if each in rule.cites), None)
    if name is not None:
        message = _("{name} was not read in its source, but its rule is no question").format(name=name)
        yield (here.spot / "severity").remark("threshold-recalled", message, 'severity = "question"')
    number = _threshold(rule)
    if number is None:
        return
    if rule.severity is Severity.ERROR:
        message = _("who misses {number} is no impossible case: an error stops the report")
        hint = _('severity = "warning"; what cannot be belongs into minimum or maximum')
        yield (here.spot / "check").remark("threshold-error", message.format(number=number), hint)
    elif not rule.cites:
        message = _("nothing says where {number} comes from").format(number=number)
        hint = _("name the clause in cites, or make it a requirement of a standard")
        yield (here.spot / "check").remark("threshold-uncited", message, hint)


def _threshold(rule: Rule) -> Decimal | None:
    """The number that a single figure of the period is held against, if there is one."""
    tree = tree_of(rule.check)
    pairs = [pair for _operator, *pair in links(tree)] if tree else []
    for one, other in [(*pair,) for pair in pairs] + [(right, left) for left, right in pairs]:
        if isinstance(one, Name) and one.role == "actual" and isinstance(other, Number):
            return None if other.value in _PLAIN else other.value
    return None


def _of_message(here: Here[Rule]) -> Iterator[Remark]:
    check, when = tree_of(here.what.check), tree_of(here.what.when)
    try:
        told = cited(here.what.message)
    except ExpressionError:
        return
    if check is None:
        return
    if list(names(check)) and not told and here.what.missing is not Missing.FINDING:
        message = _("the message has none of the figures that it is about")
        hint = _("cite one: {code}").format(code=f"{{{next(names(check)).code}}}")
        yield (here.spot / "message").remark("message-without-figure", message, hint)
    strange = told - codes(check) - (codes(when) if when else frozenset())
    for code in sorted(strange):
        message = _("the message has {code}, of which the check does not speak").format(code=code)
        yield (here.spot / "message").remark("message-strange-figure", message)
