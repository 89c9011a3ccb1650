"""Sharing, by ear: read out before anything leaves, and followed by what is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.party.lives import ada
from tests.party.lives import lines as adas
from tests.plain.listening import Listener
from tests.screens.playing import MENTORED, TODAY, Player


@pytest.fixture
def walker(listener: Listener) -> Listener:
    player = Player(listener.root, TODAY)
    player.take("walk", MENTORED)
    player.settle()
    return listener


def lines(listener: Listener) -> list[dict[str, Any]]:
    files = sorted((listener.root / "party").rglob("*.jsonl"))
    return [json.loads(line)["e"] for path in files for line in path.read_text("utf-8").splitlines()]


def test_what_leaves_is_read_out_and_nothing_leaves_without_a_yes(walker: Listener) -> None:
    heard = walker.hear("party", "share", "named", "no", "quit")
    assert "You have no name in the party." in heard[1]
    assert "Walk every day: not shared." in heard[1]
    assert "With the party you would share Walk every day by name." in heard[3]
    assert "Let this out?" in heard[3]
    assert "Nothing changed. What is shared stays as it was." in heard[4]
    assert not (walker.root / "party").exists()
    assert "is shared by name" in " ".join(walker.hear("party walk", "named", "yes", "quit")[3:])
    assert (walker.root / "party").is_dir()


def test_what_is_said_goes_along(walker: Listener) -> None:
    walker.hear("party walk", "named", "yes", "done walk", "quit")
    assert lines(walker)[-1]["d"]["outcome"] == "done"
    walker.hear("undo", "quit")
    assert "outcome" not in lines(walker)[-1]["d"]
    walker.sleep(3)
    walker.hear("quit")
    assert [line["d"].get("outcome") for line in lines(walker) if line["k"] == "p.day"][-1] == "missed", "at the start"


def test_the_name_the_order_and_the_preview(walker: Listener) -> None:
    assert "It leaves only with what you share." in " ".join(walker.hear("party", "name", "Ann", "quit"))
    walker.hear("party walk", "points", "yes", "party", "order", "yes", "quit")
    heard = walker.hear("party", "preview", "quit")
    assert "You are called Ann, and would like an order by metres." in " ".join(heard)
    assert "no name in the party now" in " ".join(walker.hear("party", "name", "none", "quit"))
    assert "is not shared any more" in " ".join(walker.hear("party walk", "no", "quit"))


def test_a_file_is_offered_after_a_yes_and_the_offer_taken_back(walker: Listener) -> None:
    heard = walker.hear("party", "offer", "yes", "quit")
    assert "word for word" in " ".join(heard)
    (copy,) = (walker.root / "party").rglob("quests/*.toml")
    assert "and its file is offered" in " ".join(walker.hear("party", "offer", "yes", "quit"))
    assert not copy.exists()


def test_the_words_of_the_shell_are_understood(walker: Listener) -> None:
    heard = walker.hear(
        "party share walk named", "yes", "party name Ann Other", "party ranking on", "party order", "no"
    )
    assert "is shared by name" in heard[2]
    assert "In the party you are called Ann Other." in heard[3]
    assert "You would like an order by metres." in heard[4]
    assert "rather have no order" in heard[6]
    assert "Ann Other" in " ".join(walker.hear("party preview", "quit"))
    assert "Let this out?" in " ".join(walker.hear("party offer walk", "yes", "quit"))
    assert "not offered any more" in " ".join(walker.hear("party offer walk --no", "quit"))
    assert "Nothing was new." in walker.hear("party publish", "quit")[1]
    assert "is not shared any more" in " ".join(walker.hear("party share walk no", "quit"))
    assert "There is no quest" in " ".join(walker.hear("party share swim named", "quit"))


def test_what_is_shared_goes_into_a_file_and_a_friends_comes_out_of_one(walker: Listener, tmp_path: Path) -> None:
    walker.hear("party share walk named", "yes", "quit")
    file = tmp_path / "ann.jsonl"
    assert "holds" in " ".join(walker.hear(f"party export {file}", "quit"))
    assert "There is a file" in " ".join(walker.hear("party export", str(file), "quit"))
    assert "This file is yours" in " ".join(walker.hear("party import", str(file), "quit"))
    file.write_bytes(b"".join(adas(ada())))
    assert "new lines of Ada." in " ".join(walker.hear(f"party import {file}", "quit"))
    assert "Nothing was new of Ada." in " ".join(walker.hear(f"party import {file}", "quit"))
    assert "cannot be read: there is no such file." in " ".join(
        walker.hear(f"party import {tmp_path / 'none'}", "quit")
    )
