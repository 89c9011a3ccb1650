"""Finding the quest a player means: an id, the beginning of one, or part of a title."""

from __future__ import annotations

from collections.abc import Mapping

from game.rules.values import dataclass


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Nothing, or more than one thing, fits: what was asked, and the ids that come near."""

    asked: str
    near: tuple[str, ...]
    ambiguous: bool

    @property
    def message(self) -> str:
        """What to tell the player."""
        if self.ambiguous:
            return f"“{self.asked}” could be more than one quest: {', '.join(self.near)}."
        hint = f" Did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"There is no quest “{self.asked}”.{hint}"


def match_quest(asked: str, titles: Mapping[str, str]) -> str | NoMatch:
    """The id among `titles` (id: title) that is meant: an exact id, else the only prefix, else the only title part."""
    wanted = asked.strip().casefold()
    if asked in titles:
        return asked
    for fits in (
        [id_ for id_ in titles if wanted and id_.startswith(wanted)],
        [id_ for id_, title in titles.items() if wanted and wanted in title.casefold()],
        [id_ for id_ in titles if wanted and wanted in id_],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            return NoMatch(asked, tuple(fits), ambiguous=True)
    return NoMatch(asked, _near(wanted, titles), ambiguous=False)


def _near(wanted: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    from difflib import get_close_matches  # 4 ms, needed for a mistake only

    words = {word: id_ for id_, title in titles.items() for word in (id_, *title.casefold().split())}
    close = dict.fromkeys(words[word] for word in get_close_matches(wanted, words, n=5, cutoff=0.6))
    return tuple(close)[:3]
