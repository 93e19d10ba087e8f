"""Tables in the pages that state behaviour: what the code does is what they say."""

import re
from typing import Any

from pages import ROOT, rows

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

[[standard.requirement]]
id = "leaflets"
name = "宣传资料"
operator = ">="
value = 10
unit = "份"
indicator = "publicity.leaflets"

[[standard]]
id = "county"
name = "县办法"
edition = "2023"
layer = "county"

[[standard.requirement]]
id = "leaflets"
name = "宣传资料"
operator = ">="
value = 5
unit = "份"
indicator = "publicity.leaflets"
loosens = "试点"
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
[letter]
number = "临卫〔2019〕3号"

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
meetings.held = 128

[targets]
waste.disposed = 3

[local.again]
name = "处置率"
unit = "%"
value = 75

[texts]
publicity = [
  "发放宣传资料5份，张贴海报20张。各科自查128次。组织培训XX次。",
  "{unit.superior}下发文件。发放{publicity.leaflets}份。同比{publicity.leaflets:change}。{publicity.boards:change}。悬挂横幅120条。制作展板比上年增加60块。",
  "主要做法有三项：一是抓培训；二是抓检查。",
  "检查门诊3次、病房4次，共计8次。满意率由90%提高到95%，提高6个百分点。合格率达120%。",
  "临江市第九门诊部成立领导小组,我校高度重视。更多工作总结，综合防治的原那么。",
  "各科室落实责任，每日清扫诊室和走廊，每周检查一次，及时通报结果。",
  "各科室落实责任，每日清扫诊室和走廊，每月检查一次，及时通报结果。",
]

[lists]
problems = [
  "XX方面仍有差距",
  "2019年保洁员人手一直不足，尚待解决这个问题",
  "2019年保洁员人手一直不足，尚待解决这个问题",
]

[explanations]
clinic-nothing = "没有触发"
"""


def test_every_family_of_findings_is_as_the_page_says(bench: Any) -> None:
    unit_type = bench.type(indicators=REQUIRED, sections=SECTIONS, standards=STANDARDS)
    found = {
        (each.rule.removeprefix("clinic-"), each.severity.value)
        for each in bench.report(FAULTY, unit_type).findings
    }
    families = {row[0].strip("`").removeprefix("TYPE-"): row[1] for row in rows(FINDINGS, "Families")}
    del families["…"]  # the type's own rules
    others = ("restated", "copied-text", "copied-list", "residue-example", "removed", "renamed")
    for elsewhere in (*others, "text-unprinted", "residue-part"):
        del families[elsewhere]  # needs another file, outline, period or an add-on: their own tests show it
    met = set()
    for code, severity in sorted(found):
        [family] = [name for name in families if re.fullmatch(re.sub("…|CODE|ID", ".+", name), code)]
        assert severity in families[family], code
        met.add(family)
    assert met == set(families)
