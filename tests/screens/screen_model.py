"""What a terminal shows after the bytes a program wrote: enough of one to see what Textual draws, and strict besides.

Whatever is no text and no sequence the game has a reason to send is kept in `strange`.
"""

from __future__ import annotations

import codecs
import re

from rich.cells import get_character_cell_size

TOKEN = re.compile(
    r"\x1b\[(?P<private>[<>=?]?)(?P<numbers>[\d;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f-\x9f])"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<escape>\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]]))"
)
KEPT = re.compile(r"\x1b(?:\[[<>=?]?[\d;:]*[ -/]*|\][^\x07]*)?$")
"""The beginning of a sequence whose end has not come yet."""

MODES = {7, 25, 1000, 1002, 1003, 1004, 1006, 1015, 1016, 1049, 2004, 2026, 2048}
"""What the game may switch: wrapping, the cursor, the mouse, focus, the alternate screen, pasting, frames, sizes."""
UNSEEN = re.compile("[\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
POINTER = re.compile(r"\x1b\]22;(?:default|pointer|text)\x07")
"""The shape of the mouse pointer: the one order without an answer that has words in it, and these are Textual's own."""
TRUE, INDEXED = 2, 5
BLANK = " "


class ScreenModel:
    """A screen of cells. `modes` are the private modes that are on; `colours` the kinds of colour that were set."""

    def __init__(self, width: int, height: int) -> None:
        self.cells = [[BLANK] * width for _ in range(height)]
        self.width, self.height = width, height
        self.x = self.y = 0
        self.modes = {7, 25}
        self.strange: list[str] = []
        self.colours: set[str] = set()
        self.tinted: set[tuple[int, ...]] = set()
        self.bells = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._kept = ""

    def resize(self, width: int, height: int) -> None:
        """Another size; what stood there stays as far as there is room."""
        grown = [row[:width] + [BLANK] * (width - len(row)) for row in self.cells[:height]]
        self.cells = grown + [[BLANK] * width for _ in range(height - len(grown))]
        self.width, self.height = width, height

    def rows(self) -> list[str]:
        """The text of every row."""
        return ["".join(row).rstrip() for row in self.cells]

    def text(self) -> str:
        """All of it."""
        return "\n".join(self.rows())

    def feed(self, data: bytes) -> None:
        """Take in what a program wrote."""
        text = self._kept + self._decoder.decode(data)
        found = KEPT.search(text)
        self._kept = text[found.start() :] if found else ""
        text = text[: found.start()] if found else text
        place = 0
        while place < len(text):
            token = TOKEN.match(text, place)
            if token is None:
                self.strange.append(text[place : place + 20])
                place += 1
                continue
            place = token.end()
            self._take(token)

    def _take(self, token: re.Match[str]) -> None:
        if token["text"] is not None:
            self._write(token["text"])
        elif token["control"] is not None:
            self._control(token["control"])
        elif not (POINTER.match(token.group()) if token["final"] is None else self._sequence(token)):
            self.strange.append(token.group())

    def _write(self, text: str) -> None:
        if UNSEEN.search(text):
            self.strange.append(text)
        for character in text:
            cells = get_character_cell_size(character)
            if not cells:
                continue  # it joins the one before
            if 0 <= self.y < self.height and self.x + cells <= self.width:
                self.cells[self.y][self.x : self.x + cells] = [character, *[""] * (cells - 1)]
            self.x += cells

    def _control(self, control: str) -> None:
        if control == "\r":
            self.x = 0
        elif control == "\n":
            self.y = min(self.y + 1, self.height - 1)
        elif control == "\x07":
            self.bells += 1
        else:
            self.strange.append(control)

    def _sequence(self, token: re.Match[str]) -> bool:
        """Do what a sequence asks; whether it is one the game has a reason to send."""
        kind = token["private"] + token["between"] + token["final"]
        numbers = [int(number or 0) for number in re.split("[;:]", token["numbers"])]
        if kind == "H":
            self.y, self.x = max(1, numbers[0]) - 1, max(1, numbers[1] if len(numbers) > 1 else 1) - 1
        elif kind == "m":
            return self._colour(numbers)
        elif kind in ("?h", "?l"):
            return self._mode(numbers, on=kind == "?h")
        elif kind == "J":
            self.cells = [[BLANK] * self.width for _ in range(self.height)]
        elif kind == "K":
            self.cells[self.y][self.x :] = [BLANK] * (self.width - self.x)
        else:
            return kind in (">u", "<u", "?$p", "t")  # the keyboard protocol, and questions about the terminal
        return True

    def _mode(self, numbers: list[int], *, on: bool) -> bool:
        if not set(numbers) <= MODES:
            return False
        self.modes = self.modes | set(numbers) if on else self.modes - set(numbers)
        return True

    def _colour(self, numbers: list[int]) -> bool:
        """Note the kinds of colour: `true`, `indexed` or `basic`."""
        place = 0
        while place < len(numbers):
            number = numbers[place]
            if number in (38, 48):
                kind = numbers[place + 1]
                self.colours.add({TRUE: "true", INDEXED: "indexed"}[kind])
                length = 3 if kind == TRUE else 1
                self.tinted.add(tuple(numbers[place + 2 : place + 2 + length]))
                place += 1 + length
            elif number not in (0, 39, 49) and number >= 30:
                self.colours.add("basic")
            place += 1
        return True
