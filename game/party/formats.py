"""What is accepted from others: strict, frozen models of every public kind, and one function that reads a line.

The only module of the package that knows pydantic. A line is checked by its CRC-32, then its raw bytes go straight
through one parser into the models: no value of a stranger exists before it has its type, its range and its pattern.
Texts are cleaned here; a text that is nothing after cleaning is left out, the fact is kept.

The models are closed: an unknown key in a known kind is damage. So that old and new versions of the game can share a
folder, a later version puts something new into a kind of its own (passed over here, left in the file) or raises `v` on
the lines that need it (counted, and told as newer). What is known is never widened in silence.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from sys import intern
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, TypeAdapter, ValidationError

from game.party.facts import (
    MOST_CM,
    MOST_STEPS,
    NAME_CELLS,
    TITLE_CELLS,
    Opened,
    Profile,
    PublicCheer,
    PublicDay,
    PublicFact,
    PublicOffer,
    PublicQuest,
    PublicTip,
)
from game.party.joining import Held
from game.party.lines import MOST_NUMBER, VERSION
from game.party.verdicts import Passed, Verdict
from game.rules.shares import CHEER_CELLS
from game.rules.text import clean
from game.rules.trails import TIP_CELLS
from game.saves import framing
from game.saves.framing import MAX_LINE

MOST_CHARACTERS = 600
"""Of a text, before it is cleaned: cleaning takes its time by the character."""
WORDS = 80
"""Cells of a reason."""

_LETTER = "[0-9a-hjkmnp-tv-z]"
_STEP = "[a-z0-9][a-z0-9-]{0,31}"

Kind = TypeVar("Kind")
Said = TypeVar("Said")

Text = Annotated[str, Field(max_length=MAX_LINE)]
Player = Annotated[str, Field(pattern=f"^[0-7]{_LETTER}{{25}}$")]
Short = Annotated[str, Field(pattern=f"^{_LETTER}{{10}}$")]
"""A writer, an alias, the id of a cheer."""
StepName = Annotated[str, Field(pattern=f"^{_STEP}(~{_STEP})?$")]
"""A step, or a bridge between two."""
QuestName = Annotated[str, Field(pattern="^[a-z][a-z0-9-]{1,47}$")]
Sha = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Metres = Annotated[float, Field(ge=0, le=MOST_CM / 100, allow_inf_nan=False)]
Number = Annotated[int, Field(ge=1, le=MOST_NUMBER)]
Version = Annotated[int, Field(ge=1, le=VERSION)]


class Form(BaseModel):
    """Exact types, no unknown keys, no changes afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class OpenForm(Form):
    """Whose file it is."""

    player: Player

    def fact(self) -> PublicFact:
        """The fact."""
        return Opened(self.player)


class ProfileForm(Form):
    """What the player is called."""

    name: Text = ""
    ranking: bool = False

    def fact(self) -> PublicFact:
        """The fact."""
        return Profile(_cleaned(self.name, NAME_CELLS), self.ranking)


class QuestForm(Form):
    """A shared quest."""

    alias: Short
    how: Literal["no", "points", "named"]
    quest: QuestName = ""
    title: Text = ""
    sha: Sha = ""
    start: Day | None = None
    first: StepName = ""
    steps: Annotated[list[StepName], Field(max_length=MOST_STEPS)] = []
    over: Literal["", "dropped", "handed_in"] = ""

    def fact(self) -> PublicFact:
        """The fact."""
        return PublicQuest(
            self.alias,
            self.how,
            self.quest,
            _cleaned(self.title, TITLE_CELLS),
            self.sha,
            _day(self.start) if self.start else None,
            self.first,
            tuple(self.steps),
            self.over,
        )


class DayForm(Form):
    """A day of a shared quest."""

    alias: Short
    day: Day
    metres: Metres
    outcome: Literal["", "done", "some", "missed", "rest"] = ""
    step: StepName = ""
    mark: Literal["", "mastered", "summit"] = ""

    def fact(self) -> PublicFact:
        """The fact."""
        cm = round(self.metres * 100)
        return PublicDay(intern(self.alias), _day(self.day), cm, self.outcome, intern(self.step), self.mark)


class CheerForm(Form):
    """A cheer."""

    id: Short
    to: Player
    day: Day
    sign: Literal["", "rope", "fire", "sun", "flag"] = ""
    text: Text = ""
    about: Literal["", "step", "comeback", "week"] = ""

    def fact(self) -> PublicFact:
        """The fact."""
        return PublicCheer(self.id, self.to, _day(self.day), self.sign, _cleaned(self.text, CHEER_CELLS), self.about)


class TipForm(Form):
    """Advice on a step."""

    alias: Short
    step: StepName
    text: Text = ""

    def fact(self) -> PublicFact:
        """The fact."""
        return PublicTip(self.alias, self.step, _cleaned(self.text, TIP_CELLS))


class OfferForm(Form):
    """An offered quest file."""

    sha: Sha
    gone: bool = False

    def fact(self) -> PublicFact:
        """The fact."""
        return PublicOffer(self.sha, self.gone)


class Envelope(Form):
    """What stands around every fact."""

    v: Version
    w: Short
    n: Number


class Line(Envelope, Generic[Kind, Said]):
    """A line of a known kind."""

    k: Kind
    d: Said


class UnheardLine(Envelope):
    """A kind of a later version, in the envelope of this one."""

    k: Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z_]+)*$", max_length=32)]
    d: dict[str, Any]


class NewerLine(BaseModel):
    """A line of which nothing is known but its version."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    v: Annotated[int, Field(gt=VERSION, le=1000)]


AnyLine = (
    Line[Literal["p.open"], OpenForm]
    | Line[Literal["p.profile"], ProfileForm]
    | Line[Literal["p.quest"], QuestForm]
    | Line[Literal["p.day"], DayForm]
    | Line[Literal["p.cheer"], CheerForm]
    | Line[Literal["p.advice"], TipForm]
    | Line[Literal["p.offer"], OfferForm]
)

_KNOWN: TypeAdapter[AnyLine] = TypeAdapter(Annotated[AnyLine, Discriminator("k")])
_UNHEARD = TypeAdapter(UnheardLine)
_NEWER = TypeAdapter(NewerLine)
_known = _KNOWN.validate_json

_NOTHING = Passed(Verdict.NOTHING)
_WHY = {
    "extra_forbidden": "a key that does not belong here",
    "missing": "it is missing",
    "union_tag_invalid": "this is no kind of a fact",
    "union_tag_not_found": "the kind is missing",
}


def read_line(line: bytes) -> Held | Passed:
    """The fact in a line with what it is compared by, or why there is none. Never raises, whatever the bytes are."""
    if line == b"\n":
        return _NOTHING
    if len(line) > MAX_LINE:
        return Passed(Verdict.DAMAGED, f"longer than the {MAX_LINE:,} bytes of a line")
    verdict, raw, crc = framing.checked(line)
    if verdict is not framing.OK:
        return Passed(Verdict.NOTHING if verdict is framing.NOTHING else Verdict.DAMAGED, raw)
    try:
        read = _known(raw)
        return Held(read.n, intern(read.w), crc, read.d.fact())
    except ValidationError as error:
        return _passed(raw, error)
    except ValueError:
        return Passed(Verdict.DAMAGED, "a day no calendar has")


def _passed(raw: bytes, error: ValidationError) -> Passed:
    """What a line is that fits no model."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    first = found[0]
    if first["type"] == "json_invalid":
        return Passed(Verdict.DAMAGED, "this is no JSON")
    if _fits(_NEWER, raw):
        return Passed(Verdict.NEWER, "written by a newer version")
    if first["type"] == "union_tag_invalid" and (unheard := _fits(_UNHEARD, raw)):
        return Passed(Verdict.UNKNOWN, "", unheard.n)
    place = clean(".".join(str(part) for part in first["loc"][1:]), WORDS)
    why = _WHY.get(first["type"], "not a value that belongs here")
    return Passed(Verdict.DAMAGED, f"{place}: {why}" if place else why)


def _fits(adapter: TypeAdapter[Any], raw: bytes) -> Any:
    try:
        return adapter.validate_json(raw)
    except ValidationError:
        return None


def _cleaned(text: str, cells: int) -> str:
    return clean(text[:MOST_CHARACTERS], cells)


@lru_cache(8192)  # a year has 366 of them, and every quest the same
def _day(text: str) -> date:
    return date.fromisoformat(text)
