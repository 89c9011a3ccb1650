"""Stories on the screen: beside the quest at their moment, on a card of their own, and advice after a mastered step."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from game.rules.events import Advised
from game.screens.dialogs.card import Lines
from game.screens.dialogs.story import StoryCard
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.everywhere import here
from tests.screens.frames import text
from tests.screens.playing import MENTORED, TODAY, Player


def walker(root: Path, letters: str) -> Player:
    """Somebody on a quest with a mentor: a letter a day up to yesterday."""
    player = Player(root / "walker", TODAY - timedelta(days=len(letters)))
    player.take("walk", MENTORED)
    player.play({"walk": list(letters)}, TODAY)
    player.settle()
    return player


def shown(seat: Seat) -> str:
    return " ".join(text(seat.app).replace("│", " ").split())


def card(seat: Seat) -> str:
    """What the lines of the open card say, however they are broken."""
    lines = seat.app.screen.query_one("#lines", Lines).shown
    return " ".join(" ".join(row.plain.replace("│", " ") for row in lines).split())


async def test_a_quest_just_taken_has_a_story_beside_it(tmp_path: Path) -> None:
    async with sit_down(walker(tmp_path, ""), (120, 40)) as seat:
        assert "T Ada, who limped She set out in slippers." in shown(seat)
        await seat.press("v")
        await seat.settle()
        assert "She set out in slippers." in shown(seat)


async def test_a_long_past_is_read_behind_the_game_and_the_story_comes_when_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.play.history.is_quick", lambda _: False)
    async with sit_down(walker(tmp_path, "dm"), (120, 40)) as seat:
        for _ in range(100):
            if "Her knee swelled" in shown(seat):
                return
            await seat.pilot.pause(0.02)
        raise AssertionError(shown(seat))


async def test_a_new_day_brings_its_own_story(tmp_path: Path) -> None:
    player = walker(tmp_path, "dm")
    async with sit_down(player, (120, 40)) as seat:
        assert "Her knee swelled" in shown(seat)
        await seat.press("s")
        assert "as far as the letter box" in shown(seat)
        await seat.press("u")
        assert "Her knee swelled" in shown(seat), "taken back: the lapse is open again, and the story is the same"
        player.go_to(TODAY + timedelta(days=1))
        seat.app.main.look()
        await seat.settle()
        assert "Her knee swelled" not in shown(seat), "told yesterday"


async def test_on_a_day_like_others_there_is_none(tmp_path: Path) -> None:
    async with sit_down(walker(tmp_path, "dd-d"), (120, 40)) as seat:
        await seat.settle()
        assert "Ada" not in shown(seat)
        await seat.press("T")
        assert isinstance(seat.app.screen, StoryCard)


async def test_a_fall_and_a_return_have_a_story_each(tmp_path: Path) -> None:
    async with sit_down(walker(tmp_path, "dm"), (120, 40)) as seat:
        assert "Her knee swelled" in shown(seat)
        await seat.press("o")
        assert "Ada, who limped Her knee swelled, and she stayed in for a week. How big shall it be" in card(seat)
        await seat.press("escape", "s")
        await seat.settle()
        assert "as far as the letter box" in shown(seat)


async def test_the_comeback_card_asks_its_question_where_there_is_no_room_for_a_story(tmp_path: Path) -> None:
    async with sit_down(walker(tmp_path, "dm"), (60, 16)) as seat:
        await seat.press("o")
        assert "How big shall it be today?" in shown(seat)


async def test_the_card_turns_to_other_stories_and_gives_nothing_away(tmp_path: Path) -> None:
    async with sit_down(walker(tmp_path, "dm"), (80, 24)) as seat:
        await seat.press("T")
        heard = set()
        for _ in range(6):
            heard.add(shown(seat))
            await seat.press("right")
        told = " ".join(heard)
        assert all(words in told for words in ("slippers", "knee", "letter box", "squeak"))
        assert "frozen" not in told, "three steps ahead"
        assert "walked round it" not in told, "the summit"
        await seat.press("home")
        assert "In the way too tired" in shown(seat)
        assert "1 of 4" in shown(seat)
        await seat.press("escape")
        assert here(seat) == "HomePane"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_whole_scene_can_be_read_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    """The longest scene a quest file may hold, at the smallest size that is promised."""
    scene = ("She walked on, and on, and the road went up. " * 9)[:400].strip()
    player = Player(tmp_path / "long", TODAY)
    player.take("walk", MENTORED.replace("She set out in slippers.", scene))
    async with sit_down(player, size) as seat:
        await seat.press("T")
        assert scene in card(seat)
        assert seat.app.screen.query_one("#card").region.height <= size[1]


async def test_a_quest_nobody_tells_of_says_so(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await seat.press("T")
        assert "Nothing to tell here yet" in shown(seat)
        assert here(seat) == "HomePane"


async def test_a_mastered_step_has_its_story_and_asks_for_a_line(tmp_path: Path) -> None:
    player = walker(tmp_path, "d")
    async with sit_down(player, (120, 40)) as seat:
        await seat.press("space")
        assert "knew it by its squeak" in shown(seat)
        await seat.press("u")
        assert "For whoever comes to step 1 after you:" in shown(seat)
        await seat.press(*"Before tea", "enter")
        assert "your advice stands: “Before tea”" in shown(seat)
        assert here(seat) == "HomePane"
        player.game.refresh()
        assert [event.fact for event in player.game.recent if isinstance(event.fact, Advised)] == [
            Advised("walk", "s1", "Before tea")
        ]


async def test_ones_own_line_is_told_back_on_the_same_step(tmp_path: Path) -> None:
    player = walker(tmp_path, "d")
    async with sit_down(player, (120, 40)) as seat:
        await seat.press("space", "u", *"Before tea", "enter")
        player.go_to(TODAY + timedelta(days=1))
        seat.app.main.look()
        await seat.press("o", "d")
        assert "You wrote for this step: Before tea" in shown(seat)
