"""The first minutes: what this is, a first quest taken, and the first small check-in."""

from __future__ import annotations

from game.plain import checkin
from game.plain.help import WELCOME
from game.plain.session import Session
from game.plain.speech import sentence
from game.plain.talk import Back, Choice


def welcome(session: Session) -> None:
    """Told once, to somebody who has not taken a quest yet."""
    session.talk.say(*WELCOME)
    choices = [
        Choice("library", "Choose a quest that is ready."),
        Choice("goal", "Make your own by four questions."),
        Choice("later", "Look around first."),
    ]
    word = session.talk.choose(["How do you want to begin?"], choices, "Nothing is taken before you say so.")
    quest = _first(session, word)
    if quest:
        first_day(session, quest)


def _first(session: Session, word: str) -> str:
    if word == "library":
        from game.plain.library import library  # reads quest files, which needs pydantic

        return library(session)
    if word == "goal":
        from game.plain.goal import goal

        return goal(session)
    return ""


def first_day(session: Session, quest: str) -> None:
    """The first small check-in, offered and never asked for twice."""
    view = session.found(quest)
    tiny = sentence(view.step.tiny or view.step.instruction)
    choices = [Choice("done", sentence(view.step.instruction)), Choice("some", tiny), Choice("later")]
    try:
        word = session.talk.choose(
            ["Your first day. Some is enough, and two minutes are some. What did you do?"], choices
        )
    except Back:
        word = "later"
    if word == "done":
        checkin.done(session, "", quest)
    elif word == "some":
        checkin.some(session, "", quest)
    else:
        session.talk.say('Say "done" or "some" when you have done it.')
