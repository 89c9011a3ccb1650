"""What is shared as one file, for mail and sticks; and such a file of a friend's, checked before it is taken in."""

from __future__ import annotations

import errno
from pathlib import Path

from game.party import carrying
from game.party.folder import MAX_FILE
from game.play.game import Game
from game.play.publishing import me, publish
from game.play.telling import plural
from game.rules.moves import Refusal
from game.rules.text import clean
from game.rules.values import dataclass
from game.saves import disk
from game.saves.atomic import write_atomic
from game.saves.errors import because

UNREAD = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "you may not read it",
    errno.ELOOP: "it is a link",
    errno.EINVAL: "it is no plain file",
    errno.EFBIG: f"it is larger than {MAX_FILE // (1024 * 1024)} MiB",
}
"""Why a file cannot be taken in, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class ImportedView:
    """What came of an import: whose it is, the name they gave ("" for none), how many lines were new."""

    player: str
    name: str
    lines: int
    message: str
    troubles: tuple[str, ...] = ()


def export(game: Game, path: Path) -> str | Refusal:
    """Write everything that is shared to a new file; one sentence. Quest files that are offered are not in it."""
    problem = publish(game).problem
    if problem:
        return Refusal("not_published", problem)
    name = clean(str(path), 200)
    try:
        data = carrying.export(game.root, me(game), game.today) if me(game) else b""
        if not data:
            return Refusal("nothing_shared", "Nothing is shared, so there is nothing to export.")
        if path.exists():
            return Refusal("file_exists", f"There is a file {name} already. Say another name.")
        write_atomic(path, data, durable=True)
    except OSError as error:
        return Refusal("not_written", f"{name} was not written: {because(error)}.")
    lines = plural(data.count(b"\n"), "line")
    return f"{name} holds {lines}: what `party preview` shows, and nothing else."


def import_file(game: Game, path: Path) -> ImportedView | Refusal:
    """Take in a file a friend exported, into the shared folder; or why not. All of it, or nothing."""
    name = clean(str(path), 200)
    try:
        data = disk.read_regular(path, MAX_FILE)
    except OSError as error:
        return Refusal("not_read", f"{name} cannot be read: {UNREAD.get(error.errno or 0) or because(error)}.")
    try:
        found = carrying.import_file(game.root, data, game.today)
    except OSError as error:
        return Refusal("not_read", f"{name} was not taken in: {because(error)}.")
    troubles = tuple(trouble.text for trouble in found.troubles)
    if found.refused:
        return Refusal("bad_import", " ".join(troubles[:3]) or "This is no file of a party.")
    who = found.name or f"a player without a name ({found.player[:6]})"
    new = f"{plural(found.lines, 'new line')} of {who}." if found.lines else f"Nothing was new of {who}."
    return ImportedView(found.player, found.name, found.lines, new, troubles)
