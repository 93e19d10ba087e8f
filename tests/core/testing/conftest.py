"""A good small plugin, and faulty ones that are made of it by one change each."""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from huibao.testing.checks import TOPICS, checks_of
from huibao.testing.opening import subject_of
from huibao.testing.run import known, result_of
from huibao.testing.subject import Subject

FILES = {
    "type.toml": """\
id = "clinic"
name = "门诊部"
self_name = "我部"
uses = ["publicity.leaflets"]

[kinds.small]
name = "小门诊部"

[kinds.large]
name = "大门诊部"
""",
    "indicators.toml": """\
[visit]
total = { name = "接诊患者", unit = "人次", section = "service", aliases = ["门诊量"] }

[waste]
made = { name = "产生医疗废物", unit = "公斤", section = "waste" }
burnt = { name = "集中处置医疗废物", unit = "公斤", section = "waste" }

[waste.rate]
name = "医疗废物集中处置率"
unit = "%"
section = "waste"
formula = "waste.burnt / waste.made * 100"
requirement = "clinic-waste"
""",
    "rules.toml": """\
[[rule]]
id = "burnt-not-more-than-made"
check = "waste.burnt <= waste.made"
message = "集中处置{waste.burnt}超过产生{waste.made}"
hint = "两个数取同一时段"
""",
    "standards.toml": """\
[[standard]]
id = "clinic-waste-2020"
name = "门诊部医疗废物管理要求"
edition = "2020"
series = "clinic-waste-rules"
since = 2020-01-01

[[standard.requirement]]
id = "clinic-waste"
name = "医疗废物集中处置率"
operator = ">="
value = 90
unit = "%"
source = "临江市卫生健康局文件"
""",
    "sections.toml": """\
[outline.chuangwei]
name = "创卫工作总结"
title = "{unit.name}{period}创建国家卫生城市工作总结"
sections = ["service", "waste", "problems"]
default = true

[outline.aiwei]
name = "爱国卫生工作总结"
title = "{unit.name}{period}爱国卫生工作总结"
sections = ["service", "waste"]

[[section]]
id = "service"
title = "做好日常诊疗"

[[section.paragraph]]
lead = "{unit.self}坚持规范诊疗。"
clauses = ["接诊患者{visit.total}[，{visit.total:change}]", "发放宣传资料{publicity.leaflets}"]

[[section]]
id = "waste"
title = "规范处置废物"

[[section.paragraph]]
clauses = ["产生医疗废物{waste.made}", "集中处置{waste.burnt}[，处置率为{waste.rate}]"]

[[section]]
id = "problems"
title = "存在的问题"

[[section.list]]
of = "problems"
""",
    "example.toml": """\
format = 1
type = "clinic"
period = "2023"

[unit]
name = "临江市东门门诊部"
kind = "small"
superior = "临江市卫生健康局"

[figures]
visit.total = 12400
waste.made = 820
waste.burnt = 812
publicity.leaflets = "1200余份"

[previous]
visit.total = 11800

[lists]
problems = ["候诊区座椅不足"]
""",
    "cases.toml": """\
[burnt-not-more-than-made]
holds = { waste.burnt = 100, waste.made = 100 }
breaks = { waste.burnt = 100.1, waste.made = 100 }
""",
}
MODULE = """\
from huibao import ContentFolder

plugin = ContentFolder.of(__name__)
"""
METADATA = """\
Metadata-Version: 2.4
Name: huibao-clinic
Version: 1.2
Summary: Clinics.
License-Expression: MIT
Requires-Python: >=3.11
Requires-Dist: huibao<99,>=0.1
"""
Change = str | tuple[str, str] | list[tuple[str, str]] | None
"""What a file holds instead, a text in it with another in its place, or None for a file that is not there."""
Changes = Mapping[str, Change]
NONE: Changes = {}


def write(folder: Path, files: Mapping[str, str], changes: Changes) -> None:
    """The files with the changes made in them."""
    made: dict[str, str | None] = dict(files)
    for name, change in changes.items():
        if isinstance(change, tuple | list):
            text = made[name]
            assert text is not None
            for old, new in change if isinstance(change, list) else [change]:
                assert old in text, old
                text = text.replace(old, new)
            made[name] = text
        else:
            made[name] = change
    for name, text in made.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Subject]:
    """folder({...}) is the good plugin's folder with these changes, at test without being installed."""

    def made(changes: Changes = NONE) -> Subject:
        place = tmp_path / "clinic"
        write(place, FILES, changes)
        return subject_of(place)

    return made


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Subject]]:
    """installed({...}) is the good plugin as an installed distribution, with these changes.

    Besides the content files there are __init__.py, METADATA, entry_points.txt and py.typed.
    """
    before = set(sys.modules)
    site = tmp_path / "site"

    def made(changes: Changes = NONE, name: str = "clinic") -> Subject:
        package, record = "huibao_clinic", "huibao_clinic-1.2.dist-info"
        files = {f"{package}/{each}": text for each, text in FILES.items()}
        files |= {f"{package}/__init__.py": MODULE, f"{package}/py.typed": ""}
        files |= {f"{record}/METADATA": METADATA}
        files |= {f"{record}/entry_points.txt": f"[huibao]\n{name} = {package}:plugin\n"}
        places = {"METADATA": record, "entry_points.txt": record}
        write(
            site,
            files,
            {
                (each if "/" in each else f"{places.get(each, package)}/{each}"): change
                for each, change in changes.items()
            },
        )
        monkeypatch.syspath_prepend(site)
        return subject_of(name)

    yield made
    for module in set(sys.modules) - before:
        if module.startswith("huibao_clinic"):
            del sys.modules[module]


SLOW = ("importing", "sameness")
"""Topics that start processes."""
QUICK = tuple(topic for topic in TOPICS if topic not in SLOW)


def failing(subject: Subject, *topics: str) -> dict[str, list[str]]:
    """The checks that fail, each with what it says: of these topics, or of all that are quick."""
    found = {}
    for topic in topics or QUICK:
        for check in checks_of(topic):
            result = result_of(check, subject)
            if result.faults:
                found[check.name] = [str(fault) for _name, fault in result.faults]
    return found


def faults_of(subject: Subject, check: str) -> list[str]:
    """What one check says."""
    return [str(fault) for _name, fault in result_of(known(check), subject).faults]
