"""The looks a player chose hold at the next start, on this device."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.screens.conftest import sit_down
from tests.screens.frames import text
from tests.screens.playing import Player


async def test_what_settings_say_is_worn_from_the_start(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    Path(someone.root, "local", "settings.toml").write_text(
        'theme = "nord"\nmotion = "reduced"\nsymbols = "ascii"\n', encoding="utf-8"
    )
    async with sit_down(someone, (80, 24)) as seat:
        assert (seat.app.theme, seat.app.animation_level) == ("nord", "none")
        drawn = text(seat.app)
        assert all(ord(letter) < 0x2500 for letter in drawn), "only what every font has"


async def test_the_theme_key_is_remembered(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    async with sit_down(someone, (80, 24)) as seat:
        await seat.press("d")
        assert seat.app.theme == "daylight"
    async with sit_down(someone, (80, 24)) as seat:
        assert seat.app.theme == "daylight"
