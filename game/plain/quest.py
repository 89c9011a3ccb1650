"""One quest: what can be said of it, everything about it, changing it, dropping it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from game.plain import about, checkin, steps
from game.plain.naming import the_quest, which_quest
from game.plain.own import why
from game.plain.plan import plan
from game.plain.session import Session
from game.plain.speech import spoken
from game.plain.talk import Choice, Unclear
from game.plain.today import quest_lines
from game.play import checkins
from game.play.days import days_said
from game.rules.moves import Drop, Refusal

if TYPE_CHECKING:
    from game.play.journeys import JourneyView
    from game.play.views import QuestView

EDITABLE = {
    "title": "What it is called.",
    "why": "What it is for.",
    "cue": "When it is time for it.",
    "plan_b": "What to do when something gets in the way.",
    "tiny": "The tiny version.",
    "schedule": "Its days, such as every day; mon,wed,fri; 3 a week.",
    "target": "A longer ladder: the amount it leads to.",
}

SECTIONS = ("stand", "plans", "ladder", "weeks", "journey")


def menu(session: Session, quest: str) -> None:
    """A quest by itself: what it asks for, and what can be said."""
    view = session.found(quest)
    counted = [Choice("amount", f"How many {view.step.unit or 'times'}.")] if view.step.amount is not None else []
    choices = [
        Choice("done"),
        Choice("some"),
        *counted,
        Choice("missed"),
        Choice("rest"),
        Choice("day", "Another day than today."),
        Choice("offer", "Answer it." if view.offer else "Another step."),
        Choice("hear", "Everything about it."),
        Choice("more", "Rate, note, plan, why, edit, drop."),
    ]
    lines = [*quest_lines(view), *_tips(session, quest)]
    word = session.talk.choose([*lines, "What do you want to say?"], choices)
    if word == "more":
        more = [
            Choice("rate", "How sure you are of a step."),
            Choice("note", "A private line about today."),
            Choice("plan", "What you do when something gets in the way."),
            Choice("why", "Why you can do it, in your own words."),
            Choice("edit", "Its title, days, cue or target."),
            Choice("drop", "Stop it."),
        ]
        word = session.talk.choose([view.title], more)
    _do(session, quest, word)


def _do(session: Session, quest: str, word: str) -> None:
    if word == "day":
        checkin.another_day(session, quest)
    elif word == "rest":
        checkin.ask_rest(session, quest)
    else:
        actions: dict[str, Callable[[Session, str, str], None]] = {
            "done": checkin.done,
            "some": checkin.some,
            "amount": checkin.amount,
            "missed": checkin.missed,
            "offer": steps.offer,
            "rate": steps.rate,
            "note": checkin.note,
            "plan": plan,
            "why": why,
            "hear": hear,
            "edit": edit,
            "drop": drop,
        }
        actions[word](session, "", quest)


# --- hearing ---------------------------------------------------------------------------------------------------------


def hear(session: Session, rest: str, quest: str = "") -> None:
    """Everything about a quest, or one part of it: `hear QUEST ladder`."""
    words = rest.split()
    part = ""
    if words and words[-1] in SECTIONS:
        words, part = words[:-1], words[-1]
    if not quest:
        quest = (
            the_quest(session, " ".join(words), dropped=True)[0] if words else which_quest(session, "Hear which quest?")
        )
    view = session.quest(quest)
    if view is None:
        session.talk.say(*about.journey_lines(_journey(session, quest)))
        return
    for name in SECTIONS:
        if part in ("", name):
            session.talk.say(*_section(session, view, name))


def _section(session: Session, view: QuestView, name: str) -> Iterable[str]:
    match name:
        case "stand":
            return [*about.stand_lines(view), *_tips(session, view.id)]
        case "plans":
            return about.plan_lines(view, _plans(session, view))
        case "ladder":
            return _headed("Ladder.", about.ladder_lines(view, session.ladder(view.id)))
        case "weeks":
            return _headed("The last four weeks.", about.week_lines(view))
        case _:
            return _headed("Journey.", about.journey_lines(_journey(session, view.id)))


def _tips(session: Session, quest: str) -> list[str]:
    """What friends wrote for the step one stands on."""
    if not session.game.root.party.is_dir():
        return []
    from game.plain.friends import tips

    return tips(session, quest)


def _headed(head: str, lines: Iterable[str]) -> Iterator[str]:
    yield head
    yield from lines


def _plans(session: Session, view: QuestView) -> about.Plans:
    course, whole = session.game.played.world.courses[view.id], session.whole(view.id)
    why = str(course.changes.get("why", whole.why))
    return about.Plans(why, days_said(course.schedule), view.cue, view.plan_b)


def _journey(session: Session, quest: str) -> JourneyView:
    from game.play.journeys import journey  # TinyDB behind it

    return session.act(lambda: journey(session.game, quest))


# --- changing --------------------------------------------------------------------------------------------------------


def drop(session: Session, rest: str, quest: str = "") -> None:
    """Stop a quest, after asking."""
    if not quest:
        quest = the_quest(session, rest)[0] if rest else which_quest(session, "Drop which quest?")
    view = session.found(quest)
    asked = f"Drop {view.title}? It asks for nothing more. Its metres stay, and taking it again goes on from this step."
    if session.talk.agree([asked]):
        message, _ = session.act(lambda: checkins.say(session.game, Drop(quest)))
        session.talk.say(spoken(message))
    else:
        session.talk.say("Kept.")


def edit(session: Session, rest: str, quest: str = "") -> None:
    """Change a quest from a day on: `edit QUEST KEY=VALUE`, or asked."""
    from game.play import changing  # writes quest files, which needs pydantic

    before, equals, value = rest.partition("=")
    words = before.split()
    if equals and words:
        change = f"{words[-1]}={value.strip()}"
        name = " ".join(words[:-1])
        quest = quest or (the_quest(session, name)[0] if name else which_quest(session, "Edit which quest?"))
        session.say(lambda: changing.edit(session.game, quest, [change]))
        return
    if not quest:
        quest = the_quest(session, rest)[0] if rest else which_quest(session, "Edit which quest?")
    names = {key.replace("_", " "): key for key in EDITABLE}
    choices = [Choice(name, EDITABLE[key]) for name, key in names.items()]
    key = names[session.talk.choose([f"{session.found(quest).title}. What changes?"], choices)]

    def weighed(typed: str) -> str | Unclear:
        """The change, tried; a refusal asks again, but for one that another value would not mend."""
        said = session.attempt(lambda: changing.edit(session.game, quest, [f"{key}={typed}"]))
        if isinstance(said, Refusal) and said.code.startswith("bad_"):
            return Unclear(spoken(said.message))
        return said.message if isinstance(said, Refusal) else said

    session.talk.say(spoken(session.talk.text([f"Say the new {key.replace('_', ' ')}."], weighed)))
