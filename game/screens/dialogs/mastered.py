"""A step mastered: what it was made of in counted facts, how sure one is of the next, and the offer that follows.

The offer moves with the slider as the gate would have it; nothing is said before an answer is chosen or the card left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Input

from game.play.telling import how_sure
from game.screens import themes
from game.screens.climbing import ladder_marks, story_lines
from game.screens.dialogs.card import Card, Lines, tight
from game.screens.dialogs.entry import Meant, whole
from game.screens.dialogs.over import EDGES, LOW
from game.screens.lines import centred, hanging, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.slider import Slider
from game.screens.words import Choice

if TYPE_CHECKING:
    from game.play.stories import StoryView
    from game.play.views import QuestView, StepView
    from game.screens.scenery.scene import Scene

TWINKLES = 12
TWINKLE_SECONDS = 0.25
SKY_ROWS = 2
LEAST_MOUNTAIN, MOST_MOUNTAIN = 7, 16
TARGET_ROWS, MOST_STORY = 5, 6

HIGHER, HAND_IN, LATER, PLAN = "higher", "hand-in", "later", "plan"
HANDING_IN = "It goes to the hall of summits and asks for nothing more. All its metres stay."


class Offered(NamedTuple):
    """An offer in words, with its answers."""

    told: str
    choices: Sequence[Choice]


class Gained(NamedTuple):
    """A quest as it stands now, the step mastered, what was counted, and what may come next.

    `above` is the step to rate (None: at the top), `rating` what was said of it before; `offered` gives the offer for
    a rating; `weighed` says what a target for a longer ladder means (None: it has no amounts). `story` is the one of
    the moment.
    """

    view: QuestView
    step: StepView
    facts: Sequence[str]
    summit: bool
    scene: Scene | None
    above: StepView | None
    rating: int | None
    offered: Callable[[int | None], Offered]
    weighed: Callable[[int], Meant] | None
    story: StoryView | None = None


class Answered(NamedTuple):
    """What the player said: an answer ("" for none), a rating where it is a new one, where `higher` leads."""

    answer: str = ""
    rating: int | None = None
    target: int | None = None


class Mastered(Card[Answered]):
    """Gives what was answered; left without an answer, the rating alone. Whatever moves is over in a few seconds."""

    WIDTH = 76
    FOOT = "esc  later"

    def __init__(self, gained: Gained, symbols: Symbols) -> None:
        self.gained = gained
        self.offered = gained.offered(gained.rating)
        title = "At the summit" if gained.summit else f"Step {gained.step.index} mastered"
        super().__init__(title, symbols, self.offered.choices)
        self.world = Container(id="gained-world")
        self.question = Lines(symbols, id="question")
        self.slider = Slider(symbols, value=gained.rating)
        self.slider.display = gained.above is not None
        self.told_offer = Lines(symbols, id="told-offer")
        self.target = Input(placeholder="where to", max_length=9)
        self.target.display = False
        self.twinkle = 0
        self._handing_in = False

    def compose(self) -> ComposeResult:
        """The mountain, the facts, the slider, the offer."""
        with Vertical(id="card") as card:
            card.styles.width = self.WIDTH
            card.border_title = Content(self.card_title)
            card.border_subtitle = Content(self.FOOT)
            yield from (self.world, self.body, self.question, self.slider, self.told_offer, self.target, self.choices)

    def on_mount(self) -> None:
        """The stars begin, or the mountain."""
        super().on_mount()
        if self.app.animation_level != "none" and not self.world.children:
            self.set_interval(TWINKLE_SECONDS, self._next, repeat=TWINKLES)

    def _next(self) -> None:
        self.twinkle += 1
        self.draw()

    # --- drawing -----------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """The facts and the offer; the mountain where they leave room for it."""
        width = max(1, min(self.WIDTH, self.app.size.width) - EDGES)
        self.question.show(self._question(width))
        air = [Content("")] if self.gained.above and self.app.size.height >= LOW else []
        self.told_offer.show([*air, *wrapped(self.offered.told, width, themes.SKY, 3), Content("")])
        taken = len(self.question.shown) + len(self.told_offer.shown) + bool(self.gained.above)
        taken += TARGET_ROWS if self.target.display else len(self.choices.choices)
        room = self.app.size.height - self.around() - taken
        rows = self.told(width)
        rows = [*rows, *self._story(width, room - len(rows))]
        high = room - len(rows) if self.gained.scene else 0
        high = min(MOST_MOUNTAIN, high) if high >= LEAST_MOUNTAIN else 0
        self._raise(high)
        stars = [self._sky(row, width) for row in range(SKY_ROWS)] if not high and len(rows) + SKY_ROWS <= room else []
        self.body.show(tight([*stars, *rows], room - high))

    def _raise(self, lines: int) -> None:
        """The mountain in so many lines; none takes it away."""
        self.world.display = bool(lines)
        self.world.styles.height = lines
        if lines and not self.world.children and self.gained.scene is not None:
            from game.screens.scenery.mountain import Mountain

            mountain = Mountain(self.symbols)
            self.world.mount(mountain)
            mountain.show(self.gained.scene, "summit" if self.gained.summit else "mastered")

    def told(self, width: int) -> Sequence[Content]:
        """The ladder, the step, the facts."""
        gained = self.gained
        rows = [
            Content(""),
            *centred([ladder_marks(gained.view, self.symbols, width, just=gained.step.index - 1)], width),
            *centred(wrapped(gained.step.instruction, width, f"bold {themes.INK}", 2), width),
            Content(""),
        ]
        for fact in gained.facts:
            rows += hanging(line(("· ", themes.LEAF)), wrapped(fact, width - 2, themes.INK, 2))
        return [*rows, Content("")]

    def _story(self, width: int, room: int) -> list[Content]:
        """Somebody who mastered this ground before, where there is room for it."""
        story = self.gained.story
        rows = story_lines(story, "", width, MOST_STORY, self.symbols) if story else []
        return [*rows, Content("")] if 0 < len(rows) < room else []

    def _question(self, width: int) -> list[Content]:
        above = self.gained.above
        if above is None:
            return []
        asked = f"{how_sure(f'step {above.index}')} {above.instruction}"
        return wrapped(asked, width, themes.QUIET, 2)

    def _sky(self, row: int, width: int) -> Content:
        """A line of stars; which of them shine moves with every twinkle."""
        star, glint = self.symbols.mark("star"), self.symbols.mark("glint")
        cells = [(" ", "")] * width
        for number in range(row, width // 5, SKY_ROWS):
            place = (number * 5 + (number * 7 + row * 3) % 4) % width
            bright = (number * 3 + row + self.twinkle) % 4 == 0
            cells[place] = (star, themes.GOLD) if bright else (glint, themes.FAINT)
        return line(*cells)

    # --- how sure ----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """The keys of the slider, but for those that are an answer's."""
        answers = {choice.key for choice in self.choices.choices}
        if self.slider.display and event.character not in answers:
            self.slider.press(event)

    @on(Slider.Moved)
    def moved(self) -> None:
        """The offer as it would be."""
        self._offer(self.gained.offered(self.slider.value))

    def _offer(self, offered: Offered) -> None:
        self.offered = offered
        self.choices.show(offered.choices)
        self.draw()

    @property
    def rating(self) -> int | None:
        """The rating, where it is a new one."""
        return None if self.slider.value == self.gained.rating else self.slider.value

    # --- answering ---------------------------------------------------------------------------------------------------

    def chosen(self, answer: str) -> None:
        """An answer; at the summit two of them ask for one thing more, in place."""
        handing_in, self._handing_in = self._handing_in, answer == HAND_IN
        if answer == LATER:
            self._offer(self.gained.offered(self.slider.value))
        elif answer == HAND_IN and not handing_in:
            choices = [Choice(HAND_IN, "i", "Hand it in"), Choice(LATER, "n", "Not yet")]
            self._offer(Offered(HANDING_IN, choices))
        elif answer == HIGHER and self.gained.weighed is None:
            told = "A ladder of yes and no has no amount to raise. A new quest may lead on from here."
            self._offer(Offered(told, self.offered.choices))
        elif answer == HIGHER:
            self._ask_target()
        else:
            self.give(Answered(answer, self.rating))

    def _ask_target(self) -> None:
        self.target.display, self.choices.display = True, False
        self.target.focus()
        self.weigh()

    @on(Input.Changed)
    def weigh(self) -> None:
        """Say at once what a target would mean."""
        if self.target.display:
            self.offered = Offered(self._meant().told, self.offered.choices)
            self.draw()

    def _meant(self) -> Meant:
        number, weighed = whole(self.target.value), self.gained.weighed
        here = f"You stand at {self.gained.view.step.amount:,} {self.gained.view.step.unit}".rstrip()
        if number is None or weighed is None:
            return Meant(f"{here}. Where does the next ladder lead?")
        return weighed(number)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """A target that leads further is taken."""
        event.stop()
        if self._meant().good:
            self.give(Answered(HIGHER, None, whole(self.target.value)))

    def action_leave(self) -> None:
        """Later. What was said on the slider is kept; a climb nobody answers is taken by itself."""
        self.give(Answered("", self.rating) if self.rating is not None else None)
