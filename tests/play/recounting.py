"""What `undaunted log --all --json` tells, counted once more, without a line of the game's rules.

Besides the entries it needs what the quest file says of a step (its limit) and of the days that ask: those are facts
of the quest, not of the player. An entry counts when it was not taken back and is no evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Entry = Mapping[str, Any]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """What a quest file asks.

    `due` tells the days, by date and days since the take (None: `times` a week); `limits` those of an at most quest.
    """

    due: Callable[[date, int], bool] | None
    times: int = 0
    limits: Mapping[int, int] | None = None
    baseline: int = 0
    amounts: Mapping[int, int] | None = None
    """What each step asks for, by its number."""


class Recount:
    """One quest at one moment: `entries` are all said by then, `today` the civil date."""

    def __init__(self, entries: Sequence[Entry], quest: str, asked: Asked, today: date) -> None:
        holding = [entry for entry in entries if not entry["undone"] and not entry["evidence"]]
        self.all = holding
        self.asked, self.today, self.name = asked, today, quest
        mine = [entry for entry in holding if entry["quest"] in (quest, "all")]
        self.mine = mine
        self.taken = min(date.fromisoformat(e["said_on"]) for e in mine if e["kind"] == "taken")
        self.days = [e for e in mine if e["kind"] == "day" and date.fromisoformat(e["day"]) >= self.taken]
        self.ratings = [e for e in mine if e["kind"] == "rated"]
        self.outcomes = self._outcomes()
        self.missed, self.comebacks, self.left = self._walk()

    # --- one outcome a date -------------------------------------------------------------------------------------------

    def _outcomes(self) -> dict[date, str]:
        found = {}
        for day in sorted({date.fromisoformat(e["day"]) for e in self.days}):
            outcome = self._limit(day) if self.asked.limits is not None else self._best(day)
            if outcome:
                found[day] = outcome
        return found

    def said(self, day: date) -> list[Entry]:
        return [e for e in self.days if e["day"] == day.isoformat()]

    def _best(self, day: date) -> str:
        words = {e["outcome"] for e in self.said(day)}
        return next((word for word in ("done", "some", "missed") if word in words), "")

    def _limit(self, day: date) -> str:
        words, amount = {e["outcome"] for e in self.said(day)}, self.amount(day)
        if amount is None:
            return self._best(day)
        if day == self.today and "done" not in words:
            return ""
        step, limits = self.said(day)[-1]["step"], self.asked.limits or {}
        if amount <= limits[step]:
            return "done"
        return "some" if amount <= limits.get(step - 1, self.asked.baseline) else "missed"

    def amount(self, day: date) -> int | None:
        amounts = [e["amount"] for e in self.said(day) if e["amount"] is not None]
        return sum(amounts) if amounts else None

    def rests(self, day: date) -> bool:
        for e in self.mine:
            if e["kind"] != "rest" or date.fromisoformat(e["day"]) > day:
                continue
            if e["until"]:
                if day <= date.fromisoformat(e["until"]):
                    return True
                continue
            ended = [
                d["said_on"]
                for d in self.days
                if (d["at"], d["said_on"]) > (e["at"], e["said_on"]) and d["day"] >= e["day"]
            ]
            if not ended or day < date.fromisoformat(min(ended)):
                return True
        return False

    # --- date by date: what was missed --------------------------------------------------------------------------------

    def _walk(self) -> tuple[set[date], int, int]:
        """Missed dates, comebacks, and the places left in this week."""
        missed: set[date] = set()
        comebacks = lapse = filled = 0
        day, gentle, places = self.taken, True, min(self.asked.times, 7 - self.taken.weekday())
        while day <= self.today:
            if day.weekday() == 0 and day != self.taken:
                gentle, places, filled = False, self.asked.times, 0
            outcome = self.outcomes.get(day)
            if outcome in ("done", "some"):
                comebacks, lapse, filled = comebacks + (lapse > 0), 0, filled + 1
            elif self._is_missed(day, outcome, gentle=gentle, short=places - filled > 6 - day.weekday()):
                missed.add(day)
                lapse += 1
            day += DAY
        return missed, comebacks, max(0, places - filled)

    def _is_missed(self, day: date, outcome: str | None, *, gentle: bool, short: bool) -> bool:
        if day == self.taken or self.rests(day):
            return False
        if self.asked.due is None:
            return not gentle and (outcome == "missed" or (day < self.today and short))
        return self.asked.due(day, (day - self.taken).days) and (outcome == "missed" or day < self.today)

    # --- the numbers by their names -----------------------------------------------------------------------------------

    def count(self, words: Sequence[str], dates: int) -> int:
        first = self.today - timedelta(days=dates - 1)
        return sum(outcome in words for day, outcome in self.outcomes.items() if first <= day <= self.today)

    def number(self, name: str) -> int:
        """A number by the name it has in the wordings."""
        found: int = getattr(self, f"_{name}")()
        return found

    def _done_days(self) -> int:
        return self.count(("done",), 100_000)

    def _week_done(self) -> int:
        return self.count(("done",), self.today.weekday() + 1)

    def _last_week_done(self) -> int:
        return self.count(("done",), self.today.weekday() + 8) - self._week_done()

    def _fortnight_done(self) -> int:
        return self.count(("done",), 14)

    def _month_done(self) -> int:
        return self.count(("done",), 28)

    def _fortnight_acts(self) -> int:
        return self.count(("done", "some"), 14)

    def _fortnight_some(self) -> int:
        return self.count(("some",), 14)

    def _away(self) -> int:
        acts = [day for day, outcome in self.outcomes.items() if outcome in ("done", "some") and day < self.today]
        return (self.today - max(acts)).days

    def _gap(self) -> int:
        return self._away() - 1

    def _comebacks(self) -> int:
        return self.comebacks

    def _since_back(self) -> int:
        last = max(self.missed)
        return sum(outcome == "done" and day > last for day, outcome in self.outcomes.items())

    def _weekday_missed(self) -> int:
        return sum(self.today - timedelta(days=7 * weeks) in self.missed for weeks in (1, 2, 3))

    def _left(self) -> int:
        return self.left

    def _late(self) -> int:
        return (self.today - date.fromisoformat(self.mine[-1]["day"])).days

    def _amount(self) -> int:
        return self.amount(self.today) or 0

    _said_amount = _amount

    def _said_under(self) -> int:
        return (self.asked.limits or self.asked.amounts or {})[self._step()] - self._amount()

    def _said_beyond(self) -> int:
        return -self._said_under()

    def _step(self) -> int:
        step: int = self.days[-1]["step"]
        return step

    _mastered_step = _step

    def _rating(self) -> int:
        return self._rated()[-1]

    def _rated_before(self) -> int:
        return self._rated()[-2]

    def _rose(self) -> int:
        return self._rating() - self._rated_before()

    def _rated(self) -> list[int]:
        return [e["value"] for e in self.ratings if e["step"] == self._step()]

    def _play_days(self) -> int:
        return (self.today - min(date.fromisoformat(e["said_on"]) for e in self.all if e["kind"] == "taken")).days
