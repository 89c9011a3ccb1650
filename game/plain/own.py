"""Why one can, in own words: hear the lines of a quest, write one, change one, put one away; and the quiet lines."""

from __future__ import annotations

from game.plain.naming import the_quest, which_quest
from game.plain.session import Session
from game.plain.speech import spoken
from game.plain.talk import Choice
from game.play import asides, own
from game.play.views import AsideView, OwnView, ResultView

NEW, CHANGE, AWAY = "new", "change", "away"
MORE = "One line, such as what you did before, or what makes it easier. It stays on your own devices."


def why(session: Session, rest: str, quest: str = "") -> None:
    """Hear the lines of a quest, and write one."""
    if not quest:
        quest = the_quest(session, rest)[0] if rest else which_quest(session, "Why you can do which quest?")
    view = session.found(quest)
    lines = own.lines_of(session.game, quest)
    session.talk.say(*(f"{number}. {line.text}" for number, line in enumerate(lines, 1)))
    what = NEW
    if lines:
        choices = [Choice(NEW, "Another line."), Choice(CHANGE, "Other words for one."), Choice(AWAY, "Put one away.")]
        what = session.talk.choose([f"{view.title}. What now?"], choices)
    of = "" if what == NEW else _which(session, lines).id
    if what == AWAY:
        session.say(lambda: own.put_away(session.game, quest, of))
    else:
        text = session.talk.text([f"{view.title}. Why can you do it? One line, in your own words."], more=MORE)
        session.say(lambda: own.say_why(session.game, quest, text, of))


def _which(session: Session, lines: tuple[OwnView, ...]) -> OwnView:
    if len(lines) == 1:
        return lines[0]
    read = [f"{number}. {line.text}" for number, line in enumerate(lines, 1)]
    place = session.talk.pick(["Which one?", *read], [line.text for line in lines])
    return lines[place if isinstance(place, int) else 0]


# --- quiet lines -----------------------------------------------------------------------------------------------------


def day_aside(session: Session) -> None:
    """The quiet line of the day, where there is one."""
    _tell(session, asides.aside(session.game, session.today))


def aside_after(session: Session, result: ResultView) -> None:
    """The one after a first check-in."""
    _tell(session, asides.after(session.game, result))


def _tell(session: Session, aside: AsideView | None) -> None:
    if aside is None:
        return
    word = {"answer": "offer", "review": "review", "cheer": "cheer"}.get(aside.action, f"{aside.action} {aside.quest}")
    session.talk.say(spoken(asides.told(aside, f'Saying "{word}"')))
