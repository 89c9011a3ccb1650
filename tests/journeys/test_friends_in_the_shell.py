"""Three friends who share a folder: they see each other's ways, cheer, and hear how somebody came back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.shell import Shell
from tests.party.gitting import bare


class Circle:
    """Friends with a save each, on the same day, and the folder that carries what they share."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        self.shell = shell
        self.folder = folder

    def root(self, name: str) -> Path:
        return self.folder / name

    def ok(self, name: str, *words: str) -> str:
        return self.shell.ok(*words, "--root", str(self.root(name)))

    def json(self, name: str, *words: str) -> Any:
        return self.shell.json(*words, "--root", str(self.root(name)))

    def refused(self, name: str, *words: str) -> dict[str, Any]:
        return self.shell.refused(*words, "--root", str(self.root(name)))

    def carry(self, *names: str) -> None:
        """Each one's own folder comes to the others as it is now."""
        for source in names:
            own = self.json(source, "party")["player"]
            for target in names:
                if source != target:
                    shutil.rmtree(self.root(target) / "party" / own, ignore_errors=True)
                    shutil.copytree(self.root(source) / "party" / own, self.root(target) / "party" / own)

    def live(self, **letters: str) -> None:
        """A day for each letter, for everybody at once."""
        for day in range(max(map(len, letters.values()))):
            for name, said in letters.items():
                verb = {"d": "done", "s": "some", "m": "missed"}.get(said[day : day + 1])
                if verb:
                    self.ok(name, verb, "read")
            self.shell.sleep()


@pytest.fixture
def circle(shell: Shell, tmp_path: Path) -> Circle:
    """Ann and Bo read, Cara shares her metres alone; Bo fell and came back, and left a line."""
    circle = Circle(shell, tmp_path)
    for name in ("ann", "bo", "cara"):
        circle.ok(name, "take", "read-daily")
        circle.ok(name, "party", "name", name.capitalize())
    circle.live(ann="dddd", bo="dddmmdd", cara="d")
    circle.ok("bo", "advice", "read", "1", "Book", "on", "the", "pillow.")
    for name, how in (("ann", "named"), ("bo", "named"), ("cara", "points")):
        circle.ok(name, "party", "share", "read", how, "--yes")
    circle.carry("ann", "bo", "cara")
    return circle


def test_without_a_party_the_player_is_told_which_folder_to_share(shell: Shell, home: Path) -> None:
    told = shell.ok("friends")
    assert "No friend is in the shared folder yet." in told
    assert str(home / "party") in told
    assert shell.json("friends")["friends"] == []
    assert shell.ok("cheer") == "No cheer has come in the last four weeks.\n"
    assert shell.refused("cheer", "bo", "Hello")["code"] == "unknown_friend"
    assert shell.refused("friends", "show")["code"] == "usage"
    assert not (home / "party").exists()


def test_friends_are_seen_with_where_they_stand(circle: Circle) -> None:
    told = circle.ok("ann", "friends")
    assert "Bo: " in told
    assert "  Read every day: step 2 of 10, day 7." in told
    assert "    dddmmdd-  5 days done, 1 step mastered, 1 fall, 1 cairn." in told
    assert "A quest that is not named: 0 m this week, 20 m in all." in told
    bo, cara = circle.json("ann", "friends")["friends"]
    assert (bo["name"], bo["quests"][0]["cairns"], bo["quests"][0]["mine"]) == ("Bo", 1, "read-daily")
    (hers,) = cara["quests"]
    assert (hers["named"], hers["id"], hers["title"], hers["step"], hers["lately"]) == (False, None, None, None, None)


def test_everybody_sees_the_same_summit_and_the_same_ways(circle: Circle) -> None:
    views = [circle.json(name, "friends") for name in ("ann", "bo", "cara")]
    assert views[0]["summit"] == views[1]["summit"] == views[2]["summit"]
    seen = [{each["id"]: each["quests"] for each in [view["me"], *view["friends"]]} for view in views]
    for of in seen[0]:
        shown = [[{**way, "mine": None} for way in each[of]] for each in seen]
        assert shown[0] == shown[1] == shown[2]


def test_a_friends_trail_is_shown_beside_ones_own(circle: Circle) -> None:
    told = circle.ok("ann", "friends", "show", "bo")
    assert "A fall on day 4: 2 missed days, back on day 6." in told
    assert "Advice for step 1: “Book on the pillow.”" in told
    assert "Day 1: you on step 1, Bo on step 1." in told
    assert "Day 7: you on step 2, Bo on step 2." in told
    assert circle.ok("ann", "friends", "Bo") == told
    (way,) = circle.json("ann", "friends", "show", "Bo")["quests"]
    assert way["letters"] == "dddmmdd"
    assert way["lapses"] == [{"day": 4, "missed": 2, "back": 6}]
    assert way["beside"][0] == {"day": 1, "mine": 1, "theirs": 1}
    assert circle.refused("ann", "friends", "show", "dee") == {
        "code": "unknown_friend",
        "message": "There is no friend “dee” in the shared folder.",
        "near": [],
        "exit": 2,
    }


def test_a_cheer_arrives_is_announced_and_is_read_once(circle: Circle) -> None:
    circle.ok("ann", "friends")
    said = circle.ok("ann", "cheer", "bo", "Well", "come", "back!", "--sign", "fire", "--for", "comeback")
    assert "The whole party can read it." in said
    circle.carry("ann", "bo", "cara")
    circle.ok("bo", "friends")
    assert "A cheer from Ann. `cheer` reads it.\n" in circle.ok("bo", "today")
    assert circle.json("bo", "status")["cheers"] == "A cheer from Ann. `cheer` reads it."
    assert circle.ok("bo", "cheer") == "Ann to you, today, for a comeback: The fire is lit. “Well come back!”\n"
    assert "A cheer from" not in circle.ok("bo", "today")
    (cheer,) = circle.json("bo", "cheer")["cheers"]
    assert (cheer["who"], cheer["to_me"], cheer["sign"], cheer["new"]) == ("Ann", True, "fire", False)
    assert "“Well come back!”" in circle.ok("cara", "friends", "show", "bo"), "the whole party can read it"
    circle.ok("ann", "undo")
    circle.carry("ann", "bo", "cara")
    assert circle.ok("bo", "cheer") == "No cheer has come in the last four weeks.\n"


def test_a_cheer_comes_after_a_miss(circle: Circle) -> None:
    circle.ok("ann", "friends")
    circle.ok("ann", "cheer", "bo", "One", "day", "is", "one", "day.")
    circle.carry("ann", "bo", "cara")
    circle.ok("bo", "friends")
    assert "Ann gave you this: “One day is one day.”" in circle.ok("bo", "missed", "read")
    circle.shell.sleep()
    assert circle.json("bo", "missed", "read")["cheer"] is None


def test_a_cheer_needs_a_word_and_a_friend(circle: Circle) -> None:
    assert circle.refused("ann", "cheer", "bo")["code"] == "no_words"
    assert circle.refused("ann", "cheer", "--sign", "sun")["code"] == "usage"
    assert circle.refused("ann", "cheer", "bo", "--sign", "moon")["code"] == "usage"
    assert circle.refused("ann", "cheer", "bo", "x" * 200)["code"] == "too_long"
    assert circle.json("ann", "friends")["cheers"] == []


def test_advice_and_a_story_of_a_friend_are_there_on_the_same_step(circle: Circle) -> None:
    circle.ok("cara", "friends")
    assert "Bo wrote for this step: “Book on the pillow.”" in circle.ok("cara", "journey", "read")
    (tip,) = circle.json("cara", "journey", "read")["friends_advice"]
    assert tip == {"who": "Bo", "step": 1, "text": "Book on the pillow."}
    told = [story for story in circle.json("cara", "story", "read", "--all")["stories"] if story["source"] == "friend"]
    assert any(story["who"] == "Bo" and story["about"] == "a comeback" for story in told)


def test_a_friend_who_has_been_away_is_told_of_once(circle: Circle) -> None:
    circle.live(bo="mmm")
    circle.carry("ann", "bo", "cara")
    circle.ok("ann", "friends")
    lines = []
    for _ in range(9):
        lines.append(circle.json("ann", "today")["aside"])
        circle.ok("ann", "done", "read")
        circle.shell.sleep()
    away = [line["text"] for line in lines if line and line["kind"] == "away"]
    assert len(set(away)) == len(away), "each absence once"
    assert "Bo has been away from Read every day for 3 due days. A cheer might help." in away


def test_what_is_withdrawn_is_seen_no_more(circle: Circle) -> None:
    circle.ok("ann", "friends")
    circle.ok("bo", "party", "share", "read", "no", "--yes")
    circle.carry("ann", "bo", "cara")
    told = circle.ok("ann", "friends")
    assert "step 2" not in told
    assert "No quest of theirs is shared." in told or "Bo" not in told
    circle.shell.sleep()
    assert circle.ok("ann", "journey", "read").count("wrote for this step") == 0


def test_a_cheer_that_came_with_a_sync_is_announced(circle: Circle, tmp_path: Path) -> None:
    remote = str(bare(tmp_path / "party.git"))
    for name in ("ann", "bo"):
        circle.ok(name, "sync", "--remote", remote)
    circle.ok("ann", "cheer", "bo", "--sign", "flag")
    circle.ok("ann", "sync")
    code, _, err = circle.shell.run("sync", "--root", str(circle.root("bo")))
    assert code == 0
    assert err.endswith("A cheer from Ann. `cheer` reads it.\n")
    assert "A cheer from Ann." in circle.ok("bo", "today")
