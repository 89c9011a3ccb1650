"""What a player says about themselves stays with them: no shared form has a place for it, and files are theirs alone.

A way up a quest (`rules/trails.py`) is the one form that is made to be shown to others. Quest files are swapped, too,
and a crash log may be sent to somebody.
"""

from __future__ import annotations

import json
import stat
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from game.play.ways import ways
from game.rules.calendar import monday
from game.rules.events import Coped, Felt, Noted, Planned, Rated, Reviewed, Said, WhyICan
from game.rules.moves import Advise, Cope, Feel, LookBack, MakePlan, Rate, SayWhy, WriteNote
from game.rules.trails import Trail
from game.screens.crash import report
from tests.play.living import Life

PRIVATE = (Coped, Felt, Noted, Planned, Rated, Reviewed, WhyICan)
"""The facts that never leave; of `Said`, its note."""

SAID_ALOUD = {"name", "quest", "start", "days", "mastered", "tips", "summit", "day", "letter", "step", "text"}
"""Everything a shared way may hold. A name that is added here is a decision, not a detail."""

RATING = 37


@dataclass
class Diary:
    """A life with a secret in every place where one can be written."""

    life: Life
    secrets: list[str]


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    life = Life(tmp_path / "home")
    life.take()
    secrets: list[str] = []

    def secret(where: str) -> str:
        secrets.append(f"hush{where}hush")
        return secrets[-1]

    life.live("read", "ddmmddd")
    today = life.game.today
    life.check_in("read", "d", note=secret("aday"))
    life.say(WriteNote("read", today, secret("note")))
    life.say(Rate("read", RATING))
    life.say(MakePlan("read", today, secret("b"), secret("cue"), secret("then")))
    life.say(Feel(-2, 2, secret("mood"), "read"))
    life.say(Cope("slow-breath", 120, (-2, 2), (0, 0), secret("coped")))
    life.say(SayWhy("read", today, secret("why")))
    life.say(LookBack(monday(today) - timedelta(weeks=1), secret("worked"), secret("hindered")))
    life.say(Advise("read", "Lay the book on the pillow.", "a2"))
    life.game.keep()
    return Diary(life, secrets)


def journal(diary: Diary) -> str:
    return "".join(path.read_text("utf-8") for path in (diary.life.folder / "own").rglob("*.jsonl"))


def files(folder: Path) -> Iterator[Path]:
    yield from (path for path in folder.rglob("*") if path.is_file())


def test_everything_private_is_in_the_journal_to_begin_with(diary: Diary) -> None:
    written = journal(diary)
    kinds = {json.loads(line)["e"]["k"] for line in written.splitlines()}
    assert all(secret in written for secret in diary.secrets)
    assert {fact.kind for fact in PRIVATE} | {Said.kind} <= kinds


def test_none_of_it_reaches_the_way_a_friend_may_be_shown(diary: Diary) -> None:
    shown = repr([way.trail for way in ways(diary.life.game).values()])
    assert "Lay the book on the pillow." in shown, "advice is written for others"
    assert [secret for secret in diary.secrets if secret in shown] == []
    assert str(RATING) not in shown


def test_a_shared_way_has_no_place_for_anything_else() -> None:
    assert set(_names(Trail)) == SAID_ALOUD


def _names(kind: Any) -> Iterator[str]:
    """The names of all parts of a value class, and of those in them."""
    for name, part in typing.get_type_hints(kind).items():
        yield name
        for inner in _inside(part):
            assert inner in (str, int) or hasattr(inner, "__match_args__"), inner
            if hasattr(inner, "__match_args__"):
                yield from _names(inner)


def _inside(part: Any) -> Iterator[Any]:
    arguments = [each for each in typing.get_args(part) if each is not ...]
    if not arguments:
        yield part
    for each in arguments:
        if each is not types.NoneType:
            yield from _inside(each)


def test_none_of_it_reaches_a_quest_file_or_a_crash_log(diary: Diary) -> None:
    life = diary.life
    log = "\n".join(report(ValueError(*diary.secrets)))
    swapped = [path.read_text("utf-8") for path in (life.folder / "quests").glob("*") if path.is_file()]
    copies = [path.read_text("utf-8") for path in (life.folder / "own").rglob("*.toml")]
    assert copies
    for text in (log, *swapped, *copies):
        assert [secret for secret in diary.secrets if secret in text] == []


def test_nothing_is_written_where_friends_would_read(diary: Diary) -> None:
    places = {path.relative_to(diary.life.folder).parts[0] for path in files(diary.life.folder)}
    assert places <= {"own", "local", ".stignore"}


def test_files_and_folders_are_the_players_alone(diary: Diary) -> None:
    root = diary.life.folder
    open_to_others = [
        str(path.relative_to(root))
        for path in (root, *root.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    assert open_to_others == []
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(root)} == {0o600}
