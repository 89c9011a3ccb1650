"""The quest files that come with the game are complete: each could be taken as it is."""

from pathlib import Path

import pytest

from game.quests.reader import parse_quest, read_quest
from game.quests.writing import write_quest
from game.rules.compiled import from_plain, to_plain

FILES = sorted((Path(__file__).resolve().parents[2] / "quests").glob("*.toml"))


def test_there_are_some() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bundled_quest_has_all_a_player_needs(path: Path) -> None:
    quest = read_quest(path, path.name, follow=False).quest
    assert path.name == f"{quest.id}.toml"
    assert quest.cue
    assert quest.plan_b
    assert quest.tiny
    assert any(step.advice for step in quest.steps)
    assert quest.mentors
    assert all(mentor.scenes for mentor in quest.mentors)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_survives_being_compiled_and_written(path: Path) -> None:
    quest = read_quest(path, path.name).quest
    assert from_plain(to_plain(quest)) == quest
    assert parse_quest(write_quest(quest).encode(), path.name).quest == quest
