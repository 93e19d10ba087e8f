"""What a data file holds: one unit's figures and texts for one period."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field

from huibao.model.sealed import sealed

from .change import SetAside
from .figure import Figure
from .former import Renamed
from .indicator import Indicator
from .period import Period
from .unit import Unit

if TYPE_CHECKING:
    from .letter import Letter


@sealed
class Submission:
    """One unit's report for one period, structured and typed but not yet judged.

    figures, targets, previous and planned are keyed by indicator code. not_applicable holds the codes that
    the unit declared inapplicable: neither missing nor zero. local are the indicators that the
    file declares itself. texts are the unit's own paragraphs by section id; lists are problems,
    plans and the like; explanations are reasons for known deviations by rule code. standards are
    those that the file chooses, by id or series. letter holds what makes the report an official letter.
    origin names the file. set_aside is what it holds of indicators and sections that a plugin removed;
    renamed are the old names in it.
    """

    unit_type: str
    period: Period
    unit: Unit
    origin: str
    outline: str = ""
    figures: Mapping[str, Figure] = field(factory=dict)
    targets: Mapping[str, Figure] = field(factory=dict)
    previous: Mapping[str, Figure] = field(factory=dict)
    planned: Mapping[str, Figure] = field(factory=dict)
    not_applicable: frozenset[str] = frozenset()
    local: tuple[Indicator, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(factory=dict)
    explanations: Mapping[str, str] = field(factory=dict)
    date: dt.date | None = None
    standards: tuple[str, ...] = ()
    letter: "Letter | None" = None
    set_aside: tuple[SetAside, ...] = ()
    renamed: tuple[Renamed, ...] = ()
