"""Loads a plugin in a process of its own, watches what that does, and says what the plugin then makes.

    python -m huibao.testing.probe < order.json > outcome.json

The order names the plugin by its entry point ("module:attribute") or its folder.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto")
_PROCESSES = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile")
_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "shutil.rmtree", "os.truncate")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NULL = os.devnull


def main() -> None:
    """Do what standard input orders; the outcome goes to standard output."""
    gc.set_threshold(100_000)  # as the command itself: a short process
    order = json.load(sys.stdin)
    out = os.dup(1)
    outcome = _outcome(order)
    with os.fdopen(out, "w", encoding="utf-8") as stream:
        json.dump(outcome, stream)


def _outcome(order: dict[str, Any]) -> dict[str, Any]:
    import huibao.plugin.content_folder  # noqa: F401  # what the core imports is not the plugin's doing
    from huibao.plugin.discovery import EntryPoint
    from huibao.plugin.folders import open_folder

    sys.dont_write_bytecode = True
    seen: dict[str, Any] = {}
    with _watched(seen):
        if order["value"]:
            plugin = EntryPoint(order["name"], order["value"], "", "").load()
        else:
            from pathlib import Path

            _name, plugin, _origin = open_folder(Path(order["folder"]))
    return {"import": seen, **_made(order, plugin)}


@contextmanager
def _watched(seen: dict[str, Any]) -> Iterator[None]:
    """Notes what happens meanwhile beside the importing of modules; printed words are held back."""
    events: list[tuple[str, str]] = []
    watching = True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if not watching:
            return
        if event in _NETWORK or event in _PROCESSES or event in _CHANGES:
            events.append((event, repr(arguments)[:200]))
        elif event == "open" and _writes(*arguments[:3]):
            events.append((event, str(arguments[0])))

    before = (os.getcwd(), dict(os.environ), set(threading.enumerate()))  # noqa: PTH109  # as os knows it
    with tempfile.TemporaryFile() as printed:
        kept = os.dup(1), os.dup(2)
        os.dup2(printed.fileno(), 1)
        os.dup2(printed.fileno(), 2)
        sys.addaudithook(hook)
        start = time.process_time()
        try:
            yield
        finally:
            seconds = time.process_time() - start
            watching = False
            sys.stdout.flush()
            sys.stderr.flush()
            for number, stream in zip((1, 2), kept, strict=True):
                os.dup2(stream, number)
                os.close(stream)
            printed.seek(0)
            words = printed.read(2000).decode("utf-8", "replace")
    seen.update(
        seconds=seconds,
        printed=words,
        threads=[each.name for each in threading.enumerate() if each not in before[2]],
        folder=os.getcwd() if os.getcwd() != before[0] else "",  # noqa: PTH109
        variables=sorted(name for name, _value in dict(os.environ).items() ^ before[1].items()),
        network=[f"{event} {words}" for event, words in events if event in _NETWORK],
        processes=[f"{event} {words}" for event, words in events if event in _PROCESSES],
        files=[f"{event} {words}" for event, words in events if event == "open" or event in _CHANGES],
    )


def _writes(path: object, mode: object = None, flags: object = 0) -> bool:
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING) and str(path) != _NULL


def _made(order: dict[str, Any], plugin: object) -> dict[str, Any]:
    """What every hook about content answers, in the order asked for, and what the examples come to."""
    from pathlib import Path

    from huibao.errors import PluginError
    from huibao.plugin.folders import open_folder
    from huibao.plugin.manager import load

    given: list[Any] = [open_folder(Path(each)) for each in order["at_hand"]]
    given += [] if order["installed"] else [(order["name"], plugin)]
    plugins = load(given, only=order["beside"])
    answers = {}
    for hook, type_id in order["asked"]:
        try:
            found = plugins.collect(hook, **({"unit_type": type_id} if type_id else {}))
        except PluginError as error:  # that is another check's affair
            answers[f"{hook} {type_id}"] = str(error)
            continue
        mine = [item for name, item in found if name == order["name"]]
        answers[f"{hook} {type_id}"] = _digest(_text(mine).encode())
    return {"answers": answers, "documents": dict(_documents(order, plugins))}


def _text(found: list[Any]) -> str:
    """What was answered, without the addresses of functions in it."""
    from huibao.model.formats import RawData, Reader, Renderer

    def said(item: object) -> str:
        if isinstance(item, Reader | Renderer):
            return item.name
        return repr(item.tree) if isinstance(item, RawData) else repr(item)

    return "\n".join(map(said, found))


def _documents(order: dict[str, Any], plugins: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    from huibao.errors import HuibaoError
    from huibao.pipeline import ReportType

    for type_id in order["types"]:
        unit_type = ReportType.of(plugins, type_id)
        try:
            found = plugins.collect("huibao_example", unit_type=type_id)
            submission = unit_type.structure(found[0][1]) if found else None
        except HuibaoError:  # that is another check's affair
            continue
        if submission is None:
            continue
        for _plugin, renderer in plugins.collect("huibao_renderers"):
            if renderer.name not in order["formats"]:
                continue
            start = time.process_time()
            data = renderer.render(unit_type.report(submission).document)
            seconds = time.process_time() - start
            yield f"{type_id}.{renderer.name}", {"digest": _digest(data), "seconds": seconds}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    main()
