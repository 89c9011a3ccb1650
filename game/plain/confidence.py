"""How sure the player is, and how that compares with what they then did; and the try-out of the scale."""

from __future__ import annotations

from contextlib import suppress

from game.plain.naming import the_quest
from game.plain.session import Session
from game.plain.speech import SCALE, spoken
from game.plain.talk import Back
from game.play import sure
from game.play.telling import plural

BRIEFLY = 'Say 0 to 100, or "skip".'


def confidence(session: Session, rest: str, quest: str = "") -> None:
    """Strength, level, generality and what ratings foresaw: of one quest, or of all."""
    from game.play import confidence as known  # TinyDB behind it
    from game.play.confidence_told import confidence_lines, quest_lines

    if not quest and rest:
        quest = the_quest(session, rest, dropped=True)[0]
    if quest:
        one = session.act(lambda: known.confidence_of(session.game, quest))
        lines = list(quest_lines(one, session.today.day))
    else:
        lines = list(confidence_lines(session.act(lambda: known.confidences(session.game))))
    session.talk.say(*(spoken(line) for line in lines if line))


def try_out(session: Session) -> None:
    """The scale tried out with something everyday, once, before the first rating ever. Nothing of it is kept."""
    if not sure.practice_due(session.game):
        return
    sure.practised(session.game)
    session.talk.say(sure.PRACTICE_ASKED)
    with suppress(Back):
        for weight in sure.WEIGHTS:
            asked = [f"{plural(weight, 'kilogram')}.", SCALE if weight == sure.WEIGHTS[0] else BRIEFLY]
            if session.talk.number(asked, 0, 100, words=("skip",)) == "skip":
                break
    session.talk.say(sure.PRACTICE_ENDS)
