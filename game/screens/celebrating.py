"""A mastered step, put together: the counted facts, the scene, the offer for each rating, and what an answer says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.play import mastery
from game.play.telling import day_said, offer_said
from game.screens import words
from game.screens.dialogs.entry import Line, Meant
from game.screens.dialogs.mastered import HIGHER, PLAN, Answered, Gained, Mastered, Offered
from game.screens.lines import adding_up, plain, plural
from game.screens.said import Said, Tone, in_the_game
from game.screens.scenes import scene_of

if TYPE_CHECKING:
    from datetime import date

    from game.play.mastery import MasteryView
    from game.play.views import QuestView, ResultView, StepView
    from game.screens.main import MainScreen

STEADY = 70


def celebrate(main: MainScreen, result: ResultView) -> None:
    """Show what mastering a step was made of, and put the offer."""
    session = main.session
    view = session.find(result.id, session.today.day)
    facts = mastery.mastery(session.game, result)
    if view is None or result.mastered is None or facts is None:
        return
    above = mastery.next_step(session.game, view.id) if result.offer else None
    step, rating = above or (None, None)
    gained = Gained(
        view,
        result.mastered,
        told(view, result, facts, session.today.day),
        result.summit,
        scene_of(view, session.ladder(view.id), session.wall_clock()),
        step,
        rating,
        partial(offered, main, view),
        partial(weighed, view) if view.step.amount is not None else None,
        main.home.stories.of(view.id) if main.home.stories else None,
    )
    card, after = Mastered(gained, main.symbols), partial(left, main, view.id, result.mastered, step.id if step else "")
    main.app.push_screen(card, after)


def left(main: MainScreen, quest: str, mastered: StepView, above: str, given: Answered | None) -> None:
    """The card was left: say what was answered; then, unless that asks for more, there is a line to leave, too."""
    if given is not None:
        answered(main, quest, above, given)
    if main.app.screen is main:
        ask_advice(main, quest, mastered)


def ask_advice(main: MainScreen, quest: str, step: StepView) -> None:
    """One line for those who come after, where none of the player's own stands yet. It may be left."""
    from game.play import advice

    session = main.session
    if session.read_only or not advice.to_ask(session.game, quest, step.id):
        return

    def said(text: str) -> None:
        came = session.act(lambda: advice.give_advice(session.game, quest, text, step.index))
        main.after(came if isinstance(came, Said) else Said(in_the_game(plain(came), main.keymap), Tone.GOOD))

    texts = [f"Step {step.index}: {plain(step.instruction)}", "", advice.question(step)]
    main.ask(Line("For those who come after", texts, main.symbols, advice.MOST_CELLS), said)


def told(view: QuestView, result: ResultView, facts: MasteryView, today: date) -> list[str]:
    """What was counted: days, falls and returns, metres, camps."""
    since = day_said(facts.since, today)
    window = f"{view.window.done} of the last {plural(len(view.window.days), 'day')} done on this step"
    if facts.due > len(view.window.days):
        window += f", {facts.done} of {facts.due} since {since}"
    elif facts.due:
        window += f", since {since}"
    if result.mastered and view.step.id != result.mastered.id:
        window = f"Step {view.step.index} goes on; this one was done as often as it asks"
    rows = [f"{window}."]
    if facts.falls:
        rows.append(f"{plural(facts.falls, 'fall')} on the way, and {plural(facts.falls, 'return')}.")
    parts = [result.metres.effort + result.metres.comeback, facts.step_metres]
    names = ["the day", "the step"]
    if facts.more_metres:
        parts.append(facts.more_metres)
        names.append("the summit" if result.summit else "the camp")
    paid = ", ".join(f"{part:,} m for {name}" for part, name in zip(adding_up(parts), names, strict=True))
    rows.append(f"{paid}: {round(sum(parts)):,} m.")
    if result.summit:
        days = (today - facts.first).days + 1
        rows.append(f"{plural(view.step.of, 'step')} in {plural(days, 'day')}, and this was the last.")
    elif result.camp:
        rows.append(f"Every step of {plain(result.camp)} is done.")
    if view.comebacks > facts.falls:
        rows.append(f"You came back {plural(view.comebacks, 'time')} on this mountain.")
    return rows


def offered(main: MainScreen, view: QuestView, rating: int | None) -> Offered:
    """The offer for a rating of the next step. The slider stands above it, so it does not ask for a rating again."""
    made = mastery.offer_if(main.session.game, view.id, rating)
    if made is None:
        return Offered("", ())
    answers = [answer for answer in made.answers if answer != "rate"]
    choices = words.choices(view, main.session.ladder(view.id), answers, made)
    if made.kind == "rerate":
        choices.append(words.Choice(PLAN, "p", "Make a plan for it", f"what would make it a {STEADY}?"))
    return Offered(plain(offer_said(view, made)), choices)


def weighed(view: QuestView, target: int) -> Meant:
    """What a target for a longer ladder means."""
    top, downward = view.step.amount or 0, view.measure == "at_most"
    if target < top if downward else target > top:
        return Meant(f"A ladder from {top:,} to {target:,}.", good=True)
    return Meant(f"{'Below' if downward else 'Above'} {top:,}, please: that is where you stand.")


def answered(main: MainScreen, quest: str, above: str, given: Answered) -> None:
    """Say the rating first, then the answer: it is the offer of that rating that is answered."""
    session = main.session
    if given.rating is not None:
        said = session.rate(quest, given.rating, above)
        main.after(said)
        if said.refused:
            return
    if given.answer == PLAN:
        from game.screens.planning import ask_plan

        ask_plan(main, quest)
    elif given.answer == HIGHER:
        main.after(session.answer(quest, HIGHER, given.target))
    elif given.answer:
        main.after(session.answer(quest, given.answer))
