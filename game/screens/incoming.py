"""What the terminal sends, made safe before Textual reads keys from it. The one place that reaches into its driver.

Two things end or deafen a Textual app (8.2.8, measured): a byte that is no UTF-8 (a Latin-1 terminal, a binary paste),
and an escape sequence inside a pasted text, which is read as a key that never ends. Both are dropped here.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable
from functools import partial
from unicodedata import category

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around a pasted text (bracketed paste)."""
KEPT = "\n\t"
"""The control characters a pasted text keeps."""


class Incoming:
    r"""An incremental decoder as `codecs` has them: bytes in, text without bytes that are none, pastes without control.

    >>> incoming = Incoming()
    >>> incoming.decode(b"a\xe9b"), incoming.decode(b"\x1b[200~red \x1b[31mtext\x1b[201~")
    ('ab', '\x1b[200~red [31mtext\x1b[201~')
    """

    def __init__(self, ended: Callable[[], object] = lambda: None) -> None:
        self._ended = ended
        self._decode = getincrementaldecoder("utf-8")("ignore").decode
        self._pasting = False
        self._before = ""
        """The last cells given outside a paste: a mark may come in two pieces."""
        self._held = ""
        """What inside a paste may be the beginning of its end."""

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of some more bytes; none at all, before the end was asked for, are the end of the terminal."""
        if not data and not final:
            self._ended()
            self._ended = lambda: None
        text, given = self._held + self._decode(data, final), ""
        self._held = ""
        while text:
            piece, text = self._pasted(text, final=final) if self._pasting else self._typed(text)
            given += piece
        return given

    def _typed(self, text: str) -> tuple[str, str]:
        """What was typed up to where a paste begins, and the rest."""
        seen = self._before + text
        place = seen.find(BEGIN)
        if place < 0:
            self._before = seen[1 - len(BEGIN) :]
            return text, ""
        self._pasting, self._before = True, ""
        end = place + len(BEGIN) - (len(seen) - len(text))
        return text[:end], text[end:]

    def _pasted(self, text: str, *, final: bool) -> tuple[str, str]:
        """What was pasted, up to the end of the paste, and the rest."""
        place = text.find(END)
        if place >= 0:
            self._pasting = False
            return _harmless(text[:place]) + END, text[place + len(END) :]
        cut = 0 if final else next((size for size in range(len(END) - 1, 0, -1) if text.endswith(END[:size])), 0)
        self._held = text[len(text) - cut :] if cut else ""
        return _harmless(text[: len(text) - cut]), ""


def _harmless(text: str) -> str:
    return "".join(character for character in text if character in KEPT or category(character) != "Cc")


def guard_input(ended: Callable[[], object]) -> None:
    """Let Textual's driver decode with `Incoming`; it has no other door for that. `ended`: the terminal is gone."""
    from textual.drivers import linux_driver

    linux_driver.getincrementaldecoder = lambda _encoding: partial(Incoming, ended)  # type: ignore[attr-defined, assignment]
