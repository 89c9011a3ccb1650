"""Everything the game says in numbers, worked out from `undaunted log --all --json` and nothing else.

Written from docs/rules.md, without a line of the game: it imports the standard library only (a test holds it to that).
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Entry = Mapping[str, Any]
DAY = timedelta(days=1)
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RANK = {"missed": 0, "pending": 0, "rest": 1, "some": 2, "done": 3}
LETTERS = {"done": "d", "some": "s", "missed": "m", "rest": "r"}
WORTH = (150, 100, 60, 30, 10, 0)
HOLDS = ("stay", "keep", "down")
EASED = ("same", "tiny", "down")


def day_of(entry: Entry, key: str = "day") -> date:
    return date.fromisoformat(entry[key])


@dataclass
class Lived:
    """A date of a quest: its letter, whether it was due, the step, and what it gave."""

    day: date
    letter: str
    due: bool
    step: str
    effort: int = 0
    comeback: int = 0
    mastery: int = 0
    mastered: str = ""
    back: int = 0


@dataclass
class Ladder:
    """What a quest asks, as the log tells it."""

    schedule: Mapping[str, Any]
    steps: Sequence[Mapping[str, Any]]

    def place(self, step: str) -> int:
        below = step.partition("~")[0]
        return next((i for i, each in enumerate(self.steps) if each["id"] == below), -1)

    def has(self, step: str) -> bool:
        place = self.place(step)
        return place >= 0 and ("~" not in step or (self.steps[place]["bridge"] or {}).get("id") == step)

    def window(self, step: str) -> tuple[int, int]:
        mastery = self.steps[self.place(step)]["mastery"]
        return mastery["done"], mastery["of"]

    def above(self, step: str) -> str:
        place = self.place(step) + 1
        return self.steps[place]["id"] if place < len(self.steps) else ""

    def days_on(self, step: str) -> Mapping[str, Any]:
        return self.steps[self.place(step)]["schedule"] or self.schedule


@dataclass
class Way:
    """One quest, walked date by date up to `today`."""

    name: str
    entries: Sequence[Entry]
    today: date
    ladder: Ladder = field(default_factory=lambda: Ladder({}, ()))
    days: list[Lived] = field(default_factory=list)
    active: bool = False
    handed_in: bool = False
    chosen: bool = False
    coming: tuple[date, Mapping[str, Any]] | None = None
    step: str = ""
    held: bool = False
    known: bool = False
    full: bool = False
    fills: int = 0
    window: str = ""
    others: dict[str, str] = field(default_factory=dict)
    sure: dict[str, int] = field(default_factory=dict)
    mastered: set[str] = field(default_factory=set)
    camped: set[str] = field(default_factory=set)
    summit: int = 0
    summit_of: str = ""
    climb: int = 0
    warmth: int = 0
    purse: int = 0
    lapse: int = 0

    def __post_init__(self) -> None:
        held = [e for e in self.entries if not e["undone"]]
        mine = [e for e in held if e["quest"] in (self.name, "all")]
        self.said = [e for e in mine if e["kind"] == "day" and not e["evidence"]]
        self.rests = [e for e in mine if e["kind"] == "rest"]
        self.ratings = [e for e in mine if e["kind"] == "rated"]
        marks: dict[date, list[Entry]] = defaultdict(list)
        for entry in mine:
            if entry["kind"] in ("taken", "dropped", "step", "edited"):
                marks[day_of(entry)].append(entry)
        self.first = min(day for day, of_day in marks.items() if any(e["kind"] == "taken" for e in of_day))
        day = self.first
        while day <= self.today:
            self._live(day, marks[day])
            day += DAY

    # --- what a date is -----------------------------------------------------------------------------------------------

    def _live(self, day: date, marks: Sequence[Entry]) -> None:
        answers, dropped = [], ""
        for entry in marks:
            if entry["kind"] == "taken":
                self._take(entry, day)
                dropped = ""
            elif entry["kind"] == "dropped":
                dropped = entry["text"]
            elif entry["kind"] == "edited":
                self._edit(entry["details"] or {}, day)
            else:
                answers.append((entry["step_id"], entry["text"]))
        if not self.active:
            return
        self._open(day)
        due, must = self._asks(day)
        outcome, step, windowed = self._outcome(day, must=must, leaving=bool(dropped))
        self._turn(answers, due=due)
        self.days.append(self._act(day, outcome, step, due=due, windowed=windowed))
        self.sure.update({e["step_id"]: e["value"] for e in self.ratings if e["said_on"] == day.isoformat()})
        if self.places is not None and due and outcome in ("done", "some"):
            self.filled += 1
        wanted = self.ladder.days_on(self.step)
        if not self.chosen and wanted != (self.coming[1] if self.coming else self.schedule):
            self.coming = (day + timedelta(days=7 - day.weekday()), wanted)
        if dropped:
            self.active, self.handed_in = False, dropped == "handed_in"

    def _take(self, entry: Entry, day: date) -> None:
        self.ladder = Ladder(entry["details"]["schedule"], entry["details"]["steps"])
        if not self.active:
            self.schedule, self.anchor, self.coming, self.chosen = (
                self.ladder.days_on(entry["step_id"]),
                day,
                None,
                False,
            )
            self.taken, times = day, self.schedule.get("times")
            self.places = None if times is None else min(times, 7 - day.weekday())
            self.monday, self.filled, self.gentle = day - timedelta(days=day.weekday()), 0, True
        if entry["step_id"] != self.step:
            self._enter(entry["step_id"], "taken")
        self.active, self.handed_in = True, False

    def _edit(self, came: Mapping[str, Any], day: date) -> None:
        if "ladder" in came:
            old, self.ladder = self.ladder, Ladder(came["ladder"]["schedule"], came["ladder"]["steps"])
            tops = old.steps[-1]["id"], self.ladder.steps[-1]["id"]
            if self.step == tops[0] != tops[1] and self.step in self.mastered:
                self.known, self.held = True, False
        if "schedule" in came:
            self.schedule, self.anchor, self.coming, self.chosen = came["schedule"], day, None, True
            self.places = self.schedule.get("times")
            self.monday, self.filled, self.gentle = day - timedelta(days=day.weekday()), 0, False

    def _open(self, day: date) -> None:
        if self.coming and day >= self.coming[0]:
            self.schedule, self.anchor, self.coming, self.places = self.coming[1], day, None, None
        times = self.schedule.get("times")
        if times is not None and (self.places is None or day >= self.monday + timedelta(days=7)):
            self.places, self.filled, self.gentle = times, 0, False
            self.monday = day - timedelta(days=day.weekday())

    def _asks(self, day: date) -> tuple[bool, bool]:
        """Whether a date is due, and whether silence on it would be a miss."""
        if self.places is not None:
            left = max(0, self.places - self.filled)
            return left > 0, not self.gentle and left > 6 - day.weekday()
        plan = self.schedule
        if "days" in plan:
            due = NAMES[day.weekday()] in plan["days"]
        elif "every_days" in plan:
            due = (day - self.anchor).days % plan["every_days"] == 0
        elif "month_day" in plan:
            due = day.day == min(plan["month_day"], monthrange(day.year, day.month)[1])
        else:
            due = True
        return due, due

    def _of(self, day: date) -> list[Entry]:
        return [entry for entry in self.said if entry["day"] == day.isoformat()]

    def _outcome(self, day: date, *, must: bool, leaving: bool) -> tuple[str, str, bool]:
        """The outcome of a date ("": none), the step it is about, and whether a *some* would enter the window."""
        said = self._of(day)
        outcome, step = self._judged(said, ended=day < self.today), ""
        if said:
            step = max(enumerate(said), key=lambda one: (RANK[one[1]["outcome"]], one[0]))[1]["step_id"]
        spared = day == self.taken or (self.places is not None and self.gentle)
        if outcome in ("done", "some"):
            return outcome, step, must or self.places is None
        if self._rests(day):
            return "rest", "", True
        if outcome == "missed":
            return ("" if spared else outcome), step, True
        silent = day < self.today and must and not spared and not leaving
        return ("missed" if silent else ""), "", True

    def _judged(self, said: Sequence[Entry], *, ended: bool) -> str:
        """What was said of a date comes to; "" while it is open."""
        if not said:
            return ""
        held = max(enumerate(said), key=lambda one: (RANK[one[1]["outcome"]], one[0]))[1]
        plain = [e["amount"] for e in said if e["amount"] is not None]
        tops = [e["top"] for e in said if e["top"] is not None]
        amount = sum(plain) + max(tops, default=0) if plain or tops else None
        words = [e["outcome"] for e in said if e["outcome"] != "pending" and e["amount"] is None]
        word = max(words, key=RANK.__getitem__, default="")
        if held["over"] is None:
            counted = "missed" if not amount else "done" if amount >= (held["need"] or 0) else "some"
            return max(counted, word or "missed", key=RANK.__getitem__)
        if amount is None:
            return word
        if not ended and word != "done":
            return ""
        return "done" if amount <= (held["need"] or 0) else "some" if amount <= held["over"] else "missed"

    def _rests(self, day: date) -> bool:
        for rest in self.rests:
            first = day_of(rest)
            if day < first or (rest["until"] and day > day_of(rest, "until")):
                continue
            if rest["until"]:
                return True
            ended = [e["said_on"] for e in self.said if e["id"] > rest["id"] and day_of(e) >= first]
            if first >= self.taken and (not ended or day < date.fromisoformat(min(ended))):
                return True
        return False

    # --- what a date does ---------------------------------------------------------------------------------------------

    @property
    def base(self) -> int:
        return 2000 + 160 * min(self.climb // 3, 20)

    def _enter(self, step: str, why: str) -> None:
        self.step, self.held, self.known = step, why in HOLDS, step in self.mastered
        self.full, self.fills, self.window, self.sure = False, 0, "", {}
        self.others.pop(step, None)

    def _turn(self, answers: Sequence[tuple[str, str]], *, due: bool) -> None:
        """The start of a date: what was answered, or else the climb nobody answered."""
        for to, why in answers:
            if to != self.step:
                if self.ladder.has(to):
                    self._enter(to, why)
            elif why in HOLDS:
                self.window = "" if self.full and not self.known else self.window
                self.held, self.full = True, False
        if not self.full or not due or any(why not in EASED for _, why in answers):
            return
        above = self.ladder.above(self.step)
        if above and not self.held and (self._opens(above) or self.fills > 1):
            self._enter(above, "climb")
        elif not self.held:
            self.full, self.window = False, self.window if self.known else ""

    def _opens(self, above: str) -> bool:
        return self.sure.get(above, 70) >= 70

    def _act(self, day: date, outcome: str, named: str, *, due: bool, windowed: bool) -> Lived:
        step = named or self.step
        lived = Lived(day, LETTERS.get(outcome, "-"), due, step)
        if outcome == "missed" and not due:
            lived.letter = "-"
        if outcome in ("done", "some"):
            whole = outcome == "done" and due
            if whole or outcome == "done" or due:
                lived.effort = self.base * (10 + self.warmth) // (10 if whole else 20)
                lived.comeback = self.purse if whole else self.purse // 2
            lived.back, self.lapse = self.lapse, 0
            self.purse -= lived.comeback
            self.warmth = min(5, self.warmth + 1) if whole else self.warmth
        elif lived.letter == "m":
            cooler = max(0, self.warmth - 2)
            self.purse += 4 * (WORTH[cooler] - WORTH[self.warmth]) * self.base // 500
            self.warmth, self.lapse = cooler, self.lapse + 1
        if due and (lived.letter in "dm" or (lived.letter == "s" and windowed)):
            self._judge(lived)
        return lived

    def _judge(self, lived: Lived) -> None:
        name, here = lived.step, lived.step == self.step
        window = ((self.window if here else self.others.get(name, "")) + lived.letter)[-14:]
        if here:
            self.window = window
        else:
            self.others[name] = window
        if lived.letter != "d" or not self.ladder.has(name):
            return
        done, of = self.ladder.window(name)
        filled = window[-of:].count("d") >= done
        if filled and "~" not in name and name not in self.mastered:
            self._master(lived, name, done)
        if here and not self.full and (filled or self.known):
            self.full, self.fills = True, self.fills + 1

    def _master(self, lived: Lived, name: str, done: int) -> None:
        """Climb rises first; then step, camp and summit pay at the new base."""
        self.climb += done
        self.mastered.add(name)
        lived.mastered, steps = name, self.ladder.steps
        camp = steps[self.ladder.place(name)]["camp"]
        of_camp = [each for each in steps if each["camp"] == camp]
        last, top = camp == steps[-1]["camp"], steps[-1]["id"]
        lived.mastery = done * self.base
        if {each["id"] for each in of_camp} <= self.mastered and not (last and self.summit_of in ("", top)):
            asked = sum(each["mastery"]["done"] for each in of_camp if each["id"] not in self.camped)
            self.camped |= {each["id"] for each in of_camp}
            lived.mastery += self.base * asked // 3
        if top in self.mastered and self.summit_of in ("", top):
            pay = max(0, min(20 * self.base, self.base * self.climb // 2) - self.summit)
            self.summit, self.summit_of, lived.mastery = self.summit + pay, top, lived.mastery + pay
            self.camped |= {each["id"] for each in steps if each["camp"] == steps[-1]["camp"]}

    # --- what came of it ----------------------------------------------------------------------------------------------

    def falls(self) -> Iterator[tuple[date, int, date | None]]:
        first, missed = None, 0
        for lived in self.days:
            if lived.letter == "m":
                first, missed = first or lived.day, missed + 1
            elif lived.letter in "ds" and first:
                yield first, missed, lived.day
                first, missed = None, 0
        if first:
            yield first, missed, None

    def attempts(self) -> list[tuple[str, str, int, str, bool]]:
        """(said on, step, value, tried on, done) of each rated attempt."""
        found = {}
        for rating in self.ratings:
            said = date.fromisoformat(rating["said_on"])
            late = any(e["day"] == rating["said_on"] and e["id"] < rating["id"] for e in self.said)
            tries = [d for d in self.days if d.letter in "dsm" and d.step == rating["step_id"]]
            after = [d for d in tries if (d.day > said if late else d.day >= said)]
            if after and after[0].day - said <= timedelta(days=28):
                key = rating["step_id"], after[0].day
                told = rating["said_on"], rating["step_id"], rating["value"], str(after[0].day)
                found[key] = (*told, after[0].letter == "d")
        return sorted(found.values(), key=lambda one: (one[3], one[0]))

    def after(self, rating: Entry) -> tuple[int, int]:
        """(done, days) on the step of a rating, from its day until the day before the next rating of that step."""
        mine = [e for e in self.ratings if e["step_id"] == rating["step_id"]]
        until = next((e["said_on"] for e in mine[mine.index(rating) + 1 :]), "9999-12-31")
        letters = [
            lived.letter
            for lived in self.days
            if lived.step == rating["step_id"] and rating["said_on"] <= lived.day.isoformat() < until
        ]
        return letters.count("d"), sum(letter in "dsm" for letter in letters)

    def strength(self) -> float | None:
        newest = {
            e["step_id"]: e["value"]
            for e in self.ratings
            if self.ladder.has(e["step_id"]) and self.today - date.fromisoformat(e["said_on"]) < timedelta(days=90)
        }
        return sum(newest.values()) / len(newest) if newest else None


def ways(entries: Sequence[Entry], today: date) -> dict[str, Way]:
    """Every quest of a log, walked."""
    names = dict.fromkeys(entry["quest"] for entry in entries if entry["kind"] == "taken" and not entry["undone"])
    return {name: Way(name, entries, today) for name in names}


def metres(walked: Mapping[str, Way]) -> Counter[str]:
    """Centimetres by what earned them: of one date the seven quests paid best earn effort and comeback."""
    earned: Counter[str] = Counter()
    dates: dict[date, list[tuple[int, str, Lived]]] = defaultdict(list)
    for name, way in walked.items():
        for lived in way.days:
            earned["mastery"] += lived.mastery
            if lived.effort or lived.comeback:
                dates[lived.day].append((-lived.effort - lived.comeback, name, lived))
    for of_day in dates.values():
        for _, _, lived in sorted(of_day, key=lambda one: one[:2])[:7]:
            earned["effort"] += lived.effort
            earned["comeback"] += lived.comeback
    return earned


def tallies(entries: Sequence[Entry]) -> dict[str, tuple[int, int, int]]:
    """Of each exercise: times done, times with a feeling before and after, times it helped."""
    found: dict[str, tuple[int, int, int]] = {}
    for entry in entries:
        if entry["kind"] == "coped" and not entry["undone"]:
            told = entry["details"]
            before, after = told.get("before"), told.get("after")
            times, known, helped = found.get(told["exercise"], (0, 0, 0))
            if before and after:
                better = after[0] > before[0] or (after[0] == before[0] and 0 < before[1] > after[1])
                known, helped = known + 1, helped + better
            found[told["exercise"]] = (times + 1, known, helped)
    return found
