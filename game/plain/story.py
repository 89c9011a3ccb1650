"""Stories read out one by one, and the line of advice for those who come after."""

from __future__ import annotations

from game.plain.naming import the_quest, which_quest
from game.plain.session import Session
from game.plain.speech import sentence, spoken
from game.plain.talk import Back, Choice
from game.play import advice as advising
from game.play import stories, stories_read
from game.play.party import friends_of
from game.play.stories import StoriesView
from game.play.views import StepView
from game.play.ways import ways

SKIP = "skip"


def story(session: Session, rest: str, quest: str = "") -> None:
    """Hear somebody who was here before: the story that fits now, then others as long as they are wanted."""
    if not quest:
        quest = the_quest(session, rest)[0] if rest else which_quest(session, "A story for which quest?")
    game = session.game
    there = session.act(lambda: stories.stories(game, quest, ways(game), friends_of(game)))
    if not there.stories:
        session.talk.say(stories_read.NONE_YET)
        return
    _read(session, there)


def _read(session: Session, there: StoriesView) -> None:
    place, number = there.first, len(there.stories)
    while True:
        head = f"{there.title}: story {place + 1} of {number}."
        told = [sentence(line) for line in stories_read.lines(there.stories[place])]
        if number == 1:
            session.talk.say(head, *told)
            return
        choices = [Choice("next", "Another story."), Choice("previous", "The one before."), Choice("enough")]
        word = session.talk.choose([head, *told], choices)
        if word == "enough":
            return
        place = (place + (1 if word == "next" else -1)) % number


def hint(session: Session, quest: str) -> None:
    """One line where a story fits the moment."""
    if stories.waits(session.game, quest, friends=friends_of(session.game)):
        session.talk.say(f'Somebody was here before you. Say "story {quest}" to hear how it went.')


def advice(session: Session, rest: str, quest: str = "") -> None:
    """Leave a line on a mastered step: `advice QUEST STEP TEXT`, or asked. Without text after a number: put away."""
    words = rest.split()
    if not quest:
        quest = the_quest(session, words[0])[0] if words else which_quest(session, "Advice on which quest?")
        words = words[1:]
    number = int(words[0]) if words and words[0].isdigit() and len(words[0]) < 5 else None
    text = " ".join(words if number is None else words[1:])
    if text or number is not None:
        session.say(lambda: advising.give_advice(session.game, quest, text, number))
        return
    session.talk.say(*(f"Step {each.step.index}: {each.text}" for each in advising.advice_of(session.game, quest)))
    step = advising.asks_about(session.game, quest)
    if step is None:
        session.talk.say("No step is mastered yet. After the first one, you can leave a line for those who come after.")
        return
    _asked(session, quest, step)


def ask_advice(session: Session, quest: str, step: StepView) -> None:
    """After mastering a step: one line for those who come after. It may be left."""
    if advising.to_ask(session.game, quest, step.id):
        _asked(session, quest, step)


def _asked(session: Session, quest: str, step: StepView) -> None:
    try:
        text = session.talk.text([advising.question(step), 'Say it in one line, or say "skip".'])
    except Back:
        text = SKIP
    if text.casefold().rstrip(".") == SKIP:
        session.talk.say(spoken("No line left."))
        return
    session.say(lambda: advising.give_advice(session.game, quest, text, step.index))
