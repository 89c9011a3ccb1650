"""What is said when the disk does not give what the game asks of it: plain words, and the place."""

from __future__ import annotations

import errno

from game.rules.text import clean

WORDS = {
    errno.EACCES: "it may not be read or written by you. Its permissions, or its owner, need changing",
    errno.EPERM: "it may not be read or written by you. Its permissions, or its owner, need changing",
    errno.EROFS: "the disk it lies on can only be read",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.ENOTDIR: "something on the way to it is a file, where a folder should be",
    errno.EEXIST: "there is a file of that name, where a folder should be",
    errno.EISDIR: "it is a folder, where a file should be",
    errno.ELOOP: "its links lead round in a circle",
    errno.EIO: "the disk does not answer. A copy of it, soon, would be wise",
    errno.ENAMETOOLONG: "its name is too long for this disk",
}
"""Why a file or a folder cannot be used."""
PATH_CELLS = 200


def unusable(error: OSError) -> str:
    """One or two sentences about a save that cannot be used, with the file or folder it is about.

    >>> unusable(PermissionError(errno.EACCES, "Permission denied", "saves/own"))
    'The save cannot be used: saves/own: it may not be read or written by you. Its permissions, or its owner, \
need changing.'
    >>> unusable(OSError("odd"))
    'The save cannot be used: odd.'
    """
    place = error.filename if isinstance(error.filename, str) else ""
    why = WORDS.get(error.errno or 0) or error.strerror or str(error) or "the disk says no"
    return f"The save cannot be used: {clean(place, PATH_CELLS)}{': ' if place else ''}{clean(why)}."
