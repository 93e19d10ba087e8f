"""The reference page of the Python names that plugins and programs build on, from their docstrings."""

import ast
import enum
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator

import attrs

import huibao
from huibao import _HOMES

_HEAD = """\
# Python names

What plugins and programs import from `huibao`. These names stay; where one has to go, its use is warned of
before ([Compatibility](../explanation/compatibility.md)). Everything else is huibao's own and may change at
any time. What a plugin implements: [Hooks](hooks.md).

```python
from huibao import Finding, Severity, hookimpl
```
"""
_GROUPS = {
    "What a plugin says of a type": (
        "plugin.content_folder",
        "plugin.markers",
        "model.unit",
        "model.indicator",
        "model.rule",
        "model.outline",
        "model.standard",
        "model.change",
        "content.indicators",
    ),
    "What a unit reports": (
        "model.submission",
        "model.period",
        "model.figure",
        "model.quantity",
        "derive.facts",
        "model.finding",
    ),
    "Reading and writing": ("model.formats", "read.intake", "model.document"),
    "For programs and commands": ("cli.opening", "plugin.manager", "pipeline", "model.catalogue"),
    "Errors": ("errors",),
}
"""Headings, each with the modules whose names stand below it."""
_LONGEST = 40
"""Longest default that is shown, in characters."""
_TOLD = {"hookimpl": "Marks a function or method as the plugin's implementation of the hook of its name."}
"""What no docstring of huibao's says."""
_ALIGNED = re.compile(r"(\w+(?:, \w+)*) {2,}(\S.*)")


def python_page() -> str:
    """The page, without the notice that it is generated."""
    parts = [_HEAD]
    for title, homes in _GROUPS.items():
        names = sorted((homes.index(_HOMES[name]), name) for name in huibao.__all__ if _HOMES[name] in homes)
        parts.append(f"## {title}\n")
        parts += [_entry(name, getattr(huibao, name)) for _home, name in names]
    return "\n".join(parts)


def homeless() -> list[str]:
    """Public names for which the page has no place."""
    places = {home for homes in _GROUPS.values() for home in homes}
    return [name for name in huibao.__all__ if _HOMES[name] not in places]


def _entry(name: str, thing: object) -> str:
    told, fields = _documentation(thing)
    head = f"### {name}\n"
    if not isinstance(thing, type):
        shown = f"{name}{_signature(thing)}" if inspect.isfunction(thing) else name
        return "\n".join([head, f"```text\n{shown}\n```\n", f"{_TOLD.get(name, told)}\n"])
    parts = [head, f"```text\n{_made(name, thing)}\n```\n", f"{told}\n"]
    if issubclass(thing, enum.Enum):
        rows = [(f"`{name}.{each.name}`", f"`{each.value!r}`", fields.get(each.name, "")) for each in thing]
        parts.append(_table(("member", "value", "meaning"), rows))
    elif fields:
        parts.append(_table(("field", "meaning"), [(f"`{key}`", text) for key, text in fields.items()]))
    methods = [f"- {text}" for text in _methods(thing)]
    return "\n".join([*parts, "\n".join(methods) + "\n"] if methods else parts)


def _made(name: str, cls: type) -> str:
    """How one is made, or what it is derived from where nobody makes one."""
    if issubclass(cls, enum.Enum):
        return f"class {name}(Enum)"
    parameters = inspect.signature(cls).parameters.values()
    arguments = [f"    {_parameter(each)}," for each in parameters if not each.name.startswith("_")]
    base = f"  # its base: {cls.__base__.__name__}" if issubclass(cls, Exception) and cls.__base__ else ""
    return "\n".join([f"{name}({base}", *arguments, ")"])


def _signature(function: Callable[..., object]) -> str:
    """Arguments and result, without self and cls, types without their modules."""
    text = re.sub(r"'([\w.\[\], |]+)'", r"\1", str(inspect.signature(function)))
    return _without_modules(re.sub(r"\((self|cls)(, )?", "(", text))


def _parameter(parameter: inspect.Parameter) -> str:
    annotation = inspect.formatannotation(parameter.annotation).strip("'").replace('"', "")
    shown = f"{parameter.name}: {_without_modules(annotation)}"
    default = parameter.default
    if default is parameter.empty:
        return shown
    if default is attrs.NOTHING or callable(default) or len(repr(default)) > _LONGEST:
        return f"{shown} = …"
    if isinstance(default, enum.Enum):
        return f"{shown} = {type(default).__name__}.{default.name}"
    return f"{shown} = {default!r}"


def _without_modules(text: str) -> str:
    return re.sub(r"\b(?:[a-z_]+\.)+(?=\w)", "", text)


def _documentation(thing: object) -> tuple[str, dict[str, str]]:
    """What the docstring tells, and its aligned lines or the strings below members as meanings of names."""
    told: list[str] = []
    fields: dict[str, str] = {}
    last = ""
    for line in (inspect.getdoc(thing) or "").splitlines():
        if aligned := _ALIGNED.fullmatch(line):
            last, text = aligned.groups()
            fields[last] = text
        elif last and line.startswith("  "):
            fields[last] += f" {line.strip()}"
        else:
            last = ""
            told.append(line)
    if isinstance(thing, type) and issubclass(thing, enum.Enum):
        fields |= _below_members(thing)
    return "\n".join(told).strip(), fields


def _below_members(cls: type) -> dict[str, str]:
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    found: dict[str, str] = {}
    name = ""
    for node in body.body if isinstance(body, ast.ClassDef) else ():
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        elif name and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[name] = " ".join(str(node.value.value).split())
            name = ""
        else:
            name = ""
    return found


def _methods(cls: type) -> Iterator[str]:
    """Public methods and properties that the class itself has, but for hooks."""
    for name, member in vars(cls).items():
        function = getattr(member, "fget", None) or getattr(member, "__func__", member)
        if name.startswith(("_", "huibao_")) or not inspect.isfunction(function) or not function.__doc__:
            continue
        told = " ".join((inspect.getdoc(function) or "").split())
        if isinstance(member, property):
            yield f"`.{name}`: {told}"
        else:
            owner = cls.__name__ if isinstance(member, classmethod) else ""
            yield f"`{owner}.{name}{_signature(function)}`: {told}"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return (
        "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)
        + "\n"
    )
