"""The looks a player chose hold at the next start, on this device."""

from __future__ import annotations

from collections.abc import Callable

from tests.screens.conftest import sit_down
from tests.screens.frames import text
from tests.screens.playing import Player


def likes(someone: Player, **looks: str) -> None:
    """What the settings file of this device says."""
    lines = [f'{key} = "{value}"\n' for key, value in looks.items()]
    (someone.root / "local" / "settings.toml").write_text("".join(lines), encoding="utf-8")


async def test_what_settings_say_is_worn_from_the_start(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    likes(someone, theme="nord", motion="reduced", symbols="ascii")
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


async def test_a_theme_from_the_palette_is_remembered_too(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    async with sit_down(someone, (80, 24)) as seat:
        await seat.press("ctrl+p", *"theme: nord")
        await seat.settle()
        await seat.pilot.pause(0.3)
        await seat.press("enter")
        await seat.settle()
        assert seat.app.theme == "nord"
    async with sit_down(someone, (80, 24)) as seat:
        assert seat.app.theme == "nord"
