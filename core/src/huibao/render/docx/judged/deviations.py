"""What is found when a Word file is held against a layout."""

from attrs import define, field, frozen


@frozen
class Deviation:
    """One way in which a file departs from a layout.

    clause is that of GB/T 9704-2012, "" for what the layout alone asks for; places say where, in words
    that a person finds.
    """

    clause: str
    message: str
    places: tuple[str, ...]


@define
class Gathered:
    """The deviations so far: the same one at several places is one."""

    _places: dict[tuple[str, str], dict[str, None]] = field(factory=dict)

    def add(self, clause: str, message: str, place: str) -> None:
        """One more place."""
        self._places.setdefault((clause, message), {})[place] = None

    def all(self) -> list[Deviation]:
        """In the order of the standard's clauses."""
        found = [Deviation(*key, tuple(places)) for key, places in self._places.items()]
        return sorted(found, key=lambda each: [int(part) for part in each.clause.split(".") if part])
