"""The tables of a data file as the text of a TOML file."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_FIGURES = ("figures", "targets", "previous", "planned")
_LOCAL_FIGURES = ("value", "target", "previous", "planned")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def toml_text(tree: Mapping[str, Any], remarks: tuple[str, ...] = ()) -> str:
    """The file's text, with remarks in front, a line each; nested tables have headers of their own.

    Whole numbers among the figures are written as numbers, and the date as a date.
    """
    lines = [f"# {_on_one_line(remark)}" for remark in remarks]
    if lines:
        lines.append("")
    tables = {key: value for key, value in tree.items() if isinstance(value, Mapping)}
    for key, value in tree.items():
        if key not in tables:
            day = key == "date" and isinstance(value, str) and _DAY.fullmatch(value)
            lines.append(f"{_key(key)} = {value if day else _value(value)}")
    for name, table in tables.items():
        lines += _table(name, table)
    return "\n".join(lines) + "\n"


def _table(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    inner = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    if name != "local":
        yield f"\n[{_key(name)}]"
        inner = {}
    for key, value in table.items():
        if key not in inner:
            figure = name in _FIGURES
            yield f"{_code(key, table) if figure else _key(key)} = {_value(value, figure=figure)}"
    for key, value in inner.items():
        yield f"\n[{_key(name)}.{_key(key)}]"
        yield from (
            f"{_key(each)} = {_value(one, figure=each in _LOCAL_FIGURES)}" for each, one in value.items()
        )


def _code(code: str, table: Collection[str]) -> str:
    """publicity.leaflets as it is, unless it goes on from another code, which would then be a table."""
    parts = code.split(".")
    within = any(".".join(parts[:count]) in table for count in range(1, len(parts)))
    if within or any(each.startswith(f"{code}.") for each in table) or not all(map(_BARE.fullmatch, parts)):
        return _quoted(code)
    return code


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def _value(value: object, *, figure: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(str(key))} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        if len(value) < 2:
            return "[" + ", ".join(map(_value, value)) + "]"
        return "[\n" + "".join(f"  {_value(each)},\n" for each in value) + "]"
    if isinstance(value, int | Decimal | date):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = str(value)
    return text if figure and _NUMBER.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """A basic string; JSON's escapes are TOML's, but for U+007F, which TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _on_one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() or letter == "\u3000" else " " for letter in text)
