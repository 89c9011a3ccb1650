"""One quest in words: what to do now, what waits and what helps; and beside it what it has come to so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from game.screens import themes
from game.screens.climbing import DAY_LETTERS, WALL_MARKS, WALL_STYLES, Subject, is_mastered, plans, stories, waiting
from game.screens.counted import fall_said
from game.screens.lines import cut, hanging, labelled, line, metres, plain, wrapped
from game.screens.rows import FULL_WARMTH, standing, warmth
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.journeys import JourneyView
    from game.play.party_views import TipView
    from game.play.views import QuestView

FALLS, MOST_FALLS = 3, 8
"""So many of the newest lapses are told, or more where there is room."""
MOST, HELPING = 3, 4
"""So many lines the step takes at most; and a cue, a plan or an advice."""
TIPS, NAME_CELLS = 2, 16
"""Of so many friends the advice is shown, under so much of their names."""
TOLD = 3
"""So many lines of a story."""
HELP_CELLS = 60
CAIRNS = 12
"""More cairns than this stand as a number."""


class Told(NamedTuple):
    """A quest today, its way so far (None: not read yet), and what friends advise on the step in force."""

    subject: Subject
    way: JourneyView | None
    tips: Sequence[TipView] = ()


class About(Drawn):
    """Blocks of lines under one another."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="about")
        self.told: Told | None = None

    def show(self, told: Told, title: str) -> None:
        """Another quest, or the same one changed."""
        self.told = told
        self.head(title)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """What to do, and what waits."""
        return _now(self.told, width, self.symbols) if self.told else []


class Helps(Drawn):
    """Cue, plans, tiny version, advice, own words and reason; the story of the moment."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="helps")
        self.told: Told | None = None
        self.head("What helps")

    def show(self, told: Told) -> None:
        """Another quest, or the same one changed."""
        self.told = told
        self.redraw()

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.lines(HELP_CELLS, 1)

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """A line or a few each, and the story of the moment."""
        if self.told is None:
            return []
        helps, story = _helps(self.told, width), stories(self.told.subject, width, TOLD, self.symbols)
        return [*helps, Content(""), *story] if helps and story else [*helps, *story]


class SoFar(Drawn):
    """Warmth, comebacks, metres, and the newest falls with their ways back."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="so-far")
        self.told: Told | None = None

    def show(self, told: Told) -> None:
        """Another quest, or the same one changed."""
        self.told = told
        self.head(f"Since {since(told)}" if told.way else "So far")
        self.redraw()

    def wanted(self, width: int) -> int:
        """With a few falls; there may be hundreds."""
        return len(_so_far(self.told, width, 0, self.symbols)) if self.told else 0

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """A line or two each; as many falls as fit."""
        return _so_far(self.told, width, height, self.symbols) if self.told else []


def since(told: Told) -> str:
    """When the quest was taken first."""
    if told.way is None:
        return ""
    day, today = told.way.since, told.subject.view.day
    return "today" if day == today else f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


def _now(told: Told, width: int, symbols: Symbols) -> list[Content]:
    view, step = told.subject.view, told.subject.view.step
    stands = standing(view)
    sign = line((_label("Today"), themes.QUIET), (symbols.status(stands.symbol), stands.style), " ")
    note = wrapped(stands.note, width - sign.cell_length, stands.note_style, 2)
    where = f"Step {step.index} of {step.of}{', a bridge' if step.bridge else ''} · {step.camp}"
    return [
        line((cut(where, width), themes.QUIET)),
        *wrapped(step.instruction, width, f"bold {themes.INK}", MOST),
        *hanging(sign, note),
        *_window(view, width, symbols),
        *waiting(told.subject, width, MOST, symbols),
    ]


def _window(view: QuestView, width: int, symbols: Symbols) -> list[Content]:
    """The last days on this step, the newest at the right, and how many of them master it."""
    window = view.window
    letters = [DAY_LETTERS.get(day, "-") for day in window.days][-window.of :]
    letters += ["-"] * (window.of - len(letters))
    dots = [(symbols.mark(WALL_MARKS[letter]) + " ", WALL_STYLES[letter]) for letter in letters]
    shown = line((_label("Window"), themes.QUIET), *dots)
    if is_mastered(view):
        days = len(window.days)
        ways = (f" {window.done} of the last {days} done; it is mastered", f" {window.done} of {days} done")
    else:
        ways = (f" {window.done} of the {window.need} done that master it", f" {window.done} of {window.need} done")
    told = next((way for way in ways if shown.cell_length + len(way) <= width), "")
    return [line(shown, (told, themes.QUIET)).truncate(width, ellipsis=True)]


def _helps(told: Told, width: int) -> list[Content]:
    view, styles, friendly = told.subject.view, (themes.QUIET, themes.INK), (themes.SKY, themes.INK)
    rows = [row for block in plans(view, width, HELPING) for row in block.lines]
    shown = view.own if view.status == "pending" else ""
    for own in view.own_words[::-1]:
        if own.text != shown:
            rows += labelled("I can ", f"“{own.text}”", width, HELPING, styles=styles)
    if told.way and told.way.why:
        rows += labelled("Why   ", told.way.why, width, HELPING, styles=styles)
    for tip in told.tips[:TIPS]:
        rows += labelled(f"{cut(tip.who, NAME_CELLS):<6}", f"“{plain(tip.text)}”", width, HELPING, styles=friendly)
    return rows


def _so_far(told: Told, width: int, height: int, symbols: Symbols) -> list[Content]:
    view, way = told.subject.view, told.way
    warm = line(warmth(view, symbols), (f"  {view.warmth} of {FULL_WARMTH}", themes.QUIET))
    rows = [line((_label("Warmth"), themes.QUIET), warm)]
    if view.purse:
        rows.append(line((_label("Purse"), themes.QUIET), (f"{metres(view.purse)} for coming back", themes.EMBER)))
    if way is None:
        return [*rows, line(("Reading your journal …", themes.QUIET))]
    rows += _cairns(told, width, symbols)
    parts = ((way.metres.effort, "by days"), (way.metres.comeback, "coming back"), (way.metres.mastery, "for steps"))
    earned = ", ".join(f"{metres(part)} {word}" for part, word in parts if part)
    climbed = f"{metres(way.total_metres)}{f': {earned}' if earned else ''}"
    room = width - len(_label(""))
    rows += hanging(line((_label("Climbed"), themes.QUIET)), wrapped(climbed, room, themes.INK, 3))
    newest = way.falls[::-1][: max(FALLS, min(MOST_FALLS, height - len(rows)))]
    falls = [line((cut(fall_said(fall, view.day, room), room), themes.INK)) for fall in newest]
    return [row.truncate(width) for row in [*rows, *hanging(line((_label("Falls"), themes.QUIET)), falls)]]


def _cairns(told: Told, width: int, symbols: Symbols) -> list[Content]:
    from game.play.telling import came_back

    way, view = told.way, told.subject.view
    if way is None or not way.falls:
        return []
    ended = sum(fall.back is not None for fall in way.falls)
    if not ended:
        return []
    stones = f"{symbols.mark('cairn') * ended}  " if ended <= CAIRNS else ""
    said = came_back(ended, len(way.falls), view.usual_return).removeprefix("You ")
    text = line((stones, themes.EMBER), (said[0].upper() + said[1:], themes.INK))
    return hanging(line((_label("Cairns"), themes.QUIET)), text.wrap(width - len(_label("")))[:MOST])


def _label(word: str) -> str:
    return f"{word:<8}"
