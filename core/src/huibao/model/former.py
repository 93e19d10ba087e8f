"""What was called otherwise before: old data files keep their meaning."""

from collections.abc import Mapping

from huibao.record import Record


class FormerNames(Record):
    """The names of today by those of before: codes of indicators, ids of all else that a data file names."""

    indicators: Mapping[str, str]
    rules: Mapping[str, str]
    sections: Mapping[str, str]
    lists: Mapping[str, str]
    outlines: Mapping[str, str]
    kinds: Mapping[str, str]

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self._fields)


NO_FORMER_NAMES = FormerNames({}, {}, {}, {}, {}, {})


class Renamed(Record):
    """An old name in a data file; place is the key path at which the new one now stands."""

    old: str
    new: str
    place: str
