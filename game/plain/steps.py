"""The ladder under the feet: coming back after a lapse, a step mastered, offers, steps by hand, ratings."""

from __future__ import annotations

from collections.abc import Sequence

from game.plain.naming import the_quest, which_quest
from game.plain.session import Session, Stop
from game.plain.speech import SCALE, metres, sentence, spoken
from game.plain.talk import Back, Choice
from game.plain.today import COMING_BACK, comeback, offer_line
from game.play import stepping
from game.play.telling import how_sure, offer_said, plural
from game.play.views import OfferView, QuestView, ResultView, StepView
from game.rules.ladder import MOST

ANSWERS = ("up", "stay", "keep", "same", "tiny", "bridge", "down", "down2", "skip", "higher", "hand-in", "rate")
LATER = 'Left open. Say "offer" to come back to it.'


def offer(session: Session, rest: str, quest: str = "") -> None:
    """Answer an offer, or go to another step: `offer`, `offer QUEST`, `step QUEST up`, `step QUEST 4`."""
    words = [word for word in rest.split() if word != "--to"]
    if len(words) > 2 and words[-2] == "higher" and words[-1].isdigit() and len(words[-1]) < 8:
        quest, _ = the_quest(session, " ".join(words[:-2]))
        session.say(lambda: stepping.answer(session.game, quest, "higher", int(words[-1])))
        return
    direct = ""
    if len(words) > (0 if quest else 1) and (words[-1] in ANSWERS or words[-1].isdigit()):
        words, direct = words[:-1], words[-1]
    if words and not quest:
        quest, _ = the_quest(session, " ".join(words))
    quest = quest or _which(session)
    if direct:
        answered(session, quest, direct)
    else:
        put(session, quest)


def _which(session: Session) -> str:
    """The quest with an offer; where several have one, the player says which."""
    offered = [view for view in session.today.quests if view.offer]
    if len(offered) == 1:
        return offered[0].id
    if not offered:
        return which_quest(session, "No offer waits. Which quest do you want to go to another step on?")
    lines = [f"{number}. {view.title}: {view.offer.kind}." for number, view in enumerate(offered, 1) if view.offer]
    place = session.talk.pick(["Which offer?", *lines], [view.title for view in offered])
    return offered[place].id if isinstance(place, int) else ""


def put(session: Session, quest: str) -> None:
    """Put the offer of a quest, or, without one, the ways by hand."""
    view = session.found(quest)
    ladder = session.ladder(quest)
    if view.offer is None:
        asked = f"No offer waits for {view.title}. You may go by hand at any time."
        choices = [*named(view, ladder, by_hand(view), None), Choice("number", f"A step from 1 to {len(ladder)}.")]
    else:
        asked = f"{view.title}. {_lead(view, view.offer)}"
        choices = named(view, ladder, view.offer.answers, view.offer)
    try:
        word = session.talk.choose([asked], choices, "You may always do otherwise. Nothing here costs a metre.")
        answered(session, quest, word)
    except Back:
        session.talk.say(LATER if view.offer else "Nothing changed.")
        return
    if view.lapse and not view.plans:
        session.talk.say(f'If something got in the way: "plan {quest}" makes a plan for the next time.')


def _lead(view: QuestView, made: OfferView) -> str:
    """What goes before the answers: after a lapse the fact and the purse, else the offer."""
    if view.lapse and made.kind in COMING_BACK:
        return f"{comeback(view)} How do you want to come back?"
    return spoken(offer_said(view, made))


def by_hand(view: QuestView) -> list[str]:
    """The answers that are always possible."""
    up = ["up"] if view.step.index < view.step.of else []
    down = ["down"] if view.step.index > 1 or view.step.bridge else []
    return [*up, "stay", *down]


def named(view: QuestView, ladder: Sequence[StepView], answers: Sequence[str], made: OfferView | None) -> list[Choice]:
    """Answers with what each means."""

    def step(number: int) -> str:
        told = ladder[number - 1].instruction if 1 <= number <= len(ladder) else ""
        return f"Step {number}. {sentence(told)}"

    here = view.step.index
    below = here - (0 if view.step.bridge else 1)
    told = {
        "up": step(here + 1),
        "stay": f"Step {here}. {sentence(view.step.instruction)}",
        "same": f"The same again. {sentence(view.step.instruction)}",
        "keep": "The step goes on as a habit. Days pay as before.",
        "tiny": f"The tiny version today. {sentence(view.step.tiny or view.step.instruction)}",
        "bridge": sentence(f"A step between. {made.amount if made else ''}"),
        "skip": step(here + 2),
        "down": step(below),
        "down2": step(below - 1),
        "rate": "Say how sure you are, 0 to 100.",
        "higher": "A longer ladder on the same quest.",
        "hand-in": "To the hall of summits. Its metres stay.",
    }
    return [Choice(answer, told.get(answer, "")) for answer in answers]


def answered(session: Session, quest: str, answer: str) -> None:
    """An answer was chosen; some ask one thing more."""
    match answer:
        case "rate":
            _rate_offered(session, quest)
        case "higher":
            _higher(session, quest)
        case "hand-in":
            _hand_in(session, quest)
        case "tiny":
            session.act(lambda: stepping.answer(session.game, quest, answer))
            step = session.found(quest).step
            session.talk.say(f'Tiny today: {sentence(step.tiny or step.instruction)} Say "some" when it is done.')
        case "number":
            count = len(session.ladder(quest))
            asked = [f"Which step? Say 1 to {count}."]
            number = str(session.talk.number(asked, 1, count))
            session.say(lambda: stepping.answer(session.game, quest, number))
        case _:
            session.say(lambda: stepping.answer(session.game, quest, answer))


def _higher(session: Session, quest: str) -> None:
    view = session.found(quest)
    if view.step.amount is None:
        raise Stop("A ladder of yes and no has no amount to raise. A new quest may lead on from here.")
    way = "below" if view.measure == "at_most" else "above"
    stand = sentence(f"You stand at {view.step.amount:,} {view.step.unit}")
    asked = f"{stand} Where does the longer ladder lead? Say a number {way} that."
    target = session.talk.number([asked], 0, MOST)
    session.say(lambda: stepping.answer(session.game, quest, "higher", int(target)))


def _hand_in(session: Session, quest: str) -> None:
    view = session.found(quest)
    asked = f"Hand in {view.title}? It goes to the hall of summits and asks for nothing more. Its metres stay."
    if session.talk.agree([asked]):
        session.say(lambda: stepping.answer(session.game, quest, "hand-in"))


# --- a step mastered -------------------------------------------------------------------------------------------------


def mastered(session: Session, result: ResultView) -> None:
    """What was counted, how sure the player is of the next step, and the offer that follows from it."""
    view = session.found(result.id)
    ladder = session.ladder(result.id)
    here = (
        result.mastered is not None and view.step.id == result.mastered.id
    )  # a day mended may be on a step left since
    if here:
        session.talk.say(_counted(view, result))
    if here and not result.summit and view.step.index < len(ladder):
        value = _asked_rating(session, ladder[view.step.index])
        if value is not None:
            session.rate(result.id, value, view.step.index + 1)
    if session.found(result.id).offer:
        put(session, result.id)
    if result.mastered is not None:
        from game.plain.story import ask_advice

        ask_advice(session, result.id, result.mastered)


def _counted(view: QuestView, result: ResultView) -> str:
    earned = result.metres
    days = f"{view.window.done} of the last {plural(len(view.window.days), 'day')} done on this step. "
    whole = "the step and the summit" if result.summit else "the step and the camp" if result.camp else "the step"
    paid = f"{metres(earned.effort + earned.comeback)} for the day, {metres(earned.mastery)} for {whole}."
    return (days if view.window.done else "") + paid


def _asked_rating(session: Session, step: StepView) -> int | None:
    """How sure of a step; None where the player would rather not say."""
    from game.plain.confidence import try_out

    try_out(session)
    asked = [
        f"{how_sure(f'step {step.index}')} {sentence(step.instruction)}",
        SCALE,
    ]
    more = "70 and more means up; less may bring a smaller step."
    value = session.talk.number(asked, 0, 100, words=("skip",), more=more)
    return value if isinstance(value, int) else None


# --- ratings ---------------------------------------------------------------------------------------------------------


def rate(session: Session, rest: str, quest: str = "") -> None:
    """Say how sure you are: `rate QUEST N`, `rate QUEST STEP N`, or asked."""
    words = rest.split()
    names = 0 if quest else 1
    numbers = [int(word) for word in words[names:] if word.isdigit() and len(word) < 7]
    if len(words) - names > len(numbers) and not quest:
        numbers = [int(word) for word in words[-2:] if word.isdigit() and len(word) < 7]
    told = " ".join(words[: len(words) - len(numbers)])
    if not quest:
        quest = the_quest(session, told)[0] if told else which_quest(session, "A rating for which quest?")
    if numbers:
        session.rate(quest, numbers[-1], numbers[0] if len(numbers) > 1 else None)
    else:
        _rate_offered(session, quest)


def _rate_offered(session: Session, quest: str) -> None:
    """Ask about the step the next try is about: the offer's, the one above a mastered step, else the one in force."""
    view = session.found(quest)
    ladder = session.ladder(quest)
    if view.offer is not None and view.offer.kind == "rerate" and not view.step.bridge:
        number = view.offer.to
    else:
        full = session.game.played.world.courses[quest].state.full
        number = min(view.step.index + 1, len(ladder)) if full else view.step.index
    bridge = view.step.bridge and number == view.step.index
    value = _asked_rating(session, view.step if bridge else ladder[number - 1])
    if value is None:
        _skipped(session, quest, view.step if bridge else ladder[number - 1])
        return
    session.rate(quest, value, None if bridge else number)
    if after := offer_line(session.found(quest)):
        session.talk.say(after)


def _skipped(session: Session, quest: str, step: StepView) -> None:
    """A question of the day that was left unsaid does not come again about this step."""
    from game.play import sure

    if sure.is_put(session.game, quest, step.id):
        sure.skip(session.game, quest, step.id)
