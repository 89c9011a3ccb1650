"""A goal made a quest, where to start on it, and a longer ladder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.play import goals, taking
from game.play.drafting import MEASURES
from game.play.game import NotSaved
from game.play.goals import GoalAnswers, draft, go_higher, rating_numbers, start_for, write_goal
from game.play.lengthening import lengthened
from game.quests.formats import MOST_STEPS
from game.quests.reader import parse_quest, read_quest
from game.quests.writing import write_quest
from game.rules.ladder import grade
from game.rules.moves import Refusal
from game.rules.quest import EVERY_DAY, MeasureKind, Quest, TimesAWeek, Weekdays
from game.rules.text import clean
from game.saves import disk
from tests.play.living import Life, accepted, files_in, refused
from tests.rules.build import AT_MOST, PAGES, YES_NO, a_quest, lived

READ = GoalAnswers("Read every day", "count", "pages", "page", 2, 30, "every day", why="To sleep better")


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    monkeypatch.setattr(disk, "sync_file", lambda _: None)
    return Life(tmp_path / "home")


def made(answers: GoalAnswers, in_use: tuple[str, ...] = ()) -> Quest:
    return accepted(draft(answers, in_use))


def changed(**answers: Any) -> GoalAnswers:
    """The reading goal with other answers."""
    known = {name: getattr(READ, name) for name in GoalAnswers.__match_args__}
    return GoalAnswers(**(known | answers))


# --- the four questions ----------------------------------------------------------------------------------------------


def test_a_counted_goal_becomes_a_ladder_from_today_to_the_target() -> None:
    quest = made(READ)
    assert (quest.id, quest.title, quest.why) == ("read-every-day", "Read every day", "To sleep better")
    assert [step.amount for step in quest.steps] == list(grade(PAGES, 2, 30))
    assert quest.steps[0].instruction == "Read every day: 2 pages."
    assert quest.schedule == EVERY_DAY
    assert {step.tiny for step in quest.steps} == {"Read every day: only the first two minutes."}


def test_a_goal_in_minutes_needs_no_unit_and_its_tiny_version_is_smaller_than_its_first_step() -> None:
    quest = made(changed(measure="minutes", unit="", unit_one="", baseline=1, target=20, schedule="3 a week"))
    assert quest.steps[0].instruction == "Read every day: 1 minute."
    assert quest.steps[0].tiny == "Read every day: only the first half minute."
    assert quest.schedule == TimesAWeek(3)
    assert made(changed(measure="minutes", baseline=5)).tiny.endswith("two minutes.")


def test_a_habit_to_shrink_falls_to_its_limit_and_its_tiny_version_is_a_delay() -> None:
    quest = made(GoalAnswers("Less scrolling", "at_most", "minutes", "minute", 60, 15, "daily"))
    assert [step.amount for step in quest.steps] == [60, 45, 30, 25, 20, 15]
    assert quest.steps[-1].instruction == "Less scrolling: at most 15 minutes."
    assert quest.steps[0].tiny == "Wait ten minutes first."


def test_a_habit_to_shrink_may_fall_to_nothing() -> None:
    assert made(GoalAnswers("Smoke less", "at_most", "cigarettes", "cigarette", 5, 0, "daily")).steps[-1].amount == 0


@pytest.mark.parametrize("measure", ["minutes", "count", "at_most"])
def test_a_target_that_is_todays_amount_is_one_step_to_hold(measure: str) -> None:
    (step,) = made(changed(measure=measure, baseline=10, target=10)).steps
    assert step.amount == 10


def test_a_yes_no_goal_is_one_step_to_hold() -> None:
    (step,) = made(GoalAnswers("Make the bed", schedule="every day")).steps
    assert (step.instruction, step.tiny) == ("Make the bed.", "Make the bed: only the first two minutes.")


def test_a_yes_no_goal_may_grow_in_times_a_week() -> None:
    quest = made(GoalAnswers("Go for a walk", times=(2, 7)))
    assert [step.schedule for step in quest.steps] == [*map(TimesAWeek, range(2, 7)), EVERY_DAY]
    assert quest.steps[0].instruction == "Go for a walk: 2 times a week."
    assert quest.steps[-1].instruction == "Go for a walk: every day."
    assert quest.schedule == EVERY_DAY


def test_a_yes_no_goal_may_have_written_steps() -> None:
    quest = made(
        GoalAnswers("Speak up", schedule="weekdays", sub_steps=("Ask one question.", "Ask one question.", "走る"))
    )
    assert [step.id for step in quest.steps] == ["ask-one-question", "ask-one-question-2", "step"]
    assert [step.instruction for step in quest.steps] == ["Ask one question.", "Ask one question.", "走る"]
    assert quest.steps[0].tiny == "Ask one question: only the first two minutes."
    assert quest.schedule == Weekdays((0, 1, 2, 3, 4))


def test_a_tiny_version_of_ones_own_holds_on_every_step() -> None:
    for answers in (
        changed(tiny="Open the book."),
        GoalAnswers("Sing", schedule="daily", sub_steps=("Hum.",), tiny="Hm."),
    ):
        quest = made(answers)
        assert {step.tiny for step in quest.steps} == {quest.tiny} == {answers.tiny}


@pytest.mark.parametrize(
    ("answers", "code", "says"),
    [
        ({"what": " \n "}, "no_goal", "a few words"),
        ({"what": "x" * 61}, "too_long", "60 characters; this has 61"),
        ({"why": "x" * 201}, "too_long", "200 characters"),
        ({"tiny": "x" * 201}, "too_long", "200 characters"),
        ({"unit": ""}, "no_unit", "such as pages"),
        ({"unit": "x" * 25}, "too_long", "24 characters"),
        ({"measure": "hours"}, "bad_measure", "yes_no, minutes, count, at_most"),
        ({"baseline": None}, "no_amount", "even on a bad day"),
        ({"target": None}, "no_amount", "where to"),
        ({"baseline": -1}, "bad_amount", "from 0 to 1,000,000, not -1"),
        ({"target": 1_000_001}, "bad_amount", "from 0 to 1,000,000, not 1,000,001"),
        ({"target": 1}, "bad_target", "1 page is less than 2 pages"),
        ({"baseline": 0, "target": 0}, "bad_target", "at least 1"),
        ({"measure": "at_most"}, "bad_target", "30 pages is more than 2 pages"),
        ({"measure": "yes_no"}, "no_amount", "has no amounts"),
        ({"times": (2, 3)}, "bad_goal", "yes/no goals"),
        ({"sub_steps": ("a",)}, "bad_goal", "yes/no goals"),
        ({"schedule": "sometimes"}, "bad_schedule", "names no days"),
        ({"schedule": ""}, "bad_schedule", "Which days?"),
        ({"id": "Read It"}, "bad_id", "such as read-it"),
        ({"id": "all"}, "id_in_use", "all-2 is free"),
        ({"id": "other"}, "id_in_use", "other-2 is free"),
    ],
)
def test_an_answer_that_makes_no_quest_gets_one_line(answers: dict[str, Any], code: str, says: str) -> None:
    answer = draft(changed(**answers), {"other"})
    assert refused(answer) == code
    assert says.lower() in str(answer).lower()


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"times": (5, 2)}, "rise"),
        ({"times": (0, 2)}, "rise"),
        ({"times": (2, 8)}, "rise"),
        ({"times": (2, 5), "schedule": "daily"}, "its own days"),
        ({"times": (2, 5), "sub_steps": ("a",)}, "Choose one"),
        ({"sub_steps": ("a", " "), "schedule": "daily"}, "a word or two"),
        ({"sub_steps": ("a",) * (MOST_STEPS + 1), "schedule": "daily"}, "at most 200"),
        ({"schedule": ""}, "Which days?"),
    ],
)
def test_a_yes_no_answer_that_makes_no_quest_gets_one_line(answers: dict[str, Any], says: str) -> None:
    answer = draft(GoalAnswers("Sing", **answers))
    refused(answer)
    assert says in str(answer)


@pytest.mark.parametrize(
    ("title", "in_use", "made_id"),
    [
        ("Run 5 km", (), "run-5-km"),
        ("Don't smoke!", (), "dont-smoke"),
        ("Übermütig schön", (), "ubermutig-schon"),
        ("5 km", (), "goal-5-km"),
        ("走る", (), "goal"),
        ("A", (), "goal-a"),
        ("All", (), "all-2"),
        ("Run", ("run", "run-2"), "run-3"),
        ("x" * 60, ("x" * 48,), "x" * 46 + "-2"),
    ],
)
def test_an_id_is_made_of_the_title_and_is_free(title: str, in_use: tuple[str, ...], made_id: str) -> None:
    assert made(changed(what=title), in_use).id == made_id


def test_escape_sequences_and_braces_in_a_goal_do_no_harm() -> None:
    quest = made(changed(what="Read \x1b[2J{amount} {x}", tiny="", why="\u202eevil"))
    assert "\x1b" not in quest.title
    assert quest.why == "evil"
    assert quest.steps[0].instruction == "Read [2J(amount) (x): 2 pages."


# --- any valid answers -----------------------------------------------------------------------------------------------

WORDS = st.one_of(st.text(min_size=1, max_size=50), st.sampled_from(["Read", "5 pages", "{amount}", "1,000 x"]))
TITLES = WORDS.filter(lambda text: 0 < len(clean(text, 1 << 30)) <= 60)
UNITS = WORDS.map(lambda text: text[:20]).filter(lambda text: 0 < len(clean(text, 1 << 30)) <= 24)
DAYS = st.sampled_from(["every day", "mon,thu", "3 a week", "every 2 days", "day 31"])
AMOUNTS = st.integers(0, 100) | st.integers(0, 1_000_000)


@st.composite
def counted(draw: st.DrawFn) -> GoalAnswers:
    measure = draw(st.sampled_from(MEASURES[1:]))
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    ends = (high, low) if measure == "at_most" else (low, max(1, high))
    one = draw(st.just("") | UNITS)
    what, why, tiny = draw(TITLES), draw(st.just("") | TITLES), draw(st.just("") | TITLES)
    return GoalAnswers(what, measure, draw(UNITS), one, *ends, draw(DAYS), why=why, tiny=tiny)


@st.composite
def yes_no(draw: st.DrawFn) -> GoalAnswers:
    form = draw(st.sampled_from(["hold", "times", "steps"]))
    first, last = sorted((draw(st.integers(1, 7)), draw(st.integers(1, 7))))
    return GoalAnswers(
        draw(TITLES),
        schedule="" if form == "times" else draw(DAYS),
        times=(first, last) if form == "times" else None,
        sub_steps=tuple(draw(st.lists(TITLES, min_size=1, max_size=12))) if form == "steps" else (),
        tiny=draw(st.just("") | TITLES),
    )


@given(counted() | yes_no(), st.sets(st.sampled_from(["read", "goal", "5-pages"])))
def test_a_drafted_quest_reads_back_the_same_and_can_be_climbed_to_the_summit(
    answers: GoalAnswers, in_use: set[str]
) -> None:
    quest = made(answers, tuple(in_use))
    assert quest.id not in in_use
    assert parse_quest(write_quest(quest).encode(), "x.toml").quest == quest
    assert all(step.tiny and len(step.tiny) <= 200 for step in quest.steps)
    days = sum(step.mastery.done for step in quest.steps)
    state, receipts = lived(quest, "d" * days)
    assert receipts[-1].summit
    assert state.mastered == {step.id for step in quest.steps}
    numbers = rating_numbers(len(quest.steps))
    assert (numbers[0], numbers[-1]) == (1, len(quest.steps))
    assert 1 <= start_for(len(quest.steps), dict(zip(numbers, (90, 50, 20), strict=False))) <= len(quest.steps)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_file", lambda _: None)
        yield tmp_path_factory.mktemp("goals")


@settings(max_examples=25)
@given(counted() | yes_no())
def test_a_written_goal_can_be_taken_and_done_on_its_first_day(folder: Path, answers: GoalAnswers) -> None:
    life = Life(folder / str(len(list(folder.iterdir()))))
    path, file = accepted(write_goal(life.game, answers))
    assert read_quest(path) == file
    assert path.parent == taking.own_folder(life.game)
    accepted(taking.take(life.game, file))
    life.check_in(file.quest.id, "d")
    assert life.game.played.world.totals.effort > 0


# --- files -----------------------------------------------------------------------------------------------------------


def test_a_goal_written_is_in_the_library(life: Life) -> None:
    path, file = accepted(write_goal(life.game, READ))
    assert path.name == "read-every-day.toml"
    assert "read-every-day" in {view.id for view in taking.library(life.game) if not view.bundled}
    assert taking.find_file(life.game, "read-every") == file


def test_a_second_goal_of_the_same_name_is_another_quest_and_another_file(life: Life) -> None:
    first, _ = accepted(write_goal(life.game, READ))
    before = first.read_bytes()
    path, file = accepted(write_goal(life.game, READ))
    assert file.quest.id == path.stem == "read-every-day-2"
    assert first.read_bytes() == before


def test_ids_of_bundled_quests_dropped_quests_and_broken_files_are_not_given_again(life: Life) -> None:
    life.take(a_quest(id="sing", title="Sing"))
    life.drop("sing")
    own = taking.own_folder(life.game)
    own.mkdir(parents=True)
    (own / "hum.toml").write_text("broken", "utf-8")
    for title, given_id in (("Sing", "sing-2"), ("Hum", "hum-2"), ("Read daily", "read-daily-2")):
        path, file = accepted(write_goal(life.game, changed(what=title)))
        assert file.quest.id == given_id == path.stem
    assert (own / "hum.toml").read_text("utf-8") == "broken"


def test_a_file_that_is_in_the_way_is_not_overwritten(life: Life) -> None:
    own = taking.own_folder(life.game)
    own.mkdir(parents=True)
    other = write_quest(a_quest(id="other", title="Other"))
    (own / "read-every-day.toml").write_text(other, "utf-8")
    path, file = accepted(write_goal(life.game, READ))
    assert file.quest.id == "read-every-day"
    assert path.name == "read-every-day-v1.toml"
    assert (own / "read-every-day.toml").read_text("utf-8") == other


def test_a_refused_goal_leaves_no_trace(life: Life) -> None:
    assert refused(write_goal(life.game, changed(target=1))) == "bad_target"
    assert not life.folder.exists()


def test_a_full_disk_says_not_saved_and_leaves_no_file(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(goals, "write_atomic", full)
    with pytest.raises(NotSaved, match="the disk is full"):
        write_goal(life.game, READ)
    assert not files_in(life.folder)


def test_a_save_of_a_newer_version_takes_no_goal(life: Life) -> None:
    life.take()
    life.game.journal.newer = True
    before = files_in(life.folder)
    with pytest.raises(NotSaved, match="newer version"):
        write_goal(life.game, READ)
    with pytest.raises(NotSaved, match="newer version"):
        go_higher(life.game, "read", 30)
    assert files_in(life.folder) == before


# --- where to start --------------------------------------------------------------------------------------------------


def test_three_steps_are_rated_and_the_start_is_where_one_is_70_sure() -> None:
    assert len(made(changed(baseline=1)).steps) == 11
    assert rating_numbers(11) == (1, 6, 11)
    assert start_for(11, {1: 90, 6: 50, 11: 20}) == 5
    assert start_for(11, {}) == 1


def test_a_start_never_goes_against_what_was_rated() -> None:
    assert start_for(11, {1: 100, 6: 100, 11: 100}) == 11
    assert start_for(11, {1: 0, 6: 0, 11: 0}) == 1
    assert start_for(11, {1: 80, 6: 75, 11: 60}) >= 6
    assert start_for(11, {1: 60, 6: 100, 11: 100}) == 1


@given(st.dictionaries(st.integers(1, 11), st.integers(0, 100), min_size=1))
def test_the_start_is_a_step_of_the_ladder(ratings: dict[int, int]) -> None:
    start = start_for(11, ratings)
    assert 1 <= start <= 11
    assert start == 1 or ratings.get(start, 100) >= 70


def test_a_short_ladder_has_fewer_steps_to_rate() -> None:
    assert rating_numbers(1) == (1,)
    assert rating_numbers(2) == (1, 2)


# --- higher ----------------------------------------------------------------------------------------------------------


def ladder(life: Life, quest: str = "read") -> Quest:
    return life.game.shelf[life.game.played.world.courses[quest].sha]


def test_a_longer_ladder_holds_from_tomorrow_and_the_steps_so_far_stay(life: Life) -> None:
    old = life.take(a_quest((2, 3, 5))).quest
    life.live("read", "dd")
    total = life.game.played.world.totals
    said = accepted(go_higher(life.game, "read", 12))
    assert said == "Read goes on to 12 pages: 3 more steps, from tomorrow on. The steps so far stay as they are."
    assert ladder(life) == old
    life.wait()
    new = ladder(life)
    assert new.steps[:3] == old.steps
    assert [step.id for step in new.steps[3:]] == ["a8", "a10", "a12"]
    assert (new.version, new.steps[3].tiny, new.steps[3].mastery) == (2, old.steps[2].tiny, old.steps[2].mastery)
    assert life.game.played.world.totals.effort == total.effort
    assert life.game.played.world.courses["read"].state.step == "a2"


def test_after_the_summit_the_climb_goes_on(life: Life) -> None:
    life.take(a_quest((2, 3)))
    life.live("read", "dddddd")
    assert life.game.played.world.courses["read"].state.summit_of == "a3"
    accepted(go_higher(life.game, "read", 8))
    life.live("read", "ddddddd")
    course = life.game.played.world.courses["read"]
    assert course.state.mastered >= {"a2", "a3", "a5"}
    assert course.state.step == "a8"


def test_a_longer_ladder_is_kept_in_the_save_and_among_the_own_files(life: Life) -> None:
    life.take()
    accepted(go_higher(life.game, "read", 30))
    path = taking.own_folder(life.game) / "read.toml"
    file = read_quest(path)
    life.wait()
    assert life.game.played.world.courses["read"].sha == file.sha
    player = life.game.journal.player
    assert player
    assert (life.game.root.quests(player) / f"{file.sha}.toml").read_bytes() == file.data
    assert ladder(life) == life.open().shelf[file.sha] == file.quest


def test_each_longer_ladder_is_a_new_version_in_a_new_file(life: Life) -> None:
    life.take(a_quest((2, 3)))
    for target in (5, 8, 10):
        accepted(go_higher(life.game, "read", target))
        life.wait()
    own = taking.own_folder(life.game)
    assert sorted(path.name for path in own.iterdir()) == ["read-v3.toml", "read-v4.toml", "read.toml"]
    assert read_quest(own / "read-v4.toml").quest == ladder(life)
    assert [step.amount for step in ladder(life).steps] == [2, 3, 5, 8, 10]


def test_a_target_said_twice_on_a_day_is_the_one_said_last(life: Life) -> None:
    life.take(a_quest((2, 3)))
    accepted(go_higher(life.game, "read", 30))
    accepted(go_higher(life.game, "read", 5))
    life.wait()
    assert [step.amount for step in ladder(life).steps] == [2, 3, 5]


def test_a_limit_goes_lower(life: Life) -> None:
    life.take(a_quest((60, 45), measure=AT_MOST, baseline=None))
    assert refused(go_higher(life.game, "read", 60)) == "bad_target"
    accepted(go_higher(life.game, "read", 0))
    life.wait()
    assert [step.amount for step in ladder(life).steps] == list(grade(AT_MOST, 60, 0))
    assert refused(go_higher(life.game, "read", 0)) == "bad_target"


@pytest.mark.parametrize(
    ("quest", "target", "code"),
    [
        (a_quest((2, 3)), 3, "bad_target"),
        (a_quest((2, 3)), 2, "bad_target"),
        (a_quest((2, 3)), -1, "bad_amount"),
        (a_quest((2, 3)), 1_000_001, "bad_amount"),
        (a_quest((None, None), measure=YES_NO), 5, "no_amount"),
        (a_quest(tuple(range(1, 200))), 1000, "too_many_steps"),
    ],
)
def test_a_ladder_that_cannot_go_higher_says_why_and_nothing_changes(
    life: Life, quest: Quest, target: int, code: str
) -> None:
    life.take(quest)
    before = files_in(life.folder)
    assert refused(go_higher(life.game, "read", target)) == code
    assert files_in(life.folder) == before


def test_only_a_quest_under_way_goes_higher(life: Life) -> None:
    assert refused(go_higher(life.game, "read", 30)) == "unknown_quest"
    life.take()
    life.drop("read")
    assert refused(go_higher(life.game, "read", 30)) == "unknown_quest"


def test_what_could_not_be_said_leaves_no_file_behind(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.take()

    def fails(*_: object) -> None:
        raise NotSaved("the disk is full")

    monkeypatch.setattr(life.game.journal, "append", fails)
    with pytest.raises(NotSaved):
        go_higher(life.game, "read", 30)
    assert not list(taking.own_folder(life.game).iterdir())


@pytest.mark.parametrize(
    ("instruction", "becomes"),
    [
        ("Read 5 pages.", "Read 8 pages."),
        ("5 pages, then 5 pages more", "8 pages, then 8 pages more"),
        ("Read 15 pages, not 5 pages.", "Read 15 pages, not 8 pages."),
        ("Read on the tram.", "8 pages, otherwise as on the step before: Read on the tram."),
        ("x" * 190, "8 pages, otherwise as on the step before."),
    ],
)
def test_new_steps_say_their_amount(instruction: str, becomes: str) -> None:
    quest = a_quest((2, 5))
    last = type(quest.steps[1])("a5", instruction, 5)
    longer = accepted(lengthened(_with_last(quest, last), 8))
    assert longer.steps[2].instruction == becomes


def _with_last(quest: Quest, last: Any) -> Quest:
    values = {name: getattr(quest, name) for name in Quest.__match_args__}
    return Quest(**(values | {"steps": (*quest.steps[:-1], last)}))


def test_large_amounts_are_found_with_and_without_their_comma() -> None:
    words = type(PAGES)(MeasureKind.COUNT, "words", "word")
    for said in ("1,000 words", "1000 words"):
        quest = a_quest((500, 1000), measure=words)
        last = type(quest.steps[1])("a1000", f"Write {said}.", 1000)
        assert accepted(lengthened(_with_last(quest, last), 1200)).steps[2].instruction == "Write 1,200 words."


def test_camps_with_names_stay_and_high_camps_follow() -> None:
    quest = a_quest((2, 3, 5), camp_names={0: "Meadow", 2: "Ridge"})
    longer = accepted(lengthened(quest, 120))
    assert longer.camps[:2] == quest.camps
    assert [camp.name for camp in longer.camps[2:]] == ["high camp 1", "high camp 2"]
    again = accepted(lengthened(longer, 200))
    assert again.camps[:4] == longer.camps
    assert again.camps[-1].end == len(again.steps)
    assert len({camp.name for camp in again.camps}) == len(again.camps)


def test_a_new_step_never_takes_the_id_of_an_old_one() -> None:
    quest = a_quest((2, 5))
    first = type(quest.steps[0])("a8", "Read.", 2)
    values = {name: getattr(quest, name) for name in Quest.__match_args__}
    longer = accepted(lengthened(Quest(**(values | {"steps": (first, quest.steps[1])})), 8))
    assert [step.id for step in longer.steps] == ["a8", "a5", "a8-2"]


@settings(max_examples=40)
@given(counted(), AMOUNTS)
def test_any_longer_ladder_is_a_quest_file_with_the_old_steps_in_it(answers: GoalAnswers, target: int) -> None:
    quest = made(answers)
    longer = lengthened(quest, target)
    if isinstance(longer, Refusal):
        refused(longer)
        return
    assert longer.steps[: len(quest.steps)] == quest.steps
    assert longer.steps[-1].amount == target
    assert parse_quest(write_quest(longer).encode(), "x.toml").quest == longer
