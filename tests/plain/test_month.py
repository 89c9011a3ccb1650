"""A month of play by ear: good weeks, a bad one, a rest, and the climb that comes of it."""

from __future__ import annotations

import re

from game.play.opening import open_game, today
from game.rules.calendar import Instant
from tests.plain.listening import Listener
from tests.screens.playing import LIGHTS, PHONE, READ, Player, at

METRES = re.compile(r"([\d,.]+) metres? climbed\.")


def test_a_month(listener: Listener) -> None:
    player = Player(listener.root, listener.day)
    for name, text in (("read", READ), ("lights", LIGHTS), ("phone", PHONE)):
        player.write(name, text)
    listener.hear("later", f"take {listener.root}/quests/read.toml", "no", "yes", "done")
    listener.hear(f"take {listener.root}/quests/lights.toml", "no", "yes")
    listener.hear(f"take {listener.root}/quests/phone.toml", "no", "yes", "done lights", "done phone 30", "done phone")
    climbed = 0.0
    for day in range(1, 31):
        listener.sleep()
        if day in (9, 10, 11):  # three days of flu nobody said a word about
            continue
        first = listener.hear(*(["rest all"] if day == 20 else []))[0]
        found = METRES.search(first)
        assert found, first
        now = float(found[1].replace(",", ""))
        assert now >= climbed, "metres never fall"
        climbed = now
        if day == 12:
            assert first.count("a comeback waits") == 3
            assert listener.last("offer read", "1").startswith("You stay on step")
        if day != 20:
            for quest in ("read", "lights", "phone"):
                answers = [f"done {quest} {20}", f"done {quest}"] if quest == "phone" else [f"done {quest}"]
                listener.hear(
                    *answers
                )  # a step mastered asks how sure one is: the input ends there, and nothing is lost
    game = open_game(str(listener.root), {}, lambda: Instant(at(listener.day, 20), 0))
    stands = {quest.id: quest for quest in today(game).quests}
    assert stands["read"].step.index == 6
    assert all(quest.comebacks == 1 for quest in stands.values())
    assert stands["read"].warmth == 5
    heard = listener.last("hear read journey")
    assert "Came back 1 of 1 time." in heard
    assert "3 missed days from 1 December 2026, back on 4 December 2026." in heard
    assert "done, 3 days missed, 1 day rest." in heard
    assert "1 day rest" in heard
