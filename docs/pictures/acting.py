"""The game on the stage: a seat in front of it, keys, and a film of what it shows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input

from docs.pictures import demo_party, demo_save
from docs.pictures.cells import Frame, look
from docs.pictures.svg import Shown
from docs.pictures.tables import Act
from game.play import opening
from game.screens.app import Undaunted
from game.screens.session import Session

Input.cursor_blink = False  # type: ignore[assignment]  # a blinking cursor is a change in every other frame

FRAMES = 12
"""A second: as many as the game draws of what moves."""
SHORTLY = 0.25
"""Seconds between keys that nobody looks at."""


class Seat:
    """Somebody in front of the game."""

    def __init__(self, app: Undaunted) -> None:
        self.app = app

    def send(self, key: str) -> None:
        """Press a key, or type a letter."""
        letter = key if len(key) == 1 else " " if key == "space" else None
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        self.app.post_message(events.Key(name, letter))

    async def press(self, key: str) -> None:
        """Press a key and let it have its way."""
        self.send(key)
        await self.wait(SHORTLY)

    @staticmethod
    async def wait(seconds: float) -> None:
        """Let so much time of the stage go by."""
        await asyncio.sleep(seconds)

    def must_see(self, text: str) -> None:
        """Raises `LookupError` where a text does not stand on the screen."""
        frame = self.look()
        rows = {y: "".join(frame[x, y].text for x in range(self.app.size.width)) for _, y in frame}
        if not any(text in row for row in rows.values()):
            raise LookupError(f"{text!r} is not there:\n" + "\n".join(rows.values()))

    def look(self) -> Frame:
        """What there is to see."""
        return look(self.app)


@asynccontextmanager
async def seated(
    root: Path, size: tuple[int, int], theme: str = "dusk", *, friends: bool = False
) -> AsyncIterator[Seat]:
    """The game on the demo save, open and at rest."""
    clock = demo_save.make(root)
    if friends:
        demo_party.make(root, clock)
    (root / "local" / "settings.toml").write_text(f'theme = "{theme}"\n', "utf-8")
    app = Undaunted(lambda: Session(opening.open_game(str(root), {}, clock), clock), str(root))
    async with app.run_test(size=size):
        while app.session is None:
            await Seat.wait(0.01)
        await Seat.wait(SHORTLY)
        yield Seat(app)


async def film(root: Path, size: tuple[int, int], acts: Sequence[Act]) -> list[Shown]:
    """What is seen while the acts are played; a frame for each change."""
    shown: list[Shown] = []
    async with seated(root, size) as seat:
        told, ticks = "", 0
        for act in acts:
            told = act.told or told
            if act.key:
                seat.send(act.key)
            for _ in range(round(act.wait * FRAMES)):
                if ticks:
                    await seat.wait(1 / FRAMES)
                frame = seat.look()
                if not shown or (frame, act.key, told) != (shown[-1].frame, shown[-1].key, shown[-1].told):
                    shown.append(Shown(ticks / FRAMES, frame, act.key, told))
                ticks += 1
            seat.must_see(act.sees)
    return shown
