"""What has an id and a Chinese name: kinds of units, outlines, sections. Either may be written."""

from collections.abc import Mapping

from huibao.i18n import _

_NEAR = 0.6


def id_of(written: str, names: Mapping[str, str]) -> str:
    """The id of what is called so, by id or by name, the first of namesakes; else what was written."""
    if written in names:
        return written
    return next((id for id, name in names.items() if name == written), written)


def suggest_called(written: str, names: Mapping[str, str]) -> str:
    """A hint that tells the nearest of the ids with their names, or all of them."""
    shown = ", ".join(called(id, name) for id, name in names.items())
    return near_called(written, names) or (_("known are {names}").format(names=shown) if names else "")


def near_called(written: str, names: Mapping[str, str]) -> str:
    """A hint that tells the nearest of the ids with their names, "" where none is near."""
    from difflib import get_close_matches  # only needed when something is wrong

    near = [id for id, name in names.items() if written and (written in name or written in id)]
    if not near:
        spelt = get_close_matches(written, [*names, *filter(None, names.values())], n=3, cutoff=_NEAR)
        near = [id for id, name in names.items() if id in spelt or name in spelt]
    shown = ", ".join(called(id, names[id]) for id in near)
    return _("did you mean {names}?").format(names=shown) if near else ""


def called(id: str, name: str) -> str:
    """小学（primary）."""
    return f"{name}（{id}）" if name else id
