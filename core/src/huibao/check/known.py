"""The codes that findings on a unit type may bear."""

from collections.abc import Iterator

from huibao.model.catalogue import Catalogue

from .editions import every_threshold

_FAMILIES = (
    "required",
    "scale-",
    "jump",
    "restated",
    "residue-",
    "text-",
    "copied-",
    "renamed",
    "removed",
    "local-",
    "target-",
    "explanation-idle",
)
"""How the codes of the core's own checks go on after the type's name."""


def is_known(rule: str, catalogue: Catalogue) -> bool:
    """Whether a finding of the core's may bear this code; the plugins' own checks have further ones."""
    family = rule.removeprefix(f"{catalogue.unit_type.id}-")
    return rule in codes(catalogue) or (family != rule and family.startswith(_FAMILIES))


def codes(catalogue: Catalogue) -> set[str]:
    """The codes that the type's content gives: of rules, thresholds, formulas and required sections."""
    return {each.id for each in catalogue.rules} | {
        f"{catalogue.unit_type.id}-{code}" for code in _of_content(catalogue)
    }


def _of_content(catalogue: Catalogue) -> Iterator[str]:
    for held in every_threshold(catalogue, catalogue.standards):
        yield f"standard-{held.requirement.id}"
        yield f"eased-{held.requirement.id}"
    for indicator in catalogue.derived:
        yield f"formula-{indicator.code}"
    for section in catalogue.sections.values():
        if section.required:
            yield f"section-{section.id}"
