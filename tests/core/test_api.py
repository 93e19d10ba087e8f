"""The range of API versions that a plugin needs is held against the core's."""

import pytest

from huibao import api


@pytest.mark.parametrize(
    ("here", "needed", "fits"),
    [
        ("1.1", "", True),
        ("1.1", ">=1.0,<2", True),
        ("1.1", ">=1.1", True),
        ("1.1", ">= 1.1 , < 2", True),
        ("1.1", ">=1.2,<2", False),
        ("1.1", ">=2", False),
        ("2.0", ">=1.0,<2", False),
        ("1.10", ">=1.9", True),
        ("1.1", "~=1.0", True),
        ("2.0", "~=1.0", False),
        ("1.1", "~=1.2", False),
        ("1.1", "==1.1", True),
        ("1.1", "==1.0", False),
        ("1.1", "<=1.1", True),
        ("1.1", ">1.1", False),
    ],
)
def test_ranges(here: str, needed: str, fits: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "VERSION", here)
    assert (api.mismatch(needed) == "") == fits


@pytest.mark.parametrize(
    ("needed", "way_out"), [(">=1.9", "upgrade huibao"), ("<1.1", "look for a newer release of the plugin")]
)
def test_a_mismatch_tells_both_versions_and_the_way_out(
    needed: str, way_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "VERSION", "1.1")
    assert api.mismatch(needed) == f"it needs huibao's API {needed}, and this is 1.1: {way_out}"


@pytest.mark.parametrize(
    "needed", ["1.0", ">=one", ">=1.0;<2", ">=1.0,", " ", 1.0, None, [">=1.0"], ">=" + "9" * 9]
)
def test_what_is_no_range_is_said(needed: object) -> None:
    assert "is no range of API versions" in api.mismatch(needed)
