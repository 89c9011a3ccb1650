"""A quest together: a file a friend offers is listed, shown, and only then taken; hostile ones stay outside."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from game.play import together
from game.play.game import Game
from game.play.publishing import me
from game.quests.writing import write_quest
from game.rules.moves import Refusal
from game.saves.paths import Root
from tests.journeys.shell import Shell
from tests.play.living import Clock
from tests.rules.build import a_quest

QUEST = """\
format = 1
id = "night-walk"
title = "Walk at night"
why = "For the quiet of it"
author = "{author}"
schedule = {{ every = "day" }}
measure = {{ kind = "yes_no" }}
cautions = ["Take a lamp."]

[[steps]]
id = "door"
instruction = "To the door and back."
tiny = "Shoes on."

[[steps]]
id = "lane"
instruction = "{step}"
"""


@pytest.fixture
def ben(shell: Shell, tmp_path: Path, home: Path) -> Path:
    """Ben, who offers a quest file of his own, in a folder Ann's device has as well."""
    file = tmp_path / "night-walk.toml"
    file.write_text(QUEST.format(author="Ben", step="To the end of the lane."))
    ben = tmp_path / "ben"
    where = ["--root", str(ben)]
    shell.ok("take", str(file), *where)
    shell.ok("party", "name", "Ben", *where)
    shell.ok("party", "offer", "night-walk", "--yes", *where)
    carry(ben, home)
    return ben


def carry(ben: Path, home: Path) -> None:
    """What any sync tool does."""
    shutil.copytree(ben / "party", home / "party", dirs_exist_ok=True)


def offered_file(home: Path) -> Path:
    (path,) = (home / "party").glob("*/quests/*.toml")
    return path


def test_listed_shown_taken(shell: Shell, ben: Path) -> None:
    assert ben
    assert "night-walk" in shell.ok("take", "--from", "Ben")
    shown = shell.ok("take", "night-walk", "--from", "ben")
    for part in ("Walk at night", "For the quiet of it", "Take a lamp.", "To the end of the lane.", "Written by Ben"):
        assert part in shown
    assert shell.json("today")["quests"] == []
    sha = shell.json("take", "--from", "Ben")["offers"][0]["sha"]
    assert f"take {sha[:8]} --from ben --yes" in shown
    shell.ok("take", sha[:8], "--from", "Ben", "--start", "2", "--yes")
    assert shell.quest("night-walk")["step"]["index"] == 2
    assert shell.json("take", "--from", "Ben")["offers"][0]["have"] is True


def test_quest_show_knows_it(shell: Shell, ben: Path) -> None:
    assert ben
    assert "Take a lamp." in shell.ok("quest", "show", "night", "--from", "Ben")
    assert shell.json("quest", "show", "night", "--from", "Ben")["quest"]["id"] == "night-walk"


def test_it_stays_when_the_offer_goes(shell: Shell, ben: Path, home: Path) -> None:
    shell.ok("take", "night-walk", "--from", "Ben", "--yes")
    shell.ok("party", "offer", "night-walk", "--no", "--root", str(ben))
    shutil.rmtree(home / "party")
    carry(ben, home)
    assert shell.refused("take", "night-walk", "--from", "Ben", "--yes")["code"] == "not_offered"
    shell.ok("done", "night-walk")


def test_another_quest_of_that_id_is_not_taken_for_it(shell: Shell, ben: Path, tmp_path: Path) -> None:
    assert ben
    mine = tmp_path / "mine.toml"
    mine.write_text(QUEST.format(author="Ann", step="Round the house."))
    shell.ok("take", str(mine))
    assert "You know a quest of that id" in shell.ok("take", "night-walk", "--from", "Ben")
    assert shell.refused("take", "night-walk", "--from", "Ben", "--yes")["code"] == "other_quest"
    shell.ok("take", "night-walk", "--from", "Ben", "--same", "--yes")


def test_who_offers_nothing(shell: Shell, ben: Path) -> None:
    assert ben
    assert shell.refused("take", "--from", "Nobody")["code"] == "unknown_friend"
    told = shell.refused("take", "other", "--from", "Ben")
    assert told["code"] == "not_offered"
    assert "night-walk" in told["message"]


@pytest.mark.parametrize("how", ["changed", "link", "pipe", "folder", "large", "gone"])
def test_what_is_not_the_offered_file_is_not_opened(shell: Shell, ben: Path, home: Path, how: str) -> None:
    assert ben
    path = offered_file(home)
    data = path.read_bytes()
    path.unlink()
    match how:
        case "changed":
            path.write_bytes(data.replace(b"lane", b"cliff"))
        case "link":
            (home / "elsewhere").write_bytes(data)
            path.symlink_to(home / "elsewhere")
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "large":
            path.write_bytes(b"#" * (256 * 1024 + 1))
        case _:
            pass
    (offer,) = shell.json("take", "--from", "Ben")["offers"]
    assert offer["problem"]
    assert offer["id"] is None or how != "changed"
    assert shell.refused("take", offer["sha"][:8], "--from", "Ben", "--yes")["code"] in ("bad_offer", "not_here")
    assert not shell.json("today")["quests"]


def test_hostile_text_in_an_offered_file_reaches_no_terminal(shell: Shell, ben: Path, home: Path) -> None:
    assert ben
    text = QUEST.format(author="\\u001b]52;c;evil\\u0007", step="[@click=app.quit]x[/] \\u202eevil").encode()
    sha = sha256(text).hexdigest()
    plant_offer(home, text, sha)
    code, out, err = shell.run("take", sha[:8], "--from", "Ben")
    assert code == 0, err
    assert "\x1b" not in out + err
    assert "\u202e" not in out + err


def test_an_offered_file_with_mistakes_names_the_first(shell: Shell, ben: Path, home: Path) -> None:
    assert ben
    text = QUEST.format(author="Ben", step="x").replace("format = 1", "format = 1\nsudo = true").encode()
    sha = sha256(text).hexdigest()
    plant_offer(home, text, sha)
    error = shell.refused("take", sha[:8], "--from", "Ben", "--yes")
    assert error["code"] == "bad_quest_file"
    assert "sudo" in error["message"]


def plant_offer(home: Path, text: bytes, sha: str) -> None:
    """One more line of Ben's, by a hand that knows the frame, and the file it names."""
    from game.party.facts import PublicOffer
    from game.party.lines import to_line

    path = next((home / "party").glob("*/*.jsonl"))
    with path.open("ab") as file:
        file.write(to_line(path.name[:10], 900, PublicOffer(sha)))
    (path.parent / "quests" / f"{sha}.toml").write_bytes(text)


def test_a_friend_offers_more_than_is_opened(shell: Shell, ben: Path, home: Path) -> None:
    assert ben
    for number in range(together.MOST_OFFERS + 5):
        text = write_quest(a_quest(id=f"quest-{number}")).encode()
        plant_offer(home, text, sha256(text).hexdigest())
    assert len(shell.json("take", "--from", "Ben")["offers"]) == together.MOST_OFFERS


def test_a_file_nobody_offers_is_never_opened(shell: Shell, ben: Path, home: Path) -> None:
    shell.ok("take", "--from", "Ben")
    game = Game(Root(home), Clock())
    game.refresh()
    friend = Game(Root(ben), Clock())
    friend.refresh()
    for sha in ("../../own/x", "0" * 64, ""):
        assert isinstance(together.show_offered(game, me(friend), sha), Refusal)
        assert isinstance(together.take_offered(game, "../own", sha), Refusal)
