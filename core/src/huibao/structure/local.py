"""The indicators that a data file defines for itself."""

from collections.abc import Callable, Mapping

from huibao.content.kinds import RATIO_UNITS, kind_of_own
from huibao.content.refusals import must_be_given
from huibao.form import layout
from huibao.i18n import _
from huibao.model.formats import RawData
from huibao.model.indicator import Combine, Direction, Indicator
from huibao.model.measures import normalise_unit

from .data_file import LocalEntry

_BETTER = {
    "": Direction.NONE,
    "more": Direction.MORE,
    "less": Direction.LESS,
    "多": Direction.MORE,
    "少": Direction.LESS,
}


def local_indicators(
    entries: Mapping[str, LocalEntry],
    raw: RawData,
    section_of: Callable[[str, str], str],
    wrong: Callable[[str, str, str], None],
) -> tuple[Indicator, ...]:
    """The indicators of the [local] tables of a file.

    section_of gives the id of a section that stands at a path. wrong is told of a fault: the path, what it
    is and what to do.
    """
    found = []
    for key, entry in entries.items():
        path = f"local.{key}"
        if not key.replace("_", "a").isalnum():
            wrong(path, _("a local indicator's key is one word without dots"), "")
        for name, value in (("name", entry.name), ("unit", entry.unit)):
            if value is None:
                wrong(*_left_out(raw, path, name))
        better = _BETTER.get(entry.better.strip())
        if better is None:
            message = _("“{text}” does not say which way is better").format(text=entry.better)
            wrong(f"{path}.better", message, _("write more or less (多 or 少)"))
        unit = _unit(entry.unit or "")
        found.append(
            Indicator(
                code=path,
                name=entry.name or "",
                unit=unit,
                kind=kind_of_own(unit),
                section=section_of(f"{path}.section", entry.section.strip()),
                over_units=Combine.NONE,
                over_periods=Combine.NONE,
                better=better or Direction.NONE,
                minimum=None,
                plugin=raw.file,
            )
        )
    return tuple(found)


_SAMPLES = {"name": "新建口袋公园", "unit": "个"}


def _left_out(raw: RawData, table: str, key: str) -> tuple[str, str, str]:
    """Where the name or the unit is missing, what to say of it, and the way out; in a form by its column."""
    sample, path = _SAMPLES[key], f"{table}.{key}"
    if not raw.locate(path).startswith(f"{layout.LOCAL}!"):
        return table, must_be_given(key), f'{key} = "{sample}"'
    column = next(label for label, known in layout.LOCAL_COLUMNS.items() if known == key)
    hint = _("fill in the column “{column}”, such as {entry}").format(column=column, entry=sample)
    return path, must_be_given(f"“{column}”"), hint


def _unit(written: str) -> str:
    """The unit as written; but ％ of a Chinese keyboard is %, which makes a share of it."""
    usual = normalise_unit(written)
    return usual if usual in RATIO_UNITS else written
