"""The files in examples/ build as they are, in every format."""

from pathlib import Path

import pytest

from huibao.cli.main import run

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.toml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_builds(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(file), "-o", str(tmp_path), "--format", "docx,html,md,json"]) == 0
    assert len(list(tmp_path.iterdir())) == 4
    assert "warning" not in capsys.readouterr().out


def test_there_is_one_of_each_type() -> None:
    assert [file.stem for file in EXAMPLES] == ["bureau", "community", "hospital", "school"]
