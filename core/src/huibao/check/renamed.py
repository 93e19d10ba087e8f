"""Old names in a data file: they are understood, and whoever wrote them learns the new ones."""

from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity


def old_names(facts: Facts) -> Iterator[Finding]:
    """A note for each old name, at the first place where it stands."""
    told: set[tuple[str, str]] = set()
    for each in facts.submission.renamed:
        if (each.old, each.new) in told:
            continue
        told.add((each.old, each.new))
        indicator = facts.catalogue.indicators.get(each.new)
        name = f"（{indicator.name}）" if indicator else ""
        yield Finding(
            rule=f"{facts.catalogue.unit_type.id}-renamed",
            severity=Severity.NOTE,
            message=f"{each.old} 现称 {each.new}{name}，已按新名读取",
            indicators=(each.new,) if indicator else (),
            place=each.place,
            hint="下次填报请用新名",
        )
