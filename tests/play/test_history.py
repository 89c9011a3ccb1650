"""The history tables: the same however the past was cut into months, rebuilt when in doubt, and cheap to go on from."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.play import history, history_tables, taking
from game.play.history import History, read_history
from game.play.months import MarkKind, Month, month_end
from game.rules.moves import AnswerStep, ChangeSetting, CheckIn, Drop, Edit, Move, Rate, Redo, TakeRest, Undo
from game.rules.rewards import PAID_QUESTS
from game.rules.state import WALL_DAYS
from game.saves import disk, tables
from game.saves.copies import sha_of
from tests.play.living import OUTCOMES, Life, as_file
from tests.rules.build import a_quest, rungs

READ = a_quest((2, 3, 5, 8, 10))
SING = rungs(4, id="sing", title="Sing", mastery=(2, 3))


@pytest.fixture(autouse=True, scope="module")
def _quick_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_file", lambda _: None)
        yield


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "home")


def rebuilt(life: Life) -> History:
    """The past worked out from nothing, by a process that has never seen it."""
    history.path(life.game).unlink(missing_ok=True)
    return read_history(life.open())


def of_quest(found: History, quest: str = "read") -> list[Month]:
    return [month for month in found.months if month.quest == quest]


def kinds(found: History, quest: str = "read") -> list[MarkKind]:
    return [mark.kind for mark in found.marks if mark.quest == quest]


def check(found: History) -> None:
    """What the past must agree with: the metres, the walls, the comebacks and the steps mastered of the world today."""
    totals = found.played.world.totals
    assert sum(month.effort for month in found.months) == totals.effort
    assert sum(month.comeback for month in found.months) == totals.comeback
    assert sum(month.mastery for month in found.months) == totals.mastery
    assert sum(sum(ascent.cm) for ascent in found.ascents) == totals.all
    for name, course in found.played.world.courses.items():
        lived = "".join(month.letters for month in of_quest(found, name)).replace(".", "")
        assert lived[-WALL_DAYS:] == course.state.wall.lower()
        marks = [mark for mark in found.marks if mark.quest == name]
        assert sum(mark.kind is MarkKind.COMEBACK for mark in marks) == course.state.comebacks
        assert {mark.step for mark in marks if mark.kind is MarkKind.MASTERED} == course.state.mastered


# --- any life --------------------------------------------------------------------------------------------------------

QUESTS = st.sampled_from(["read", "sing"])


@st.composite
def moves(draw: st.DrawFn, today: date) -> Move:
    quest = draw(QUESTS)
    whole: dict[str, st.SearchStrategy[Move]] = {
        "say": st.builds(
            lambda letter, ago: CheckIn(quest, OUTCOMES[letter], today - timedelta(days=ago)),
            st.sampled_from("dddsm"),
            st.sampled_from([0, 0, 0, 1, 2, 7, 9]),
        ),
        "amount": st.builds(
            lambda amount, sets: CheckIn("read", OUTCOMES["d"], today, amount, sets), st.integers(0, 12), st.booleans()
        ),
        "rest": st.builds(
            lambda who, length: TakeRest(who, today, None if length is None else today + timedelta(days=length)),
            st.just(quest),
            st.sampled_from([None, 0, 3, 40]),
        ),
        "rest of all": st.sampled_from([0, 3, 40]).map(
            lambda length: TakeRest("all", today, today + timedelta(days=length))
        ),
        "step": st.builds(
            AnswerStep,
            st.just(quest),
            st.sampled_from(["up", "stay", "down", "same", "skip", "bridge", "1", "3"]),
        ),
        "rate": st.builds(Rate, st.just(quest), st.integers(0, 100)),
        "drop": st.builds(Drop, st.just(quest), st.sampled_from(["dropped", "handed_in"])),
        "undo": st.sampled_from([Undo(), Redo()]),
        "edit": st.sampled_from([{"every": "day"}, {"times": 3, "per": "week"}, {"every_days": 2}]).map(
            lambda plain: Edit("read", {"schedule": plain})
        ),
        "set": st.sampled_from([0, 240, 300]).map(lambda minutes: ChangeSetting("day_start", minutes)),
    }
    return draw(whole[draw(st.sampled_from(["say", "say", "say", *whole]))])


@settings(max_examples=25)
@given(st.data())
def test_however_the_past_was_cut_it_is_the_past(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    life = Life(tmp_path_factory.mktemp("life"))
    files = {file.quest.id: file for file in (as_file(READ), as_file(SING))}
    waited = 0
    for _ in range(data.draw(st.integers(5, 30), label="moves")):
        for name, file in files.items():
            course = life.game.played.world.courses.get(name)
            if (course is None or not course.active) and data.draw(st.booleans(), label="take"):
                taking.take(life.game, file)
        move = data.draw(moves(life.game.today))
        # An undo follows at once: days later its day may lie behind a checkpoint, and `readmodel` has its own tests.
        if not (waited and isinstance(move, Undo | Redo)):
            life.game.say(move)
        if data.draw(st.booleans(), label="look"):
            check(read_history(life.game if data.draw(st.booleans()) else life.open()))
        waited = data.draw(st.sampled_from([0, 1, 1, 1, 2, 5, 20, 45]), label="days")
        life.wait(waited)
    seen = read_history(life.game)
    held = history_tables.load(history.path(life.game))
    assert rebuilt(life) == seen
    again = history_tables.load(history.path(life.game))
    assert (held is None) == (again is None)
    if held and again:
        assert (held.months, held.marks, held.model.world) == (again.months, again.marks, again.model.world)
    assert seen.played.world.totals == life.game.played.world.totals
    check(seen)


# --- what the tables say ---------------------------------------------------------------------------------------------


def test_a_month_has_a_letter_a_day_and_dots_where_the_quest_was_not_taken(life: Life) -> None:
    life.take()  # on 5 January
    life.live("read", "dsr.d" + "d" * 30)
    first, second = of_quest(read_history(life.game))
    assert (first.first, first.letters) == (date(2026, 1, 1), "...." + "dsrmd" + "d" * 22)
    assert sum(first.days) == first.effort + first.comeback + first.mastery
    assert [bool(cm) for cm in first.days[:9]] == [False] * 4 + [True, True, False, False, True]
    assert second.letters == "dddddddd-", "today is the 9th, and still open"
    assert first.comeback > 0
    assert first.mastery > second.mastery


def test_days_after_a_drop_are_dots_and_a_later_take_goes_on(life: Life) -> None:
    life.take()
    life.live("read", "ds")
    life.check_in("read", "d")
    life.drop("read")
    life.wait(4)
    life.take()
    life.live("read", "d")
    (month,) = of_quest(read_history(life.game))
    assert month.letters == "....dsd...d-"
    assert kinds(read_history(life.game)) == [
        MarkKind.TAKEN,
        MarkKind.DROPPED,
        MarkKind.TAKEN,
        MarkKind.MASTERED,
        MarkKind.STEP,
    ]


def test_dropped_and_taken_again_on_one_day_was_never_away(life: Life) -> None:
    life.take()
    life.drop("read")
    life.take()
    assert kinds(read_history(life.game)) == [MarkKind.TAKEN]


def test_marks_tell_the_way_up_with_its_falls(life: Life) -> None:
    life.take(a_quest((2, 3)))
    life.live("read", "ddd" + "..d" + "dd")
    marks = read_history(life.game).marks
    assert [(mark.day.day, mark.kind.value, mark.step, mark.missed) for mark in marks] == [
        (5, "taken", "a2", 0),
        (7, "mastered", "a2", 0),
        (8, "step", "a3", 0),
        (10, "comeback", "a3", 2),
        (12, "mastered", "a3", 0),
        (12, "summit", "a3", 0),
    ]
    assert all(mark.cm > 0 for mark in marks if mark.kind in (MarkKind.COMEBACK, MarkKind.MASTERED))


def test_a_camp_has_its_name_on_the_mark(life: Life) -> None:
    life.take(a_quest((2, 3), mastery=(1, 1), camp_names={0: "Meadow", 1: "Ridge"}))
    life.live("read", "d")
    (mark,) = [mark for mark in read_history(life.game).marks if mark.kind is MarkKind.CAMP]
    assert (mark.text, mark.step) == ("Meadow", "a2")


def test_beyond_seven_quests_a_day_the_rest_earned_nothing(life: Life) -> None:
    names = [f"quest-{i}" for i in range(PAID_QUESTS + 1)]
    for name in names:
        life.take(a_quest((2,), id=name, title=name))
        life.check_in(name, "d")
    found = read_history(life.game)
    check(found)
    assert sorted(month.effort > 0 for month in found.months) == [False] + [True] * PAID_QUESTS


# --- the tables are a convenience ------------------------------------------------------------------------------------


def a_year(life: Life) -> History:
    """A year lived, a check-in every other day; the past as it is then."""
    life.take()
    for _ in range(26):
        life.live("read", "dd.s.d")
        life.wait(8)
    return read_history(life.game)


def test_going_on_reads_only_what_is_new(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    a_year(life)
    life.live("read", "d")
    game, read = life.open(), list[tuple[str, int]]()
    real = game.journal.read

    def spied(name: str, start: int = 0) -> object:
        read.append((name, start))
        return real(name, start)

    monkeypatch.setattr(game.journal, "read", spied)
    found = read_history(game)
    assert len(game.journal.files()) > 11
    ((name, start),) = read
    assert name == max(game.journal.files())
    assert start >= 0
    assert found == rebuilt(life)


def test_a_month_closes_when_none_of_its_days_can_be_mended(life: Life) -> None:
    life.take()
    life.wait(27 + 6)  # 7 February: 31 January can be mended to this day
    read_history(life.game)
    assert closed(life) == date(2025, 12, 31)
    life.wait()
    read_history(life.game)
    assert closed(life) == date(2026, 1, 31)


def closed(life: Life) -> date | None:
    held = history_tables.load(history.path(life.game))
    return held.model.world.day if held else None


def test_looking_twice_writes_once(life: Life) -> None:
    a_year(life)
    before = history.path(life.game).stat()
    life.live("read", "d")
    read_history(life.game)
    assert history.path(life.game).stat() == before


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b'{"about":{"1":{}}}',
        b'{"about":{"1":[]},"months":{},"marks":{}}',
        b"\xff\xfe",
        b'{"about":{"1":{"schema":2,"player":"","world":null,"recent":[],"covered":{}}}}',
    ],
)
def test_damaged_tables_are_made_again(life: Life, damage: bytes) -> None:
    found = a_year(life)
    sound = json.loads(history.path(life.game).read_bytes())
    history.path(life.game).write_bytes(damage)
    assert read_history(life.open()) == found
    assert json.loads(history.path(life.game).read_bytes()) == sound


def test_tables_of_another_version_are_made_again(life: Life) -> None:
    found = a_year(life)
    path = history.path(life.game)
    plain = json.loads(path.read_bytes())
    plain["about"]["1"]["schema"] += 1
    plain["months"]["1"]["letters"] = "d" * 31
    path.write_text(json.dumps(plain), "utf-8")
    assert read_history(life.open()) == found


def test_a_disk_that_takes_no_tables_is_no_error(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tables, "write_atomic", full)
    found = a_year(life)
    assert not history.path(life.game).exists()
    assert read_history(life.open()) == found
    check(found)


def test_without_a_save_there_is_no_past_and_nothing_is_written(life: Life) -> None:
    found = read_history(life.game)
    assert (found.months, found.marks) == ((), ())
    assert not life.folder.exists()


def test_lines_of_another_device_that_come_late_change_the_past(life: Life) -> None:
    found = a_year(life)
    old = of_quest(found)[2]
    player = life.game.journal.player
    assert player
    other = Life(life.folder.parent / "other")
    folder = other.game.root.player(player)
    folder.mkdir(parents=True)
    for path in life.game.root.player(player).glob("*-2026-01.jsonl"):
        (folder / path.name).write_bytes(path.read_bytes())
    copies = other.game.root.quests(player)
    copies.mkdir()
    for path in life.game.root.quests(player).iterdir():
        (copies / path.name).write_bytes(path.read_bytes())
    other.wait((old.first - date(2026, 1, 5)).days + old.letters.index("m"))
    other.check_in("read", "d")
    (late,) = [path for path in folder.glob("*.jsonl") if not (life.game.root.player(player) / path.name).exists()]
    (life.game.root.player(player) / late.name).write_bytes(late.read_bytes())
    life.game.refresh()
    after = read_history(life.game)
    assert after == rebuilt(life)
    assert after != found
    assert of_quest(after)[2].letters == old.letters.replace("m", "d", 1)


def test_a_month_file_that_went_takes_its_days_with_it(life: Life) -> None:
    found = a_year(life)
    player = life.game.journal.player
    assert player
    (path,) = life.game.root.player(player).glob("*-2026-05.jsonl")
    path.unlink()
    life.game.refresh()
    after = read_history(life.game)
    assert after == rebuilt(life) != found
    assert "d" not in of_quest(after)[4].letters


def test_nothing_worked_out_from_a_wrong_clock_is_kept(life: Life) -> None:
    life.take()
    life.live("read", "dddd")
    right = read_history(life.game)
    life.wait(400)
    assert len(of_quest(read_history(life.game))) > 12
    life.wait(-400)
    assert read_history(life.game) == right
    assert closed(life) == date(2025, 12, 31)


def test_a_quest_file_that_comes_later_is_waited_for(life: Life) -> None:
    """Another device's lines may be here before the quest file they name."""
    file = life.take()
    life.live("read", "dd" + "." * 60)
    player = life.game.journal.player
    assert player
    copy = life.game.root.quests(player) / f"{sha_of(file.data)}.toml"
    copy.unlink()
    for compiled in life.game.root.compiled.iterdir():
        compiled.unlink()
    assert not read_history(life.open()).months
    copy.write_bytes(file.data)
    assert of_quest(read_history(life.open()))[0].letters.startswith("....ddm")


def test_the_end_of_a_month() -> None:
    assert [month_end(date(2028, month, 15)).day for month in range(1, 13)] == [
        *(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    ]
