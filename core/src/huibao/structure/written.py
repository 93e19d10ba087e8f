"""A submission as the plain values of a data file: the inverse of `structure`."""

from collections.abc import Collection, Mapping
from typing import Any

from attrs import fields

from huibao.model.figure import Figure
from huibao.model.indicator import Indicator
from huibao.model.printing import YESNO_UNIT, plain_digits, print_quantity
from huibao.model.submission import Submission

from .data_file import FORMAT

_LOCAL = "local."


def as_tree(submission: Submission) -> dict[str, Any]:
    """The tables and keys of a data file that structures to the same submission, but for its notes.

    Figures are texts, as they were written; they go by code.
    """
    unit = submission.unit
    local = {each.code for each in submission.local}
    tree: dict[str, Any] = {
        "format": FORMAT,
        "type": submission.unit_type,
        "period": submission.period.code,
        "outline": submission.outline,
        "standard": list(submission.standards),
        "date": submission.date.isoformat() if submission.date else "",
        "unit": _filled(
            {
                "name": unit.name,
                "kind": unit.kind,
                "superior": unit.superior,
                "code": unit.code,
                "self_name": unit.self_name,
                "aim": unit.aim,
            }
        ),
        "letter": _letter(submission),
        "figures": _figures(submission.figures, local)
        | {code: "不适用" for code in sorted(submission.not_applicable) if not code.startswith(_LOCAL)},
        "targets": _figures(submission.targets, local),
        "previous": _figures(submission.previous, local),
        "planned": _figures(submission.planned, local),
        "local": {each.code.removeprefix(_LOCAL): _local(each, submission) for each in submission.local},
        "texts": {section: list(texts) for section, texts in submission.texts.items()},
        "lists": {name: list(items) for name, items in submission.lists.items()},
        "explanations": dict(submission.explanations),
    }
    return _filled(tree)


def as_written(figure: Figure) -> str:
    """A figure's text for a data file."""
    quantity = figure.quantity
    if quantity.notation is not None or quantity.unit == YESNO_UNIT:
        return print_quantity(quantity, 0)
    digits = plain_digits(quantity.value)
    # A computed figure is printed without the zeros that its decimals bring.
    return digits.rstrip("0").rstrip(".") if figure.formula and "." in digits else digits


def _figures(figures: Mapping[str, Figure], local: Collection[str]) -> dict[str, str]:
    return {code: as_written(figure) for code, figure in figures.items() if code not in local}


def _local(indicator: Indicator, submission: Submission) -> dict[str, str]:
    code = indicator.code
    roles: tuple[tuple[str, Mapping[str, Figure]], ...] = (
        ("value", submission.figures),
        ("target", submission.targets),
        ("previous", submission.previous),
        ("planned", submission.planned),
    )
    entry = {"name": indicator.name, "unit": indicator.unit, "section": indicator.section}
    entry["better"] = indicator.better.value
    entry |= {role: as_written(figures[code]) for role, figures in roles if code in figures}
    if code in submission.not_applicable:
        entry["value"] = "不适用"
    return _filled(entry)


def _letter(submission: Submission) -> dict[str, Any]:
    letter = submission.letter
    if letter is None:
        return {}
    table = {each.name: getattr(letter, each.name) for each in fields(type(letter))}
    table["copy_to"] = list(letter.copy_to)
    if letter.issued_on:
        table["issued_on"] = letter.issued_on.isoformat()
    return _filled(table)


def _filled(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value}
