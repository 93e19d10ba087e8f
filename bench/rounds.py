"""Contests in rounds: A B C A B C …, so that a change of the machine's speed hits all alike.

A figure is the median over the rounds; a ratio the median of the ratios round by round.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
SCRATCH = Path(tempfile.gettempdir()) / "huibao-bench"
"""What the benchmarks make, and the peers' environment: outside the repository."""

Rounds = dict[str, list[float]]


def peers_python() -> Path | None:
    """The interpreter that setup_peers.py has made, None if it was not run."""
    path = SCRATCH / "peers" / "bin" / "python"
    return path if path.exists() else None


def environment() -> dict[str, str]:
    """For every contestant the same: bytecode is kept, and kept out of the repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONPYCACHEPREFIX": str(SCRATCH / "bytecode"), "LC_ALL": "C.UTF-8"}


def prepare() -> None:
    """Write the content for the peers; in a process of its own, so that this one stays small."""
    subprocess.run([sys.executable, HERE / "subject.py", SCRATCH], check=True, env=environment())


class Contestant:
    """A process of its own, warm and pinned to one core, that does one piece of work on request."""

    def __init__(self, python: Path | str, module: str, name: str) -> None:
        command = [str(python), str(HERE / "worker.py"), module, name, str(SCRATCH)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
        )
        self._answer()

    def seconds(self, at_least: float) -> float:
        """Seconds of the processor for one piece of work, measured over at least so many."""
        return float(self._ask(str(at_least)))

    def save(self, path: Path) -> None:
        """Write what one piece of work gives to a file."""
        self._ask(f"save {path}")

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _ask(self, request: str) -> str:
        assert self._process.stdin
        self._process.stdin.write(f"{request}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self._process.stdout
        answer = self._process.stdout.readline()
        if not answer:
            sys.exit("a contestant has failed; see above")
        return answer


class Run(NamedTuple):
    """A whole process: seconds on the clock and of the processor, and its peak memory in MiB.

    The peak cannot be seen below that of the process that starts it.
    """

    seconds: float
    processor: float
    peak: float


def run(command: Sequence[str | Path], stdin: str = "") -> Run:
    """Run a command to its end; a failure ends the benchmark."""
    start = time.perf_counter()
    with subprocess.Popen(
        list(map(str, command)),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=environment(),
        text=True,
    ) as process:
        assert process.stdin
        process.stdin.write(stdin)
        process.stdin.close()
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} has failed")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_rounds(jobs: Mapping[str, Callable[[], float]], count: int) -> Rounds:
    """What each job says, round by round, after one round that does not count."""
    for job in jobs.values():
        job()
    results: Rounds = {name: [] for name in jobs}
    for number in range(1, count + 1):
        for name, job in jobs.items():
            results[name].append(job())
        print(f"round {number} of {count}", file=sys.stderr)
    return results


def median(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def ratio(results: Rounds, of: str, to: str) -> float:
    """The median of the ratios round by round."""
    return median([a / b for a, b in zip(results[of], results[to], strict=True)])


def spread(values: Sequence[float], scale: float = 1.0) -> str:
    """Least and most."""
    return f"{min(values) * scale:.3g}–{max(values) * scale:.3g}"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def verdict(what: str, value: float, limit: float, *, at_most: bool) -> str:
    """A measured value beside its target."""
    met = value <= limit if at_most else value >= limit
    shown = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return f"- {what}: {shown} (target {'≤' if at_most else '≥'} {limit:,g}{'' if met else ', missed'})"
