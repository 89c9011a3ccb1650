"""What was refused of friends' files: a note for each, in `local/quarantine/`, and the bytes of a refused import.

A refused file of the shared folder stays where it is, since the folder is not ours alone; what tells of it is a small
note with the reason. A note goes when its file is read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from game.party.folder import Refused
from game.rules.text import clean
from game.saves import disk
from game.saves.atomic import write_atomic
from game.saves.health import REASON
from game.saves.paths import Root, make_local

NOTE = ".note.json"
MOST_NOTES = 500
"""Of all players together."""
MOST_KEPT = 1024 * 1024
"""Bytes of a refused import that are kept to look at."""
MOST_IMPORTS = 20


def note(root: Root, player: str, refused: Mapping[str, Refused]) -> None:
    """Note which files of a player are refused, and why; notes on those that are read again go."""
    wanted = {f"party-{player}-{_short(name)}{NOTE}": (name, each) for name, each in refused.items()}
    there = {path.name for path in _notes(root) if path.name.startswith(f"party-{player}-")}
    with suppress(OSError):  # a disk that refuses: the player is told anyway, on the screen
        for name in there - wanted.keys():
            (root.quarantine / name).unlink()
        missing = wanted.keys() - there
        if missing:
            make_local(root)
            disk.make_folder(root.quarantine)
        for name in sorted(missing)[: max(0, MOST_NOTES - sum(1 for _ in _notes(root)))]:
            file, each = wanted[name]
            plain = {"player": player, "file": clean(file, 100), "why": each.why, "code": each.code, "size": each.size}
            data = json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"
            write_atomic(root.quarantine / name, data, durable=False)


def keep_import(root: Root, data: bytes, reason: str) -> None:
    """Keep the bytes of an import that was refused, at most `MOST_KEPT` of them, with the reason beside them."""
    with suppress(OSError):
        make_local(root)
        disk.make_folder(root.quarantine)
        name = f"import-{sha256(data).hexdigest()[:16]}.jsonl"
        if len([*root.quarantine.glob(f"import-*.jsonl{REASON}")]) < MOST_IMPORTS:
            write_atomic(root.quarantine / name, data[:MOST_KEPT], durable=False)
            write_atomic(root.quarantine / f"{name}{REASON}", f"{reason}\n".encode(), durable=False)


def lines(root: Root) -> list[str]:
    """The notes on refused files, a line each, for the doctor."""
    found = []
    for path in _notes(root):
        try:
            plain = json.loads(disk.read_regular(path, disk.MAX_SMALL))
            file, player, why = (clean(plain[key], 100) for key in ("file", "player", "why"))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
        found.append(f"party/{player}/{file}: {why}")
    return found


def is_note(path: Path) -> bool:
    """Whether this is a note on a file that stayed where it was."""
    return path.name.endswith(NOTE)


def _notes(root: Root) -> Iterator[Path]:
    yield from sorted(root.quarantine.glob(f"party-*{NOTE}"))


def _short(name: str) -> str:
    return sha256(name.encode(errors="surrogatepass")).hexdigest()[:12]
