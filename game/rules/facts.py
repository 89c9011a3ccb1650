"""What encouragement knows of a moment: counts, letters, dates and the player's own words, in one frozen value.

Every number about the player is counted from what was said, so `undaunted log --all --json` holds it too. The metres
are not among them: each face shows those already.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from game.rules.state import DONE, MISSED, REST, SOME

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**_: bool) -> Any:
        """For seventy fields even our own values take 0.7 ms to compile, a third of a line's price: a mapping does."""
        return lambda facts: facts


SAID, QUEST, DAY = "said", "quest", "day"
"""The moments: something was just said; a quest is looked at; the day as a whole is."""


@dataclass(frozen=True)
class Facts:
    """A moment.

    `day` is the civil date of the moment and `late` how many days before it the entry is for. `letters` are the last
    dates of the quest as the wall keeps them (rules/state.py), the last one being `day`; `window` the results on the
    step in force, today's among them. None and "" mean: not known, or nothing to say.
    """

    moment: str
    player: str
    quest: str
    day: date
    title: str = ""
    kind: str = "yes_no"
    outcome: str = ""
    """done, some, missed, rest, pending, not_due or asleep."""
    due: bool = True
    late: int = 0
    first_ever: bool = False
    """This is the first done or some of the player's whole way."""
    first_some: bool = False
    letters: str = ""
    # where the quest stands
    step: int = 0
    steps: int = 0
    task: str = ""
    tiny: str = ""
    need: int | None = None
    amount: int | None = None
    unit: str = ""
    unit_one: str = ""
    window: str = ""
    window_need: int = 0
    window_of: int = 0
    climbed: bool = False
    """The step in force came after a lower one, by going up."""
    stepped_down: bool = False
    """A step down was taken in the last days, to the step in force."""
    at_top: bool = False
    """The last step is in force, and mastered."""
    may_climb: bool = False
    passed: int = 0
    """Steps mastered."""
    warmth: int = 0
    warmth_was: int | None = None
    """Before this check-in."""
    warmed: bool = False
    purse: bool = False
    done_days: int = 0
    habit: float = 0
    days_on: int = 0
    """Days since the quest was first taken."""
    play_days: int = 0
    """Days since the first quest of all was."""
    # falling and coming back
    lapse: int = 0
    came_back: int = 0
    """Missed due days of the lapse that this check-in ended."""
    woke: bool = False
    comebacks: int = 0
    usual: int = 0
    away: int | None = None
    """Dates since the last done or some before this one; None where it is longer ago than the letters go."""
    rest_why: str = ""
    """Of a rest that holds or was said now, else of the one that ended yesterday: rest, sick or travel."""
    # marks of this check-in
    mastered: bool = False
    mastered_step: int = 0
    camp: str = ""
    first_camp: bool = False
    summit: bool = False
    height: str = ""
    # N a week
    left: int | None = None
    # belief, plans, own words
    rating: int | None = None
    """Of the step this is about, said while it was in force or ahead."""
    rose: int | None = None
    rated_before: int | None = None
    cue: str = ""
    plan_if: str = ""
    plan_then: str = ""
    new_plan: bool = False
    """The plan was made in the last days."""
    own_words: tuple[str, ...] = ()
    """The player's own lines why they can, given back as they are (science rule 17)."""
    # what comes next
    next: str = ""
    next_date: str = ""
    next_on: str = ""
    # the day as a whole
    quests: int = 0
    done_today: int = 0
    open_today: int = 0
    last_open: str = ""
    due_today: int = 0
    resting: int = 0
    lapsed: int = 0
    """Quests with an open lapse."""
    lapsed_title: str = ""
    moved_clock: bool = False
    unsaid: int = 0

    if not TYPE_CHECKING:

        def __init__(self, moment: str, player: str, quest: str, day: date, **known: Any) -> None:
            if strange := known.keys() - self.__annotations__.keys():
                raise TypeError(f"no such facts: {', '.join(sorted(strange))}")
            self.__dict__.update(known, moment=moment, player=player, quest=quest, day=day)

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"facts are frozen: {name} cannot be changed")

    # --- counted from the letters ------------------------------------------------------------------------------------

    @property
    def weekday(self) -> str:
        """The name of the day."""
        return f"{self.day:%A}"

    @property
    def before(self) -> str:
        """The results of the days that asked for something before this one, oldest first: d, s or m."""
        return "".join(letter for letter in self.letters[:-1] if letter in (DONE, SOME, MISSED))

    @property
    def yesterday(self) -> str:
        """The letter of the date before; "" where there is none."""
        return self.letters[-2:-1].lower()

    def done_in(self, dates: int) -> int:
        """Done days, due or not, among the last so many dates."""
        return self.letters[-dates:].lower().count(DONE)

    @property
    def week_done(self) -> int:
        """Done days since Monday."""
        return self.done_in(self.day.weekday() + 1)

    @property
    def last_week_done(self) -> int | None:
        """Done days of the week before, Monday to Sunday; None where the letters do not go back so far."""
        return self.week_back(1)

    def week_back(self, weeks: int) -> int | None:
        """Done days of a whole week before this one."""
        end = len(self.letters) - (self.day.weekday() + 1) - 7 * (weeks - 1)
        return self.letters[end - 7 : end].lower().count(DONE) if end >= 7 else None

    @property
    def fortnight_done(self) -> int:
        """Done days of the last 14 dates."""
        return self.done_in(14)

    @property
    def month_done(self) -> int:
        """Done days of the last 28 dates."""
        return self.done_in(28)

    @property
    def fortnight_acts(self) -> int:
        """Days done or some of the last 14 dates."""
        return sum(letter in (DONE, SOME) for letter in self.letters[-14:].lower())

    @property
    def fortnight_some(self) -> int:
        """Days of some among the last 14 dates."""
        return self.letters[-14:].lower().count(SOME)

    @property
    def weekday_missed(self) -> int:
        """How often this day of the week was missed, the last three times."""
        return self.letters[::-1][7:22:7].count(MISSED)

    @property
    def since_back(self) -> int:
        """Done days since the last missed one; 0 where none was missed in four weeks."""
        return self.letters[self.letters.rfind(MISSED) :].lower().count(DONE) if MISSED in self.letters else 0

    @property
    def gap(self) -> int | None:
        """The dates between the last done or some and this one."""
        return None if self.away is None else self.away - 1

    @property
    def rested_before(self) -> bool:
        """Whether the date before was rest."""
        return self.yesterday == REST

    # --- words that are there or not ---------------------------------------------------------------------------------

    @property
    def the_purse(self) -> str:
        """The purse, where something is in it."""
        return "the purse" if self.purse else ""

    @property
    def easier(self) -> str:
        """The way down, where there is one."""
        return "a step down" if self.step > 1 else ""

    @property
    def own(self) -> str:
        """One of the player's own lines, another each day."""
        return self.own_words[self.day.toordinal() % len(self.own_words)] if self.own_words else ""

    # --- counted from amounts ----------------------------------------------------------------------------------------

    @property
    def under(self) -> int | None:
        """How far today's sum stays under the limit; None over it."""
        if self.amount is None or self.need is None or self.amount > self.need:
            return None
        return self.need - self.amount

    @property
    def beyond(self) -> int | None:
        """How far today's sum goes beyond what is asked; None where it does not."""
        if self.amount is None or self.need is None or self.amount <= self.need:
            return None
        return self.amount - self.need

    def share(self) -> float | None:
        """Today's sum as a part of what the step asks for."""
        return self.amount / self.need if self.amount is not None and self.need else None

    @property
    def said_amount(self) -> str:
        """Today's sum with its unit; "" where none was said."""
        return measured(self.amount, self.unit, self.unit_one)

    @property
    def said_need(self) -> str:
        """What the step asks for, with its unit."""
        return measured(self.need, self.unit, self.unit_one)

    @property
    def said_under(self) -> str:
        """What is left under the limit, with its unit."""
        return measured(self.under, self.unit, self.unit_one)

    @property
    def said_beyond(self) -> str:
        """What is beyond the amount asked for, with its unit."""
        return measured(self.beyond, self.unit, self.unit_one)

    @property
    def one_away(self) -> bool:
        """Whether one more done day masters the step in force."""
        room = self.window[-(self.window_of - 1) :] if self.window_of > 1 else ""
        return self.window_need > 1 and room.count(DONE) == self.window_need - 1


def measured(amount: int | None, unit: str, unit_one: str) -> str:
    """An amount in words; "" for none, and for 0.

    >>> measured(1, "pages", "page"), measured(1200, "steps", "")
    ('1 page', '1,200 steps')
    """
    if not amount:
        return ""
    return f"{amount:,} {unit_one if amount == 1 and unit_one else unit}".strip()
