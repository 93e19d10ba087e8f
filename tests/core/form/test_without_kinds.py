"""What a type without sub-kinds is asked for: no kind."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve

import sound_market
from huibao.content.profile import profile
from huibao.form.starter import starter_file
from huibao.form.write import write_form
from huibao.model.catalogue import Catalogue
from huibao.plugin.assemble import assemble
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import load
from huibao.structure.prefilled import form_of


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    folder = sound_market.write(tmp_path)
    made = assemble(load([("market", ContentFolder(folder, "market"))], only=[]), "market")
    return evolve(made, unit_type=evolve(made.unit_type, kinds={}))


def test_the_starter_file_has_no_line_for_it(catalogue: Catalogue) -> None:
    assert "kind =" not in starter_file(profile(catalogue, ""), "2023", "")


def test_the_form_says_that_it_stays_empty(catalogue: Catalogue) -> None:
    book = openpyxl.load_workbook(BytesIO(write_form(form_of("市场", catalogue, catalogue, {}))))
    rows = {row[0]: row for sheet in book for row in sheet.iter_rows(values_only=True)}
    assert rows["单位类别"][2] == "不填；本类型不分类别"
