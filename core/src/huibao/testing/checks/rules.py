"""The rules that the plugin brings, held against the cases that stand beside them."""

from huibao.check.cases import faults_of, try_case
from huibao.check.verdict import prepare
from huibao.derive.printed import NOT_GIVEN
from huibao.errors import InputError, Problem
from huibao.expression.parse import parse
from huibao.expression.template import cited
from huibao.expression.tree import names
from huibao.i18n import _
from huibao.model.rule import Missing
from huibao.testing.check import Faults, check
from huibao.testing.over import RuleAtTest, rules


@check(rules)
def rule_has_a_prefix(at: RuleAtTest) -> Faults:
    """A rule's code begins with the type's id or the plugin's name: what fires says whose it is."""
    prefixes = {at.type.id, at.type.subject.name}
    if not at.rule.id.startswith(tuple(f"{prefix}-" for prefix in prefixes)):
        yield Problem(
            _("the code begins with neither {prefixes}").format(prefixes=", ".join(sorted(prefixes))),
            at.rule.id,
            _("call it {name}").format(name=f"{at.type.subject.name}-{at.rule.id}"),
        )


@check(rules)
def rule_is_tried(at: RuleAtTest) -> Faults:
    """There are figures that keep the rule, and figures that break it."""
    name = at.rule.id.removeprefix(f"{at.type.id}-")
    for key, found in (("holds", at.cases and at.cases.holds), ("breaks", at.cases and at.cases.breaks)):
        if not found:
            yield Problem(
                _("no case that {key}").format(key=key),
                at.rule.id,
                _("write one in cases.toml, under [{rule}]: {key} = {{ … }}").format(rule=name, key=key),
            )


@check(rules)
def rule_is_kept_and_broken_by_its_cases(at: RuleAtTest) -> Faults:
    """Where a case holds no rule of the plugin fires; where it breaks the rule, that one fires alone."""
    if at.cases and at.cases.holds and at.cases.breaks:
        for fault in faults_of(at.cases, at.type.catalogue):
            yield Problem(fault, hint=_("correct the case, or the rule's check, when or kinds"))


@check(rules)
def rule_speaks_of_what_it_compares(at: RuleAtTest) -> Faults:
    """The message names a figure of the condition; what is found speaks of no figure that is not there."""
    compared = {name.code for name in names(parse(at.rule.check))}
    if at.rule.missing is Missing.SKIP and compared and not compared & cited(at.rule.message):
        yield Problem(
            _("the message names none of the figures that are compared"),
            at.rule.id,
            _("put one into the message: {{{code}}}").format(code=min(compared)),
        )
    if at.rule.missing is not Missing.SKIP or at.cases is None:
        return
    if prepare(at.rule).adds_up and cited(at.rule.message) <= compared:
        return  # a sum that is too large already says which of its parts was not given
    for case in at.cases.breaks:
        try:
            found = try_case(case, at.type.catalogue, at.rule.plugin).findings
        except InputError:
            continue  # said where the case is tried
        for finding in found:
            if finding.rule == at.rule.id and NOT_GIVEN in finding.message:
                yield Problem(
                    _("it says of a figure that it was not given: {message}").format(message=finding.message),
                    case.where,
                    _("let the message name only figures that the condition needs"),
                )
