"""Who reports."""

from collections.abc import Mapping

from attrs import field

from huibao.model.sealed import deferred, frozen


@deferred
class UnitKind:
    """A sub-kind of a unit type: a primary school among schools.

    self_name is how such a unit speaks of itself in its report (我校), people whom it calls its own
    (师生); empty means the type's.
    topics are patterns over codes ("leadership.*"): what such a unit reports on among that which its
    type's sub-kinds have in common; empty means all of it. standard is the series of standards that
    such units are held against where their type has a choice of several. formerly are ids that it had
    before.
    """

    id: str
    name: str
    self_name: str = ""
    topics: tuple[str, ...] = ()
    people: str = ""
    standard: str = ""
    formerly: tuple[str, ...] = ()


@deferred
class UnitType:
    """A kind of organisation that a plugin knows.

    id is the word given to --type; name the Chinese name; self_name how a unit of the type speaks
    of itself (我校), people whom it calls its own (师生). uses lists patterns over the shared
    dictionary ("publicity.*") that pick the indicators that the type shares with others; required
    lists the codes whose absence is a finding.
    """

    id: str
    name: str
    self_name: str
    kinds: Mapping[str, UnitKind] = field(factory=dict)
    uses: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    plugin: str = ""
    people: str = "群众"


def picks(pattern: str, code: str) -> bool:
    """Whether a pattern, a code or topic.*, stands for that indicator."""
    return code == pattern or (pattern.endswith(".*") and code.startswith(pattern[:-1]))


@frozen
class Unit:
    """One reporting organisation (单位).

    kind is a sub-kind id of its type or empty; superior is the body that the report is addressed
    to; code is the unit's identifier in its superior's register, if it has one; self_name is how it
    speaks of itself (我乡) where that is not what its type says; aim is the title that it strives for
    (国家卫生县) where that is not what the standard says that it is held against.
    """

    name: str
    kind: str = ""
    superior: str = ""
    code: str = ""
    self_name: str = ""
    aim: str = ""
