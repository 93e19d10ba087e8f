"""Starts processes that load the plugin at test, each under other circumstances."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import frozen

from huibao.errors import PluginError
from huibao.i18n import _
from huibao.plugin.content_folder import ContentFolder

from .formats import formats_of

if TYPE_CHECKING:
    from .subject import Subject

_SECONDS = 300
_PLAIN = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "HUIBAO_LANG": "en", "LANGUAGE": "en"}


_RESEEDED = {"PYTHONHASHSEED": "2"}
_ELSEWHERE = {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "HUIBAO_LANG": "zh", "LANGUAGE": "zh_CN"}


@frozen(eq=False)
class Probes:
    """What came of loading the plugin in processes of their own; each is started when it is asked for.

    One process has all circumstances changed at once. Only where something is not the same in it others
    are started, which tell the circumstances apart.
    """

    subject: Subject

    @cached_property
    def plain(self) -> dict[str, Any]:
        """Under plain circumstances."""
        return self._run({})

    @cached_property
    def reseeded(self) -> dict[str, Any]:
        """With another seed for the hashes of text: sets have another order."""
        return self._run(_RESEEDED) if self._differs else self._changed

    @cached_property
    def elsewhere(self) -> dict[str, Any]:
        """In another time zone, with another locale and another language for messages."""
        return self._run(_ELSEWHERE) if self._differs else self._changed

    @cached_property
    def backwards(self) -> dict[str, Any]:
        """With the hooks asked in the opposite order."""
        return self._run({}, backwards=True) if self._differs else self._changed

    @cached_property
    def _changed(self) -> dict[str, Any]:
        return self._run({**_RESEEDED, **_ELSEWHERE}, backwards=True)

    @property
    def _differs(self) -> bool:
        return _digests(self.plain) != _digests(self._changed)

    def _run(self, changes: Mapping[str, str], *, backwards: bool = False) -> dict[str, Any]:
        subject = self.subject
        asked = [
            (hook, type_id)
            for hook in subject.content_hooks
            for type_id in ((*subject.owned, *subject.extended) if hook in subject.asked_by_type else ("",))
        ]
        order = {
            "name": subject.name,
            "value": subject.point.value if subject.point else "",
            "folder": str(subject.folder or ""),
            "installed": subject.point is not None,
            "at_hand": [
                str(each.folder) for _name, each in subject.others if isinstance(each, ContentFolder)
            ],
            "beside": list(subject.beside),
            "asked": asked[::-1] if backwards else asked,
            "types": sorted(subject.types),
            "formats": [each.name for each in formats_of(subject)],
        }
        path = os.pathsep.join(filter(None, sys.path))
        done = subprocess.run(
            [sys.executable, "-m", "huibao.testing.probe"],
            input=json.dumps(order),
            env={**os.environ, **_PLAIN, **changes, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=False,
        )
        if done.returncode:
            lines = done.stderr.strip().splitlines() or [str(done.returncode)]
            said = [line for line in lines if not line.startswith(" ")]  # without the hint below it
            message = _("a process that loads it ended in an error: {error}").format(
                error=(said or lines)[-1]
            )
            raise PluginError(subject.name, message, hint=_("try: report plugins"))
        outcome: dict[str, Any] = json.loads(done.stdout)
        return outcome


def _digests(outcome: dict[str, Any]) -> tuple[Any, dict[str, str]]:
    """What was answered, and the documents without the time that they took."""
    return outcome["answers"], {name: each["digest"] for name, each in outcome["documents"].items()}
