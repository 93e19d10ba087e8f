"""Who has to do with a unit type, and what follows where it is to be judged or read."""

from __future__ import annotations

from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.errors import PluginError
from huibao.i18n import _
from huibao.model.finding import Finding
from huibao.model.rule import Severity

from .manager import Plugins

CONTENT = ("changes", "indicators", "rules", "sections", "outlines", "standards")
"""The hooks, without their prefix, with which a plugin speaks of a type that it need not have defined."""


def speakers(plugins: Plugins, type_id: str) -> set[str]:
    """The plugins that define a type, or have something to say of it."""
    owners = {plugin for plugin, each in plugins.collect("huibao_unit_types") if each.id == type_id}
    answers = [each for name in CONTENT for each in plugins.ask(f"huibao_{name}", unit_type=type_id)]
    return owners | {each.plugin for each in answers if each.results}


def judged(plugins: Plugins, facts: Facts) -> Iterator[Finding]:
    """The findings of the plugins' own checks.

    A check that fails lets no file pass unseen. Where its plugin defines or extends the file's type, it
    is a `PluginError` that names both; where it has nothing to do with the type, the failure is told, and
    is itself a finding.
    """
    for given in plugins.ask("huibao_check", facts=facts):
        if given.error is None:
            yield from given.results
            continue
        message = given.error.message.removeprefix(f"{given.plugin}: ")
        submission = facts.submission
        if given.plugin in speakers(plugins, submission.unit_type):
            from .blame import mend  # only where something is wrong

            said = _("{file} cannot be checked: {failure}").format(file=submission.origin, failure=message)
            raise PluginError(given.plugin, said, hint=given.error.hint or mend()) from given.error
        plugins.report([given.error])
        yield Finding(
            rule=f"{submission.unit_type}-check-failed",
            severity=Severity.NOTE,
            message=f"插件{given.plugin}的核查中途出错，未能完成",
            hint="请告知该插件的作者；在 report 命令中加 --trace-hooks 可见出错之处",
        )
