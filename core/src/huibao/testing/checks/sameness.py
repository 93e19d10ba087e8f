"""The same answers and the same bytes, whatever differs between two machines."""

from collections.abc import Iterator
from typing import Any

from huibao.errors import Problem
from huibao.i18n import _
from huibao.testing.check import Faults, check
from huibao.testing.over import probes, written
from huibao.testing.probing import Probes

SLOW = 5.0
"""Seconds of processor time that the example's document may take in any format but PDF."""


@check(probes)
def answers_do_not_depend_on_order(tried: Probes) -> Faults:
    """The hooks answer the same in whatever order they are asked: other plugins are asked in between."""
    first, backwards = tried.plain["answers"], tried.backwards["answers"]
    for asked in first:
        if first[asked] != backwards[asked]:
            hint = _("let every hook answer from its argument alone, and from no state that another leaves")
            yield Problem(_("it answers otherwise when it is asked first"), asked.strip(), hint)


@check(written)
def bytes_do_not_depend_on_hashes(tried: Probes) -> Faults:
    """The example's documents have the same bytes under another hash seed."""
    hint = _("sort what comes out of a set or of a folder")
    yield from _others(tried.plain, tried.reseeded, hint)


@check(written)
def bytes_do_not_depend_on_place(tried: Probes) -> Faults:
    """The example's documents have the same bytes in another time zone, locale and language of messages."""
    hint = _("take no date from the clock and no word from the locale: what a report says is Chinese")
    yield from _others(tried.plain, tried.elsewhere, hint)


def _others(first: dict[str, Any], second: dict[str, Any], hint: str) -> Iterator[Problem]:
    for name, document in first["documents"].items():
        if second["documents"][name]["digest"] != document["digest"]:
            yield Problem(_("the bytes differ"), name, hint)


@check(written)
def documents_are_quick(tried: Probes) -> Faults:
    """The example's document takes little time in every format."""
    for name, document in tried.plain["documents"].items():
        if document["seconds"] > SLOW:
            message = _("it takes {seconds:.1f} s of processor time, more than {limit:.1f} s")
            hint = _("look at huibao_check and at renderers of the plugin's own: they run for every report")
            yield Problem(message.format(seconds=document["seconds"], limit=SLOW), name, hint)
