"""For each check on a plugin's code or distribution a plugin that fails it and no other."""

from pathlib import Path

import pytest

from huibao.render import markdown
from huibao.testing.checks import TOPICS, every_check, importing, sameness
from huibao.testing.opening import subject_of

from .conftest import FILES, METADATA, MODULE, failing, faults_of, write
from .test_faulty_content import FAULTY, LINT

M = "__init__.py"
PLUGIN = """\
from attrs import evolve

from huibao import ContentFolder, Finding, InputError, Problem, RawData, Reader, Renderer, Severity, hookimpl

class Plugin(ContentFolder):
{methods}

plugin = Plugin.of(__name__)
"""


def code(methods: str) -> dict[str, str]:
    """A module whose plugin has these methods beside those of its folder."""
    lines = "\n".join(f"    {line}" if line else "" for line in methods.strip().splitlines())
    return {M: PLUGIN.format(methods=lines)}


def beside(lines: str) -> dict[str, str]:
    """A module that does something besides when it is imported."""
    return {M: f"{lines}\n{MODULE}"}


QUICK = {
    "loads": beside("import no_such_module"),
    "hooks-are-marked": code("def huibao_check(self, facts):\n    return []"),
    "does-something": {M: "plugin = object()\n"},
    "answers": code(
        "@hookimpl\ndef huibao_standards(self, unit_type):\n"
        "    return {'clinic': ContentFolder.huibao_standards(self, 'clinic')}[unit_type]"
    ),
    "content-files-are-there": code(
        "@hookimpl\ndef huibao_content_files(self):\n    return [self.folder / 'more.toml']"
    ),
    "nothing-is-remarked-on": code(
        "@hookimpl\ndef huibao_outlines(self, unit_type):\n"
        "    from huibao.deprecation import Deprecated, used\n"
        "    used(Deprecated('the old way', 'the new one', '1.0', '2.0'))\n"
        "    return ContentFolder.huibao_outlines(self, unit_type)"
    ),
    "huibao-is-required-in-a-range": {"METADATA": ("huibao<99,>=0.1", "huibao>=0.1")},
    "metadata-are-complete": {"METADATA": ("License-Expression: MIT\n", "")},
    "package-is-typed": {"py.typed": None},
    "commands-are-free": code(
        "@hookimpl\ndef huibao_commands(self):\n    import click\n"
        "    return [click.Command('build', help='Build.')]"
    ),
    "formats-are-free": code(
        "@hookimpl\ndef huibao_renderers(self):\n    return [Renderer('xlsx', '.xls', lambda document: b'x')]"
    ),
    "rule-has-a-prefix": code(
        "@hookimpl\ndef huibao_rules(self, unit_type):\n"
        "    found = ContentFolder.huibao_rules(self, unit_type)\n"
        "    return [evolve(each, id=each.id.removeprefix('clinic-')) for each in found]\n"
        "def cases(self):\n"
        "    return [evolve(each, rule=self.huibao_rules('clinic')[0]) for each in super().cases()]"
    ),
    "formula-agrees-with-itself-alone": code(  # content files may not say so many decimals
        "@hookimpl\ndef huibao_indicators(self, unit_type):\n"
        "    found = ContentFolder.huibao_indicators(self, unit_type)\n"
        "    return [evolve(each, decimals=-1, formula=each.formula.replace('100', '93')) for each in found]"
    ),
    "editions-follow-one-another": {
        "standards.toml": FILES["standards.toml"]
        + FILES["standards.toml"].replace('id = "clinic-waste-2020"', 'id = "clinic-waste-2021"')
    },
    "requirements-are-held-against-something": {
        "standards.toml": FILES["standards.toml"]
        + FILES["standards.toml"][FILES["standards.toml"].index("[[standard.req") :].replace(
            'id = "clinic-waste"', 'id = "clinic-bins"'
        )
    },
    "example-is-there": code("huibao_example = None"),
    "formats-are-written": code(
        "@hookimpl\ndef huibao_renderers(self):\n"
        "    return [Renderer('txt', '.txt', lambda document: b'' if document.register else b'x')]"
    ),
    "renderer-writes-any-document": code(
        "@hookimpl\ndef huibao_renderers(self):\n"
        "    return [Renderer('txt', '.txt', lambda document: b'x' if document.register else b'')]"
    ),
    "renderer-can-be-asked-for": code(
        "@hookimpl\ndef huibao_renderers(self):\n"
        "    return [Renderer('Plain text', '.txt', lambda document: b'x')]"
    ),
    "reader-can-be-asked-for": code(
        "@hookimpl\ndef huibao_readers(self):\n    return [Reader('csv', ('csv',), self.refuse)]\n"
        "def refuse(self, path):\n    raise InputError(path, Problem('no data'))"
    ),
    "reader-refuses-rubbish": code(
        "@hookimpl\ndef huibao_readers(self):\n"
        "    return [Reader('csv', ('.csv',), lambda path: RawData(path.name, {'text': path.read_text()}))]"
    ),
    "command-has-help": code(
        "@hookimpl\ndef huibao_commands(self):\n    import click\n    return [click.Command('visits')]"
    ),
    "judge-takes-any-file": code(
        "@hookimpl\ndef huibao_check(self, facts):\n"
        "    if facts.submission.unit_type == 'clinic':\n        facts.figures['visit.total']\n    return []"
    ),
    "judge-signs-its-findings": code(
        "@hookimpl\ndef huibao_check(self, facts):\n"
        "    if facts.submission.unit_type == 'clinic' and not facts.figures:\n"
        "        yield Finding('empty', Severity.NOTE, '没有数据')"
    ),
    "judge-leaves-other-types-alone": code(
        "@hookimpl\ndef huibao_check(self, facts):\n"
        "    if not facts.figures:\n        yield Finding('clinic-empty', Severity.NOTE, '没有数据')"
    ),
}
AT_IMPORT = {
    "import-is-quiet": "print('welcome')",
    "import-starts-nothing": (
        "import threading, time\nthreading.Thread(target=time.sleep, args=[1], daemon=True).start()"
    ),
    "import-calls-nobody": (
        "import socket\nwith socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:\n"
        "    one.connect(('127.0.0.1', 9))"
    ),
    "import-writes-nothing": (
        "import pathlib\npathlib.Path(__file__).with_name('log.txt').write_text('loaded')"
    ),
    "import-leaves-the-process-alone": "import os\nos.environ['CLINIC'] = '1'",
}
"""What a module does when it is imported."""
BY_CIRCUMSTANCE = {
    "answers-do-not-depend-on-order": (
        "asked = ()\n"
        "@hookimpl\ndef huibao_indicators(self, unit_type):\n"
        "    self.asked += ('indicators',)\n    return ContentFolder.huibao_indicators(self, unit_type)\n"
        "@hookimpl\ndef huibao_rules(self, unit_type):\n"
        "    hint = '' if self.asked else '先填指标'\n"
        "    found = ContentFolder.huibao_rules(self, unit_type)\n"
        "    return [evolve(each, hint=each.hint + hint) for each in found]\n"
        "@hookimpl\ndef huibao_renderers(self):\n    import time\n    return [\n"
    ),
    "bytes-do-not-depend-on-hashes": (
        "        Renderer('seed', '.seed', lambda document: str(hash(document.title)).encode()),\n"
    ),
    "bytes-do-not-depend-on-place": (
        "        Renderer('zone', '.zone', lambda document: time.strftime('%Z').encode()),\n    ]"
    ),
}
"""Parts of one plugin that does otherwise under other circumstances."""
SAYS_ITSELF = {"judge-takes-any-file"}
"""What is wrong is an exception of the plugin's: there is no more to say."""
REMARKS = "nothing-is-remarked-on"
"""Sees in this process some of what others see in one of their own."""
PLUGIN_WARNS = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")


@PLUGIN_WARNS
@pytest.mark.parametrize("check", QUICK)
def test_a_fault_is_said_with_the_way_out(check, installed) -> None:
    said = faults_of(installed(QUICK[check]), check)
    assert said
    assert all("→" in fault for fault in said) or check in SAYS_ITSELF


@pytest.mark.no_cover  # all the others pass here, as they do on the good plugin
@PLUGIN_WARNS
@pytest.mark.parametrize("check", QUICK)
def test_one_fault_fails_one_check(check, installed) -> None:
    found = failing(installed(QUICK[check]))
    assert {*found} - {LINT} == {check}, found


@PLUGIN_WARNS
@pytest.mark.parametrize(
    ("topic", "changes"),
    [
        ("importing", beside("\n".join(AT_IMPORT.values()))),
        ("sameness", code("".join(BY_CIRCUMSTANCE.values()))),
    ],
    ids=["importing", "sameness"],
)
def test_each_fault_that_another_process_sees_fails_one_check(topic, changes, installed) -> None:
    found = failing(installed(changes), "loading", topic)
    assert {*found} - {REMARKS} == {*(AT_IMPORT if topic == "importing" else BY_CIRCUMSTANCE)}, found
    for check in found.keys() - {REMARKS}:
        (fault,) = found[check]
        assert "→" in fault


def test_time_is_measured(installed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "SLOW", -1)
    monkeypatch.setattr(sameness, "SLOW", -1)
    subject = installed()
    for check in ("import-is-quick", "documents-are-quick"):
        assert faults_of(subject, check), check


def test_a_name_that_is_taken(installed, tmp_path: Path) -> None:
    other = tmp_path / "site" / "other-1.0.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.4\nName: other\nVersion: 1.0\n")
    (other / "entry_points.txt").write_text("[huibao]\nclinic = huibao_clinic:plugin\n")
    found = failing(installed())
    assert {*found} == {"name-is-free"}, found


def test_a_type_that_another_defines(installed, tmp_path: Path) -> None:
    """The folder's plugin is called otherwise than the installed one, and defines the same type."""
    installed(name="clinics")
    write(tmp_path / "clinic", FILES, {})
    found = failing(subject_of(tmp_path / "clinic"))
    assert {*found} == {"types-are-its-own"}, found


ADDON = {
    "addon.toml": 'id = "linjiang"\nname = "临江市的要求"\nextends = "clinic"\n',
    "indicators.toml": '[patrol]\ndays = { name = "开展周边巡查", unit = "天", section = "service" }\n',
    "rules.toml": """\
[[rule]]
id = "patrols"
check = "patrol.days >= 12"
message = "巡查{patrol.days}，不足每月一天"
severity = "question"
""",
    "cases.toml": "[patrols]\nholds = { patrol.days = 12 }\nbreaks = { patrol.days = 11 }\n",
    "sections.toml": """\
[[section]]
id = "service"

[[section.paragraph]]
lead = "{unit.self}守望相助。"
clauses = ["开展周边巡查{patrol.days}"]
""",
}


@pytest.mark.no_cover  # the next but one asks the same checks
def test_a_good_addon(installed, tmp_path: Path) -> None:
    installed()
    write(tmp_path / "linjiang", ADDON, {})
    assert failing(subject_of(tmp_path / "linjiang"), *TOPICS) == {}


def test_an_addon_that_spoils_the_type(installed, tmp_path: Path) -> None:
    """Its words meet the self_name that the type's own example gives."""
    installed({"example.toml": ('kind = "small"', 'kind = "small"\nself_name = "我部，"')})
    spoilt = ('lead = "{unit.self}守望', 'lead = "{unit.self}，守望')
    always = ('clauses = ["开展', 'always = true\nclauses = ["开展')
    write(tmp_path / "linjiang", ADDON, {"sections.toml": [spoilt, always]})
    found = failing(subject_of(tmp_path / "linjiang"))
    assert {*found} == {"extended-type-still-builds"}, found


def test_an_addon_that_clashes_with_another(installed, tmp_path: Path, monkeypatch) -> None:
    installed()
    module = MODULE.replace("plugin =", "near =")
    site = tmp_path / "near"
    write(site / "huibao_clinic_near", {**ADDON, "__init__.py": module}, {"addon.toml": ("linjiang", "near")})
    write(
        site / "huibao_near-1.0.dist-info",
        {
            "METADATA": METADATA.replace("huibao-clinic", "huibao-near"),
            "entry_points.txt": "[huibao]\nnear = huibao_clinic_near:near\n",
        },
        {},
    )
    monkeypatch.syspath_prepend(site)
    write(tmp_path / "linjiang", ADDON, {})
    found = failing(subject_of(tmp_path / "linjiang"))
    assert {*found} - {LINT} == {"content-gets-on-with-others"}, found


def test_formats_that_say_different_things(installed, monkeypatch: pytest.MonkeyPatch) -> None:
    """The core's own are held against each other for every type: a plugin's are not read back."""
    monkeypatch.setattr(markdown, "render", lambda document: f"# {document.title}\n".encode())
    assert faults_of(installed(), "formats-say-the-same")


def test_a_hook_that_answers_for_every_type(installed) -> None:
    everywhere = (
        "@hookimpl\ndef huibao_rules(self, unit_type):\n    return ContentFolder.huibao_rules(self, 'clinic')"
    )
    assert faults_of(installed(code(everywhere)), "answers-for-its-types-alone")


ELSEWHERE = {
    "answers-for-its-types-alone",
    "import-is-quick",
    "documents-are-quick",
    "name-is-free",
    "types-are-its-own",
    "extended-type-still-builds",
    "content-gets-on-with-others",
    "formats-say-the-same",
}
"""Checks with a test of their own here."""


def test_every_check_has_a_plugin_that_fails_it() -> None:
    tried = [*FAULTY, *QUICK, *AT_IMPORT, *BY_CIRCUMSTANCE, *ELSEWHERE]
    assert sorted(tried) == sorted(each.name for each in every_check())
