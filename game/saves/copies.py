"""Copies of the quest files a player took: the unchanging original, and its compiled form.

The event that takes a quest names the SHA-256 of its file; the copy lies under that name in the player's folder, so a
save is whole by itself, and is checked against its name whenever it is read. The compiled form is rebuildable. This
module must not know what a quest file says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from game.saves import disk
from game.saves.atomic import write_atomic
from game.saves.errors import NotSaved, because
from game.saves.paths import Root

MAX_QUEST = 256 * 1024
"""Bytes of the largest quest file."""

MAX_COMPILED = 4 * 1024 * 1024


def is_sha(text: str) -> bool:
    """Whether this is a SHA-256 as 64 lower-case hex digits: anything else never becomes part of a path."""
    return len(text) == 64 and not text.strip("0123456789abcdef")


def keep_quest(root: Root, player: str, source: bytes) -> str:
    """Keep the bytes of a quest file for good; their SHA-256. Durable when this returns, else raises `NotSaved`."""
    sha = sha_of(source)
    if len(source) > MAX_QUEST:
        raise NotSaved(f"a quest file holds at most {MAX_QUEST // 1024} KiB")
    if load_quest(root, player, sha) is None:
        try:
            disk.make_folder(root.quests(player))
            write_atomic(root.quests(player) / f"{sha}.toml", source, durable=True)
        except OSError as error:
            raise NotSaved(because(error)) from error
    return sha


def load_quest(root: Root, player: str, sha: str) -> bytes | None:
    """The bytes that have this SHA-256, or None.

    Where the copy is missing or damaged, any file beside it with the right content will do: sync tools rename.
    """
    if not is_sha(sha):
        return None
    folder = root.quests(player)
    source = _read(folder / f"{sha}.toml")
    if source is not None and sha_of(source) == sha:
        return source
    with suppress(OSError):
        for path in sorted(folder.glob("*.toml")):
            source = _read(path)
            if source is not None and sha_of(source) == sha:
                return source
    return None


def keep_compiled(root: Root, sha: str, plain: Mapping[str, Any]) -> None:
    """Keep the compiled form of a quest as JSON. It may be lost: a disk that refuses it is no error."""
    with suppress(OSError):
        disk.make_folder(root.compiled)
        data = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
        write_atomic(root.compiled / f"{sha}.json", data, durable=False)


def load_compiled(root: Root, sha: str) -> dict[str, Any] | None:
    """The compiled form, or None when it has to be made again. Whether its shape fits is for the caller to see."""
    if not is_sha(sha):
        return None
    try:
        plain = json.loads(disk.read_regular(root.compiled / f"{sha}.json", MAX_COMPILED))
    except (OSError, ValueError, RecursionError):
        return None
    return plain if isinstance(plain, dict) else None


def sha_of(data: bytes) -> str:
    """The SHA-256 of bytes as 64 lower-case hex digits."""
    from hashlib import sha256  # three milliseconds, which a check-in does not need

    return sha256(data).hexdigest()


def _read(path: Path) -> bytes | None:
    try:
        return disk.read_regular(path, MAX_QUEST)
    except OSError:
        return None
