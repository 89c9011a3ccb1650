"""Playing together by ear: a sync with the git remote, stage by stage, and the quest files friends offer."""

from __future__ import annotations

from game.plain.library import consider
from game.plain.session import Session, Stop
from game.plain.speech import spoken
from game.plain.talk import Back
from game.play import syncing, together
from game.play.party_views import OfferedView
from game.play.telling import plural
from game.rules.moves import Refusal

ASKED = "Where does the party meet? Say the address of a git repository you and your friends may write to."


def sync(session: Session, rest: str = "") -> None:
    """Send what is shared, and take in what friends sent; an address is kept for the next time."""
    remote = rest or None
    if not rest and not syncing.remote_of(session.game):
        remote = session.talk.text([ASKED])
    try:
        came = syncing.sync(session.game, remote, lambda stage: session.talk.tell(spoken(stage)))
    except KeyboardInterrupt:
        raise Stop(syncing.STOPPED) from None
    if isinstance(came, Refusal):
        raise Stop(spoken(came.message))
    session.talk.say(*(spoken(text) for text in (came.note, came.message) if text))


def offers(session: Session, rest: str = "") -> str:
    """The quest files friends offer: hear one, and take it or not. Gives the id of the quest taken, or ""."""
    views = together.offered(session.game)
    if not views:
        raise Stop("No friend offers a quest file.")
    view = _meant(session, views, rest)
    file = together.show_offered(session.game, view.player, view.sha)
    found = together.offered_file(session.game, view.player, view.sha)
    if isinstance(file, Refusal):
        raise Stop(spoken(file.message))
    if isinstance(found, Refusal):
        raise Stop(spoken(found.message))
    session.talk.say(spoken(together.who_says(file)))
    return consider(session, found)


def _meant(session: Session, views: tuple[OfferedView, ...], rest: str) -> OfferedView:
    names = [view.title or view.quest or view.sha[: together.SHOWN] for view in views]
    fits = [view for view, name in zip(views, names, strict=True) if rest and rest.casefold() in name.casefold()]
    if len(fits) == 1:
        return fits[0]
    lines = [f"{number}. {view.who}: {spoken(together.offer_said(view))}" for number, view in enumerate(views, 1)]
    asked = [f"{plural(len(views), 'quest file')} offered by friends.", *lines, "Which one?"]
    place = session.talk.pick(
        asked, names, "Choosing one reads out what it is about. Nothing is taken before you say so."
    )
    if not isinstance(place, int):
        raise Back
    return views[place]
