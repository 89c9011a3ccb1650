"""What changes by itself: a new day, entries from the shell or another device, a newer version, a bad disk."""

import errno
from collections.abc import Callable
from datetime import timedelta

import pytest

from game.play.game import Game, NotSaved
from game.rules.moves import CheckIn
from game.saves.journal import Journal
from game.screens.main import CAME_IN, NEWER
from game.screens.said import Tone
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.frames import text
from tests.screens.playing import TODAY, Player


def message(seat: Seat) -> str:
    said = seat.app.main.messages.said
    return said.text if said else ""


async def test_the_page_turns_at_the_start_of_the_day(sit: Running) -> None:
    async with sit() as seat:
        seat.player.clock.go_to(TODAY + timedelta(days=1), 3, 59)
        seat.app.main.look()
        await seat.settle()
        assert "Sun 22 Nov" in text(seat.app)
        seat.player.clock.go_to(TODAY + timedelta(days=1), 4, 0)
        seat.app.main.look()
        await seat.settle()
        assert "Mon 23 Nov" in text(seat.app)
        assert message(seat) == "A new day: Monday 23 November."
        assert "Yesterday, Sunday" in text(seat.app)


async def test_the_timer_looks_by_itself(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.screens.main.LOOK_SECONDS", 0.02)
    async with sit() as seat:
        seat.player.clock.go_to(TODAY + timedelta(days=1), 9)
        for _ in range(100):
            await seat.pilot.pause(0.02)
            if "Monday" in text(seat.app):
                return
        raise AssertionError(text(seat.app))


async def test_a_check_in_belongs_to_the_day_it_is_said_on(sit: Running) -> None:
    async with sit("nearly_mastered") as seat:
        seat.player.clock.go_to(TODAY, 23, 30)
        await seat.press("space", "escape")
        said = [event.at for event in seat.player.session().game.recent]
        assert any(at.startswith("2026-11-22T23:30") for at in said), "when it was said, not when the game was opened"


async def test_a_clock_that_goes_back_breaks_nothing(sit: Running) -> None:
    async with sit() as seat:
        seat.player.clock.go_to(TODAY - timedelta(days=2))
        seat.app.main.look()
        await seat.settle()
        assert "Friday 20 November" in text(seat.app)


async def test_what_the_shell_said_appears(sit: Running) -> None:
    async with sit() as seat:
        seat.app.main.look()
        assert seat.app.main.banner.text == ""
        seat.player.game.refresh()
        seat.player.say("lights", "d")
        seat.app.main.look()
        await seat.settle()
        assert CAME_IN in text(seat.app)
        assert "● Lights out at eleven" in text(seat.app)
        await seat.press("end", "space")
        assert CAME_IN not in text(seat.app)


async def test_our_own_entries_are_no_news(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "space")
        seat.app.main.look()
        assert seat.app.main.banner.text == ""


async def test_the_first_quest_may_come_from_the_shell(sit: Running) -> None:
    from tests.screens.playing import LAKE

    async with sit("empty") as seat:
        assert "A mountain with no path" in text(seat.app)
        seat.player.take("lake", LAKE)
        seat.app.main.look()
        await seat.settle()
        assert "A mountain with no path" not in text(seat.app)
        assert "Walk round the lake" in text(seat.app)


async def test_a_save_of_a_newer_version_can_be_looked_at(
    player: Callable[[str], Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Game, "read_only", property(lambda _: True))
    someone = player("several_weeks")

    def refuse(*_: object) -> None:
        raise NotSaved("a newer version wrote it")

    monkeypatch.setattr(Journal, "append", refuse)
    async with sit_down(someone, (120, 40)) as seat:
        assert NEWER in text(seat.app)
        before = seat.app.main.session.today
        await seat.press("down", "space")
        assert message(seat) == "Not saved: a newer version wrote it."
        assert seat.app.main.session.today == before
        assert NEWER in text(seat.app)


@pytest.mark.parametrize(
    ("keys", "dialog"), [(["space"], []), (["r"], []), (["u"], []), (["o"], ["s", "escape"]), (["t"], ["enter"])]
)
async def test_what_was_not_saved_changes_nothing(
    sit: Running, monkeypatch: pytest.MonkeyPatch, keys: list[str], dialog: list[str]
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("the disk is full")

    async with sit() as seat:
        await seat.press("down")
        before, seen = seat.app.main.session.today, text(seat.app).splitlines()[:20]
        monkeypatch.setattr(Journal, "append", full)
        await seat.press(*keys, *dialog)
        assert message(seat) == "Not saved: the disk is full."
        said = seat.app.main.messages.said
        assert said is not None
        assert said.tone is Tone.CAUTION
        assert seat.app.main.session.today == before
        assert text(seat.app).splitlines()[:20] == seen


async def test_a_disk_that_fails_under_a_check_in_is_one_line(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Game, move: object) -> None:
        assert isinstance(move, CheckIn)
        raise OSError(errno.EIO, "Input/output error")

    async with sit() as seat:
        monkeypatch.setattr(Game, "say", fail)
        await seat.press("space")
        assert message(seat) == "Not saved: Input/output error."


async def test_a_folder_that_is_away_for_a_moment_is_no_crash(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: Journal) -> None:
        raise OSError(errno.ENOENT, "No such file or directory")

    async with sit() as seat:
        before = text(seat.app)
        monkeypatch.setattr(Journal, "files", away)
        seat.app.main.look()
        await seat.settle()
        assert text(seat.app) == before


async def test_the_read_model_is_kept_after_the_frame(sit: Running) -> None:
    async with sit("nearly_mastered") as seat:
        kept = seat.player.game.root.read / "now.json"
        before = kept.read_bytes()
        await seat.press("s")
        await seat.settle()
        assert kept.read_bytes() != before


async def test_a_slow_opening_shows_the_frame_first(player: Callable[[str], Player]) -> None:
    from threading import Event

    from game.screens.app import Undaunted

    gate = Event()
    someone = player("several_weeks")

    def slow() -> object:
        gate.wait(10)
        return someone.session()

    app = Undaunted(slow, slow=True)  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Reading your journal" in text(app)
        await pilot.press("space", "u", "l", "5")
        assert app.session is None
        gate.set()
        while app.session is None:
            await pilot.pause(0.02)
        await pilot.pause()
        assert "Lights out" in text(app)
        assert "Reading your journal" not in text(app)


async def test_a_save_that_cannot_be_read_is_one_sentence() -> None:
    from game.screens.app import Undaunted

    def refuse() -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    app = Undaunted(refuse)  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    assert app.return_code == 1
