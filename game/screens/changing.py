"""Changing a quest under way, and resting for longer: questions over the main screen that say first what they mean."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.screens.dialogs.card import Ask
from game.screens.lines import plain
from game.screens.said import Said, Tone, in_the_game
from game.screens.words import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.play.changing import FieldView
    from game.play.views import QuestView
    from game.rules.moves import TakeRest
    from game.screens.main import MainScreen

NAMES = {
    "title": ("t", "Title", "What the quest is called."),
    "schedule": ("d", "Days", "Such as every day, weekdays, mon,wed,fri, 3 a week, every 2 days or day 31."),
    "cue": ("c", "Cue", "What it comes after: a moment of your day. Empty takes it away."),
    "plan_b": ("b", "Plan B", "If this, then that. Empty takes it away."),
    "tiny": ("y", "Tiny", "Two minutes or less, for every step. Empty: each step has its own."),
    "why": ("w", "Why", "What it is for, in your words. Empty takes it away."),
    "target": ("h", "Climb higher", "Where a longer ladder leads. The steps so far stay as they are."),
}
"""What can be changed, in this order: its key, its name, and what to type."""


def ask_edit(main: MainScreen, view: QuestView) -> None:
    """What to change: everything there is, with its present values."""
    from game.play import changing
    from game.rules.moves import Refusal

    fields = changing.fields(main.session.game, view.id)
    if isinstance(fields, Refusal):
        main.tell(Said(in_the_game(fields.message, main.keymap), Tone.CAUTION, refused=True))
        return
    by_key = {field.key: field for field in fields}
    choices = [Choice(key, letter, name, _present(by_key[key])) for key, (letter, name, _) in NAMES.items()]
    texts = [plain(view.title), "Words count from today, days and a longer ladder later. The past keeps what it was."]
    main.ask(Ask("Change the quest", texts, choices, main.symbols), lambda key: _ask_field(main, view, by_key[key]))


def _present(field: FieldView) -> str:
    """What stands there now, and what is on its way."""
    if field.refused:
        return plain(field.refused)
    if field.key == "tiny" and not field.value:
        return "each step has its own"
    if field.key == "target":
        return f"the ladder leads to {int(field.value):,} now"
    coming = f"; from {field.coming_day:%A} on {field.coming}" if field.coming_day else ""
    return plain(field.value + coming) or "none"


def _ask_field(main: MainScreen, view: QuestView, field: FieldView) -> None:
    """The new value, weighed while it is typed."""
    if field.refused:
        main.tell(Said(plain(field.refused), Tone.CAUTION, refused=True))
        return
    from game.screens.dialogs.editing import Change

    _, name, about = NAMES[field.key]
    dialog = Change(name, [plain(view.title), about, *_before(field)], main.symbols, main.session.game, view.id, field)
    main.ask(dialog, partial(_changed, main, view.id, field.key))


def _before(field: FieldView) -> Sequence[str]:
    """What it was in the quest file, where that is something else."""
    given = field.given and field.given != field.value and field.key != "tiny"
    return [f"In the quest file: {plain(field.given)}"] if given else []


def _changed(main: MainScreen, quest: str, key: str, text: str) -> None:
    main.after(main.session.edit(quest, key, text))


def ask_rest(main: MainScreen, view: QuestView) -> None:
    """Until when, why, and for which quests."""
    from game.screens.dialogs.resting import RestDialog

    dialog = RestDialog(view, main.session.game, main.symbols)

    def rest(move: TakeRest) -> None:
        main.after(main.session.rest_until(move))

    main.ask(dialog, rest)
