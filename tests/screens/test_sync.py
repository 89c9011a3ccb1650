"""A sync from the palette: the stages and what came of it are told, and the game goes on meanwhile."""

from __future__ import annotations

import asyncio
from pathlib import Path

from game.play import syncing
from game.screens.syncing import TITLE
from tests.party.gitting import bare
from tests.screens.conftest import Running, Seat
from tests.screens.frames import text
from tests.screens.test_palette import find, rows


async def told(seat: Seat, part: str) -> str:
    """What the game shows once a thread has told it."""
    for _ in range(200):
        await seat.settle()
        if part in text(seat.app):
            return text(seat.app)
        await asyncio.sleep(0.02)
    raise AssertionError(text(seat.app))


async def test_without_a_remote_it_says_how(sit: Running) -> None:
    async with sit(size=(120, 40)) as seat:
        await find(seat, "git remote")
        assert rows(seat)[0] == TITLE
        await seat.press("enter")
        assert "undaunted sync --remote ADDRESS" in await told(seat, "There is no remote yet")


async def test_what_came_is_told(sit: Running, tmp_path: Path) -> None:
    remote = bare(tmp_path / "party.git")
    async with sit(size=(120, 40)) as seat:
        assert isinstance(syncing.sync(seat.app.main.session.game, str(remote), lambda _: None), syncing.SyncView)
        await find(seat, "git remote")
        await seat.press("enter")
        await told(seat, "Nothing new came")


async def test_a_remote_that_is_away_is_told(sit: Running, tmp_path: Path) -> None:
    remote = bare(tmp_path / "party.git")
    async with sit(size=(120, 40)) as seat:
        syncing.sync(seat.app.main.session.game, str(remote), lambda _: None)
        remote.rename(tmp_path / "away")
        await find(seat, "git remote")
        await seat.press("enter")
        await told(seat, "There is no git repository")
