"""An error about a plugin's content says in which file and line, what was meant, and how to see all."""

from pathlib import Path

import pytest

import sound_market
from huibao.errors import PluginError
from huibao.plugin.assemble import assemble
from huibao.plugin.folders import open_folder
from huibao.plugin.manager import load


def refused(folder: Path, file: str, old: str, new: str) -> PluginError:
    """The error that a market with one change is refused with."""
    sound_market.write(folder)
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PluginError) as caught:
        assemble(load([open_folder(folder)], only=["market"]), "market")
    return caught.value


@pytest.mark.parametrize(
    ("file", "old", "new", "said", "hint"),
    [
        ("sections.toml", "面积{stall.area}", "面积{stall.aera}", "no indicator stall.aera", "stall.area"),
        ("rules.toml", "stall.spent", "stall.spnt", "no indicator stall.spnt", "stall.spent"),
        ("sections.toml", '"basics", "problems"', '"basic", "problems"', "no section basic", "basics"),
        ("type.toml", "publicity.leaflets", "publicity.leaflet", "is called publicity.leaflet", "leaflets"),
        ("indicators.toml", '"licensed-rate"', '"licenced-rate"', "licenced-rate", "licensed-rate"),
        ("indicators.toml", '"空置摊位"', '"摊位数"', "the name 摊位数 is already", ""),
        ("indicators.toml", "stall.licensed / ", "stall.licensed_rate / ", "go in a circle", ""),
    ],
)
def test_file_line_and_nearest_name(
    file: str, old: str, new: str, said: str, hint: str, tmp_path: Path
) -> None:
    error = refused(tmp_path, file, old, new)
    first = error.message.splitlines()[0]
    sound = sound_market.FILES[file].partition(old)[0]
    number = sound.count("\n") + 1
    assert first.startswith(f"market: {file}:{number}: ")
    assert said in first
    assert hint in error.hint
    assert error.hint.endswith(f"report plugin lint {tmp_path} shows every line")


def test_what_a_plugin_defines_twice_is_its_own_matter(tmp_path: Path) -> None:
    error = refused(tmp_path, "rules.toml", "problems-have-plans", "licensed-within-stalls")
    lines = (tmp_path / "rules.toml").read_text("utf-8").splitlines()
    ids = [number for number, line in enumerate(lines, start=1) if '"licensed-within-stalls"' in line]
    places = ", ".join(f"rules.toml:{number}" for number in ids)
    assert (
        error.message
        == f"market: {places}: rule market-licensed-within-stalls is defined twice by market itself"
    )
    assert "uninstall" not in error.hint


def test_an_entry_of_the_wrong_form_is_called_by_its_id(tmp_path: Path) -> None:
    error = refused(tmp_path, "rules.toml", 'severity = "', 'severity = "x')
    assert "rules.toml: rule " in error.message
    assert "[0]" not in error.message
    assert "report plugin lint" in error.hint
