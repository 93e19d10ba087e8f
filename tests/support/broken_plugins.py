"""Plugins that are broken on purpose, with what is said of each."""

from attrs import frozen

HEAD = "from huibao import Finding, Severity, UnitType, hookimpl\n"


@frozen
class Broken:
    """A plugin's code, what `report` says of it when a school's report is built, and what the doctor says."""

    code: str
    said: str
    doctor: str
    group: str = "huibao"


BROKEN = {
    "absent": Broken(
        "import nowhere\n",
        "plugin absent (huibao-absent 1.2) was left out: ModuleNotFoundError: No module named 'nowhere'"
        " (huibao_absent.py:1)",
        "install what is missing",
    ),
    "exits": Broken(
        "raise SystemExit('no licence')\n",
        "plugin exits (huibao-exits 1.2) was left out: SystemExit: no licence",
        "SystemExit: no licence",
    ),
    "raises": Broken(
        f"{HEAD}@hookimpl\ndef huibao_rules(unit_type):\n    raise LookupError('out of order')\n",
        "plugin raises (huibao-raises 1.2): huibao_rules failed: LookupError: out of order"
        " (huibao_raises.py:4)",
        "huibao_rules failed: LookupError: out of order",
    ),
    "rubbish": Broken(
        f"{HEAD}@hookimpl\ndef huibao_renderers():\n    return ['abc', 5]\n",
        "plugin rubbish (huibao-rubbish 1.2): huibao_renderers gave 'abc', which is no Renderer",
        "huibao_renderers gave 'abc'",
    ),
    "question": Broken(
        "from huibao import Rule, hookimpl\n@hookimpl\ndef huibao_rules(unit_type):\n"
        "    return [Rule('question-1', '1 < 2', '有误', severity='question')]\n",
        "plugin question (huibao-question 1.2): huibao_rules gave Rule 'question-1' with a wrong field,"
        " severity: 'question' is no Severity\n    → write Severity.QUESTION",
        "'question' is no Severity",
    ),
    "park": Broken(
        f"{HEAD}@hookimpl\ndef huibao_unit_types():\n"
        "    return [UnitType('park', '公园', '我园', {'a': '小公园'})]\n",
        "plugin park (huibao-park 1.2): huibao_unit_types gave UnitType 'park' with a wrong field,"
        " kinds['a']: '小公园' is no UnitKind",
        "'小公园' is no UnitKind",
    ),
    "unknown": Broken(
        f"{HEAD}@hookimpl\ndef huibao_rulez(unit_type):\n    return []\n",
        "plugin unknown (huibao-unknown 1.2) was left out: there is no hook huibao_rulez; did you",
        "did you mean huibao_rules",
    ),
    "newer": Broken(
        f"huibao_api = '>=7.0'\n{HEAD}@hookimpl\ndef huibao_later():\n    return []\n",
        "plugin newer (huibao-newer 1.2) was left out: it needs huibao's API >=7.0, and this is",
        "upgrade huibao",
    ),
    "prints": Broken(
        "print('hello there')\n",
        "plugin prints (huibao-prints 1.2): it prints while it is imported: “hello there”",
        "it prints while it is imported",
    ),
    "chatters": Broken(
        f"{HEAD}from time import sleep\n@hookimpl\ndef huibao_unit_types():\n    print('hello', 'again')\n"
        "    sleep(1.1)\n    return []\n",
        "plugin chatters (huibao-chatters 1.2): it prints in huibao_unit_types: “hello again”",
        "huibao_unit_types is slow: it took 1.",
    ),
    "endless": Broken(
        f"from itertools import repeat\n{HEAD}@hookimpl\ndef huibao_check(facts):\n"
        "    return repeat(Finding('endless-1', Severity.NOTE, 'again'))\n",
        "plugin endless (huibao-endless 1.2): huibao_check gives no end of results",
        "huibao_check gives no end of results",
    ),
    "clash": Broken(
        f"{HEAD}@hookimpl\ndef huibao_unit_types():\n    return [UnitType('hospital', '医院', '我院')]\n",
        "",
        "exactly one outline must be the default",
    ),
}
HARMLESS = ("prints", "chatters")
"""What the doctor notes down of these is no problem."""
