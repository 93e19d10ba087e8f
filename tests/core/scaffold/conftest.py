"""Projects made from the template."""

from collections.abc import Callable
from pathlib import Path

import pytest

from huibao.scaffold.project import Host, Project
from huibao.scaffold.write import write_project

HOST = Host("school", "学校", "environment", "huibao-school", "0.1.3")
FORMS: dict[str, dict[str, object]] = {
    "type": {},
    "folder": {"packaged": False},
    "add-on": {"host": HOST, "title": "临江县"},
    "add-on folder": {"host": HOST, "title": "临江县", "packaged": False},
}
Make = Callable[..., Project]


def project(form: str = "type", language: str = "en", **more: object) -> Project:
    given: dict[str, object] = {
        "name": "police-station",
        "title": "派出所",
        "self_name": "我所",
        "language": language,
        "year": 2024,
        "version": "0.1.0",
    }
    return Project(**(given | FORMS[form] | more))  # type: ignore[arg-type]


@pytest.fixture
def made(tmp_path: Path) -> Callable[[Project], Path]:
    """Writes a project; the folder of its content files."""

    def make(project: Project) -> Path:
        target = tmp_path / project.folder
        write_project(project, target)
        return target / project.content

    return make
