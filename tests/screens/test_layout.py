"""What gives way where there is little room: words before titles, the mountain before quests, air before the year."""

from collections.abc import Callable
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from game.rules.values import replace
from game.screens.filters import PICKED, FewColours
from game.screens.rows import Look, quest_rows
from game.screens.symbols import Symbols, Tier
from game.screens.widgets.slider import Slider
from tests.screens.conftest import Running
from tests.screens.frames import rows, text
from tests.screens.playing import LIGHTS, READ, SPEAK, Player
from tests.screens.test_mouse import click

Saves = Callable[[str], Player]
SYMBOLS = Symbols(Tier.PLAIN)
LONG = "Less scrolling and more evening"


def one_line(player: Player, quest: str, width: int, **changes: Any) -> str:
    view = replace(player.view(quest), **changes)
    (row,) = quest_rows(view, width, SYMBOLS, Look(roomy=False))
    return row.plain


# --- Home ------------------------------------------------------------------------------------------------------------


def test_words_give_way_to_a_title_and_a_number_does_not(player: Saves) -> None:
    play = player("several_weeks")
    assert "not due" in one_line(play, "speak", 60, title=LONG, status="not_due")
    assert "1 left this week" in one_line(play, "speak", 60, title=LONG)
    assert "1 left " in one_line(play, "speak", 54, title=LONG)
    narrow = one_line(play, "speak", 44, title=LONG, status="not_due")
    assert LONG in narrow
    assert "not due" not in narrow, "the symbol says it, too"
    assert "comeback +" in one_line(play, "lights", 60, title=LONG)
    assert "+" in one_line(play, "lights", 41, title=LONG)


def test_a_note_of_two_parts_leaves_the_step_whole(player: Saves) -> None:
    view = replace(player("several_weeks").view("lights"), amount=59)
    view = replace(view, step=replace(view.step, amount=60, unit="minutes", instruction="Keep it within 60 minutes."))
    title, step = (row.plain for row in quest_rows(view, 60, SYMBOLS, Look()))
    assert "comeback +" in title
    assert "Keep it within 60 minutes." in step
    assert "59 of 60 minutes" in step


def test_yesterday_does_not_wear_the_warmth_of_today(player: Saves) -> None:
    view = replace(player("several_weeks").view("read"), warmth=5)
    for roomy in (True, False):
        for unsaid in (True, False):
            shown = "".join(row.plain for row in quest_rows(view, 60, SYMBOLS, Look(roomy=roomy, unsaid=unsaid)))
            assert (SYMBOLS.mark("warm") in shown) is not unsaid


async def test_the_mountain_gives_way_to_a_long_list(sit: Running) -> None:
    async with sit("empty", (60, 20)) as seat:
        for number in range(3):
            for name, whole in (("a", LIGHTS), ("b", READ), ("c", SPEAK)):
                id_ = whole.split('id = "')[1].split('"')[0]
                seat.player.take(f"{name}{number}", whole.replace(f'id = "{id_}"', f'id = "{id_}-{number}"', 1))
        seat.app.main.session.look_again()
        seat.app.main.renew()
        await seat.settle()
        home = seat.app.main.home
        assert len(home.quests.rows) == 9
        assert home.quests.size.height >= 9, "all of them are shown"
        assert not home.world.display
        assert home.climb.size.height >= 4
        await seat.resize(80, 24)
        assert home.world.size.height >= 5
        assert home.quests.size.height >= 9


async def test_a_few_quests_leave_the_mountain_where_it_was(sit: Running) -> None:
    async with sit(size=(60, 20)) as seat:
        home = seat.app.main.home
        assert home.world.size.height == 4
        assert home.quests.size.height >= len(home.quests.rows), "without headings, if need be"


async def test_the_top_bar_has_the_next_height_whole(sit: Running) -> None:
    async with sit(size=(60, 20)) as seat:
        for width in range(46, 121):
            await seat.resize(width, 20)
            assert "…" not in rows(seat.app)[0], width


async def test_nothing_is_counted_before_there_is_anything(sit: Running) -> None:
    async with sit("empty", (80, 24)) as seat:
        assert " m" not in rows(seat.app)[0].replace("UNDAUNTED", "")


# --- the other pages -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_year_is_on_the_first_page_of_a_quest(sit: Running, size: tuple[int, int]) -> None:
    async with sit(size=size) as seat:
        seat.app.main.visit("quest", "speak")
        await seat.settle()
        shown = text(seat.app)
        assert "The year" in shown
        assert "Sun" in shown.split("The year")[1]


@pytest.mark.parametrize("key", ["v", "e"])
async def test_a_page_that_goes_on_says_so_until_its_end(sit: Running, key: str) -> None:
    async with sit(size=(80, 24)) as seat:
        await seat.press(key)
        await seat.settle()
        assert "more below" in text(seat.app)
        await seat.press("G")
        await seat.settle()
        assert "more below" not in text(seat.app)
        await seat.press("g")
        await seat.settle()
        await click(seat, "more below")
        await seat.settle()
        assert seat.app.main.pane.query_one("VerticalScroll").scroll_y > 0
        await seat.resize(100, 120)
        await seat.settle()
        assert "more below" not in text(seat.app), "all of it is shown"


async def test_what_was_said_is_old_news_on_another_page(sit: Running) -> None:
    async with sit(size=(80, 24)) as seat:
        await seat.press("down", "space")
        await seat.settle()
        messages = seat.app.main.messages
        assert messages.said is not None
        await seat.press("e")
        await seat.settle()
        assert messages.said is None


async def test_what_is_said_by_going_to_another_page_stays(sit: Running) -> None:
    async with sit("empty", (80, 24)) as seat:
        await seat.press("l")
        await seat.settle()
        await seat.press("enter")
        await seat.settle()
        assert seat.app.main.pane.id == "home"
        assert seat.app.main.messages.said is not None
        shown = seat.app.main.messages.said.text
        assert "Before you begin" in shown
        assert "more to know: on its page in the library" in shown


async def test_a_step_to_be_rated_is_shown_whole_or_over_its_bar(sit: Running) -> None:
    async with sit("empty", (60, 20)) as seat:
        await seat.press("l")
        await seat.settle()
        await seat.press("t")
        await seat.settle()
        await seat.press("escape")
        await seat.settle()
        slider = seat.app.screen.query(Slider).first()
        assert slider.size.height == 2
        await seat.press("7")
        assert slider.value == 70
        assert "sure enough to climb" in text(seat.app)


async def test_a_very_low_window_shows_the_question_of_a_new_goal(sit: Running) -> None:
    async with sit("empty", (24, 6)) as seat:
        await seat.press("a")
        await seat.settle()
        assert "What do you want" in text(seat.app)
        await seat.press("R", "e", "a", "d")
        assert "Read" in text(seat.app)


# --- few colours -----------------------------------------------------------------------------------------------------


def test_the_chosen_row_has_two_colours_of_its_own_where_there_are_sixteen() -> None:
    pick = Color.parse("#2e2340")
    few = FewColours(lambda: pick)
    gold = Style(color="#ffcc66", bgcolor=pick.rich_color, underline=True)
    chosen, other = few.apply([Segment("a", gold), Segment("b", Style(color="#ffcc66"))], pick)
    assert chosen.style is not None
    assert (chosen.style.color, chosen.style.bgcolor, chosen.style.underline) == (PICKED.color, PICKED.bgcolor, True)
    assert other.style == Style(color="#ffcc66")
    plain = [Segment("a", gold), Segment("b", None)]
    assert FewColours(lambda: Color.parse("ansi_default")).apply(plain, pick) == plain
