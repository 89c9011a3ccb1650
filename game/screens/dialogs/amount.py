"""How much was it? Takes 12 and +12 (added to the day's sum) and =12 (the sum itself)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from game.screens.dialogs.entry import Entry, Meant, whole
from game.screens.lines import plain
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.views import QuestView


class AmountDialog(Entry[tuple[int, bool]]):
    """Gives (the amount, whether it sets the sum)."""

    PLACEHOLDER = "12   or  =12"

    def __init__(self, view: QuestView, today: date, symbols: Symbols, typed: str = "") -> None:
        self.view = view
        unit = "" if view.step.amount == 1 else f" {view.step.unit or 'times'}"
        when = "" if view.day == today else f", {view.day:%A}"
        so_far = f"So far: {view.amount:,}. " if view.amount else ""
        limit = "At most" if view.measure == "at_most" else "Asked for:"
        asked = f"{limit} {view.step.amount:,} {view.step.unit}.".replace(" .", ".")
        texts = [f"{plain(view.title)}{when}: {view.step.instruction}", f"{so_far}{asked}"]
        super().__init__(f"How many{unit}?", texts, symbols, typed)

    def meaning(self, typed: str) -> Meant:
        """What the day's sum becomes."""
        parsed = parse(typed)
        if parsed is None:
            return Meant("A number adds to the day; =12 makes the sum 12.")
        amount, sets = parsed
        total = amount if sets else (self.view.amount or 0) + amount
        return Meant(f"Makes {total:,} {self.view.step.unit}: {self._judged(total)}.".replace(" :", ":"), good=True)

    def _judged(self, total: int) -> str:
        need = self.view.step.amount or 0
        if self.view.measure == "at_most":
            return "within the limit so far" if total <= need else "over the limit"
        if total >= need:
            return "done"
        return f"some, {need - total:,} to go" if total else "nothing yet"

    def given(self, typed: str) -> tuple[int, bool]:
        """The amount and whether it sets the sum."""
        return parse(typed) or (0, False)


def parse(typed: str) -> tuple[int, bool] | None:
    """What was typed, as (amount, sets); None for anything else.

    >>> parse("12"), parse("+ 12"), parse("=12"), parse("-1"), parse("12x")
    ((12, False), (12, False), (12, True), None, None)
    """
    typed = typed.strip()
    number = whole(typed.removeprefix("=").removeprefix("+"))
    return None if number is None else (number, typed.startswith("="))
