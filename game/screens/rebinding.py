"""Keys of the player's own, judged before they hold: an action of the table, and a key free in every place it holds.

What a key may be at all is judged with the rest of `settings.toml` (`play/keynames.py`). Imported only where there are
keys of the player's own, or somebody is about to choose one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from game.play.keynames import key_problem, settled
from game.play.settings import KeysSaid
from game.screens.actions import (
    ACTIONS,
    BY_ID,
    EVIDENCE,
    FRIENDS,
    GOAL,
    HOME,
    LIBRARY,
    QUEST,
    SETTINGS,
    SHELTER,
    Action,
)
from game.screens.keymap import Keymap, shown

PLACES = {
    HOME: "on Home",
    QUEST: "on the page of a quest",
    LIBRARY: "in the library",
    GOAL: "in a new goal",
    EVIDENCE: "in the evidence",
    SETTINGS: "in the settings",
    SHELTER: "in the shelter",
    FRIENDS: "among the friends",
}

Own = dict[str, tuple[str, ...]]


class Judged(NamedTuple):
    """The keys that hold; what is wrong with each entry passed over; and the same as lines of the file."""

    own: Own
    wrong: Mapping[str, str]
    mistakes: tuple[str, ...]


class Clash(NamedTuple):
    """Two actions that need the same key in the same place."""

    key: str
    one: Action
    other: Action

    def told(self, action: str) -> str:
        """The clash, as somebody reads it who wanted the key for `action`."""
        other = self.other if self.one.id == action else self.one
        return f"{shown(self.key)} is the key of “{other.word}” {places(other.panes)}"


def places(panes: Sequence[str]) -> str:
    """Where an action holds, in words.

    >>> places(()), places((HOME, QUEST))
    ('everywhere', 'on Home and on the page of a quest')
    """
    others = [told for pane, told in PLACES.items() if pane not in panes]
    if not panes or not others:
        return "everywhere"
    from game.quests.words import listed  # as below

    if len(others) < len(panes) > 2:
        return f"everywhere but {listed(others, 'and')}"
    return listed((PLACES[pane] for pane in panes), "and")


def by_place() -> list[tuple[tuple[str, ...], list[Action]]]:
    """The actions by where they hold, in the order of the table; what holds everywhere comes last."""
    groups: dict[tuple[str, ...], list[Action]] = {}
    for action in ACTIONS:
        groups.setdefault(action.panes, []).append(action)
    return sorted(groups.items(), key=lambda group: not group[0])


def together(one: Action, other: Action) -> bool:
    """Whether two actions hold in the same place."""
    return not one.panes or not other.panes or bool(set(one.panes) & set(other.panes))


def clashes(own: Mapping[str, tuple[str, ...]]) -> list[Clash]:
    """Every key of the player's own that two actions would need in one place."""
    keymap = Keymap(own)
    held = [(action, {settled(key) for key in keymap.keys(action.id)}) for action in ACTIONS]
    return [
        Clash(key, one, other)
        for place, (one, keys) in enumerate(held)
        for other, others in held[place + 1 :]
        if {one.id, other.id} & own.keys() and together(one, other)
        for key in sorted(keys & others)
    ]


def judged(said: Sequence[KeysSaid]) -> Judged:
    """What a settings file says of keys, without the entries that name no action or take a key another one needs.

    Of two entries that want one key, the later one is passed over.
    """
    own: Own = {}
    wrong: dict[str, str] = {}
    for entry in said:
        if entry.action in BY_ID:
            own[entry.action] = entry.keys
        else:
            from game.quests.words import hint  # 4 ms, needed for a mistake only

            near = hint(entry.action, BY_ID) or "; the page of settings lists them"
            wrong[entry.action] = f"no action is called so{near}"
    order = {entry.action: place for place, entry in enumerate(said)}
    while found := clashes(own):
        clash = found[0]
        passed = max((action.id for action in (clash.one, clash.other) if action.id in own), key=order.__getitem__)
        del own[passed]
        wrong[passed] = clash.told(passed)
    return Judged(own, wrong, tuple(_lines(said, wrong)))


def _lines(said: Sequence[KeysSaid], wrong: Mapping[str, str]) -> Iterator[str]:
    if wrong:
        from game.quests.words import quoted  # as above

        where = {entry.action: entry.place for entry in said}
        yield from (f"{where[action]}: {quoted(action)}: {told}" for action, told in wrong.items())


def problem(said: Sequence[KeysSaid], action: str, key: str) -> str:
    """Why a key (settled) can't be an action's beside what is said already, as a sentence; "" where it can."""
    told = key_problem(key)
    if not told:
        after = judged([*_others(said, action), KeysSaid(action, (key,), "")])
        told = after.wrong.get(action, "")
    return _sentence(told)


def usual_problem(said: Sequence[KeysSaid], action: str) -> str:
    """Why an action can't have its usual keys back: another one of the player's needs them; "" where it can."""
    before, after = judged(said).wrong, judged(_others(said, action)).wrong
    return _sentence(next((told for name, told in after.items() if name not in before), ""))


def _others(said: Sequence[KeysSaid], action: str) -> list[KeysSaid]:
    return [entry for entry in said if entry.action != action]


def _sentence(told: str) -> str:
    return f"{told[0].upper() if told.startswith('no key') else told[0]}{told[1:]}." if told else ""
