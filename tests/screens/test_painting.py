"""What is painted when something changes: the lines that did, and no others."""

from __future__ import annotations

import gc
from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region

from game.screens import sweeping
from game.screens.symbols import Symbols, Tier
from game.screens.widgets.drawn import Drawn
from tests.screens.conftest import Running
from tests.screens.frames import rows


class Page(Drawn):
    """Lines as they were given; remembers what it was asked to paint."""

    def __init__(self) -> None:
        super().__init__(Symbols(Tier.PLAIN))
        self.texts = ["one", "two", "three"]
        self.painted: list[Region] = []

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - they are short
        return [Content(text) for text in self.texts]

    def refresh(self, *regions: Region, **more: bool) -> Page:
        self.painted += regions
        super().refresh(*regions, **more)
        return self


class OnePage(App[None]):
    """A page."""

    def compose(self) -> ComposeResult:
        yield Page()


async def test_only_the_line_that_changed_is_painted() -> None:
    app = OnePage()
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        page = app.query_one(Page)
        page.painted.clear()
        page.texts[1] = "zwei"
        page.redraw()
        await pilot.pause()
        assert page.painted == [Region(0, 1, 20, 1)]
        assert [row.rstrip() for row in rows(app)] == ["one", "zwei", "three", ""]


async def test_lines_that_go_leave_nothing_behind() -> None:
    app = OnePage()
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        page = app.query_one(Page)
        page.texts = ["one"]
        page.redraw()
        await pilot.pause()
        assert [row.rstrip() for row in rows(app)] == ["one", "", "", ""]
        page.texts = ["a line that is longer than the widget is wide"]
        page.redraw()
        await pilot.pause()
        assert rows(app)[0] == "a line that is longe"


async def test_what_is_behind_a_dialog_follows_what_happens_there(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("o")
        await seat.settle()
        assert len(seat.app.screen_stack) == 2
        seat.app.main.top.shown = 1234.0
        await seat.settle()
        assert "1,234 m" in rows(seat.app)[0]


def test_garbage_waits_for_a_quiet_second(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[object] = []
    counts = iter([20_000, 20_000, 45_000, 45_000, 45_100, 0, 70_000, 70_000])
    monkeypatch.setattr(gc, "get_count", lambda: (next(counts), 0, 0))
    monkeypatch.setattr(gc, "collect", lambda generation=2: swept.append(generation))
    sweeper = sweeping.Sweeping()
    sweeper.look()
    sweeper.look()
    assert not swept  # somebody plays
    sweeper.look()
    assert swept == [2]  # a quiet second: everything
    sweeper.look()
    assert swept == [2, 0]  # too much to wait: only what is new
