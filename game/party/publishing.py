"""Publishing: what differs between the wanted facts and those that hold in the player's own folder is added to it.

Never more than that, so publishing twice writes nothing. Nothing is said against another device of the player out of
mere silence (heard.py). After a quest was un-shared, or words were changed or taken back, this device writes what is
still shared into a new file under a new writer, and deletes its own old ones. Raises `OSError` and `ValueError`, which
callers turn into a sentence, and `Stale`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from game.party import mine as memory
from game.party import own_files
from game.party.facts import (
    Key,
    Opened,
    Profile,
    PublicCheer,
    PublicDay,
    PublicFact,
    PublicOffer,
    PublicQuest,
    PublicTip,
)
from game.party.mine import Mine, Standing, lately
from game.party.wanted import alias_in, emptied
from game.rules.party_facts import NO
from game.rules.shares import MOST_CHEERS
from game.rules.values import dataclass, replace
from game.saves import disk
from game.saves.paths import Root

HeardOf = Callable[[PublicFact], bool]
AT_ONCE = 20_000
"""Facts that are added by one write."""
REMEMBERED = timedelta(days=14)
"""So long the days are remembered that stand in the folder: a check-in looks eight days back."""


class Stale(Exception):
    """While the wish was worked out something else was said: it must not be published over what is newer."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to stand in the folder of `player` (a public id).

    `left` are aliases that are left as they are, since their quest files are not here; `offered` the bytes of the
    offered files by SHA-256. `holds` tells whether the wish still is what the journal says.
    """

    player: str
    wanted: Mapping[Key, PublicFact]
    today: date
    left: frozenset[str] = frozenset()
    offered: Mapping[str, bytes] = {}
    holds: Callable[[], bool] = lambda: True


def publish(root: Root, wish: Wish, heard: HeardOf) -> int:
    """Add what is missing to the own files, after reading them. The number of lines added."""
    with _lock(root):
        if not wish.holds():
            raise Stale
        from game.party.reading import read_lines  # pydantic, which a check-in does without

        folder = root.party / wish.player
        own_files.no_link(folder)
        before = memory.load(root, wish.player) or memory.fresh(wish.player)
        own_files.take_away(own_files.of_writers(folder, before.gone))
        lines = read_lines(folder, wish.player)
        goes_on = own_files.as_left(folder, before.w, before.files)
        held = dict(before.held) if goes_on else {}  # what readers leave out is not said again and again
        held = {key: each for key, each in held.items() if each.w in before.writers}
        held |= {key: Standing(each.w, each.fact) for key, each in lines.held.items()}
        mine = before if goes_on else before.anew()
        mine = replace(mine, n=max(mine.n, lines.last_n), held=held, day=wish.today)
        facts = due(held, wish, mine.writers, heard)
        own_files.lay_out(folder, wish.offered, wish.today)
        aliases, shas = _withdrawn(held, facts)
        own_files.clear_out(folder, shas)
        own = tuple(own_files.of_writers(folder, mine.writers))
        if own_files.speak_of(own, aliases, shas) or own_files.hold_old_words(own, _words(held, facts)):
            mine = _anew(root, folder, mine, _still_shared(held, facts, mine.writers, aliases), wish.today)
        else:
            mine = _add(root, folder, mine, facts, wish.today)
        _remember(root, folder, mine, before)
        return len(facts)


def _anew(root: Root, folder: Path, mine: Mine, facts: Sequence[PublicFact], today: date) -> Mine:
    """Everything still shared in a file of a new writer; then the old files go. A kill between leaves both."""
    old = mine.writers
    there = {key: each for key, each in mine.held.items() if each.w not in old}
    mine = _add(root, folder, replace(mine.anew(), held=there), facts, today)
    mine = replace(mine, was=(), gone=(*old, *mine.gone))
    memory.save(root, mine, durable=True)
    own_files.take_away(own_files.of_writers(folder, old))
    return mine


def publish_lately(root: Root, wish: Wish, since: date, heard: HeardOf) -> int | None:
    """The same for what was said since a day, from memory alone: `wish.wanted` holds no older days and no offers.

    None where only reading everything will do.
    """
    if not own_files.names(root.party / wish.player):
        return None
    with _lock(root):
        folder, mine = root.party / wish.player, memory.load(root, wish.player)
        own_files.no_link(folder)
        if not wish.holds():
            raise Stale
        if mine is None or mine.day is None or mine.day < since - timedelta(days=1):
            return None
        name = own_files.name_for(mine.w, wish.today.year, mine.files, 0)
        if not own_files.as_left(folder, mine.w, mine.files, only=name):
            return None
        held = {key: each for key, each in mine.held.items() if _is_lately(each.fact, since)}
        quests = {alias_in(fact) for fact in wish.wanted.values()} - {""}
        shared = {fact.alias for fact in _quests(held) if fact.how != NO}
        if quests != shared - wish.left:
            return None
        brought = _brought(folder, mine)
        n = max([mine.n, *(own_files.last_number(folder / name) for name in brought)])
        wish = replace(wish, wanted={key: _with_first(fact, held) for key, fact in wish.wanted.items()})
        facts = due(held, wish, mine.writers, heard, whole=not brought)
        if facts:
            mine = _add(root, folder, replace(mine, n=n, day=wish.today), facts, wish.today)
            memory.save(root, replace(mine, held=lately(mine.held, wish.today - REMEMBERED)), durable=False)
        return len(facts)


def due(
    held: Mapping[Key, Standing],
    wish: Wish,
    writers: Collection[str],
    heard: HeardOf,
    *,
    whole: bool = True,
) -> list[PublicFact]:
    """The facts to add, so that what is wanted holds: what is to be taken back first. Pure.

    `writers` are this device's own. What another one said is replaced by silence only where `heard` knows of it.
    `whole` is False where `held` may lack what another device said.
    """
    here, long_ago = {alias_in(fact) for fact in wish.wanted.values()}, _long_ago(wish)

    def may_speak(there: Standing) -> bool:
        return there.w in writers or _is_miss(there.fact) or heard(there.fact)

    def says_more(key: Key, fact: PublicFact) -> bool:
        there = held.get(key)
        if there is None:
            return whole or not _is_miss(fact) or heard(fact)
        return there.fact != fact and (not _is_miss(fact) or may_speak(there))

    aliases = dict.fromkeys(alias_in(each.fact) for each in held.values())
    unshared = (PublicQuest(alias, NO) for alias in aliases if alias and alias not in here | wish.left)
    withdrawn = [fact for fact in unshared if _may_withdraw(fact, held, writers, heard)]
    gone = [
        emptied(there.fact)
        for key, there in held.items()
        if key not in wish.wanted
        and there.fact != emptied(there.fact)
        and alias_in(there.fact) in here | {""}
        and not (isinstance(there.fact, PublicCheer) and there.fact.day <= long_ago)
        and may_speak(there)
    ]
    return [*withdrawn, *gone, *(fact for key, fact in wish.wanted.items() if says_more(key, fact))]


def _may_withdraw(fact: PublicQuest, held: Mapping[Key, Standing], writers: Collection[str], heard: HeardOf) -> bool:
    there = held.get(fact.key)
    if there is None:
        return heard(fact)
    return there.fact != fact and (there.w in writers or heard(fact))


def _is_miss(fact: PublicFact) -> bool:
    """Whether this may be what follows where nothing was said."""
    return isinstance(fact, PublicDay) and fact.outcome == "missed"


def _long_ago(wish: Wish) -> date:
    """Cheers up to this day may be older than those the journal remembers: they were not taken back, they stay."""
    known = [fact.day for fact in wish.wanted.values() if isinstance(fact, PublicCheer)]
    return min(known) if len(known) >= MOST_CHEERS else date.min


def _is_lately(fact: PublicFact, since: date) -> bool:
    return not isinstance(fact, Opened | PublicOffer) and not (isinstance(fact, PublicDay) and fact.day < since)


def _quests(held: Mapping[Key, Standing]) -> Iterator[PublicQuest]:
    return (each.fact for each in held.values() if isinstance(each.fact, PublicQuest))


def _with_first(fact: PublicFact, held: Mapping[Key, Standing]) -> PublicFact:
    """A quest with the step it was begun on, which stands in the folder where it is too long ago to be known here."""
    there = held[fact.key].fact if isinstance(fact, PublicQuest) and fact.key in held else None
    if isinstance(fact, PublicQuest) and isinstance(there, PublicQuest) and not fact.first:
        return replace(fact, first=there.first)
    return fact


def _withdrawn(held: Mapping[Key, Standing], facts: Sequence[PublicFact]) -> tuple[set[str], set[str]]:
    """The aliases of quests that are shared no more and the files offered no more, once these facts are added."""
    now = {key: each.fact for key, each in held.items()} | {fact.key: fact for fact in facts}
    quests = {fact.alias for fact in now.values() if isinstance(fact, PublicQuest) and fact.how == NO}
    return quests, {fact.sha for fact in now.values() if isinstance(fact, PublicOffer) and fact.gone}


def _words(held: Mapping[Key, Standing], facts: Sequence[PublicFact]) -> dict[Key, str]:
    """The names, titles and texts that hold, once these facts are added."""
    now = {key: each.fact for key, each in held.items()} | {fact.key: fact for fact in facts}
    words: dict[Key, str] = {}
    for key, fact in now.items():
        match fact:
            case Profile(word) | PublicQuest(title=word) | PublicTip(text=word) | PublicCheer(text=word):
                words[key] = word
            case _:
                pass
    return words


def _still_shared(
    held: Mapping[Key, Standing],
    facts: Sequence[PublicFact],
    writers: Collection[str],
    withdrawn: Collection[str],
) -> list[PublicFact]:
    """Everything this device has to say once more, in a new file. Of what was withdrawn only that it is.

    Of a file offered no more that is said for good, since whoever read the offer holds to it until told otherwise.
    """
    own = {key: each.fact for key, each in held.items() if each.w in writers} | {fact.key: fact for fact in facts}
    return [
        fact
        for fact in own.values()
        if not isinstance(fact, Opened) and (alias_in(fact) not in withdrawn or isinstance(fact, PublicQuest))
    ]


def _add(root: Root, folder: Path, mine: Mine, facts: Sequence[PublicFact], today: date) -> Mine:
    """Write the facts, and what is to be remembered of it."""
    for start in range(0, len(facts), AT_ONCE):
        some = facts[start : start + AT_ONCE]
        lines, n = own_files.lines_of(mine.w, mine.n, some)
        name = own_files.name_for(mine.w, today.year, mine.files, len(lines))
        if name not in mine.files:
            some = [Opened(mine.player), *some]
            lines, n = own_files.lines_of(mine.w, mine.n, some)
            memory.save(root, replace(mine, held={}, day=None), durable=True)
        end = own_files.add(folder, name, lines, mine.files.get(name), today)
        held = dict(mine.held) | {fact.key: Standing(mine.w, fact) for fact in some}
        mine = replace(mine, files={**mine.files, name: end}, n=n, held=held)
    return mine


def _remember(root: Root, folder: Path, mine: Mine, before: Mine) -> None:
    seen = own_files.seen(folder)
    now = replace(mine, held=lately(mine.held, _remembered_from(mine)), seen=seen)
    if now != before:
        memory.save(root, now, durable=False)


def _remembered_from(mine: Mine) -> date:
    """The first of the days that are remembered."""
    return (mine.day or date.min + REMEMBERED) - REMEMBERED


def _brought(folder: Path, mine: Mine) -> list[str]:
    """The files of other writers that are not as they were when everything was last read."""
    now = own_files.seen(folder)
    return [name for name in now if name not in mine.files and now[name] != mine.seen.get(name)]


def _lock(root: Root) -> disk.Lock:
    """One publishing at a time: two would give the same numbers."""
    disk.make_folder(root.local / "party")
    return disk.Lock(root.local / "party" / "lock")
