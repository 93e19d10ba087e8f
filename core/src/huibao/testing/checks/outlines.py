"""The reports of a type, with everything given and with nothing given."""

from huibao.compose.plans import codes_in
from huibao.errors import Problem
from huibao.expression.template import cited
from huibao.i18n import _
from huibao.model.outline import Section
from huibao.testing.check import Faults, check
from huibao.testing.figures import everything, submission
from huibao.testing.over import OutlineAtTest, outlines, types
from huibao.testing.reports import composed, flawed, has_sentences
from huibao.testing.typed import TypeAtTest


@check(outlines)
def outline_is_built_from_nothing(at: OutlineAtTest) -> Faults:
    """A data file without a figure builds, and says nothing of what is not there."""
    empty = submission(at.type.catalogue, {})
    document = composed(at.type.catalogue, empty, at.outline)
    for entry in document.register:
        hint = _("put it into a clause, which is dropped when a figure in it is missing")
        yield Problem(
            _("{name} is printed though nobody gave it").format(name=entry.name), at.outline.id, hint
        )
    yield from flawed(document, at.outline.id)


@check(outlines)
def outline_is_built_from_everything(at: OutlineAtTest) -> Faults:
    """With every figure that a unit may have, of each sub-kind and of none, the report is whole."""
    catalogue = at.type.catalogue
    for kind in ("", *catalogue.unit_type.kinds):
        document = composed(catalogue, everything(catalogue, kind), at.outline)
        where = f"{at.outline.id}, {kind}" if kind else at.outline.id
        if not has_sentences(document):
            hint = _("give it sections with paragraphs; see kinds in sections.toml")
            yield Problem(_("nothing is said of such a unit"), where, hint)
        yield from flawed(document, where)


@check(types)
def indicators_are_spoken_of(at: TypeAtTest) -> Faults:
    """Each indicator that the plugin brings stands in a sentence, a table or a chart of some section."""
    said: set[str] = set()
    for section in at.catalogue.sections.values():
        said |= _spoken_of(section)
    for each in at.indicators:
        if each.code not in said:
            hint = _('write a clause for it in sections.toml: "{name}{{{code}}}"')
            yield Problem(
                _("no sentence, table or chart speaks of {name}").format(name=each.name),
                each.code,
                hint.format(name=each.name, code=each.code),
            )


def _spoken_of(section: Section) -> set[str]:
    """The codes in a section's sentences, the conditions of its clauses, its tables and charts."""
    said = {code for table in section.tables for code in table.rows}
    for chart in section.charts:
        said |= {*chart.rows, chart.whole}
    for paragraph in section.paragraphs:
        said |= cited(paragraph.lead) | cited(paragraph.tail)
        for sentence in paragraph.sentences:
            said |= cited(sentence.lead)
            for clause in sentence.clauses:
                said |= cited(clause.text) | codes_in(clause.when)
    return said
