"""If-then plans: what gets in the way, and what the player means to do when it comes again."""

from __future__ import annotations

from game.plain.naming import the_quest, which_quest
from game.plain.session import Session
from game.plain.speech import sentence
from game.plain.talk import Choice, Unclear
from game.play import planning
from game.play.planning import Way
from game.play.telling import if_then

LIKELY = 6
"""So many obstacles are read out at first, the likely ones."""

OWN, MORE, AWAY = "own", "more", "away"


def plan(session: Session, rest: str, quest: str = "") -> None:
    """Hear the plans of a quest, and make one. The question always ends in a plan, or is left."""
    if not quest:
        quest = the_quest(session, rest)[0] if rest else which_quest(session, "A plan for which quest?")
    view = session.found(quest)
    plans = planning.plans_of(session.game, quest)
    session.talk.say(*(f"{number}. {if_then(each)}" for number, each in enumerate(plans, 1)))
    if plans:
        choices = [Choice("new", "Another plan."), Choice(AWAY, "Put one away.")]
        if session.talk.choose([f"{view.title}. What now?"], choices) == AWAY:
            _away(session, quest)
            return
    ask_plan(session, quest)


def ask_plan(session: Session, quest: str) -> str:
    """What gets in the way of a quest, and a plan for it; gives what it was made for."""
    barrier = _barrier(session, quest)
    way = _way(session, barrier)
    session.say(lambda: planning.make_plan(session.game, quest, barrier, way.cue, way.then))
    return barrier


def _away(session: Session, quest: str) -> None:
    plans = planning.plans_of(session.game, quest)
    lines = [f"{number}. {if_then(each)}" for number, each in enumerate(plans, 1)]
    place = session.talk.pick(["Which one?", *lines], [each.barrier or each.cue for each in plans])
    barrier = plans[place if isinstance(place, int) else 0].barrier
    session.say(lambda: planning.put_away(session.game, quest, barrier))


def _barrier(session: Session, quest: str) -> str:
    """What gets in the way: an obstacle, or a word of the player's own."""
    obstacles = planning.obstacles_of(session.game, quest)
    shown = obstacles[:LIKELY]
    while True:
        lines = [f"{number}. {each.name}." for number, each in enumerate(shown, 1)]
        also = (OWN, MORE) if len(shown) < len(obstacles) else (OWN,)
        place = session.talk.pick(["What gets in the way?", *lines], [each.name for each in shown], also=also)
        if isinstance(place, int):
            return shown[place].id
        if place == OWN:
            return session.talk.text(["Say it in a word or two."], _some_words)
        shown = obstacles


def _way(session: Session, barrier: str) -> Way:
    """Both halves: a plan to begin from, or the player's own."""
    ways = planning.ways_round(barrier)
    if ways:
        lines = [f"{number}. If {way.cue}, then {sentence(way.then)}" for number, way in enumerate(ways, 1)]
        place = session.talk.pick(["Which plan do you begin from?", *lines], [way.cue for way in ways], also=(OWN,))
        if isinstance(place, int):
            return ways[place]
    cue = session.talk.text(["If what happens? Say it without the word if."], _some_words)
    return Way(cue, session.talk.text(["What do you do then?"], _some_words))


def _some_words(typed: str) -> str | Unclear:
    return typed.rstrip(".")
