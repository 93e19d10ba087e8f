"""What the dictionary and the four types say is part of something."""

from typing import Any

from huibao.plugin.assemble import dictionary
from huibao.plugin.manager import load


def test_the_wholes_of_the_dictionary_are_in_it() -> None:
    shared = dictionary(load(only=[]))
    wholes = {whole.code for each in shared.values() for whole in each.within}
    assert wholes
    assert wholes <= shared.keys()


def test_drugs_hold_the_rodenticide_in_every_type(published: Any) -> None:
    catalogue = published.type.catalogue
    rule = f"{catalogue.unit_type.id}-vector_control.rodenticide-within-vector_control.drugs"
    assert rule in {each.id for each in catalogue.rules}
