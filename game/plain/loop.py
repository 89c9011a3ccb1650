"""The conversation as a whole: hear the day, answer, and again. Each word goes to the module of its family."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from game.plain.help import SAY
from game.plain.naming import the_quest
from game.plain.session import NOTHING_YET, Session, Stop
from game.plain.speech import listed
from game.plain.talk import COMMON, Back, Leave, Unclear
from game.plain.today import day_lines, height_lines, still_to_do
from game.play.checkins import titles
from game.play.matching import NoMatch, match_quest
from game.rules.text import clean

if TYPE_CHECKING:
    Action = Callable[[Session, str], object]

WORDS: dict[str, tuple[str, str]] = {
    "today": ("loop", "hear_today"),
    "done": ("checkin", "done"),
    "some": ("checkin", "some"),
    "missed": ("checkin", "missed"),
    "amount": ("checkin", "amount"),
    "rest": ("checkin", "rest"),
    "offer": ("steps", "offer"),
    "undo": ("checkin", "undo"),
    "redo": ("checkin", "redo"),
    "help": ("help", "help_page"),
    "hear": ("quest", "hear"),
    "library": ("library", "library"),
    "goal": ("goal", "goal"),
    "note": ("checkin", "note"),
    "rate": ("steps", "rate"),
    "plan": ("plan", "plan"),
    "confidence": ("confidence", "confidence"),
    "why": ("own", "why"),
    "review": ("review", "review"),
    "mood": ("shelter", "mood"),
    "calm": ("shelter", "calm"),
    "shelter": ("shelter", "shelter"),
    "get-help": ("shelter", "get_help"),
    "story": ("story", "story"),
    "advice": ("story", "advice"),
    "friends": ("friends", "friends"),
    "cheer": ("friends", "cheer"),
    "party": ("sharing", "party"),
    "sync": ("together", "sync"),
    "together": ("together", "offers"),
    "evidence": ("evidence", "evidence"),
    "take": ("library", "take"),
    "drop": ("quest", "drop"),
    "edit": ("quest", "edit"),
    "log": ("log", "log"),
    "status": ("loop", "status"),
    "settings": ("settings", "settings"),
    "rules": ("help", "rules"),
}
"""What can be said, each with its module and function. One letter means the first word that begins with it."""

ALSO = {
    "offers": "together",
    "quests": "library",
    "step": "offer",
    "comeback": "offer",
    "journey": "hear",
    "quest": "hear",
    "set": "settings",
}
"""Other names of the same, most of them those of the shell."""

LEAVING = ("quit", "exit", "bye")

WHAT_NOW = "What now? Say the number of a quest, a word such as done, or help."
WHAT_FIRST = "What now? Say library, goal, help or quit."


def play(session: Session) -> None:
    """Until the player leaves. Raises `Leave`."""
    session.talk.say(f"Undaunted. {COMMON}")
    if session.game.read_only:
        session.talk.say("A newer version of Undaunted wrote this save. You can hear everything and say nothing.")
    if not session.game.played.world.courses:
        from game.plain.welcome import welcome

        _guarded(session, lambda: welcome(session))
    else:
        hear_today(session)
        _follow(session, "at_first")
        if session.game.root.party.is_dir():
            from game.plain.friends import greet

            _guarded(session, lambda: greet(session))
    while True:
        _guarded(session, lambda: _once(session))
        session.game.keep()
        _follow(session, "follow")


def _follow(session: Session, how: str) -> None:
    """What is shared follows what was said; without a party nothing is even imported."""
    if session.game.publishes:
        follow: Any = getattr(import_module("game.plain.sharing"), how)
        follow(session)


def _guarded(session: Session, action: Callable[[], None]) -> None:
    """What cannot be, and what was left, end in one line."""
    try:
        action()
    except Back:
        session.talk.say("Back. Nothing changed.")
    except Stop as stop:
        session.talk.say(str(stop))


def _once(session: Session) -> None:
    """One answer."""

    def understand(typed: str) -> Callable[[], object] | Unclear:
        if session.turned:
            return lambda: hear_today(session)
        return _meant(session, typed)

    if session.turned:  # it became tomorrow during a question; what is read out next is the new day
        hear_today(session)
    asked = WHAT_NOW if session.today.quests else WHAT_FIRST
    begun = bool(session.game.played.world.courses)
    taken = session.talk.ask([asked], understand, SAY)()
    if not begun and isinstance(taken, str) and taken:
        from game.plain.welcome import first_day

        first_day(session, taken)


def _meant(session: Session, typed: str) -> Callable[[], object] | Unclear:
    """What an answer asks for: a word of the game, else a quest by its number or name."""
    first, _, rest = typed.partition(" ")
    words = _words(first.casefold())
    if words == ["quit"]:
        if rest:
            return Unclear("Say quit alone to end the game, or drop to stop a quest.")
        raise Leave
    if len(words) == 1:
        action = _action(words[0])
        return lambda: action(session, rest.strip())
    if not typed.isdigit() and isinstance(match_quest(typed, titles(session.game)), NoMatch):
        if words:
            return Unclear(f"That could be {listed(words)}. Say a little more.")
        return Unclear(f'"{clean(typed, 40)}" was not understood. {WHAT_NOW.removeprefix("What now? ")}')
    return lambda: _open(session, typed)


def _words(first: str) -> list[str]:
    """The words somebody may mean."""
    if first in WORDS:
        return [first]
    if first in ALSO:
        return [ALSO[first]]
    if first in LEAVING:
        return ["quit"]
    begun = [word for word in (*WORDS, "quit") if first and word.startswith(first)]
    return begun[:1] if len(first) == 1 else begun


def _action(word: str) -> Action:
    module, name = WORDS[word]
    found: Any = getattr(import_module(f"game.plain.{module}"), name)
    action: Action = found
    return action


def _open(session: Session, typed: str) -> None:
    """A quest by its number or its name; one of yesterday's is asked about for yesterday."""
    from game.plain import checkin, quest

    name, day = the_quest(session, typed)
    if day is not None and day != session.today.day:
        checkin.say_for(session, name, day)
    else:
        quest.menu(session, name)


def hear_today(session: Session, _rest: str = "") -> None:
    """The day, read out; its numbers hold from now on."""
    session.hear_day()
    session.talk.say(*day_lines(session.today))
    if not session.today.quests:
        session.talk.say(NOTHING_YET)
    else:
        from game.plain.own import day_aside
        from game.plain.shelter import routes

        day_aside(session)
        routes(session)


def status(session: Session, _rest: str = "") -> None:
    """Metres, heights, and what is left of the day."""
    session.talk.say(*height_lines(session.today), still_to_do(session.today))
