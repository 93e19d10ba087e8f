"""What was called otherwise before: old data files keep their meaning."""

from collections.abc import Mapping

from attrs import field

from huibao.model.sealed import frozen


@frozen
class FormerNames:
    """The names of today by those of before: codes of indicators, ids of all else that a data file names."""

    indicators: Mapping[str, str] = field(factory=dict)
    rules: Mapping[str, str] = field(factory=dict)
    sections: Mapping[str, str] = field(factory=dict)
    lists: Mapping[str, str] = field(factory=dict)
    outlines: Mapping[str, str] = field(factory=dict)
    kinds: Mapping[str, str] = field(factory=dict)

    def __bool__(self) -> bool:
        return bool(
            self.indicators or self.rules or self.sections or self.lists or self.outlines or self.kinds
        )


@frozen
class Renamed:
    """An old name in a data file; place is the key path at which the new one now stands."""

    old: str
    new: str
    place: str
