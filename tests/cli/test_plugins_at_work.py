"""The command with other people's plugins: what they add, and what happens when they clash or fail."""

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from huibao.model.document import Document
from huibao.model.formats import RawData, Reader, Renderer
from huibao.model.rule import Rule
from huibao.model.unit import UnitType
from huibao.plugin import manager
from huibao.plugin.markers import hookimpl

Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Adds (name, plugin) pairs to what is installed; only limits what else there is."""
    real = manager.load

    def installed(*pairs: tuple[str, object], only: tuple[str, ...] | None = None) -> None:
        chosen = only

        def load(extra=(), *, only=None, trace=None):
            return real((*pairs, *extra), only=chosen if only is None else only, trace=trace)

        monkeypatch.setattr(manager, "load", load)

    return installed


class Greeter:
    """Adds a command, and tries to take the place of a built-in one."""

    @hookimpl
    def huibao_commands(self) -> list[click.Command]:
        return [
            click.Command("hello", callback=lambda: click.echo("hi"), help="Says hi."),
            click.Command("build", callback=lambda: click.echo("not this one")),
        ]


class Formats:
    """Reads and writes a format; which one is given."""

    def __init__(self, suffix: str, name: str) -> None:
        self._suffix, self._name = suffix, name

    @hookimpl
    def huibao_readers(self) -> list[Reader]:
        return [Reader(self._name, (self._suffix,), self._read)]

    @hookimpl
    def huibao_renderers(self) -> list[Renderer]:
        return [Renderer(self._name, self._suffix, self._render)]

    def _read(self, path: Path) -> RawData:
        tree = {
            "type": "school",
            "period": 2023,
            "unit": {"name": path.stem},
            "figures": {"student.total": 5},
        }
        return RawData(path.name, tree)

    def _render(self, document: Document) -> bytes:
        return document.title.encode()


def test_a_command(report, install: Install) -> None:
    install(("greeter", Greeter()))
    assert report("hello").out == "hi\n"
    assert "plugin greeter: the command build is already that of huibao" in report("hello").err
    assert "Says hi." in report("--help").out
    assert "--strict" in report("build", "--help").out


def test_a_format_to_read_and_to_write(report, install: Install, folder: Path) -> None:
    install(("formats", Formats(".abc", "abc")))
    (folder / "甲小学.abc").write_bytes(b"")
    outcome = report("build", "甲小学.abc", "-o", "out.abc")
    assert outcome.code == 0
    assert (folder / "out.abc").read_text(encoding="utf-8").startswith("甲小学2023年")


def test_nobody_takes_a_suffix_or_a_format_of_the_core(report, install: Install, data, folder: Path) -> None:
    install(("formats", Formats(".toml", "docx")))
    outcome = report("build", data(), "-o", "out.docx")
    assert outcome.code == 0
    assert "plugin formats: .toml files are already read by huibao" in outcome.err
    assert "plugin formats: format docx is already written by huibao" in outcome.err
    assert (folder / "out.docx").read_bytes().startswith(b"PK")
    strict = report("--strict-plugins", "build", data(), "-o", "strict.docx")
    assert (strict.code, Path("strict.docx").exists()) == (2, False)


def test_what_two_plugins_claim_is_an_error_where_it_is_asked_for(
    report, install: Install, data, folder: Path
) -> None:
    install(("one", Formats(".abc", "abc")), ("two", Formats(".abc", "abc")))
    other = report("build", data(), "-o", "out.md")
    assert (other.code, (folder / "out.md").exists()) == (0, True)
    assert ".abc" not in other.err, "nobody asked for such a file"
    (folder / "甲小学.abc").write_bytes(b"")
    read = report("build", "甲小学.abc", "-o", "out2.md")
    assert (read.code, ".abc files are read by several plugins: one, two" in read.err) == (2, True)
    assert "--only-plugin" in read.err
    assert report("build", "甲小学.abc", "--type", "school", "-o", "out2.md").code == 2
    written = report("build", data(), "--format", "abc", "-o", folder)
    assert (written.code, "two: format abc is already written by one" in written.err) == (2, True)


def test_two_commands_of_one_name_are_named_and_neither_is_run(report, install: Install) -> None:
    install(("a", Greeter()), ("b", Greeter()))
    outcome = report("hello")
    assert outcome.code == 2
    assert "plugin b: the command hello is already that of a" in outcome.err
    assert "hi" not in outcome.out


class Clumsy(Formats):
    """Fails in whatever is asked of it later than its hooks."""

    @hookimpl
    def huibao_commands(self) -> list[click.Command]:
        return [click.Command("fall", callback=lambda: {}["stairs"])]

    def _read(self, path: Path) -> RawData:
        raise KeyError(path.name)

    def _render(self, document: Document) -> bytes:
        raise SystemExit("no licence")


def test_what_fails_later_than_the_hooks_is_named(report, install: Install, data, folder: Path) -> None:
    install(("clumsy", Clumsy(".abc", "abc")))
    (folder / "甲小学.abc").write_bytes(b"")
    for said, arguments in (
        (
            "clumsy: 甲小学.abc: reader abc failed: KeyError: '甲小学.abc' (tests/cli/test_plugins_at_",
            ["check", "甲小学.abc"],
        ),
        ("clumsy: renderer abc failed: SystemExit: no licence", ["build", data(), "-o", "out.abc"]),
        ("clumsy: command fall failed: KeyError: 'stairs'", ["fall"]),
    ):
        outcome = report(*arguments)
        assert (outcome.code, said in outcome.err, outcome.err) == (2, True, outcome.err)
        assert "→ its author mends it; --trace-hooks shows" in outcome.err


def test_nothing_installed(report, install: Install) -> None:
    install(only=())
    outcome = report("types")
    assert outcome.code == 0
    assert "pip install huibao[all]" in outcome.out
    missing = report("build", "--type", "school", "--example")
    assert (missing.code, "pip install huibao[school]" in missing.err) == (2, True)


class Bare:
    """A unit type with one outline and nothing else."""

    @hookimpl
    def huibao_unit_types(self) -> list[UnitType]:
        return [UnitType("bare", "空", "我处")]

    @hookimpl
    def huibao_outlines(self, unit_type: str) -> list[object]:
        from huibao.model.outline import Outline

        return [Outline("yearly", "总结", "总结", ("all",), default=True)] if unit_type == "bare" else []

    @hookimpl
    def huibao_sections(self, unit_type: str) -> list[object]:
        from huibao.model.outline import Section

        return [Section("all", "全部")] if unit_type == "bare" else []


def test_a_type_without_an_example(report, install: Install) -> None:
    install(("bare", Bare()))
    outcome = report("build", "--type", "bare", "--example")
    assert (outcome.code, "bare has no example" in outcome.err) == (2, True)


class Judge:
    """A check that breaks."""

    @hookimpl
    def huibao_check(self, facts: object) -> list[object]:
        raise RuntimeError("no idea")


class Owner(Judge, Bare):
    """The same in the plugin of a type."""


class Adder(Judge):
    """The same in a plugin that extends another's type."""

    @hookimpl
    def huibao_rules(self, unit_type: str) -> list[Rule]:
        return [Rule("adder-some", "student.total > 0", "没有学生")] if unit_type == "school" else []


def test_a_check_that_breaks_passes_no_file_of_its_own_type(
    report, install: Install, data, folder: Path
) -> None:
    install(("owner", Owner()))
    for name in ("a.toml", "b.toml"):
        text = 'type = "bare"\nperiod = "2023"\n[unit]\nname = "东门"\n'
        (folder / name).write_text(text, encoding="utf-8")
    outcome = report("check", "a.toml", "b.toml", data())
    assert outcome.code == 2
    for name in ("a.toml", "b.toml"):
        said = f"Error: owner: {name} cannot be checked: huibao_check failed: RuntimeError: no idea"
        assert f"{said} (tests/cli/test_plugins_at_work.py:" in outcome.err
        assert f"{name}: no findings" not in outcome.out
    assert "school.toml: " in outcome.out, "other files of the command are checked"
    built = report("build", "a.toml", "-o", "a.md")
    assert (built.code, Path("a.md").exists()) == (2, False)
    listed = json.loads(report("check", "a.toml", "--format", "json").out)
    assert "a.toml cannot be checked" in listed[0]["problems"][0]["message"]


def test_a_check_that_breaks_passes_no_file_of_a_type_that_its_plugin_extends(
    report, install: Install, data
) -> None:
    install(("adder", Adder()))
    outcome = report("check", data())
    assert (outcome.code, "adder: school.toml cannot be checked" in outcome.err) == (2, True)


def test_a_check_that_breaks_elsewhere_is_told_and_hides_nothing(report, install: Install, data) -> None:
    install(("judge", Judge()))
    outcome = report("check", data(), data(name="second.toml"))
    assert "plugin judge: huibao_check failed: RuntimeError: no idea" in outcome.err
    assert outcome.out.count("插件judge的核查中途出错，未能完成 [school-check-failed]") == 2
    assert "no findings" not in outcome.out


def test_the_whole_traceback_is_shown_where_hooks_are_traced(
    report, install: Install, data, folder: Path
) -> None:
    install(("judge", Judge()), ("clumsy", Clumsy(".abc", "abc")))
    (folder / "甲小学.abc").write_bytes(b"")
    for arguments, raised in (
        (["build", data(), "-o", "out.md"], 'raise RuntimeError("no idea")'),
        (["check", "甲小学.abc"], "raise KeyError(path.name)"),
        (["fall"], '{}["stairs"]'),
    ):
        assert "Traceback" not in report(*arguments).err
        traced = report("--trace-hooks", *arguments).err
        assert "judge: judge" not in traced.replace("  ", " ")
        assert "Traceback (most recent call last)" in traced
        assert raised in traced


class Reading(Formats):
    """A format of the plugin of a type, or of one that extends one."""

    def __init__(self, suffix: str, type_id: str, *, owns: bool) -> None:
        super().__init__(suffix, type_id)
        self._type, self._owns = type_id, owns

    @hookimpl
    def huibao_readers(self) -> list[Reader]:
        return [Reader("theirs", (self._suffix,), self._read)]

    @hookimpl
    def huibao_unit_types(self) -> list[UnitType]:
        return [UnitType(self._type, "空", "我处")] if self._owns else []

    @hookimpl
    def huibao_outlines(self, unit_type: str) -> list[object]:
        return Bare().huibao_outlines("bare") if self._owns and unit_type == self._type else []

    @hookimpl
    def huibao_sections(self, unit_type: str) -> list[object]:
        return Bare().huibao_sections("bare") if self._owns and unit_type == self._type else []

    @hookimpl
    def huibao_rules(self, unit_type: str) -> list[Rule]:
        mine = not self._owns and unit_type == self._type
        return [Rule("theirs-some", "student.total > 0", "没有学生")] if mine else []

    def _read(self, path: Path) -> RawData:
        tree = {"period": 2023, "unit": {"name": f"{self._type}的{path.stem}"}}
        return RawData(path.name, tree)


@pytest.mark.parametrize(("type_id", "owns"), [("bare", True), ("school", False)])
def test_the_reader_of_the_types_own_plugin_is_taken(
    type_id: str, owns: bool, report, install: Install, folder: Path
) -> None:
    install(("a-other", Formats(".abc", "abc")), ("own", Reading(".abc", type_id, owns=owns)))
    (folder / "甲.abc").write_bytes(b"")
    outcome = report("build", "甲.abc", "--type", type_id, "-o", "out.md")
    assert outcome.code == 0, outcome.err
    assert f"{type_id}的甲" in (folder / "out.md").read_text(encoding="utf-8")
    assert outcome.err.count(".abc files are already read by") == 1
    undecided = report("check", "甲.abc")
    assert (undecided.code, "--type picks the reader" in undecided.err) == (2, True)


def test_a_plugin_that_breaks_at_work_is_named(report, install: Install, data) -> None:
    install(("judge", Judge()))
    outcome = report("build", data(), "-o", "out.md")
    assert "judge" in outcome.err
    assert "no idea" in outcome.err
    assert "Traceback" not in outcome.err
    strict = report("--strict-plugins", "build", data(), "-o", "strict.md")
    assert strict.code == 2
    assert not Path("strict.md").exists()
