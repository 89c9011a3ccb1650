"""What the game says over months of play: no line twice in a fortnight, and no number the log does not hold."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from benchmarks.player import chance
from game.__main__ import main
from game.play import checkins, counting, encouraging, opening, taking
from game.play.encouraging import line_for, said_lately
from game.play.views import QuestView, ResultView, TodayView
from game.quests.reader import read_quest
from game.rules.encouragement import CELLS, COUNTS, PARTED, Spoken
from game.rules.events import Outcome
from game.rules.moves import AnswerStep, CheckIn, MakePlan, Rate, Refusal, TakeRest
from game.rules.quest import TimesAWeek, Weekdays
from game.rules.text import width
from game.rules.unsaid import ENCOURAGING, found_in
from game.saves import disk
from tests.play.living import OUTCOMES, Life, accepted, files_in
from tests.play.recount_log import Way
from tests.play.recounting import Asked, Recount
from tests.rules.build import a_quest

QUESTS = Path(__file__).parents[2] / "quests"
MORNING = datetime(2026, 1, 5, 7, tzinfo=UTC)


def asked_for(quest: str) -> dict[int, int]:
    """What each step of a bundled quest asks for, by its number."""
    steps = read_quest(QUESTS / f"{quest}.toml").quest.steps
    return {number: step.amount for number, step in enumerate(steps, 1) if step.amount is not None}


ASKED = {
    "read-daily": Asked(lambda _, since: since >= 0, amounts=asked_for("read-daily")),
    "first-5k": Asked(lambda day, _: day.weekday() in (0, 2, 4), amounts=asked_for("first-5k")),
    "learn-a-language": Asked(lambda day, _: day.weekday() < 5, amounts=asked_for("learn-a-language")),
    "tidy-home": Asked(lambda _, since: since % 2 == 0),
    "strength-at-home": Asked(None, times=3),
    "less-phone": Asked(
        lambda _, since: since >= 0, limits=dict(enumerate((120, 90, 75, 60, 45, 30), 1)), baseline=120
    ),
}


@pytest.fixture(autouse=True, scope="module")
def _quick_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_file", lambda _: None)
        yield


@dataclass
class Heard:
    """A line, when it was heard, and its wording."""

    at: datetime
    day: date
    quest: str
    text: str
    spoken: Spoken
    wording: str


@dataclass
class Listener:
    """Somebody who plays bundled quests and keeps everything that is said to them."""

    life: Life
    heard: list[Heard] = field(default_factory=list)

    def take(self, *quests: str) -> None:
        for quest in quests:
            accepted(taking.take(self.life.game, read_quest(QUESTS / f"{quest}.toml"), None))
            self.tick()

    def tick(self) -> None:
        self.life.clock.at += timedelta(minutes=1)
        self.life.game.refresh()

    def listen(self, shown: QuestView | TodayView | ResultView) -> str:
        game = self.life.game
        text = line_for(game, shown)
        if text:
            facts = encouraging.facts_for(game, shown)
            assert facts is not None
            mine = (game.today, facts.moment, facts.quest)
            noted = [one for one in said_lately(game.root) if (one.day, one.moment, one.quest) == mine]
            spoken, wording = next(
                (one, wording)
                for one in reversed(noted)
                if matched(wording := encouraging.wordings(game.root)[one.situation].splitlines()[one.wording], text)
            )
            quest = shown.id if isinstance(shown, QuestView | ResultView) else ""
            self.heard.append(Heard(self.life.clock.at, game.today, quest, text, spoken, wording))
        return text

    def look(self) -> None:
        """Home, and every quest on it."""
        today = opening.today(self.life.game)
        self.listen(today)
        for quest in (*today.unsaid, *today.quests):
            self.listen(quest)

    def say(self, quest: str, letter: str, amount: int | None = None, ago: int = 0) -> str:
        self.tick()
        move = CheckIn(quest, OUTCOMES[letter], self.life.game.today - timedelta(days=ago), amount)
        result = checkins.check_in(self.life.game, move)
        return "" if isinstance(result, Refusal) else self.listen(result)

    def rest(self, quest: str, why: str, days: int | None = 1, ahead: int = 0) -> str:
        self.tick()
        first = self.life.game.today + timedelta(days=ahead)
        until = first + timedelta(days=days - 1) if days else None
        return self.listen(accepted(checkins.check_in(self.life.game, TakeRest(quest, first, until, why))))

    def answer(self, move: AnswerStep | Rate | MakePlan) -> None:
        self.tick()
        self.life.game.say(move)

    def sleep(self) -> None:
        clock = self.life.clock
        clock.at = clock.at.replace(hour=7, minute=0) + timedelta(days=1)
        self.life.game.refresh()


def matched(wording: str, text: str) -> re.Match[str] | None:
    """A line against its wording: each number is a group, `name_<place>`."""
    pattern = ""
    for place, piece in enumerate(re.split(r"\{([^}]*)\}", wording.replace(PARTED, " "))):
        if place % 2 == 0:
            pattern += re.escape(piece)
            continue
        name, _, nouns = piece.partition(":")
        one, _, many = nouns.partition("|")
        noun = f"(?: (?:{re.escape(one)}|{re.escape(many)}))" if nouns else ""
        if name in COUNTS or name in ("said_amount", "said_under", "said_beyond"):
            pattern += f"(?P<n{place}_{name}>[\\d,]+{noun or '(?: [a-z]+)?'})"
        else:
            pattern += ".+?"
    return re.fullmatch(pattern, text, re.IGNORECASE)


# --- players ----------------------------------------------------------------------------------------------------------


def steady(who: Listener, day: int) -> None:
    if chance("steady", day) < 0.9:
        amount = int(chance("pages", day) * 12) if chance("counted", day) < 0.4 else None
        who.say("read-daily", "d", amount)


def lapsing(who: Listener, day: int) -> None:
    gaps = ((9, 10), (20, 23), (34, 43), (60, 76), (90, 120), (128, 129), (133, 134))
    if any(first <= day < end for first, end in gaps):
        if chance("owns up", day) < 0.5:
            who.say("read-daily", "m")
            if chance("plans", day) < 0.4:
                today = who.life.game.today
                who.answer(MakePlan("read-daily", today, "tired", "I am tired", "I read one page in bed"))
        return
    if chance("asks down", day) < 0.1:
        who.answer(AnswerStep("read-daily", "down"))
    who.say("read-daily", "s" if chance("small", day) < 0.3 else "d")
    if chance("late", day) < 0.1:
        who.say("read-daily", "d", ago=1)


def resting(who: Listener, day: int) -> None:
    for at, why, days, ahead in ((12, "sick", 3, 0), (31, "travel", 6, 2), (50, "rest", 1, 0), (70, "rest", None, 0)):
        if day == at:
            who.rest("first-5k" if at == 50 else "all", why, days, ahead)
            return
    if any(first <= day < end for first, end in ((12, 15), (33, 39), (70, 76))):
        return
    for quest in ("first-5k", "read-daily"):
        if chance("runs", quest, day) < 0.8:
            who.say(quest, "d" if chance("how", quest, day) < 0.8 else "s")
    if chance("rates", day) < 0.2:
        who.answer(Rate("first-5k", 10 * int(chance("value", day) * 11)))


def at_most(who: Listener, day: int) -> None:
    for part in range(3):
        if chance("scrolls", day, part) < 0.7:
            who.say("less-phone", "d", int(chance("minutes", day, part) * 45))
    if chance("closes", day) < 0.6:
        who.say("less-phone", "d")


def weekly(who: Listener, day: int) -> None:
    if chance("lifts", day) < 0.45:
        who.say("strength-at-home", "d" if chance("how", day) < 0.8 else "s")


def many(who: Listener, day: int) -> None:
    for quest in ("read-daily", "learn-a-language", "tidy-home", "strength-at-home"):
        roll = chance("many", quest, day)
        if roll < 0.8:
            who.say(quest, "d" if roll < 0.65 else "s")
        elif roll < 0.9:
            who.say(quest, "m")
    if chance("unsure", day) < 0.15:
        who.answer(Rate("learn-a-language", 10 * int(chance("sure", day) * 11)))


LIVES: dict[str, tuple[tuple[str, ...], Callable[[Listener, int], None]]] = {
    "steady": (("read-daily",), steady),
    "lapsing": (("read-daily",), lapsing),
    "resting": (("first-5k", "read-daily"), resting),
    "at most": (("less-phone",), at_most),
    "N a week": (("strength-at-home",), weekly),
    "many quests": (("read-daily", "learn-a-language", "tidy-home", "strength-at-home"), many),
}
DAYS = 140


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Listener, list[dict[str, Any]]]]:
    """Every player after four and a half months, with what `log --all --json` prints at the end."""
    played = {}
    for name, (quests, plays) in LIVES.items():
        who = Listener(Life(tmp_path_factory.mktemp("lives") / "home", MORNING))
        who.take(*quests)
        for day in range(DAYS):
            who.look()
            plays(who, day)
            who.look()
            who.sleep()
        who.life.game.keep()
        played[name] = (who, logged(who.life))
    return played


def logged(life: Life) -> list[dict[str, Any]]:
    """What the command prints."""
    printed: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNDAUNTED_HOME", str(life.folder))
        patch.setenv("UNDAUNTED_NOW", life.clock.at.isoformat())
        patch.setattr("builtins.print", lambda *words, **_: printed.append(" ".join(map(str, words))))
        assert main(["log", "--all", "--json"]) == 0
    entries: list[dict[str, Any]] = json.loads("".join(printed))["entries"]
    return entries


every_life = pytest.mark.parametrize("name", LIVES)


@every_life
def test_no_wording_comes_again_within_a_fortnight(
    name: str, lives: dict[str, tuple[Listener, list[dict[str, Any]]]]
) -> None:
    last: dict[tuple[str, int], Heard] = {}
    for heard in lives[name][0].heard:
        key = (heard.spoken.situation, heard.spoken.wording)
        before = last.get(key)
        if before is not None and before.spoken != heard.spoken:
            assert (heard.day - before.day).days > 14, (before, heard)
        last[key] = heard


@every_life
def test_every_number_is_in_the_log(name: str, lives: dict[str, tuple[Listener, list[dict[str, Any]]]]) -> None:
    who, entries = lives[name]
    checked = 0
    for heard in who.heard:
        so_far = [entry for entry in entries if datetime.fromisoformat(entry["at"]) <= heard.at.replace(tzinfo=None)]
        found = matched(heard.wording, heard.text)
        assert found, heard
        for group, said in found.groupdict().items():
            expected = recounted(group.split("_", 1)[1], so_far, heard, who)
            if expected is not None:
                checked += 1
                assert int(said.split(" ")[0].replace(",", "")) == expected, (group, heard)
    assert checked > 50


def recounted(name: str, entries: list[dict[str, Any]], heard: Heard, who: Listener) -> int | None:
    """The number from the log; None for those that are the quest's own (how many steps it has, which comes next)."""
    if name == "steps" or (name == "step" and heard.spoken.moment != "said"):
        return None
    if name == "rating" and heard.spoken.moment != "said":  # of the step in force, which may be a new one by now
        step = Way(heard.quest, entries, heard.day).step
        rated = [entry for entry in entries if (entry["quest"], entry["step_id"]) == (heard.quest, step)]
        values: list[int] = [entry["value"] for entry in rated if entry["kind"] == "rated" and not entry["undone"]]
        return values[-1]
    if heard.quest in ASKED:
        count = Recount(entries, heard.quest, ASKED[heard.quest], heard.day)
        if name not in ("done_today", "open_today", "unsaid"):
            return count.number(name)
    counts = [Recount(entries, quest, ASKED[quest], heard.day) for quest in who.life.game.played.world.courses]
    return of_all(name, counts, heard.day)


def of_all(name: str, counts: list[Recount], today: date) -> int:
    """The numbers about all quests together."""
    if name == "done_today":
        return sum(count.outcomes.get(today) == "done" for count in counts)
    if name == "play_days":
        return counts[0].number(name)
    asks = partial(_asks, day=today if name == "open_today" else today - timedelta(days=1))
    if name == "unsaid":
        return sum(asks(count) and not count.said(today - timedelta(days=1)) for count in counts)
    assert name == "open_today"
    return sum(asks(count) and today not in count.outcomes for count in counts)


def _asks(count: Recount, day: date) -> bool:
    if count.rests(day):
        return False
    if count.asked.due is None:
        return day in count.missed if day < count.today else count.left > 0
    return count.asked.due(day, (day - count.taken).days) and (day != count.taken or day == count.today)


@every_life
def test_plurals_are_right(name: str, lives: dict[str, tuple[Listener, list[dict[str, Any]]]]) -> None:
    for heard in lives[name][0].heard:
        for number, noun in re.findall(
            r"\b(\d[\d,]*) (done days?|days?|quests?|comebacks?|cairns?|times?|places?)\b", heard.text
        ):
            assert (number == "1") is (not noun.endswith("s")), heard.text
        assert "{" not in heard.text
        assert "  " not in heard.text
        assert not re.search(r"\.\.|\. [,.]| ,|\?\.", heard.text), heard.text


@every_life
def test_no_word_that_is_not_said(name: str, lives: dict[str, tuple[Listener, list[dict[str, Any]]]]) -> None:
    assert not [(heard.text, found) for heard in lives[name][0].heard if (found := found_in(heard.text, ENCOURAGING))]


@every_life
def test_each_life_is_spoken_to(name: str, lives: dict[str, tuple[Listener, list[dict[str, Any]]]]) -> None:
    heard = lives[name][0].heard
    assert len({each.spoken.situation for each in heard}) >= 12
    early = {each.day for each in heard if (each.day - MORNING.date()).days < 60}
    assert len(early) >= 40


def test_most_situations_come_up_in_these_lives(lives: dict[str, tuple[Listener, list[dict[str, Any]]]]) -> None:
    seen = {heard.spoken.situation for who, _ in lives.values() for heard in who.heard}
    assert len(seen) >= 60, sorted(seen)


# --- one player -------------------------------------------------------------------------------------------------------


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "home")


def said(life: Life, quest: str = "read", outcome: str = "done") -> str:
    return line_for(
        life.game, accepted(checkins.check_in(life.game, CheckIn(quest, Outcome(outcome), life.game.today)))
    )


def test_the_first_done_day_is_spoken_of_and_said_again_alike(life: Life) -> None:
    life.take()
    result = accepted(checkins.check_in(life.game, CheckIn("read", Outcome.DONE, life.game.today)))
    line = line_for(life.game, result)
    assert line
    assert line_for(life.open(), result) == line
    assert [spoken.situation for spoken in said_lately(life.game.root)] == ["first_ever_done"]


def test_what_changed_nothing_is_not_spoken_of(life: Life) -> None:
    life.take()
    assert said(life)
    assert said(life) == ""


def test_evidence_is_not_spoken_of_as_a_day(life: Life) -> None:
    life.take()
    life.wait(20)
    late = CheckIn("read", Outcome.DONE, life.game.today - timedelta(days=10))
    before = CheckIn("read", Outcome.DONE, life.game.today - timedelta(days=15))
    for move in (late, before):
        assert line_for(life.game, accepted(checkins.check_in(life.game, move))) == ""


def test_an_undone_day_counts_no_more(life: Life) -> None:
    life.take()
    life.live("read", "dd")
    life.check_in("read", "d")
    life.undo()
    line = counting.of_quest(life.game, opening.today(life.game).quests[0])
    assert line is not None
    assert (line.done_days, line.fortnight_done, line.week_done) == (2, 2, 2)


def test_after_two_months_an_ordinary_day_is_quiet_and_a_comeback_is_not(life: Life) -> None:
    life.take()
    life.live("read", "d" * 61)
    for _ in range(4):
        assert said(life) == ""
        life.wait()
    life.wait(2)
    assert said(life)
    assert said_lately(life.game.root)[-1].topic == "back"


def test_the_note_and_the_copy_may_be_lost_or_be_anything(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.take()
    life.game.keep()
    file = life.game.root.read / "said.json"
    for data in (b"", b"\xff", b"[]", b'{"said": 3}', b'{"said": [["x"]]}', b"[" * 5000):
        file.write_bytes(data)
        assert said_lately(life.game.root) == ()
    file.unlink()
    assert said(life)
    assert len(said_lately(life.game.root)) == 1
    monkeypatch.setattr("game.play.data._known", {})
    whole, copy = encouraging.wordings(life.game.root), life.game.root.read / "encouragement.json"
    mark = json.loads(copy.read_bytes())["of"]
    broken: tuple[Any, ...] = ({}, {"of": 3}, {"of": mark, "data": []}, {"of": mark, "data": {"summit": 1}}, [], "")
    for kept in broken:
        copy.write_text(json.dumps(kept) if kept else "")
        monkeypatch.setattr("game.play.data._known", {})
        assert encouraging.wordings(life.game.root) == whole


def test_the_note_keeps_no_more_than_a_fortnight(life: Life) -> None:
    life.take()
    for _ in range(30):
        line_for(life.game, opening.today(life.game))
        said(life)
        life.wait()
    noted = said_lately(life.game.root)
    assert len(noted) >= 10
    assert (noted[-1].day - noted[0].day).days <= 14


def test_a_game_without_a_save_says_something_and_leaves_nothing(life: Life) -> None:
    assert line_for(life.game, opening.today(life.game))
    assert files_in(life.folder) == {}


def test_hostile_words_come_out_clean(life: Life) -> None:
    evil = "\x1b]52;c;cGF3bmVk\x07[red]{done_days}\u202e | |\n"
    life.take()
    life.edit("read", title=evil * 3, tiny=evil, cue=evil)
    life.say(MakePlan("read", life.game.today, evil, evil, evil))
    for _ in range(20):
        today = opening.today(life.game)
        for text in (line_for(life.game, today), line_for(life.game, today.quests[0])):
            assert text.isprintable()
            assert width(text) <= CELLS
        if life.game.today.day % 3:
            assert said(life).isprintable()
        life.wait()


def test_your_own_cue_and_plan_come_back(life: Life) -> None:
    life.take()
    life.live("read", "dd..")
    life.say(MakePlan("read", life.game.today, "tired", "I am tired", "I read one page in bed"))
    facts = counting.of_quest(life.game, opening.today(life.game).quests[0])
    assert facts is not None
    assert (facts.plan_if, facts.plan_then, facts.new_plan) == ("I am tired", "I read one page in bed", True)
    assert "I read one page in bed" in said(life)


def test_rest_tells_its_reason_from_the_others(life: Life) -> None:
    life.take(a_quest(mastery=(10, 14)))
    life.live("read", "ddddd")
    for why in ("sick", "travel", "rest"):
        rest = TakeRest("read", life.game.today, life.game.today, why)
        assert line_for(life.game, accepted(checkins.check_in(life.game, rest)))
        life.wait()
        assert said(life)
        life.wait()
    spoken = [one.situation for one in said_lately(life.game.root)]
    assert spoken == ["rest_sick", "after_sick", "rest_travel", "after_travel", "rest_first", "after_rest"]


def coming(life: Life, quest: str = "read") -> tuple[str, str]:
    """What comes next, and when."""
    facts = counting.of_quest(life.game, next(view for view in opening.today(life.game).quests if view.id == quest))
    assert facts is not None
    return facts.next, facts.next_date


def test_what_comes_next_is_what_the_days_ask(life: Life) -> None:
    life.take()
    life.take(a_quest((2, 3, 5), id="walk", schedule=Weekdays((0, 3))))
    life.take(a_quest((2, 3, 5), id="lift", schedule=TimesAWeek(2)))
    assert coming(life) == ("the same tomorrow", "tomorrow")
    assert coming(life, "walk") == ("the same on Thursday", "Thursday")
    assert coming(life, "lift") == ("the same, on a day you pick", "")
    life.live("lift", "dd")
    assert coming(life, "lift") == ("the same from Monday on", "Monday")
    life.live("read", "dd")
    life.check_in("read", "d")
    assert coming(life) == ("step 2, 3 pages, tomorrow", "tomorrow")
    life.say(TakeRest("read", life.game.today + timedelta(days=1), life.game.today + timedelta(days=3)))
    assert coming(life) == ("step 2, 3 pages, on Tuesday", "Tuesday")
    life.say(TakeRest("all", life.game.today + timedelta(days=1), life.game.today + timedelta(days=60)))
    assert coming(life) == ("", "")


def test_two_devices_agree(tmp_path: Path) -> None:
    """The same save with the same lines heard gives the same line; the wording depends on nothing of the machine."""
    one = Life(tmp_path / "one")
    one.take()
    one.game.keep()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    two = Life(tmp_path / "two")
    for _ in range(25):
        text = said(one)
        assert said(two) == text
        one.wait()
        two.wait()
    assert len(said_lately(two.game.root)) >= 10


def test_a_check_in_loads_nothing_heavy_for_it() -> None:
    code = "import sys, game.play.encouraging; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=QUESTS.parent)
    assert not {"pydantic", "tinydb", "tomllib", "textual", "rich", "asyncio"} & set(told.stdout.split())
