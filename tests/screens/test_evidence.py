"""The page of what was shown: its sentences and numbers, its ways to the quests, and what stands there at first."""

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from textual.containers import VerticalScroll

from game.play import evidence as counting
from game.play import history
from game.play.evidence_views import EvidenceView
from game.play.game import Game
from game.rules.moves import Rate
from game.screens.actions import EVIDENCE, HOME, QUEST
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.frames import text
from tests.screens.playing import READ, TODAY, Player
from tests.screens.test_hostile import HOSTILE, check, facing
from tests.screens.test_mouse import click


async def visit(seat: Seat) -> None:
    await seat.press("e")
    await seat.settle()
    assert seat.app.main.pane.id == EVIDENCE


def flat(seat: Seat) -> str:
    return " ".join(text(seat.app).replace("│", " ").split())


async def test_counted_facts_quest_by_quest(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        await visit(seat)
        shown = flat(seat)
        assert "Lights out at eleven: done 8 of 12 days, last on Thursday" in shown
        assert "3 of 3 steps mastered" in shown
        assert "14 days done in all, 1 day some" in shown
        assert "You came back 6 of 8 times, usually the next day." in shown
        assert "The longest way back: 4 missed days" in shown
        assert "The year · 35 of 49 due days done, all quests" in shown
        assert "Metres by week" in shown
        assert "Heights passed · 23" in shown
        assert "◈ 1,866 m climbed so far" in shown


async def test_the_top_bar_and_the_page_say_the_same(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        await visit(seat)
        today = seat.player.session().today
        assert f"{today.metres:,.0f} m climbed so far" in flat(seat)
        ended, lapses = today.comebacks
        assert f"You came back {ended} of {lapses} times" in flat(seat)


async def test_ratings_stand_beside_what_came_of_them(tmp_path: Path) -> None:
    player = Player(tmp_path / "save", TODAY - timedelta(days=6))
    player.take("read", READ)
    player.game.say(Rate("read", 70, "s1"))
    player.play({"read": list("ddsdmd")}, TODAY)
    async with sit_down(player, (120, 60)) as seat:
        await visit(seat)
        assert "60–79" in text(seat.app)
        assert "did it 3 of 4" in text(seat.app)
        assert "═" in text(seat.app)


async def test_with_nothing_to_count_it_names_the_next_small_act(sit: Running) -> None:
    async with sit("empty") as seat:
        await visit(seat)
        assert "Nothing to count yet" in flat(seat)
        assert "l opens the library, a makes a quest" in flat(seat)
        await seat.press("j", "G", "right", "v", "escape")
        await seat.settle()
        assert seat.app.main.pane.id == HOME


async def test_on_the_first_day_it_names_the_tiny_version(tmp_path: Path) -> None:
    player = Player(tmp_path / "save", TODAY)
    player.take("read", READ)
    async with sit_down(player, (80, 24)) as seat:
        await visit(seat)
        assert "The next small act: Begin, and stop after a minute" in flat(seat)
        assert "Read 2 pages: done" not in flat(seat)


async def test_a_click_on_a_quest_goes_to_its_page(sit: Running) -> None:
    async with sit(size=(120, 40)) as seat:
        await visit(seat)
        await click(seat, "Speak up in meetings")
        assert seat.app.main.pane.id == QUEST
        assert "Speak up in meetings · 3 of 4" in text(seat.app)


async def test_keys_choose_a_quest_and_go_to_its_page(sit: Running) -> None:
    async with sit() as seat:
        await visit(seat)
        for key in ("right", "tab", "left", "v"):
            await seat.press(key)
            await seat.settle()
        assert seat.app.main.pane.id == QUEST
        assert "Read every day" in text(seat.app)


async def test_a_quest_put_down_stays_evidence_and_has_no_page(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        seat.player.game.refresh()
        from game.rules.moves import Drop

        seat.player.game.say(Drop("lights"))
        seat.app.main.session.look_again()
        await visit(seat)
        assert "put down · 3 of 3 steps mastered" in flat(seat)
        await click(seat, "Lights out at eleven  ")
        assert seat.app.main.pane.id == EVIDENCE


async def test_it_scrolls_to_its_end_by_keys(sit: Running) -> None:
    async with sit(size=(60, 20)) as seat:
        await visit(seat)
        page = seat.app.main.pane.query_one(VerticalScroll)
        seen = []
        for key in ("j", "pagedown", "k", "G", "pageup", "g"):
            await seat.press(key)
            await seat.settle()
            seen.append(page.scroll_y)
        assert 0 < seen[0] < seen[2] < seen[1] < seen[3] == page.max_scroll_y
        assert seen[5] == 0


BOXES = (
    "What I have shown I can do",
    "Coming back",
    "Heights passed",
    "The year",
    "Metres by week",
    "How sure, and what came of it",
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40)])
async def test_paging_leads_past_every_box(sit: Running, size: tuple[int, int]) -> None:
    async with sit(size=size) as seat:
        await visit(seat)
        page, seen = seat.app.main.pane.query_one(VerticalScroll), [text(seat.app)]
        while page.scroll_y < page.max_scroll_y:
            await seat.press("pagedown")
            await seat.settle()
            seen.append(text(seat.app))
        assert not [title for title in BOXES if not any(title in shown for shown in seen)]
        assert "Nothing rated yet. On a quest" in " ".join(seen), "the last of them with its lines"
        assert page.virtual_size.width <= page.size.width, "nothing stands beside the page"


async def test_undo_is_counted_at_once(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        await seat.press("down", "space")
        await visit(seat)
        assert "15 days done in all" in flat(seat)
        await seat.press("u")
        await seat.settle()
        assert "14 days done in all" in flat(seat)


async def test_a_long_journal_is_read_while_the_player_goes_on(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, real = Event(), counting.evidence

    def slowly(game: Game) -> EvidenceView:
        assert go_on.wait(20)
        return real(game)

    monkeypatch.setattr(history, "is_quick", lambda _: False)
    monkeypatch.setattr(counting, "evidence", slowly)
    async with sit(size=(120, 40)) as seat:
        await visit(seat)
        assert "Reading your journal …" in text(seat.app)
        await seat.press("escape")
        await seat.settle()
        assert seat.app.main.pane.id == HOME, "nobody has to wait"
        await seat.press("space")
        assert seat.player.view("read").status == "pending", "yesterday was said"
        go_on.set()
        await seat.pilot.pause(0.2)
        await visit(seat)
        for _ in range(100):
            if "What I have shown I can do" in text(seat.app):
                break
            await seat.pilot.pause(0.05)
        assert "16 days done in all" in text(seat.app), "what was said meanwhile counts"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_nothing_is_wider_than_its_box(sit: Running, size: tuple[int, int]) -> None:
    async with sit(size=size) as seat:
        await visit(seat)
        for key in ("pagedown", "pagedown", "G"):
            await seat.press(key)
            await seat.settle()
            check(seat)


@pytest.mark.parametrize("name", ["action", "close", "escape", "bidi", "wide", "zalgo", "long", "empty"])
async def test_hostile_texts_are_shown_as_text(tmp_path: Path, name: str) -> None:
    async with facing(tmp_path, HOSTILE[name], (80, 24)) as seat:
        await visit(seat)
        for key in ("pagedown", "G", "g"):
            await seat.press(key)
            await seat.settle()
            check(seat)
        assert seat.app.return_code is None
