"""rules.toml, or the files in rules/: what must hold between figures."""

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


@frozen
class RulesFile:
    """The whole file."""

    rule: tuple[RuleEntry, ...] = ()


def load_rules(folder: Path, plugin: str, *, prefix: str) -> list[Rule]:
    """The rules of a content folder; each id gets the prefix."""
    return [
        Rule(
            id=f"{prefix}-{entry.id}",
            check=entry.check,
            message=entry.message,
            severity=entry.severity,
            missing=entry.missing,
            when=entry.when,
            hint=entry.hint,
            cites=entry.cites,
            kinds=entry.kinds,
            yearly=entry.yearly,
            plugin=plugin,
        )
        for file in parts(folder, "rules")
        for entry in _entries(folder, file, plugin)
    ]


def _entries(folder: Path, file: str, plugin: str) -> tuple[RuleEntry, ...]:
    problems: list[str] = []
    structured = structure_entry(load_toml(folder, file, plugin), RulesFile, "", problems)
    refuse(plugin, file, problems)
    return structured.rule if structured else ()
