"""The help: everything in it, and a way to each part of it at any size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.screens.actions import ACTIONS
from game.screens.dialogs import help_texts as texts
from game.screens.dialogs.help import TITLES, Help
from game.screens.keymap import Keymap
from game.screens.symbols import MARKS, STATUSES, Symbols, Tier
from game.screens.wearing import wear_symbols
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.frames import rows, text
from tests.screens.playing import Player
from tests.screens.test_hostile import check
from tests.screens.test_mouse import click


def whole(seat: Seat) -> str:
    """All of the page, whatever is in view."""
    assert isinstance(seat.app.screen, Help)
    return " ".join(" ".join(row.plain for row in seat.app.screen.body.shown).split())


def top(seat: Seat) -> str:
    """The first line under the sections."""
    return rows(seat.app)[3].replace("│", "").strip()


def help_of(seat: Seat) -> Help:
    assert isinstance(seat.app.screen, Help)
    return seat.app.screen


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_all_of_it_is_there(sit: Running, size: tuple[int, int]) -> None:
    async with sit(size=size) as seat:
        await seat.press("question_mark")
        page = whole(seat)
        keymap = seat.app.main.keymap
        for title, told in texts.HOW.items():
            assert title in page
            assert keymap.told(told) in page
        for word, meaning in (*texts.WORDS, *texts.HANDS, *texts.MORE):
            assert f"{word} {meaning}" in page, word
        for action in ACTIONS:
            assert f"{keymap.all_shown(action.id)} {action.help}" in page, action.id
        for name, meaning in texts.SIGNS:
            assert f"{STATUSES[name][Tier.PLAIN]} {meaning}" in page
        for name, meaning in texts.MARKS:
            assert f"{MARKS[name][Tier.PLAIN]} {keymap.told(meaning)}" in page
        assert str(seat.player.root)[:20] in page
        assert "…" not in page.replace("= …", ""), "nothing is cut"


def test_every_status_has_its_meaning() -> None:
    assert {name for name, _ in texts.SIGNS} == set(STATUSES)
    assert {name for name, _ in texts.MARKS} <= set(MARKS)


@pytest.mark.parametrize("tier", Tier)
async def test_signs_are_those_in_use(sit: Running, tier: Tier) -> None:
    async with sit() as seat:
        wear_symbols(seat.app.main, tier.name.lower())
        await seat.press("question_mark", "4")
        page = whole(seat)
        for name, meaning in texts.SIGNS:
            assert f"{STATUSES[name][tier]} {meaning}" in page
        if tier is Tier.ASCII:
            assert all(ord(letter) < 0x2500 for letter in text(seat.app))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_each_section_is_one_key_away(sit: Running, size: tuple[int, int]) -> None:
    async with sit(size=size) as seat:
        await seat.press("question_mark")
        assert top(seat) == TITLES[0]
        for number in (6, 2, 5, 1, 4, 3):
            await seat.press(str(number))
            await seat.pilot.pause()
            assert top(seat) == TITLES[number - 1]
            assert help_of(seat).sections.current == number - 1
        await seat.press("right")
        await seat.pilot.pause()
        assert top(seat) == TITLES[3]
        await seat.press("left", "left")
        await seat.pilot.pause()
        assert top(seat) == TITLES[1]
        await seat.press("end")
        await seat.pilot.pause()
        assert top(seat) == TITLES[-1]


async def test_it_scrolls_and_the_section_follows(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("question_mark", "down", "j")
        await seat.pilot.pause()
        assert top(seat) != TITLES[0]
        await seat.press("up", "k")
        await seat.pilot.pause()
        assert top(seat) == TITLES[0]
        seen = set()
        for _ in range(40):
            await seat.press("space")
            await seat.pilot.pause()
            seen.add(help_of(seat).sections.current)
        assert seen == set(range(len(TITLES)))


async def test_sections_are_clicked_and_a_click_beside_leaves(sit: Running) -> None:
    async with sit(size=(120, 40)) as seat:
        await click(seat, "? help")
        await click(seat, "4 Signs")
        assert top(seat) == "Signs"
        await click(seat, "to do")
        assert help_of(seat).sections.current == 3, "a click into the page is no way out"
        await seat.pilot.click(offset=(1, 20))
        await seat.settle()
        assert seat.app.screen is seat.app.main


@pytest.mark.parametrize("key", ["escape", "q", "enter", "question_mark", "f1"])
async def test_it_is_left(sit: Running, key: str) -> None:
    async with sit() as seat:
        await seat.press("question_mark", key)
        assert seat.app.screen is seat.app.main
        assert seat.app.return_code is None


@pytest.mark.parametrize("keys", [["l"], ["comma"], ["down", "o"], ["down", "t"], ["comma", "end"]])
async def test_it_opens_from_everywhere(sit: Running, keys: list[str]) -> None:
    async with sit() as seat:
        await seat.press(*keys)
        await seat.settle()
        under = seat.app.screen
        await seat.press("question_mark")
        await seat.settle()
        assert isinstance(seat.app.screen, Help)
        await seat.press("question_mark")
        await seat.settle()
        assert seat.app.screen is under


async def test_where_a_line_is_typed_f1_opens_it_and_a_question_mark_is_a_letter(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "n", *"why", "question_mark")
        assert "why?" in text(seat.app)
        await seat.press("f1")
        await seat.settle()
        assert isinstance(seat.app.screen, Help)
        await seat.press("escape")
        assert "why?" in text(seat.app)


async def test_it_names_the_keys_of_the_player(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    (someone.root / "local" / "settings.toml").write_text('[keys]\nhelp = "f2"\nanswer = "B"\nundo = "z"\n', "utf-8")
    async with sit_down(someone, (80, 24)) as seat:
        await seat.press("f2")
        page = whole(seat)
        assert "z takes back the last thing said" in page
        assert "an offer: B answers it" in page
        assert "f2 How the game works" in page
        await seat.press("f2")
        assert seat.app.screen is seat.app.main


@pytest.mark.parametrize("size", [(1, 1), (12, 4), (30, 9), (60, 20)])
async def test_any_size(sit: Running, size: tuple[int, int]) -> None:
    async with sit(size=size) as seat:
        await seat.press("question_mark", "3", "down", "space", "5")
        check(seat)
        await seat.press("escape")
        assert seat.app.screen is seat.app.main


async def test_a_long_key_has_a_line_to_itself(sit: Running) -> None:
    keymap = Keymap({"done": ("shift+pagedown", "shift+pageup")})
    async with sit():
        page = Help(Symbols(), keymap, "[@click=app.quit]/x")
        page.symbols.use(Tier.ASCII)
        drawn = [row.plain.rstrip() for row in page._keys(50)]
    assert "shift+pagedown or shift+pageup" in drawn
    assert max(map(len, drawn)) <= 50
