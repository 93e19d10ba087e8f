"""Types and add-ons without Python: --plugin, huibao.toml, and global options wherever they stand."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

FILES = {
    "type.toml": 'id = "kiosk"\nname = "报亭"\nself_name = "我亭"\n',
    "indicators.toml": '[paper]\nsold = { name = "售出报纸", unit = "份" }\n',
    "rules.toml": '[[rule]]\nid = "some"\ncheck = "paper.sold > 10"\nmessage = "太少"\n',
    "sections.toml": '[outline.a]\nname = "总结"\ntitle = "总结"\nsections = ["paper"]\ndefault = true\n'
    '[[section]]\nid = "paper"\ntitle = "售报"\n',
    "example.toml": 'type = "kiosk"\nperiod = "2023"\n[unit]\nname = "东门报亭"\n'
    "[figures]\npaper.sold = 50\n",
}
COUNTY = {
    "addon.toml": 'id = "county"\nname = "县里的要求"\nextends = "school"\n'
    '[[without]]\nindicator = "environment.cleanups"\nreason = "改由街道统计"\n',
    "indicators.toml": '[river]\npatrols = { name = "护河行动", unit = "次", section = "civility" }\n',
}
Write = Callable[..., Path]


@pytest.fixture
def write(folder: Path) -> Write:
    """Writes a plugin's folder."""

    def written(name: str, files: dict[str, str] | None = None) -> Path:
        (folder / name).mkdir(parents=True)
        for file, text in (files or FILES).items():
            (folder / name / file).write_text(text, encoding="utf-8")
        return Path(name)

    return written


@pytest.mark.parametrize(
    "arguments",
    [
        ["--plugin", "kiosk", "build", "--type", "kiosk", "--example"],
        ["build", "--plugin", "kiosk", "--type", "kiosk", "--example"],
        ["build", "--type", "kiosk", "--example", "--plugin=kiosk"],
    ],
)
def test_a_type_without_python(arguments: list[str], report, write: Write, folder: Path) -> None:
    write("kiosk")
    outcome = report(*arguments, "-o", "x.md")
    assert outcome.code == 0, outcome.err
    assert "售出报纸50份" in (folder / "x.md").read_text(encoding="utf-8")


def test_options_after_a_double_dash_are_files(report, write: Write) -> None:
    write("kiosk")
    outcome = report("check", "--", "--plugin", "kiosk")
    assert "Error: --plugin: no such file" in outcome.err
    assert "Error: kiosk: this is a folder" in outcome.err


def test_an_option_without_its_value(report) -> None:
    outcome = report("types", "--plugin")
    assert (outcome.code, "Option '--plugin' requires an argument" in outcome.err) == (2, True)


def test_the_language_may_stand_last(report, write: Write) -> None:
    assert "报亭" in report("types", "--plugin", write("kiosk"), "--lang", "zh").out
    assert "类型" in report("types", "--lang=zh").out


def test_help_lists_global_options_once(report) -> None:
    assert report("--help").out.count("--plugin ") == 1
    assert "--plugin" not in report("build", "--help").out


def test_completion_knows_the_types_of_folders(process, write: Write) -> None:
    write("kiosk")
    done = process(
        _REPORT_COMPLETE="bash_complete",
        COMP_WORDS="report build --plugin kiosk --type ki",
        COMP_CWORD="5",
    )
    assert done.stdout.decode().split() == ["plain,kiosk"]
    broken = process(
        _REPORT_COMPLETE="bash_complete", COMP_WORDS="report build --plugin no --type s", COMP_CWORD="5"
    )
    assert (broken.returncode, broken.stdout.strip()) == (0, b"")


def test_plugins_says_where_it_is_from(report, write: Write, folder: Path) -> None:
    write("kiosk")
    (record,) = (
        each
        for each in json.loads(report("plugins", "--plugin", "kiosk", "--format", "json").out)
        if each["name"] == "kiosk"
    )
    assert str(folder / "kiosk") in json.dumps(record)


class TestWrong:
    """What is asked for by name and cannot be had is an error, not a report that lacks it."""

    def test_no_such_folder(self, report) -> None:
        outcome = report("types", "--plugin", "nosuch")
        assert (outcome.code, outcome.err.splitlines()[0]) == (2, "Error: nosuch: there is no such folder")

    def test_the_name_of_an_installed_plugin(self, report, write: Write, folder: Path) -> None:
        write("mine", FILES | {"type.toml": FILES["type.toml"].replace("kiosk", "school")})
        outcome = report("types", "--plugin", "mine")
        assert outcome.code == 2
        assert "school" in outcome.err
        assert (
            f"plugin school ({folder / 'mine'}) cannot be used: the name school is already taken"
            in outcome.err
        )
        assert "by the plugin of huibao-school 0.1.0" in outcome.err
        assert "left out" not in outcome.err

    def test_two_folders_of_one_name(self, report, write: Write) -> None:
        outcome = report("types", "--plugin", write("a/kiosk"), "--plugin", write("b/kiosk"))
        assert (outcome.code, "already taken" in outcome.err) == (2, True)

    def test_one_given_goes_before_one_of_huibao_toml(self, report, write: Write, folder: Path) -> None:
        write("a/kiosk")
        given = write("b/kiosk", FILES | {"type.toml": FILES["type.toml"].replace("报亭", "书亭")})
        (folder / "huibao.toml").write_text('plugins = ["a/kiosk"]\n')
        outcome = report("types", "--plugin", given)
        assert (outcome.code, "书亭" in outcome.out) == (0, True)
        assert f"already taken by the plugin of {folder / 'b' / 'kiosk'}" in outcome.err

    def test_one_folder_twice_is_one(self, report, write: Write) -> None:
        write("kiosk")
        assert report("types", "--plugin", "kiosk", "--plugin", "./kiosk").code == 0

    def test_a_broken_file_of_content(self, report, write: Write, folder: Path) -> None:
        write("kiosk", FILES | {"rules.toml": "[[rule]]\nid = \n"})
        outcome = report("build", "--plugin", "kiosk", "--type", "kiosk", "--example", "-o", "x.md")
        assert outcome.code == 2
        assert "rules.toml" in outcome.err
        assert "line 2" in outcome.err
        assert "Traceback" not in outcome.err
        assert not (folder / "x.md").exists()


class TestSettings:
    """huibao.toml in the current folder or the nearest one above."""

    def test_its_plugins_are_there(self, report, write: Write, folder: Path) -> None:
        write("kiosk")
        (folder / "huibao.toml").write_text('plugins = ["kiosk"]\n')
        assert "kiosk" in report("types").out

    def test_paths_are_relative_to_the_file(
        self, report, write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("kiosk")
        (folder / "huibao.toml").write_text('plugins = ["kiosk"]\n')
        (folder / "a" / "b").mkdir(parents=True)
        monkeypatch.chdir(folder / "a" / "b")
        assert "kiosk" in report("types").out
        (folder / "a" / "huibao.toml").write_text("")
        assert "kiosk" not in report("types").out

    def test_one_that_names_what_there_is_not_is_left_out(self, report, folder: Path) -> None:
        (folder / "river").mkdir()
        (folder / "river" / "addon.toml").write_text(
            'id = "river"\nname = "河"\nextends = "school"\n', "utf-8"
        )
        rule = '[[rule]]\nid = "many"\ncheck = "student.totl > 200"\nmessage = "学生{student.total}"\n'
        (folder / "river" / "rules.toml").write_text(rule, "utf-8")
        (folder / "huibao.toml").write_text('plugins = ["river"]\n')
        outcome = report("describe", "school", "--part", "rules")
        assert outcome.code == 0
        assert "rules.toml:3: rule river-many: there is no indicator student.totl" in outcome.err
        assert report("plugins").code == 2
        asked = report("--plugin", "river", "describe", "school")
        assert (asked.code, "student.totl" in asked.err) == (2, True)

    def test_a_broken_one_is_named_and_the_rest_works(self, report, write: Write, folder: Path) -> None:
        write("kiosk")
        (folder / "huibao.toml").write_text('plugins = ["nosuch", "kiosk"]\n')
        outcome = report("types")
        assert outcome.code == 0
        assert "kiosk" in outcome.out
        assert "plugin nosuch" in outcome.err
        assert "there is no such folder" in outcome.err
        assert report("plugins").code == 2
        assert report("types", "--strict-plugins").code == 2

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('plugin = ["kiosk"]\n', "line 1: unknown key plugin"),
            ('\nplugins = "kiosk"\n', "line 2: this is no list of folders"),
            ("plugins = [3]\n", "this is no list of folders"),
            ("plugins = [\n", "broken TOML"),
        ],
    )
    def test_a_faulty_file(self, text: str, said: str, report, folder: Path) -> None:
        (folder / "huibao.toml").write_text(text)
        outcome = report("types")
        assert outcome.code == 2
        assert "huibao.toml" in outcome.err
        assert said in outcome.err

    def test_only_named_plugins(self, report, write: Write, folder: Path) -> None:
        write("kiosk")
        (folder / "huibao.toml").write_text('plugins = ["kiosk"]\n')
        assert "kiosk" not in report("types", "--only-plugin", "school").out
        assert "kiosk" in report("types", "--only-plugin", "school", "--plugin", "kiosk").out


class TestAddon:
    def test_describe_says_who_said_what(self, report, write: Write) -> None:
        write("county", COUNTY)
        out = report("describe", "school", "--plugin", "county").out
        assert "add-ons: county" in out
        assert "from county" in out
        lines = [line.split() for line in out.partition("Changes (1)")[2].splitlines()]
        assert ["county", "removes", "indicator", "environment.cleanups", "huibao", "改由街道统计"] in lines
        assert "environment.cleanups  " not in out.partition("Changes")[0]

    def test_and_so_it_does_for_machines(self, report, write: Write) -> None:
        write("county", COUNTY)
        data = json.loads(report("describe", "school", "--plugin", "county", "--format", "json").out)
        assert data["changes"] == [
            {
                "plugin": "county",
                "name": "县里的要求",
                "change": "without",
                "part": "indicator",
                "id": "environment.cleanups",
                "of": "huibao",
                "reason": "改由街道统计",
            }
        ]
        assert {each["code"]: each["plugin"] for each in data["indicators"]}["river.patrols"] == "county"

    def test_a_file_that_gives_a_removed_figure(self, report, write: Write, data) -> None:
        write("county", COUNTY)
        outcome = report("check", data(), "--plugin", "county")
        assert "填报了“开展卫生大扫除”，报告未采用：县里的要求已取消此项（改由街道统计）" in outcome.out
        assert outcome.code == 0

    def test_forms_and_starters_do_not_ask_for_it(self, report, write: Write, folder: Path) -> None:
        write("county", COUNTY)
        assert report("init", "--type", "school", "--plugin", "county").code == 0
        starter = (folder / "school.toml").read_text(encoding="utf-8")
        assert "environment.cleanups" not in starter
        assert "river.patrols" in starter

    def test_explain_says_who_removed_it(self, report, write: Write, data) -> None:
        write("county", COUNTY)
        for name in ("environment.cleanups", "开展卫生大扫除"):
            outcome = report("explain", name, data(), "--plugin", "county")
            assert (outcome.code, "县里的要求 removed it: 改由街道统计" in outcome.err) == (2, True)

    def test_and_so_does_the_search(self, report, write: Write) -> None:
        write("county", COUNTY)
        out = report("describe", "school", "--find", "开展卫生大扫除", "--plugin", "county").out
        assert "environment.cleanups 开展卫生大扫除: 县里的要求 removed it: 改由街道统计" in out

    def test_its_example_is_shown_instead_of_the_type_s(self, report, write: Write) -> None:
        example = FILES["example.toml"].replace("kiosk", "school").replace("paper.sold", "river.patrols")
        write("county", COUNTY | {"example.toml": example})
        outcome = report(
            "build", "--example", "--type", "school", "--plugin", "county", "--format", "md", "-o", "-"
        )
        assert "护河行动50次" in outcome.out
        assert "county/example.toml" in outcome.err

    def test_a_type_that_there_is_not(self, report, write: Write, folder: Path) -> None:
        write("county", COUNTY | {"addon.toml": COUNTY["addon.toml"].replace("school", "schol")})
        said = "it extends schol, and no such type is installed\n    → did you mean school?"
        outcome = report("types", "--plugin", "county")
        assert (outcome.code, outcome.err) == (2, f"Error: county: {said}\n")
        (folder / "huibao.toml").write_text('plugins = ["county"]\n')
        outcome = report("types")
        assert outcome.code == 0
        assert f"Warning: plugin county ({folder / 'county'}): {said}" in outcome.err

    def test_a_change_that_cannot_be(self, report, write: Write) -> None:
        head = COUNTY["addon.toml"].replace("environment.cleanups", "environment.cleanup")
        write("county", COUNTY | {"addon.toml": head})
        outcome = report("describe", "school", "--plugin", "county")
        assert outcome.code == 2
        assert "indicator environment.cleanup is declared changed, but there is none" in outcome.err
        assert "environment.cleanups" in outcome.err

    @pytest.mark.parametrize(
        ("file", "faulty", "said"),
        [
            ("addon.toml", COUNTY["addon.toml"].replace("reason", "why"), "reason must be given"),
            ("addon.toml", COUNTY["addon.toml"].replace("extends", "extend"), "extends must be given"),
            ("addon.toml", COUNTY["addon.toml"] + 'rule = "x"\n', "name exactly one of"),
            ("standards.toml", "[[standard]]\nnmae = 'x'\n", "name must be given"),
            ("rules.toml", "[[rule]]\nid = \n", "rules.toml"),
        ],
    )
    def test_a_faulty_one(
        self, file: str, faulty: str, said: str, report, write: Write, folder: Path
    ) -> None:
        """Asked for by --plugin it is an error, in huibao.toml it is named and the rest works."""
        instead = '[[instead]]\nrule = "school-class-size-plausible"\nreason = "县里的标准"\n'
        files = COUNTY | {"addon.toml": COUNTY["addon.toml"] + instead}
        write("county", files | {file: faulty})
        outcome = report("describe", "school", "--plugin", "county")
        assert outcome.code == 2
        assert outcome.err.startswith("Error: county: ")
        assert said in outcome.err
        assert "declared to take the place" not in outcome.err
        (folder / "huibao.toml").write_text('plugins = ["county"]\n')
        outcome = report("describe", "school")
        assert outcome.code == 0
        assert said in outcome.err
        assert "environment.cleanups" in outcome.out

    def test_a_topic_that_an_addon_which_is_not_loaded_may_have(
        self, report, write: Write, folder: Path
    ) -> None:
        write("county", COUNTY)
        example = "[figures]\n{}\n".join(["type = 'school'\nperiod = '2023'\n[unit]\nname = '三小'\n", ""])
        (folder / "a.toml").write_text(example.format("river.patrols = 4"))
        (folder / "b.toml").write_text(example.format("class.totel = 4"))
        assert "an add-on that is not loaded" in report("check", "a.toml").err
        assert "an add-on that is not loaded" not in report("check", "b.toml").err
        assert "there is no indicator" not in report("check", "a.toml", "--plugin", "county").err


@pytest.mark.no_cover
class TestKept:
    """What is kept between runs never outlives a change in a folder."""

    def test_changed_added_and_removed_files(self, report, write: Write, folder: Path) -> None:
        place = folder / write("county", COUNTY)

        def sections() -> str:
            return str(report("describe", "school", "--part", "sections", "--plugin", "county").out)

        assert "护河" not in sections()
        (place / "sections.toml").write_text('[[section]]\nid = "river"\ntitle = "护河"\nafter = "safety"\n')
        assert "护河" in sections()
        before = (place / "sections.toml").stat()
        (place / "sections.toml").write_text('[[section]]\nid = "river"\ntitle = "巡河"\nafter = "safety"\n')
        os.utime(place / "sections.toml", ns=(before.st_atime_ns, before.st_mtime_ns))
        assert "巡河" in sections()
        (place / "sections").mkdir()
        (place / "sections" / "a.toml").write_text('[[section]]\nid = "lake"\ntitle = "护湖"\n')
        assert "护湖" in sections()
        (place / "sections" / "a.toml").unlink()
        (place / "sections.toml").unlink()
        assert "巡河" not in sections()

    def test_two_folders_of_one_name(self, report, write: Write) -> None:
        one = write("one/county", COUNTY)
        other = write(
            "two/county", COUNTY | {"indicators.toml": "[lake]\nwalks = { name = '巡湖', unit = '次' }\n"}
        )
        for _again in range(2):
            assert "river.patrols" in report("describe", "school", "--plugin", one).out
            assert "lake.walks" in report("describe", "school", "--plugin", other).out
            assert "river.patrols" not in report("describe", "school").out

    def test_a_broken_addon_is_named_at_every_run(self, report, write: Write, folder: Path) -> None:
        write("county", COUNTY | {"rules.toml": "[[rule]]\n"})
        (folder / "huibao.toml").write_text('plugins = ["county"]\n')
        for _again in range(2):
            outcome = report("build", "--type", "school", "--example", "--format", "md", "-o", "x.md")
            assert "rules.toml" in outcome.err


def test_python_beside_content_is_not_used_and_that_is_said_once(report, write: Write, folder: Path) -> None:
    write("kiosk")
    bare = '"""A kiosk."""\n\nfrom huibao import ContentFolder\n\nplugin = ContentFolder.of(__name__)\n'
    (folder / "kiosk" / "__init__.py").write_text(bare, encoding="utf-8")
    assert report("types", "--plugin", "kiosk").err == ""
    for name, code in (
        ("__init__.py", bare + "raise SystemExit(9)\n"),
        ("__init__.py", "def broken(:\n"),
        ("checks.py", "raise SystemExit(9)\n"),
    ):
        (folder / "kiosk" / name).write_text(code, encoding="utf-8")
        outcome = report("build", "--plugin", "kiosk", "--type", "kiosk", "--example", "-o", "x.md")
        assert outcome.code == 0
        assert outcome.err.count("is not used, no Python in a folder is; pip install the project") == 1
        assert name in outcome.err


def test_a_project_is_taken_for_the_content_in_it(report, write: Write, folder: Path) -> None:
    write("huibao-kiosk/src/huibao_kiosk")
    assert "kiosk" in report("types", "--plugin", "huibao-kiosk").out
    write("huibao-kiosk/src/huibao_other")
    outcome = report("types", "--plugin", "huibao-kiosk")
    assert outcome.code == 2
    assert "there are several plugins in this folder: huibao_kiosk, huibao_other" in outcome.err


def test_a_project_leads_to_no_other_folder(report, write: Write, folder: Path) -> None:
    write("kiosk")
    (folder / "huibao-kiosk" / "src").mkdir(parents=True)
    (folder / "huibao-kiosk" / "src" / "huibao_kiosk").symlink_to(folder / "kiosk")
    outcome = report("types", "--plugin", "huibao-kiosk")
    assert (outcome.code, "there is neither type.toml nor addon.toml" in outcome.err) == (2, True)


def test_a_folder_is_called_by_its_id(report, write: Write) -> None:
    write("folder")
    outcome = report("types", "--plugin", "folder", "--only-plugin", "folder")
    assert (outcome.code, "a folder is called by its id: kiosk" in outcome.err) == (2, True)
    assert report("types", "--plugin", "folder", "--only-plugin", "kiosk").code == 0
