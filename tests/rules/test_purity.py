"""The rules are pure: the same words give the same game, in every process. What they import: see `tests/house`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.rules.build import Player, a_quest, day, rungs

TOP = Path(__file__).resolve().parents[2]

MONTH = """\
from tests.rules.test_purity import a_month
played = a_month().look()
print(played.world.totals, {name: list(receipts) for name, receipts in played.receipts.items()})
"""


def a_month() -> Player:
    """Thirty days of a person who falls and comes back."""
    player = Player(a_quest((2, 3, 5, 8, 10, 12, 15, 20), id="read"), rungs(3, id="run"))
    player.live("dsd")
    player.rate(60, "a5")
    player.live("dd..sd")
    player.answer("down")
    player.live("ddrr.d")
    player.edit(schedule={"times": 4, "per": "week"})
    player.live("ddm..")
    player.undo()
    player.live("..........")
    return player


def test_a_month_played_twice_is_the_same_month() -> None:
    first, second = a_month(), a_month()
    assert first.events == second.events
    assert first.look() == second.look()
    assert first.today == day(30)
    assert first.total > 0


def test_a_month_is_the_same_under_every_order_of_hashes() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", MONTH],
            cwd=TOP,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert "Totals(" in told.pop()


def test_looking_changes_nothing() -> None:
    player = a_month()
    events, world = list(player.events), player.look().world
    for _ in range(3):
        player.look()
    assert player.events == events
    assert player.look().world == world
