"""Tables in the pages that state behaviour: what the code does is what they say."""

import re
from pathlib import Path
from typing import Any

import pytest
from pages import ROOT

from huibao.compose.comparisons import change_in_words

COMPARISONS = ROOT / "docs/explanation/comparisons.md"
FINDINGS = ROOT / "docs/reference/findings.md"
REQUIRED = """
[meetings]
held = { name = "召开专题会议", unit = "次", section = "leadership" }

[publicity]
leaflets = { name = "发放宣传资料", unit = "份" }
banners = { name = "悬挂横幅", unit = "条", required = true }
posters = { name = "张贴海报", unit = "张" }
boards = { name = "制作展板", unit = "块" }
awareness_rate = { name = "知晓率", unit = "%", better = "more" }
formation_rate = { name = "形成率", unit = "%", requirement = "formation" }
behaviour_rate = { name = "行为率", unit = "%", requirement = "behaviour" }

[waste]
generated = { name = "医疗废物产生量", unit = "吨" }
disposed = { name = "医疗废物处置量", unit = "吨" }
rate = { name = "处置率", unit = "%", formula = "waste.disposed / waste.generated * 100" }
"""
STANDARDS = """
[[standard]]
id = "sample"
name = "样本标准"
edition = "2023"

[[standard.requirement]]
id = "formation"
name = "形成率"
operator = ">="
value = 90
unit = "%"
confidence = "seen"

[[standard.requirement]]
id = "behaviour"
name = "行为率"
operator = ">="
value = 90
unit = "%"
confidence = "recalled"
"""
SECTIONS = """
[outline.yearly]
name = "年度总结"
title = "{unit.name}总结"
sections = ["leadership", "publicity", "waste", "problems"]
default = true

[[section]]
id = "leadership"
title = "加强组织领导"
required = true

[[section]]
id = "publicity"
title = "广泛宣传发动"

[[section]]
id = "waste"
title = "规范废物处置"

[[section]]
id = "problems"
title = "存在问题"

[[section.list]]
of = "problems"
"""
FAULTY = """
[figures]
publicity.leaflets = 5
publicity.posters = 2
publicity.boards = 4000
publicity.awareness_rate = 0.96
publicity.formation_rate = 80
publicity.behaviour_rate = 80
waste.generated = 4
waste.disposed = 2
waste.rate = 75

[previous]
publicity.leaflets = 50000
publicity.posters = 2000
publicity.boards = 90

[lists]
problems = [
  "XX方面仍有差距",
  "2019年以来保洁员人手一直不足，尚待解决这个问题",
  "2019年以来保洁员人手一直不足，尚待解决这个问题",
]

[explanations]
clinic-nothing = "没有触发"
"""


def _rows(page: Path, heading: str) -> list[list[str]]:
    """The rows of the table below a heading."""
    section = page.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize(("now", "before", "said"), _rows(COMPARISONS, "Figures within bounds"))
def test_bounded_figures_are_compared_as_the_policy_says(
    bench: Any, now: str, before: str, said: str
) -> None:
    facts = bench.facts(f"""
[figures]
publicity.leaflets = "{now}"
[previous]
publicity.leaflets = "{before}"
""")
    assert (change_in_words(facts, "publicity.leaflets") or "nothing") == said


def test_every_family_of_findings_is_as_the_page_says(bench: Any) -> None:
    unit_type = bench.type(indicators=REQUIRED, sections=SECTIONS, standards=STANDARDS)
    found = {
        (each.rule.removeprefix("clinic-"), each.severity.value)
        for each in bench.report(FAULTY, unit_type).findings
    }
    families = {row[0].strip("`").removeprefix("TYPE-"): row[1] for row in _rows(FINDINGS, "Families")}
    del families["…"]  # the type's own rules
    del families["restated"]  # needs last year's file: docs/how-to/compare-with-last-year.md shows it
    met = set()
    for code, severity in sorted(found):
        [family] = [name for name in families if re.fullmatch(re.sub("…|CODE|ID", ".+", name), code)]
        assert severity in families[family], code
        met.add(family)
    assert met == set(families)
