"""Runs the commands of the documentation, and holds what they print against the pages.

It takes the pages to look at, all of them if none is named, and says which are no longer true. With --write
it puts what the commands print now into the pages. A line of nothing but … in a page stands for any lines;
such output is never rewritten, only named.
`report` runs in this process; `pip install ./folder` puts a folder's package on the path. Only the author's
tutorial is followed in a real shell, which takes a minute: name it to have that done.
"""

import io
import os
import re
import shlex
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import define, field, frozen
from pages import AUTHORS_PAGE, ROOT, SCRIPTS, Block, Command, blocks, commands, walked_pages

from huibao.cli.main import run

ANY_LINES = "…"
EDITS = ("file", "append", "change", "patch")
_EXIT_CODE = "echo $?"
EXAMPLE = ROOT / "plugins/school/src/huibao_school/example.toml"
TEMPLATES = ROOT / "examples" / "templates"


@define
class Walk:
    """A person at a terminal in an empty folder, who does what a page says."""

    folder: Path
    code: int = 0
    _sites: list[Path] = field(factory=list)
    _packages: set[str] = field(factory=set)

    def follow(self, page: Path) -> Iterator[tuple[Command, str]]:
        """Do all that the page says; each command with what it printed."""
        for block in blocks(page):
            if block.task == "after":
                self.prepare((page.parent / block.argument).resolve())
            elif block.task == "given":
                for name in block.argument.split():
                    self._give(name)
            elif block.task in EDITS:
                self._edit(block)
            if block.language in ("console", *SCRIPTS):
                for command in commands(block):
                    yield command, self.do(command.text)

    def _give(self, name: str) -> None:
        """A Word template of that name, or the school's example under it."""
        if name.endswith(".docx"):
            (self.folder / name).write_bytes((TEMPLATES / name).read_bytes())
        else:
            self._write(name, EXAMPLE.read_text(encoding="utf-8"))

    def prepare(self, page: Path) -> None:
        """Make the files of a page, without running its commands."""
        for block in blocks(page):
            if block.task in EDITS:
                self._edit(block)

    def do(self, line: str) -> str:
        """Run a line as a shell would; what it printed. `code` is then its exit code."""
        if script := re.search(r"_REPORT_COMPLETE=(\w+) report", line):
            return self._report([], _REPORT_COMPLETE=script[1])
        printed = ""
        for part in line.split(" && "):
            words = shlex.split(part, comments=True)
            words = words[2:] if words[:2] == ["uv", "run"] else words
            target = self.folder / words.pop() if ">" in words else None
            words = [word for word in words if word != ">"]
            output = self._do(words)
            if target:
                target.write_text(output, encoding="utf-8")
            else:
                printed += output
        return printed

    def close(self) -> None:
        """Forget what was installed."""
        for site in self._sites:
            sys.path.remove(str(site))
        self._forget()

    def _do(self, words: list[str]) -> str:
        match words:
            case ["report", *arguments]:
                return self._report([each for word in arguments for each in self._expanded(word)])
            case ["pip", "install", *packages]:
                for package in packages:
                    self._install(package)
                return ""
            case ["echo", "$?"]:
                return f"{self.code}\n"
            case ["mkdir", folder]:
                (self.folder / folder).mkdir()
                return ""
            case ["pytest"]:
                return ""
            case _:
                raise ValueError(f"the walk does not know {words}")

    def _expanded(self, word: str) -> list[str]:
        if "*" not in word:
            return [word]
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.glob(word))

    def _report(self, arguments: list[str], **environment: str) -> str:
        self._forget()
        output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with _terminal(self.folder, output):
            os.environ.update(environment)
            try:
                self.code = run(arguments)
            except SystemExit as leaving:  # how click leaves after it has written a completion script
                self.code = int(leaving.code or 0)
        output.seek(0)
        return output.read()

    def _install(self, package: str) -> None:
        """A folder of the walk goes on the path with its metadata; one of the repository is there already."""
        if package == "uv":
            return
        package = package.partition("[")[0]  # without its extras
        source = self.folder / package
        if not source.is_dir():
            if not (ROOT / package / "pyproject.toml").is_file():
                raise ValueError(f"there is no package {package}")
            return
        project = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        points = project["entry-points"]["huibao"]
        site = source / "src"
        name = project["name"].replace("-", "_")
        info = site / f"{name}-{project['version']}.dist-info"
        info.mkdir()
        head = ("Metadata-Version: 2.1", f"Name: {project['name']}", f"Version: {project['version']}")
        lines = ("[huibao]", *(f"{key} = {value}" for key, value in points.items()))
        (info / "METADATA").write_text("\n".join([*head, ""]))
        (info / "entry_points.txt").write_text("\n".join([*lines, ""]))
        sys.path.insert(0, str(site))
        self._sites.append(site)
        self._packages.add(name)

    def _forget(self) -> None:
        """Installed packages are imported anew: their files may have changed."""
        for name in self._packages:
            sys.modules.pop(name, None)

    def _edit(self, block: Block) -> None:
        path = self.folder / block.argument
        if block.task == "file":
            self._write(block.argument, block.text)
            return
        text = path.read_text(encoding="utf-8")
        if block.task == "append":
            self._write(block.argument, f"{text}\n{block.text}")
            return
        if block.task == "patch":
            self._write(block.argument, patched(text, block.text))
            return
        lines = text.splitlines()
        at = None
        for line in block.text.splitlines():
            key = line.partition("=")[0]
            found = [number for number, each in enumerate(lines) if each.partition("=")[0] == key]
            if len(found) == 1:
                at = found[0]
                lines[at] = line
            elif not found and at is not None:
                at += 1
                lines.insert(at, line)
            else:
                raise ValueError(f"{key} stands {len(found)} times in {block.argument}")
        self._write(block.argument, "\n".join(lines) + "\n")

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def patched(text: str, diff: str) -> str:
    """A text with the lines of a diff changed; ValueError if those that it names do not stand there once."""
    lines, changes = text.splitlines(), diff.splitlines()
    before = [line[1:] for line in changes if not line.startswith("+")]
    after = [line[1:] for line in changes if not line.startswith("-")]
    places = [at for at in range(len(lines)) if lines[at : at + len(before)] == before]
    if len(places) != 1:
        raise ValueError(f"stands {len(places)} times in the file: {before}")
    lines[places[0] : places[0] + len(before)] = after
    return "\n".join(lines) + "\n"


@contextmanager
def _terminal(folder: Path, output: io.TextIOWrapper) -> Iterator[None]:
    """An English terminal of 100 columns in that folder."""
    streams, here, environment = (sys.stdout, sys.stderr), Path.cwd(), dict(os.environ)
    os.environ.update(HUIBAO_LANG="en", LANGUAGE="en", COLUMNS="100")
    os.chdir(folder)
    sys.stdout = sys.stderr = output
    try:
        yield
    finally:
        sys.stdout, sys.stderr = streams
        os.chdir(here)
        os.environ.clear()
        os.environ.update(environment)


def says(expected: tuple[str, ...], printed: str) -> bool:
    """Whether a page's lines are what was printed, a line of … standing for any lines."""
    parts = ["(?:.*\n)*?" if line == ANY_LINES else rf"{re.escape(line.rstrip())} *\n" for line in expected]
    return re.fullmatch("".join(parts), f"{printed.rstrip()}\n" if printed else "") is not None


@frozen
class Untrue:
    """A command that does not do what its page says; printed is what it really prints.

    failed: it ended with an exit code that the page does not show.
    """

    command: Command
    printed: str
    failed: bool = False


def _walker(page: Path, folder: Path) -> Walk:
    """Who follows a page: the author's tutorial takes a real shell."""
    if page != AUTHORS_PAGE:
        return Walk(folder)
    from shell import Shell  # which builds on this module

    return Shell(folder)


def untrue(page: Path) -> list[Untrue]:
    """What a page says of its commands and is not so.

    Output that a page does not show is not looked at; a command may fail where the next one is `echo $?`.
    """
    wrong: list[Untrue] = []
    with tempfile.TemporaryDirectory() as folder:
        walk = _walker(page, Path(folder))
        last: tuple[Command, str] | None = None
        try:
            for command, printed in walk.follow(page):
                if last and command.text != _EXIT_CODE:
                    wrong.append(Untrue(*last, failed=True))
                last = (command, printed) if walk.code else None
                if command.text == _EXIT_CODE:
                    walk.code, last = 0, None
                if command.printed and not says(command.printed, printed):
                    wrong.append(Untrue(command, printed))
        finally:
            walk.close()
    return [*wrong, Untrue(*last, failed=True)] if last else wrong


def _rewrite(page: Path, wrong: list[Untrue]) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    for each in reversed(wrong):
        command = each.command
        if ANY_LINES not in command.printed:
            lines[command.line : command.line + len(command.printed)] = each.printed.splitlines()
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Exit code 1 if a page is not true. A page of which a command fails unexpectedly is never rewritten."""
    chosen = [Path(name).resolve() for name in arguments if name.endswith(".md")] or walked_pages()
    found = {page: wrong for page in chosen if (wrong := untrue(page))}
    for page, wrong in found.items():
        for each in wrong:
            said = "fails, and the page does not show its exit code" if each.failed else "prints"
            place = f"{page.relative_to(ROOT)}:{each.command.line}"
            print(f"{place}: $ {each.command.text}\n{said}:\n{each.printed}")
        if "--write" in arguments and not any(each.failed for each in wrong):
            _rewrite(page, wrong)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
