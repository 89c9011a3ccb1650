"""The ladders of the quests a player took, by the sha256 of their files: read when needed, kept in memory.

Each comes from its compiled form; where that is missing or of another schema, it is compiled anew from the unchanging
copy in the save, the only place where playing needs TOML.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from game.rules.compiled import BadCompiled, from_plain, to_plain
from game.rules.events import Event, QuestSet, Taken
from game.rules.quest import Quest
from game.saves import copies
from game.saves.journal import Journal
from game.saves.paths import Root


class Shelf(Mapping[str, Quest]):
    """A read-only mapping; a file that is nowhere to be found is simply not in it."""

    def __init__(self, root: Root, journal: Journal) -> None:
        self._root = root
        self._journal = journal
        self._known: dict[str, Quest | None] = {}

    def __getitem__(self, sha: str) -> Quest:
        if sha not in self._known:
            self._known[sha] = self._compiled(sha) or self._read(sha)
        quest = self._known[sha]
        if quest is None:
            raise KeyError(sha)
        return quest

    def __iter__(self) -> Iterator[str]:
        return (sha for sha, quest in self._known.items() if quest is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def lacking(self, shas: Iterable[str]) -> tuple[str, ...]:
        """Those of these quest files the save does not hold (yet: a sync tool may bring them later)."""
        return tuple(sha for sha in dict.fromkeys(shas) if sha not in self)

    def arrived(self, shas: Collection[str]) -> bool:
        """Whether one of these files, missing before, is there now."""
        for sha in shas:
            self._known.pop(sha, None)
        return any(sha in self for sha in shas)

    def put(self, sha: str, quest: Quest) -> None:
        """A quest just taken."""
        self._known[sha] = quest
        copies.keep_compiled(self._root, sha, to_plain(quest))

    def _compiled(self, sha: str) -> Quest | None:
        plain = copies.load_compiled(self._root, sha)
        if plain is None:
            return None
        try:
            return from_plain(plain)
        except BadCompiled:
            return None

    def _read(self, sha: str) -> Quest | None:
        player = self._journal.player
        source = copies.load_quest(self._root, player, sha) if player else None
        if source is None:
            return None
        from game.quests.mistakes import QuestFileError
        from game.quests.reader import parse_quest

        try:
            quest = parse_quest(source, f"{sha[:12]}.toml").quest
        except QuestFileError:
            return None
        self.put(sha, quest)
        return quest


def shas_named(events: Iterable[Event]) -> Iterator[str]:
    """The quest files these events name."""
    for event in events:
        match event.fact:
            case Taken(_, sha):
                yield sha
            case QuestSet(_, _, {"sha": str(sha)}):
                yield sha
            case _:
                pass
