"""What is in a form reads back as what was in the data file."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huibao.form.model import Form
from huibao.form.write import write_form
from huibao.model.formats import RawData
from huibao.read.xlsx import read

FormOf = Callable[..., Form]


def _back(form: Form, folder: Path) -> RawData:
    path = folder / "form.xlsx"
    path.write_bytes(write_form(form))
    return read(path)


def test_every_part_of_the_format_comes_back(
    form_of: FormOf, full_tree: dict[str, Any], tmp_path: Path
) -> None:
    assert _back(form_of(full_tree), tmp_path).tree == full_tree


def test_an_empty_form_holds_format_and_type_only(form_of: FormOf, tmp_path: Path) -> None:
    assert _back(form_of(), tmp_path).tree == {"format": 1, "type": "school"}


def test_whole_numbers_stay_whole_and_decimals_exact(form_of: FormOf, tmp_path: Path) -> None:
    figures = {"leadership": {"meetings": 12, "funds": Decimal("0.1")}}
    back = _back(form_of({"figures": figures}), tmp_path).tree["figures"]["leadership"]
    assert type(back["meetings"]) is int
    assert back["funds"] == Decimal("0.1")


def test_a_unit_is_written_behind_its_value(form_of: FormOf, tmp_path: Path) -> None:
    figures = {
        "greening": {"area": {"value": 720, "unit": "平方米", "note": "6月竣工"}},
        "leadership": {"funds": {"value": "近30万元", "unit": "万元"}},
    }
    assert _back(form_of({"figures": figures}), tmp_path).tree["figures"] == {
        "greening": {"area": {"value": "720平方米", "note": "6月竣工"}},
        "leadership": {"funds": "近30万元"},
    }


def test_figures_that_the_type_does_not_know_are_kept(form_of: FormOf, tmp_path: Path) -> None:
    tree = {"figures": {"water": {"wells": 3}}, "targets": {"water": {"wells": 4}}}
    back = _back(form_of(tree), tmp_path).tree
    assert (back["figures"], back["targets"]) == (tree["figures"], tree["targets"])


def test_codes_that_continue_another_code_are_kept(form_of: FormOf, tmp_path: Path) -> None:
    tree = {"figures": {"water": 1, "water.wells": 2}}
    assert _back(form_of(tree), tmp_path).tree["figures"] == tree["figures"]


def test_numbers_beyond_a_spreadsheets_digits_come_back_as_text(form_of: FormOf, tmp_path: Path) -> None:
    tree = {"figures": {"leadership": {"funds": Decimal("12345678901234.5678")}}}
    back = _back(form_of(tree), tmp_path).tree["figures"]["leadership"]["funds"]
    assert back == "12345678901234.5678"


def test_a_nought_at_the_end_comes_back(form_of: FormOf, tmp_path: Path) -> None:
    tree = {"figures": {"leadership": {"funds": Decimal("93.10")}}}
    assert str(_back(form_of(tree), tmp_path).tree["figures"]["leadership"]["funds"]) == "93.10"


def test_a_text_date_comes_back_as_a_date_or_unchanged(form_of: FormOf, tmp_path: Path) -> None:
    assert _back(form_of({"date": "2023-12-20"}), tmp_path).tree["date"] == date(2023, 12, 20)
    assert _back(form_of({"date": "年底"}), tmp_path).tree["date"] == "年底"


PLACES = {
    "figures.publicity.leaflets": "数据!E4",
    "figures.greening.area.note": "数据!E7",
    "targets.publicity.leaflets": "数据!G4",
    "unit.name": "基本信息!B6",
    "local.garden_plots.value": "本地指标!E2",
    "texts.publicity.1": "文字!C5",
    "texts.publicity[1]": "文字!C5",
    "lists.plans": "清单!B4",
    "explanations.school-ratio-doctor": "情况说明!B2",
    "figures.unheard.of": "数据",
    "nowhere": "nowhere",
}


def test_every_value_has_its_cell(form_of: FormOf, full_tree: dict[str, Any], tmp_path: Path) -> None:
    raw = _back(form_of(full_tree), tmp_path)
    assert {path: raw.locate(path) for path in PLACES} == PLACES


_words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="￾￿"), min_size=1, max_size=40
).filter(lambda text: text == text.strip() and "x005F_" not in text and "_x000D_" not in text)
_decimals = st.decimals(-(10**9), 10**9, places=4).filter(lambda number: not str(number).endswith("0"))
_numbers = st.integers(-(10**14), 10**14) | _decimals
_values = _numbers | _words.filter(lambda text: text not in ("是", "否"))
_figures = st.dictionaries(
    st.sampled_from(["publicity.leaflets", "publicity.banners", "greening.trees", "water.wells"]),
    _values | st.fixed_dictionaries({"value": _values, "note": _words}),
    min_size=1,
)


def _nested(figures: dict[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for code, value in figures.items():
        topic, _dot, name = code.partition(".")
        tree.setdefault(topic, {})[name] = value
    return tree


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    figures=_figures,
    targets=_figures,
    texts=st.dictionaries(
        st.sampled_from(["opening", "publicity"]), st.lists(_words, min_size=2), min_size=1
    ),
    problems=st.lists(_words, min_size=3),
    reason=_words,
)
def test_any_words_and_numbers_come_back(
    figures: dict[str, Any],
    targets: dict[str, Any],
    texts: dict[str, list[str]],
    problems: list[str],
    reason: str,
    form_of: FormOf,
    tmp_path: Path,
) -> None:
    tree = {
        "format": 1,
        "type": "school",
        "figures": _nested(figures),
        "targets": _nested(targets),
        "texts": texts,
        "lists": {"problems": problems},
        "explanations": {"school-x": reason},
    }
    assert _back(form_of(tree), tmp_path).tree == tree
