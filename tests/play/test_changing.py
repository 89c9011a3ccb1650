"""What can be edited on a quest, and what a change or a rest would mean before it is said."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.play.changing import FieldView, edit, fields, weigh, weigh_rest
from game.rules.moves import Refusal, TakeRest
from game.rules.quest import Weekdays
from game.rules.sheet import ALL
from game.saves import disk
from tests.play.living import Life, accepted, files_in, refused
from tests.rules.build import a_quest, rungs

MON = date(2026, 1, 5)


@pytest.fixture(autouse=True, scope="module")
def _quick_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_file", lambda _: None)
        yield


@pytest.fixture
def life(tmp_path: Path) -> Life:
    lived = Life(tmp_path / "home")
    lived.take(a_quest((2, 3, 5)))
    return lived


def field(life: Life, key: str) -> FieldView:
    found = accepted(fields(life.game, "read"))
    return next(each for each in found if each.key == key)


def test_present_values_stand_beside_what_the_file_says(life: Life) -> None:
    assert (field(life, "title").value, field(life, "cue").value, field(life, "schedule").value) == (
        "Read",
        "",
        "every day",
    )
    accepted(edit(life.game, "read", ["title=Read more", "cue=After supper"]))
    assert (field(life, "title").value, field(life, "title").given) == ("Read more", "Read")
    assert field(life, "cue").value == "After supper"
    assert field(life, "tiny").value == "", "each step has its own"
    assert field(life, "target").value == "5"


def test_a_change_that_waits_is_told_with_its_day(life: Life) -> None:
    accepted(edit(life.game, "read", ["schedule=mon,wed"]))
    assert accepted(weigh(life.game, "read", "schedule", "mon,wed")).from_day is None, "it is said already"
    life.wait()
    assert (field(life, "schedule").value, field(life, "schedule").coming) == ("Mon and Wed", "")
    accepted(edit(life.game, "read", ["schedule=3 a week"]))
    waits = field(life, "schedule")
    assert (waits.value, waits.coming, waits.coming_day) == ("Mon and Wed", "3 times a week", MON + timedelta(days=7))


@pytest.mark.parametrize(
    ("key", "text", "from_day"),
    [
        ("cue", "After supper", MON),
        ("cue", "", None),
        ("title", "Read", None),
        ("schedule", "mon,wed,fri", MON + timedelta(days=1)),
        ("schedule", "3 a week", MON + timedelta(days=7)),
        ("schedule", "every day", None),
        ("target", "8", MON + timedelta(days=1)),
    ],
)
def test_from_when_a_change_would_hold(life: Life, key: str, text: str, from_day: date | None) -> None:
    before = files_in(life.folder)
    weighed = accepted(weigh(life.game, "read", key, text))
    assert weighed.from_day == from_day
    assert files_in(life.folder) == before, "looking writes nothing"


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("title", " ", "bad_key"),
        ("schedule", "now and then", "bad_schedule"),
        ("target", "5", "bad_target"),
        ("target", "many", "bad_amount"),
        ("colour", "red", "bad_key"),
    ],
)
def test_what_would_be_refused_is_refused_before_it_is_said(life: Life, key: str, text: str, code: str) -> None:
    assert refused(weigh(life.game, "read", key, text)) == code


def test_what_is_weighed_is_what_comes(life: Life) -> None:
    weighed = accepted(weigh(life.game, "read", "target", "8"))
    assert (weighed.more, weighed.steps, weighed.value) == (1, 4, "8 pages")
    accepted(edit(life.game, "read", ["target=8"]))
    life.wait()
    assert len(life.game.shelf[life.game.played.world.courses["read"].sha].steps) == 4


def test_what_cannot_be_changed_says_why(life: Life) -> None:
    life.take(rungs(2, id="sing", title="Sing", schedules={1: Weekdays((5,))}))
    found = {each.key: each for each in accepted(fields(life.game, "sing"))}
    assert "own days" in found["schedule"].refused
    assert "yes or no" in found["target"].refused
    assert not found["title"].refused
    assert refused(fields(life.game, "dance")) == "unknown_quest"
    assert refused(weigh(life.game, "dance", "title", "x")) == "unknown_quest"


def test_what_a_rest_would_mean(life: Life) -> None:
    before = files_in(life.folder)
    friday = MON + timedelta(days=4)
    said = accepted(weigh_rest(life.game, TakeRest("read", MON, friday)))
    assert said.startswith("Read rests from today to Friday 9 January.")
    assert accepted(weigh_rest(life.game, TakeRest(ALL, MON, None))).startswith("Everything rests from today until")
    assert files_in(life.folder) == before
    assert isinstance(weigh_rest(life.game, TakeRest("read", MON, MON - timedelta(days=1))), Refusal)
    assert isinstance(weigh_rest(life.game, TakeRest("read", MON, MON + timedelta(days=400))), Refusal)
    life.say(TakeRest("read", MON, friday))
    assert accepted(weigh_rest(life.game, TakeRest("read", MON, friday))) == "That rest is said already."
