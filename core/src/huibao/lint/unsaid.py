"""What the sections leave to the end of a report: answers, and figures of what an outline leaves out."""

from collections.abc import Iterator
from decimal import Decimal

from huibao.expression.bounds import FALSE
from huibao.expression.tree import Compare, Name, Number, codes
from huibao.i18n import _
from huibao.model.indicator import QuantityKind

from .content import Content, tables, tree_of
from .possible import outcome, supposing, usual
from .remark import Remark


def unsaid(content: Content) -> Iterator[Remark]:
    """What a report tells as bare name and figure; nothing where something could not be read."""
    if content.lost:
        return
    yield from _answers(content)
    yield from _of_outlines(content)


def _answers(content: Content) -> Iterator[Remark]:
    """Questions answered by yes or no, where the clauses speak of a yes alone."""
    world = usual(content.catalogue)
    rows = {code for section in content.sections for plan in tables(section) for code in plan.what.rows}
    conditions = [
        (tree, codes(tree))
        for _section, _paragraph, _sentence, clause in content.all_clauses
        if (tree := tree_of(clause.what.when)) is not None
    ]
    for here in content.indicators:
        code = here.what.code
        if here.what.kind is not QuantityKind.YESNO or code in rows:
            continue
        about = [tree for tree, named in conditions if code in named]
        if not about:
            continue
        no = supposing(world, Compare((Name(code), Number(Decimal(0))), ("==",)))
        if all(outcome(tree, no) == FALSE for tree in about):
            message = _("no clause speaks of 否: it is left to the end of the section, or to the annex")
            hint = _("write one as well: {clause}").format(clause=f'when = "{code} == 0"')
            yield here.spot.remark("answer-unsaid", message, hint)


def _of_outlines(content: Content) -> Iterator[Remark]:
    """Short outlines that tell figures of what they leave out."""
    for here in content.outlines:
        outline = here.what
        if outline.default or outline.annex or not outline.whole:
            continue
        homes = dict.fromkeys(each.section for each in content.catalogue.indicators.values())
        left = [id for id in homes if id not in outline.sections]
        if left:
            message = _(
                "figures of {sections} are told at the end of its last section, as bare names and figures"
            )
            hint = _("whole = false leaves them out; annex = true puts them into a table")
            yield here.spot.remark("outline-leftovers", message.format(sections=", ".join(left)), hint)
