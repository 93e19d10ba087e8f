"""Rules that cannot fire or cannot but fire, conditions that never hold, rules that say the same."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from huibao.expression.bounds import FALSE, TRUE
from huibao.expression.error import ExpressionError
from huibao.expression.template import Place, parse_template
from huibao.expression.tree import Node, codes, names
from huibao.i18n import _
from huibao.model.rule import Missing, Rule

from .content import Content, Here, tree_of
from .linear import Bound, Form, bounds
from .possible import empty, forms, outcome, supposing, usual, with_formulas
from .remark import Remark

_MOST = 100
"""Rules about one thing that are held against each other."""


def conditions(content: Content) -> Iterator[Remark]:
    """What a condition says whatever the figures."""
    formulas = forms(content.catalogue)
    for here in content.rules:
        yield from _of_rule(content, here, formulas)
    yield from _alike(content)
    world = usual(content.catalogue)
    for condition in content.conditions():
        if (tree := tree_of(condition.what)) is not None and outcome(tree, world) == FALSE:
            yield _never(condition)
    for _section, _paragraph, _sentence, clause in content.all_clauses:
        tree = tree_of(clause.what.when)
        if tree is None or outcome(tree, world) == FALSE:
            continue
        said = _needed(clause.what.text)
        if outcome(tree, usual(content.catalogue, said)) == FALSE:
            message = _("the condition excludes a figure that the clause cannot do without: {text}")
            yield (clause.spot / "when").remark("condition-never", message.format(text=clause.what.text))


def _needed(text: str) -> frozenset[str]:
    """The figures without which a clause is dropped."""
    try:
        template = parse_template(text)
    except ExpressionError:
        return frozenset()
    needed = (part for part in template if isinstance(part, Place) and not part.is_context)
    return frozenset(place.code for place in needed if place.aspect in ("", "number"))


def _never(here: Here[str]) -> Remark:
    message = _("the condition never holds: {condition}").format(condition=here.what)
    return here.spot.remark(
        "condition-never", message, _("figures are never below nought; rates end at 100%")
    )


def _of_rule(content: Content, here: Here[Rule], formulas: Mapping[str, Form]) -> Iterator[Remark]:
    rule, spot = here.what, here.spot
    check, when = tree_of(rule.check), tree_of(rule.when)
    if check is None:
        return
    world = usual(content.catalogue)
    if when is not None:
        found = outcome(when, world)
        if found == FALSE:
            yield _never(Here(rule.when, spot / "when"))
            return
        if found == TRUE and codes(when) <= codes(check):  # else it asks for figures to be there
            message = _("the condition always holds: {condition}").format(condition=rule.when)
            yield (spot / "when").remark("condition-always", message, _("leave it out"))
        world = supposing(world, when)
    found = outcome(check, world)
    if found == FALSE:
        message = _("the rule fires whatever the figures: {check}").format(check=rule.check)
        yield (spot / "check").remark("rule-always-fires", message)
    elif found == TRUE and rule.missing is not Missing.FINDING:
        message = _("the rule never fires: {check} holds for all possible figures").format(check=rule.check)
        yield (spot / "check").remark("rule-never-fires", message)
    elif outcome(check, with_formulas(world, formulas)) == TRUE:
        message = _("the rule follows from the formulas: {check}").format(check=rule.check)
        yield (spot / "check").remark("rule-of-formula", message, _("a formula is checked without a rule"))
    if rule.missing is Missing.ZERO and _fires_on_nothing(check, when):
        message = _("the rule fires on every report that has none of its figures: {check}")
        hint = _('say when it applies: when = "given(…)"')
        yield (spot / "missing").remark("rule-fires-on-nothing", message.format(check=rule.check), hint)


def _fires_on_nothing(check: Node, when: Node | None) -> bool:
    if not list(names(check)):
        return False
    applies = when is None or (not list(names(when)) and True in outcome(when, empty()))
    return applies and outcome(check, empty()) == FALSE


@frozen
class _Check:
    """A rule with what its check says: the bounds that must all hold, or the condition as it is."""

    here: Here[Rule]
    says: tuple[Bound, ...] | tuple[Node]

    @property
    def about(self) -> list[object]:
        """What another rule must be about as well to say the same or more."""
        return [each.terms if isinstance(each, Bound) else each for each in self.says]

    def implies(self, other: "_Check") -> bool:
        """Whether whatever keeps this one keeps the other."""
        return all(any(_implies(one, that) for one in self.says) for that in other.says)


def _implies(one: Bound | Node, other: Bound | Node) -> bool:
    return one.implies(other) if isinstance(one, Bound) and isinstance(other, Bound) else one == other


def _alike(content: Content) -> Iterator[Remark]:
    """Rules that say what another one says, or less than it."""
    trees = [(here, tree_of(here.what.check)) for here in content.all_rules]
    checks = [_Check(here, bounds(tree) or (tree,)) for here, tree in trees if tree is not None]
    by_subject: dict[object, list[int]] = {}
    for number, check in enumerate(checks):
        for subject in check.about:
            by_subject.setdefault(subject, []).append(number)
    for number, check in enumerate(checks):
        here = check.here
        near = {other for subject in check.about for other in by_subject[subject][:_MOST]} - {number}
        for other_number in sorted(near):
            other = checks[other_number]
            if not _reaches(other.here.what, here.what) or not other.implies(check):
                continue
            same = check.implies(other)
            if same and other_number < number:
                message = _("the rule says the same as {other}").format(other=other.here.spot.at)
                yield (here.spot / "check").remark("rule-twice", message, _("keep one of the two"))
                break
            if not same:
                message = _("{other} fires wherever this rule does").format(other=other.here.spot.at)
                yield (here.spot / "check").remark("rule-implied", message, _("keep the stricter one"))
                break


def _reaches(rule: Rule, other: Rule) -> bool:
    """Whether a rule applies wherever the other does, and weighs as much."""
    if rule.when and tree_of(rule.when) != tree_of(other.when):
        return False
    if rule.kinds and not (other.kinds and set(other.kinds) <= set(rule.kinds)):
        return False
    return (
        rule.severity.rank <= other.severity.rank
        and rule.yearly <= other.yearly
        and rule.missing is other.missing
    )
