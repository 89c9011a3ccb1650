"""From the player's own truth to the shared folder: in full, or what was said lately; and what would leave.

Publishing is never in the way: a disk that refuses is one plain sentence, and the journal is not touched. After a
check-in only the standard library is imported, and nothing at all where nothing is shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from game.party.facts import PublicFact
from game.party.heard import Heard, heard_in
from game.party.names import alias_of, public_id
from game.party.publishing import Stale, Wish
from game.party.publishing import publish as publish_all
from game.party.publishing import publish_lately as publish_newest
from game.party.wanted import Life, LivedDay, wanted
from game.play.game import Game
from game.play.months import NOT_TAKEN, MarkKind, Month, months_of
from game.play.today import title_of
from game.rules.calendar import ONE_DAY
from game.rules.quest import Quest
from game.rules.shares import Shares
from game.rules.state import Receipt
from game.rules.values import dataclass, replace
from game.rules.walk import Course
from game.saves.copies import load_quest
from game.saves.disk import is_folder
from game.saves.errors import because
from game.saves.readmodel import BACK

if TYPE_CHECKING:
    from game.play.history import History

NEWER = "A newer version of Undaunted wrote this save: nothing is published until this one is updated."
NOT_THERE = "The shared folder is not up to date"
TRIES = 5
"""So often a publishing is begun that is overtaken; whoever overtook it publishes, too."""
MASTERED, SUMMIT = "mastered", "summit"


@dataclass(frozen=True, slots=True)
class Published:
    """How many lines were added to the shared folder, and why they could not be ("" where all went well)."""

    lines: int = 0
    problem: str = ""


def me(game: Game) -> str:
    """The player's own public id; "" before there is a save."""
    player = game.journal.player
    return public_id(player) if player else ""


def publish(game: Game) -> Published:
    """Everything that is shared, so that the folder says what holds. Reads the past: for a thread, or a long moment."""
    if not me(game) or not (game.played.world.shares.any or is_folder(game.root.party / me(game))):
        return Published()
    if game.read_only:
        return Published(0, NEWER)
    return _guarded(game, _in_full)


def publish_lately(game: Game) -> Published:
    """What was said in the last days. Quick; where it cannot do with what it remembers, it publishes in full once."""
    if not game.publishes or not me(game):
        return Published()
    return _guarded(game, _newest)


def _in_full(game: Game) -> int:
    return publish_all(game.root, wish(game), _Journal(game).heard)


def _newest(game: Game) -> int:
    shares, since = game.played.world.shares, game.today - BACK + ONE_DAY
    facts = wanted(replace(shares, offers={}), game.played.world.settings, dict(_newest_lives(game)))
    newest = Wish(me(game), facts, game.today, _left(game), holds=lambda: _is_fresh(game))
    lines = publish_newest(game.root, newest, since, heard_in(game.recent, shares.quests).of)
    if lines is not None:
        return lines
    from game.play.history import is_quick  # TinyDB

    return _in_full(game) if is_quick(game) else 0


def _is_fresh(game: Game) -> bool:
    """Whether the journal is as this game read it: another process, or the game beside a thread, may have gone on."""
    return game.journal.files() == game.marks


def _guarded(game: Game, work: Callable[[Game], int]) -> Published:
    """What a disk refuses, in one sentence. What was overtaken by a newer word is worked out anew."""
    try:
        for _ in range(TRIES):
            try:
                return Published(work(game))
            except Stale:
                game = game.reopened()
    except OSError as error:
        return Published(0, f"{NOT_THERE}: {because(error).replace('the save folder', 'it')}.")
    except ValueError as error:
        return Published(0, f"{NOT_THERE}: this cannot be written there ({error}).")
    return Published()


def wish(game: Game, shares: Shares | None = None) -> Wish:
    """What is to stand in the folder, all of it; with other `shares`, what would. Reads the past."""
    from game.play.history import read_history  # TinyDB, which most of the game does without

    world, player = game.played.world, game.journal.player or ""
    shares = shares or world.shares
    sources = {sha: load_quest(game.root, player, sha) for sha in shares.offers.values()}
    here = {sha: source for sha, source in sources.items() if source is not None}
    offers = {quest: sha for quest, sha in shares.offers.items() if sha in here}
    lives = dict(_whole_lives(game, read_history(game), shares)) if shares.quests else {}
    facts = wanted(replace(shares, offers=offers), world.settings, lives)
    return Wish(me(game), facts, game.today, _left(game), here, lambda: _is_fresh(game))


def _left(game: Game) -> frozenset[str]:
    """The aliases of quests whose files are not here (yet): nothing can be said about them."""
    quests = game.played.world.shares.quests.items()
    return frozenset(alias_of(share.id) for quest, share in quests if game.taken(quest) is None)


class _Journal:
    """What the journal has heard of: read whole, and only when another device said what this one would take back."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._heard: Heard | None = None

    def heard(self, fact: PublicFact) -> bool:
        """Whether anything was ever said about what a fact is about."""
        if self._heard is None:
            self._heard = heard_in(event for batch in self._game.journal.read_all() for event in batch.events)
        return self._heard.of(fact)


def _taken(game: Game, shares: Shares) -> Iterator[tuple[str, Course, Quest]]:
    for quest in shares.quests:
        found = game.taken(quest)
        if found is not None:
            yield quest, *found


def _whole_lives(game: Game, history: History, shares: Shares) -> Iterator[tuple[str, Life]]:
    """All days of each shared quest."""
    tips = game.played.world.inner.tips
    for quest, course, ladder in _taken(game, shares):
        marks = [mark for mark in history.marks if mark.quest == quest]
        first = next((mark.step for mark in marks if mark.kind is MarkKind.TAKEN), "")
        steps = {mark.day: mark.step for mark in marks if mark.kind in (MarkKind.TAKEN, MarkKind.STEP)}
        left = {mark.day: MASTERED for mark in marks if mark.kind is MarkKind.MASTERED}
        left |= {mark.day: SUMMIT for mark in marks if mark.kind is MarkKind.SUMMIT}
        months = [month for month in history.months if month.quest == quest]
        days = tuple(_days(months, steps, left))
        yield quest, Life(course, ladder, title_of(course, ladder), first, days, tips.get(quest, ()))


def _days(months: Sequence[Month], steps: Mapping[date, str], left: Mapping[date, str]) -> Iterator[LivedDay]:
    step = ""
    for month in months:
        for i, (letter, cm) in enumerate(zip(month.letters, month.days, strict=True)):
            day = month.first + i * ONE_DAY
            step = steps.get(day, step)
            if letter != NOT_TAKEN:
                yield LivedDay(day, letter, cm, step, left.get(day, ""))


def _newest_lives(game: Game) -> Iterator[tuple[str, Life]]:
    """The days since the checkpoint of each shared quest."""
    world, months = game.played.world, months_of(game.played)
    for quest, course, ladder in _taken(game, world.shares):
        receipts = game.played.receipts.get(quest, ())
        steps = {receipt.date: receipt.step for receipt in receipts}
        left = {receipt.date: mark for receipt in receipts if (mark := _mark(receipt))}
        days = tuple(_days([month for month in months if month.quest == quest], steps, left))
        yield quest, Life(course, ladder, title_of(course, ladder), "", days, world.inner.tips.get(quest, ()))


def _mark(receipt: Receipt) -> str:
    return SUMMIT if receipt.summit else MASTERED if receipt.mastered else ""
