"""Saying how a day went: done, some, missed, an amount, rest, a private note; and taking it back."""

from __future__ import annotations

from datetime import date

from game.plain import steps
from game.plain.naming import Named, named, the_quest, which_day, which_quest
from game.plain.own import aside_after
from game.plain.session import Session, Stop
from game.plain.speech import metres, sentence, spoken
from game.plain.talk import Choice, Unclear
from game.plain.today import amount_line, offer_line, still_to_do
from game.play import checkins, encouraging
from game.play.asked import amount_asked, day_asked
from game.play.telling import day_said
from game.play.views import OfferView, QuestView, ResultView
from game.rules.events import Outcome
from game.rules.moves import CheckIn, Move, Redo, Refusal, TakeRest, Undo, WriteNote
from game.rules.sheet import ALL
from game.rules.text import clean

NOTE_CELLS = 500
RIGHT_AWAY = ("tiny", "down", "rerate")
"""Offers that are put at once when a check-in brought them; the others can wait."""

WHY = ("rest", "sick", "travel")


def done(session: Session, rest: str, quest: str = "") -> None:
    """A day is done, or an amount is added to it."""
    say(session, Outcome.DONE, rest, quest)


def some(session: Session, rest: str, quest: str = "") -> None:
    """Some of it is done."""
    say(session, Outcome.SOME, rest, quest)


def missed(session: Session, rest: str, quest: str = "") -> None:
    """A day was missed."""
    say(session, Outcome.MISSED, rest, quest)


def say(session: Session, outcome: Outcome, rest: str, quest: str) -> None:
    """What the words name is said; a quest that none named is asked for."""
    meant = named(session, rest, quest, amounts=outcome is not Outcome.MISSED)
    if not meant.quest:
        meant = meant._replace(quest=which_quest(session, f"Which quest is {outcome.value}?"))
    say_it(session, outcome, meant)


def say_it(session: Session, outcome: Outcome, meant: Named) -> None:
    """Say it, tell what came of it, and put the offer that came with it."""
    move = CheckIn(meant.quest, outcome, meant.day, meant.amount, meant.sets)
    before, waited = session.today.level.height_m, _offer(session, meant.quest)
    result = session.act(lambda: checkins.check_in(session.game, move))
    session.talk.say(spoken(result.message))
    reached = session.today.level
    if result.changed and reached.height_m > before:
        session.talk.say(f"Height reached: {reached.name}, {reached.height_m:,} metres.")
    if result.changed and (line := encouraging.line_for(session.game, result)):
        session.talk.say(spoken(line))
    aside_after(session, result)
    if result.changed and result.outcome == Outcome.MISSED.value and session.game.root.party.is_dir():
        from game.plain.friends import after_miss

        after_miss(session)
    if result.mastered or result.offer != waited:
        _follow(session, result)
    if result.changed and (result.mastered or result.came_back or result.outcome == Outcome.MISSED.value):
        from game.plain.story import hint

        hint(session, result.id)
    if meant.day == session.today.day:
        session.talk.say(still_to_do(session.today))


def _offer(session: Session, quest: str) -> OfferView | None:
    view = session.quest(quest)
    return view.offer if view else None


def _follow(session: Session, result: ResultView) -> None:
    """What a check-in leads to: the next step, the way back, or one line about an offer that waits."""
    view = session.quest(result.id)
    if not result.changed or view is None or result.offer is None:
        return
    if result.mastered:
        steps.mastered(session, result)
    elif result.offer.kind in RIGHT_AWAY:
        steps.put(session, result.id)
    else:
        session.talk.say(offer_line(view))


def amount(session: Session, rest: str, quest: str = "") -> None:
    """Ask how much it was, and say that."""
    meant = named(session, rest, quest, amounts=True)
    chosen = meant.quest or which_quest(session, "An amount for which quest?")
    view = session.found(chosen, meant.day)
    if view.step.amount is None:
        raise Stop(f'{view.title} is answered yes or no. Say "done {chosen}" or "some {chosen}".')
    many, sets = (meant.amount, meant.sets) if meant.amount is not None else _how_much(session, view)
    say_it(session, Outcome.DONE, Named(chosen, meant.day, many, sets))


def _how_much(session: Session, view: QuestView) -> tuple[int, bool]:
    limit = "At most" if view.measure == "at_most" else "Asked for:"
    asked = [
        f"So far {amount_line(view)}" if view.amount else sentence(f"{limit} {view.step.amount:,} {view.step.unit}"),
        f"How many {view.step.unit or 'times'}? Say 12 to add 12, or =12 to make it 12 in all.",
    ]

    def understand(typed: str) -> tuple[int, bool] | Unclear:
        said = amount_asked(typed.replace(" ", "").replace(",", "").rstrip("."))
        return Unclear("Say a whole number, such as 12, or =12.") if isinstance(said, Refusal) else said

    more = "Enough is done, less is some. Amounts of one day add up; =12 takes back what was said before it."
    return session.talk.ask(asked, understand, more)


def another_day(session: Session, quest: str) -> None:
    """Say something about one of the last days."""
    say_for(session, quest, which_day(session))


def say_for(session: Session, quest: str, day: date) -> None:
    """Ask how a day went, and say that."""
    view = session.found(quest, day)
    counted = [Choice("amount", f"How many {view.step.unit or 'times'}.")] if view.step.amount is not None else []
    choices = [Choice("done"), Choice("some"), *counted, Choice("missed"), Choice("rest")]
    asked = f"{view.title}, {day_said(day, session.today.day)}. {sentence(view.step.instruction)} How did it go?"
    word = session.talk.choose([asked], choices)
    if word == "amount":
        say_it(session, Outcome.DONE, Named(quest, day, *_how_much(session, view)))
    elif word == "rest":
        _rest(session, TakeRest(quest, day, day))
    else:
        say_it(session, Outcome(word), Named(quest, day))


# --- rest ------------------------------------------------------------------------------------------------------------


def rest(session: Session, rest: str, quest: str = "") -> None:
    """Rest: today, on a day, until a day, or until the next check-in."""
    words = [word.removeprefix("--") for word in rest.split()]
    why = "rest"
    if len(words) > 1 and words[-2] == "why" and words[-1] in WHY:
        words, why = words[:-2], words[-1]
    until, words = _marked(session, words, "until")
    first, words = _marked(session, words, "from")
    if not words and not quest and first is until is None:
        _rest(session, _asked_rest(session, ""))
        return
    if words == [ALL]:
        quest, words = ALL, []
    meant = named(session, " ".join(words), quest)
    spanned = first is not None or until is not None
    begin = first or (session.today.day if spanned else meant.day)
    _rest(session, TakeRest(meant.quest or ALL, begin, until if spanned else begin, why))


def ask_rest(session: Session, quest: str) -> None:
    """Ask how long a quest rests."""
    _rest(session, _asked_rest(session, quest))


def _marked(session: Session, words: list[str], mark: str) -> tuple[date | None, list[str]]:
    """The day after `until` or `from`, and the words without both; a weekday is the next one."""
    if mark not in words[:-1]:
        return None, words
    place = words.index(mark)
    day = day_asked(words[place + 1], session.today.day, ahead=True)
    if isinstance(day, Refusal):
        raise Stop(spoken(day.message))
    return day, [*words[:place], *words[place + 2 :]]


def _asked_rest(session: Session, quest: str) -> TakeRest:
    if not quest:
        views = session.today.quests
        lines = [f"{number}. {view.title}." for number, view in enumerate(views, 2)]
        names = ["everything", *(view.title for view in views)]
        place = session.talk.pick(["What rests?", "1. Everything.", *lines], names)
        quest = views[place - 1].id if isinstance(place, int) and place else ALL
    day = session.today.day
    choices = [
        Choice("today", "Today only."),
        Choice("until", "Until a day I name."),
        Choice("open", "Until my next check-in."),
    ]
    word = session.talk.choose(["For how long?"], choices, "Rest changes nothing: no warmth, no window, no miss.")
    if word == "today":
        return TakeRest(quest, day, day)
    return TakeRest(quest, day, _last_day(session) if word == "until" else None)


def _last_day(session: Session) -> date:
    def understand(typed: str) -> date | Unclear:
        day = day_asked(typed, session.today.day, ahead=True)
        if isinstance(day, Refusal) or day < session.today.day:
            return Unclear(f"Say tomorrow, a weekday such as friday, or a date such as {session.today.day}.")
        return day

    return session.talk.ask(["Which is the last day of rest? Say a weekday, or a date."], understand)


def _rest(session: Session, move: TakeRest) -> None:
    session.talk.say(spoken(session.act(lambda: checkins.check_in(session.game, move)).message))


# --- notes, and taking back ------------------------------------------------------------------------------------------


def note(session: Session, rest: str, quest: str = "") -> None:
    """A private line about today: `note QUEST TEXT`."""
    words = rest.split()
    if not quest:
        quest = the_quest(session, words[0])[0] if words else which_quest(session, "A note for which quest?")
        words = words[1:]
    text = " ".join(words)
    if not text:
        text = session.talk.text(
            ["Say one line about the day. It stays on your own devices."],
            lambda typed: typed or Unclear("A note needs a word or two."),
        )
    day = session.today.day
    _tell(session, WriteNote(quest, day, clean(text, NOTE_CELLS)))


def undo(session: Session, _rest: str = "") -> None:
    """Take back the last check-in, rest, rating, plan or step answer, and name it."""
    what, before = checkins.undoable(session.game), session.today.metres
    session.act(lambda: checkins.say(session.game, Undo()))
    change = session.today.metres - before
    moved = f" {metres(abs(change))} {'more' if change > 0 else 'less'}." if change else ""
    session.talk.say(f'Taken back: {what}.{moved} "redo" brings it back.')


def redo(session: Session, _rest: str = "") -> None:
    """Bring back what the last undo took."""
    _tell(session, Redo())


def _tell(session: Session, move: Move) -> None:
    message, _ = session.act(lambda: checkins.say(session.game, move))
    session.talk.say(spoken(message))
