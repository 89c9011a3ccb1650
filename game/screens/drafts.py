"""A goal while it is being written: what was typed, what it makes, what is wrong, and where to start.

No widgets. Loads what reads quest files, which takes a moment: imported behind the first frame of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.play import drafting, goals, redrafting, taking
from game.play.drafting import GoalAnswers
from game.play.redrafting import NO_EDITS, Edits, Redrafted, StepChange
from game.play.taking import PreviewView
from game.rules.calendar import days_a_week
from game.rules.moves import Refusal
from game.rules.quest import Quest
from game.rules.values import replace
from game.screens.dialogs.entry import whole
from game.screens.lines import plain, plural

HOLD, WRITTEN, WEEKLY = "hold", "written", "weekly"
NO_NUMBER = "A whole number, such as 10."
STAND_IN = "My goal"
WEEK = 7
SUBJECTS = {
    "instruction": "What to do",
    "tiny": "The tiny version",
    "amount": "The amount",
    "done": "The done days",
    "of": "the last days",
}


class Drawing(NamedTuple):
    """What the answers make so far.

    `preview` may stand on stand-ins for answers still missing: it is `whole` when there are none. `keys` name the steps
    for `Sheet`; `rated` are the steps to rate; `problems` are mistakes of single steps, by number and key.
    """

    mistakes: Mapping[str, str]
    preview: PreviewView | None
    whole: bool
    keys: tuple[str, ...] = ()
    rated: tuple[int, ...] = ()
    suggested: int = 1
    start: int = 1
    problems: Mapping[int, Mapping[str, str]] = {}
    quickest: str = ""


class Tried(NamedTuple):
    """What a step would say after a change, and the mistakes that would be on it, by key."""

    instruction: str
    mistakes: Mapping[str, str]


class Sheet:
    """Everything said on the page. `texts` are by the names of `GoalAnswers`, as typed."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {"measure": "yes_no", "ladder": HOLD}
        self.edits: Edits = NO_EDITS
        self.ratings: dict[str, int] = {}
        self.picked: str | None = None
        self._redrafted: Redrafted | None = None

    # --- the answers -------------------------------------------------------------------------------------------------

    def answers(self) -> GoalAnswers:
        """The answers as the use case takes them."""
        text, ladder = self._text, self.texts["ladder"]
        counted = text("measure") != "yes_no"
        units = text("measure") in ("count", "at_most")
        days = "" if not counted and ladder == WEEKLY else text("schedule")
        rows = [row for row in text("sub_steps").splitlines() if row.strip()]
        return GoalAnswers(
            text("what"),
            text("measure"),
            text("unit") if units else "",
            text("unit_one") if units else "",
            whole(text("baseline")) if counted else None,
            whole(text("target")) if counted else None,
            days,
            tuple(rows) if not counted and ladder == WRITTEN else (),
            self._times() if not counted and ladder == WEEKLY else None,
        )

    def _text(self, name: str) -> str:
        return self.texts.get(name, "")

    def _times(self) -> tuple[int, int]:
        first, last = whole(self._text("first")), whole(self._text("last"))
        return (0 if first is None else first, 0 if last is None else last)

    def _mistakes(self, answers: GoalAnswers) -> dict[str, str]:
        found = drafting.mistakes(answers)
        counted = answers.measure != "yes_no"
        numbers = ("baseline", "target") if counted else ("first", "last") if answers.times else ()
        for name in numbers:
            if self._text(name).strip() and whole(self._text(name)) is None:
                found[name] = NO_NUMBER
        if not counted and self.texts["ladder"] == WRITTEN and not answers.sub_steps:
            found["sub_steps"] = "Write at least one step, a line each."
        if "times" in found:
            found.setdefault("last", found.pop("times"))
        return {name: plain(text).replace("at_most", "“at most”") for name, text in found.items()}

    # --- what they make ----------------------------------------------------------------------------------------------

    def drawn(self) -> Drawing:
        """What all of it makes; quick enough for every key."""
        answers = self.answers()
        mistakes = self._mistakes(answers)
        quest = _drafted(answers, mistakes)
        if isinstance(quest, Refusal) or not self._begun():
            self._redrafted = None
            return Drawing(mistakes, None, whole=False)
        self._redrafted = made = redrafting.redrafted(quest, self.edits)
        steps = made.quest.steps
        rated = goals.rating_numbers(len(made.quest.steps))
        said = self.said(made, rated)
        suggested = goals.start_for(len(steps), said)
        start = made.keys.index(self.picked) + 1 if self.picked in made.keys else suggested
        return Drawing(
            mistakes,
            taking.preview(made.quest),
            whole=not mistakes and not made.mistakes,
            keys=made.keys,
            rated=rated,
            suggested=min(suggested, len(steps)),
            start=start,
            problems=made.mistakes,
            quickest=quickest(made.quest, start),
        )

    def _begun(self) -> bool:
        """Whether there is something to draw: a few words, or a number."""
        return any(self._text(name).strip() for name in ("what", "baseline", "target", "sub_steps", "first", "last"))

    @property
    def typed(self) -> bool:
        """Whether anything was said here that would be a pity to lose."""
        return self._begun() or any(self._text(name).strip() for name in ("unit", "unit_one", "schedule"))

    def said(self, made: Redrafted, rated: tuple[int, ...]) -> dict[int, int]:
        """The ratings said of the steps that are asked about, by number."""
        keyed = {number: made.keys[number - 1] for number in rated}
        return {number: self.ratings[key] for number, key in keyed.items() if key in self.ratings}

    def ratings_said(self) -> dict[int, int]:
        """The same, of the quest as it was last drawn."""
        made = self._redrafted
        return self.said(made, goals.rating_numbers(len(made.quest.steps))) if made else {}

    # --- changing steps ----------------------------------------------------------------------------------------------

    @property
    def quest(self) -> Quest | None:
        """The quest as it was last drawn."""
        return self._redrafted.quest if self._redrafted else None

    def tried(self, key: str, change: StepChange) -> Tried:
        """What a change would make of its step."""
        answers = self.answers()
        quest = _drafted(answers, self._mistakes(answers))
        if isinstance(quest, Refusal):
            return Tried("", {})
        made = redrafting.redrafted(quest, redrafting.change_step(self.edits, key, change))
        if key not in made.keys:
            return Tried("", {})
        number = made.keys.index(key) + 1
        wrong = dict(made.mistakes.get(number, {}))
        if "amount" in made.mistakes.get(number + 1, {}):  # told of the step above, and wrong because of this one
            wrong.setdefault("amount", made.mistakes[number + 1]["amount"])
        return Tried(made.quest.steps[number - 1].instruction, wrong)

    def change(self, key: str, change: StepChange) -> None:
        """Change a step."""
        self.edits = redrafting.change_step(self.edits, key, change)

    def remove(self, number: int) -> str:
        """Take a step out; why not, where that cannot be."""
        return self._edit(redrafting.remove_step(self._redrafted, self.edits, number)) if self._redrafted else ""

    def add(self, number: int) -> str:
        """Put a step above another; why not, where there is no room."""
        return self._edit(redrafting.add_step(self._redrafted, self.edits, number)) if self._redrafted else ""

    def _edit(self, edits: Edits | Refusal) -> str:
        if isinstance(edits, Refusal):
            return edits.message
        self.edits = edits
        return ""


def _drafted(answers: GoalAnswers, mistakes: Mapping[str, str]) -> Quest | Refusal:
    return drafting.draft(_stood_in(answers, mistakes) if mistakes else answers)


def _stood_in(answers: GoalAnswers, mistakes: Mapping[str, str]) -> GoalAnswers:
    """The answers with something in place of each that is missing or wrong, so that there is a mountain to see."""
    answers = replace(
        answers,
        what=STAND_IN if "what" in mistakes else answers.what,
        unit="times" if answers.measure in ("count", "at_most") and "unit" in mistakes else answers.unit,
        unit_one="" if "unit_one" in mistakes else answers.unit_one,
        schedule="every day" if "schedule" in mistakes and not answers.times else answers.schedule,
    )
    if answers.measure != "yes_no":
        bad = {name for name in ("baseline", "target") if name in mistakes}
        low = answers.baseline if "baseline" not in bad else None
        high = answers.target if "target" not in bad else None
        low = low if low is not None else high if high is not None else 1
        return replace(answers, baseline=low, target=high if high is not None else max(1, low))
    if {"first", "last", "times"} & mistakes.keys() and answers.times:
        first = answers.times[0] if 1 <= answers.times[0] <= WEEK else 1
        return replace(answers, times=(first, first))
    return replace(answers, sub_steps=()) if "sub_steps" in mistakes else answers


def quickest(quest: Quest, start: int) -> str:
    """How long the way takes at the least, from a step on: every step mastered by its first done days.

    >>> from game.play.drafting import draft
    >>> quickest(draft(GoalAnswers("Sit", "minutes", baseline=5, target=10, schedule="3 a week")), 1)
    '3 weeks at the quickest'
    """
    weeks = sum(
        step.mastery.done / max(0.1, days_a_week(step.schedule or quest.schedule)) for step in quest.steps[start - 1 :]
    )
    days = round(weeks * WEEK)
    return f"{plural(days, 'day')} at the quickest" if days < 14 else f"{round(weeks)} weeks at the quickest"


def in_words(problems: Mapping[str, str]) -> str:
    """The mistakes of a step in one line, without the names of keys in a file.

    >>> in_words({"instruction": '"instruction" must not be empty'})
    'What to do must not be empty'
    """
    text = "; ".join(problems.values())
    for name, subject in SUBJECTS.items():
        text = text.replace(f'"{name}"', subject)
    return text
