"""Texts that would take over a terminal are said as text or not at all, whatever the player answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from game.play import opening, planning, taking
from game.play.game import Game
from game.quests.reader import read_quest
from tests.plain.listening import Listener
from tests.screens.playing import READ, TODAY, Player
from tests.screens.test_hostile import HOSTILE, hostile

EVERYWHERE = (
    "today", "1", "more", "note", "Said so", "hear read", "status", "offer", "back", "rate", "50", "done", "skip",
    "back",
    "undo", "plan", "own", "sofa", "I sit", "I read", "library", "1", "back", "drop", "no", "edit", "back", "log",
    "evidence", "settings", "back",
)  # fmt: skip
"""Through everything a quest is told by."""


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_quest_is_only_text(listener: Listener, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    player = Player(listener.root, TODAY - timedelta(days=4))
    file = read_quest(player.write("read", READ))
    player.take_file(file)
    player.play({"read": list("dsmm")}, TODAY)
    evil, plan, library, begin = hostile(file.quest, text), taking.preview, taking.library, opening.open_game

    def opened(*args: object) -> Game:
        game = begin(*args)  # type: ignore[arg-type]  # passed on as they came
        game.shelf.put(file.sha, evil)
        return game

    def listed(game: Game) -> tuple[taking.LibraryView, ...]:
        entry = taking.LibraryView(
            "read", text, text, (text,), 3, 6, bundled=False, under_way=False, mistakes=(text,) * 3
        )
        return (entry, *library(game))

    monkeypatch.setattr("game.plain.app.open_game", opened)
    monkeypatch.setattr(taking, "preview", lambda quest: plan(hostile(quest, text)))
    monkeypatch.setattr(taking, "library", listed)
    listener.hear(*EVERYWHERE)  # each line is looked at as it is said
    assert listener.code == 0


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_answers_do_no_harm(listener: Listener, text: str) -> None:
    player = Player(listener.root, TODAY - timedelta(days=2))
    player.take("read", READ)
    player.play({"read": list("ds")}, TODAY)
    line = " ".join(text.splitlines())
    listener.hear(
        line, f"done {line}", f"take {line}", f"note read {line}.", f"edit read title={line}.", f"set {line}=x"
    )
    listener.hear("log", "hear 1 plans", f"1 {line}")
    assert listener.code == 0


def test_a_hostile_plan_is_read_back_as_text(listener: Listener) -> None:
    player = Player(listener.root, TODAY)
    player.take("read", READ)
    planning.make_plan(player.game, "read", "\x1b[2J", "A\x1b]0;x\x07B", "走る" * 20)
    assert "A]0;xB" in listener.last("hear read plans")
