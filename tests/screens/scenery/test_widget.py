"""The widget: rests when nothing happens, moves only where it may, ends on the still picture."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from game.rules.values import replace
from game.screens import themes
from game.screens.scenery import mountain as module
from game.screens.scenery import pace
from game.screens.scenery.mountain import Mountain
from game.screens.scenery.scene import Scene
from game.screens.symbols import Symbols, Tier
from tests.screens.frames import looks, rows
from tests.screens.scenery.scenes import MIDNIGHT, scene

Seen = tuple["Bare", Pilot[None]]
Open = Callable[..., AbstractAsyncContextManager[Seen]]


class Bare(App[None]):
    """A screen with nothing but the mountain."""

    CSS = "Mountain { height: 1fr; }"

    def __init__(self, tier: Tier = Tier.PLAIN) -> None:
        super().__init__()
        self.mountain = Mountain(Symbols(tier))

    def get_css_variables(self) -> dict[str, str]:
        return themes.with_roles(super().get_css_variables())

    def compose(self) -> ComposeResult:
        yield self.mountain


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Open:
    @asynccontextmanager
    async def begin(size: tuple[int, int] = (60, 8), tier: Tier = Tier.PLAIN, **env: str) -> AsyncIterator[Seen]:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("COLORTERM", "truecolor")
        monkeypatch.setenv("TERM", "xterm-256color")
        for key, value in env.items():
            monkeypatch.setenv(key, value)
        app = Bare(tier)
        app.animation_level = "full"
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield app, pilot

    return begin


async def rest(pilot: Pilot[None], app: Bare) -> None:
    for _ in range(1500):
        if not app.mountain.busy:
            break
        await pilot.pause(0.005)
    await pilot.pause()
    assert not app.mountain.busy


def timers(app: Bare) -> int:
    return len(app.mountain._timers)


async def test_nothing_runs_at_rest(opened: Open) -> None:
    async with opened() as (app, pilot):
        app.mountain.show(scene())
        assert app.mountain.busy
        await rest(pilot, app)
        assert timers(app) == 0
        frame = rows(app)
        assert any("▀" in row for row in frame)
        assert {len(row) for row in frame} == {60}


async def test_something_is_drawn_while_the_land_is_painted(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SLICE_SECONDS", 0.0)
    async with opened() as (app, pilot):
        app.mountain.show(scene())
        bare = looks(app)
        await pilot.pause(0.01)
        await rest(pilot, app)
        assert looks(app) != bare
        still = looks(app)
        app.mountain.show(scene(when=MIDNIGHT))
        assert looks(app) == still, "the picture before stays until the new one is whole"


@pytest.mark.parametrize("moment", ["walk", "comeback", "mastered", "summit"])
async def test_a_moment_ends_on_the_still_picture(opened: Open, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    after = scene(here=10, summit=True) if moment == "summit" else scene(here=6, cairns=1)
    monkeypatch.setattr(pace, "LATE_SECONDS", 60.0)
    monkeypatch.setattr(pace, "SLOW_SECONDS", 60.0)
    monkeypatch.setattr("game.screens.scenery.moments.LONGEST", 0.9)
    monkeypatch.setattr("game.screens.scenery.moments.SHORTEST", 0.6)
    monkeypatch.setattr(
        "game.screens.scenery.moments.AFTER", dict.fromkeys(("walk", "comeback", "mastered", "summit"), 0.3)
    )
    async with opened() as (app, pilot):
        app.mountain.show(after)
        await rest(pilot, app)
        still = looks(app)
        app.mountain.show(scene())
        await rest(pilot, app)
        app.mountain.show(after, moment)
        seen = await _frames(app, pilot)
        assert len(seen) > 2, "something moved"
        assert looks(app) == still
        assert timers(app) == 0


async def _frames(app: Bare, pilot: Pilot[None]) -> set[str]:
    seen = set()
    for _ in range(600):
        if not app.mountain.busy:
            break
        if app.mountain.moving:
            seen.add(looks(app))
        await pilot.pause(0.02)
    await pilot.pause()
    return seen


async def _still(app: Bare, pilot: Pilot[None], after: Scene) -> None:
    app.mountain.show(scene())
    await rest(pilot, app)
    app.mountain.show(after, "walk")
    while app.mountain.busy:
        assert not app.mountain.moving
        await pilot.pause(0.005)


async def test_nothing_moves_under_reduced_motion(opened: Open) -> None:
    async with opened() as (app, pilot):
        app.animation_level = "none"
        await _still(app, pilot, scene(here=7))


async def test_slow_frames_stop_all_motion(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "SLOW_SECONDS", 0.0)
    async with opened() as (app, pilot):
        app.mountain.show(scene())
        await rest(pilot, app)
        app.mountain.show(scene(here=9), "summit")
        await rest(pilot, app)
        await _still(app, pilot, scene(here=3))


async def test_a_new_scene_replaces_what_was_under_way(opened: Open) -> None:
    async with opened() as (app, pilot):
        app.mountain.show(scene())
        await rest(pilot, app)
        app.mountain.show(scene(here=9), "walk")
        await pilot.pause(0.2)
        app.mountain.show(scene(here=2))
        await rest(pilot, app)
        replaced = looks(app)
        app.mountain.show(scene(here=4))
        await rest(pilot, app)
        app.mountain.show(scene(here=2))
        await rest(pilot, app)
        assert looks(app) == replaced


@pytest.mark.parametrize(
    ("tier", "env"),
    [(Tier.PLAIN, {"NO_COLOR": "1"}), (Tier.ASCII, {}), (Tier.PLAIN, {"COLORTERM": "", "TERM": "xterm"})],
)
async def test_a_drawing_stands_in_where_colours_are_missing(opened: Open, tier: Tier, env: dict[str, str]) -> None:
    async with opened(tier=tier, **env) as (app, pilot):
        app.mountain.show(scene(), "walk")
        await pilot.pause()
        assert not app.mountain.busy, "it does not move"
        text = "\n".join(rows(app))
        assert "▀" not in text
        assert app.mountain.symbols.mark("here") in text


async def test_no_scene_is_an_empty_place(opened: Open) -> None:
    async with opened() as (app, pilot):
        app.mountain.show(scene())
        await rest(pilot, app)
        app.mountain.show(None)
        await pilot.pause()
        assert not "".join(rows(app)).strip()
        assert not app.mountain.busy


async def test_every_size(opened: Open) -> None:
    async with opened() as (app, pilot):
        app.mountain.show(scene())
        for size in ((1, 1), (2, 5), (23, 3), (24, 3), (200, 2), (120, 40), (40, 20), (0, 0), (61, 9)):
            await pilot.resize_terminal(max(1, size[0]), max(1, size[1]))
            await pilot.pause()
            await rest(pilot, app)
            frame = rows(app)
            assert {len(row) for row in frame} == {max(1, size[0])}
            assert len(frame) == max(1, size[1])


async def test_resizing_in_the_middle_of_everything_ends_well(opened: Open) -> None:
    async with opened() as (app, pilot):
        app.mountain.show(scene())
        for width in range(30, 90, 7):
            await pilot.resize_terminal(width, 8)
            await pilot.pause(0.01)
        app.mountain.show(replace(scene(), here=9), "summit")
        await pilot.resize_terminal(44, 9)
        await rest(pilot, app)
        assert {len(row) for row in rows(app)} == {44}


async def test_a_mountain_that_is_taken_away_leaves_no_timer(opened: Open) -> None:
    async with opened() as (app, pilot):
        app.mountain.show(scene())
        await app.mountain.remove()
        await pilot.pause(0.05)
        assert not app.mountain.busy


def test_one_hiccup_is_forgiven_and_many_are_not() -> None:
    beat = pace.Pace()
    beat.start(0.0)
    for number in range(1, 400):
        beat.drawn(number / 12, number / 12 + (0.2 if number % 60 == 0 else 0.004))
    assert not beat.tired
    for number in range(400, 404):
        beat.drawn(number / 12, number / 12 + 0.2)
    assert beat.tired


async def test_what_is_shown_before_the_first_layout_happens_once_there_is_room(opened: Open) -> None:
    class Early(Bare):
        def compose(self) -> ComposeResult:
            self.mountain.show(scene(), "mastered")
            yield self.mountain

    async with opened():
        app = Early()
        app.animation_level = "full"
        async with app.run_test(size=(40, 6)) as pilot:
            assert await _frames(app, pilot), "it moved"
            await rest(pilot, app)
            assert any("▀" in row for row in rows(app))
