"""Standards from a file: what they add and tighten, and what is refused, by file and line."""

from pathlib import Path

import pytest
from tests.conftest import INDICATORS, Bench

from huibao.errors import InputError
from huibao.model.finding import Finding
from huibao.model.formats import RawData
from huibao.pipeline import ReportType
from huibao.read.toml import read

OWN = """
[[standard]]
id = "clinics"
name = "门诊部标准"
edition = "2020版"
requirement = [{ id = "rate", name = "处置率", operator = ">=", value = 90, unit = "%", confidence = "seen" }]
"""
COUNTY = """\
[[standard]]
id = "linjiang"
name = "临江县办法"
edition = "2023"
layer = "county"
source = "县卫健局文件"
confidence = "seen"

[[standard.requirement]]
id = "rate"
name = "处置率"
operator = ">="
value = 95
unit = "%"

[[standard.requirement]]
id = "linjiang-leaflets"
name = "发放宣传资料"
operator = ">="
value = 500
unit = "份"
indicator = "publicity.leaflets"
"""


def layer(bench: Bench, text: str) -> RawData:
    path = Path(bench.folder) / "county.toml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def clinics(bench: Bench) -> ReportType:
    rate = 'rate = { name = "处置率", unit = "%"'
    assert rate in INDICATORS
    return bench.type(indicators=INDICATORS.replace(rate, f'{rate}, requirement = "rate"'), standards=OWN)


def findings(bench: Bench, unit_type: ReportType, text: str) -> list[Finding]:
    found = unit_type.check(bench.submission(f"[figures]\n{text}\n", unit_type))
    return [each for each in found if "-standard-" in each.rule]


def test_a_file_tightens_and_adds(bench: Bench) -> None:
    plain = clinics(bench)
    county = plain.layered(layer(bench, COUNTY))
    assert findings(bench, plain, "waste.rate = 92\npublicity.leaflets = 400") == []
    leaflets, rate = findings(bench, county, "waste.rate = 92\npublicity.leaflets = 400")
    assert leaflets.rule == "clinic-standard-linjiang-leaflets"
    assert leaflets.message == "发放宣传资料400份，县级标准《临江县办法》（2023）要求不低于500份"
    assert rate.message == "处置率92%，县级标准《临江县办法》（2023）要求不低于95%"
    assert "《门诊部标准》（2020版）要求不低于90%" in rate.hint
    assert findings(bench, county, "waste.rate = 95\npublicity.leaflets = 500") == []


def test_layers_lie_on_one_another_whatever_their_order(bench: Bench) -> None:
    own = COUNTY.split('\n[[standard.requirement]]\nid = "linjiang-leaflets"', maxsplit=1)[0]
    unit = own.replace('"linjiang"', '"group"').replace('"county"', '"organisation"').replace("95", "98")
    county, group = layer(bench, own), layer(bench, unit)
    both = clinics(bench).layered(county, group)
    (finding,) = findings(bench, both, "waste.rate = 96")
    assert "本系统标准" in finding.message
    assert "县级标准" in finding.hint
    with pytest.raises(InputError, match="rate would ask for less than"):
        clinics(bench).layered(layer(bench, unit.replace("98", "94")), county).layered(
            layer(bench, unit.replace('"group"', '"other"').replace("98", "93"))
        )


def test_what_is_for_other_types_is_left_out(bench: Bench) -> None:
    elsewhere = COUNTY.replace('layer = "county"', 'layer = "county"\ntypes = ["school"]').replace(
        '"publicity.leaflets"', '"canteen.area"'
    )
    assert findings(bench, clinics(bench).layered(layer(bench, elsewhere)), "waste.rate = 91") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        (
            "value = 95",
            "value = 89",
            9,
            ".loosens: rate would ask for less than 门诊部标准 (2020版)",
            "loosens = ",
        ),
        ('">="', '"<="', 9, ".loosens: rate would ask for less", "loosens = "),
        (
            '"publicity.leaflets"',
            '"publicity.leaflet"',
            22,
            ".indicator: type clinic has no indicator",
            "types",
        ),
        (
            'indicator = "publicity.leaflets"',
            "",
            17,
            ".id: no indicator of type clinic is held",
            "indicator = ",
        ),
        ('unit = "份"', 'unit = "万份"', 21, ".unit: the threshold is in “万份”", ""),
        ('layer = "county"', "", 1, ".layer: a file's standards are a layer above", "province"),
        ('"county"', '"village"', 5, ".layer: 'village' is not one of", ""),
        ('id = "linjiang"', 'id = "clinics"', 2, ".id: standard clinics is there already", ""),
        ("value = 95", 'value = "95%"', 13, ".value: '95%' is not a number", ""),
        ('operator = ">="', 'operater = ">="', 12, "operater", ""),
        ('unit = "份"', 'unit = "份"\nkinds = ["huge"]', 22, ".kinds: there is no kind huge", "large"),
        ("[[standard]]", "[[standards]]", 1, "standards", ""),
        (
            'id = "linjiang-leaflets"',
            'id = "leaflets"\nclause = "[1]"',
            18,
            ".clause: no braces or square brackets here",
            "",
        ),
    ],
)
def test_errors_name_file_line_and_key(
    bench: Bench, old: str, new: str, line: int, message: str, hint: str
) -> None:
    with pytest.raises(InputError) as caught:
        clinics(bench).layered(layer(bench, COUNTY.replace(old, new, 1)))
    assert caught.value.file == "county.toml"
    found = [each for each in caught.value.problems if message in each.message]
    assert [each.place for each in found] == [f"line {line}"]
    assert hint in found[0].hint


def test_a_second_threshold_of_one_indicator_speaks_instead_of_the_first(bench: Bench) -> None:
    doubled = COUNTY.replace('id = "rate"', 'id = "linjiang-rate"\nindicator = "waste.rate"')
    with pytest.raises(InputError) as caught:
        clinics(bench).layered(layer(bench, doubled))
    (problem,) = caught.value.problems
    assert "waste.rate is already held against rate" in problem.message
    assert 'id = "rate"' in problem.hint
