"""What is worked out of a catalogue before it is kept, so that no report has to."""

from huibao.check.texts.named import names_of_type
from huibao.check.verdict import parsed_rules
from huibao.compose.plans import ready_sections
from huibao.derive.derive import parsed_formulas
from huibao.model.catalogue import Catalogue


def make_ready(catalogue: Catalogue) -> Catalogue:
    """The same catalogue, with all that stays with it prepared."""
    names_of_type(catalogue)
    parsed_rules(catalogue)
    parsed_formulas(catalogue)
    sections = ready_sections(catalogue)
    for id in catalogue.sections:
        sections[id]
    return catalogue
