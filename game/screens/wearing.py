"""The player's looks and keys, put on: at the start, and whenever they change while the game runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual import constants
from textual.app import App

from game.screens.actions import SETTINGS
from game.screens.symbols import Tier, tier_for

if TYPE_CHECKING:
    from game.play.settings import Looks
    from game.screens.main import MainScreen


def wear(app: App[Any], main: MainScreen, looks: Looks) -> None:
    """Everything `settings.toml` says holds from now on, and what it no longer says is as ever."""
    if looks.theme != app.theme:
        app.theme = looks.theme
    app.animation_level = "none" if looks.motion == "reduced" else constants.TEXTUAL_ANIMATIONS
    wear_symbols(main, looks.symbols)
    if looks.keys or main.keymap.own:
        from game.screens.rebinding import judged

        main.keymap.use(judged(looks.keys).own)


def use_theme(main: MainScreen, name: str) -> None:
    """A theme, now and at the next start."""
    main.app.theme = name
    unsaved = main.opened.keep_theme(name) if main.opened else None
    if unsaved:
        main.tell(unsaved)
    if main.pane.id == SETTINGS:
        main.pane.renew()


def wear_symbols(main: MainScreen, word: str) -> None:
    """Draw with other symbols, borders too; everything is drawn anew."""
    tier = tier_for(os.environ) if word == "auto" else Tier[word.upper()]
    if tier is main.symbols.tier:
        return
    main.symbols.use(tier)
    main.set_class(main.symbols.ascii, "-ascii")
    for widget in main.walk_children():
        widget.refresh(layout=True)
    main.home.world.again()
