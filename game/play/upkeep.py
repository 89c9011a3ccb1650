"""Looking after a save: backups, putting them back, the doctor, and making anew what can be made anew.

Nothing here deletes a part of the truth: restoring adds, and what is dropped is rebuilt from the journal.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from pathlib import Path

from game.party import quarantine
from game.play.doctoring import DoctorView, Findings, diagnose
from game.play.game import Game
from game.play.telling import plural
from game.rules.events import Event, LogOpened, QuestSet, Taken
from game.rules.moves import Refusal
from game.rules.text import clean
from game.rules.values import dataclass
from game.saves import backups, copies, health, readmodel
from game.saves.backups import BadBackup, OtherSave, Restored
from game.saves.errors import because
from game.saves.merge import union

__all__ = ["DoctorView", "RestoredView", "backup", "doctor", "rebuild", "restore"]

CLOCK_BACK = timedelta(minutes=10)
"""A device's clock that went back by more than this is worth a word."""


@dataclass(frozen=True, slots=True)
class RestoredView:
    """What a backup brought back: one sentence and its numbers. `refused`: what else was in it, and why not taken."""

    message: str
    lines: int
    quests: int
    refused: tuple[str, ...]


def backup(game: Game) -> Path | Refusal:
    """Zip the whole save into `local/backups`; the file it made, read back and found whole."""
    try:
        return backups.backup(game.root, game.now)
    except BadBackup as error:
        return Refusal("no_backup", f"No backup was made: {error.reason}.")


def restore(game: Game, path: Path, *, switch: bool = False) -> RestoredView | Refusal:
    """Put back what a backup holds and the save lacks.

    A backup of another save is refused, unless with `switch`: then that save is played from now on.
    """
    try:
        restored = backups.restore(game.root, path, switch=switch)
    except OtherSave:
        return Refusal("other_save", "This is the backup of another save. To play that one from now on, add --switch.")
    except BadBackup as error:
        return Refusal("bad_backup", f"Nothing was restored: {error.reason}.")
    if restored.lines or restored.quests or switch:
        rebuild(game)
    refused = tuple(f"{clean(name, 100)}: {reason}" for name, reason in restored.refused)
    return RestoredView(_restored(restored), restored.lines, restored.quests, refused)


def _restored(restored: Restored) -> str:
    if not (restored.lines or restored.quests):
        return f"Nothing was missing: all {plural(restored.known, 'line')} of the backup are here."
    parts = [plural(restored.lines, "line")] if restored.lines else []
    parts += [plural(restored.quests, "quest file")] if restored.quests else []
    return f"Restored {' and '.join(parts)}; {plural(restored.known, 'line')} were here already."


def rebuild(game: Game) -> str | Refusal:
    """Drop what is worked out (`local/read`) and work it out anew from the journal; one sentence.

    A compiled quest whose file is gone from the save stays: it could not be made again.
    """
    try:
        _drop_read_model(game)
    except OSError as error:
        return Refusal("not_rebuilt", f"The read model could not be dropped: {because(error)}.")
    game.forget()
    game.refresh()
    game.keep()
    return "Everything was worked out anew from the journal."


def _drop_read_model(game: Game) -> None:
    player = game.journal.player
    for path in sorted(game.root.read.glob("*")):
        if path != game.root.compiled:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for path in sorted(game.root.compiled.glob("*")):
        if player and copies.is_sha(path.stem) and copies.load_quest(game.root, player, path.stem) is None:
            continue
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def doctor(game: Game) -> DoctorView:
    """Look the whole save over. Changes nothing but copies that can be made again."""
    events = union(game.journal.read_all())
    found = Findings(
        health.examine(game.root),
        missing_quests=tuple(_missing_quests(game, events)),
        read_model=_read_model(game),
        clock=tuple(_clock_oddities(game, events)),
        set_aside=tuple(_set_aside(game)),
    )
    return diagnose(game.root.path, found)


def _missing_quests(game: Game, events: Sequence[Event]) -> list[str]:
    """A line for each quest file an event names and the save has no sound copy of."""
    named = {
        sha: event.fact.quest
        for event in events
        if isinstance(event.fact, Taken | QuestSet)
        and isinstance(sha := event.fact.sha if isinstance(event.fact, Taken) else event.fact.changes.get("sha"), str)
    }
    player = game.journal.player or ""
    lines = []
    for sha, quest in named.items():
        there, known = copies.load_quest(game.root, player, sha) is not None, sha in game.shelf
        if there and known:
            continue
        why = "its quest file cannot be read by this version" if there else "its quest file is missing or damaged"
        still = ", and only this device still knows what was in it" if known else ""
        lines.append(f"{clean(quest, 60)}: {why}{still} ({clean(sha, 12)}).")
    return lines


def _read_model(game: Game) -> str:
    """The state of the read model, in words."""
    path = game.root.read / "now.json"
    if not path.exists():
        return "not there: it is made at the next check-in"
    model = readmodel.load(path)
    if model is None or model.player != (game.journal.player or ""):
        return "not usable: it is rebuilt at the next start"
    files = game.journal.files()
    behind = sum(model.covered.get(name, (0, None))[1] != mark for name, mark in files.items())
    return f"behind by {plural(behind, 'file')}: they are read at the next start" if behind else "up to date"


def _clock_oddities(game: Game, events: Sequence[Event]) -> list[str]:
    """What clocks did that days cannot: entries from the future, and time that went back on one device."""
    lines = []
    ahead = [event.today for event in events if event.today > game.today and not isinstance(event.fact, LogOpened)]
    if ahead:
        what = f"{plural(len(ahead), 'line was', 'lines were')} said after today, {game.today}"
        lines.append(f"{what}: the last on {max(ahead)}. What is dated after today waits until then.")
    for writer, written in groupby(sorted(events, key=lambda event: (event.w, event.n)), key=lambda event: event.w):
        jumps = _jumps_back(list(written))
        if jumps:
            first = jumps[0]
            lines.append(
                f"The clock of device {writer} went back {plural(len(jumps), 'time')}, first on {first.today}."
            )
    return lines


def _jumps_back(events: Sequence[Event]) -> list[Event]:
    """The events of one device said earlier than the one before."""
    found = []
    for before, after in pairwise(events):
        try:
            if datetime.fromisoformat(before.at) - datetime.fromisoformat(after.at) > CLOCK_BACK:
                found.append(after)
        except (ValueError, TypeError):
            continue
    return found


def _set_aside(game: Game) -> list[str]:
    """What lies in quarantine, each with its reason, and which files of friends are not read."""
    lines = quarantine.lines(game.root)
    for path in sorted(game.root.quarantine.glob("*")):
        if path.name.endswith(health.REASON) or quarantine.is_note(path):
            continue
        try:
            reason = path.with_name(path.name + health.REASON).read_text("utf-8", "replace").splitlines()[0]
        except (OSError, IndexError):
            reason = "no reason was kept"
        lines.append(f"{clean(path.name, 100)}: {clean(reason)}")
    return lines
