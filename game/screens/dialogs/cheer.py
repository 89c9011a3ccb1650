"""A cheer for a friend: what for, then a sign or a few words. The whole party can read it, and the card says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from game.play.cheering import PUBLIC, REASON_WORDS, SIGN_WORDS
from game.rules.shares import CHEER_CELLS
from game.screens import themes
from game.screens.dialogs.choosing import Way
from game.screens.dialogs.written import Written
from game.screens.lines import hanging, line, plain, wrapped
from game.screens.said import Said
from game.screens.symbols import Symbols

WHAT_FOR, SIGN, TEXT = "what for", "sign", "text"
WRITE = "write"
NUMBERS = "123456789"
EXAMPLE = "I saw you come back on Tuesday"

Give = Callable[[str, str, str], Said]
"""A sign, a text, and what it is for."""


class CheerCard(Written[Said]):
    """Gives what came of the cheer, once it is given."""

    def __init__(self, name: str, news: Sequence[str], give_cheer: Give, symbols: Symbols) -> None:
        super().__init__(symbols, CHEER_CELLS)
        self.name_told = plain(name, 40)
        self.news = news
        self.give_cheer = give_cheer
        self.about = ""
        self.page = WHAT_FOR
        self.entry.placeholder = EXAMPLE

    def head(self) -> str:
        """The title of the card."""
        return f"A cheer for {self.name_told}"

    def told(self, width: int) -> Sequence[Content]:
        """How they are, and who reads it."""
        lead = line((f"{self.symbols.mark('told')} ", themes.GOLD))
        rows = [row for text in self.news for row in hanging(lead, wrapped(text, width - 2, themes.INK, 2))]
        rows += [Content("")] if rows else []
        asked = {
            WHAT_FOR: "What is it for?",
            SIGN: f"{REASON_WORDS.get(self.about, '').capitalize()}: a sign, or a few words.",
            TEXT: "A few words of your own.",
        }
        rows += wrapped(asked[self.page], width, f"bold {themes.INK}", 2)
        return [*rows, *wrapped(PUBLIC, width, themes.QUIET, 2), Content("")]

    def answers(self) -> Sequence[Way]:
        """What for; then the signs, and words of one's own."""
        if self.page == WHAT_FOR:
            return [
                Way(about, NUMBERS[place], (words.capitalize(),)) for place, (about, words) in enumerate(_reasons())
            ]
        signs = [
            Way(sign, NUMBERS[place], (words[:1].upper() + words[1:],))
            for place, (sign, words) in enumerate(SIGN_WORDS.items())
        ]
        return [*signs, Way(WRITE, "w", ("In my own words",))]

    def begun(self) -> str | None:
        """Words begin empty."""
        return "" if self.page == TEXT else None

    def chosen(self, answer: str) -> None:
        """On to the next page, or give it."""
        if self.page == WHAT_FOR:
            self.about = answer
            self.go_to(SIGN)
        elif answer == WRITE:
            self.go_to(TEXT)
        else:
            self._give(answer, "")

    def typed(self, text: str) -> None:
        """Give it in words."""
        if text:
            self._give("", text)

    def _give(self, sign: str, text: str) -> None:
        self.said = self.give_cheer(sign, text, self.about)
        if self.said.refused:
            self.draw()
        else:
            self.give(self.said)

    def action_back(self) -> None:
        """The page before."""
        self.go_to(SIGN if self.page == TEXT else WHAT_FOR)

    def action_leave(self) -> None:
        """Leave; nothing was said."""
        self.give(None)


def _reasons() -> list[tuple[str, str]]:
    """What a cheer is for; "just so" comes last."""
    return sorted(REASON_WORDS.items(), key=lambda each: not each[0])
