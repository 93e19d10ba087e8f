"""Who reports."""

from collections.abc import Mapping

from attrs import field, frozen


@frozen
class UnitKind:
    """A sub-kind of a unit type: a primary school among schools.

    self_name is how such a unit speaks of itself in its report (我校); empty means the type's.
    """

    id: str
    name: str
    self_name: str = ""


@frozen
class UnitType:
    """A kind of organisation that a plugin knows.

    id is the word given to --type; name the Chinese name; self_name how a unit of the type speaks
    of itself (我校). uses lists patterns over the shared dictionary ("publicity.*") that pick the
    indicators that the type shares with others; required lists the codes whose absence is a finding.
    """

    id: str
    name: str
    self_name: str
    kinds: Mapping[str, UnitKind] = field(factory=dict)
    uses: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    plugin: str = ""


@frozen
class Unit:
    """One reporting organisation (单位).

    kind is a sub-kind id of its type or empty; superior is the body that the report is addressed
    to; code is the unit's identifier in its superior's register, if it has one; self_name is how it
    speaks of itself (我乡) where that is not what its type says.
    """

    name: str
    kind: str = ""
    superior: str = ""
    code: str = ""
    self_name: str = ""
