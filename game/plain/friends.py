"""The party in sentences: who is on which mountain, a friend's whole way, cheers that came and a cheer to give."""

from __future__ import annotations

from collections.abc import Iterator

from game.plain.session import Session, Stop
from game.plain.speech import sentence, spoken
from game.plain.talk import Choice, Unclear
from game.play import cheering, party_told
from game.play import party as play
from game.play.party_trails import side_by_side
from game.play.party_views import CheerView, FriendView, PartyView, WayView
from game.rules.moves import Refusal
from game.rules.shares import CHEER_CELLS
from game.rules.text import clean

SKIP, NONE = "skip", "none"
EVERY = 10
"""While many friends are read, every so many are told."""
JUST_SO = "just so"
MORE = f"{cheering.PUBLIC} It can be taken back with undo."


def greet(session: Session) -> None:
    """What came while one was away: new cheers, each told once."""
    if not _read(session).complete:
        session.talk.say(party_told.NOT_COMPLETE)
    new = cheering.cheers_to_me(session.game)
    if new:
        session.talk.say(spoken(party_told.new_cheers(new)), *_cheers(session, new))
        cheering.seen(session.game, [each.id for each in new])


def _read(session: Session) -> PartyView:
    """The party as it is now; of many friends the reading is told, and Ctrl-C leaves it with what was read."""

    def progress(done: int, of: int) -> bool:
        if of > EVERY and done and done % EVERY == 0:
            how = " Ctrl-C leaves the reading." if done == EVERY else ""
            session.talk.tell(f"Reading what friends share: {done} of {of}.{how}")
        return True

    try:
        return play.party(session.game, progress)
    except KeyboardInterrupt:
        return play.party(session.game, lambda *_: False)


def _cheers(session: Session, cheers: tuple[CheerView, ...]) -> Iterator[str]:
    return (spoken(party_told.cheer_line(each, session.today.day)) for each in cheers)


def after_miss(session: Session) -> None:
    """A cheer after a missed day, where one came."""
    given = cheering.after_miss(session.game)
    if given is not None:
        session.talk.say(spoken(party_told.after_miss_line(given)))


def tips(session: Session, quest: str) -> list[str]:
    """What friends wrote for the step one stands on."""
    found = session.game.under_way(quest)
    left = play.tips_on(session.game, quest, found[0].state.step) if found else ()
    return [spoken(party_told.tip_here(tip)) for tip in left]


# --- friends ----------------------------------------------------------------------------------------------------------


def friends(session: Session, rest: str) -> None:
    """Hear the party, then one friend; `friends NAME` at once."""
    view = _read(session)
    if rest:
        _show(session, _found(session, rest.removeprefix("show ")))
        return
    lines = list(_party(session, view))
    if not view.friends:
        session.talk.say(*lines)
        return
    names = [friend.name for friend in view.friends]
    place = session.talk.pick([*lines, "Whose way do you want to hear?"], names)
    _show(session, view.friends[place if isinstance(place, int) else 0].id)


def _party(session: Session, view: PartyView) -> Iterator[str]:
    if view.friends or view.me:
        yield spoken(party_told.summit_line(view.summit))
    if view.ranked:
        yield party_told.ranked_line()
    for number, friend in enumerate(view.friends, 1):
        head, *lines = party_told.friend_lines(friend, session.today.day)
        yield spoken(f"{number}. {head}")
        yield from map(spoken, lines)
    if not view.friends and not view.troubles:
        yield party_told.ALONE
        yield spoken(party_told.ALONE_YET.format(folder=view.folder))
    yield from (sentence(spoken(party_told.trouble_line(trouble))) for trouble in party_told.troubles(view))
    if not view.complete:
        yield party_told.NOT_COMPLETE


def _found(session: Session, name: str) -> str:
    found = play.find_friend(session.game, name)
    if isinstance(found, Refusal):
        raise Stop(spoken(found.message))
    return found


def _show(session: Session, player: str) -> None:
    """Everything a friend shares."""
    friend = session.act(lambda: play.trail(session.game, player))
    lines = [party_told.friend_head(friend, session.today.day)]
    for way in friend.ways:
        lines += _way(session, friend, way)
    lines += [party_told.offer_line(offer.title or offer.quest) for offer in friend.offers]
    lines += [sentence(party_told.trouble_line(trouble)) for trouble in friend.troubles]
    session.talk.say(*map(spoken, lines))


def _way(session: Session, friend: FriendView, way: WayView) -> Iterator[str]:
    said = (
        party_told.way_line(way),
        party_told.way_facts(way),
        party_told.wall_said(way, session.today.day),
        *party_told.trail_lines(way),
    )
    yield from (line for line in said if line)
    mine = play.own_way(session.game, way.mine) if way.mine else None
    if mine is not None:
        yield party_told.BESIDE
        yield from (party_told.stood_line(stood, friend.name) for stood in side_by_side(mine, way))


# --- cheers -----------------------------------------------------------------------------------------------------------


def cheer(session: Session, rest: str) -> None:
    """Hear the cheers of the last four weeks, then give one; `cheer NAME` goes to that at once."""
    view = _read(session)
    if rest:
        _write(session, _found(session, rest))
        return
    got = cheering.cheers_to_me(session.game, new_only=False)
    session.talk.say(*(_cheers(session, got) if got else [party_told.NO_CHEERS]))
    cheering.seen(session.game, [each.id for each in got])
    if not view.friends:
        session.talk.say(party_told.ALONE)
        return
    names = [friend.name for friend in view.friends]
    lines = [f"{number}. {name}." for number, name in enumerate(names, 1)]
    place = session.talk.pick(["Whom do you want to cheer?", *lines], names)
    _write(session, view.friends[place if isinstance(place, int) else 0].id)


def _write(session: Session, player: str) -> None:
    """What for, a sign, a word or two. All but one of the last two may be left out."""
    reasons = {words.removeprefix("for "): reason for reason, words in cheering.REASON_WORDS.items()}
    choices = [Choice(words) for words in sorted(reasons, key=lambda words: words == JUST_SO)]
    about = reasons[session.talk.choose(["What for?"], choices, MORE)]
    signs = [Choice(sign, sentence(words)) for sign, words in cheering.SIGN_WORDS.items()]
    sign = session.talk.choose(["A sign?", cheering.PUBLIC], [*signs, Choice(NONE, "Words only.")], MORE)
    sign = "" if sign == NONE else sign

    def line(typed: str) -> str | Unclear:
        return Unclear(TOO_LONG) if clean(typed) != clean(typed, CHEER_CELLS) else typed

    asked = 'A word or two? Say it in one line, or say "skip".' if sign else "Say it in one line."
    text = session.talk.text([asked], line, MORE)
    words = "" if sign and text.casefold().rstrip(".") == SKIP else text
    session.say(lambda: cheering.cheer(session.game, player, sign, words, about))


TOO_LONG = f"That is longer than {CHEER_CELLS} characters. Say it shorter."
