"""Everything that `report` says, it says in Chinese or English, whichever is asked for."""

import json
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.cli import group, plugin
from huibao.cli.help import wrapped
from huibao.cli.tables import width
from huibao.i18n import choose
from huibao.reasons import reason

_LOCALE_VARIABLES = ("HUIBAO_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def report(*arguments: str, **environment: str) -> tuple[int, str]:
    """The exit code of a fresh process and all that it said."""
    return python("from huibao.cli.main import main; main()", *arguments, **environment)


def python(code: str, *arguments: str, **environment: str) -> tuple[int, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _LOCALE_VARIABLES}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, *arguments],
        env={**kept, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


# --- Which language ---


@pytest.fixture
def no_locale(monkeypatch):
    """An environment that says nothing of the language, on a system that says C."""
    for name in _LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("huibao.i18n._PREFERRED", "")
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    return monkeypatch


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_CN"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "POSIX"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh_CN"),
        ({"LANG": "C", "HUIBAO_LANG": "zh"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "HUIBAO_LANG": "en"}, "en"),
    ],
)
def test_the_environment_chooses(no_locale, environment, language):
    for name, value in environment.items():
        no_locale.setenv(name, value)
    assert choose() == language


@pytest.mark.parametrize(
    ("system", "language"),
    [
        (("Chinese (Simplified)_China", "936"), "zh_CN"),
        (("zh_CN", "cp936"), "zh_CN"),
        (("Chinese (Simplified)_China", "utf8"), "zh_CN"),
        (("English_United States", "1252"), "en"),
        ((None, None), "en"),
    ],
)
def test_windows_has_no_variables_but_a_locale(no_locale, system, language):
    no_locale.setattr("locale.getlocale", lambda: system)
    assert choose() == language


def test_a_locale_that_python_cannot_read_is_english(no_locale):
    def unreadable() -> tuple[str, str]:
        raise ValueError("unknown locale: UTF-8")

    no_locale.setattr("locale.getlocale", unreadable)
    assert choose() == "en"


@pytest.mark.parametrize(
    ("asked", "language"), [("zh", "zh_CN"), ("en", "en"), ("fr", "zh_CN"), (None, "zh_CN")]
)
def test_what_is_asked_for_comes_first(no_locale, asked, language):
    no_locale.setenv("LANG", "zh_CN.UTF-8")
    assert choose(asked) == language


# --- What is said ---

COMMANDS = (*group.COMMANDS, *(f"plugin {name}" for name in plugin.COMMANDS))
NAMES = (*group.COMMANDS, *plugin.COMMANDS)
# What stays as it is in Chinese help: names of commands, options, choices, formats, files.
_KEPT = re.compile(
    r"--?[a-z-]+|\b[A-Z]+\b|\b(report|text|json|zh|en|docx|html|xlsx|toml|school|Excel|Word|gb9704|office|plain|Apache|none)\b|\[[a-z|]+\]"
)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_throughout(command):
    code, said = report("--lang", "zh", *command.split(), "--help")
    assert code == 0
    for word in ("用法：", "选项：", "显示本帮助后退出", *(["命令："] if command in ("", "plugin") else [])):
        assert word in said
    rest = _KEPT.sub("", said)
    for name in sorted(NAMES, key=len, reverse=True):
        rest = re.sub(rf"\b{name}\b", "", rest)
    assert re.findall(r"[A-Za-z]{2,}", rest) == []


def test_help_is_english_throughout():
    code, said = report("--lang", "en", "--help", LANG="zh_CN.UTF-8")
    assert code == 0
    assert said.isascii()
    assert "Usage: report [OPTIONS] COMMAND [ARGS]..." in said
    assert "Show this message and exit." in said


@pytest.mark.parametrize(
    "environment",
    [
        {"HUIBAO_LANG": "zh"},
        {"LANG": "zh_CN.UTF-8"},
        {"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"},
        {"HUIBAO_LANG": "zh", "LC_ALL": "C"},
        {"HUIBAO_LANG": "zh", "PYTHONIOENCODING": "ascii"},
    ],
)
def test_the_environment_makes_help_chinese(environment):
    code, said = report("--help", **environment)
    assert code == 0
    assert "用法" in said


def test_language_is_overruled_by_the_c_locale():
    assert "Usage" in report("--help", LC_ALL="C", LANGUAGE="zh_CN")[1]


def test_an_encoding_without_chinese_is_no_reason_to_fail():
    code, said = report("types", HUIBAO_LANG="zh", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert code == 0
    assert "school" in said


def test_a_process_changes_its_language():
    calls = [["--lang", "zh"], ["--lang", "en"], ["--lang", "zh"]]
    code = "import json, sys\nfrom huibao.cli.main import run\nfor each in json.loads(sys.argv[1]): run(each)"
    for ending in (["--help"], ["build", "--help"], ["build", "--nonsense"], ["build", "--example"]):
        exit_code, said = python(code, json.dumps([[*call, *ending] for call in calls]))
        once, never = report("--lang", "zh", *ending)[1], report("--lang", "en", *ending)[1]
        assert exit_code == 0
        assert said == once + never + once
        assert once != never


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "--exampel"], "这个选项"),
        (["bild"], "错误：没有 'bild' 这个命令。"),
        (["explain"], "错误：缺少参数 '代码'"),
        (
            ["types", "--format", "xml"],
            "错误：'--format' 的值无效：'xml' 不在可选范围内，可选：'text', 'json'。",
        ),
        (["types", "more"], "错误：多出了参数（more）"),
    ],
)
def test_wrong_use_is_explained_in_chinese(arguments, words):
    code, said = report("--lang", "zh", *arguments)
    assert code == 2
    assert words in said
    assert "用法详见“report" in said


def test_an_unknown_language_is_an_error_that_names_the_known_ones():
    code, said = report("--lang", "fr", "types")
    assert code == 2
    assert "Invalid value for '--lang': 'fr' is not one of 'zh', 'en'." in said
    assert (
        "'--lang' 的值无效：'fr' 不在可选范围内，可选：'zh', 'en'。"
        in report("--lang=fr", "types", LANG="zh_CN")[1]
    )


# --- Reasons of others ---


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.json", '{"format" 1}', "此处缺少冒号"),
        ("a.json", '{"format": }', "此处应有一个值"),
        ("a.json", "{format: 1}", "此处应是写在双引号里的键"),
        ("a.toml", "format 1\n", "键的后面应是等号"),
        ("a.toml", "format = 4000余份\n", "这一行的值写完后还有多余内容"),
        ("a.toml", 'a = "x\\d"\n', "反斜杠"),
        ("a.toml", "＃a\n", "这一行写法不对"),
        ("a.toml", "a = 余\n", "值的写法不对"),
        ("a.toml", "# \x01\n", "出现不允许的字符 '\\x01'"),
    ],
)
def test_what_a_parser_objects_to_is_said_in_chinese(tmp_path, name, text, words):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    code, said = report("--lang", "zh", "check", str(path))
    assert code == 2
    assert words in said


def test_a_reason_nobody_knows_is_shown_as_it_came():
    assert reason("the moon is full") == "the moon is full"


# --- Layout ---


def test_columns_of_chinese_help_stand_straight():
    lines = report("--lang", "zh", "build", "--help")[1].partition("选项：")[2].splitlines()
    starts = {width(line[: re.search(r"(?<=\S)  +", line).end()]) for line in lines if line.startswith("  -")}
    assert len(starts) == 1


@given(st.text("汉字，。、 ab-“”（）"), st.integers(10, 40))
def test_wrapping_keeps_the_text(text, places):
    assert "".join("".join(wrapped(text, places)).split()) == "".join(text.split())


@given(
    st.lists(st.sampled_from(["汉", "字，", "（字", "ab", "a。", "（ab）", "字”。"])).map("".join),
    st.integers(10, 40),
)
def test_lines_keep_to_the_width_and_marks_to_their_letters(text, places):
    lines = list(wrapped(text, places))
    assert all(width(line) <= places or re.fullmatch(r"[（ab]+[。）]?", line) for line in lines)
    assert [line for line in lines[1:] if line[0] in "，。）”"] == []
    assert [line for line in lines[:-1] if line[-1] == "（"] == []


def test_long_chinese_text_is_broken_between_letters():
    assert list(wrapped("单位类型，如 school（学校）。", 14)) == ["单位类型，如", "school（学", "校）。"]
