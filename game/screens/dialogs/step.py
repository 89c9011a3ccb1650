"""One step of a ladder on a card: what it asks, its tiny version, and what its days came to. Left and right turn it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from game.play.party_views import TipView
from game.screens import themes
from game.screens.counted import when
from game.screens.dialogs.card import Card
from game.screens.lines import cut, labelled, line, plain, plural, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.ladder import Rungs
from game.screens.words import Choice

LINES = 4
TIPS, NAME_CELLS = 3, 16
"""Of so many friends the advice is shown, under so much of their names."""

Tips = Callable[[str], Sequence[TipView]]
"""What friends advise on a step, by its id."""


def ways(rungs: Rungs, number: int) -> list[Choice]:
    """What can be done about a step: all but the one in force can be gone to."""
    rate = Choice("rate", "t", "Say how sure you are of it", "0 to 100")
    if number == rungs.view.step.index and not rungs.view.step.bridge:
        return [rate]
    return [rate, Choice("go", "g", "Go to this step", "today; tomorrow where today is said")]


class StepCard(Card[tuple[str, int]]):
    """Gives what to do ("go" or "rate") and with which step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "turn(-1)", show=False),
        Binding("right,l", "turn(1)", show=False),
        Binding("home", "turn(-1000)", show=False),
        Binding("end", "turn(1000)", show=False),
    ]

    def __init__(self, rungs: Rungs, number: int, symbols: Symbols, tips: Tips) -> None:
        self.FOOT = symbols.spelled("esc  back   ← →  other steps")
        super().__init__(rungs.view.title, symbols, ways(rungs, number))
        self.rungs = rungs
        self.number = number
        self.tips = tips

    def told(self, width: int) -> Sequence[Content]:
        """The step, what helps on it, and its days."""
        step = self.rungs.steps[self.number - 1]
        rows = [line((cut(f"Step {step.index} of {step.of} · {step.camp}", width), themes.QUIET))]
        rows += wrapped(step.instruction, width, f"bold {themes.INK}", LINES)
        rows.append(Content(""))
        for label, text in (("Tiny  ", step.tiny), ("Advice", step.advice), ("Days  ", step.days)):
            if text:
                rows += labelled(label, text, width, LINES, styles=(themes.QUIET, themes.INK))
        for tip in self.tips(step.id)[:TIPS]:
            styles = (themes.SKY, themes.INK)
            rows += labelled(f"{cut(tip.who, NAME_CELLS):<6}", f"“{plain(tip.text)}”", width, LINES, styles=styles)
        rows.append(Content(""))
        for told in self._lived():
            rows += wrapped(told, width, themes.INK, 2)
        return [*rows, Content("")]

    def _lived(self) -> Iterator[str]:
        """What became of the step so far."""
        lived, today = self.rungs.lived.get(self.number), self.rungs.view.day
        if self.number == self.rungs.view.step.index:
            yield "This is the step in force."
        if lived is None or lived.reached is None:
            if self.number != self.rungs.view.step.index:
                yield "No day on it yet."
            return
        yield f"First on it {when(lived.reached, today)}; done {lived.done:,} of {plural(lived.days, 'day')}."
        if lived.mastered:
            yield f"Mastered {when(lived.mastered, today)}."

    def action_turn(self, by: int) -> None:
        """Another step."""
        self.number = max(1, min(len(self.rungs.steps), self.number + by))
        self.choices.offer(ways(self.rungs, self.number))
        self.draw()

    def chosen(self, answer: str) -> None:
        """The answer, with the step it is about."""
        self.give((answer, self.number))
