"""The heights that name the levels rise from a lighthouse to a geostationary orbit, dense where most players climb."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

HIGHEST_MOUNTAIN = 9_000
TOP_BAR_CELLS = 28


@pytest.fixture(scope="module")
def heights(clone: Path) -> list[dict[str, Any]]:
    table = tomllib.loads((clone / "game" / "data" / "heights.toml").read_text("utf-8"))
    assert set(table) == {"heights"}
    listed: list[dict[str, Any]] = table["heights"]
    return listed


def test_each_is_a_name_and_whole_metres(heights: list[dict[str, Any]]) -> None:
    for height in heights:
        assert set(height) == {"name", "metres"}
        assert type(height["metres"]) is int
        assert height["name"] == height["name"].strip()
        assert 0 < len(height["name"]) <= TOP_BAR_CELLS
        assert height["name"].isprintable()
    assert len({height["name"] for height in heights}) == len(heights)


def test_they_rise_from_a_lighthouse_to_orbit(heights: list[dict[str, Any]]) -> None:
    metres = [height["metres"] for height in heights]
    assert all(low < high for low, high in pairwise(metres))
    assert metres[0] == 20
    assert metres[-1] == 35_786_000


def test_there_are_many_and_most_are_on_the_ground(heights: list[dict[str, Any]]) -> None:
    metres = [height["metres"] for height in heights]
    low = [m for m in metres if m < HIGHEST_MOUNTAIN]
    assert len(metres) >= 60
    assert len(low) >= 45
    # One quest at a steady 30 m a day, the least there is, reaches a new level every fifteen days at the latest.
    assert max(high - below for below, high in pairwise(low)) <= 450


@pytest.mark.parametrize(
    ("name", "metres"),
    [("Ben Nevis", 1_345), ("Kilimanjaro", 5_895), ("Everest", 8_849), ("Kármán line", 100_000)],
)
def test_well_known_ones(name: str, metres: int, heights: list[dict[str, Any]]) -> None:
    assert {"name": name, "metres": metres} in heights
