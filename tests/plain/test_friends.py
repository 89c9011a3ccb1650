"""Friends and cheers, heard: who stands where in sentences, a cheer given in a few answers, new ones at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from game.party.friends import Party, Trouble
from game.play import party as play
from game.play import party_told
from game.play.game import Game
from game.play.party_read import my_id
from game.play.party_views import PartyView
from game.rules.values import replace
from game.saves.paths import Root
from tests.plain.listening import Listener
from tests.play import parties
from tests.play.parties import BO, CARA, brief, friend, quest
from tests.screens.playing import TODAY, Clock
from tests.screens.public import ADA, FriendFile
from tests.screens.test_hostile import HOSTILE

STEPS = ("s1", "s2", "s3", "s4", "s5", "s6")

Reading = Callable[[Sequence[str]], Listener]


@pytest.fixture
def ada(reading: Reading) -> tuple[Listener, FriendFile]:
    """Somebody who reads, and a friend on the same quest."""
    listener = reading("ddmd")
    ada = FriendFile(listener.root, ADA, "Ada")
    tips = [(step, "Leave it on the pillow.") for step in STEPS]
    ada.climb("1", ("read", "Read every day", STEPS), "ddmmdd", TODAY, rises=(4,), tips=tips)
    return listener, ada


def me(root: Path) -> str:
    game = Game(Root(root), Clock())
    game.refresh()
    return my_id(game)


def test_without_friends_the_folder_to_share_is_named(reading: Reading) -> None:
    listener = reading("d")
    told = listener.last("friends")
    assert "No friend is in the shared folder yet." in told
    assert "/party" in told.replace(" ", "")
    assert "No cheer has come" in listener.last("cheer")


def test_friends_are_heard_by_name_with_where_they_stand(ada: tuple[Listener, FriendFile]) -> None:
    listener, _ = ada
    told = listener.hear("friends", "ada")
    assert "Read every day: step 2 of 6, day 6." in told[1]
    assert "4 days done, 1 fall, 1 cairn." in told[1]
    assert "Whose way do you want to hear?" in told[1]
    assert "A fall on day 3: 2 missed days, back on day 5." in told[2]
    assert "Last two weeks: 4 done, 2 missed." in told[2]
    assert "Day 1: you on step 1, Ada on step 1." in told[2]
    assert listener.last("friends ada") == told[2]
    assert 'There is no friend "dee"' in listener.last("friends dee")


def test_what_a_friend_wrote_stands_where_the_step_is_heard(ada: tuple[Listener, FriendFile]) -> None:
    listener, _ = ada
    listener.hear("friends", "back")
    assert 'Ada wrote for this step: "Leave it on the pillow."' in listener.last("hear read stand")
    assert 'Ada wrote for this step: "Leave it on the pillow."' in listener.last("1")


def test_new_cheers_are_read_out_once_when_the_game_begins(ada: tuple[Listener, FriendFile]) -> None:
    listener, friend_file = ada
    friend_file.cheer(me(listener.root), TODAY, "Onward.", sign="flag", about="week")
    told = listener.hear()[0]
    assert 'A cheer from Ada. Ada to you, today, for a hard week: A flag for you. "Onward."' in told
    assert "Onward" not in listener.hear()[0]
    assert '"Onward."' in listener.last("cheer")


def test_a_cheer_is_given_in_a_few_answers(ada: tuple[Listener, FriendFile]) -> None:
    listener, _ = ada
    told = listener.hear("cheer", "ada", "comeback", "rope", "skip")
    assert "The whole party can read a cheer, and who gave it." in told[3]
    assert told[-1].startswith("Your cheer to Ada is on its way. The whole party can read it.")
    assert (listener.root / "party" / me(listener.root)).is_dir()
    assert "the cheer" in listener.last("undo")


def test_words_alone_need_words(ada: tuple[Listener, FriendFile]) -> None:
    listener, _ = ada
    told = listener.hear("cheer ada", "week", "none", "x" * 200, "Skip")
    assert "That is longer than 120 characters." in told[-2]
    assert "Your cheer to Ada is on its way." in told[-1], "without a sign, skip is a word like others"
    assert listener.last("cheer ada", "back") == "Back. Nothing changed. What now? " + WHAT


WHAT = "Say the number of a quest, a word such as done, or help."


def test_a_cheer_comes_after_a_miss(ada: tuple[Listener, FriendFile]) -> None:
    listener, friend_file = ada
    friend_file.cheer(me(listener.root), TODAY - timedelta(days=40), "It is one day.")
    assert 'Ada gave you this: "It is one day."' in listener.hear("missed read")[1]


def test_a_friend_who_has_been_away_is_the_quiet_line(ada: tuple[Listener, FriendFile]) -> None:
    listener, friend_file = ada
    friend_file.climb("1", ("read", "Read every day", STEPS), "ddmmddmmm", TODAY + timedelta(days=3))
    heard = []
    for _ in range(8):
        listener.sleep()
        heard.append(" ".join(listener.hear("done read", "today")))
    told = [text for text in heard if "Ada has been away from Read every day" in text]
    assert len(told) == 1
    assert 'Saying "cheer" sends one.' in told[0]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_others_write_is_only_text(reading: Reading, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = reading("dd")
    (listener.root / "party").mkdir()
    mine = me(listener.root)
    trouble = (Trouble("damaged", text, text),)
    way = quest("dmmd", title=text, tips=tuple((step, text) for step in STEPS), steps=STEPS, first="s1")
    evil = friend(BO, text, way, cheers=(parties.cheer(mine, text, sign="sun"),), offers=("ab" * 32,), troubles=trouble)
    party = Party(friend(mine, text), (evil, friend(CARA, text)), trouble)

    def read(_: Game, *_more: object) -> Party:
        return brief(party)

    for name in ("party.read", "party.overview", "cheering.overview", "nudging.overview"):
        monkeypatch.setattr(f"game.play.{name}", read)
    monkeypatch.setattr("game.play.party.whole", lambda *_: evil)
    listener.hear(
        "friends", "1", "cheer", "1", "step", "sun", "skip", "1", "back", "hear read", "missed read", "story read"
    )
    assert listener.code == 0


def test_a_long_reading_can_be_left_and_the_game_goes_on(
    ada: tuple[Listener, FriendFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    listener, _ = ada
    asked: list[bool] = []
    whole = play.party

    def party(game: Game, progress: Callable[[int, int], bool]) -> PartyView:
        """Ctrl-C comes while the first friends are read."""
        asked.append(progress(0, 30))
        if len(asked) == 1:
            raise KeyboardInterrupt
        return replace(whole(game), complete=asked[-1])

    monkeypatch.setattr("game.plain.friends.play.party", party)
    told = listener.hear("status", "quit")
    assert asked == [True, False], "what was read is asked for, and no more is read"
    assert party_told.NOT_COMPLETE in told[0]
    assert listener.code == 0
