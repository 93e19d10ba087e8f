"""For each code of the lint: a change to the market that brings that remark alone, and one that does not.

A change is a file's name with what is replaced in it by what: old, new, old, new … The old text "" appends.
"""

# ruff: noqa: E501  # a line of TOML stays a line

from typing import NamedTuple

Changes = dict[str, tuple[str, ...]]


class Fault(NamedTuple):
    """on is part of the line on which the remark must stand, in the file `where`; "" is its first line."""

    code: str
    where: str
    on: str
    faulty: Changes
    sound: Changes


IN, R, S, T = "indicators.toml", "rules.toml", "sections.toml", "type.toml"
STALLS = "stall.licensed <= stall.total"
MESSAGE = "证照齐全的摊位{stall.licensed}多于经营摊位{stall.total}"
RATE = "stall.licensed / stall.total * 100"
STAFF = 'staff = { name = "管理人员", unit = "人", section = "basics", kinds = ["retail"] }'
AREA = '"面积{stall.area}"'
RULE = '\n[[rule]]\nid = "more"\ncheck = "{check}"\nmessage = "{message}"\nseverity = "{severity}"\n'
CASE = "\n[more]\nholds = { stall.total = 1 }\nbreaks = { stall.total = 2 }\n"
SHORT = (
    '[outline.short]\nname = "短"\ntitle = "短"\nsections = ["problems"]\nannex = false\nMORE\n\n[[section]]'
)
RECALLED: Changes = {"standards.toml": ('confidence = "seen"', 'confidence = "recalled"')}


def rule(
    check: str, message: str = "经营摊位{stall.total}", severity: str = "question", more: str = ""
) -> Changes:
    """One more rule, with a case."""
    text = RULE.replace("{check}", check).replace("{message}", message).replace("{severity}", severity)
    return {R: ("", text + more), "cases.toml": ("", CASE)}


FAULTS = [
    Fault(
        "name-twice",
        IN,
        "area",
        {IN: ('unit = "平方米"', 'unit = "平方米", formerly = ["stall.total"]')},
        {IN: ('unit = "平方米"', 'unit = "平方米", formerly = ["stall.size"]')},
    ),
    Fault(
        "name-twice",
        IN,
        "area",
        {IN: ('"人次"', '"人次", formerly = ["old.size"]', '"平方米"', '"平方米", formerly = ["old.size"]')},
        {IN: ('"人次"', '"人次", formerly = ["old.size"]', '"平方米"', '"平方米", formerly = ["old.area"]')},
    ),
    Fault(
        "deprecated",
        IN,
        "area",
        {IN: ('unit = "平方米"', 'unit = "平方米", kind = "amount"')},
        {IN: ('unit = "平方米"', 'unit = "平方米", quantity = "amount"')},
    ),
    Fault(
        "unknown-column",
        S,
        '"previus"',
        {S: ('columns = ["previous"', 'columns = ["previus"')},
        {S: ('columns = ["previous"', 'columns = ["target"')},
    ),
    Fault(
        "unknown-column",
        S,
        "colourful",
        {S: ('of = "plans"', 'of = "plans"\nstyle = "colourful"')},
        {S: ('of = "plans"', 'of = "plans"\nstyle = "run"')},
    ),
    Fault(
        "threshold-unfit",
        "standards.toml",
        "licensed-rate",
        {"standards.toml": ('unit = "%"', 'unit = "‰"')},
        {},
    ),
    Fault(
        "unknown-kind",
        "standards.toml",
        "licensed-rate",
        {"standards.toml": ('unit = "%"', 'unit = "%", kinds = ["fair"]')},
        {"standards.toml": ('unit = "%"', 'unit = "%", kinds = ["retail"]')},
    ),
    Fault(
        "unknown-indicator",
        "standards.toml",
        "licensed-rate",
        {"standards.toml": ('unit = "%"', 'unit = "%", indicator = "stall.rate"')},
        {},
    ),
    Fault("file-broken", R, "id = ", {R: ('id = "licensed', "id = licensed")}, {}),
    Fault("file-form", R, "sevrity", {R: ('severity = "question"', 'sevrity = "question"')}, {}),
    Fault(
        "file-form",
        IN,
        "idle",
        {IN: ('unit = "个", section = "basics" }\nlicensed_rate', "unit = 3 }\nlicensed_rate")},
        {},
    ),
    Fault("file-unread", "rule.toml", "", {"rule.toml": ("", "x = 1\n")}, {}),
    Fault(
        "name-twice",
        IN,
        "idle",
        {IN: ('name = "空置摊位"', 'name = "摊位数"')},
        {IN: ('name = "空置摊位"', 'name = "空摊位"')},
    ),
    Fault(
        "name-twice",
        R,
        'id = "licensed-within-stalls" # again',
        {
            R: (
                "",
                '\n[[rule]]\nid = "licensed-within-stalls" # again\ncheck = "items(plans) < 9"\nmessage = "太多"\n',
            )
        },
        {},
    ),
    Fault("outline-default", S, "[outline.year]", {S: ("default = true", "default = false")}, {}),
    Fault(
        "unknown-indicator",
        S,
        "stall.arae",
        {S: (AREA, '"面积{stall.area}[，{stall.arae}]"')},
        {S: (AREA, '"面积{stall.area}[，{unit.name}]"')},
    ),
    Fault(
        "unknown-indicator",
        S,
        "rows",
        {S: ('rows = ["stall.total", "stall.licensed"]', 'rows = ["stall.total", "stall.licenced"]')},
        {},
    ),
    Fault(
        "unknown-topic",
        T,
        "uses",
        {T: ('"publicity.leaflets"]', '"publicity.leaflets", "traffic.*"]')},
        {T: ('"publicity.leaflets"]', '"publicity.leaflets"]')},
    ),
    Fault(
        "unknown-kind",
        IN,
        "staff",
        {IN: ('kinds = ["retail"]', 'kinds = ["retail", "retial"]')},
        {IN: ('kinds = ["retail"]', 'kinds = ["retail", "wholesale"]')},
    ),
    Fault(
        "unknown-section",
        S,
        "sections = [",
        {S: ('"problems", "plans"]', '"problems", "plans", "ending"]')},
        {},
    ),
    Fault(
        "unknown-section",
        IN,
        "idle",
        {IN: ('"空置摊位", unit = "个", section = "basics"', '"空置摊位", unit = "个"')},
        {},
    ),
    Fault(
        "unknown-requirement",
        IN,
        "licensed_rate",
        {IN: ('requirement = "licensed-rate"', 'requirement = ["licensed-rate", "licenced-rate"]')},
        {},
    ),
    Fault(
        "unknown-standard",
        T,
        "standard =",
        {T: ('standard = "market-rules"', 'standard = "market-rule"')},
        {T: ('standard = "market-rules"', 'standard = "market-rules-2020"')},
    ),
    Fault(
        "unknown-rule",
        "cases.toml",
        "[other]",
        {"cases.toml": ("", "\n[other]\nholds = { stall.total = 1 }\n")},
        {},
    ),
    Fault("unknown-list", R, "items(plan)", {R: ("items(plans)", "items(plan)")}, {}),
    Fault(
        "formula-circle",
        IN,
        "licensed_rate",
        {IN: (RATE, "stall.licensed_rate + stall.licensed / stall.total * 100")},
        {},
    ),
    Fault(
        "file-form",
        IN,
        "visits",
        {IN: ('"人次"', '"人次", minimum = 500, maximum = 100')},
        {IN: ('"人次"', '"人次", minimum = 100, maximum = 500')},
    ),
    Fault(
        "file-form",
        IN,
        "visits",
        {IN: ('"人次"', '"人次", decimals = -2')},
        {IN: ('"人次"', '"人次", decimals = 0')},
    ),
    Fault("file-form", IN, "visits", {IN: ('"人次"', '""')}, {IN: ('"人次"', '"", quantity = "amount"')}),
    Fault(
        "formula-circle",
        IN,
        "idle",
        {
            IN: (
                '"空置摊位", unit = "个"',
                '"空置摊位", unit = "个", formula = "stall.total - stall.licensed"',
                '"经营摊位", unit = "个"',
                '"经营摊位", unit = "个", formula = "stall.licensed + stall.idle"',
            )
        },
        {
            IN: (
                '"空置摊位", unit = "个"',
                '"空置摊位", unit = "个", formula = "stall.total - stall.licensed"',
            )
        },
    ),
    Fault("within-circle", IN, "idle", {IN: ('"空置摊位"', '"空置摊位", within = "stall.idle"')}, {}),
    Fault(
        "within-circle",
        IN,
        "idle",
        {
            IN: (
                '"空置摊位"',
                '"空置摊位", within = "stall.area"',
                '"市场面积", unit = "平方米"',
                '"市场面积", unit = "个", within = "stall.idle"',
            )
        },
        {IN: ('"空置摊位"', '"空置摊位", within = "stall.total"')},
    ),
    Fault("expression-broken", R, "check =", {R: (STALLS, "stall.licensed < = stall.total")}, {}),
    Fault(
        "text-broken",
        S,
        "发放",
        {S: ("{publicity.leaflets:change}", "{publicity.leaflets:changes}")},
        {S: (AREA, '"面积{stall.area}[，{stall.area:change}]"')},
    ),
    Fault(
        "example-refused",
        "example.toml",
        "stall.licenced",
        {"example.toml": ("stall.licensed", "stall.licenced")},
        {"example.toml": ("stall.licensed", '"证照齐全的摊位"')},
    ),
    Fault(
        "rule-without-case", R, 'id = "more"', {R: rule("stall.total <= 900")[R]}, rule("stall.total <= 900")
    ),
    Fault(
        "unused-indicator",
        IN,
        "staff",
        {S: (', "配备管理人员{stall.staff}"', "")},
        rule("stall.staff <= 99", "{stall.staff}") | {S: (', "配备管理人员{stall.staff}"', "")},
    ),
    Fault("unused-section", S, 'id = "plans"', {S: ('"problems", "plans"]', '"problems"]')}, {}),
    Fault(
        "unused-requirement",
        "standards.toml",
        "idle-rate",
        {
            "standards.toml": (
                'clause = "第三条" },',
                'clause = "第三条" },\n  { id = "idle-rate", name = "空置", operator = "<=", value = 5, unit = "%", clause = "第四条" },',
            )
        },
        {},
    ),
    Fault(
        "unused-pick", T, "uses", {T: ('"publicity.leaflets"]', '"publicity.leaflets", "greening.*"]')}, {}
    ),
    Fault(
        "unused-pick",
        T,
        "uses",
        {T: ('"publicity.leaflets"]', '"publicity.leaflets", "publicity.leaflets"]')},
        {},
    ),
    Fault(
        "unused-kind",
        T,
        "[kinds.fair]",
        {T: ("", '\n[kinds.fair]\nname = "早市"\n')},
        {T: ("", '\n[kinds.fair]\nname = "早市"\nself_name = "我早市"\n')},
    ),
    Fault(
        "unit-unknown",
        IN,
        "visits",
        {IN: ('unit = "人次"', 'unit = "趟趟"')},
        {IN: ('unit = "人次"', 'unit = "车次"')},
    ),
    Fault(
        "unit-spelling",
        IN,
        "area",
        {IN: ('unit = "平方米"', 'unit = "㎡"')},
        {IN: ('unit = "平方米"', 'unit = "公顷"')},
    ),
    Fault(
        "unit-mixed",
        R,
        "stall.area <=",
        rule("stall.area <= stall.income", "{stall.area}"),
        rule("stall.area <= previous(stall.area) * 3", "{stall.area}"),
    ),
    Fault(
        "unit-scale",
        R,
        "stall.spent <=",
        {R: ("stall.income * 10000", "stall.income")},
        {R: ("stall.income * 10000", "stall.income * 5000 * 2")},
    ),
    Fault(
        "unit-counted",
        R,
        "stall.staff + stall.total",
        rule("stall.staff + stall.total <= 999", "{stall.staff}{stall.total}"),
        rule("stall.staff <= stall.total", "{stall.staff}{stall.total}"),
    ),
    Fault(
        "unit-counted",
        R,
        "stall.visits <= stall.staff",
        rule("stall.visits <= stall.staff", "{stall.staff}{stall.visits}"),
        rule("stall.visits >= stall.staff", "{stall.staff}{stall.visits}"),
    ),
    Fault(
        "formula-percent",
        IN,
        "licensed_rate",
        {IN: (RATE, "stall.licensed / stall.total")},
        {IN: (RATE, "100 * stall.licensed / stall.total")},
    ),
    Fault(
        "formula-percent",
        IN,
        "licensed_rate",
        {IN: (RATE, RATE + " * 100")},
        {IN: (RATE, "100 - (stall.total - stall.licensed) / stall.total * 100")},
    ),
    Fault("formula-unit", IN, "licensed_rate", {IN: (RATE, "stall.licensed / stall.area * 100")}, {}),
    Fault(
        "formula-unit",
        IN,
        "visits",
        {
            IN: (
                '"服务群众", unit = "人次"',
                '"服务群众", unit = "人次", formula = "stall.income + stall.income"',
            )
        },
        {
            IN: (
                '"服务群众", unit = "人次"',
                '"服务群众", unit = "人次", formula = "stall.total * stall.staff"',
            )
        },
    ),
    Fault(
        "chart-units",
        S,
        'rows = ["stall.total", "stall.area"]',
        {
            S: (
                'rows = ["stall.total", "stall.licensed"]\ncolumns',
                'rows = ["stall.total", "stall.area"]\ncolumns',
            )
        },
        {
            S: (
                'rows = ["stall.total", "stall.licensed"]\ncolumns = ["previous", "actual"]',
                'rows = ["stall.total", "stall.area"]\ncolumns = ["completion"]',
            )
        },
    ),
    Fault(
        "no-condition",
        R,
        "stall.total - stall.idle",
        rule("stall.total - stall.idle", "{stall.total}{stall.idle}"),
        rule("stall.total - stall.idle > 0", "{stall.total}{stall.idle}"),
    ),
    Fault(
        "no-condition",
        R,
        'when = "not (stall.toilet and items(plans))"',
        rule("stall.total > 5", more='when = "not (stall.toilet and items(plans))"\n'),
        rule("stall.total > 5", more='when = "not (stall.toilet and items(plans) > 0)"\n'),
    ),
    Fault(
        "id-form",
        R,
        "bad id，X",
        {
            R: ("licensed-within-stalls", "bad id，X"),
            "cases.toml": ("[licensed-within-stalls]", '["bad id，X"]'),
        },
        {
            R: ("licensed-within-stalls", "stall.l_2"),
            "cases.toml": ("[licensed-within-stalls]", '["stall.l_2"]'),
        },
    ),
    Fault("no-condition", R, "abs(stall.total)", rule("abs(stall.total)"), rule("close(stall.total, 5, 2)")),
    Fault(
        "division-by-nought",
        R,
        "stall.total / 0",
        rule("-(stall.total / 0) <= 52"),
        rule("-(stall.total / 10) <= -52"),
    ),
    Fault(
        "division-by-nought",
        IN,
        "licensed_rate",
        {IN: (RATE, "stall.licensed / (stall.total - stall.total) * 100")},
        {IN: (RATE, "stall.licensed / (stall.total - stall.idle) * 100")},
    ),
    Fault("rule-never-fires", R, "stall.total >= 0", rule("stall.total >= 0"), rule("stall.total >= 5")),
    Fault(
        "rule-never-fires",
        R,
        "stall.licensed_rate <= 100",
        rule("stall.licensed_rate <= 100", "{stall.licensed_rate}"),
        rule("stall.licensed_rate <= 99", "{stall.licensed_rate}"),
    ),
    Fault(
        "rule-never-fires",
        R,
        "<= stall.total + stall.idle",
        rule("stall.total <= stall.total + stall.idle"),
        rule("stall.total <= stall.licensed + stall.idle"),
    ),
    Fault("rule-always-fires", R, "stall.total < 0", rule("stall.total < 0"), rule("stall.total < 9000")),
    Fault(
        "rule-always-fires",
        R,
        "stall.total > 5 and",
        rule("stall.total > 5 and stall.total < 3"),
        rule("stall.total > 3 and stall.total < 5"),
    ),
    Fault(
        "rule-of-formula",
        R,
        "stall.visits == ",
        rule("stall.visits == stall.total * stall.staff", "{stall.visits}")
        | {
            IN: (
                '"服务群众", unit = "人次"',
                '"服务群众", unit = "人次", formula = "stall.total * stall.staff"',
            )
        },
        rule("stall.visits == stall.total * stall.staff", "{stall.visits}"),
    ),
    Fault(
        "rule-fires-on-nothing",
        R,
        "missing",
        rule("stall.total >= 5", more='missing = "zero"\n'),
        rule("stall.total >= 5", more='missing = "zero"\nwhen = "given(stall.area)"\n'),
    ),
    Fault(
        "rule-twice",
        R,
        "stall.total - stall.licensed >= 0",
        rule("stall.total - stall.licensed >= 0", MESSAGE, "error"),
        rule("stall.total - stall.licensed >= 0", MESSAGE, "error", 'kinds = ["retail"]\n')
        | {
            R: (
                f'check = "{STALLS}"',
                f'kinds = ["wholesale"]\ncheck = "{STALLS}"',
                "",
                RULE.format(check="stall.total - stall.licensed >= 0", message=MESSAGE, severity="error")
                + 'kinds = ["retail"]\n',
            )
        },
    ),
    Fault(
        "rule-implied",
        R,
        "stall.licensed <= stall.total + 9",
        rule("stall.licensed <= stall.total + 9", MESSAGE),
        rule("stall.licensed <= stall.total - 9", MESSAGE),
    ),
    Fault(
        "condition-never",
        R,
        "stall.income < 0",
        {R: ('when = "stall.income > 0"', 'when = "stall.income < 0"')},
        {},
    ),
    Fault(
        "condition-never",
        S,
        "建有公厕",
        {S: ('when = "stall.toilet"', 'when = "stall.toilet and not stall.toilet"')},
        {},
    ),
    Fault(
        "condition-never",
        S,
        "not given(stall.visits)",
        {
            S: (
                '"服务群众{stall.visits}"',
                '{ text = "服务群众{stall.visits}", when = "not given(stall.visits)" }',
            )
        },
        {
            S: (
                '"服务群众{stall.visits}"',
                '{ text = "服务群众{stall.visits}", when = "not given(stall.staff)" }',
            )
        },
    ),
    Fault(
        "condition-always",
        R,
        "stall.income >= 0",
        {R: ('when = "stall.income > 0"', 'when = "stall.income >= 0"')},
        {R: ('when = "stall.income > 0"', 'when = "stall.area >= 0"')},
    ),
    Fault("clause-mark", S, "面积", {S: (AREA, '"面积{stall.area}，"')}, {}),
    Fault(
        "sentence-marks",
        S,
        "空置",
        {S: ("[，其中空置{stall.idle}]", "，[其中空置{stall.idle}]，其余在用")},
        {S: ("[，其中空置{stall.idle}]", "[，其中空置{stall.idle}]，正常经营")},
    ),
    Fault("sentence-marks", S, "lead = ", {S: ("日常管理。", "日常管理")}, {S: ("日常管理。", "日常管理：")}),
    Fault(
        "sentence-connective",
        S,
        "其中面积",
        {S: (AREA, '"其中面积{stall.area}"')},
        {S: (AREA, '{ text = "其中面积{stall.area}", when = "given(stall.total)" }')},
    ),
    Fault(
        "sentence-connective",
        S,
        "其中[空置",
        {S: ("[，其中空置{stall.idle}]", "，其中[空置{stall.idle}]")},
        {S: ("经营方面，", "其中，")},
    ),
    Fault(
        "sentence-connective",
        S,
        "空置摊位为",
        {S: ("[，其中空置{stall.idle}]", "，空置摊位为[{stall.idle}]")},
        {S: ("[，其中空置{stall.idle}]", "[，空置摊位为{stall.idle}]")},
    ),
    Fault(
        "sentence-brackets",
        S,
        "空置",
        {S: ("[，其中空置{stall.idle}]", "（[空置{stall.idle}]）")},
        {S: ("[，其中空置{stall.idle}]", "[（空置{stall.idle}）]")},
    ),
    Fault("sentence-brackets", S, "lead", {S: ("{unit.self}把", "{unit.self}把“")}, {}),
    Fault(
        "unit-twice",
        S,
        "个",
        {S: ("{stall.total}[", "{stall.total}个[")},
        {S: ("{stall.total}[", "{stall.total:number}个[")},
    ),
    Fault(
        "figure-typed",
        S,
        "设有出入口",
        {S: (AREA, '"设有出入口4个，面积{stall.area}"')},
        {S: (AREA, '"设有出入口，服务65岁以上群众，面积{stall.area}"')},
    ),
    Fault(
        "year-typed",
        S,
        "2022年",
        {S: ("把要求落实", "2022年起把要求落实")},
        {S: ("把要求落实", "按照《工作方案（2022年）》把要求落实")},
    ),
    Fault(
        "wording-width",
        S,
        "召开",
        {S: ('"召开专题会议', '"召开,组织专题会议')},
        {S: ('"召开专题会议', '"召开GB 9704专题会议')},
    ),
    Fault("wording-width", R, "存在 问题", {R: ("列出了存在问题", "列出了存在 问题")}, {}),
    Fault("wording-residue", S, "XX", {S: ("把要求落实", "把XX要求落实")}, {}),
    Fault(
        "wording-multiple",
        S,
        "下降两倍",
        {S: (AREA, '"面积{stall.area}，空置下降两倍"')},
        {S: (AREA, '"面积{stall.area}，空置下降一半"')},
    ),
    Fault(
        "wording-term",
        S,
        "除四害",
        {S: ("把要求落实", "把除四害要求落实")},
        {S: ("把要求落实", "把病媒生物防制要求落实")},
    ),
    Fault(
        "rate-unit",
        IN,
        "visits",
        {IN: ('name = "服务群众"', 'name = "服务率"')},
        {IN: ('name = "服务群众"', 'name = "服务频率"')},
    ),
    Fault("name-long", IN, "visits", {IN: ('name = "服务群众"', f'name = "{"服务群众" * 6}"')}, {}),
    Fault(
        "name-with-unit",
        IN,
        "visits",
        {IN: ('name = "服务群众"', 'name = "服务人次"')},
        {IN: ('name = "服务群众"', 'name = "服务人群"')},
    ),
    Fault("title-mark", S, "市场基本情况", {S: ("市场基本情况", "市场基本情况：")}, {}),
    Fault("title-long", S, "市场基本情况", {S: ("市场基本情况", "市场基本情况" * 6)}, {}),
    Fault(
        "threshold-unsourced",
        "standards.toml",
        "licensed-rate",
        {"standards.toml": ('source = "农贸市场管理办法（2020）全文"\n', "", ', clause = "第三条"', "")},
        {},
    ),
    Fault(
        "threshold-unread",
        "standards.toml",
        "licensed-rate",
        {"standards.toml": ("（2020）全文", "，凭记忆")},
        {},
    ),
    Fault(
        "threshold-recalled",
        R,
        'severity = "warning"',
        rule("stall.licensed >= stall.idle", "{stall.idle}", "warning", 'cites = "农贸市场管理办法第三条"\n')
        | RECALLED,
        rule("stall.licensed >= stall.idle", "{stall.idle}", "question", 'cites = "农贸市场管理办法第三条"\n')
        | RECALLED,
    ),
    Fault(
        "threshold-uncited",
        R,
        "stall.total <= 500",
        rule("stall.total <= 500", severity="warning"),
        rule("stall.total <= 500", severity="warning", more='cites = "农贸市场管理办法第五条"\n'),
    ),
    Fault(
        "threshold-error",
        R,
        "stall.total <= 500",
        rule("stall.total <= 500", severity="error"),
        rule("stall.total <= 500"),
    ),
    Fault(
        "message-without-figure",
        R,
        "摊位过多",
        rule("stall.total <= 500", "摊位过多"),
        rule("stall.total <= 500"),
    ),
    Fault(
        "message-strange-figure",
        R,
        "stall.area",
        rule("stall.total <= 500", "面积{stall.area}，经营摊位{stall.total}"),
        {},
    ),
    Fault(
        "wording-width",
        S,
        "其中空置",
        {S: ("[，其中空置", "[,其中空置")},
        {},
    ),
    Fault(
        "case-refused",
        "cases.toml",
        "target.stall",
        {"cases.toml": ("breaks = { stall.licensed", "breaks = { target.stall.total = 3, stall.licensed")},
        {"cases.toml": ("breaks = { stall.licensed", "breaks = { targets.stall.total = 3, stall.licensed")},
    ),
    Fault(
        "file-form",
        "cases.toml",
        "fires = ",
        {
            "cases.toml": (
                "holds = { stall.licensed",
                "fires = { stall.licensed = 3 }\nholds = { stall.licensed",
            )
        },
        {},
    ),
    Fault(
        "answer-unsaid",
        IN,
        "toilet",
        {S: (', { text = "尚未建设公厕", when = "stall.toilet == 0" }', "")},
        {S: ('"stall.toilet == 0"', '"not stall.toilet"')},
    ),
    Fault(
        "outline-leftovers",
        S,
        "[outline.short]",
        {S: ("[[section]]", SHORT.replace("MORE", ""))},
        {S: ("[[section]]", SHORT.replace("MORE", "whole = false"))},
    ),
    Fault(
        "wording-blanks",
        R,
        "证照齐全的摊位",
        {R: ("摊位{stall.licensed}", "摊位 {stall.licensed}")},
        {R: ("摊位{stall.licensed}多于", "摊位{stall.licensed}，多于")},
    ),
]
