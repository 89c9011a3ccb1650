"""Everybody on one mountain, side by side: the ways as pictures, and what the friends advise on the player's step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from game.screens import themes
from game.screens.lines import between, cut, hanging, line, metres, plural, wrapped
from game.screens.roll import MOST, Climber, tips
from game.screens.sides import frame_for, longest, picture, ruler
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.party_views import WayView

MINE, CHOSEN, OTHERS = themes.GOLD, themes.SKY, themes.LEAF
NARROW = 52
TIP_LINES, TIPS = 3, 3
POINTS = "Of this quest the metres of each day are shared, and nothing else: neither its title nor its steps."


class Sides(Drawn):
    """The ways of one mountain under one another, on one scale of days."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="sides")
        self.climbers: Sequence[Climber] = ()
        self.words: Sequence[str] = ()
        self.high = 2
        """Lines of each picture; the pane gives what it has."""

    def show(self, title: str, climbers: Sequence[Climber], words: Sequence[str] = ()) -> None:
        """Another mountain; `words` stand in place of ways where there are none to draw."""
        self.climbers, self.words = climbers, words
        self.head(title)
        self.redraw()

    @property
    def drawn(self) -> int:
        """How many pictures there are."""
        return min(MOST, len([each for each in self.climbers if each.way.named]))

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """The ways, the numbers of their days, the advice."""
        rows = [row for text in self.words for row in wrapped(text, width, themes.QUIET, 4)]
        named = [each for each in self.climbers if each.way.named]
        if not named:
            return [*rows, *self._by_metres(width)]
        shown = named[:MOST]
        days = longest([each.way for each in shown])
        frame = frame_for([each.way for each in shown], width, self.high)
        for place, each in enumerate(shown):
            if place and self.high:
                rows.append(Content(""))
            rows += self._heading(each, width)
            colour = MINE if not each.player else CHOSEN if each.chosen else OTHERS
            rows += picture(each.way, frame, colour, self.symbols)
        rows.append(ruler(days, frame.scale, width))
        if len(named) > len(shown):
            rows.append(line((f"and {plural(len(named) - len(shown), 'other')} on this mountain", themes.QUIET)))
        return [*rows, *self._advice(shown, width)]

    def _heading(self, each: Climber, width: int) -> list[Content]:
        """Who, where they are, how often they came back."""
        way = each.way
        style = f"bold {themes.GOLD if not each.player else themes.INK}"
        pointer = line((f"{self.symbols.mark('pointer')} ", themes.GOLD)) if each.chosen else Content("")
        back = self._back(way, width)
        where = _where(way, width)
        room = max(4, width - back.cell_length - len(where) - pointer.cell_length - 4)
        name = line(pointer, (cut(each.name, room), style), (f"  {where}", themes.QUIET))
        return [between(name, back, width)]

    def _back(self, way: WayView, width: int) -> Content:
        """The falls, and the returns that each left a cairn."""
        if not way.falls:
            return Content("")
        told = f" {way.cairns:,} of {way.falls:,}" if width < NARROW else f" came back {way.cairns:,} of {way.falls:,}"
        return line((self.symbols.mark("cairn") + told, themes.EMBER))

    def _by_metres(self, width: int) -> list[Content]:
        """What can be said of a quest shared by its metres alone."""
        rows: list[Content] = []
        for each in self.climbers:
            told = f"{metres(each.way.metres)} in all, {metres(each.way.week_metres)} this week"
            name = cut(each.name, max(1, width // 2))
            rows += [line((name, f"bold {themes.INK}"), (f"  {told}", themes.GOLD)).truncate(width, ellipsis=True)]
            rows += [Content(""), *wrapped(POINTS, width, themes.QUIET, 4)]
        return rows

    def _advice(self, shown: Sequence[Climber], width: int) -> list[Content]:
        """What friends advise on the step the player is on."""
        mine = next((each.way for each in shown if not each.player), None)
        told = tips(self.climbers, mine.step)[:TIPS] if mine is not None else []
        if not told or mine is None:
            return []
        rail = line((f"{self.symbols.mark('rail')} ", themes.LEAF))
        rows = [Content(""), line((f"On your step {mine.step:,} they advise", f"bold {themes.INK}"))]
        for who, text in told:
            said = f"{cut(who, 24)}: {text}"
            rows += hanging(rail, wrapped(said, width - 2, themes.INK, TIP_LINES))
        return rows


def _where(way: WayView, width: int) -> str:
    """The day they are on, and the step."""
    if way.summit:
        step = "at the summit"
    elif way.step and way.of:
        step = f"step {way.step:,} of {way.of:,}"
    else:
        step = metres(way.metres)
    return step if width < NARROW // 2 else f"day {way.day:,} · {step}"
