"""For each check on content a plugin that fails it and no other: the good one with a single change."""

import pytest

from .conftest import failing, faults_of

SECTIONS, INDICATORS, RULES, EXAMPLE, CASES, TYPE, STANDARDS = (
    f"{name}.toml" for name in ("sections", "indicators", "rules", "example", "cases", "type", "standards")
)
LINT = "content-files-are-sound"
"""Sees in the files themselves some of what the others see in what becomes of them."""
FAULTY = {
    "assembles": {RULES: ("waste.burnt <=", "waste.burned <=")},
    LINT: {INDICATORS: ('"公斤", section = "waste" }\nburnt', '"公斤", section = "wastes" }\nburnt')},
    "ids-are-well-formed": {TYPE: ("[kinds.large]", "[kinds.Large]")},
    "codes-are-well-formed": {
        INDICATORS: (
            "[visit]\n",
            '["Visit"]\nall = { name = "出诊", unit = "次", section = "service" }\n\n[visit]\n',
        ),
        SECTIONS: ('"发放宣传资料{', '"出诊{Visit.all}", "发放宣传资料{'),
    },
    "names-can-stand-in-a-sentence": {INDICATORS: ('["门诊量"]', '["门诊量。"]')},
    "units-are-spelled-as-printed": {
        INDICATORS: (
            'burnt = { name = "集中处置医疗废物", unit = "公斤"',
            'burnt = { name = "集中处置医疗废物", unit = "kg"',
        )
    },
    "means-have-weights": {INDICATORS: ('name = "接诊患者",', 'name = "接诊患者", over_units = "mean",')},
    "figures-read-as-they-are-printed": {INDICATORS: ('["门诊量"]', '["waste.made"]')},
    "ranges-end-where-they-say": {INDICATORS: ('name = "接诊患者",', 'name = "接诊患者", minimum = 0.5,')},
    "ranges-leave-a-choice": {
        INDICATORS: ('name = "接诊患者",', 'name = "接诊患者", minimum = 12400, maximum = 12400,'),
        EXAMPLE: ("11800", "12400"),
    },
    "formula-gives-a-possible-figure": {
        INDICATORS: ("/ waste.made * 100", "/ waste.made * 200"),
        EXAMPLE: ("waste.burnt = 812\n", ""),
    },
    "formula-passes-nothing-impossible": {
        INDICATORS: ('"waste.burnt / waste.made * 100"', '"min(waste.burnt / waste.made * 100, 100)"')
    },
    "rule-is-tried": {CASES: ("breaks = { waste.burnt = 100.1, waste.made = 100 }", "")},
    "rule-is-kept-and-broken-by-its-cases": {CASES: ("100.1", "99.9")},
    "rule-speaks-of-what-it-compares": {
        RULES: ("集中处置{waste.burnt}超过产生{waste.made}", "处置量超过产生量")
    },
    "threshold-can-be-met": {
        INDICATORS: ('name = "医疗废物集中处置率"', 'name = "医疗废物集中处置率"\nmaximum = 89.995'),
        EXAMPLE: ("waste.burnt = 812\n", ""),
    },
    "threshold-can-be-missed": {STANDARDS: ("value = 90", "value = 0")},
    "standards-say-where-they-stand": {STANDARDS: ('source = "临江市卫生健康局文件"\n', "")},
    "section-is-in-an-outline": {
        SECTIONS: (
            '[[section]]\nid = "problems"',
            '[[section]]\nid = "extra"\ntitle = "其他"\n\n[[section]]\nid = "problems"',
        )
    },
    "clause-can-be-printed": {
        SECTIONS: (
            '"发放宣传资料{publicity.leaflets}"',
            """{ text = "发放宣传资料{publicity.leaflets}", \
when = "publicity.leaflets > 5 and publicity.leaflets < 3" }""",
        )
    },
    "outline-is-built-from-nothing": {
        SECTIONS: (
            'title = "做好日常诊疗"\n',
            """title = "做好日常诊疗"
[[section.paragraph]]
always = true
lead = "今年，[接诊{visit.total}]，工作有序。"
""",
        )
    },
    "outline-is-built-from-everything": {
        SECTIONS: (
            '[[section]]\nid = "problems"',
            """[[section.table]]
caption = "计划"
rows = ["waste.made", "waste.burnt"]
columns = ["planned"]
lead = "计划见下表，。"

[[section]]
id = "problems\"""",
        )
    },
    "indicators-are-spoken-of": {
        INDICATORS: ("[waste]\n", '[waste]\nbins = { name = "设置废物桶", unit = "个", section = "waste" }\n')
    },
    "example-is-read": {EXAMPLE: ("visit.total = 12400", 'visit.total = "许多"')},
    "example-is-of-its-type": {EXAMPLE: ('kind = "small"\n', "")},
    "example-is-clean": {EXAMPLE: ("waste.burnt = 812", "waste.burnt = 822")},
    "example-is-printed-whole": {
        SECTIONS: ("{unit.self}坚持", "{unit.self}，坚持"),
        EXAMPLE: ('kind = "small"', 'kind = "small"\nself_name = "我部，"'),
    },
    "example-survives-the-form": {EXAMPLE: ("候诊区座椅", "候诊区_x000D_座椅")},
    "example-survives-word": {
        EXAMPLE: ("[lists]", '[texts]\nextra = "共同参与。"\n\n[lists]'),
        SECTIONS: [
            ('"service", "waste"]', '"service", "waste", "extra"]'),
            ('[[section]]\nid = "problems"', '[[section]]\nid = "extra"\n\n[[section]]\nid = "problems"'),
        ],
    },
    "starter-file-is-read": {INDICATORS: ('name = "接诊患者",', 'name = "接诊患者", hint = "全年\\n合计",')},
}


@pytest.mark.parametrize("check", FAULTY)
def test_a_fault_is_said_with_the_way_out(check, folder) -> None:
    said = faults_of(folder(FAULTY[check]), check)
    assert said
    assert all("→" in fault for fault in said)


@pytest.mark.no_cover  # all the others pass here, as they do on the good plugin
@pytest.mark.parametrize("check", FAULTY)
def test_one_fault_fails_one_check(check, folder) -> None:
    found = failing(folder(FAULTY[check]))
    assert {*found} - ({LINT} if check != LINT else set()) == {check}, found


def test_an_example_of_another_type_is_one_fault(folder) -> None:
    found = failing(folder({EXAMPLE: ('type = "clinic"', 'type = "school"')}))
    assert {*found} - {LINT} == {"example-is-of-its-type"}, found
