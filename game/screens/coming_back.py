"""The comeback of a quest, put together: the kind line, what waits, the sizes, and what each of them says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.play import telling
from game.screens import planning, words
from game.screens.dialogs.comeback import DID, PLAN, TINY_DID, Comeback, Return
from game.screens.lines import metres
from game.screens.said import Said, Tone
from game.screens.words import Choice

if TYPE_CHECKING:
    from game.play.views import QuestView
    from game.screens.main import MainScreen

AFTER_A_LAPSE = ("tiny", "down", "rerate")
"""The offers that are about coming back; the others come from climbing."""

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


def is_for(view: QuestView) -> bool:
    """Whether an answer is about coming back."""
    return bool(view.lapse) and (view.offer is None or view.offer.kind in AFTER_A_LAPSE)


def ask_comeback(main: MainScreen, view: QuestView) -> None:
    """How to come back to a quest, and what to do when it happens again."""
    story = main.home.stories.of(view.id) if main.home.stories else None
    says = partial(say, main, view.id)
    back = Return(kind_line(view), waiting(view), sizes(main, view), says, view.own_advice, story, view.own)
    dialog = Comeback(view.title, back, planning.planner(main, view.id), main.symbols)
    main.ask(dialog, partial(planning.left, main, view.id))


def kind_line(view: QuestView) -> str:
    """The one kind line: the fact, and how often one came back."""
    number = NUMBERS[view.lapse] if view.lapse < len(NUMBERS) else f"{view.lapse:,}"
    fact = f"{number} {'day' if view.lapse == 1 else 'days'} without it."
    if not view.comebacks:
        return f"{fact} Coming back is what counts here: it leaves a cairn on the mountain."
    return f"{fact} {telling.came_back(view.comebacks, view.comebacks + 1, view.usual_return)}"


def waiting(view: QuestView) -> str:
    """What waits in the purse, and what today would pay."""
    purse = f"{metres(view.purse)} wait in the purse. " if view.purse else ""
    if not view.worth_some:
        return f"{purse}Today is not one of its days: done pays {metres(view.worth)}. Done or some ends the lapse."
    return f"{purse}Done today pays {metres(view.worth)}, the tiny version {metres(view.worth_some)}."


def sizes(main: MainScreen, view: QuestView) -> list[Choice]:
    """The sizes the offer gives (without one, the same and tiny), and two ways to check in at once."""
    answers = list(view.offer.answers) if view.offer else ["same", "tiny"]
    offered = words.choices(view, main.session.ladder(view.id), answers, view.offer)
    kept = "I kept to the limit" if view.measure == "at_most" else "I have done it already"
    some = f", {metres(view.worth_some)}" if view.worth_some else ""
    return [
        *offered,
        Choice(DID, "a", kept, f"done, {metres(view.worth)}"),
        Choice(TINY_DID, "i", "I did the tiny version", f"some{some}"),
        Choice(PLAN, "p", "Only make a plan", "for what got in the way"),
    ]


def say(main: MainScreen, quest: str, answer: str) -> Said:
    """Say a size. Where no offer is open there is nothing to answer: it is only told what to do."""
    session = main.session
    view = session.find(quest, session.today.day)
    if view is None:
        return Said("This quest is not under way any more.", Tone.CAUTION, refused=True)
    if answer in (DID, TINY_DID):
        return session.check_in(view, "done" if answer == DID else "some")
    if view.offer is None and answer in ("same", "tiny"):
        return today_is(main, view, answer)
    said = session.answer(quest, answer)
    return today_is(main, session.find(quest, session.today.day) or view, "tiny") if _tiny(answer, said) else said


def _tiny(answer: str, said: Said) -> bool:
    return answer == "tiny" and not said.refused


def today_is(main: MainScreen, view: QuestView, answer: str) -> Said:
    """What today asks for, and the key that says it."""
    if answer == "tiny":
        tiny = words.stopped(view.step.tiny or view.step.instruction)
        return Said(f"Tiny today: {tiny} Press {main.keymap.shown('some')} when it is done.", Tone.GOOD)
    what = words.stopped(view.step.instruction)
    return Said(f"Today: {what} Press {main.keymap.shown('done')} when it is done.", Tone.GOOD)
