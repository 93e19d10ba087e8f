"""Assembled types are kept between runs, and never beyond a change of what they came from."""

import os
import pickle
import pickletools
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields
from tests.conftest import INDICATORS, Bench

from huibao.expression import parse
from huibao.model.catalogue import Catalogue
from huibao.model.prepared import prepared_of
from huibao.model.submission import Submission
from huibao.pipeline import ReportType
from huibao.pipeline import examples as of_type
from huibao.plugin import kept
from huibao.plugin.assemble import assemble
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import Plugins, load
from huibao.plugin.markers import hookimpl


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(kept.FOLDER, str(folder))
    return folder


@pytest.fixture
def assembled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The types that were assembled, in order."""
    types: list[str] = []

    def counted(plugins: Plugins, type_id: str) -> Catalogue:
        types.append(type_id)
        return assemble(plugins, type_id)

    monkeypatch.setattr("huibao.plugin.assemble.assemble", counted)
    return types


def plugins(bench: Bench, *more: tuple[str, object]) -> Plugins:
    bench.type()
    return load([("clinic", ContentFolder(bench.folder / "content", "clinic")), *more], only=[])


def test_a_type_is_assembled_once(bench: Bench, cache: Path, assembled: list[str]) -> None:
    installed = plugins(bench)
    first = kept.catalogue(installed, "clinic")
    assembled.clear()
    second = kept.catalogue(installed, "clinic")
    assert assembled == []
    assert second == evolved(first)
    assert [file.suffix for file in cache.iterdir()] == [".catalogue"]


def evolved(catalogue: Catalogue) -> Any:
    """Catalogues are equal where all that they hold is."""

    class Same:
        def __eq__(self, other: object) -> bool:
            names = [each.name for each in fields(Catalogue)[:7]]
            return all(getattr(other, name) == getattr(catalogue, name) for name in names)

        __hash__ = None  # type: ignore[assignment]

    return Same()


def test_changed_content_is_read(bench: Bench, cache: Path) -> None:
    installed = plugins(bench)
    kept.catalogue(installed, "clinic")
    (bench.folder / "content" / "indicators.toml").write_text(
        INDICATORS.replace("发放宣传资料", "分发宣传资料"), encoding="utf-8"
    )
    assert kept.catalogue(installed, "clinic").indicators["publicity.leaflets"].name == "分发宣传资料"


EXAMPLE = 'period = "2023"\n[unit]\nname = "临江市示例医院"\n[figures]\npublicity.leaflets = 860\n'


def examples(installed: Plugins) -> tuple[list[Submission], bool]:
    """The examples of the clinic, and whether they were made anew."""
    made: list[str] = []

    def make() -> tuple[Submission, ...]:
        made.append("once")
        return of_type(installed, catalogue)

    catalogue = kept.catalogue(installed, "clinic")
    found = kept.Shelf(installed, "clinic").examples(make)
    return list(found), bool(made)


def test_examples_are_kept_until_they_change(bench: Bench, cache: Path) -> None:
    installed = plugins(bench)
    file = bench.folder / "content" / "example.toml"
    file.write_text(EXAMPLE, encoding="utf-8")
    first, made = examples(installed)
    assert made
    assert [each.unit.name for each in first] == ["临江市示例医院"]
    assert examples(installed) == (first, False)
    file.write_text(EXAMPLE.replace("示例医院", "另一医院"), encoding="utf-8")
    changed, made = examples(installed)
    assert made
    assert [each.unit.name for each in changed] == ["临江市另一医院"]


def test_examples_that_a_plugin_makes_are_asked_for_each_time(bench: Bench, cache: Path) -> None:
    class Province:
        @hookimpl
        def huibao_example(self, unit_type: str) -> list[Any]:
            return []

    installed = plugins(bench, ("province", Province()))
    (bench.folder / "content" / "example.toml").write_text(EXAMPLE, encoding="utf-8")
    assert examples(installed) == examples(installed)
    assert examples(installed)[1]


def test_one_more_plugin_is_seen(bench: Bench, cache: Path) -> None:
    kept.catalogue(plugins(bench), "clinic")
    (bench.folder / "province").mkdir()

    class Province:
        @hookimpl
        def huibao_rules(self, unit_type: str) -> list[Any]:
            from huibao.model.rule import Rule

            return [Rule("province-some", "publicity.leaflets > 0", "没有发放宣传资料")]

        @hookimpl
        def huibao_content_files(self) -> list[Path]:
            return [Path(__file__)]

    found = kept.catalogue(plugins(bench, ("province", Province())), "clinic")
    assert [rule.id for rule in found.rules] == ["province-some"]


def test_without_huibao_content_files_a_plugin_is_asked_each_time(
    bench: Bench, cache: Path, assembled: list[str]
) -> None:
    class Silent:
        @hookimpl
        def huibao_rules(self) -> list[Any]:
            return []

    installed = plugins(bench, ("silent", Silent()))
    assembled.clear()
    kept.catalogue(installed, "clinic")
    kept.catalogue(installed, "clinic")
    assert assembled == ["clinic", "clinic"]
    assert not cache.exists()


@pytest.mark.parametrize("file", ["rules/waste.toml", "rules.toml"])
def test_a_folder_stands_for_the_files_in_it(bench: Bench, cache: Path, file: str) -> None:
    content = bench.folder / "content"
    installed = plugins(bench)
    assert not kept.catalogue(installed, "clinic").rules
    (content / "rules.toml").unlink()
    (content / file).parent.mkdir(exist_ok=True)
    rule = '[[rule]]\nid = "some"\ncheck = "publicity.leaflets > 0"\nmessage = "没有发放宣传资料"\n'
    (content / file).write_text(rule, encoding="utf-8")
    assert len(kept.catalogue(installed, "clinic").rules) == 1


def test_a_plugin_may_name_a_folder(bench: Bench, cache: Path, assembled: list[str]) -> None:
    folder = bench.folder / "province"
    folder.mkdir()

    class Province:
        @hookimpl
        def huibao_rules(self, unit_type: str) -> list[Any]:
            return []

        @hookimpl
        def huibao_content_files(self) -> list[Path]:
            return [folder]

    installed = plugins(bench, ("province", Province()))
    kept.catalogue(installed, "clinic")
    assembled.clear()
    kept.catalogue(installed, "clinic")
    assert assembled == []
    (folder / "rules.toml").write_text("", encoding="utf-8")
    kept.catalogue(installed, "clinic")
    assert assembled == ["clinic"]


@pytest.mark.parametrize("type_id", ["bureau", "community", "hospital", "school"])
def test_a_kept_type_reports_what_a_fresh_one_does(
    type_id: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = load()
    fresh = ReportType.of(installed, type_id)
    kept.catalogue(installed, type_id)
    again = ReportType.over(installed, kept.catalogue(installed, type_id))
    assert prepared_of(again.catalogue)
    example, *_others = of_type(installed, fresh.catalogue)
    expected = fresh.report(example)
    parse.parse.cache_clear()
    monkeypatch.setattr(parse, "_Parser", None)  # nothing of the type is parsed again
    found = again.report(example)
    assert found.document == expected.document
    assert found.findings == expected.findings


def test_a_catalogue_made_from_another_begins_unprepared(bench: Bench, cache: Path) -> None:
    catalogue = kept.catalogue(plugins(bench), "clinic")
    assert prepared_of(catalogue)
    assert not prepared_of(evolve(catalogue, rules=()))


@pytest.mark.no_cover  # takes a large file apart
def test_each_module_that_something_kept_is_of_is_looked_at(cache: Path) -> None:
    prepared = prepared_of(kept.catalogue(load(), "bureau"))
    (file,) = cache.iterdir()
    data = file.read_bytes()
    strings = {arg for _op, arg, _pos in pickletools.genops(data[data.index(b"\n\n") + 2 :])}
    modules = {
        each for each in strings - set(prepared) if isinstance(each, str) and each.startswith("huibao.")
    }
    modules |= {name.rpartition(".")[0] for name in prepared}
    assert {"huibao.compose.phrases", "huibao.check.texts.named", "huibao.model.catalogue"} <= modules
    for name in modules:
        assert import_module(name).__file__ in set(kept._own_modules())


@pytest.mark.parametrize("damage", [lambda data: data[:-20], lambda data: b"", lambda data: data[:5000]])
def test_a_broken_file_is_made_anew(bench: Bench, cache: Path, damage: Any) -> None:
    installed = plugins(bench)
    whole = kept.catalogue(installed, "clinic")
    (file,) = cache.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert kept.catalogue(installed, "clinic") == evolved(whole)


def test_nothing_foreign_is_made(bench: Bench, cache: Path, tmp_path: Path) -> None:
    class Foreign:
        def __reduce__(self) -> Any:
            return os.mkdir, (str(tmp_path / "made"),)

    installed = plugins(bench)
    whole = kept.catalogue(installed, "clinic")
    (file,) = cache.iterdir()
    data = file.read_bytes()
    end = data.index(b"\n\n") + 2
    file.write_bytes(data[:end] + pickle.dumps(Foreign()))
    assert kept.catalogue(installed, "clinic") == evolved(whole)
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("module", "name"),
    [("huibao.model.sealed", "attrgetter"), ("huibao.compose.plans", "phrase"), ("huibao.cli.main", "main")],
)
def test_nothing_is_called_but_classes_of_the_core(
    bench: Bench, cache: Path, assembled: list[str], module: str, name: str
) -> None:
    installed = plugins(bench)
    kept.catalogue(installed, "clinic")
    (file,) = cache.iterdir()
    data = file.read_bytes()
    end = data.index(b"\n\n") + 2
    file.write_bytes(data[:end] + f"c{module}\n{name}\n.".encode())
    assembled.clear()
    assert kept.catalogue(installed, "clinic").unit_type.id == "clinic"
    assert assembled == ["clinic"]


def test_nothing_is_kept_where_nobody_wants_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, assembled: list[str]
) -> None:
    monkeypatch.setenv(kept.FOLDER, "")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    installed = plugins(bench)
    assembled.clear()
    kept.catalogue(installed, "clinic")
    kept.catalogue(installed, "clinic")
    assert assembled == ["clinic", "clinic"]
    assert not (tmp_path / "home").exists()


def test_a_folder_that_cannot_be_made_is_no_error(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv(kept.FOLDER, str(tmp_path / "file" / "cache"))
    assert kept.catalogue(plugins(bench), "clinic").unit_type.id == "clinic"


@pytest.mark.parametrize(
    ("platform", "variable", "folder"),
    [
        ("linux", "XDG_CACHE_HOME", "huibao"),
        ("win32", "LOCALAPPDATA", "huibao/Cache"),
        ("darwin", "HOME", "Library/Caches/huibao"),
    ],
)
def test_the_systems_own_place_is_used(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variable: str, folder: str
) -> None:
    monkeypatch.delenv(kept.FOLDER, raising=False)
    monkeypatch.setenv(variable, str(tmp_path / "own"))
    monkeypatch.setattr("huibao.plugin.kept.sys.platform", platform)
    kept.catalogue(plugins(bench), "clinic")
    assert len(list((tmp_path / "own" / folder).iterdir())) == 1
