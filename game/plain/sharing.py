"""Sharing by ear: what friends may see, under which name, and every line of it, read out before it leaves."""

from __future__ import annotations

from collections.abc import Iterator

from game.plain.naming import the_quest
from game.plain.session import NOTHING_YET, Session, Stop
from game.plain.speech import spoken
from game.plain.talk import Choice
from game.play import sharing
from game.play.party_views import SharingView
from game.play.telling import plural
from game.rules.moves import Refusal
from game.rules.party_facts import NAMED, NO, POINTS

SHARED_AS = {NO: "not shared", POINTS: "shared by points only", NAMED: "shared by name"}
NONE = "none"
FEW = 14
"""So many lines of a preview are read out before it is asked whether to go on."""
KEPT = "Nothing changed. What is shared stays as it was."


def party(session: Session, rest: str = "") -> None:
    """What is shared, and changing it; with a quest, how that one is shared."""
    if rest:
        _share(session, the_quest(session, rest, dropped=True)[0])
        return
    state = sharing.state(session.game)
    session.talk.say(*_state_lines(state))
    choices = [
        Choice("share", "How a quest is shared."),
        Choice("name", "What friends call you."),
        Choice("order", "Whether an order by metres would be welcome."),
        Choice("offer", "Give friends a quest file, or take the offer back."),
        Choice("preview", "Hear everything that leaves."),
    ]
    match session.talk.choose(["What now?"], choices, "Nothing leaves before it was read out and you said yes."):
        case "share":
            _share(session, _which(session, state.quests, "Which quest?"))
        case "name":
            asked = f'What should friends call you? One line, or "{NONE}".'
            said = session.talk.text([asked])
            session.say(lambda: sharing.set_name(session.game, "" if said.casefold() == NONE else said))
        case "order":
            asked = "Would you like an order by metres? There is one only where everybody in the party would."
            welcome = session.talk.agree([asked])
            session.say(lambda: sharing.set_ranking(session.game, on=welcome))
        case "offer":
            _offer(session, _which(session, state.quests, "The file of which quest?"))
        case _:
            _preview(session)


def _state_lines(state: sharing.SharedState) -> Iterator[str]:
    yield f"Friends call you {state.name}." if state.name else "You have no name in the party."
    for view in state.quests:
        yield f"{view.title}: {SHARED_AS[view.how]}{', and its file is offered' if view.offered else ''}."
    yield f"The folder to share is {state.folder}."
    if state.published:
        yield f"Last published on {state.published.day} {state.published:%B %Y}."


def _which(session: Session, views: tuple[SharingView, ...], asked: str) -> str:
    if not views:
        raise Stop(NOTHING_YET)
    if len(views) == 1:
        return views[0].quest
    lines = [f"{number}. {view.title}: {SHARED_AS[view.how]}." for number, view in enumerate(views, 1)]
    place = session.talk.pick([asked, *lines], [view.title for view in views])
    return views[place if isinstance(place, int) else 0].quest


def _share(session: Session, quest: str) -> None:
    """Ask how, read out what leaves, and ask once more where something does."""
    now = next((view.how for view in sharing.sharing(session.game) if view.quest == quest), NO)
    choices = [
        Choice("named", "Its title, days, steps, metres and your advice."),
        Choice("points", "The metres of each day, and nothing else."),
        Choice("no", "Nothing of it."),
    ]
    how = session.talk.choose([f"It is {SHARED_AS[now]}. How should it be shared?"], choices)
    if how not in (NO, now):
        session.talk.say(*(spoken(line) for line in sharing.what_leaves(session.game, quest, how)))
        if not session.talk.agree(["Let this out?"]):
            session.talk.say(KEPT)
            return
    session.say(lambda: sharing.share(session.game, quest, how))


def _offer(session: Session, quest: str) -> None:
    """The file of a quest, read out before it is offered."""
    offered = any(view.offered for view in sharing.sharing(session.game) if view.quest == quest)
    if offered:
        if session.talk.agree(["Its file is offered. Take the offer back?"]):
            session.say(lambda: sharing.offer(session.game, quest, offered=False))
        return
    session.talk.say(*(spoken(line) for line in sharing.what_leaves_with_file(session.game, quest)))
    if session.talk.agree(["Let this out?"]):
        session.say(lambda: sharing.offer(session.game, quest))
    else:
        session.talk.say(KEPT)


def _preview(session: Session) -> None:
    """Everything that leaves in words, a few lines at a time."""
    found = sharing.preview(session.game)
    if isinstance(found, Refusal):
        raise Stop(spoken(found.message))
    if not found.count:
        session.talk.say("Nothing leaves.")
        return
    lines = [f"{plural(found.count, 'line')} leave." if found.count > 1 else "One line leaves."]
    for part in found.parts:
        lines += [f"{part.title}, {SHARED_AS[part.how]}:" if part.quest else "Of you:", *part.words]
    lines += [f"The file of {title}, word for word." for title in found.files]
    lines.append(found.around)
    for start in range(0, len(lines), FEW):
        if start and not session.talk.agree([f"{plural(len(lines) - start, 'line')} more. Go on?"]):
            return
        session.talk.say(*(spoken(line) for line in lines[start : start + FEW]))


# --- publishing -------------------------------------------------------------------------------------------------------


def at_first(session: Session) -> None:
    """At the beginning: the folder is brought up to date, where that is quick."""
    from game.play.history import is_quick

    if is_quick(session.game):
        _told(session, sharing.publish(session.game))


def follow(session: Session) -> None:
    """After an answer: what was said goes along."""
    _told(session, sharing.publish_lately(session.game))


def _told(session: Session, published: sharing.Published) -> None:
    if published.problem:
        session.talk.say(spoken(published.problem))
