"""Suggests what a mistyped name may have meant."""

from collections.abc import Iterable

from huibao.i18n import _


def suggest(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known names, or all of them when they are few."""
    from difflib import get_close_matches  # only needed when something is wrong

    names = sorted(known)
    near = get_close_matches(name, names, n=3, cutoff=0.6)
    if near:
        return _("did you mean {names}?").format(names=", ".join(near))
    return _("known are {names}").format(names=", ".join(names)) if 0 < len(names) <= 12 else ""


def both(first: str, second: str) -> str:
    """Two hints as one."""
    if not first or not second:
        return first or second
    if first.endswith(("?", "？", "。", ".")):
        return f"{first} {second}"
    return _("{first}; {second}").format(first=first, second=second)
