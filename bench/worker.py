"""One contestant in one process: python worker.py MODULE NAME FOLDER, then requests on standard input.

A number asks for the seconds of the processor that one piece of work takes, measured over at least as many;
"save PATH" for the result of one in a file. FOLDER holds what the contestants share.
"""

import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from itertools import count
from pathlib import Path


def seconds(work: Callable[[int], object], numbers: count, at_least: float) -> float:
    start = time.process_time()
    end, done = start + at_least, 0
    while (now := time.process_time()) < end or not done:
        work(next(numbers))
        done += 1
    return (now - start) / done


def main() -> None:
    module, name, folder = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    work = getattr(import_module(module), name)(Path(folder))
    numbers = count()
    print("ready", flush=True)
    for request in map(str.strip, sys.stdin):
        if request.startswith("save "):
            result = work(next(numbers))
            Path(request[5:]).write_bytes(result.encode() if isinstance(result, str) else result)
            print("saved", flush=True)
        else:
            print(seconds(work, numbers, float(request)), flush=True)


if __name__ == "__main__":
    main()
