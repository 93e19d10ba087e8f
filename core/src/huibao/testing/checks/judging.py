"""The checks that the plugin wrote in Python (huibao_check), tried on files of every sort."""

from collections.abc import Iterator

from attrs import evolve

from huibao.derive.derive import derive
from huibao.derive.facts import Facts
from huibao.errors import PluginError, Problem
from huibao.i18n import _
from huibao.model.finding import Finding
from huibao.model.submission import Submission
from huibao.testing.check import Faults, check
from huibao.testing.figures import everything, submission
from huibao.testing.over import judged_types
from huibao.testing.typed import TypeAtTest

from .loading import NO_TYPE

_HOOK = "huibao_check"


@check(judged_types)
def judge_takes_any_file(at: TypeAtTest) -> Faults:
    """The plugin's own checks judge a file without a figure, and one with all, and fail on neither."""
    for _what, facts in _facts(at):
        at.subject.collect(_HOOK, facts=facts)
    yield from ()


@check(judged_types)
def judge_signs_its_findings(at: TypeAtTest) -> Faults:
    """What the plugin's own checks find has a code that begins with the type's id or the plugin's name."""
    prefixes = tuple(f"{name}-" for name in (at.id, at.subject.name))
    for finding in _findings(at):
        if not finding.rule.startswith(prefixes):
            message = _("the code begins with neither {prefixes}").format(prefixes=", ".join(prefixes))
            yield Problem(message, finding.rule, _("call it {name}").format(name=prefixes[-1] + finding.rule))


@check(judged_types)
def judge_leaves_other_types_alone(at: TypeAtTest) -> Faults:
    """The plugin's own checks say nothing of a unit of another type."""
    stranger = evolve(at.catalogue, unit_type=evolve(at.catalogue.unit_type, id=NO_TYPE))
    for _what, facts in _facts(at):
        foreign = evolve(facts, catalogue=stranger, submission=evolve(facts.submission, unit_type=NO_TYPE))
        for finding in _found(at, foreign):
            hint = _("return at once where facts.submission.unit_type is another's")
            yield Problem(_("it judges units of other types: {rule}").format(rule=finding.rule), _HOOK, hint)


def _facts(at: TypeAtTest) -> Iterator[tuple[str, Facts]]:
    files: list[tuple[str, Submission]] = [
        ("empty", submission(at.catalogue, {})),
        ("everything", everything(at.catalogue)),
    ]
    if at.example:
        files.append(("example", at.example))
    for what, file in files:
        yield what, derive(file, at.catalogue)


def _findings(at: TypeAtTest) -> Iterator[Finding]:
    for _what, facts in _facts(at):
        yield from _found(at, facts)


def _found(at: TypeAtTest, facts: Facts) -> list[Finding]:
    """What the plugin finds; nothing where it fails, which another check says."""
    try:
        return at.subject.collect(_HOOK, facts=facts)
    except PluginError:
        return []
