"""One command line: chooses the language, and turns expected errors into a line and an exit code.

Imports nothing heavier than click: commands are imported when they are called.
"""

from __future__ import annotations

import os
import sys

import click

from huibao.errors import HuibaoError
from huibao.i18n import _, activate, choose

from .group import localize, report


def run_command(arguments: list[str]) -> int:
    """Run the command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a character still gets the rest
    activate(choose(_asked(arguments)))
    try:
        result = localize(report).main(arguments, prog_name="report", standalone_mode=False, color=_colour())
    except HuibaoError as error:
        if "--trace-hooks" in arguments or os.environ.get("HUIBAO_TRACE_HOOKS"):
            from .loading import show_cause  # only where somebody wants to see all of it

            show_cause(error)
        return _say(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _say(_("stopped"), 130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone: say nothing more
        return 0
    return result if isinstance(result, int) else 0


def _asked(arguments: list[str]) -> str | None:
    """The language given with --lang: needed before the options are parsed, for their help."""
    for position, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None


def _colour() -> bool | None:
    """None leaves it to the terminal; NO_COLOR (any text but none) asks for no colour anywhere."""
    return False if os.environ.get("NO_COLOR") else None


def _say(message: str, code: int) -> int:
    click.echo(click.style(_("Error: "), fg="red", bold=True) + message, err=True, color=_colour())
    return code
