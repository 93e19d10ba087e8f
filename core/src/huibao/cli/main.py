"""The entry of `report`. Nothing is imported here: what a short process begins with, it waits for."""

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and end the process with its exit code."""
    gc.set_threshold(100_000)  # a short process: collecting while it starts finds nothing
    code = run(sys.argv[1:] if arguments is None else list(arguments))
    gc.freeze()  # Python would look through all that there is on the way out, for longer than a report takes
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command; the exit code: 0 done, 1 findings of severity error, 2 wrong use or input."""
    from .command_line import run_command  # with click, whose import is half of the start

    return run_command(arguments)
