"""The samples in the reference of the data file are what the readers take."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from huibao.form.model import Form
from huibao.form.write import write_form
from huibao.read import json_data, toml, xlsx

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "data-file.md"
SAMPLES = re.findall(r"^```(toml|json)\n(.*?)^```", REFERENCE.read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("language", "sample"), SAMPLES)
def test_every_sample_is_read(language: str, sample: str, tmp_path: Path) -> None:
    path = tmp_path / f"sample.{language}"
    path.write_text(sample, "utf-8")
    raw = toml.read(path) if language == "toml" else json_data.read(path)
    assert raw.tree["figures"]


def test_the_complete_sample_survives_the_workbook(form_of: Callable[..., Form], tmp_path: Path) -> None:
    source, form = tmp_path / "sample.toml", tmp_path / "sample.xlsx"
    source.write_text(SAMPLES[0][1], "utf-8")
    tree = toml.read(source).tree
    form.write_bytes(write_form(form_of(tree)))
    tree["figures"]["canteen"]["area"] = {"value": "720平方米", "note": "6月竣工"}
    assert xlsx.read(form).tree == tree
