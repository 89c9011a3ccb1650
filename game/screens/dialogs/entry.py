"""A card with one line to type in: an amount, a target, a note. It says at once what the line would mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from game.screens import themes
from game.screens.dialogs.card import Card, Lines
from game.screens.dialogs.over import EDGES, LOW
from game.screens.lines import wrapped
from game.screens.symbols import Symbols

Given = TypeVar("Given")


class Meant(NamedTuple):
    """What a typed line means, in words; `good` when it can be said."""

    told: str
    good: bool = False


class Entry(Card[Given]):
    """Subclasses tell what a line means, and what it gives."""

    FOOT = "enter  say it   esc  not now"
    PLACEHOLDER = ""

    def __init__(self, title: str, texts: Sequence[str], symbols: Symbols, typed: str = "") -> None:
        super().__init__(title, symbols)
        self.texts = texts
        self.entry = Input(typed, placeholder=self.PLACEHOLDER, select_on_focus=False, id="entry")
        self.entry.cursor_position = len(typed)
        self.hint = Lines(symbols, id="hint")

    def between(self) -> ComposeResult:
        """The line to type in, and what it means."""
        yield self.entry
        yield self.hint

    def on_mount(self) -> None:
        """The line is typed into at once."""
        super().on_mount()
        self.entry.focus()
        self.weigh()

    def told(self, width: int) -> Sequence[Content]:
        """The question."""
        return [row for text in self.texts for row in wrapped(text, width, themes.INK)]

    def around(self) -> int:
        """The line takes three, with air where there is some; what it means takes two."""
        return super().around() + (7 if self.app.size.height >= LOW else 5)

    def meaning(self, typed: str) -> Meant:
        """What a line means."""
        raise NotImplementedError

    def given(self, typed: str) -> Given:
        """What a good line gives."""
        raise NotImplementedError

    @on(Input.Changed)
    def weigh(self) -> None:
        """Tell what the line means."""
        meant = self.meaning(self.entry.value)
        width = max(1, min(self.WIDTH, self.app.size.width) - EDGES)
        self.hint.show(wrapped(meant.told or " ", width, themes.LEAF if meant.good else themes.QUIET, 2))

    @on(Input.Submitted)
    def submit(self) -> None:
        """Give what the line means, if it means something."""
        typed = self.entry.value
        if self.meaning(typed).good:
            self.give(self.given(typed))


class Line(Entry[str]):
    """Any text, for a note."""

    def __init__(self, title: str, texts: Sequence[str], symbols: Symbols, most: int) -> None:
        super().__init__(title, texts, symbols)
        self.entry.max_length = most

    def meaning(self, typed: str) -> Meant:
        """Anything that is not empty."""
        return Meant("", good=bool(typed.strip()))

    def given(self, typed: str) -> str:
        """The text."""
        return typed


class Number(Entry[int]):
    """A whole number; `weighed` tells what it means."""

    def __init__(
        self, title: str, texts: Sequence[str], symbols: Symbols, weighed: Callable[[int], Meant], typed: str = ""
    ) -> None:
        self.weighed = weighed
        super().__init__(title, texts, symbols, typed)

    def meaning(self, typed: str) -> Meant:
        """A number, and what it means."""
        number = whole(typed)
        return Meant("A whole number.") if number is None else self.weighed(number)

    def given(self, typed: str) -> int:
        """The number."""
        return whole(typed) or 0


MOST = 1_000_000


def whole(typed: str) -> int | None:
    """A whole number from 0 to a million, with or without commas; else None."""
    digits = typed.strip().replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 7):
        return None
    return int(digits) if int(digits) <= MOST else None
