"""Writes the reference pages that are made from the code: the commands' help, the hooks' documentation.

Run it after a change of either. With --check it only says whether the pages are up to date.
"""

import inspect
import re
import sys
from pathlib import Path

from contract_page import contract_page
from diagram import path_of_the_data
from pages import ROOT
from python_page import python_page
from remarks_page import remarks_page
from walk import Walk

from huibao.cli import plugin
from huibao.cli.group import COMMANDS
from huibao.plugin import hookspecs
from huibao.plugin.markers import facts_of

FOLDER = ROOT / "docs" / "reference"
_NOTICE = "<!-- Written by scripts/reference.py from the code: change it there. -->\n"

_COMMANDS = """\
# Commands

The help of `report` and its commands, as `--help` prints it in English. `report --lang zh …`, or the
environment variable `HUIBAO_LANG=zh`, prints it in Chinese; without either the system's language decides.
What stands in a report is Chinese in any case.

Unit types are kept between calls in the user's cache folder, until a plugin or its content changes.
`HUIBAO_CACHE` names another folder; set to nothing, it switches that off. `HUIBAO_FONTS` names folders with
typefaces for PDF that are not installed, apart as in `PATH`.

| exit code | means |
| --- | --- |
| 0 | done, no finding of severity error |
| 1 | findings of severity error (`build` has written all the same, but for `--strict`), or figures at odds |
| 2 | wrong use, unreadable input, or a faulty plugin: nothing was done |

What `-o` and `--format` do together: an output file's suffix chooses its format; a folder gets one file of
each format, named after the report's title. Where `-o NAME` is no folder and has no suffix of a format,
`--format docx,md` writes NAME.docx and NAME.md. `-o -` writes one format to standard output, and everything
else to standard error. Without `-o` the current folder is used, without `--format` docx.
"""

_HOOKS = """\
# Hooks

Every hook that a plugin may implement. A plugin is a module or an object with functions of these names,
marked with `huibao.hookimpl` and named in the entry-point group `huibao`:

```toml
[project.entry-points.huibao]
market = "huibao_market:plugin"
```

```python
from collections.abc import Iterator

from huibao import Facts, Finding, Severity, hookimpl


@hookimpl
def huibao_check(facts: Facts) -> Iterator[Finding]:
    if facts.submission.unit_type == "market" and not facts.submission.unit.superior:
        yield Finding("market-addressee", Severity.NOTE, "未填主送机关", place="unit.superior")
```

A plugin may say which versions of this API it needs, `huibao_api = ">=1.1,<2"` beside its functions: see
[Compatibility](../explanation/compatibility.md). Each hook says below which version brought it.

A plugin made of data, [`ContentFolder`](content-files.md), implements those that content files can answer.
The classes named below are those of [Python names](python.md); the [cookbook](../how-to/cookbook.md) has a
complete plugin for most hooks.
"""


def commands_page() -> str:
    """The help of every command."""
    parts = [_NOTICE, _COMMANDS, f"## report\n\n{_console('report', '--help')}"]
    for name in COMMANDS:
        parts.append(f"## report {name}\n\n{_console('report', name, '--help')}")
        if name == plugin.command.name:
            parts += [
                f"### report {name} {each}\n\n{_console('report', name, each, '--help')}"
                for each in plugin.COMMANDS
            ]
    return "\n".join(parts)


def _console(*words: str) -> str:
    printed = Walk(ROOT).do(" ".join(words))
    return f"```console\n$ {' '.join(words)}\n{printed.rstrip()}\n```\n"


def hooks_page() -> str:
    """Every hook with its signature and its documentation."""
    head = inspect.getdoc(hookspecs) or ""
    rules = head.partition("\n\n")[2]
    parts = [_NOTICE, _HOOKS, f"{rules}\n", "| hook | does |\n| --- | --- |"]
    parts[-1] += "".join(f"\n| [`{name}`](#{name}) | {_first_sentence(name)} |" for name in _hooks()) + "\n"
    parts += [_hook(name) for name in _hooks()]
    return "\n".join(parts)


def _hooks() -> list[str]:
    """Names of the hooks in the order of the module."""
    return [name for name in vars(hookspecs) if name.startswith("huibao_")]


def _documentation(name: str) -> str:
    return inspect.getdoc(getattr(hookspecs, name)) or ""


def _first_sentence(name: str) -> str:
    return " ".join(_documentation(name).partition("\n\n")[0].split())


def _hook(name: str) -> str:
    signature = inspect.signature(getattr(hookspecs, name))
    arguments = ", ".join(f"{each.name}: {each.annotation}" for each in signature.parameters.values())
    lines = []
    for line in _documentation(name).splitlines():
        argument = re.match(r"(\w+): (.*)", line)
        if argument and argument[1] in signature.parameters:
            lines += [f"- `{argument[1]}`: {argument[2]}", ""]
        else:
            lines.append(line)
    body = "\n".join(lines)
    facts = facts_of(hookspecs, name)
    since = f"Since API {facts.since}."
    if facts.deprecated:
        since += f" Deprecated since {facts.deprecated.since}: use {facts.deprecated.instead}."
    head = f"{name}({arguments}) -> {signature.return_annotation}"
    return f"## {name}\n\n```text\n{head}\n```\n\n{body.rstrip()}\n\n{since}\n"


def reference_pages() -> dict[Path, str]:
    """Each generated page with its text."""
    return {
        FOLDER / "commands.md": commands_page(),
        FOLDER / "contract.md": f"{_NOTICE}\n{contract_page()}",
        FOLDER / "hooks.md": hooks_page(),
        FOLDER / "python.md": f"{_NOTICE}\n{python_page()}",
        FOLDER / "remarks.md": f"{_NOTICE}\n{remarks_page()}",
        ROOT / "docs" / "images" / "path-of-the-data.svg": path_of_the_data(),
    }


def main(arguments: list[str]) -> int:
    """Exit code 1 if a page was out of date and --check was given."""
    stale = {
        path: text
        for path, text in reference_pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    }
    for path, text in stale.items():
        print(f"out of date: {path.name}")
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
