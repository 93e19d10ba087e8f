"""The command on real terminals, in pipes, on consoles that lack letters; completion and help."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from huibao.cli import group
from huibao.cli.main import main
from huibao.plugin.kept import FOLDER

WRONG = ("checkup.students = 1486", "student.boys = 772\nstudent.girls = 700")


def on_a_terminal(folder: Path, *arguments: str, **variables: str) -> str:
    """What the command shows on a pseudo-terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from huibao.cli.main import main; main()", *arguments],
        env={
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "HUIBAO_LANG": "en",
            "TERM": "xterm",
            FOLDER: os.environ[FOLDER],
            **variables,
        },
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:
        pass  # Linux's way to say that the other end is closed
    os.close(ours)
    process.wait(timeout=60)
    return shown.decode()


def test_colour_on_a_terminal(folder: Path, data) -> None:
    shown = on_a_terminal(folder, "check", str(data(WRONG)))
    assert "\x1b[31m\x1b[1merror\x1b[0m" in shown


def test_no_colour_where_it_is_not_wanted(folder: Path, data) -> None:
    shown = on_a_terminal(folder, "check", str(data(WRONG)), NO_COLOR="1")
    assert "error school.toml:line" in shown
    assert "\x1b[3" not in shown


def test_no_colour_in_a_pipe(process, data) -> None:
    done = process("build", str(data(WRONG)), "-o", "out.md")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout + done.stderr
    assert done.stdout.decode().startswith("error school.toml:line")


def test_a_progress_bar_on_a_terminal(folder: Path, data) -> None:
    names = [str(data(name=f"unit{n}.toml")) for n in range(12)]
    shown = on_a_terminal(folder, "check", *names)
    assert "12 files" in shown
    assert "100%" in shown


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        (("describe", "school"), "ascii"),
        (("build", "school.toml", "-o", "out.md"), "cp936"),
        (("build", "school.toml", "-o", "out.md"), "ascii"),
        (("types",), "latin-1"),
    ],
)
def test_a_console_that_lacks_letters(process, data, arguments: tuple[str, ...], encoding: str) -> None:
    data(("临江市实验小学", "临江市实验小学😀"))
    done = process(*arguments, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert done.stdout


def test_an_error_on_such_a_console(process, data) -> None:
    done = process("build", str(data(("publicity.leaflets =", '"发放材料" ='))), PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: ")
    assert b"line 14" in done.stderr


def test_standard_output_to_a_closed_pipe(folder: Path) -> None:
    command = f"'{sys.executable}' -c 'from huibao.cli.main import main; main()' describe school | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def complete(process, words: str, position: int) -> list[str]:
    done = process(COMP_WORDS=words, COMP_CWORD=str(position), _REPORT_COMPLETE="bash_complete")
    assert done.returncode == 0
    assert done.stderr == b""
    return [line.rpartition(",")[2] for line in done.stdout.decode().splitlines()]


@pytest.mark.parametrize(
    ("words", "position", "offered"),
    [
        ("report build --type ", 3, ["bureau", "community", "hospital", "school"]),
        ("report build --type s", 3, ["school"]),
        ("report describe h", 2, ["hospital"]),
        ("report desc", 1, ["describe"]),
        ("report check --format ", 3, ["text", "json"]),
    ],
)
def test_the_shell_completes(process, words: str, position: int, offered: list[str]) -> None:
    assert complete(process, words, position) == offered


def test_the_shell_gets_its_script(process) -> None:
    done = process(_REPORT_COMPLETE="bash_source")
    assert done.returncode == 0
    assert b"_REPORT_COMPLETE=bash_complete" in done.stdout


def test_types_are_completed_with_their_names(folder: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("COMP_WORDS", "report build --type sch"),
        ("COMP_CWORD", "3"),
        ("_REPORT_COMPLETE", "zsh_complete"),
    ):
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 0
    assert capsys.readouterr().out == "plain\nschool\n学校\n"


def test_help_names_every_command(report) -> None:
    outcome = report("--help")
    assert outcome.code == 0
    assert all(name in outcome.out for name in group.COMMANDS)
    for name in group.COMMANDS:
        assert report(name, "-h").out.startswith(f"Usage: report {name} ")


def test_without_a_command_there_is_help(report) -> None:
    outcome = report()
    assert outcome.code in (0, 2)
    assert "build" in outcome.out + outcome.err


def test_the_version(report) -> None:
    assert report("--version").out.startswith("huibao ")


@pytest.mark.parametrize("arguments", [["biuld"], ["--colour"]])
def test_a_command_or_option_that_does_not_exist(report, arguments: list[str]) -> None:
    outcome = report(*arguments)
    assert outcome.code == 2
    assert arguments[0] in outcome.err


@pytest.mark.parametrize("lang", [("--lang", "zh"), ("--lang=zh",)])
def test_chinese_messages(report, data, lang: tuple[str, ...]) -> None:
    outcome = report(*lang, "build", data(("publicity.leaflets =", "publicity.leaflet =")))
    assert outcome.code == 2
    assert "publicity.leaflets" in outcome.err
    assert "行" in outcome.err
    assert "there is no indicator" not in outcome.err


def test_interrupted(report, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("huibao.plugin.manager.load", interrupt)
    outcome = report("types")
    assert outcome.code == 130
    assert "Traceback" not in outcome.err


def test_main_ends_the_process(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build"])
    assert ended.value.code == 2
    assert "--type" in capsys.readouterr().err


ENDING = """
import atexit, sys, threading
from huibao.cli.main import main

def late():
    threading.main_thread().join()  # so that it is the last to speak, however slow the machine
    print("thread done")

atexit.register(print, "at exit")
threading.Thread(target=late).start()
print("without a line end", end="")
main(sys.argv[1:])
"""


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["build"], 2)])
def test_the_process_ends_as_any_other(folder: Path, arguments: list[str], code: int) -> None:
    """Threads are waited for, what is registered is run, and all that was printed is there."""
    done = subprocess.run(
        [sys.executable, "-c", ENDING, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert done.stdout.startswith("without a line end")
    assert done.stdout.endswith("thread done\nat exit\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_told(folder: Path) -> None:
    code = "import sys; from huibao.cli.main import main; sys.stdout.write('kept back'); main(['--version'])"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode != 0
    assert b"No space left on device" in done.stderr
