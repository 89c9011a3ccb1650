"""When does a day begin? A time, typed or stepped by half hours."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from game.play.schedules import day_start_said, parse_day_start
from game.rules.moves import Refusal
from game.screens.dialogs.entry import Entry, Meant
from game.screens.symbols import Symbols

HALF_HOUR, DAY = 30, 24 * 60


class DayStartDialog(Entry[str]):
    """Gives the time as `HH:MM`. `held` is what holds now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(1)", show=False, priority=True),
        Binding("down", "step(-1)", show=False, priority=True),
    ]
    PLACEHOLDER = "04:00"

    def __init__(self, held: str, symbols: Symbols, typed: str = "") -> None:
        self.held = held
        self.FOOT = symbols.spelled("↑ ↓  half an hour   enter  set it   esc  not now")
        texts = ["What you say before that time belongs to the day before. Nothing said so far is rewritten."]
        super().__init__("When does a day begin?", texts, symbols, typed or held)

    def meaning(self, typed: str) -> Meant:
        """From when it holds."""
        read = parse_day_start(typed)
        if isinstance(read, Refusal):
            return Meant("A time from 00:00 to 23:59, such as 03:30.")
        said = day_start_said(read)
        if said == self.held:
            return Meant(f"{said}, as it is.", good=True)
        return Meant(f"A day begins at {said}, from tomorrow on.", good=True)

    def given(self, typed: str) -> str:
        """The time."""
        read = parse_day_start(typed)
        return self.held if isinstance(read, Refusal) else day_start_said(read)

    def action_step(self, by: int) -> None:
        """To the next half hour, over midnight too."""
        read = parse_day_start(self.entry.value)
        minutes = parse_day_start(self.held) if isinstance(read, Refusal) else read
        if isinstance(minutes, Refusal):
            return
        down = -(-minutes // HALF_HOUR) - 1  # the half hour before, also from between two
        stepped = (minutes // HALF_HOUR + 1 if by > 0 else down) * HALF_HOUR % DAY
        self.entry.value = day_start_said(stepped)
        self.entry.cursor_position = len(self.entry.value)
