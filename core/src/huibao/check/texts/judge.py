"""All that is found in the unit's own words; without any, most of it is not even imported."""

from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.model.finding import Finding

from .blanks import debris, open_blanks


def own_words(facts: Facts) -> Iterator[Finding]:
    """Findings on names, texts, lists and explanations."""
    yield from open_blanks(facts, _names(facts))
    submission = facts.submission
    if submission.date or submission.letter:
        from .dates import doubtful_dates

        yield from doubtful_dates(facts)
    if not (submission.texts or submission.lists or submission.explanations):
        return
    # Most files of a collecting bureau hold figures only: they shall not wait for these modules.
    from .aspects import misplaced
    from .changes import stated_changes
    from .compared import compared
    from .counts import miscounted
    from .doubles import doubles
    from .figures import named_figures, told
    from .marks import western_marks
    from .passages import own_passages
    from .shares import stated_shares
    from .stated import spoken
    from .strangers import other_units
    from .sums import stated_sums
    from .twice import doubled_units
    from .unnamed import unnamed_figures
    from .years import other_years

    passages = own_passages(facts)
    yield from open_blanks(facts, [(each.place, each.words) for each in passages])
    numbered = told(facts, passages)
    named = list(named_figures(facts, numbered))
    yield from named
    yield from unnamed_figures(facts, numbered, {(each.place, each.seen) for each in named})
    sums = spoken(facts, passages)
    for calculated in (stated_sums, stated_changes, stated_shares, compared):
        yield from calculated(facts, sums)
    for read in (
        doubled_units,
        misplaced,
        miscounted,
        other_years,
        other_units,
        debris,
        western_marks,
        doubles,
    ):
        yield from read(facts, passages)
    if not submission.period.is_whole_year:
        from .parts import other_parts

        yield from other_parts(facts, passages)


def _names(facts: Facts) -> list[tuple[str, str]]:
    """Names and remarks that will be printed, each with its place."""
    unit = facts.submission.unit
    entries = [("unit.name", unit.name), ("unit.superior", unit.superior)]
    entries += [(f"{each.code}.name", each.name) for each in facts.submission.local]
    entries += [(figure.place, figure.note) for figure in facts.submission.figures.values() if figure.note]
    return [(place, text) for place, text in entries if text]
