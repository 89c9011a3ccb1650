"""Rest for longer than a day: until when, why, and for this quest or all. It says at once what that would mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from game.play import changing
from game.play.asked import day_asked
from game.rules.moves import Refusal, TakeRest
from game.rules.sheet import ALL
from game.screens import themes
from game.screens.dialogs.entry import Entry, Meant
from game.screens.dialogs.over import LOW
from game.screens.lines import line, plain, plural
from game.screens.said import in_the_game
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.game import Game
    from game.play.views import QuestView

WHYS = ("rest", "sick", "travel")
HINT = "A day, please: tomorrow, fri or 2026-12-01. Nothing at all: until you come back."
LABEL = 11


class Switches(Drawn):
    """Two rows of answers, one of each lit."""

    class Picked(Message):
        """An answer was clicked: its row and its place."""

        def __init__(self, row: int, place: int) -> None:
            super().__init__()
            self.row = row
            self.place = place

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="switches")
        self.rows = (("tab", "why", WHYS), ("shift+tab", "for", ("this quest", "all quests")))
        self.chosen = [0, 0]
        self.styles.height = len(self.rows)
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def turn(self, row: int, place: int | None = None) -> None:
        """The next answer of a row, or this one."""
        answers = self.rows[row][2]
        self.chosen[row] = (self.chosen[row] + 1) % len(answers) if place is None else place
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - two lines
        """The key, what it is about, and the answers."""
        rows = []
        for place, (key, about, answers) in enumerate(self.rows):
            head = line((f"{key:<{LABEL}}", f"bold {themes.GOLD}"), (f"{about}  ", themes.QUIET))
            parts, spans, at = [head], [], head.cell_length
            for number, answer in enumerate(answers):
                lit = number == self.chosen[place]
                sign = self.symbols.mark("warm" if lit else "ahead")
                part = line((f"{sign} {answer}", f"bold {themes.INK}" if lit else themes.QUIET), "   ")
                spans.append((at, at + part.cell_length - 2))
                at += part.cell_length
                parts.append(part)
            self._spans[place] = spans
            rows.append(Content.assemble(*parts).truncate(width))
        return rows

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        at = event.get_content_offset(self)
        if at is not None:
            for place, (first, end) in enumerate(self._spans.get(at.y, ())):
                if first <= at.x < end:
                    self.post_message(self.Picked(at.y, place))


class RestDialog(Entry[TakeRest]):
    """Gives the rest as it is to be said."""

    PLACEHOLDER = "until you come back"

    def __init__(self, view: QuestView, game: Game, symbols: Symbols) -> None:
        self._view, self._game = view, game
        self.switches = Switches(symbols)
        texts = [plain(view.title), "The last day of it. Nothing fades and nothing counts."]
        super().__init__("Rest until", texts, symbols)
        self.entry.max_length = 40

    def between(self) -> ComposeResult:
        """The line to type in, the switches, and what all of it means."""
        yield self.entry
        yield self.switches
        yield self.hint

    def around(self) -> int:
        """The switches take their lines, too."""
        air = self.app.size.height >= LOW
        self.switches.styles.margin = (0, 0, 1 if air else 0, 0)
        return super().around() + len(self.switches.rows) + air

    def action_move(self, by: int) -> None:
        """Tab turns why, shift and tab turns for whom."""
        self.switches.turn(0 if by > 0 else 1)
        self.weigh()

    @on(Switches.Picked)
    def picked(self, event: Switches.Picked) -> None:
        """An answer was clicked."""
        self.switches.turn(event.row, event.place)
        self.weigh()

    def meaning(self, typed: str) -> Meant:
        """What is wrong with it, or what it would mean."""
        move = self._move(typed)
        if move is None:
            return Meant(HINT)
        said = changing.weigh_rest(self._game, move)
        if isinstance(said, Refusal):
            return Meant(in_the_game(said.message, self.keys_held))
        days = plural((move.until - move.from_day).days + 1, "day") if move.until else ""
        return Meant(f"{days}. {plain(said)}" if days else plain(said), good=True)

    def _move(self, typed: str) -> TakeRest | None:
        until = day_asked(typed, self._game.today, ahead=True) if typed.strip() else None
        if isinstance(until, Refusal):
            return None
        why, everything = WHYS[self.switches.chosen[0]], self.switches.chosen[1] == 1
        return TakeRest(ALL if everything else self._view.id, self._game.today, until, why)

    def given(self, typed: str) -> TakeRest:
        """The rest."""
        move = self._move(typed)
        if move is None:
            raise ValueError(typed)
        return move
