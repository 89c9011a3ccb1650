"""What stands on each page of the welcome, and what can be answered there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from game.play.telling import HOW_SURE, how_sure
from game.screens import themes
from game.screens.dialogs.choosing import Way
from game.screens.lines import hanging, line, metres, plain, plural, wrapped
from game.screens.symbols import Symbols
from game.screens.words import stopped

if TYPE_CHECKING:
    from game.play.taking import PreviewView
    from game.play.welcoming import FieldView
    from game.screens.said import Said

WHOLE_SECONDS = 120
CAUTIONS = 2

WHAT = (
    "You climb a mountain by doing one small thing, on days you choose. Each step is a little more than the one below, "
    "and the first is small enough for a bad day."
)
COSTS = "A missed day costs nothing here. No metre is ever lost, and coming back pays better than an ordinary day."
NOT_A_DAY = "Today is not one of its days, so it pays no metres yet; it is written down all the same."


class Told(NamedTuple):
    """A paragraph: its text, its style, and a mark before it (or "")."""

    text: str
    style: str = themes.INK
    mark: str = ""


class Page(NamedTuple):
    """A page: its paragraphs, its answers, and the steps to rate on it."""

    id: str
    title: str
    paragraphs: Sequence[Told]
    ways: Sequence[Way]
    steps: Sequence[tuple[int, str]] = ()

    def told(self, width: int, symbols: Symbols) -> list[Content]:
        """The paragraphs, a blank line after each."""
        rows: list[Content] = []
        for text, style, mark in self.paragraphs:
            if mark:
                head = line((f"{symbols.mark(mark)} ", style))
                rows += [*hanging(head, wrapped(text, width - 2, style, 4)), Content("")]
            else:
                rows += [*wrapped(text, width, style, 4), Content("")]
        return rows

    def with_refusal(self, text: str) -> Page:
        """The same page, with what was refused on it."""
        return self._replace(paragraphs=[*self.paragraphs, Told(text, themes.ROSE, "caution")])


def what() -> Page:
    """What this is, in four sentences."""
    begin = Way("begin", "", ("Begin: it takes two minutes",))
    return Page("what", "Welcome", [Told(WHAT), Told(COSTS)], [begin, Way("leave", "", ("Look round by myself",))])


def which_field(fields: Sequence[FieldView]) -> Page:
    """One question."""
    ways = [Way(f"field:{place}", str(place + 1), (field.name,)) for place, field in enumerate(fields)]
    more = [Way("library", "l", ("See the whole library",)), Way("goal", "a", ("Something else: a goal of my own",))]
    asked = Told("What would you like to be able to do?", f"bold {themes.INK}")
    return Page("field", "One thing", [asked], [*ways, *more])


def which_quest(field: FieldView) -> Page:
    """The quests that lead there."""
    ways = [
        Way(f"quest:{quest.id}", str(place + 1) if place < 9 else "", (plain(quest.title), plain(quest.why)))
        for place, quest in enumerate(field.quests)
    ]
    asked = Told("Which of these comes nearest?", f"bold {themes.INK}")
    return Page("quest", field.name, [asked], [*ways, Way("back", "b", ("Something else",))])


def where_to_start(preview: PreviewView) -> Page:
    """What a quest begins with, and what to take care of."""
    first, last = preview.steps[0], preview.steps[-1]
    days = f"{plural(len(preview.steps), 'step')}, {plain(preview.days)}. The last one: {stopped(last.instruction)}"
    paragraphs = [
        Told(f"It begins with: {stopped(first.instruction)}", f"bold {themes.INK}"),
        Told(days, themes.QUIET),
        *[Told(stopped(caution), themes.GOLD, "caution") for caution in preview.cautions[:CAUTIONS]],
    ]
    sure = [Way("sure", "s", ("Say how sure I am, and see which step fits",))] if len(preview.steps) > 1 else []
    ways = [Way("first", "1", ("Take it, from the first step",)), *sure, Way("back", "b", ("Another one",))]
    return Page("start", plain(preview.title, 60), paragraphs, ways)


def steps_to_rate(preview: PreviewView, numbers: Sequence[int]) -> Page:
    """Up to three sliders."""
    asked = Told(f"{how_sure()} {HOW_SURE} Any may be left out.")
    steps = [(number, plain(preview.steps[number - 1].instruction)) for number in numbers]
    ways = [
        Way("suggested", "t", ("Take it, from the step that fits",)),
        Way("first", "f", ("Take it, from the first step all the same",)),
    ]
    return Page("sure", plain(preview.title, 60), [asked], ways, steps)


def start_told(preview: PreviewView, start: int, width: int) -> list[Content]:
    """The step that fits what was said."""
    told = f"Begin with step {start}: {stopped(preview.steps[start - 1].instruction)}"
    return [Content(""), *wrapped(told, width, themes.LEAF, 2), Content("")]


def tiny_now(preview: PreviewView, start: int) -> Page:
    """The smallest part of it, now."""
    step = preview.steps[start - 1]
    paragraphs = [
        Told("It is yours. Now the smallest part of it, where you are:"),
        Told(stopped(step.tiny or preview.tiny or step.instruction), f"bold {themes.EMBER}"),
        Told(f"All of today would be: {stopped(step.instruction)}", themes.QUIET),
    ]
    ways = [
        Way("timer", "2", ("Start two calm minutes",)),
        Way("some", "t", ("I did the tiny version",)),
        Way("done", "a", ("I did all of it",)),
        Way("later", "n", ("Later today",)),
    ]
    return Page("tiny", plain(preview.title, 60), paragraphs, ways)


def timed(left: int, width: int, symbols: Symbols) -> list[Content]:
    """The two minutes as a bar that fills."""
    if not left:
        return [*wrapped("Two minutes. However far you came, say it as it was.", width, themes.LEAF, 2), Content("")]
    cells = max(1, width - 8)
    gone = cells * (WHOLE_SECONDS - left) // WHOLE_SECONDS
    bar = line(
        (symbols.mark("climbed") * gone, themes.EMBER),
        (symbols.mark("to_climb") * (cells - gone), themes.FAINT),
        (f"  {left // 60}:{left % 60:02}", f"bold {themes.GOLD}"),
    )
    return [bar, Content("")]


def over(said: Said | None, keys: Mapping[str, str]) -> Page:
    """What came of it, and what tomorrow brings."""
    paragraphs = []
    gained = said.result.total_metres if said and said.result else 0
    if said is not None:
        paragraphs.append(Told(said.text, themes.INK, "good"))
    if gained:
        paragraphs.append(Told(f"Those are your first {metres(gained)}. Nothing takes them away.", themes.EMBER))
    elif said is not None:
        paragraphs.append(Told(NOT_A_DAY))
    else:
        paragraphs.append(Told("It waits on your list until you say something, today or tomorrow."))
    paragraphs += [
        Told("On each of its days it asks again. Do it whenever it suits you, then say what is true:"),
        Told(f"{keys['done']} done · {keys['some']} some, the tiny version · {keys['undo']} undo", themes.GOLD),
        Told(f"{keys['help']} tells every key.", themes.QUIET),
    ]
    return Page("over", "That was it", paragraphs, [Way("leave", "", ("Go to the mountain",))])
