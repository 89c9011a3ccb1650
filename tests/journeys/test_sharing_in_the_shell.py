"""Sharing at a prompt: what leaves is told before, a yes is needed, and the folder follows what is said after."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.shell import Shell, Typing


def lines(root: Path) -> list[dict[str, Any]]:
    files = sorted((root / "party").rglob("*.jsonl"))
    return [json.loads(line)["e"] for path in files for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def root(shell: Shell) -> Path:
    shell.ok("take", "read-daily")
    for _ in range(3):
        shell.ok("done", "read")
        shell.sleep()
    return Path(shell.json("party")["folder"]).parent


def test_a_quest_is_shared_only_with_a_yes(shell: Shell, root: Path) -> None:
    code, out, err = shell.run("party", "share", "read", "named")
    assert code == 1
    assert out.startswith("With the party you would share Read every day by name.\n")
    assert err == "undaunted: Nothing was shared: say it again with --yes to let this out.\n"
    assert not (root / "party").exists()
    assert shell.refused("party", "share", "read", "points")["code"] == "needs_yes"
    told = shell.json("party", "share", "read", "named", "--yes")
    assert (told["id"], told["how"]) == ("read-daily", "named")
    assert "moods" in " ".join(told["leaves"])
    assert [line["d"]["outcome"] for line in lines(root) if line["k"] == "p.day"] == ["done"] * 3
    assert shell.json("party")["quests"] == [
        {"id": "read-daily", "title": "Read every day", "how": "named", "offered": False}
    ]
    assert "Read every day  by name" in shell.ok("party")


def test_less_needs_no_yes_and_none_leaves_nothing(shell: Shell, root: Path) -> None:
    shell.ok("party", "share", "read", "named", "--yes")
    shell.ok("party", "share", "read", "points")
    assert {"outcome", "step"}.isdisjoint(key for line in lines(root) if line["k"] == "p.day" for key in line["d"])
    assert "keep copies" in shell.ok("party", "share", "read", "no")
    assert [line["d"]["how"] for line in lines(root) if line["k"] == "p.quest"] == ["no", "no"]


def test_somebody_at_a_terminal_is_asked(shell: Shell, root: Path, typing: Typing) -> None:
    typing("n")
    assert shell.run("party", "share", "read", "named")[0] == 1
    assert not (root / "party").exists()
    typing("y")
    assert "is shared by name" in shell.ok("party", "share", "read", "named")


def test_what_is_said_is_published_after_the_answer(shell: Shell, root: Path) -> None:
    shell.ok("party", "share", "read", "named", "--yes")
    before = len(lines(root))
    shell.ok("done", "read")
    assert lines(root)[-1]["d"]["outcome"] == "done"
    shell.ok("undo")
    shell.ok("redo")
    shell.ok("advice", "read", "1", "Lay it on the kettle.")
    assert lines(root)[-1]["d"]["text"] == "Lay it on the kettle."
    assert len(lines(root)) == before + 4
    shell.ok("edit", "read", "title=A page or two")
    assert [line["d"] for line in lines(root) if line["k"] == "p.quest"][-1]["title"] == "A page or two"
    shell.sleep(2)
    assert shell.json("party", "publish")["lines"] == 1, "the day between was missed"
    assert shell.json("party", "publish")["lines"] == 0
    shell.ok("drop", "read")
    assert [line["d"] for line in lines(root) if line["k"] == "p.quest"][-1]["over"] == "dropped"


def test_the_name_the_order_and_an_offer(shell: Shell, root: Path) -> None:
    assert "only with what you share" in shell.ok("party", "name", "Ann", "Lee")
    assert shell.json("party")["name"] == "Ann Lee"
    assert shell.json("party", "ranking", "on")["ranking"]
    assert shell.refused("party", "offer", "read")["code"] == "needs_yes"
    shell.ok("party", "offer", "read", "--yes")
    (copy,) = (root / "party").rglob("quests/*.toml")
    assert shell.json("party")["quests"][0]["offered"]
    shell.ok("party", "offer", "read", "--no")
    assert not copy.exists()
    assert shell.json("party", "name")["name"] is None


def test_another_file_of_a_quest_whose_file_is_offered_needs_its_own_yes(shell: Shell, root: Path) -> None:
    shell.ok("party", "offer", "read", "--yes")
    assert shell.json("party", "offer", "read")["offered"], "nothing more leaves"
    shell.ok("edit", "read", "target=120")
    shell.sleep()
    (before,) = (root / "party").rglob("quests/*.toml")
    assert shell.refused("party", "offer", "read")["code"] == "needs_yes"
    assert [*(root / "party").rglob("quests/*.toml")] == [before]
    shell.ok("party", "offer", "read", "--yes")
    (after,) = (root / "party").rglob("quests/*.toml")
    assert after.name != before.name


def test_the_preview_shows_every_line_and_what_would_leave(shell: Shell, root: Path) -> None:
    assert shell.ok("party", "preview") == "Nothing leaves.\n"
    shown = shell.json("party", "preview", "read", "--as", "points")
    assert [json.loads(line)["k"] for line in shown["parts"][0]["lines"]] == ["p.quest", *["p.day"] * 3]
    assert not (root / "party").exists()
    shell.ok("party", "share", "read", "named", "--yes")
    shown = shell.json("party", "preview")
    written = [line["d"] for line in lines(root) if line["k"] != "p.open"]
    assert [json.loads(line)["d"] for part in shown["parts"] for line in part["lines"]] == written
    assert shell.refused("party", "preview", "--as", "points")["exit"] == 2


@pytest.mark.usefixtures("root")
def test_one_file_for_mail_goes_to_a_friend(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "ann.jsonl"
    assert shell.refused("party", "export", str(file))["code"] == "nothing_shared"
    shell.ok("party", "name", "Ann")
    shell.ok("party", "share", "read", "points", "--yes")
    assert "holds" in shell.ok("party", "export", str(file))
    assert shell.refused("party", "export", str(file))["code"] == "file_exists"
    assert shell.refused("party", "import", str(file))["code"] == "bad_import", "one's own is not taken in"
    other = ("--root", str(tmp_path / "friend"))
    shell.ok("take", "read-daily", *other)
    view = shell.json("party", "import", str(file), *other)
    assert (view["name"], view["lines"]) == ("Ann", len(file.read_bytes().splitlines()))
    assert "Nothing was new of Ann." in shell.ok("party", "import", str(file), *other)
    file.write_bytes(b"\x1b]52;c;aGk=\x07\n")
    assert "\x1b" not in json.dumps(shell.refused("party", "import", str(file), *other))
    assert shell.refused("party", "import", str(tmp_path / "none"), *other)["code"] == "not_read"


@pytest.mark.parametrize(
    "words", [["shre"], ["share"], ["share", "read"], ["share", "read", "loud"], ["ranking", "maybe"], ["publish", "x"]]
)
def test_what_is_not_understood_ends_in_one_line(shell: Shell, root: Path, words: list[str]) -> None:
    code, _, err = shell.run("party", *words)
    assert code == 2
    assert err.count("\n") == 1
    assert not (root / "party").exists()
