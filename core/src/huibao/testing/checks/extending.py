"""What becomes of another plugin's type when this one extends it."""

from huibao.testing.check import Faults, check
from huibao.testing.over import extended_types
from huibao.testing.reports import composed, flawed
from huibao.testing.typed import TypeAtTest


@check(extended_types)
def extended_type_still_builds(at: TypeAtTest) -> Faults:
    """The extended type's own example builds in each outline, and its words are whole."""
    for owner, raw in at.examples:
        if owner != at.subject.name:
            given = at.report_type.structure(raw)
            for outline in at.catalogue.outlines.values():
                yield from flawed(composed(at.catalogue, given, outline), outline.id)
