"""rules.toml, or the files in rules/: what must hold between figures."""

from collections.abc import Collection
from pathlib import Path

from attrs import frozen

from huibao.model.rule import Missing, Rule, Severity

from .folder import load_toml, parts, refuse, structure_entry


@frozen(kw_only=True)
class RuleEntry:
    """A rule as its file says it."""

    id: str
    check: str
    message: str
    severity: Severity = Severity.ERROR
    missing: Missing = Missing.SKIP
    when: str = ""
    hint: str = ""
    cites: str = ""
    kinds: tuple[str, ...] = ()
    yearly: bool = False
    formerly: tuple[str, ...] = ()

    def rule(self, plugin: str, prefix: str, entire: Collection[str] = ()) -> Rule:
        """The rule; its id gets the prefix, unless it is among the entire ones."""
        return Rule(
            id=self.id if self.id in entire else f"{prefix}-{self.id}",
            check=self.check,
            message=self.message,
            severity=self.severity,
            missing=self.missing,
            when=self.when,
            hint=self.hint,
            cites=self.cites,
            kinds=self.kinds,
            yearly=self.yearly,
            plugin=plugin,
            formerly=tuple(f"{prefix}-{id}" for id in self.formerly),
        )


@frozen
class RulesFile:
    """The whole file."""

    rule: tuple[RuleEntry, ...] = ()


def load_rules(folder: Path, plugin: str, *, prefix: str, entire: Collection[str] = ()) -> list[Rule]:
    """The rules of a content folder; each id gets the prefix, unless it is among the entire ones."""
    return [
        entry.rule(plugin, prefix, entire)
        for file in parts(folder, "rules")
        for entry in _entries(folder, file, plugin)
    ]


def _entries(folder: Path, file: str, plugin: str) -> tuple[RuleEntry, ...]:
    problems: list[str] = []
    tree = load_toml(folder, file, plugin)
    structured = structure_entry(tree, RulesFile, "", problems)
    refuse(plugin, file, problems, tree)
    return structured.rule if structured else ()
