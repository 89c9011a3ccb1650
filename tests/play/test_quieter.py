"""A quest that has become a habit hears little, on every face (science rule 31); what is rare is still said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.__main__ import main
from game.plain.app import converse
from game.play import taking
from game.quests.reader import read_quest
from game.rules.events import Outcome
from game.rules.moves import CheckIn
from game.saves import disk
from game.screens.session import open_session
from tests.play.living import Life, accepted

QUESTS = Path(__file__).parents[2] / "quests"
MORNING = datetime(2026, 1, 5, 7, tzinfo=UTC)
WEEKS = {"new": 12, "old": 75}
"""Days on the quest: the usual words, and the quiet ones. Day 75 is the 21st of a month: no review is offered."""


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """Somebody who read every day, for twelve days and for seventy-five; every step was left as it is."""
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_file", lambda _: None)
        for name, days in WEEKS.items():
            life = Life(tmp_path_factory.mktemp(name) / "home", MORNING)
            accepted(taking.take(life.game, read_quest(QUESTS / "read-daily.toml"), None))
            for _ in range(days):
                life.check_in("read-daily", "d")
                if life.game.played.world.courses["read-daily"].state.full:
                    life.answer("read-daily", "stay")
                life.wait()
            life.game.keep()
            made[name] = life.folder
        yield made


@pytest.fixture
def home(
    saves: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """A copy of one of the saves, on the morning after."""
    name: str = request.param
    root = tmp_path / "home"
    shutil.copytree(saves[name], root)
    monkeypatch.setenv("UNDAUNTED_HOME", str(root))
    monkeypatch.setenv("UNDAUNTED_NOW", (MORNING + timedelta(days=WEEKS[name])).isoformat())
    return root


def lines_of_the_shell(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    capsys.readouterr()
    assert main(["today", "--json"]) == 0
    aside = json.loads(capsys.readouterr().out)["aside"]
    assert main(["done", "read", "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert done["changed"]
    assert done["aside"] is None
    return (aside or {}).get("kind", ""), done["encouragement"] or ""


@pytest.mark.parametrize("home", ["old"], indirect=True)
def test_the_shell(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.is_dir()
    assert lines_of_the_shell(capsys) == ("", "")


@pytest.mark.parametrize("home", ["new"], indirect=True)
def test_the_shell_says_more_at_first(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.is_dir()
    aside, line = lines_of_the_shell(capsys)
    assert aside
    assert line


def heard(home: Path) -> str:
    """What the plain face says to a done day."""
    lines: list[str] = []
    answers = iter(["done\n"])

    def read() -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    assert converse(str(home), read, lines.append) == 0
    told = " ".join(lines)
    return told[told.rindex("done.") :]


@pytest.mark.parametrize(("home", "encouraged"), [("old", False), ("new", True)], indirect=["home"])
def test_the_plain_face(home: Path, *, encouraged: bool) -> None:
    """The metres and what is left of the day; a line of encouragement between them at first."""
    told = heard(home).split("What now?")[0].split("Nothing more to do today.")[0]
    said = [part for part in told.removeprefix("done.").split(".") if part.strip()]
    assert (len(said) > 1) is encouraged, said


@pytest.mark.parametrize("home", ["old"], indirect=True)
def test_the_full_screen(home: Path) -> None:
    session = open_session(str(home))
    session.encourage()
    assert not any(word in session.line for word in ("How sure", "looks back", "Before the first try"))
    view = session.today.quests[0]
    session.encourage(session.check_in(view, "done").result)
    assert session.line == ""


@pytest.mark.parametrize("home", ["old"], indirect=True)
def test_a_comeback_is_spoken_of_all_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNDAUNTED_NOW", (MORNING + timedelta(days=WEEKS["old"] + 2)).isoformat())
    session = open_session(str(home))
    result = session._checked(CheckIn("read-daily", Outcome.DONE, session.today.day)).result
    assert result is not None
    assert result.came_back == 2
    session.encourage(result)
    assert session.line
