"""An app over a save of its own, without a terminal."""

from __future__ import annotations

import shutil
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from game.screens import afterwards
from game.screens.app import Undaunted
from tests.screens import playing
from tests.screens.playing import Player
from tests.screens.terminals import START, Terminal
from tests.screens.waiting import wait_so

wait_so()
afterwards.SECONDS = 0  # a test need not wait for what a player would see a moment later
Input.cursor_blink = False  # type: ignore[assignment]  # a blinking cursor makes two frames of one

Scene = Callable[[Path], Player]
Running = Callable[..., AbstractAsyncContextManager["Seat"]]


class Seat:
    """A player in front of the game: the app, its keys, and the save under it."""

    def __init__(self, app: Undaunted, pilot: Pilot[None], player: Player) -> None:
        self.app = app
        self.pilot = pilot
        self.player = player

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def settle(self) -> None:
        """Wait until what was clicked has gone all its ways: messages, workers, threads, screens."""
        await self.pilot.pause()
        while any(thread.name == "behind" for thread in threading.enumerate()):
            await self.pilot.pause(0.01)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Another size, once every screen has taken it in."""
        await self.pilot.resize_terminal(width, height)
        for _ in range(100):
            if all(screen.size == (width, height) for screen in self.app.screen_stack):
                break
            await self.pilot.pause()
        await self.pilot.pause()


_display = Undaunted._display


def _spelled(app: Undaunted, screen: Screen[Any], renderable: RenderableType | None) -> None:
    """Spell out every frame as for a terminal, also those that come and go unseen: Textual leaves that out here."""
    if isinstance(renderable, CompositorUpdate):
        renderable.render_segments(app.console)
    _display(app, screen, renderable)


Undaunted._display = _spelled  # type: ignore[method-assign, assignment]  # every frame of every test


@asynccontextmanager
async def sit_down(player: Player, size: tuple[int, int]) -> AsyncIterator[Seat]:
    """The game running on a save."""
    app = Undaunted(player.session, str(player.root))
    async with app.run_test(size=size) as pilot:
        while app.session is None:
            await pilot.pause(0.01)
        await pilot.pause()
        yield Seat(app, pilot, player)


@pytest.fixture(scope="session")
def _played(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Saves are played once in a run, and copied for each test."""
    made: dict[str, Path] = {}

    def play(name: str) -> Path:
        if name not in made:
            made[name] = tmp_path_factory.mktemp(name) / "save"
            scene: Scene = getattr(playing, name)
            scene(made[name])
        return made[name]

    return play


@pytest.fixture
def player(_played: Callable[[str], Path], tmp_path: Path) -> Callable[[str], Player]:
    """A copy of a save of `playing.py`, by the name of the function there."""

    def copy(scene: str) -> Player:
        root = tmp_path / scene
        if not root.exists():
            source = _played(scene)
            if source.exists():
                shutil.copytree(source, root)
        return Player(root, playing.TODAY)

    return copy


@pytest.fixture
def sit(player: Callable[[str], Player]) -> Running:
    """The game on a copy of a save."""

    def running(scene: str = "several_weeks", size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Seat]:
        return sit_down(player(scene), size)

    return running


@pytest.fixture
def terminal(player: Callable[[str], Player]) -> Iterator[Callable[..., Terminal]]:
    """The game, or another script, on a terminal of its own over a copy of a save."""
    opened: list[Terminal] = []

    def start(scene: str = "several_weeks", *, script: str = START, **more: Any) -> Terminal:
        opened.append(Terminal(script, player(scene).root, **more))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


@pytest.fixture(autouse=True)
def _few_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """A play-test of a few people looks like one of many."""
    monkeypatch.setattr("game.screens.dialogs.playtest.PEOPLE", 6)


@pytest.fixture
def shelf_of_our_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No bundled quests: the library shows what the test wrote."""
    folder = tmp_path / "bundled"
    folder.mkdir()
    monkeypatch.setattr("game.quests.library.bundled_folder", lambda: folder)
    return folder
