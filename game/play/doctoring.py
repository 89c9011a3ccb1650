"""What the doctor found, in lines a player can read and do something with. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from game.play.telling import plural
from game.rules.text import clean
from game.rules.values import dataclass
from game.saves.health import Health
from game.saves.reading import Place

MOST_LINES = 50
"""Places that are told one by one; more are counted."""

ADDS = (
    "restoring a backup (`undaunted backup --restore FILE`) or syncing with another device adds what is missing "
    "and takes nothing away"
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was looked at: the save's health, and lines on quest files, read model, clocks and quarantine."""

    health: Health
    missing_quests: tuple[str, ...]
    read_model: str
    clock: tuple[str, ...]
    set_aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoctorView:
    """The state of a save. Lists are lines to be shown, empty where there is nothing to tell.

    `damaged`, `newer` and `unreadable` begin with file:line, or the file. `conflicts` are copies under odd names, which
    are read like the others. `size` and `local_size` are bytes of the truth, and of what belongs to this device only.
    `advice` says what may be done. `sound`: everything written can be read, and more can be written.
    """

    sound: bool
    folder: Path
    player: str
    files: int
    events: int
    devices: tuple[str, ...]
    damaged: tuple[str, ...]
    newer: tuple[str, ...]
    unreadable: tuple[str, ...]
    set_aside: tuple[str, ...]
    gaps: tuple[str, ...]
    forks: tuple[str, ...]
    conflicts: tuple[str, ...]
    missing_quests: tuple[str, ...]
    read_model: str
    clock: tuple[str, ...]
    backups: tuple[str, ...]
    size: int
    local_size: int
    advice: tuple[str, ...]


def diagnose(folder: Path, found: Findings) -> DoctorView:
    """The findings as lines, with advice."""
    health = found.health
    return DoctorView(
        sound=health.sound and not found.missing_quests,
        folder=folder,
        player=health.player or "",
        files=health.files,
        events=health.events,
        devices=tuple(f"{writer.w}: {plural(writer.events, 'line')}" for writer in health.writers),
        damaged=tuple(_places(health.damaged, health.lost)),
        newer=tuple(_places(health.newer, len(health.newer))),
        unreadable=tuple(f"{clean(name, 100)}: {clean(reason)}" for name, reason in health.unreadable),
        set_aside=found.set_aside,
        gaps=tuple(_capped(_gap(gap.w, gap.first, gap.last) for gap in health.gaps)),
        forks=tuple(
            _capped(f"number {fork.n} of device {fork.w} was given {len(fork.ids)} times" for fork in health.forks)
        ),
        conflicts=tuple(clean(name, 100) for name in health.conflicts),
        missing_quests=found.missing_quests,
        read_model=found.read_model,
        clock=found.clock,
        backups=tuple(clean(name, 100) for name in health.backups),
        size=health.size,
        local_size=health.local_size,
        advice=tuple(_advice(found)),
    )


def _places(places: Iterable[Place], total: int) -> Iterator[str]:
    shown = list(places)[:MOST_LINES]
    yield from (f"{clean(place.file, 100)}:{place.line}: {clean(place.reason)}" for place in shown)
    if total > len(shown):
        yield f"and {total - len(shown):,} more"


def _capped(lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:MOST_LINES]
    if len(every) > MOST_LINES:
        yield f"and {len(every) - MOST_LINES:,} more"


def _gap(w: str, first: int, last: int) -> str:
    missing = f"number {first}" if first == last else f"numbers {first} to {last}"
    return f"{missing} of device {w}"


def _advice(found: Findings) -> Iterator[str]:
    """What may be done, the most pressing first."""
    health = found.health
    if health.player is None:
        yield "There is no save yet: it begins with the first quest you take."
        return
    if not health.writable:
        yield "The save folder cannot be written to. Until it can, nothing you say is saved."
    if health.newer:
        yield "A newer version of Undaunted wrote here. Update this one: until then it reads on and saves nothing."
    yield from _on_damage(health)
    if found.missing_quests:
        yield f"Quest files are missing from the save. Take the quest again from its file, or {ADDS}."
    yield from _on_devices(health)
    if found.clock:
        yield "Look at the date and time of your devices. Days already said keep the date they were said for."
    if not any(name.startswith("backup-") for name in health.backups):
        yield "There is no full backup yet: `undaunted backup` makes one."


def _on_damage(health: Health) -> Iterator[str]:
    if health.lost:
        lines = plural(health.lost, "line cannot", "lines cannot")
        yield f"{lines} be read; every other line is unharmed. To get back what was said there, {ADDS}."
    if health.unreadable:
        names = ", ".join(clean(name, 100) for name, _ in health.unreadable[:3])
        yield f"What is called {names} cannot be read as a journal. Look at what it is, and move it out of the save."
    if health.gaps and not health.lost:
        yield f"Lines are missing: they were lost, or have not been synced yet. In any case, {ADDS}."
    if health.torn:
        yield "A line was cut off while it was written. It was never told as saved; the next one goes on below it."


def _on_devices(health: Health) -> Iterator[str]:
    if health.forks or health.clashes:
        yield "Two devices went on under one name, as after copying a disk. Everything both said counts; leave it so."
    if health.foreign:
        strangers = sum(count for _, count in health.foreign)
        yield f"Your save holds {plural(strangers, 'line')} of another player, which count for nothing here."
    if health.other_players:
        others = plural(len(health.other_players), "other save")
        yield f"Beside the save that is played lies {others}, left alone: two devices began apart, and were synced."
