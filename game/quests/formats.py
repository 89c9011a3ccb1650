"""What a quest file may hold: strict models of its TOML tables (docs/quest-files.md), not where a value stood.

Shape only: rules that look at two places at once (amounts that rise, steps that exist) are in `checks`. The JSON Schema
for editors is made from these models, hence the descriptions. Texts are cleaned before they are measured, so what is
accepted can be written and read again; a text's length counts characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from game.quests.words import nearest
from game.rules.compiled import MOST_EVERY_DAYS, MOST_MONTH_DAY, MOST_TIMES
from game.rules.ladder import MOST
from game.rules.quest import OBSTACLES, WEEKDAYS, Moment
from game.rules.text import clean

FORMAT = 1
"""The newest format this game reads."""

QUEST_ID = r"^[a-z][a-z0-9-]{1,47}$"
STEP_ID = r"^[a-z0-9][a-z0-9-]{0,31}$"

LINE = 200
SCENE = 400
NAME = 60
WORD = 24

MOST_STEPS = 200

_UNCUT = 1 << 30

MEASURE_KINDS = ("yes_no", "minutes", "count", "at_most")
MOMENTS = tuple(moment.value for moment in Moment)

if TYPE_CHECKING:
    Weekday = str
    Obstacle = str
    When = str
else:
    Weekday, Obstacle, When = Literal[WEEKDAYS], Literal[OBSTACLES], Literal[MOMENTS]


def clean_whole(value: Any) -> Any:
    """A text cleaned but not cut; anything else as it is (the field then says what it expected)."""
    return clean(value, _UNCUT) if isinstance(value, str) else value


_CLEANED = BeforeValidator(clean_whole)
Name = Annotated[str, Field(min_length=1, max_length=NAME), _CLEANED]
Word = Annotated[str, Field(min_length=1, max_length=WORD), _CLEANED]
Line = Annotated[str, Field(min_length=1, max_length=LINE), _CLEANED]
Story = Annotated[str, Field(min_length=1, max_length=SCENE), _CLEANED]
MaybeName = Annotated[str, Field(max_length=NAME), _CLEANED]
MaybeWord = Annotated[str, Field(max_length=WORD), _CLEANED]
MaybeLine = Annotated[str, Field(max_length=LINE), _CLEANED]
StepId = Annotated[str, Field(pattern=STEP_ID)]
Amount = Annotated[int, Field(ge=0, le=MOST)]


_OWN_KEYS: dict[str, Any] = {"patternProperties": {"^x_": {}}}


class Table(BaseModel):
    """A TOML table: strict types, unknown keys forbidden, keys starting `x_` left to the writer."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, json_schema_extra=_OWN_KEYS)

    @model_validator(mode="before")
    @classmethod
    def _without_own_keys(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: inner for key, inner in value.items() if not key.startswith("x_")}
        return value


class EveryDayForm(Table):
    """Due every day: `{ every = "day" }`."""

    every: Literal["day"] = Field(description="Due every day.")


class WeekdaysForm(Table):
    """Due on some days of the week: `{ days = ["mon", "wed"] }`."""

    days: list[Weekday] = Field(min_length=1, max_length=len(WEEKDAYS), description="Due on these days of the week.")


class TimesForm(Table):
    """Due some times a week, on days the player chooses: `{ times = 3, per = "week" }`."""

    times: int = Field(ge=1, le=MOST_TIMES, description="How many days a week.")
    per: Literal["week"] = Field(description="Always week; weeks run from Monday to Sunday.")


class EveryDaysForm(Table):
    """Due every few days: `{ every_days = 2 }`."""

    every_days: int = Field(
        ge=1, le=MOST_EVERY_DAYS, description="Due every so many days from the day the quest is taken."
    )


class MonthDayForm(Table):
    """Due once a month: `{ month_day = 31 }`."""

    month_day: int = Field(ge=1, le=MOST_MONTH_DAY, description="Day of the month; the last day in shorter months.")


SCHEDULE_KEYS = {key: key for key in ("every", "days", "times", "every_days", "month_day")} | {"per": "times"}
"""The keys of a schedule, and the form each belongs to (a form is named after its first key)."""


def _schedule_form(value: Any) -> str | None:
    """Which form a schedule is meant to be: that of its first known key, else that of the key nearest to one."""
    if not isinstance(value, dict):
        return None
    known = [key for key in SCHEDULE_KEYS if key in value]
    meant = known or [near for key in value if (near := nearest(key, SCHEDULE_KEYS))]
    return SCHEDULE_KEYS[meant[0]] if meant else None


ScheduleForm = Annotated[
    Annotated[EveryDayForm, Tag("every")]
    | Annotated[WeekdaysForm, Tag("days")]
    | Annotated[TimesForm, Tag("times")]
    | Annotated[EveryDaysForm, Tag("every_days")]
    | Annotated[MonthDayForm, Tag("month_day")],
    Discriminator(_schedule_form),
]


class YesNoForm(Table):
    """Done or not done: steps have no amount."""

    kind: Literal["yes_no"] = Field(description="Done or not done: steps have no amount.")


class MinutesForm(Table):
    """Short for a count of minutes."""

    kind: Literal["minutes"] = Field(description="Short for a count of minutes.")


class CountForm(Table):
    """Amounts add up through the day: the more the better."""

    kind: Literal["count"] = Field(description="Amounts add up: a day is done when the step's amount is reached.")
    unit: Word = Field(description='What is counted, in the plural: "pages".')
    unit_one: MaybeWord = Field("", description='One of it: "page". The same as unit when left out.')


class AtMostForm(Table):
    """A habit to shrink: amounts add up and stay within a limit."""

    kind: Literal["at_most"] = Field(
        description="A habit to shrink: a day is done when the amounts stay within the step's."
    )
    unit: Word = Field(description='What is counted, in the plural: "cigarettes".')
    unit_one: MaybeWord = Field("", description='One of it: "cigarette". The same as unit when left out.')


MeasureForm = Annotated[YesNoForm | MinutesForm | CountForm | AtMostForm, Discriminator("kind")]


class MasteryForm(Table):
    """When a step is mastered: `{ done = 3, of = 4 }`."""

    done: int = Field(ge=1, le=10, description="So many done days …")
    of: int = Field(
        ge=1, le=14, description="… within the last so many due days on the step; at least as many as done."
    )


class StepForm(Table):
    """One rung of the ladder."""

    id: StepId = Field(description="Short name, unique in the quest: small letters, digits, hyphens. Never change it.")
    camp: MaybeName = Field(
        "", description="Name of the camp that starts with this step. The first is on the first step."
    )
    amount: Amount | None = Field(
        None,
        description="Rises from step to step (falls for at_most). Left out in a yes_no quest, needed in any other.",
    )
    instruction: Line = Field(description="What to do on a day, as one doable thing.")
    tiny: MaybeLine = Field(
        "", description="The version for a bad day, two minutes or less. The quest's tiny when left out."
    )
    schedule: ScheduleForm | None = Field(None, description="The step's own days, where they differ from the quest's.")
    mastery: MasteryForm | None = Field(None, description="When the step is mastered: 3 of 4 when left out.")
    advice: MaybeLine = Field("", description="A tip from those who stood here before.")


class LadderForm(Table):
    """A ladder worked out from its two ends."""

    start: Amount = Field(alias="from", description="What can be done today, even on a bad day.")
    to: Amount = Field(description="Where to: not below from; not above it for at_most.")
    instruction: Line = Field(description='What to do on a day; {amount} becomes "5 minutes".')
    tiny: MaybeLine = Field(
        "", description="The version for a bad day, two minutes or less. The quest's tiny when left out."
    )
    mastery: MasteryForm | None = Field(None, description="When each step is mastered: 3 of 4 when left out.")
    advice: MaybeLine = Field("", description="A tip for whoever is on it.")


class SceneForm(Table):
    """A moment in a mentor's way up."""

    on: When = Field(description="When it is told.")
    step: StepId | None = Field(None, description="Id of the step it is about. Any step when left out.")
    text: Story = Field(description="The scene: a few sentences, falls and comebacks in.")


class MentorForm(Table):
    """Someone, real or imagined, who fell and came back on the same ground."""

    name: Name = Field(description='Who: "Iris, who started at 51".')
    start: StepId = Field(description="Id of the step where they started.")
    obstacles: list[Obstacle] = Field(default=[], max_length=len(OBSTACLES), description="What got in their way.")
    scenes: list[SceneForm] = Field(
        default=[], max_length=60, description="Moments, told when the player is at the same."
    )


class QuestForm(Table):
    """A quest file of Undaunted."""

    model_config = ConfigDict(
        json_schema_extra={**_OWN_KEYS, "oneOf": [{"required": ["steps"]}, {"required": ["ladder"]}]},
    )

    format: int = Field(ge=1, le=FORMAT, description="The format of this file.")
    id: str = Field(
        pattern=QUEST_ID, description="Name of the quest for ever: small letters, digits and hyphens; not all."
    )
    title: Name = Field(description="The goal in a few words.")
    why: MaybeLine = Field("", description="Why it matters to you.")
    author: MaybeName = Field("", description="Who wrote the quest.")
    version: int = Field(1, ge=1, le=MOST, description="Whole number, one more with each change you share.")
    tags: list[Word] = Field(default=[], max_length=12, description="Words to find it by.")
    schedule: ScheduleForm = Field(description="Which days.")
    measure: MeasureForm = Field(description="How a day is judged.")
    cue: MaybeLine = Field("", description="When and where: after which thing you do anyway.")
    plan_b: MaybeLine = Field("", description='"If … then …", for the obstacle that is most likely.')
    tiny: MaybeLine = Field(
        "", description="The version for a bad day, two minutes or less, of steps without their own."
    )
    cautions: list[Line] = Field(default=[], max_length=12, description="What to know before starting.")
    steps: list[StepForm] | None = Field(
        None, min_length=1, max_length=MOST_STEPS, description="The ladder, written out."
    )
    ladder: LadderForm | None = Field(None, description="The ladder, worked out from its two ends, instead of steps.")
    mentors: list[MentorForm] = Field(default=[], max_length=20, description="Whose way up is told.")


def _keys(*models: type[Table]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(field.alias or name for model in models for name, field in model.model_fields.items()))


TABLES: dict[tuple[str, ...], tuple[str, ...]] = {
    (): _keys(QuestForm),
    ("steps",): _keys(StepForm),
    ("steps", "mastery"): _keys(MasteryForm),
    ("steps", "schedule"): tuple(SCHEDULE_KEYS),
    ("ladder",): _keys(LadderForm),
    ("ladder", "mastery"): _keys(MasteryForm),
    ("mentors",): _keys(MentorForm),
    ("mentors", "scenes"): _keys(SceneForm),
    ("schedule",): tuple(SCHEDULE_KEYS),
    ("measure",): _keys(CountForm),
}
"""The keys known in each table, by its path without list numbers."""

VOCABULARY: dict[str, tuple[str, ...]] = {
    "days": WEEKDAYS,
    "every": ("day",),
    "kind": MEASURE_KINDS,
    "obstacles": OBSTACLES,
    "on": MOMENTS,
    "per": ("week",),
}
"""The words allowed as the value of a key, or as an item of its list."""
