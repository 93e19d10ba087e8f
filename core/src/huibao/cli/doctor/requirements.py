"""Holds what a distribution requires against what is installed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

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


def local_source(record: str) -> str:
    """The folder on this machine that a distribution was installed from, "" if it is from elsewhere.

    record is the folder of its record; installers note there where it is from (direct_url.json).
    """
    try:
        noted = json.loads(Path(record, "direct_url.json").read_text("utf-8"))
        url = urlsplit(noted["url"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return url2pathname(url.path) if url.scheme == "file" else ""


def requires_core(distribution: str) -> bool:
    """Whether a distribution says which versions of huibao it is for."""
    from packaging.requirements import Requirement

    try:
        found = [Requirement(text) for text in metadata.requires(distribution) or []]
    except (metadata.PackageNotFoundError, ValueError):
        return True  # said elsewhere
    return any(each.name == "huibao" and len(each.specifier) for each in found)
