"""Every error that huibao raises on purpose, grouped by what the caller should do.

    HuibaoError            expected; shown in a line or two, never as a traceback
    ├── UsageError         the command was called wrongly: call it again, corrected
    ├── InputError         a data file is unreadable or malformed: mend the file
    ├── OutputError        a result could not be written: choose another place
    ├── SetupError         something that it takes is not on this machine: install it
    └── PluginError        a plugin or its content is faulty: tell its author

All end the process with exit code 2. What is merely wrong *in the figures* is never raised:
it is a `Finding`.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):  # every command imports this module, and attrs takes longer to import than to use
    """One thing wrong with an input, with the way out.

    place: key path, line and column, or sheet and cell; empty when the whole file is meant.
    """

    message: str
    place: str = ""
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head}\n    → {self.hint}" if self.hint else head


class HuibaoError(Exception):
    """Root of the errors that a user can act on."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n    → {self.hint}" if self.hint else self.message


class UsageError(HuibaoError):
    """The command or function was asked for something that does not exist."""


class InputError(HuibaoError):
    """A data file cannot be taken in. Carries every problem that was found, not just the first."""

    def __init__(self, file: str | Path, problems: Problem | Iterable[Problem]) -> None:
        self.file = str(file)
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(f"{self.file}: {problem}" for problem in self.problems))


class OutputError(HuibaoError):
    """A result cannot be written where it was asked for."""


class SetupError(HuibaoError):
    """Something that the work takes is not installed: a package, a typeface. The hint says how to get it."""


class PluginError(HuibaoError):
    """A plugin, or the content it ships, breaks the contract. Names the plugin."""

    def __init__(self, plugin: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{plugin}: {message}", hint=hint)
        self.plugin = plugin
