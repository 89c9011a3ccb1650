"""What is said when: the situations told apart, the choice between wordings, and silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.encouragement import CELLS, TOPICS_AGO, Line, Spoken, encouragement, worded
from game.rules.facts import DAY, QUEST, SAID, Facts
from game.rules.glances import GLANCES
from game.rules.habit import RATE, STRONG, habit_strength
from game.rules.situations import AFTER_SAYING
from game.rules.text import width

TUESDAY = date(2026, 11, 24)
MONDAY, SATURDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 21), date(2026, 11, 22)
PLAIN = {
    situation.name: "\n".join(f"{situation.name} {n}." for n in range(5)) for situation in (*AFTER_SAYING, *GLANCES)
}
"""Wordings that tell nothing but their situation."""

STANDS: dict[str, Any] = {
    "title": "Read",
    "kind": "count",
    "step": 3,
    "steps": 8,
    "task": "Read five pages",
    "tiny": "Open the book",
    "need": 5,
    "window_need": 3,
    "window_of": 4,
    "days_on": 20,
    "play_days": 20,
    "done_days": 9,
    "passed": 2,
    "next": "the same tomorrow",
    "next_date": "tomorrow",
}


def replace(facts: Facts, **changes: Any) -> Facts:
    """The same moment but for this."""
    return Facts(**(vars(facts) | changes))


def done(letters: str = "dd-d", day: date = TUESDAY, **more: Any) -> Facts:
    """A done day was said, the last of these letters."""
    return Facts(SAID, "me", "read", day, outcome="done", letters=letters, **(STANDS | more))


def back(missed: int = 1, letters: str = "dmd", **more: Any) -> Facts:
    """A done day that ended a lapse of so many missed days."""
    known: dict[str, Any] = {"came_back": missed, "comebacks": 2, "away": missed + 1}
    return done(letters, **(known | more))


def some(letters: str = "d-s", **more: Any) -> Facts:
    """Some was said."""
    return replace(done(letters, **({"away": 1} | more)), outcome="some")


def missed(letters: str = "ddm", **more: Any) -> Facts:
    """A miss was said."""
    return replace(done(letters, **({"lapse": 1, "comebacks": 3, "away": 1} | more)), outcome="missed")


def rest(**more: Any) -> Facts:
    """Rest was said."""
    return replace(done("ddr", **({"rest_why": "rest"} | more)), outcome="rest")


def limit(amount: int | None, outcome: str = "done", **more: Any) -> Facts:
    """A day of at most 60 minutes."""
    known: dict[str, Any] = {"kind": "at_most", "need": 60, "amount": amount, "unit": "minutes"}
    return replace(done(**(known | more)), outcome=outcome)


def mastered(window: str = "ddd", **more: Any) -> Facts:
    """The third of eight steps was mastered, two having been before."""
    known: dict[str, Any] = {"mastered": True, "mastered_step": 3, "window": window, "passed": 3}
    return done(**(known | more))


def looked(letters: str = "dd-", outcome: str = "pending", **more: Any) -> Facts:
    """The quest is looked at, and asks for something."""
    return Facts(QUEST, "me", "read", TUESDAY, outcome=outcome, letters=letters, **(STANDS | {"away": 1} | more))


def a_day(**more: Any) -> Facts:
    """The day is looked at."""
    known: dict[str, Any] = {"quests": 3, "due_today": 3, "open_today": 3, "play_days": 20}
    return Facts(DAY, "me", "", more.pop("day", TUESDAY), **(known | more))


HARD_TUESDAY = "-------m------m------d"
"""Two Tuesdays missed of the last three; today is the fourth."""

CASES: dict[str, Facts] = {
    # marks
    "summit": mastered(summit=True, mastered_step=8),
    "camp_first": mastered(camp="base camp", first_camp=True),
    "camp": mastered(camp="camp 1"),
    "mastered_after_step_down": mastered(stepped_down=True),
    "mastered_first": mastered(mastered_step=1, passed=1),
    "halfway": mastered(mastered_step=4, passed=4),
    "mastered_after_falls": mastered("dmdd"),
    "mastered_clean": mastered("ddd"),
    "mastered_with_small": mastered("dsdd"),
    "mastered": mastered(""),
    "first_ever_done": done("d", first_ever=True, done_days=1),
    "first_ever_some": some("s", first_ever=True, first_some=True, away=None),
    "hundred_days": done(done_days=200),
    "round_days": done(done_days=25),
    "first_done": done("d", done_days=1),
    "first_some": some(first_some=True),
    # coming back
    "woken": back(15, "d" + "m" * 15 + "d", woke=True),
    "back_some_long": replace(back(8), outcome="some"),
    "back_some_few": replace(back(3), outcome="some"),
    "back_some_one": replace(back(1), outcome="some"),
    "back_not_due": back(due=False),
    "back_after_month": back(20, "m" * 27 + "d", away=None),
    "back_after_fortnight": back(14, "d" + "m" * 14 + "d"),
    "back_hard_day": back(1, HARD_TUESDAY),
    "back_with_plan": back(new_plan=True, plan_then="I read one page"),
    "back_after_week": back(8, "d" + "m" * 8 + "d"),
    "cairns": back(comebacks=10),
    "back_sooner": back(comebacks=4, usual=3),
    "back_first": back(comebacks=1),
    "back_after_few": back(3, "dmmmd"),
    "back_after_one": back(),
    "third_after_lapse": done("dmddd"),
    "after_sick": done("drd", rest_why="sick"),
    "after_travel": done("drd", rest_why="travel"),
    "after_rest": done("drd", rest_why="rest"),
    # at most
    "limit_none": limit(0),
    "limit_well_under": limit(25),
    "limit_just_within": limit(58),
    "limit_within": limit(45),
    "limit_over": limit(75, "some"),
    "limit_missed": limit(95, "missed", lapse=1),
    "limit_passed_open": limit(70, "pending"),
    "limit_near": limit(55, "pending"),
    "limit_open": limit(20, "pending"),
    # done
    "rating_rose": done(rating=70, rated_before=50, rose=20),
    "rated_low_did": done(rating=30),
    "week_over": done(left=0, due=False),
    "not_due_done": done(due=False),
    "weekday_turned": done(HARD_TUESDAY),
    "week_full_early": done(left=0),
    "week_full_late": done(day=SATURDAY, left=0),
    "eased_done": done(stepped_down=True, window="d"),
    "harder_done": done(climbed=True, window="d"),
    "month_of_play": done(play_days=30),
    "season_of_play": done(play_days=182),
    "year_of_play": done(play_days=365),
    "one_away": done(window="dd"),
    "best_week": done("d------" * 3 + "-" + "ddd", day=date(2026, 11, 25)),
    "height": done(height="Ben Nevis"),
    "warmth_full": done(warmth=5, warmth_was=4),
    "more_than_asked": done(amount=9, unit="pages"),
    "all_done": done(due_today=3, done_today=3),
    "one_left": done(due_today=3, done_today=2, open_today=1, last_open="Run"),
    "several_today": done(due_today=6, done_today=3, open_today=3),
    "done_after_some": done("ddsd"),
    "week_place": done(left=2),
    "ahead_of_last_week": done("d------" + "dd"),
    "steady_week": done("d" * 5, day=date(2026, 11, 27)),
    "week_begun": done(day=MONDAY),
    "weekend_done": done("---d", day=SATURDAY),
    "at_top_done": done(at_top=True),
    "done_month": done("d-" * 10 + "d", days_on=40),
    "done_fortnight": done("d-d-d"),
    "done_week": done("dd"),
    "done_total": done("--d"),
    "done_step": done("--d", done_days=0),
    # some
    "some_not_due": some(due=False),
    "some_five": some("sssss"),
    "some_almost": some(amount=4),
    "some_half": some(amount=3),
    "some_after_done": some("ds"),
    "some_after_some": some("ss"),
    "some_hard_day": some(HARD_TUESDAY[:-1] + "s"),
    "some": some("-s"),
    # missed
    "first_miss": missed(comebacks=0),
    "rated_high_missed": missed(rating=90),
    "missed_hard_day": missed(HARD_TUESDAY[:-1] + "m"),
    "missed_new_step": missed(climbed=True, window="m"),
    "missed_with_plan": missed(plan_then="I read one page"),
    "missed_one": missed(),
    "missed_few": missed(lapse=3),
    "missed_week": missed(lapse=9),
    # rest, and days said late
    "rest_ahead": rest(late=-3),
    "rest_late": rest(late=2),
    "rest_sick": rest(rest_why="sick"),
    "rest_travel": rest(rest_why="travel"),
    "rest_in_lapse": rest(lapse=2),
    "rest_again": replace(rest(), letters="drr"),
    "rest_first": rest(),
    "mended_back": back(late=2),
    "mended_done": done(late=1),
    "mended_some": some(late=1),
    # looking at a quest
    "see_unsaid": looked(outcome="missed", late=1),
    "see_asleep": looked(outcome="asleep"),
    "see_resting": looked(outcome="rest"),
    "see_some": looked(outcome="some"),
    "see_not_due": looked(outcome="not_due"),
    "see_first_day": looked("-", days_on=0),
    "see_own_words": looked(lapse=2, own_words=("I did it in May",)),
    "see_lapse_fortnight": looked("d" + "m" * 14 + "-", lapse=14),
    "see_lapse_week": looked("d" + "m" * 7 + "-", lapse=7, warmth=1),
    "see_warmth_lost": looked("dmm-", lapse=2, warmed=True),
    "see_lapse_plan": looked("dm-", lapse=1, warmth=3, plan_then="I read one page"),
    "see_lapse_few": looked("dmm-", lapse=2, warmth=1),
    "see_lapse_one": looked("dm-", lapse=1, warmth=3),
    "see_purse": looked("dms-", purse=True),
    "see_after_rest": looked("dr-"),
    "see_limit_near": looked(kind="at_most", amount=4),
    "see_limit_open": looked(kind="at_most", amount=1),
    "see_rated_low": looked(rating=20),
    "see_eased": looked(stepped_down=True),
    "see_new_step": looked(climbed=True),
    "see_hard_day": looked(HARD_TUESDAY[:-1] + "-"),
    "see_one_away": looked(window="dd"),
    "see_week_last": looked(left=6),
    "see_week_room": looked(left=2),
    "see_may_climb": looked(may_climb=True),
    "see_top": looked(at_top=True),
    "see_plan": looked(plan_then="I read one page"),
    "see_cue": looked(cue="After supper"),
    "see_tiny": looked(),
    "see_pending": looked(tiny=""),
    # looking at the day
    "day_no_quest": a_day(quests=0, due_today=0, open_today=0),
    "day_first": a_day(play_days=0),
    "day_moved_clock": a_day(moved_clock=True),
    "day_unsaid": a_day(unsaid=2),
    "day_rest": a_day(resting=3, due_today=0, open_today=0),
    "day_fresh_week": a_day(day=MONDAY, lapsed=1, lapse=3, lapsed_title="Run"),
    "day_comeback": a_day(lapsed=1, lapsed_title="Run"),
    "day_nothing_due": a_day(due_today=0, open_today=0),
    "day_all_done": a_day(open_today=0, done_today=3),
    "day_done_one": a_day(due_today=1, open_today=0, done_today=1),
    "day_one_left": a_day(open_today=1, done_today=2, last_open="Run"),
    "day_under_way": a_day(open_today=2, done_today=1),
    "day_open": a_day(),
    "day_open_one": a_day(due_today=1, open_today=1),
}


@pytest.mark.parametrize("name", CASES)
def test_the_most_specific_situation_speaks(name: str) -> None:
    line = encouragement(CASES[name], (), PLAIN)
    assert line is not None
    assert line.spoken.situation == name


def test_every_situation_can_come_up() -> None:
    assert set(CASES) == {situation.name for situation in (*AFTER_SAYING, *GLANCES)}
    assert len(CASES) >= 60


# --- the choice -------------------------------------------------------------------------------------------------------


def months(facts: Facts, days: int, said: list[Spoken] | None = None) -> Iterator[Line | None]:
    """The same situation on every day of some months, everything said being remembered."""
    said = [] if said is None else said
    for number in range(days):
        line = encouragement(replace(facts, day=facts.day + timedelta(days=number)), said, PLAIN)
        if line is not None:
            said.append(line.spoken)
        yield line


@given(st.sampled_from([name for name, facts in CASES.items() if facts.moment == SAID]))
def test_no_wording_comes_again_within_a_fortnight(name: str) -> None:
    last: dict[str, int] = {}
    for day, line in enumerate(months(CASES[name], 60)):
        if line is not None:
            assert day - last.get(line.text, -99) > 14
            last[line.text] = day


def test_the_same_moment_shown_again_says_the_same() -> None:
    facts = done(HARD_TUESDAY)
    first = encouragement(facts, (), PLAIN)
    assert first is not None
    assert encouragement(facts, [first.spoken], PLAIN) == first


def test_two_devices_that_said_the_same_say_the_same() -> None:
    assert list(months(done(), 40)) == list(months(done(), 40))
    others = (
        encouragement(replace(done(), player="you"), (), PLAIN),
        encouragement(replace(done(), quest="run"), (), PLAIN),
    )
    assert {line.spoken.situation for line in others if line} == {"done_fortnight"}


def test_what_was_spoken_of_lately_waits() -> None:
    facts = done("d-d-d")
    first = encouragement(facts, (), PLAIN)
    assert first is not None
    assert first.spoken.topic == "fortnight"
    tomorrow = replace(facts, day=facts.day + timedelta(days=1))
    second = encouragement(tomorrow, [first.spoken], PLAIN)
    assert second is not None
    assert second.spoken.topic != "fortnight"
    other_quest = encouragement(replace(tomorrow, quest="run"), [first.spoken], PLAIN)
    assert other_quest is not None
    assert other_quest.spoken.topic == "fortnight"
    assert TOPICS_AGO == 2


def test_a_comeback_is_spoken_of_each_time() -> None:
    said: list[Spoken] = []
    topics = [line.spoken.topic for line in months(back(), 5, said) if line]
    assert topics == ["back"] * 5


def test_with_nothing_left_to_say_there_is_silence() -> None:
    texts = {"done_step": "Done."}
    said = Spoken(TUESDAY - timedelta(days=3), SAID, "read", "done_step", "climb", 0)
    assert encouragement(done(), (), texts) is not None
    assert encouragement(done(), [said], texts) is None
    assert encouragement(replace(done(), outcome="unheard of"), (), PLAIN) is None


@pytest.mark.parametrize("habit", [{"days_on": 61}, {"habit": STRONG}])
def test_a_habit_hears_little(habit: dict[str, Any]) -> None:
    assert encouragement(done(**habit), (), PLAIN) is None
    assert encouragement(some(**habit), (), PLAIN) is None
    for rare in (back(**habit), missed(**habit), mastered(**habit), done(**(habit | {"done_days": 100}))):
        assert encouragement(rare, (), PLAIN) is not None


# --- the words --------------------------------------------------------------------------------------------------------


def test_counts_bring_their_noun() -> None:
    assert worded("{week_done:done day|done days}.", done("-d")) == "1 done day."
    assert worded("{week_done:done day|done days}.", done("dd")) == "2 done days."
    assert worded("{done_days:done day|done days}.", done(done_days=1200)) == "1,200 done days."


def test_what_is_not_known_is_not_said() -> None:
    assert worded("{away:day|days} ago.", done(away=None)) is None
    assert worded("{comebacks:time|times}.", done()) is None
    assert worded("Next: {next}.", done(next="")) is None
    assert worded("{easier} is free.", done(step=1)) is None
    assert worded("{Easier} is free.", done()) == "A step down is free."
    assert worded("{tiny}.", done(tiny="Open the book.")) == "Open the book."
    with pytest.raises(KeyError):
        worded("{points}", done())


def test_a_line_fits_into_two_lines_of_sixty() -> None:
    texts = {"done_step": "{title}: done.\nDone."}
    for title in ("Read", "R" * 300, "走" * 70):
        line = encouragement(done("--d", done_days=0, title=title), (), texts)
        assert line is not None
        assert width(line.text) <= CELLS


def test_own_words_come_back_as_they_are() -> None:
    own = ("I ran in the rain in May", "My sister did it, too")
    lines = [
        encouragement(replace(CASES["see_own_words"], own_words=own, day=day), (), {"see_own_words": "“{own}”"})
        for day in (TUESDAY, TUESDAY + timedelta(days=1))
    ]
    assert {line.text for line in lines if line} == {f"“{text}”" for text in own}


def test_facts_are_known_by_name_and_stay_as_they_are() -> None:
    with pytest.raises(TypeError, match="speed"):
        replace(done(), speed=3)
    with pytest.raises(AttributeError, match="frozen"):
        setattr(done(), "step", 4)  # noqa: B010 - the type checker knows, too


def test_words_of_players_are_no_placeholders() -> None:
    facts = done(title="{done_days} {x} | }")
    assert worded("{title}: done.", facts) == "{done_days} {x} | }: done."


# --- habit strength ---------------------------------------------------------------------------------------------------


def test_the_median_habit_is_made_in_66_days() -> None:
    """The rate makes 66 days in a row, the median of Lally and others (2010), reach 95 % of a habit."""
    strength, days = 0.0, 0
    while strength < 0.95:
        strength, days = habit_strength(strength, acted=True), days + 1
    assert days == 66


def test_it_is_the_worked_recursion() -> None:
    """H <- H + rate * (a - H), Miller, Shenhav and Ludvig (2019); in closed form 1 - (1 - rate) ** n."""
    strength = 0.0
    for _ in range(10):
        strength = habit_strength(strength, acted=True)
    assert strength == pytest.approx(1 - (1 - RATE) ** 10)
    assert habit_strength(strength, acted=False) == pytest.approx(strength * (1 - RATE))


@given(st.lists(st.booleans(), max_size=200))
def test_it_stays_between_nothing_and_all(days: list[bool]) -> None:
    strength = 0.0
    for acted in days:
        before, strength = strength, habit_strength(strength, acted)
        assert 0 <= strength < 1
        assert strength >= before if acted else strength <= before
