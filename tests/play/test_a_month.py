"""A month of play through the use cases, and everything the faces would say in it.

Five kinds of quests, two good weeks, one with falls, one of illness: check-ins, amounts, rest, plans, ratings, own
lines, moods, exercises, advice, stories, steps by hand, reviews. No word that is not said, no count that is not in the
log, no wrong plural, no line twice in a fortnight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from benchmarks.player import chance
from game.commands.asking import aside_said
from game.plain import about
from game.plain.today import day_lines, still_to_do
from game.play import advice, asides, checkins, opening, own, planning, reviewing, shelter, stepping, stories, telling
from game.play.asides import FORTNIGHT
from game.play.shelter_telling import helps_said
from game.play.shelter_views import FeltView
from game.play.stories_read import lines as story_lines
from game.play.views import QuestView, ResultView
from game.rules.moves import CheckIn, Refusal
from game.rules.unsaid import CLAIMS, ENCOURAGING, EVERYWHERE, found_in
from game.saves import disk
from tests.play.living import OUTCOMES, Life, accepted
from tests.play.recounting import Recount
from tests.play.test_encouraging import ASKED, MORNING, Listener, logged, matched, recounted

QUESTS = ("read-daily", "first-5k", "strength-at-home", "less-phone", "tidy-home")
DAYS = 35
SICK = range(14, 18)
FALLS = {
    "read-daily": range(8, 15),
    "first-5k": range(9, 13),
    "strength-at-home": range(7, 14),
    "less-phone": range(20, 23),
    "tidy-home": range(10, 12),
}
FEELINGS = ((-1, 2), (-2, -1), (1, 1), (0, 0), (-1, 1), (2, -2))


class Said(NamedTuple):
    """Something that was said: when, by what, and what about."""

    day: date
    by: str
    text: str
    quest: str = ""


class Month:
    """Somebody who plays for a month and keeps everything they were told."""

    def __init__(self, listener: Listener) -> None:
        self.who = listener
        self.said: list[Said] = []
        self.results: list[tuple[str, ResultView]] = []

    @property
    def life(self) -> Life:
        return self.who.life

    def keep(self, by: str, *texts: str, quest: str = "") -> None:
        self.said += [Said(self.life.game.today, by, text, quest) for text in texts if text]

    def answer(self, by: str, said: str | Refusal) -> None:
        self.keep(by, said.message if isinstance(said, Refusal) else said)

    # --- a day -------------------------------------------------------------------------------------------------------

    def live(self, day: int) -> None:
        self.look()
        if day % 7 == 0 and day:
            self.review()
        if day == SICK.start:
            self.keep("encouragement", self.who.rest("all", "sick", len(SICK)))
        elif day not in SICK:
            for quest in QUESTS:
                self.play(quest, day)
        self.feel(day)
        self.look()
        self.who.sleep()

    def look(self) -> None:
        """Home on every face."""
        game = self.life.game
        self.life.game.keep()
        today = opening.today(game)
        self.who.look()
        aside = asides.aside(game, today)
        if aside is not None:
            self.keep("aside", aside.text, quest=aside.quest)
            self.keep("shell", aside_said(aside))
        self.keep("shell", *telling.day_lines(today), *telling.status_lines(today), telling.short_line(today, 60))
        self.keep("plain", *day_lines(today), still_to_do(today))
        self.keep("evidence", telling.evidence(today))
        for view in today.quests:
            self.keep("plain", *about.stand_lines(view), *about.week_lines(view))
            story = stories.story(game, view.id)
            if story is not None:
                self.keep(f"story {story.key}", *story_lines(story), quest=view.id)

    def play(self, quest: str, day: int) -> None:
        falls = day in FALLS[quest]
        if falls and chance("owns up", quest, day) < 0.6:
            return
        letter = "m" if falls else "s" if chance("small", quest, day) < 0.2 else "d"
        amount = None
        if quest == "less-phone":
            letter, amount = "d", int(chance("minutes", day) * (220 if falls else 130))
        elif quest == "read-daily" and letter == "d" and chance("counts", day) < 0.3:
            amount = int(chance("pages", day) * 12)
        if quest == "strength-at-home" and day % 2 and not falls:
            return
        self.say(quest, letter, amount)

    def say(self, quest: str, letter: str, amount: int | None = None) -> None:
        self.who.tick()
        game = self.life.game
        result = checkins.check_in(game, CheckIn(quest, OUTCOMES[letter], game.today, amount))
        if isinstance(result, Refusal):
            self.keep("refusal", result.message)
            return
        self.keep("result", result.message, quest=quest)
        self.results.append((quest, result))
        self.keep("encouragement", self.who.listen(result))
        after = asides.after(game, result)
        if after is not None:
            self.keep("aside", after.text, quest=quest)
            self.keep("shell", aside_said(after))
        view = self.view(quest)
        if view is not None and result.offer is not None:
            self.keep("offer", telling.offer_said(view, result.offer))
        if result.mastered is not None:
            self.keep("plain", advice.question(result.mastered))
            self.answer("own", advice.give_advice(game, quest, "Lay it out the evening before."))
        if result.outcome == "missed":
            way = planning.ways_round("tired")[0]
            self.answer("own", planning.make_plan(game, quest, "tired", way.cue, way.then))
        if result.came_back:
            self.answer("own", own.say_why(game, quest, f"I came back on the {game.today.day}th"))

    def view(self, quest: str) -> QuestView | None:
        return next((view for view in opening.today(self.life.game).quests if view.id == quest), None)

    def feel(self, day: int) -> None:
        """A mood before one of the quests, and an exercise."""
        game, feeling = self.life.game, FEELINGS[day % len(FEELINGS)]
        self.who.tick()
        felt = shelter.feel(game, feeling, "", QUESTS[day % len(QUESTS)])
        assert isinstance(felt, FeltView)
        route = felt.route.told if felt.route is not None else ""
        self.keep("shelter", felt.said, route, *(each.why for each in felt.suggestions))
        for each in felt.suggestions[: day % 2]:
            after = (min(2, feeling[0] + 1), feeling[1])
            coped = shelter.cope(game, each.exercise.id, 60, (feeling, after))
            assert not isinstance(coped, Refusal)
            self.keep("shelter", coped.said, helps_said(coped.helps))

    def review(self) -> None:
        view = reviewing.review(self.life.game)
        assert view is not None
        self.keep("review", *reviewing.lines(view))
        self.keep("plain", *(reviewing.ahead(week.quest) for week in view.quests))
        for week in view.quests:
            if week.quest.offer is not None and "up" in week.quest.offer.answers:
                self.answer("own", stepping.answer(self.life.game, week.quest.id, "up"))
        self.who.tick()
        self.answer("own", reviewing.close(self.life.game, view, "Right after tea", "tired"))


class Played(NamedTuple):
    """The month, and what `undaunted log --all --json` prints at its end."""

    month: Month
    entries: list[dict[str, Any]]

    def recount(self, quest: str, day: date, before: str = "") -> Recount:
        """A quest at the end of a day; `before`: up to a moment."""
        entries = [entry for entry in self.entries if entry["said_on"] <= day.isoformat()]
        entries = [entry for entry in entries if not before or entry["at"] < before]
        return Recount(entries, quest, ASKED[quest], day)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_file", lambda _: None)
        month = Month(Listener(Life(tmp_path_factory.mktemp("month") / "home", MORNING)))
        month.who.take(*QUESTS)
        for quest in QUESTS:
            assert accepted(stepping.rate(month.life.game, quest, 50))
        for day in range(DAYS):
            month.live(day)
        month.life.game.keep()
        return Played(month, logged(month.life))


def by(played: Played, *sources: str) -> Iterator[Said]:
    return (said for said in played.month.said if said.by.split()[0] in sources)


def test_it_was_a_full_month(played: Played) -> None:
    """What follows would say nothing about an empty one."""
    count = {source: len(list(by(played, source))) for source in ("result", "aside", "review", "story", "shelter")}
    assert count["result"] > 70
    assert count["aside"] >= 15
    assert count["review"] >= 16
    assert count["story"] >= 10
    assert count["shelter"] >= DAYS
    assert len(played.month.who.heard) > 120
    assert {said.text.split(":")[0] for said in by(played, "aside")} >= {"A new week"}
    assert any(result.mastered for _, result in played.month.results)
    assert sum(bool(result.came_back) for _, result in played.month.results) >= 4


# --- words -----------------------------------------------------------------------------------------------------------


def test_no_word_that_is_not_said(played: Played) -> None:
    texts = {said.text for said in played.month.said if not said.by.startswith("story")}
    assert not [(text, found) for text in texts if (found := found_in(text, EVERYWHERE))]
    spoken = {said.text for said in by(played, "encouragement", "aside", "review", "shelter")}
    told = {text for text in spoken if not text.endswith("?")}  # what is asked claims nothing
    assert not [(text, found) for text in told if (found := found_in(text, CLAIMS))]
    heard = {heard.text for heard in played.month.who.heard}
    assert not [(text, found) for text in heard if (found := found_in(text, ENCOURAGING))]


NOUNS = "day|time|page|minute|metre|quest|comeback|cairn|step|week|line|place|entry|set|round"
COUNTED = re.compile(rf"(?<![\d.,:-])(\d[\d,]*) (?:(?:due|missed|done|more|other) )*({NOUNS})(s?)\b")


def test_no_wrong_plural(played: Played) -> None:
    for said in played.month.said:
        for number, noun, many in COUNTED.findall(said.text):
            assert (number == "1") is not bool(many), (noun, said)
        assert "{" not in said.text
        assert not re.search(r"\.\.|\. [,.]| ,|\?\.|  (?=\w)", said.text.strip()), said


def test_no_line_twice_in_a_fortnight(played: Played) -> None:
    """Lines are encouragement, quiet lines, reviews and stories; facts that stand are shown as long as they stand."""
    lines = [
        (heard.day, f"{heard.spoken.situation} {heard.spoken.wording}", heard.spoken)
        for heard in played.month.who.heard
    ]
    _once(lines)
    _once([(said.day, said.text, said.quest) for said in by(played, "aside", "review")])
    _once([(said.day, said.by + said.text, said.quest) for said in by(played, "story")])


def _once(lines: Iterable[tuple[date, str, object]]) -> None:
    """The same line about the same thing on the same day is one."""
    last: dict[str, tuple[date, object]] = {}
    for day, line, about_what in lines:
        before = last.get(line)
        if before is not None and before != (day, about_what):
            assert (day - before[0]).days >= FORTNIGHT, (line, before[0], day)
        last[line] = (day, about_what)


# --- counts ----------------------------------------------------------------------------------------------------------


def due_days(count: Recount, first: date, last: date) -> tuple[int, int]:
    """Done due days and due days from `first` to `last`, from the log."""
    done = due = 0
    day = first
    while day <= last:
        outcome = "missed" if day in count.missed else count.outcomes.get(day, "")
        if outcome in ("done", "some", "missed") and _asked(count, day):
            done, due = done + (outcome == "done"), due + 1
        day += timedelta(days=1)
    return done, due


def _asked(count: Recount, day: date) -> bool:
    if day < count.taken:
        return False
    if count.asked.due is not None:
        return count.asked.due(day, (day - count.taken).days)
    monday = day - timedelta(days=day.weekday())
    acts = [each for each, outcome in count.outcomes.items() if monday <= each < day and outcome in ("done", "some")]
    return day in count.missed or len(acts) < count.asked.times


def test_the_evidence_of_every_day_is_in_the_log(played: Played) -> None:
    checked = 0
    for said in set(by(played, "evidence")):
        moment = [each for each in played.month.said if each.day == said.day and each.by == "evidence"]
        if said.text != moment[-1].text:
            continue  # the evening's, when everything of the day was said
        counts = [played.recount(quest, said.day) for quest in QUESTS]
        lately = [due_days(count, said.day - timedelta(days=13), said.day) for count in counts]
        done, due = sum(each[0] for each in lately), sum(each[1] for each in lately)
        if found := re.search(r"(\d+) of (\d+) due days? done in the last two weeks", said.text):
            checked += 1
            assert (int(found[1]), int(found[2])) == (done, due), said
        if found := re.search(r"You came back (\d+) of (\d+) times?", said.text):
            back, still = sum(count.comebacks for count in counts), sum(map(_is_open, counts))
            assert (int(found[1]), int(found[2])) == (back, back + still), said
    assert checked >= DAYS - 1


def _is_open(count: Recount) -> bool:
    acts = [day for day, outcome in count.outcomes.items() if outcome in ("done", "some")]
    return any(day > max(acts, default=date.min) for day in count.missed)


def test_every_review_is_in_the_log(played: Played) -> None:
    titles = checkins.titles(played.month.life.game)
    checked = 0
    for said in by(played, "review"):
        monday = said.day - timedelta(days=7)
        sunday = monday + timedelta(days=6)
        counts = {quest: played.recount(quest, sunday + timedelta(days=1)) for quest in QUESTS}
        weeks = {quest: due_days(count, monday, sunday) for quest, count in counts.items()}
        if said.text[0].isdigit():
            done, due = sum(week[0] for week in weeks.values()), sum(week[1] for week in weeks.values())
            assert f" {done} of {due} due days done" in said.text, said
        else:
            quest = next(quest for quest in QUESTS if said.text.startswith(f"{titles[quest]}: "))
            if found := re.search(r"(\d+) of (\d+) due days? done", said.text):
                assert (int(found[1]), int(found[2])) == weeks[quest], said
        checked += 1
    assert checked >= 16


def test_every_quiet_count_is_in_the_log(played: Played) -> None:
    for said in by(played, "aside"):
        if found := re.search(r"Last week: (\d+) of (\d+) due days? done", said.text):
            monday = said.day - timedelta(days=said.day.weekday() + 7)
            weeks = [due_days(played.recount(q, said.day), monday, monday + timedelta(days=6)) for q in QUESTS]
            assert (int(found[1]), int(found[2])) == (sum(w[0] for w in weeks), sum(w[1] for w in weeks)), said


def test_what_a_check_in_says_of_the_fall_is_in_the_log(played: Played) -> None:
    told = 0
    for quest, result in played.month.results:
        if found := re.search(r"Back after (\d+) missed days?", result.message):
            told += 1
            count = played.recount(quest, result.day)
            acts = [d for d, outcome in count.outcomes.items() if outcome in ("done", "some") and d < result.day]
            fallen = [day for day in count.missed if max(acts, default=date.min) < day < result.day]
            assert int(found[1]) == len(fallen) == result.came_back
    assert told >= 4


def test_every_number_of_encouragement_is_in_the_log(played: Played) -> None:
    checked = 0
    for heard in played.month.who.heard:
        so_far = [entry for entry in played.entries if entry["at"] <= heard.at.replace(tzinfo=None).isoformat()]
        found = matched(heard.wording, heard.text)
        assert found, heard
        for group, said in found.groupdict().items():
            expected = recounted(group.split("_", 1)[1], so_far, heard, played.month.who)
            if expected is not None:
                checked += 1
                assert int(said.split(" ")[0].replace(",", "")) == expected, (group, heard)
    assert checked > 30
