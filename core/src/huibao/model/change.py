"""What a plugin changes of another's content, said aloud."""

import enum

from huibao.model.sealed import deferred
from huibao.record import Record


class Part(enum.Enum):
    """What of a unit type may be changed."""

    INDICATOR = "indicator"
    RULE = "rule"
    SECTION = "section"
    OUTLINE = "outline"
    STANDARD = "standard"


@deferred
class Change:
    """A declaration: the plugin's own definition is taken instead of another's, or none at all.

    part, id  what is changed: an indicator by its code, anything else by its id
    reason    why; Chinese, for whoever misses what was there
    removes   whether nothing takes its place; else the plugin defines it itself
    by        what messages call whoever changed it (临江县的要求); empty means the plugin's name
    of        plugin whose definition it was; set when the type is assembled
    """

    part: Part
    id: str
    reason: str
    removes: bool = False
    by: str = ""
    plugin: str = ""
    of: str = ""

    @property
    def who(self) -> str:
        """Who changed it, for people."""
        return self.by or self.plugin


class SetAside(Record):
    """What a data file holds of something that a plugin removed: it is not used, and that is said.

    place is the key path in the file.
    """

    part: Part
    id: str
    place: str
