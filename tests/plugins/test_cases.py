"""Every rule of the published plugins has a case that keeps it and one that breaks it, and they do.

The cases stand in each plugin's content folder: cases.toml, or the files in cases/.
"""

from functools import cache

import pytest

from huibao.check.cases import faults_of, try_case
from huibao.content.cases import RuleCases
from huibao.derive.printed import NOT_GIVEN
from huibao.model.catalogue import Catalogue
from huibao.model.rule import Missing
from huibao.plugin.assemble import PUBLISHED, assemble
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import load

CASES = [(type_id, each) for type_id in PUBLISHED for each in ContentFolder.of(f"huibao_{type_id}").cases()]
every_rule = pytest.mark.parametrize(("type_id", "cases"), CASES, ids=[each.rule.id for _type, each in CASES])


@cache
def catalogue(type_id: str) -> Catalogue:
    return assemble(load(only=[type_id]), type_id)


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_every_rule_is_tried(type_id: str) -> None:
    tried = [each.rule.id for kind, each in CASES if kind == type_id]
    assert sorted(tried) == [rule.id for rule in catalogue(type_id).rules]


@every_rule
def test_a_rule_is_kept_and_broken_by_its_cases(type_id: str, cases: RuleCases) -> None:
    assert list(faults_of(cases, catalogue(type_id))) == []


@every_rule
def test_a_message_speaks_of_figures_that_are_there(type_id: str, cases: RuleCases) -> None:
    for case in cases.breaks:
        for finding in try_case(case, catalogue(type_id), cases.rule.plugin).findings:
            assert cases.rule.missing is not Missing.SKIP or NOT_GIVEN not in finding.message
