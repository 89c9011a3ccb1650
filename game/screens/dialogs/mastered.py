"""The celebration: a step mastered, told in counted facts, with the offer that follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from game.screens import themes
from game.screens.climbing import ladder_marks
from game.screens.dialogs.card import Card
from game.screens.lines import centred, labelled, line, metres, plain, plural, wrapped
from game.screens.symbols import Symbols
from game.screens.words import Choice

if TYPE_CHECKING:
    from game.play.views import QuestView, ResultView, StepView

TWINKLES = 12
TWINKLE_SECONDS = 0.25
SKY_ROWS = 2
LOW = 22
"""On a terminal lower than this the facts go before the stars."""


class Gained(NamedTuple):
    """A quest as it stands now, the step mastered, and what came of the check-in."""

    view: QuestView
    step: StepView
    result: ResultView


class Mastered(Card[str]):
    """Gives the answer to the offer. The stars move for three seconds, unless motion is reduced."""

    FOOT = "esc  later"

    def __init__(self, gained: Gained, offered: str, choices: Sequence[Choice], symbols: Symbols) -> None:
        title = "At the summit" if gained.result.summit else f"Step {gained.step.index} mastered"
        super().__init__(title, symbols, choices)
        self.view, self.step, self.result = gained
        self.offered = offered
        self.twinkle = 0

    def on_mount(self) -> None:
        """The stars begin."""
        super().on_mount()
        if self.app.animation_level != "none":
            self.set_interval(TWINKLE_SECONDS, self._next, repeat=TWINKLES)

    def _next(self) -> None:
        self.twinkle += 1
        self.draw()

    def told(self, width: int) -> Sequence[Content]:
        """Stars over the ladder, the step, the facts, the offer."""
        rows = [self._sky(row, width) for row in range(SKY_ROWS)] if self.app.size.height >= LOW else []
        rows += centred([ladder_marks(self.view, self.symbols, width, just=self.step.index - 1)], width)
        rows += [
            Content(""),
            *centred(wrapped(self.step.instruction, width, f"bold {themes.INK}", 3), width),
            Content(""),
        ]
        for fact in self.facts():
            rows += labelled("·", fact, width, styles=(themes.LEAF, themes.INK))
        if self.offered:
            rows += [Content(""), *wrapped(self.offered, width, themes.SKY, 4)]
        return [*rows, Content("")]

    def facts(self) -> list[str]:
        """What was counted: days, metres, camps, comebacks."""
        view, step, result = self.view, self.step, self.result
        earned = result.metres
        facts = [f"{plain(view.title)}: step {step.index} of {step.of} done as often as it asks."]
        if view.window.done and view.step.id == step.id:
            facts[0] = f"{view.window.done} of the last {plural(len(view.window.days), 'day')} done on this step."
        day = earned.effort + earned.comeback
        facts.append(f"{metres(day)} for the day and {metres(earned.mastery)} for the step.")
        if result.summit:
            facts.append(f"{plain(view.title)}: {plural(step.of, 'step')} climbed, and this was the last.")
        elif result.camp:
            facts.append(f"Every step of {plain(result.camp)} is done.")
        if view.comebacks:
            facts.append(f"You came back {plural(view.comebacks, 'time')} on the way.")
        return facts

    def _sky(self, row: int, width: int) -> Content:
        """A line of stars; which of them shine moves with every twinkle."""
        star, glint = self.symbols.mark("star"), self.symbols.mark("glint")
        cells = [(" ", "")] * width
        for number in range(row, width // 5, SKY_ROWS):
            place = (number * 5 + (number * 7 + row * 3) % 4) % width
            bright = (number * 3 + row + self.twinkle) % 4 == 0
            cells[place] = (star, themes.GOLD) if bright else (glint, themes.FAINT)
        return line(*cells)

    def chosen(self, answer: str) -> None:
        """The answer as it is."""
        self.give(answer)
