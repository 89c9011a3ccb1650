"""Sharing with the party: which quests and how, the player's name there, an offered quest file; and what leaves.

Whatever is said here is a private fact first (durable, in the journal); the shared folder follows from it. Before
anything leaves, every face says what (`what_leaves`, `what_leaves_with_file`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from game.party.facts import NAME_CELLS
from game.play import checkins
from game.play.game import Game
from game.play.party_views import SharingView
from game.play.previewing import Preview, PreviewPart, preview
from game.play.publishing import Published, me, publish, publish_lately
from game.play.sharing_told import KEPT
from game.play.telling import plural
from game.play.today import title_of
from game.rules.moves import ChangeSetting, LeaveParty, OfferFile, Refusal, ShareQuest
from game.rules.party_facts import NAMED, NO, POINTS
from game.rules.quest import Quest
from game.rules.shares import NAME, RANKING
from game.rules.text import clean
from game.rules.values import dataclass

__all__ = [
    "Preview",
    "PreviewPart",
    "Published",
    "SharedState",
    "is_offered",
    "leave",
    "me",
    "name_of",
    "offer",
    "preview",
    "publish",
    "publish_lately",
    "set_name",
    "set_ranking",
    "share",
    "sharing",
    "state",
    "what_leaves",
    "what_leaves_with_file",
]

NEVER = (
    "Amounts, notes, times of day, moods, ratings, plans, own lines and reviews never leave, nor does any other quest."
)
WHO_READS = "Whoever has the shared folder can read it. You can stop at any time, but friends may keep copies."

STILL_OFFERED = "Its file is still offered to the party; to end that as well, take the offer back."
CLOCK_AHEAD = Refusal(
    "clock_ahead", "Another device of yours said otherwise, by a clock that is ahead. Say it again later."
)
"""Of two devices the later word holds, each by its own clock. Whoever withdraws something must not believe it gone."""


@dataclass(frozen=True, slots=True)
class SharedState:
    """What is set up: the player's name in the party, whether they would like an order, and where the files are.

    `me` is the public id ("" before a save); `published` the day something was last compared with the folder on this
    device (None: never).
    """

    name: str
    ranking: bool
    me: str
    folder: str
    published: date | None
    quests: tuple[SharingView, ...]


def share(game: Game, quest: str, how: str) -> str | Refusal:
    """Share a quest as named or by points, or no more; what came of it. Raises `NotSaved`."""
    said = checkins.say(game, ShareQuest(quest, how))
    if isinstance(said, Refusal):
        return said
    if _how(game, quest) != how:
        return CLOCK_AHEAD
    still = f" {STILL_OFFERED}" if how == NO and quest in game.played.world.shares.offers else ""
    return _published(game, f"{said[0]}{still}")


def offer(game: Game, quest: str, offered: bool = True) -> str | Refusal:
    """Offer the file a quest is climbed by to the party, or offer it no more. Raises `NotSaved`."""
    said = checkins.say(game, OfferFile(quest, offered))
    if isinstance(said, Refusal):
        return said
    return _published(game, said[0]) if (quest in game.played.world.shares.offers) is offered else CLOCK_AHEAD


def leave(game: Game) -> str | Refusal:
    """Share nothing any more, and take back every cheer; what came of it. Raises `NotSaved`."""
    said = checkins.say(game, LeaveParty())
    if isinstance(said, Refusal):
        return said
    if not said[1].events:
        return "You share nothing with the party."
    return CLOCK_AHEAD if game.played.world.shares.any else _published(game, said[0])


def set_name(game: Game, text: str) -> str | Refusal:
    """Set what the party calls the player; an empty text gives no name. Raises `NotSaved`."""
    name = clean(text, NAME_CELLS)
    if name != clean(text):
        return Refusal("too_long", f"A name has at most {NAME_CELLS} characters; this one has more.")
    if name == name_of(game):
        return f"In the party you are called {name} already." if name else "You have no name in the party."
    told = game.say(ChangeSetting(NAME, name))
    if isinstance(told, Refusal):
        return told
    return _published(game, f"In the party you are called {name}." if name else "You have no name in the party now.")


def set_ranking(game: Game, on: bool) -> str | Refusal:
    """Say whether an order by metres would be welcome. Raises `NotSaved`."""
    told = game.say(ChangeSetting(RANKING, on)) if on != _ranking(game) else None
    if isinstance(told, Refusal):
        return told
    if on:
        text = "You would like an order by metres. There is one only where everybody in the party turned it on."
    else:
        text = "You would rather have no order by metres: so there is none."
    return _published(game, text)


def _published(game: Game, text: str) -> str:
    """The sentence, and what kept it out of the folder."""
    if not game.played.world.shares.any and text.startswith("In the party"):
        return f"{text} It leaves only with what you share."
    problem = publish(game).problem
    return f"{text} That is kept, and goes out later. {problem}" if problem else text


def name_of(game: Game) -> str:
    """What the party calls the player; "" for no name."""
    name = game.played.world.settings.get(NAME)
    return clean(name, NAME_CELLS) if isinstance(name, str) else ""


def _ranking(game: Game) -> bool:
    return game.played.world.settings.get(RANKING) is True


def sharing(game: Game) -> tuple[SharingView, ...]:
    """How each quest is shared: those under way, and those shared or offered though they are over."""
    world = game.played.world
    return tuple(
        SharingView(name, clean(title_of(course, quest), 60), how, offered)
        for name, course in world.courses.items()
        if (quest := game.shelf.get(course.sha)) is not None
        for how, offered in [(_how(game, name), name in world.shares.offers)]
        if course.active or how != NO or offered
    )


def _how(game: Game, quest: str) -> str:
    held = game.played.world.shares.quests.get(quest)
    return held.how if held else NO


def state(game: Game) -> SharedState:
    """What is set up."""
    from game.party import mine

    known = mine.load(game.root, me(game)) if me(game) else None
    last = known.day if known else None
    return SharedState(name_of(game), _ranking(game), me(game), str(game.root.party), last, sharing(game))


# --- what leaves -----------------------------------------------------------------------------------------------------


def what_leaves(game: Game, quest: str, how: str) -> tuple[str, ...]:
    """What sharing a quest like this would let out, sentence by sentence: said before it is done, on every face."""
    found = game.taken(quest)
    if found is None:
        return ()
    course, ladder = found
    title, since = clean(title_of(course, ladder), 60), f"{course.first.day} {course.first:%B %Y}"
    if how == NAMED:
        steps, days = plural(len(ladder.steps), "step"), plural((game.today - course.first).days + 1, "day")
        begin = f"With the party you would share {title} by name."
        about = f"Its title and id, its first day ({since}), the ids of its {steps}, and the SHA-256 of its file."
        before = "Of its first day" if game.today <= course.first else f"Of each of its {days} so far"
        lived = f"{before}, and of every day to come: the date, done, some, missed or rest, "
        rest = "the step, the metres, and whether a step was mastered. And your advice on its steps."
        return begin, about, lived + rest, _with_name(game), NEVER, WHO_READS
    if how == POINTS:
        begin = f"Of {title} you would share its metres alone."
        about = f"The date and the metres of each day that earned some, from {since} on. "
        rest = "Neither its title nor its id, nor its steps, nor what a day was."
        return begin, about + rest, _with_name(game), NEVER, WHO_READS
    taken_out = (
        "Its lines are taken out of the files this device wrote; one line without its name tells that it is over."
    )
    return (
        f"{title} would not be shared any more.",
        taken_out,
        "Your other devices follow when they publish next.",
        KEPT,
    )


def _with_name(game: Game) -> str:
    name = name_of(game)
    return f"With it goes your name, {name}." if name else "You have given no name: friends see you as Somebody."


def what_leaves_with_file(game: Game, quest: str) -> tuple[str, ...]:
    """What offering the file of a quest would let out."""
    found = game.taken(quest)
    if found is None:
        return ()
    title = clean(found[1].title, 60)
    begin = f"The party would get the file of {title} as you took it, word for word."
    about = "Its title, why, cue, plan B, tiny version, its steps with their amounts, and its author. "
    since = "What you changed since is not in it."
    kept = "Who takes it keeps it, though you offer it no more."
    return begin, about + since, *_own_words(found[1]), _with_name(game), kept


def _own_words(ladder: Quest) -> Iterator[str]:
    """What somebody who wrote the file for themselves may not want to give away, as it stands there."""
    words = (("why", ladder.why), ("cue", ladder.cue), ("plan B", ladder.plan_b))
    said = [f"its {name} “{shown}”" for name, text in words if (shown := clean(text, 200))]
    if said:
        yield f"So friends can read {' and '.join([', '.join(said[:-1]), said[-1]] if said[1:] else said)}."


def is_offered(game: Game, quest: str) -> bool:
    """Whether the very file a quest is climbed by is offered: not one it was climbed by before."""
    found = game.taken(quest)
    return found is not None and game.played.world.shares.offers.get(quest) == found[0].sha
