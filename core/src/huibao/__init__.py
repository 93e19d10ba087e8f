"""huibao (汇报): turns a unit's figures into the official work report that it owes its superiors.

What plugins and programs build on. Each name is imported from its home when it is first used, so that
importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cli.opening import open_submission
    from .content.indicators import load_indicators
    from .derive.facts import Facts
    from .errors import HuibaoError, InputError, OutputError, PluginError, Problem, SetupError, UsageError
    from .model.catalogue import Catalogue
    from .model.change import Change, Part
    from .model.document import Chart, Document, FigureText, Heading, ListBlock, ParagraphBlock, Table, Text
    from .model.document import plain as plain_text
    from .model.figure import Figure, Role
    from .model.finding import Finding
    from .model.formats import RawData, Reader, Renderer
    from .model.indicator import Combine, Indicator, QuantityKind, Whole
    from .model.indicator import QuantityKind as Kind  # noqa: F401  # deprecated, and still typed
    from .model.outline import ChartPlan, Clause, ListPlan, Outline, Paragraph, Section, Sentence, TablePlan
    from .model.period import Period
    from .model.quantity import Bound, Quantity
    from .model.rule import Missing, Rule, Severity
    from .model.standard import Confidence, Layer, Operator, Requirement, Standard
    from .model.submission import Submission
    from .model.unit import UnitKind, UnitType
    from .pipeline import Report, ReportType
    from .plugin.content_folder import ContentFolder
    from .plugin.manager import load as load_plugins
    from .plugin.markers import hookimpl
    from .read.intake import take_in

_HOMES = {
    "Bound": "model.quantity",
    "Catalogue": "model.catalogue",
    "Change": "model.change",
    "Chart": "model.document",
    "ChartPlan": "model.outline",
    "Clause": "model.outline",
    "Combine": "model.indicator",
    "Confidence": "model.standard",
    "ContentFolder": "plugin.content_folder",
    "Document": "model.document",
    "Facts": "derive.facts",
    "Figure": "model.figure",
    "FigureText": "model.document",
    "Finding": "model.finding",
    "Heading": "model.document",
    "HuibaoError": "errors",
    "Indicator": "model.indicator",
    "InputError": "errors",
    "Layer": "model.standard",
    "ListBlock": "model.document",
    "ListPlan": "model.outline",
    "Missing": "model.rule",
    "Operator": "model.standard",
    "Outline": "model.outline",
    "OutputError": "errors",
    "Paragraph": "model.outline",
    "ParagraphBlock": "model.document",
    "Part": "model.change",
    "Period": "model.period",
    "PluginError": "errors",
    "Problem": "errors",
    "Quantity": "model.quantity",
    "QuantityKind": "model.indicator",
    "RawData": "model.formats",
    "Reader": "model.formats",
    "Renderer": "model.formats",
    "Report": "pipeline",
    "ReportType": "pipeline",
    "Requirement": "model.standard",
    "Role": "model.figure",
    "Rule": "model.rule",
    "Section": "model.outline",
    "Sentence": "model.outline",
    "SetupError": "errors",
    "Severity": "model.rule",
    "Standard": "model.standard",
    "Submission": "model.submission",
    "Table": "model.document",
    "TablePlan": "model.outline",
    "Text": "model.document",
    "UnitKind": "model.unit",
    "UnitType": "model.unit",
    "UsageError": "errors",
    "Whole": "model.indicator",
    "hookimpl": "plugin.markers",
    "load_indicators": "content.indicators",
    "load_plugins": "plugin.manager",
    "open_submission": "cli.opening",
    "plain_text": "model.document",
    "take_in": "read.intake",
}
_NAMES_AT_HOME = {"load_plugins": "load", "plain_text": "plain"}
_DEPRECATED = {"Kind": ("QuantityKind", "1.1", "2.0")}
"""Names that go on working, and what took their place: since which API version, and until which."""
__all__ = [
    "Bound",
    "Catalogue",
    "Change",
    "Chart",
    "ChartPlan",
    "Clause",
    "Combine",
    "Confidence",
    "ContentFolder",
    "Document",
    "Facts",
    "Figure",
    "FigureText",
    "Finding",
    "Heading",
    "HuibaoError",
    "Indicator",
    "InputError",
    "Layer",
    "ListBlock",
    "ListPlan",
    "Missing",
    "Operator",
    "Outline",
    "OutputError",
    "Paragraph",
    "ParagraphBlock",
    "Part",
    "Period",
    "PluginError",
    "Problem",
    "Quantity",
    "QuantityKind",
    "RawData",
    "Reader",
    "Renderer",
    "Report",
    "ReportType",
    "Requirement",
    "Role",
    "Rule",
    "Section",
    "Sentence",
    "SetupError",
    "Severity",
    "Standard",
    "Submission",
    "Table",
    "TablePlan",
    "Text",
    "UnitKind",
    "UnitType",
    "UsageError",
    "Whole",
    "hookimpl",
    "load_indicators",
    "load_plugins",
    "open_submission",
    "plain_text",
    "take_in",
]


if not TYPE_CHECKING:  # a type checker sees the imports above, and that there are no other names

    def __getattr__(name: str) -> object:
        if name in _DEPRECATED:
            return _deprecated(name)
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = import_module(f".{_HOMES[name]}", __name__)
        found: object = getattr(home, _NAMES_AT_HOME.get(name, name))
        globals()[name] = found
        return found

    def _deprecated(name: str) -> object:
        from .deprecation import Deprecated, used

        instead, since, until = _DEPRECATED[name]
        used(Deprecated(f"{__name__}.{name}", f"{__name__}.{instead}", since, until))
        return getattr(import_module(__name__), instead)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
