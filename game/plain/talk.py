"""Saying and asking: every line goes out here, and every answer comes in.

At every prompt `help` explains, `back` leaves the question, an empty line repeats what was said last and `quit` ends.
What is not understood gets one line that says what would be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from game.plain.speech import lines_of, listed, meant, sentence
from game.rules.text import clean

Given = TypeVar("Given")

LONGEST = 2000
"""Cells of an answer that are looked at."""

FEW = 9
"""Longer lists are answered by number; their words are not all said again."""

COMMON = "At every prompt: help explains, back leaves the question, an empty line repeats it, quit ends the game."


class Back(Exception):
    """The question was left. Nothing came of it."""


class Leave(Exception):
    """The player ends the game, or the input has ended."""


class Unclear(NamedTuple):
    """An answer that was not understood, and one line on what would be."""

    told: str


class Choice(NamedTuple):
    """One of several answers: its word, and what it means."""

    word: str
    told: str = ""


class _Either(NamedTuple):
    number: int
    word: str = ""


class Talk:
    """A conversation. `read` gives a line or raises `EOFError`; `write` takes a line that is safe and fits."""

    def __init__(self, read: Callable[[], str], write: Callable[[str], None]) -> None:
        self._read = read
        self._write = write
        self._last: list[str] = []
        self.before_answer: Callable[[], None] = lambda: None
        """Called when an answer has come, before it is looked at: time may have passed."""
        self.wait: Callable[[float], bool] | None = None
        """Waits for so many seconds, or until a line is entered: then it is true. None where nobody is waited for."""

    # --- saying ------------------------------------------------------------------------------------------------------

    def say(self, *texts: str) -> None:
        """Texts, each on lines of its own. An empty answer repeats them."""
        self._last += texts
        self.tell(*texts)

    def tell(self, *texts: str) -> None:
        """Texts that are not worth repeating: help, and what was not understood."""
        for text in texts:
            for line in lines_of(text):
                self._write(line)

    # --- asking ------------------------------------------------------------------------------------------------------

    def ask(
        self,
        asked: Sequence[str],
        understand: Callable[[str], Given | Unclear],
        more: str | Sequence[str] = (),
        *,
        free: bool = False,
    ) -> Given:
        """Ask until the answer is understood. `more` is what help says; a `free` answer may be any text.

        Raises `Back` or `Leave`.
        """
        self.say(*asked)
        helped = [*([more] if isinstance(more, str) else more or asked[-1:]), COMMON]
        while True:
            typed = self._line()
            if not typed:
                self.tell(*self._last)
                continue
            if self._common(typed.casefold(), helped):
                continue
            given = understand(_unquoted(typed) if free else typed)
            if not isinstance(given, Unclear):
                self._last = []
                return given
            if free or not self._begun(typed.casefold(), helped):
                self.tell(given.told)

    def _line(self) -> str:
        try:
            typed = clean(self._read(), LONGEST)
        except EOFError:
            raise Leave from None
        self.before_answer()
        return typed

    def _common(self, typed: str, more: Sequence[str]) -> bool:
        """The words that hold everywhere. Whether it was `help`."""
        if typed == "back":
            raise Back
        if typed == "quit":
            raise Leave
        if typed in ("help", "?"):
            self.tell(*more)
            return True
        return False

    def _begun(self, typed: str, more: Sequence[str]) -> bool:
        """The same by their beginnings, where nothing else was meant."""
        whole = next((word for word in ("back", "help", "quit") if word.startswith(typed)), "")
        return bool(whole) and self._common(whole, more)

    def choose(self, asked: Sequence[str], choices: Sequence[Choice], more: str | Sequence[str] = ()) -> str:
        """One of some answers, by number, word or the beginning of a word; gives the word."""
        words = [choice.word for choice in choices]
        lines = [
            sentence(f"{number}. {sentence(choice.word[:1].upper() + choice.word[1:])} {choice.told}")
            for number, choice in enumerate(choices, 1)
        ]
        place = self.pick([*asked, *lines], words, more, called="the word")
        return words[place] if isinstance(place, int) else place

    def pick(
        self,
        lines: Sequence[str],
        words: Sequence[str],
        more: str | Sequence[str] = (),
        *,
        also: Sequence[str] = (),
        called: str = "a name",
    ) -> int | str:
        """The place of one of `words` in a list that `lines` reads out, or one of the words in `also`."""
        how = f"Say {span(len(words))}, or {called}."
        how = f"Say {listed([span(len(words)), *also])}." if also else how

        def understand(typed: str) -> _Either | Unclear:
            for word in also:
                if word.startswith(typed.casefold()):
                    return _Either(0, word)
            places = meant(typed, words)
            if len(places) == 1:
                return _Either(places[0])
            if places:
                return Unclear(f"That could be {listed([words[place] for place in places][:FEW])}. Say a little more.")
            named = f" or {listed([*words, *also])}" if len(words) <= FEW else ""
            return Unclear(f'"{clean(typed, 40)}" is not in the list. Say {span(len(words))}{named}.')

        given = self.ask([*lines, how], understand, more)
        return given.word or given.number

    def agree(self, asked: Sequence[str], more: str | Sequence[str] = ()) -> bool:
        """Yes or no, said in full or by its beginning; there is no default."""

        def understand(typed: str) -> bool | Unclear:
            places = meant(typed, ("yes", "no"))
            return places == [0] if places else Unclear("Say yes or no.")

        return self.ask([*asked, "Say yes or no."], understand, more)

    def number(
        self, asked: Sequence[str], least: int, most: int, *, words: Sequence[str] = (), more: str | Sequence[str] = ()
    ) -> int | str:
        """A whole number in a span, or one of some words."""
        told = f"Say a whole number from {least:,} to {most:,}{''.join(f', or {word}' for word in words)}."

        def understand(typed: str) -> _Either | Unclear:
            digits = typed.replace(",", "").rstrip(".%")
            if digits.isascii() and digits.isdigit() and len(digits) < 10 and least <= int(digits) <= most:
                return _Either(int(digits))
            places = [] if digits.isdigit() else meant(typed, words)
            return _Either(0, words[places[0]]) if len(places) == 1 else Unclear(told)

        given = self.ask(asked, understand, more)
        return given.word or given.number

    def text(
        self, asked: Sequence[str], check: Callable[[str], str | Unclear] = str, more: str | Sequence[str] = ()
    ) -> str:
        """Any text; one of the words that hold everywhere is written in quotation marks."""
        return self.ask(asked, check, more, free=True)


def span(count: int) -> str:
    """The numbers of a list.

    >>> span(1), span(2), span(5)
    ('1', '1 or 2', '1 to 5')
    """
    return {1: "1", 2: "1 or 2"}.get(count, f"1 to {count}")


def _unquoted(typed: str) -> str:
    """A text without the quotation marks around the whole of it."""
    return typed[1:-1].strip() if len(typed) > 2 and typed[0] == typed[-1] == '"' else typed
