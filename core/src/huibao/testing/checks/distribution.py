"""The distribution that the plugin is installed from: what package indexes and installers are told."""

import re
from importlib.metadata import Distribution
from importlib.util import find_spec
from pathlib import Path

from huibao.errors import Problem
from huibao.i18n import _
from huibao.testing.check import Faults, check
from huibao.testing.over import distributions, packages

_HUIBAO = re.compile(r"huibao(?![\w.-])\s*(?:\[[^]]*\])?\s*\(?(?P<range>[^;)]*)", re.IGNORECASE)


@check(distributions)
def huibao_is_required_in_a_range(found: Distribution) -> Faults:
    """The distribution depends on huibao, from a version on and below another."""
    ranges = [match["range"] for each in found.requires or () if (match := _HUIBAO.fullmatch(_bare(each)))]
    hint = _('write dependencies = ["huibao>=0.1,<0.2"] in pyproject.toml')
    if not ranges:
        yield Problem(_("it does not depend on huibao"), "pyproject.toml: project.dependencies", hint)
    for each in ranges:
        fixed = "==" in each or "~=" in each
        if not fixed and not (">" in each and "<" in each):
            message = _("it takes any huibao: “{range}” has no lower or no upper end").format(range=each)
            yield Problem(message, "pyproject.toml: project.dependencies", hint)


def _bare(requirement: str) -> str:
    return requirement.partition(";")[0].strip()


@check(distributions)
def metadata_are_complete(found: Distribution) -> Faults:
    """A description, a licence and the versions of Python are said."""
    told = found.metadata
    licensed = any(key in told for key in ("License-Expression", "License", "License-File")) or any(
        each.startswith("License ::") for each in told.get_all("Classifier") or ()
    )
    for key, given in (
        ("description", "Summary" in told),
        ("license", licensed),
        ("requires-python", "Requires-Python" in told),
    ):
        if not given:
            hint = _("write it under [project] in pyproject.toml")
            yield Problem(_("{key} is missing").format(key=key), f"pyproject.toml: project.{key}", hint)


@check(packages)
def package_is_typed(package: str) -> Faults:
    """The package has a file py.typed: type checkers of whoever imports it look at its annotations."""
    spec = find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        if not Path(folder, "py.typed").exists():
            yield Problem(
                _("py.typed is missing"), package, _("put an empty file of that name beside __init__.py")
            )
