"""Sharing by ear: what friends may see, under which name, and every line of it, read out before it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from game.plain.naming import the_quest
from game.plain.session import NOTHING_YET, Session, Stop
from game.plain.speech import sentence, spoken
from game.plain.talk import Choice
from game.play import sharing
from game.play.party_views import SharingView
from game.play.telling import plural
from game.rules.moves import Refusal
from game.rules.party_facts import NAMED, NO, POINTS

SHARED_AS = {NO: "not shared", POINTS: "shared by points only", NAMED: "shared by name"}
ON_OFF = {"on": True, "off": False}
NONE = "none"
FEW = 14
"""So many lines of a preview are read out before it is asked whether to go on."""
KEPT = "Nothing changed. What is shared stays as it was."


def party(session: Session, rest: str = "") -> None:
    """What is shared, and changing it; with a quest, how that one is shared; or a word of the shell's `party`."""
    word, _, more = rest.partition(" ")
    if word.casefold() in _DOORS:
        _DOORS[word.casefold()](session, more.strip())
        return
    if rest:
        _share(session, rest)
        return
    session.talk.say(*_state_lines(sharing.state(session.game)))
    choices = [
        Choice("share", "How a quest is shared."),
        Choice("name", "What friends call you."),
        Choice("order", "Whether an order by metres would be welcome."),
        Choice("offer", "Give friends a quest file, or take the offer back."),
        Choice("preview", "Hear everything that leaves."),
    ]
    door = session.talk.choose(["What now?"], choices, "Nothing leaves before it was read out and you said yes.")
    _DOORS[door](session, "")


def _name(session: Session, said: str) -> None:
    if not said:
        said = session.talk.text([f'What should friends call you? One line, or "{NONE}".'])
    session.say(lambda: sharing.set_name(session.game, "" if said.casefold() == NONE else said))


def _order(session: Session, said: str) -> None:
    asked = "Would you like an order by metres? There is one only where everybody in the party would."
    welcome = ON_OFF[said] if said in ON_OFF else session.talk.agree([asked])
    session.say(lambda: sharing.set_ranking(session.game, on=welcome))


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


def _share(session: Session, said: str) -> None:
    """Ask how where it was not said, read out what leaves, and ask once more where something does."""
    quest, how = _quest_and(session, said, tuple(SHARED_AS), "Which quest?")
    now = next((view.how for view in sharing.sharing(session.game) if view.quest == quest), NO)
    choices = [
        Choice("named", "Its title, days, steps, metres and your advice."),
        Choice("points", "The metres of each day, and nothing else."),
        Choice("no", "Nothing of it."),
    ]
    how = how or session.talk.choose([f"It is {SHARED_AS[now]}. How should it be shared?"], choices)
    if how not in (NO, now):
        session.talk.say(*(spoken(line) for line in sharing.what_leaves(session.game, quest, how)))
        if not session.talk.agree(["Let this out?"]):
            session.talk.say(KEPT)
            return
    session.say(lambda: sharing.share(session.game, quest, how))


def _quest_and(session: Session, said: str, words: tuple[str, ...], asked: str) -> tuple[str, str]:
    """The quest that is meant, asked for where none was said, and the word after it."""
    name, _, last = said.rpartition(" ")
    name, word = (name, last) if last in words else (said, "")
    if name:
        return the_quest(session, name, dropped=True)[0], word
    return _which(session, sharing.sharing(session.game), asked), word


def _offer(session: Session, said: str) -> None:
    """The file of a quest, what leaves with it read out before it is offered."""
    quest, no = _quest_and(session, said, ("--no", NO), "The file of which quest?")
    offered = any(view.offered for view in sharing.sharing(session.game) if view.quest == quest)
    if offered or no:
        if no or session.talk.agree(["Its file is offered. Take the offer back?"]):
            session.say(lambda: sharing.offer(session.game, quest, offered=False))
        return
    session.talk.say(*(spoken(line) for line in sharing.what_leaves_with_file(session.game, quest)))
    if session.talk.agree(["Let this out?"]):
        session.say(lambda: sharing.offer(session.game, quest))
    else:
        session.talk.say(KEPT)


def _leave(session: Session, _said: str) -> None:
    asked = "Take back everything you share, your name and every cheer? Friends may keep copies of what they saw."
    if session.talk.agree([asked]):
        session.say(lambda: sharing.leave(session.game))
    else:
        session.talk.say(KEPT)


def _preview(session: Session, said: str = "") -> None:
    """Everything that leaves in words, or what leaves of a quest, a few lines at a time."""
    quest = the_quest(session, said, dropped=True)[0] if said else ""
    found = sharing.preview(session.game, quest)
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


# --- by file ----------------------------------------------------------------------------------------------------------


def _export(session: Session, said: str) -> None:
    from game.play.carrying import export

    name = said or session.talk.text(["Into which file? Say a name for it."])
    session.say(lambda: export(session.game, Path(name)))


def _import(session: Session, said: str) -> None:
    from game.play.carrying import import_file

    name = said or session.talk.text(["Which file? Say its name."])
    came = session.act(lambda: import_file(session.game, Path(name)))
    session.talk.say(*(sentence(spoken(text)) for text in (came.message, *came.troubles)))


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


def _publish(session: Session, _said: str) -> None:
    published = sharing.publish(session.game)
    told = f"{plural(published.lines, 'line')} new in the shared folder." if published.lines else "Nothing was new."
    session.talk.say(spoken(published.problem or told))


_DOORS: dict[str, Callable[[Session, str], None]] = {
    "share": _share,
    "name": _name,
    "order": _order,
    "ranking": _order,
    "offer": _offer,
    "preview": _preview,
    "publish": _publish,
    "export": _export,
    "import": _import,
    "leave": _leave,
}
"""What can be said after `party`, as in the shell."""
