"""A new value for something about a quest. It says at once what is wrong, or from when it would hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.play import changing
from game.play.changing import TEXTS, WeighedView
from game.play.telling import day_said
from game.rules.moves import Refusal
from game.screens.dialogs.entry import Entry, Meant
from game.screens.lines import plain, plural
from game.screens.said import in_the_game
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.changing import FieldView
    from game.play.game import Game


class Change(Entry[str]):
    """Gives the text as it was typed; only one that can be said."""

    def __init__(
        self, title: str, texts: Sequence[str], symbols: Symbols, game: Game, quest: str, field: FieldView
    ) -> None:
        self._game, self._quest, self._field = game, quest, field
        stands = "" if field.key == "target" else plain(field.coming or field.value)
        super().__init__(title, texts, symbols, stands)
        self.entry.max_length = TEXTS.get(field.key, 200)

    def meaning(self, typed: str) -> Meant:
        """What is wrong with it, that it holds already, or from when it would."""
        if self._field.key == "target" and not typed.strip():
            return Meant("A whole number.")
        weighed = changing.weigh(self._game, self._quest, self._field.key, typed)
        if isinstance(weighed, Refusal):
            return Meant(in_the_game(weighed.message, self.keys_held))
        if weighed.from_day is None:
            return Meant("So it stands now.")
        return Meant(self._from(weighed), good=True)

    def _from(self, weighed: WeighedView) -> str:
        when = day_said(weighed.from_day, self._game.today) if weighed.from_day else ""
        if weighed.more:
            more = plural(weighed.more, "more step")
            return f"On to {plain(weighed.value)}: {more}, {weighed.steps:,} in all, from {when} on."
        if not weighed.value:
            own = "Each step has its own" if self._field.key == "tiny" else "Nothing stands there"
            return f"{own}, from {when} on."
        return f"{plain(weighed.value)}: from {when} on."

    def given(self, typed: str) -> str:
        """The text."""
        return typed
