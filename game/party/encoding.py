"""What was read of a friend as plain JSON and back, for the cache: days in columns, so that ten years open at once.

It can always be rebuilt, and is checked by its checksum before it comes here: a shape that does not fit raises
`KeyError`, `TypeError`, `ValueError` or `IndexError`, and is no error. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import repeat
from sys import intern
from typing import Any

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
from game.party.folder import Mark, Refused
from game.party.friends import Friend, FriendQuest, Trouble
from game.party.gathering import Gathered, Seen
from game.party.heads import Head
from game.party.joining import Held, State, Written
from game.party.portrait import Totals

Plain = Any

_OUTCOMES = {"": "-", "done": "d", "some": "s", "missed": "m", "rest": "r"}
_MARKS = {"": "-", "mastered": "m", "summit": "s"}
_outcome_of = {letter: outcome for outcome, letter in _OUTCOMES.items()}.__getitem__
_mark_of = {letter: mark for mark, letter in _MARKS.items()}.__getitem__
_KINDS: dict[str, type[Any]] = {
    kind.kind: kind for kind in (Opened, Profile, PublicQuest, PublicCheer, PublicTip, PublicOffer)
}
_DAYS = ("start", "day")


@lru_cache(16384)
def _date(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def days_to_plain(days: Sequence[PublicDay]) -> Plain:
    """Days of one alias, in columns."""
    names = {step: place for place, step in enumerate(dict.fromkeys(each.step for each in days))}
    return [
        [each.day.toordinal() for each in days],
        [each.cm for each in days],
        "".join([_OUTCOMES[each.outcome] for each in days]),
        [names[each.step] for each in days],
        "".join([_MARKS[each.mark] for each in days]),
        list(names),
    ]


def days_from_plain(alias: str, plain: Plain) -> Iterator[PublicDay]:
    """The days of an alias."""
    ordinals, cms, outcomes, steps, marks, names = plain
    named = [intern(name) for name in names]
    return map(
        PublicDay,
        repeat(alias),
        map(_date, ordinals),
        cms,
        map(_outcome_of, outcomes),
        map(named.__getitem__, steps),
        map(_mark_of, marks),
    )


def fact_to_plain(fact: PublicFact) -> Plain:
    """Any other fact, field by field."""
    return [fact.kind, *(_simple(getattr(fact, name)) for name in fact.__match_args__)]


def fact_from_plain(plain: Plain) -> PublicFact:
    """The fact."""
    kind = _KINDS[plain[0]]
    values = [_value(name, value) for name, value in zip(kind.__match_args__, plain[1:], strict=True)]
    fact: PublicFact = kind(*values)
    return fact


def _simple(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _value(name: str, value: Any) -> Any:
    if name in _DAYS and value is not None:
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


def friend_to_plain(friend: Friend) -> Plain:
    """A friend, with the days they have."""
    return [
        friend.player,
        friend.name,
        friend.ranking,
        [_quest_to_plain(quest) for quest in friend.quests],
        [fact_to_plain(cheer) for cheer in friend.cheers],
        list(friend.offers),
        [[trouble.code, trouble.file, trouble.text] for trouble in friend.troubles],
    ]


def friend_from_plain(plain: Plain) -> Friend:
    """The friend."""
    player, name, ranking, quests, cheers, offers, troubles = plain
    return Friend(
        player,
        name,
        ranking,
        tuple(_quest_from_plain(quest) for quest in quests),
        tuple(cheer for cheer in map(fact_from_plain, cheers) if isinstance(cheer, PublicCheer)),
        tuple(offers),
        tuple(Trouble(*trouble) for trouble in troubles),
    )


_FIELDS = FriendQuest.__match_args__


def _quest_to_plain(quest: FriendQuest) -> Plain:
    values = {name: _simple(getattr(quest, name)) for name in _FIELDS}
    return list((values | {"days": days_to_plain(quest.days), "tips": [list(tip) for tip in quest.tips]}).values())


def _quest_from_plain(plain: Plain) -> FriendQuest:
    values = dict(zip(_FIELDS, plain, strict=True))
    alias = intern(values["alias"])
    values |= {
        "alias": alias,
        "start": _value("start", values["start"]),
        "steps": tuple(values["steps"]),
        "days": tuple(days_from_plain(alias, values["days"])),
        "tips": tuple((step, text) for step, text in values["tips"]),
    }
    return FriendQuest(**values)


def gathered_to_plain(gathered: Gathered) -> Plain:
    """What reading goes on with; pins are kept elsewhere."""
    return {
        "writers": {w: _written_to_plain(written) for w, written in gathered.state.writers.items()},
        "over": gathered.state.over,
        "files": {name: _seen_to_plain(seen) for name, seen in gathered.files.items()},
        "refused": {name: _refused_to_plain(refused) for name, refused in gathered.refused.items()},
    }


def gathered_from_plain(plain: Plain) -> Gathered:
    """The same, without pins."""
    writers = {intern(w): _written_from_plain(intern(w), each) for w, each in plain["writers"].items()}
    return Gathered(
        State(writers, plain["over"]),
        {name: _seen_from_plain(seen) for name, seen in plain["files"].items()},
        {name: Refused(*refused) for name, refused in plain["refused"].items()},
    )


def head_to_plain(head: Head) -> Plain:
    """What the newest days go on with."""
    before = {
        alias: [sorted(value) if isinstance(value, frozenset) else value for value in _values(totals)]
        for alias, totals in head.before.items()
    }
    cuts = {alias: day.toordinal() for alias, day in head.cuts.items()}
    return [gathered_to_plain(head.gathered), before, cuts, head.oldest and head.oldest.toordinal()]


def head_from_plain(plain: Plain) -> Head:
    """The same, without pins."""
    gathered, before, cuts, oldest = plain
    return Head(
        gathered_from_plain(gathered),
        {alias: _totals_from_plain(values) for alias, values in before.items()},
        {alias: _date(day) for alias, day in cuts.items()},
        _date(oldest) if oldest else None,
    )


def _totals_from_plain(values: Plain) -> Totals:
    known: dict[str, Any] = dict(zip(Totals.__match_args__, values, strict=True))
    return Totals(**known | {"mastered": frozenset(known["mastered"])})


def _values(totals: Totals) -> list[Any]:
    return [getattr(totals, name) for name in Totals.__match_args__]


def _written_to_plain(written: Written) -> Plain:
    days: dict[str, list[tuple[Held, PublicDay]]] = {}
    rest = []
    past = dict(written.numbers)
    for line in written.held.values():
        if past.get(line.n) == line.crc:
            del past[line.n]
        if isinstance(line.fact, PublicDay):
            days.setdefault(line.fact.alias, []).append((line, line.fact))
        else:
            rest.append([line.n, line.crc, fact_to_plain(line.fact)])
    columns = {
        alias: [[line.n for line, _ in each], [line.crc for line, _ in each], days_to_plain([day for _, day in each])]
        for alias, each in days.items()
    }
    return [columns, rest, list(past), list(past.values()), sorted(written.forks), sorted(written.players)]


def _written_from_plain(w: str, plain: Plain) -> Written:
    columns, rest, past, crcs, forks, players = plain
    held: dict[Key, Held] = {}
    for n, crc, fact in rest:
        line = Held(n, w, crc, fact_from_plain(fact))
        held[line.fact.key] = line
    for alias, (numbers, sums, days) in columns.items():
        for line in map(Held, numbers, repeat(w), sums, days_from_plain(intern(alias), days)):
            held[line.fact.key] = line
    known = dict(zip(past, crcs, strict=True))
    for line in held.values():
        known[line.n] = max(line.crc, known.get(line.n, 0))
    return Written(held, known, set(forks), set(players))


_SEEN = Seen.__match_args__[1:]


def _seen_to_plain(seen: Seen) -> Plain:
    values = [getattr(seen, name) for name in _SEEN]
    refused = seen.refused and _refused_to_plain(seen.refused)
    return [
        mark_to_plain(seen.mark),
        *(refused if name == "refused" else value for name, value in zip(_SEEN, values, strict=True)),
    ]


def _seen_from_plain(plain: Plain) -> Seen:
    values = dict(zip(_SEEN, plain[1:], strict=True))
    values["refused"] = values["refused"] and Refused(*values["refused"])
    return Seen(Mark(*plain[0]), **values)


def mark_to_plain(mark: Mark) -> Plain:
    """A mark as three numbers."""
    return [mark.size, mark.mtime_ns, mark.ctime_ns]


def _refused_to_plain(refused: Refused) -> Plain:
    return [refused.code, refused.why, refused.size]


def refused_to_plain(refused: Mapping[str, Refused]) -> Plain:
    """Refused files by name."""
    return {name: _refused_to_plain(each) for name, each in refused.items()}


def same_marks(plain: Plain, marks: Iterable[tuple[str, Mark]]) -> bool:
    """Whether files are those of marks kept as JSON."""
    return bool(plain == {name: mark_to_plain(mark) for name, mark in marks})
