"""The questions of the game, put together: offers and comebacks, ratings, targets, notes, a mastered step.

Each asks over the main screen, says the answer to the session and shows what came of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.screens import words
from game.screens.dialogs.card import Ask
from game.screens.dialogs.entry import Line, Number
from game.screens.dialogs.rating import RatingDialog
from game.screens.lines import plain
from game.screens.said import Said

if TYPE_CHECKING:
    from game.play.views import QuestView, ResultView, StepView
    from game.screens.main import MainScreen


def now(main: MainScreen, quest: str) -> QuestView | None:
    """A quest as it stands today."""
    return main.session.find(quest, main.session.today.day)


# --- offers ----------------------------------------------------------------------------------------------------------


def ask_offer(main: MainScreen, quest: str) -> None:
    """The offer of a quest with its answers; without one, the ways by hand."""
    view = now(main, quest)
    if view is None:
        return
    from game.screens import coming_back

    if coming_back.is_for(view):
        coming_back.ask_comeback(main, view)
        return
    ladder, offer = main.session.ladder(quest), view.offer
    if offer is None:
        title, texts = "Where to?", ["There is no offer now. You may go by hand at any time."]
        answers = words.by_hand(view)
    else:
        title = words.OFFER_TITLES.get(offer.kind, "An offer")
        texts, answers = [main.session.offered(view, offer)], list(offer.answers)
    dialog = Ask(title, [plain(view.title), *texts], words.choices(view, ladder, answers, offer), main.symbols)
    main.ask(dialog, partial(answered, main, quest))


def answered(main: MainScreen, quest: str, answer: str) -> None:
    """An answer was chosen: some ask one thing more."""
    match answer:
        case "rate":
            ask_rating(main, quest, partial(ask_offer, main, quest))
        case "higher":
            ask_target(main, quest)
        case "hand-in":
            ask_hand_in(main, quest)
        case "tiny":
            _tiny(main, quest)
        case _:
            main.after(main.session.answer(quest, answer))


def _tiny(main: MainScreen, quest: str) -> None:
    """The sentence of the use cases names a shell command; here it is a key."""
    said = main.session.answer(quest, "tiny")
    view = now(main, quest)
    if view is not None and not said.refused:
        tiny, some = words.stopped(view.step.tiny or view.step.instruction), main.keymap.shown("some")
        said = Said(f"Tiny today: {tiny} Press {some} when it is done.", said.tone)
    main.after(said)


def ask_target(main: MainScreen, quest: str) -> None:
    """Where a longer ladder leads."""
    from game.screens.celebrating import weighed

    view = now(main, quest)
    if view is None:
        return
    top = view.step.amount
    if top is None:
        main.tell(Said("A ladder of yes and no has no amount to raise. A new quest may lead on from here."))
        return
    texts = [
        plain(view.title),
        f"You stand at {top:,} {view.step.unit}".rstrip() + ". Where does the next ladder lead?",
    ]
    dialog = Number("Climb higher", texts, main.symbols, partial(weighed, view))
    main.ask(dialog, lambda target: main.after(main.session.answer(quest, "higher", target)))


def ask_hand_in(main: MainScreen, quest: str) -> None:
    """Hand a quest in, after one more look at what that means."""
    view = now(main, quest)
    if view is None:
        return
    texts = [plain(view.title), "It goes to the hall of summits and asks for nothing more. All its metres stay."]
    choices = [words.Choice("hand-in", "i", "Hand it in"), words.Choice("", "n", "Not yet")]
    dialog = Ask("Hand it in?", texts, choices, main.symbols)
    main.ask(dialog, lambda said: main.after(main.session.answer(quest, "hand-in")) if said else None)


def ask_drop(main: MainScreen, view: QuestView) -> None:
    """Stop a quest, after one more look at what that means."""
    texts = [
        plain(view.title),
        "It asks for nothing more. Its metres stay, and taking it again goes on from this step.",
    ]
    choices = [words.Choice("", "n", "Keep it"), words.Choice("drop", "X", "Stop it")]
    dialog = Ask("Stop this quest?", texts, choices, main.symbols)
    main.ask(dialog, lambda said: main.after(main.session.drop(view.id)) if said else None)


# --- ratings and notes -----------------------------------------------------------------------------------------------


def ask_rating(main: MainScreen, quest: str, then: Callable[[], object] | None = None) -> None:
    """How sure of the step the next try is about: after a fall the one in force, else the one above it.

    Where the question of the day is about the step in force, it is that one. `then` goes on after it, where a lapse is
    still open.
    """
    view = now(main, quest)
    if view is None:
        return
    from game.play import sure
    from game.screens.dialogs.practice import after_practice

    put = sure.is_put(main.session.game, quest, view.step.id)
    step = view.step if put else rated_step(view, main.session.ladder(quest))

    def rated(value: int) -> None:
        said = main.session.rate(quest, value, step.id)
        main.after(said)
        if then is not None and view.lapse and not said.refused:
            then()

    def left() -> None:
        if put:
            sure.skip(main.session.game, quest, step.id)
            main.encourage()

    dialog = RatingDialog(f"Step {step.index}: {plain(step.instruction)}", main.symbols, left)
    after_practice(main, lambda: main.ask(dialog, rated))


def rated_step(view: QuestView, ladder: tuple[StepView, ...]) -> StepView:
    """The step a rating is about: the offer's where it asks for one, the one in force after a fall, else the next."""
    here = view.step.index
    if view.offer is not None and view.offer.kind == "rerate":
        here = view.offer.to - 1
    elif view.lapse:
        here -= 1
    if here == view.step.index - 1 and view.step.bridge:
        return view.step
    return ladder[min(max(here, 0), len(ladder) - 1)]


def ask_note(main: MainScreen, view: QuestView) -> None:
    """A private line about the day."""
    from game.screens.session import NOTE_CELLS

    texts = [plain(view.title), "One line about the day. Notes stay on your own devices."]
    main.ask(Line("A note", texts, main.symbols, NOTE_CELLS), lambda text: main.after(main.session.note(view, text)))


# --- a step mastered -------------------------------------------------------------------------------------------------


def celebrate(main: MainScreen, result: ResultView) -> None:
    """Show what mastering a step was made of, and put the offer."""
    from game.screens import celebrating

    celebrating.celebrate(main, result)
