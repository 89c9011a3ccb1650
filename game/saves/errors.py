"""What can keep a save from being written, as the end of a sentence a player can read."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "the disk is full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "the disk is full",
    errno.EFBIG: "the file would become larger than is allowed here",
    errno.EACCES: "the save folder cannot be written to",
    errno.EPERM: "the save folder cannot be written to",
    errno.EROFS: "the save folder cannot be written to",
    errno.ENOTDIR: "there is a file where the save folder should be",
    errno.EIO: "the disk reports an error",
}


class NotSaved(Exception):
    """What was said is not in the journal. `reason` completes the sentence "not saved: …"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NewerSave(NotSaved):
    """A newer version of the game wrote here: this one reads on and writes nothing."""

    def __init__(self) -> None:
        super().__init__("a newer version of Undaunted wrote this save; update this one to go on")


def because(error: OSError) -> str:
    """A system error as the end of a sentence."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
