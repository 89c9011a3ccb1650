"""The weekly review in questions: each can be left out with "skip", and "back" leaves them all; what was said stays."""

from __future__ import annotations

from game.plain.plan import ask_plan
from game.plain.session import Session, Stop
from game.plain.speech import spoken
from game.plain.steps import answered, named
from game.plain.talk import Back, Choice, Leave
from game.play import asides, own, reviewing
from game.play.reviewing import ReviewView
from game.play.views import QuestView

NOTHING = "nothing"
SKIP = "skip"
AS_IT_IS = "on"


def review(session: Session, _rest: str = "") -> None:
    """Hear the week; then what worked, what got in the way, the steps of next week, and a line why one can."""
    view = session.attempt(lambda: reviewing.review(session.game))
    if not isinstance(view, ReviewView):
        raise Stop(reviewing.NO_WEEK)
    session.talk.say(*map(spoken, reviewing.lines(view)))
    if view.reviewed:
        session.talk.say("This week has its review already.")
        return
    kept: list[str] = ["", ""]
    try:
        _ask(session, view, kept)
    except (Back, Leave) as left:
        if any(kept):
            _close(session, view, kept)
        else:
            asides.leave(session.game, "review")
        if isinstance(left, Leave):
            raise
        session.talk.say("Left. What was said stays.")
        return
    _close(session, view, kept)


def _ask(session: Session, view: ReviewView, kept: list[str]) -> None:
    """The questions; `kept` takes what worked, and what a plan was made for."""
    kept[0] = _line(session, "What worked last week? One line, or skip.")
    kept[1] = _hindered(session, view)
    _next_steps(session, view)
    quest = reviewing.why_asked(view)
    text = _line(session, f"{quest.title}: why can you do it? One line in your own words, or skip.")
    if text:
        session.say(lambda: own.say_why(session.game, quest.id, text))


def _line(session: Session, asked: str) -> str:
    text = session.talk.text([asked], more="Any line. It stays on your own devices. Skip leaves it out.")
    return "" if text.casefold() == SKIP else text


def _hindered(session: Session, view: ReviewView) -> str:
    """What got in the way, as a plan for one of the quests; nothing is an answer."""
    titles = [week.quest.title for week in view.quests]
    lines = [f"{number}. {title}." for number, title in enumerate(titles, 1)]
    asked = ["Did anything get in the way? Of which quest? It ends in a plan.", *lines]
    place = session.talk.pick(asked, titles, also=(NOTHING,))
    return ask_plan(session, view.quests[place].quest.id) if isinstance(place, int) else ""


def _next_steps(session: Session, view: ReviewView) -> None:
    """The steps of next week: all go on as they are, or the player changes one after the other."""
    while True:
        now = [each for week in view.quests if (each := session.quest(week.quest.id)) is not None]
        lines = [f"{number}. {each.title}. {spoken(reviewing.ahead(each))}" for number, each in enumerate(now, 1)]
        lines += [f"{week.quest.title}: {reviewing.RESTED}" for week in view.quests if week.rested]
        asked = ["Next week, if nothing is changed:", *lines, "Which step do you want to change? On: none."]
        place = session.talk.pick(asked, [each.title for each in now], also=(AS_IT_IS,))
        if not isinstance(place, int):
            return
        _change(session, now[place])


def _change(session: Session, view: QuestView) -> None:
    can = [answer for answer in reviewing.answers(view) if answer != "rate"]
    choices = [Choice(AS_IT_IS, "It goes on as it is."), *named(view, session.ladder(view.id), can, view.offer)]
    word = session.talk.choose([f"{view.title}. Next week?"], choices)
    if word != AS_IT_IS:
        answered(session, view.id, word)


def _close(session: Session, view: ReviewView, kept: list[str]) -> None:
    session.say(lambda: reviewing.close(session.game, view, kept[0], kept[1]))
