"""A visit to the shelter as it stands: what is asked, what there is to choose from, and what is told beside it.

Changes nothing in the save; the pane says what is to be said.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from game.play import shelter as play
from game.play import shelter_telling as telling
from game.rules.inner import Feeling
from game.screens.lines import plain
from game.screens.widgets.shelter import Beside, Item, Sheet

if TYPE_CHECKING:
    from game.play.exercising import Gone
    from game.play.game import Game
    from game.play.shelter_views import CopedView, FeltView
    from game.rules.shelter import Exercise

NO_WORD, OWN_WORD, EVERY, ANEW, HOME_AGAIN = "", "=own", "all", "anew", "home"
SHOWN_WORDS = 4
SHOWN = 6
"""So many moods and exercises are told beside the question at most."""
NOTHING_YET = "No exercise done yet. Say how it is before and after one, and here stands what helps you."
AGAIN = Item(HOME_AGAIN, "Back to today")


class Stage(Enum):
    """What is asked now."""

    FEEL = "feel"
    WORD = "word"
    OFFER = "offer"
    ALL = "all"
    AFTER = "after"
    TOLD = "told"


GRID = (Stage.FEEL, Stage.AFTER)


class Visit:
    """One visit. `quest` is the due quest a mood is said before ("": none), `title` what it is called."""

    def __init__(self, quest: str = "", title: str = "") -> None:
        self.quest = quest
        self.title = title
        self.stage = Stage.FEEL
        self.at: Feeling = (0, 0)
        self.marked = 0
        self.felt: FeltView | None = None
        self.known: Feeling | None = None
        """The feeling as it was said last here: the one before the next exercise."""
        self.exercise: Exercise | None = None
        self.gone: Gone | None = None
        self.coped: CopedView | None = None
        self.digit = ""

    @property
    def on_grid(self) -> bool:
        """Whether the grid is asked."""
        return self.stage in GRID

    def items(self, game: Game) -> tuple[Item, ...]:
        """What there is to choose from."""
        match self.stage:
            case Stage.WORD:
                words = [Item(word, word) for word in play.words_for(game, self.at)]
                return (*words, Item(OWN_WORD, "Another word"), Item(NO_WORD, "No word for it"))
            case Stage.OFFER:
                offered = self.felt.suggestions if self.felt else ()
                found = [Item(each.exercise.id, each.exercise.name, each.why) for each in offered]
                return (*found, Item(EVERY, "All exercises"), Item(ANEW, "Another mood"), AGAIN)
            case Stage.TOLD:
                return Item(EVERY, "Another exercise"), AGAIN
            case _:
                return tuple(Item(each.id, each.name, telling.minutes_said(each)) for each in play.exercises(game))

    def sheet(self, game: Game) -> Sheet:
        """What is asked."""
        if self.on_grid:
            return self._grid(game)
        items, marked = self.items(game), self.marked
        match self.stage:
            case Stage.WORD:
                return Sheet("Is there a word for it?", telling.place_said(self.at), items=items, marked=marked)
            case Stage.OFFER if self.felt is not None:
                told = self.felt.route.told if self.felt.route else ""
                told = told or ("" if self.felt.suggestions else telling.NOTHING_TO_EASE)
                return Sheet(self.felt.said, told, items=items, marked=marked)
            case Stage.TOLD if self.coped is not None:
                first, _, rest = self.coped.said.partition(". ")
                return Sheet(f"{first}.", rest, items=items, marked=marked)
            case _:
                return Sheet("A pause of a few minutes", items=items, marked=marked)

    def _grid(self, game: Game) -> Sheet:
        under = (telling.place_said(self.at), ", ".join(play.words_for(game, self.at)[:SHOWN_WORDS]))
        if self.stage is Stage.AFTER:
            return Sheet("And now?", "", self.at, self.known, under)
        told = f"Before: {plain(self.title, 60)}" if self.title else ""
        return Sheet("How is it just now?", told, self.at, None, under)

    def beside(self, game: Game, more: str) -> tuple[str, Sequence[Beside]]:
        """A title and texts: about the marked exercise; else what helps, the last moods, and `more`."""
        items = self.items(game) if self.stage in (Stage.OFFER, Stage.ALL) else ()
        marked = items[self.marked].id if self.marked < len(items) else ""
        found = next((each for each in play.exercises(game) if each.id == marked), None)
        if found is None:
            return "What helps you", _known(game, more)
        mine = next((each for each in play.what_helps(game) if each.id == found.id), None)
        told = [Beside("With you", (telling.helps_said(mine),))] if mine else []
        told += [Beside("", (found.intro,)), Beside("What is known", tuple(telling.evidence_lines(found)))]
        return f"{found.name} · {telling.minutes_said(found)}", told


def _known(game: Game, more: str) -> Sequence[Beside]:
    view = play.shelter(game)
    helps = [telling.helps_said(each) for each in view.helps[:SHOWN]]
    moods = [telling.mood_line(each) for each in view.moods[:SHOWN]]
    felt = [Beside("Moods of the last days", moods)] if moods else []
    return [Beside("", helps or [NOTHING_YET]), *felt, Beside("", [f"{telling.PRIVATE} {more}"])]
