"""What a new plugin is to be, and the files that it consists of."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path, PurePosixPath

from attrs import field, frozen

from huibao.api import VERSION

from .fill import fill

TEMPLATE = Path(__file__).parent / "template"
_RAW = "-tpl"
"""Ends the names of template files that tools would take for their own if they had their true names."""


class Licence(Enum):
    """The licences on offer, by their SPDX names."""

    MIT = "MIT"
    APACHE = "Apache-2.0"
    NONE = "none"


@frozen
class Host:
    """The type of another plugin that an add-on extends, with a section of its report to add sentences to.

    distribution and version are those of the plugin; both are empty for one that is not installed.
    """

    type_id: str
    name: str
    section: str
    distribution: str
    version: str


@frozen
class Project:
    """A plugin to be written.

    language: "zh" or "en", of comments and of the pages for people. packaged: as a distribution, not just
    as a folder of content files. version: of the installed huibao. host: for an add-on.
    """

    name: str
    title: str
    self_name: str
    language: str
    year: int
    version: str
    author: str = ""
    address: str = ""
    licence: Licence = Licence.MIT
    packaged: bool = True
    host: Host | None = field(default=None)

    @property
    def folder(self) -> str:
        """The name of the project's folder."""
        return f"huibao-{self.name}" if self.packaged else self.name

    @property
    def type_id(self) -> str:
        """The type that the plugin defines or extends."""
        return self.host.type_id if self.host else self.name

    @property
    def package(self) -> str:
        """The Python package that holds the content."""
        return f"huibao_{self.name.replace('-', '_')}"

    @property
    def content(self) -> str:
        """Where the content files lie in the project's folder."""
        return f"src/{self.package}" if self.packaged else "."

    def files(self) -> Iterator[tuple[PurePosixPath, str]]:
        """Each file of the project: its path in the project's folder, its text."""
        values = self._values()
        folders = {"addon" if self.host else "content": self.content}
        if self.packaged:
            folders["project"] = "."
        for source, target in folders.items():
            for path in sorted((TEMPLATE / source).rglob("*")):
                relative = PurePosixPath(target, self._renamed(path.relative_to(TEMPLATE / source)))
                if path.is_file() and (name := self._in_language(relative.name)):
                    yield relative.with_name(name), self._filled(path, values)
        yield PurePosixPath("README.md"), self._readme(values)
        if self.packaged and self.licence is not Licence.NONE:
            yield PurePosixPath("LICENSE"), self._filled(TEMPLATE / "licences" / self.licence.value, values)

    def _readme(self, values: dict[str, str]) -> str:
        parts = ["addon" if self.host else "type", *(["project"] if self.packaged else [])]
        pages = (TEMPLATE / "readme" / f"{part}.{self.language}.md" for part in parts)
        return "\n".join(self._filled(page, values) for page in pages)

    def _filled(self, path: Path, values: dict[str, str]) -> str:
        return fill(path.read_text(encoding="utf-8"), self.language, values)

    def _renamed(self, path: Path) -> PurePosixPath:
        """The path in a project: package and test_plugin stand for its package and its tests."""
        named = {"package": self.package, f"test_plugin.py{_RAW}": f"test_{self.package[7:]}.py"}
        return PurePosixPath(*(named.get(part, part) for part in path.parts))

    def _in_language(self, name: str) -> str:
        """The file's name in a project; empty if the file is for another language."""
        stem, *marks = name.removesuffix(_RAW).split(".")
        if {"zh", "en"} & set(marks) and self.language not in marks:
            return ""
        return ".".join([stem, *(mark for mark in marks if mark != self.language)])

    def _values(self) -> dict[str, str]:
        """What stands in the templates as $name."""
        author = {"name": self.author, "email": self.address}
        given = ", ".join(f'{key} = "{value}"' for key, value in author.items() if value)
        values = {
            "name": self.name,
            "title": self.title,
            "self": self.self_name,
            "type": self.type_id,
            "topic": self.name.replace("-", "_"),
            "package": self.package,
            "distribution": f"huibao-{self.name}",
            "description": f"Unit type '{self.name}' for huibao.",
            "api": compatible(VERSION),
            "dependencies": ", ".join(f'"{each}"' for each in self._needs()),
            "test_class": "Test" + "".join(word.capitalize() for word in self.name.split("-")),
            "year": str(self.year),
            "holder": self.author or f"The authors of huibao-{self.name}",
            "authors": f"authors = [{{ {given} }}]" if given else "",
            "license": 'classifiers = ["License :: Other/Proprietary License"]',
            "knows": self._knows,
            "report": "uv run report" if self.packaged else "report",
            "loading": "uv run report" if self.packaged else f"report --plugin {self.folder}",
            "content": self.content if self.packaged else self.folder,
        }
        if self.licence is not Licence.NONE:
            values["license"] = f'license = "{self.licence.value}"\nlicense-files = ["LICENSE"]'
        if self.host:
            values |= {
                "host": self.host.name,
                "section": self.host.section,
                "description": f"What '{self.name}' adds to the unit type '{self.host.type_id}' of huibao.",
            }
        return values

    @property
    def _knows(self) -> str:
        """What whoever installs it has of it, in the language of the README."""
        chinese = self.language == "zh"
        if self.host and chinese:
            return f"类型 `{self.type_id}` 的报告里就有这里补充的内容"
        if self.host:
            return f"their reports of the type `{self.type_id}` have what is added here"
        return "`report` 就认识这个类型" if chinese else "their `report` knows the type"

    def _needs(self) -> list[str]:
        needs = [f"huibao{compatible(self.version)}"]
        if self.host and self.host.distribution:
            needs.append(f"{self.host.distribution}{compatible(self.host.version)}")
        return needs


def compatible(version: str) -> str:
    """The range of versions that promise to be compatible with one: ">=1.2,<2", and ">=0.1,<0.2" before 1."""
    major, minor = (int(part) for part in version.split(".")[:2])
    return f">={major}.{minor},<{major + 1}" if major else f">=0.{minor},<0.{minor + 1}"
