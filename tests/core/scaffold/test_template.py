"""The template is a tested file tree: whatever is chosen, a plugin comes of it that needs no mending."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from tests.core.scaffold.conftest import FORMS, project

from huibao.lint import lint
from huibao.pipeline import ReportType
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import Plugins, load
from huibao.render import markdown
from huibao.scaffold.project import TEMPLATE, Licence, Project, compatible
from huibao.scaffold.write import write_project
from huibao.testing.checks import every_check
from huibao.testing.opening import subject_of
from huibao.testing.run import result_of

ROOT = Path(__file__).parents[3]
LANGUAGES = ("en", "zh")
EVERY_FORM = pytest.mark.parametrize("form", FORMS)
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
UNITS = {"诊所": "我所", "规上企业": "我公司", "派出所": "我所", "农贸市场": "我市场", "基层单位": "我单位"}


def texts(project: Project) -> dict[str, str]:
    return {str(path): text for path, text in project.files()}


def without_comments(text: str) -> str:
    return re.sub(r"(?m)^\s*#.*\n", "", text)


@EVERY_FORM
@EVERY_LANGUAGE
@pytest.mark.parametrize("licence", Licence)
def test_every_choice_gives_whole_files(form: str, language: str, licence: Licence) -> None:
    found = texts(project(form, language, licence=licence))
    for path, text in found.items():
        assert not re.search(r"#(zh|en)\b|\$(?!\{\{|ref| )|-tpl", path + text.replace("$ ", "")), path
        if path.endswith(".toml"):
            tomllib.loads(text)
        if path.endswith(".py"):
            compile(text, path, "exec")
    packaged = project(form).packaged
    assert ("LICENSE" in found) == (packaged and licence is not Licence.NONE)
    assert ("pyproject.toml" in found) == packaged


@EVERY_FORM
def test_both_languages_say_the_same(form: str) -> None:
    english, chinese = (texts(project(form, language)) for language in LANGUAGES)
    assert english.keys() == chinese.keys()
    for path, text in english.items():
        if not path.endswith((".md", ".py")):
            assert without_comments(text) == without_comments(chinese[path]), path


@EVERY_FORM
@pytest.mark.parametrize(
    "name", ["type.toml", "addon.toml", "indicators.toml", "rules.toml", "sections.toml"]
)
def test_comments_are_in_the_language_asked_for(form: str, name: str) -> None:
    for language in LANGUAGES:
        files = {PurePosixPath(path).name: text for path, text in texts(project(form, language)).items()}
        comments = re.findall(r"(?m)^# (?!\w+ = )(.{20,})$", files.get(name, ""))
        words = {"zh": r"[一-龥].*[一-龥]", "en": r"[a-z]+ [a-z]+ [a-z]+"}[language]
        assert [each for each in comments if not re.search(words, each)] == []


def test_the_project_says_who_made_it_and_what_it_needs() -> None:
    made = project(author="李某", address="li@example.org", version="0.4.2")
    stated = tomllib.loads(texts(made)["pyproject.toml"])["project"]
    assert stated["authors"] == [{"name": "李某", "email": "li@example.org"}]
    assert stated["dependencies"] == ["huibao>=0.4,<0.5"]
    assert stated["license"] == "MIT"
    assert stated["entry-points"] == {"huibao": {"police-station": "huibao_police_station:plugin"}}
    assert "Copyright (c) 2024 李某" in texts(made)["LICENSE"]


def test_one_that_nobody_may_use_says_so() -> None:
    stated = tomllib.loads(texts(project(licence=Licence.NONE))["pyproject.toml"])["project"]
    assert "license" not in stated
    assert stated["classifiers"] == ["License :: Other/Proprietary License"]


def test_an_add_on_needs_the_owner_of_its_type() -> None:
    stated = tomllib.loads(texts(project("add-on"))["pyproject.toml"])["project"]
    assert stated["dependencies"] == ["huibao>=0.1,<0.2", "huibao-school>=0.1,<0.2"]


def test_the_range_ends_where_compatibility_is_no_longer_promised() -> None:
    assert compatible("0.1.0") == ">=0.1,<0.2"
    assert compatible("1.2.3") == ">=1.2,<2"


def test_every_file_of_the_template_is_used() -> None:
    every = [
        (project(form, language, licence=licence), form)
        for form in FORMS
        for language in LANGUAGES
        for licence in Licence
    ]
    read: set[Path] = set()
    original = Path.read_text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_text", lambda path, **given: read.add(path) or original(path, **given))
        for each, _form in every:
            list(each.files())
    assert {path for path in TEMPLATE.rglob("*") if path.is_file()} == read


@pytest.mark.no_cover  # each check has a test of its own
@pytest.mark.parametrize("form", ["type", "add-on"])
def test_it_keeps_the_contract(form: str, made: Callable[[Project], Path]) -> None:
    subject = subject_of(made(project(form)))
    results = [result_of(check, subject) for check in every_check()]
    assert [each for each in results if each.faults] == []
    assert sum(each.things for each in results) > 20


@pytest.mark.no_cover  # so has the lint
@pytest.mark.parametrize(
    ("form", "language"), [("type", "en"), ("folder", "zh"), ("add-on", "zh"), ("add-on folder", "en")]
)
def test_it_gives_the_lint_nothing_to_say(form: str, language: str, made: Callable[[Project], Path]) -> None:
    assert lint(made(project(form, language))) == []


def opened(folder: Path) -> tuple[Plugins, ReportType]:
    plugins = load([("police-station", ContentFolder(folder, "police-station"))], only=[])
    return plugins, ReportType.of(plugins, "police-station")


@pytest.mark.no_cover
@pytest.mark.parametrize("title", UNITS)
def test_its_example_reads_well(title: str, made: Callable[[Project], Path]) -> None:
    plugins, unit_type = opened(made(project(title=title, self_name=UNITS[title])))
    [(_plugin, example)] = plugins.collect("huibao_example", unit_type="police-station")
    submission = unit_type.structure(example)
    for outline in ("chuangwei", "aiwei"):
        report = unit_type.report(submission, unit_type.outline(outline))
        assert report.findings == ()
        text = markdown.render(report.document).decode()
        assert text.startswith(f"# 临江市城东{title}2023年")
        assert UNITS[title] in text
        if outline == "chuangwei":
            assert "此外" not in text, "every figure has a clause"
        assert not re.search(r"，，|。。|，。|\{|\}|\[\]", text)


def test_its_python_is_clean(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    pytest.importorskip("ruff")
    made = {"police-station": "en", "clinic": "zh"}
    for name, language in made.items():
        write_project(project(name=name, language=language), tmp_path / name)
    for tool in (
        ["ruff", "check", "--isolated", tmp_path],
        ["ruff", "format", "--isolated", "--check", tmp_path],
        # In the repository's cache it finds the core's own modules checked already.
        ["mypy", "--strict", "--config-file=", f"--cache-dir={ROOT / '.mypy_cache'}"]
        + [str(tmp_path / name / "src") for name in made],
    ):
        done = subprocess.run([sys.executable, "-m", *tool], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
