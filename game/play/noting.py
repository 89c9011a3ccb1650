"""What this device said lately, so that nothing comes again too soon: a small file beside the read model.

It may be deleted at any time; then a line can come again sooner. Nothing of it is in the journal, which holds what the
player said and not what the game did.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from game.saves.atomic import write_atomic
from game.saves.paths import Root

Note = TypeVar("Note")


def noted(root: Root, kind: str, shape: Callable[..., Note]) -> tuple[Note, ...]:
    """The notes of a kind, oldest first, each row as `shape` makes it. What cannot be read is as good as none."""
    try:
        rows = json.loads((root.read / f"{kind}.json").read_bytes())[kind]
        return tuple(shape(*row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def note(root: Root, kind: str, rows: Sequence[Sequence[Any]]) -> None:
    """Keep these notes and no others. A disk that refuses them is no error."""
    if not root.read.is_dir():
        return
    with suppress(OSError):
        write_atomic(root.read / f"{kind}.json", json.dumps({kind: rows}).encode(), durable=False)
