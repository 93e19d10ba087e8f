"""Holds what a distribution requires against what is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata

from huibao.i18n import _

from .chart import Complaint


def unmet(distribution: str) -> Iterator[Complaint]:
    """The requirements of an installed distribution that are not met."""
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        required = metadata.requires(distribution) or []
    except metadata.PackageNotFoundError:
        return
    for text in required:
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            message = _("its requirement {text!r} cannot be read").format(text=text)
            yield Complaint(message, _("its author mends the dependencies in pyproject.toml"))
            continue
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            installed = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            message = _("it requires {requirement}, which is not installed").format(requirement=requirement)
            yield Complaint(message, f"pip install '{requirement}'")
            continue
        if not requirement.specifier.contains(installed, prereleases=True):
            message = _("it requires {requirement}, and {version} is installed")
            hint = _("pip install -U {distribution}, or: pip install '{requirement}'")
            yield Complaint(
                message.format(requirement=requirement, version=installed),
                hint.format(distribution=distribution, requirement=requirement),
            )


def requires_core(distribution: str) -> bool:
    """Whether a distribution says which versions of huibao it is for."""
    from packaging.requirements import Requirement

    try:
        found = [Requirement(text) for text in metadata.requires(distribution) or []]
    except (metadata.PackageNotFoundError, ValueError):
        return True  # said elsewhere
    return any(each.name == "huibao" and len(each.specifier) for each in found)
