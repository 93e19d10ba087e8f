"""huibao (汇报): turns a unit's figures into the official work report that it owes its superiors.

What plugins and programs build on. Each name is imported from its home when it is first used, so that
importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .derive.facts import Facts
    from .errors import HuibaoError, InputError, OutputError, PluginError, Problem, UsageError
    from .model.document import Document
    from .model.figure import Figure
    from .model.finding import Finding
    from .model.formats import RawData, Reader, Renderer
    from .model.indicator import Combine, Indicator, Kind
    from .model.outline import Clause, ListPlan, Outline, Paragraph, Section, Sentence, TablePlan
    from .model.period import Period
    from .model.quantity import Quantity
    from .model.rule import Rule, Severity
    from .model.standard import Confidence, Layer, Operator, Requirement, Standard
    from .model.submission import Submission
    from .model.unit import UnitKind, UnitType
    from .pipeline import ReportType
    from .plugin.content_folder import ContentFolder
    from .plugin.manager import load as load_plugins
    from .plugin.markers import hookimpl

_HOMES = {
    "Clause": "model.outline",
    "Combine": "model.indicator",
    "Confidence": "model.standard",
    "ContentFolder": "plugin.content_folder",
    "Document": "model.document",
    "Facts": "derive.facts",
    "Figure": "model.figure",
    "Finding": "model.finding",
    "HuibaoError": "errors",
    "Indicator": "model.indicator",
    "InputError": "errors",
    "Kind": "model.indicator",
    "Layer": "model.standard",
    "ListPlan": "model.outline",
    "Operator": "model.standard",
    "Outline": "model.outline",
    "OutputError": "errors",
    "Paragraph": "model.outline",
    "Period": "model.period",
    "PluginError": "errors",
    "Problem": "errors",
    "Quantity": "model.quantity",
    "RawData": "model.formats",
    "Reader": "model.formats",
    "Renderer": "model.formats",
    "ReportType": "pipeline",
    "Requirement": "model.standard",
    "Rule": "model.rule",
    "Section": "model.outline",
    "Sentence": "model.outline",
    "Severity": "model.rule",
    "Standard": "model.standard",
    "Submission": "model.submission",
    "TablePlan": "model.outline",
    "UnitKind": "model.unit",
    "UnitType": "model.unit",
    "UsageError": "errors",
    "hookimpl": "plugin.markers",
    "load_plugins": "plugin.manager",
}
_NAMES_AT_HOME = {"load_plugins": "load"}
__all__ = [
    "Clause",
    "Combine",
    "Confidence",
    "ContentFolder",
    "Document",
    "Facts",
    "Figure",
    "Finding",
    "HuibaoError",
    "Indicator",
    "InputError",
    "Kind",
    "Layer",
    "ListPlan",
    "Operator",
    "Outline",
    "OutputError",
    "Paragraph",
    "Period",
    "PluginError",
    "Problem",
    "Quantity",
    "RawData",
    "Reader",
    "Renderer",
    "ReportType",
    "Requirement",
    "Rule",
    "Section",
    "Sentence",
    "Severity",
    "Standard",
    "Submission",
    "TablePlan",
    "UnitKind",
    "UnitType",
    "UsageError",
    "hookimpl",
    "load_plugins",
]


if not TYPE_CHECKING:  # a type checker sees the imports above, and that there are no other names

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = import_module(f".{_HOMES[name]}", __name__)
        found: object = getattr(home, _NAMES_AT_HOME.get(name, name))
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
