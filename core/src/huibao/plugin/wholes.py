"""Makes rules of what indicators say that they are part of."""

from collections.abc import Iterable, Iterator

from huibao.model.indicator import Indicator, Whole
from huibao.model.rule import Rule

_HINT = "前者是后者的一部分，核对两个数是否填错、是否同一口径"


def rules_of_wholes(unit_type: str, found: Iterable[tuple[str, Indicator]]) -> Iterator[tuple[str, Rule]]:
    """A rule for each part whose whole the type has as well, signed with the plugin that defines the part.

    A shared indicator may be part of one that the type did not pick: then there is nothing to compare.
    """
    indicators = {each.code: each for _plugin, each in found}
    for part in indicators.values():
        for whole in part.within:
            if whole.code in indicators:
                yield part.plugin, _rule(unit_type, part, whole, indicators[whole.code])


def _rule(unit_type: str, part: Indicator, told: Whole, whole: Indicator) -> Rule:
    return Rule(
        id=f"{unit_type}-{part.code}-within-{whole.code}",
        check=f"{part.code} <= {whole.code}",
        message=f"{part.name}{{{part.code}}}，超过{whole.name}{{{whole.code}}}",
        severity=told.severity,
        hint=told.hint or _HINT,
        plugin=part.plugin,
    )
