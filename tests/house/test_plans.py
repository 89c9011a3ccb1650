"""The plans to begin from, and the fields of the welcome, are whole, short and kindly worded."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from game.rules.plans import half
from game.rules.quest import OBSTACLES

IF_CELLS, THEN_CELLS = 44, 43
"""So long a half may be on a screen of 60 columns before it is cut."""

NAME_CELLS = 13
"""Three names stand beside one another there."""


@pytest.fixture(scope="module")
def obstacles(clone: Path) -> list[dict[str, Any]]:
    table = tomllib.loads((clone / "game" / "data" / "plans.toml").read_text("utf-8"))
    assert set(table) == {"obstacles"}
    listed: list[dict[str, Any]] = table["obstacles"]
    return listed


def test_every_obstacle_has_its_plans(obstacles: list[dict[str, Any]]) -> None:
    assert tuple(row["id"] for row in obstacles) == OBSTACLES
    for row in obstacles:
        assert set(row) == {"id", "name", "ways"}
        assert 0 < len(row["name"]) <= NAME_CELLS
        assert 3 <= len(row["ways"]) <= 4
    names = [row["name"] for row in obstacles]
    assert len(set(names)) == len(names)


def test_every_half_stands_whole_on_a_narrow_screen_and_is_kept_as_it_is(obstacles: list[dict[str, Any]]) -> None:
    ways = [way for row in obstacles for way in row["ways"]]
    for way in ways:
        assert set(way) == {"if", "then"}
        assert len(way["if"]) <= IF_CELLS, way
        assert len(way["then"]) <= THEN_CELLS, way
        assert half(way["if"], "if") == way["if"]
        assert half(way["then"], "then") == way["then"]
    assert len({way["if"] for way in ways}) == len(ways)


def test_a_plan_says_what_to_do(obstacles: list[dict[str, Any]]) -> None:
    """Doing, not leaving: plans to avoid something are kept less often (Oscarsson 2020)."""
    for row in obstacles:
        for way in row["ways"]:
            assert way["then"].startswith("I "), way
            assert not re.search(r"\b(not|never|stop doing|avoid|must not|should)\b", way["then"]), way


def test_the_fields_of_the_welcome_have_quests(clone: Path) -> None:
    fields = tomllib.loads((clone / "game" / "data" / "fields.toml").read_text("utf-8"))["fields"]
    tags = [set(tomllib.loads(path.read_text("utf-8")).get("tags", [])) for path in (clone / "quests").glob("*.toml")]
    filled = [field for field in fields if any(set(field["tags"]) & found for found in tags)]
    assert len(filled) >= 6
    assert not [found for found in tags if not any(set(field["tags"]) & found for field in fields)], "none is left out"
    assert all(0 < len(field["name"]) <= 44 for field in fields)
