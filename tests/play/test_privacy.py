"""What a player says about themselves stays with them: no shared form has a place for it, and files are theirs alone.

A way up a quest (`rules/trails.py`) is the one form that is made to be shown to others, and the public facts
(`party/facts.py`) are all that leaves a device. Quest files are swapped, too, and a crash log may be sent to somebody.
"""

from __future__ import annotations

import json
import re
import stat
import tempfile
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.party.facts import PublicFact
from game.play import carrying, sharing
from game.play.ways import ways
from game.rules.calendar import monday
from game.rules.events import Coped, Felt, Noted, Planned, Rated, Reviewed, Said, WhyICan
from game.rules.moves import (
    Advise,
    CheckIn,
    Cope,
    Edit,
    Feel,
    LookBack,
    MakePlan,
    Move,
    Rate,
    SayWhy,
    TakeRest,
    WriteNote,
)
from game.rules.trails import Trail
from game.screens.crash import report
from tests.play.living import OUTCOMES, Life, accepted
from tests.play.sharing_devices import public_bytes
from tests.rules.build import a_quest

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


# --- the shared folder ------------------------------------------------------------------------------------------------

AMOUNT = 7_368
"""No step asks for it, and no metres come to it."""

MAY_LEAVE = {
    "p.open": {"player"},
    "p.profile": {"name", "ranking"},
    "p.quest": {"alias", "how", "quest", "title", "sha", "start", "first", "steps", "over"},
    "p.day": {"alias", "day", "metres", "outcome", "step", "mark"},
    "p.cheer": {"id", "to", "day", "sign", "text", "about"},
    "p.advice": {"alias", "step", "text"},
    "p.offer": {"sha", "gone"},
}
"""Every key a public line may have. One that is added here is a decision, not a detail."""

HIDDEN = a_quest((2, 3), id="hidden-away", title="Hidden away")

WHISPERS = ("day", "note", "rate", "plan", "mood", "cope", "why", "review", "amount", "hidden", "edit", "rest", "wait")


@dataclass
class Whisperer:
    """A life in which a secret is put wherever there is place for one."""

    life: Life
    secrets: list[str] = field(default_factory=list)

    def secret(self) -> str:
        self.secrets.append(f"hush{len(self.secrets)}hush")
        return self.secrets[-1]

    def whisper(self, where: str) -> None:
        """Say something private; what is refused leaves its secret unsaid."""
        life, today = self.life, self.life.game.today
        life.clock.at += timedelta(minutes=7)
        moves: dict[str, Callable[[], Move]] = {
            "day": lambda: CheckIn("read", OUTCOMES["d"], today, note=self.secret()),
            "note": lambda: WriteNote("read", today, self.secret()),
            "rate": lambda: Rate("read", RATING),
            "plan": lambda: MakePlan("read", today, self.secret(), self.secret(), self.secret()),
            "mood": lambda: Feel(-2, 2, self.secret(), "read"),
            "cope": lambda: Cope("slow-breath", 120, (-2, 2), (0, 0), self.secret()),
            "why": lambda: SayWhy("read", today, self.secret()),
            "review": lambda: LookBack(monday(today) - timedelta(weeks=1), self.secret(), self.secret()),
            "amount": lambda: CheckIn("read", OUTCOMES["d"], today, AMOUNT),
            "hidden": lambda: CheckIn("hidden-away", OUTCOMES["d"], today, note=self.secret()),
            "edit": lambda: Edit("read", {"cue": self.secret(), "plan_b": self.secret(), "why": self.secret()}),
            "rest": lambda: TakeRest("read", today, today, self.secret()),
        }
        if where == "wait":
            life.wait()
        else:
            life.game.refresh()
            life.game.say(moves[where]())


def lines(written: bytes) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line)["e"] for line in written.splitlines() if line.startswith(b"{"))


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(WHISPERS), max_size=14),
    st.sampled_from(["named", "points"]),
    st.lists(st.sampled_from(WHISPERS), max_size=4),
)
def test_of_any_private_history_nothing_private_leaves(before: list[str], how: str, after: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder) / "home")
        life.take()
        life.take(HIDDEN)
        whisperer = Whisperer(life)
        for where in before:
            whisperer.whisper(where)
        accepted(sharing.set_name(life.game, "Ann"))
        accepted(sharing.share(life.game, "read", how))
        for where in after:
            whisperer.whisper(where)
            assert not sharing.publish_lately(life.game).problem
        assert not sharing.publish(life.game).problem
        accepted(carrying.export(life.game, Path(folder) / "sent.jsonl"))
        written = public_bytes(life) + (Path(folder) / "sent.jsonl").read_bytes()
        assert b"p.quest" in written
        check_private(life, whisperer.secrets, written)
        if how == "points":
            check_points(life, written)
        accepted(sharing.share(life.game, "read", "no"))
        assert b"p.day" not in public_bytes(life)
        check_points(life, public_bytes(life))


def check_private(life: Life, secrets: list[str], written: bytes) -> None:
    """No secret, no time of day, no id of the journal, no quest that is not shared, no amount, no key but those."""
    text = written.decode()
    assert [secret for secret in secrets if secret in text] == []
    assert re.search(r"\d\d:\d\d", text) is None
    assert re.search(rf"(?<![0-9a-z]){AMOUNT}(?![0-9a-z])", text) is None
    assert "idden" not in text
    for event in (event for batch in life.game.journal.read_all() for event in batch.events):
        for name in (event.id, event.a, event.w, life.game.journal.player or "", event.at):
            assert name not in text
    for line in lines(written):
        assert set(line) == {"v", "w", "n", "k", "d"}
        assert set(line["d"]) <= MAY_LEAVE[line["k"]]


def check_points(life: Life, written: bytes) -> None:
    """Neither the id of the quest nor its title, file or steps, nor what a day was."""
    quest = life.game.shelf[life.game.played.world.courses["read"].sha]
    sha = life.game.played.world.courses["read"].sha
    for name in (quest.id, quest.title, sha, "done", "missed", *(step.id for step in quest.steps)):
        assert f'"{name}"'.encode() not in written


def test_the_public_facts_have_a_place_for_nothing_else() -> None:
    forms = typing.get_args(PublicFact)
    assert {form.kind: set(form.__match_args__) - {"cm"} for form in forms} == {
        kind: keys - {"metres"} for kind, keys in MAY_LEAVE.items()
    }


def test_shared_files_are_the_players_alone_where_the_game_made_them(diary: Diary) -> None:
    accepted(sharing.share(diary.life.game, "read", "named"))
    accepted(sharing.offer(diary.life.game, "read"))
    test_files_and_folders_are_the_players_alone(diary)
    assert (diary.life.folder / "local" / "party" / "mine.json").is_file()


def test_no_file_that_is_shared_tells_an_hour(diary: Diary) -> None:
    accepted(sharing.share(diary.life.game, "read", "named"))
    accepted(sharing.offer(diary.life.game, "read"))
    diary.life.check_in("read", "d", ago=1)
    sharing.publish_lately(diary.life.game)
    changed = [path.stat().st_mtime for path in files(diary.life.folder / "party")]
    assert len(changed) == 2
    assert {seconds % (24 * 60 * 60) for seconds in changed} == {0}


def test_a_folder_that_is_shared_already_keeps_its_permissions(diary: Diary) -> None:
    party = diary.life.folder / "party"
    party.mkdir()
    party.chmod(0o755)
    accepted(sharing.share(diary.life.game, "read", "named"))
    assert stat.S_IMODE(party.stat().st_mode) == 0o755
