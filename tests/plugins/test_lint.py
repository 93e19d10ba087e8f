"""The content that is published has no remarks, and what stands all the same has its reason."""

from pathlib import Path
from typing import Any

import pytest

from huibao.content.own import own_data
from huibao.lint import lint
from huibao.lint.folders import content_folder
from huibao.plugin.assemble import PUBLISHED

ALONE = ("unused-", "unknown-section", "file-missing", "outline-default")
"""What is said of a dictionary because it is no unit type."""


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_a_published_type_has_no_remarks(type_id: str) -> None:
    assert lint(content_folder(type_id)) == []


def test_the_shared_dictionary_and_the_national_standards_have_none(tmp_path: Path) -> None:
    for path in own_data().rglob("*.toml"):
        copy = tmp_path / path.relative_to(own_data())
        copy.parent.mkdir(exist_ok=True)
        text = (
            path.read_text("utf-8").replace('\nid = "', '\nid = "copy-') if path.parent != own_data() else ""
        )
        copy.write_text(text or path.read_text("utf-8"), "utf-8")
    (tmp_path / "type.toml").write_text('id = "shared"\nname = "共享"\nself_name = "我单位"\n', "utf-8")
    remarks: list[Any] = [each for each in lint(tmp_path) if not each.code.startswith(ALONE)]
    assert remarks == []
