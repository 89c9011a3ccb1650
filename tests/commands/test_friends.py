"""`friends` and `cheer` at a prompt: texts of others are only text, a long reading can be left, start-up is light."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

from game import clock
from game.party.friends import Party, Trouble
from game.play.game import Game
from game.play.opening import open_game
from game.play.party_read import my_id
from tests.house.test_hygiene import HEAVY, QUEST, TODAY, TOMORROW, play
from tests.journeys.shell import Shell
from tests.play import parties
from tests.play.parties import BO, CARA, brief, friend, quest
from tests.screens.public import ADA, FriendFile
from tests.screens.test_hostile import HOSTILE


def shared(monkeypatch: pytest.MonkeyPatch, home: Path, *friends: Any, troubles: tuple[Trouble, ...] = ()) -> None:
    """A party as the reader gives it, whatever stands in it."""
    (home / "party").mkdir(parents=True, exist_ok=True)
    by_id = {each.player: each for each in friends}

    def party(game: Any, *_: object) -> Party:
        return brief(Party(friend(my_id(game), "Ann"), friends, troubles))

    for name in ("party.read", "party.overview", "cheering.overview", "nudging.overview"):
        monkeypatch.setattr(f"game.play.{name}", party)
    monkeypatch.setattr("game.play.party.whole", lambda _, player: by_id.get(player))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_others_write_is_only_text(shell: Shell, home: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where a text came through uncleaned, no byte of it reaches the terminal that is not to be seen."""
    shell.day = parties.TODAY
    shell.ok("take", "read-daily")
    me = my_id(_game(home))
    way = quest("dmmd", name="read-daily", title=text, tips=(("one-page", text), ("two", text)), over="")
    evil = friend(BO, text, way, cheers=(parties.cheer(me, text, sign="sun", about="week"),), offers=("ab" * 32,))
    trouble = Trouble("damaged", text, text)
    shared(monkeypatch, home, evil, friend(CARA, text, troubles=(trouble,)), troubles=(trouble,))
    for words in (
        ["friends"], ["friends", "show", BO], ["cheer"], ["today"], ["status"], ["journey", "read"], ["story", "read"],
        ["missed", "read"], ["cheer", "who"], ["friends", "--json"], ["friends", "show", BO, "--json"],
    ):  # fmt: skip
        _, out, err = shell.run(*words)
        assert not [char for char in out + err if char != "\n" and category(char) in ("Cc", "Cf", "Cs", "Co")], words


def _game(home: Path) -> Game:
    return open_game(str(home), os.environ, clock.read)


def test_a_hostile_answer_is_only_text(shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.ok("take", "read-daily")
    shared(monkeypatch, home, friend(BO, "Bo"))
    for text in HOSTILE.values():
        refused = shell.refused("friends", "show", text)
        assert refused["code"] in ("unknown_friend", "ambiguous_friend", "usage")
        assert refused["message"].isprintable()
    shell.ok("cheer", "bo", HOSTILE["escape"])
    assert shell.ok("undo").startswith("Taken back: the cheer “A[2J[31mB”.")


def test_the_folder_can_be_away(shell: Shell, home: Path) -> None:
    """A shared folder that is a file, or vanished, is a sentence and no crash."""
    shell.ok("take", "read-daily")
    (home / "party").write_text("no folder")
    assert "No friend" in shell.ok("friends")
    assert shell.ok("today")


def test_what_a_friend_wrote_is_read_and_what_is_damaged_is_told(shell: Shell, home: Path) -> None:
    shell.day = parties.TODAY
    shell.ok("take", "read-daily")
    ada = FriendFile(home, ADA, "Ada")
    ada.climb("1", ("read-daily", "Read every day", ["one-page", "two-pages"]), "dmmd", shell.day, rises=(3,))
    with ada.path.open("ab") as file:
        file.write(b'{"c":"00000000","e":{"v":1}}\n')
    told = shell.ok("friends")
    assert "  Read every day: step 2 of 2, day 4.\n    dmmd  2 days done, 1 fall, 1 cairn.\n" in told
    assert "1 line in a file of Ada's cannot be read" in told
    assert shell.json("friends")["friends"][0]["troubles"][0]["code"] == "damaged"


def test_a_long_reading_can_be_left(shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.ok("take", "read-daily")
    (home / "party").mkdir()
    before, said = signal.getsignal(signal.SIGINT), list[bool]()

    def slow(_: object, progress: Callable[[int, int], bool]) -> Party:
        said.append(progress(1, 100))
        signal.raise_signal(signal.SIGINT)
        said.append(progress(2, 100))
        return Party(None, (friend(BO, "Bo"),), complete=False)

    monkeypatch.setattr("game.play.party.read", slow)
    told = shell.ok("friends")
    assert said == [True, False]
    assert "Bo: " in told
    assert "The reading was left before it was over" in told
    assert signal.getsignal(signal.SIGINT) is before


def test_the_help_of_a_cheer_says_who_reads_it(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        shell.run("cheer", "--help")
    assert "whole party can read" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("words", [["today"], ["status"], ["missed", "read-daily"]], ids=" ".join)
def test_a_party_makes_no_everyday_command_heavy(words: list[str], home: Path, tmp_path: Path) -> None:
    file = tmp_path / "read-daily.toml"
    file.write_text(QUEST, "utf-8")
    play(home, "take", str(file), now=TODAY)
    ada = FriendFile(home, ADA, "Ada")
    game = _game(home)
    ada.cheer(my_id(game), game.today, "Onward.")
    play(home, "friends", now=TODAY)
    loaded = play(home, *words, now=TOMORROW)
    assert "game.party.cache" in loaded, "the party was looked at"
    assert not HEAVY & loaded
