"""The friends on the screen: who is where, their ways beside the player's, cheers, sharing, and what friends offer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from game.party.facts import PublicDay, PublicTip
from game.play.party import party
from game.play.party_views import WayView
from game.rules.party_facts import Cheered, Shared
from game.rules.values import replace
from game.screens import company
from game.screens.dialogs.share import ShareCard
from game.screens.panes.friends import FriendsPane
from game.screens.sides import frame_for, picture
from game.screens.symbols import Symbols, Tier
from game.screens.widgets.roll import Roll
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.everywhere import PARTY, here
from tests.screens.evil import EVIL
from tests.screens.frames import rows, text
from tests.screens.playing import LAKE, TODAY, Player, several_weeks
from tests.screens.public import ADA, BO, FriendFile, three_friends
from tests.screens.test_hostile import SIZES, check
from tests.screens.test_journeys_keys import facts, typed
from tests.screens.test_mouse import click

Saves = Callable[[str], Player]
LARGE = (120, 40)


def pane_of(seat: Seat) -> FriendsPane:
    assert isinstance(seat.app.main.pane, FriendsPane)
    return seat.app.main.pane


def friend_file(player: Player, friend: str) -> FriendFile:
    """A friend's file, to add to."""
    file = FriendFile.__new__(FriendFile)
    file.folder = player.root / "party" / friend
    file.path = next(file.folder.glob("*.jsonl"))
    file.writer, file.n = friend[:1] * 10, 1000
    return file


async def look(seat: Seat) -> None:
    """What the game does every few seconds."""
    assert seat.app.main.company is not None
    seat.app.main.company.look()
    await seat.settle()


# --- seeing ----------------------------------------------------------------------------------------------------------


async def test_ways_stand_side_by_side_each_from_its_own_first_day(sit: Running) -> None:
    async with sit(PARTY, size=LARGE) as seat:
        await seat.press("f")
        await seat.settle()
        drawn = [row.plain for row in pane_of(seat).sides.lines(70, 40)]
        heads = [row for row in drawn if " · step " in row]
        assert [head.split()[0] for head in heads] == ["You", "▸", "Bo"], "mine first, then the chosen one"
        assert "day 39 · step 4 of 6" in heads[1]
        assert "came back 3 of 3" in heads[1], "falls and returns are counted"
        assert any(row.startswith("day 1 ") for row in drawn)
        assert "On your step 6 they advise" in drawn, "advice for the step the player is on"


async def test_all_days_of_a_friend_are_drawn_though_the_overview_has_the_newest(sit: Running) -> None:
    async with sit(PARTY, size=LARGE) as seat:
        await seat.press("f")
        await seat.settle()
        ada = next(each for each in pane_of(seat).sides.climbers if each.player == ADA)
        assert ada.way.day == len(ada.way.letters) == 39


async def test_the_keys_go_through_friends_and_their_mountains(sit: Running) -> None:
    async with sit(PARTY) as seat:
        await seat.press("f")
        await seat.settle()
        roll = pane_of(seat).roll
        assert roll.entry is not None
        assert roll.entry.friend.name == "Ada", "the first friend, not the player"
        await seat.press("down")
        assert roll.entry.way is not None
        assert roll.entry.way.title == "Run 5 km"
        await seat.press("tab")
        assert roll.entry.friend.name == "Bo"
        await seat.press("down")
        assert roll.entry.way is not None
        assert not roll.entry.way.named
        assert "nothing else" in text(seat.app), "what is shared by metres alone says so"
        await seat.press("shift+tab", "shift+tab")
        assert roll.entry.mine
        await seat.press("enter")
        assert "your own way" in text(seat.app)


async def test_troubles_of_a_file_are_told_in_words(sit: Running) -> None:
    async with sit(PARTY, size=LARGE) as seat:
        await seat.press("f")
        await seat.settle()
        assert "1 line in a file of Cy's cannot be read" in text(seat.app)


async def test_the_shared_summit_adds_up_what_everybody_climbed(sit: Running) -> None:
    async with sit(PARTY, size=LARGE) as seat:
        await seat.press("f")
        await seat.settle()
        view = party(seat.player.game)
        together = sum(friend.week_metres for friend in view.friends) + (view.me.week_metres if view.me else 0)
        assert view.summit.metres == pytest.approx(together)
        assert f"{together:,.0f} m, " in text(seat.app)


async def test_nobody_yet_is_told_how_a_party_begins(sit: Running) -> None:
    async with sit("empty", size=LARGE) as seat:
        await seat.press("f")
        await seat.settle()
        page = text(seat.app)
        assert "Choose what you share" in page
        assert str(seat.player.root)[:30] in page, "the folder to share"
        assert not (seat.player.root / "party").exists(), "looking makes nothing"


async def test_a_first_reading_says_how_far_it_is_and_is_left_with_escape(
    player: Saves, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone = player("several_weeks")
    three_friends(someone.root, "9" * 26, TODAY, LAKE)
    seen: list[bool] = []

    def slow(_game: object, progress: Callable[[int, int], bool]) -> object:
        while progress(1, 3):
            pass
        seen.append(True)
        return party(someone.game)

    monkeypatch.setattr("game.play.party_live.now", slow)
    async with sit_down(someone, (80, 24)) as seat:
        await seat.press("f")
        for _ in range(100):
            await seat.pilot.pause(0.01)
            if "1 of 3 friends" in text(seat.app):
                break
        assert "1 of 3 friends" in text(seat.app)
        await seat.press("escape")
        await seat.settle()
        assert seen
        assert here(seat) == "FriendsPane", "escape left the reading, not the page"


# --- alive -----------------------------------------------------------------------------------------------------------


async def test_what_a_friend_does_appears_in_the_running_game(sit: Running) -> None:
    assert company.LOOK_SECONDS <= 5, "seconds, not minutes"
    async with sit(PARTY, size=LARGE) as seat:
        await seat.press("f")
        await seat.settle()
        assert "Meanwhile, somewhere" not in text(seat.app)
        friend_file(seat.player, BO).add(PublicTip("3" * 10, "s6", "Meanwhile, somewhere else"))
        await look(seat)
        assert "Meanwhile, somewhere" in text(seat.app)


async def test_friends_stand_on_the_mountain_of_home(sit: Running) -> None:
    async with sit(PARTY, size=LARGE) as seat:
        await seat.settle()
        scene = seat.app.main.home.world.scene
        assert scene is not None
        assert scene.quest == "read"
        assert scene.others == (1, 3), "Bo on the second step, Ada on the fourth"
        file = friend_file(seat.player, BO)
        file.add(PublicDay("3" * 10, TODAY, 1050, "done", "s3"))
        await look(seat)
        scene = seat.app.main.home.world.scene
        assert scene is not None
        assert scene.others == (2, 3)


async def test_what_is_said_reaches_the_shared_folder(sit: Running) -> None:
    async with sit(PARTY) as seat:
        await seat.settle()
        before = sum(path.stat().st_size for path in seat.player.root.glob("party/*/*.jsonl"))
        await seat.press("space")
        await seat.settle()
        assert sum(path.stat().st_size for path in seat.player.root.glob("party/*/*.jsonl")) > before


async def test_advice_of_friends_stands_on_the_step_it_is_for(sit: Running) -> None:
    async with sit(PARTY, size=LARGE) as seat:
        await seat.press("v")
        await seat.settle()
        assert "A tip of Ada's for s6" in text(seat.app)
        await seat.press("i", "left")
        await seat.settle()
        assert "A tip of Ada's for s5" in text(seat.app)


# --- cheers ----------------------------------------------------------------------------------------------------------


async def test_a_new_cheer_is_shown_once_when_the_game_opens(player: Saves) -> None:
    someone = player(PARTY)
    async with sit_down(someone, LARGE) as seat:
        await seat.settle()
        assert "I saw you come back." in text(seat.app)
        assert seat.app.screen is seat.app.main, "no wall before the day"
    async with sit_down(someone, LARGE) as seat:
        await seat.settle()
        assert "I saw you come back." not in text(seat.app)


async def test_a_cheer_comes_back_after_a_miss(sit: Running) -> None:
    async with sit(PARTY) as seat:
        await seat.settle()
        await seat.press("down", "m")
        await seat.settle()
        assert "Ada gave you this" in text(seat.app)


async def test_a_cheer_is_given_by_keys_alone(sit: Running) -> None:
    async with sit(PARTY) as seat:
        await seat.press("f")
        await seat.settle()
        await seat.press("enter", "2")
        await seat.settle()
        assert "whole party can read" in text(seat.app), "said before it is written"
        await seat.press("w")
        await seat.settle()
        await typed(seat, "Well climbed")
        await seat.press("enter")
        await seat.settle()
        assert seat.app.screen is seat.app.main
        assert [(fact.to, fact.text, fact.about) for fact in facts(seat, Cheered) if isinstance(fact, Cheered)] == [
            (ADA, "Well climbed", "comeback")
        ]
        assert any(b"Well climbed" in path.read_bytes() for path in seat.player.root.glob("party/*/*.jsonl"))


# --- sharing ---------------------------------------------------------------------------------------------------------


async def test_sharing_says_what_leaves_asks_for_a_name_and_shows_every_line(sit: Running) -> None:
    async with sit(size=LARGE) as seat:
        await seat.press("end", "S")
        await seat.settle()
        await seat.press("n")
        await seat.settle()
        assert "you would share" in text(seat.app)
        assert not facts(seat, Shared), "looking shares nothing"
        await seat.press("p")
        await seat.settle()
        assert here(seat) == "Leaving"
        assert '"k": "p.quest"' in text(seat.app)
        await seat.press("escape", "y")
        await seat.settle()
        assert "What should your friends call you" in text(seat.app)
        assert not facts(seat, Shared)
        await typed(seat, "Robin")
        await seat.press("enter")
        await seat.settle()
        assert [fact.how for fact in facts(seat, Shared) if isinstance(fact, Shared)] == ["named"]
        assert list(seat.player.root.glob("party/*/*.jsonl"))
        await seat.press("x")
        await seat.settle()
        await seat.press("y")
        await seat.settle()
        assert [fact.how for fact in facts(seat, Shared) if isinstance(fact, Shared)] == ["named", "no"]


async def test_escape_leaves_step_by_step_and_shares_nothing(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "S", "m", "y")
        await seat.settle()
        card = seat.app.screen
        assert isinstance(card, ShareCard)
        assert card.page == "name"
        for page in ("sure", "how"):
            await seat.press("escape")
            await seat.settle()
            assert card.page == page
        await seat.press("escape")
        await seat.settle()
        assert seat.app.screen is seat.app.main
        assert not facts(seat, Shared)


# --- a quest together ------------------------------------------------------------------------------------------------


async def test_an_offered_quest_is_shown_then_taken_by_the_mouse_alone(sit: Running) -> None:
    async with sit(PARTY, size=LARGE) as seat:
        await seat.settle()
        await click(seat, "friends")
        await click(seat, "Walk round the lake")
        assert "Bo offers this quest file" in text(seat.app)
        assert "lake" not in seat.app.main.session.game.played.world.courses
        await click(seat, "  offered")
        assert here(seat) == "OfferCard"
        assert "Stop when something hurts." in text(seat.app), "cautions before it is taken"
        await click(seat, "Take it")
        await seat.settle()
        assert "lake" in seat.app.main.session.game.played.world.courses
        assert here(seat) == "HomePane"


async def test_a_file_that_is_not_the_one_offered_is_not_opened(player: Saves) -> None:
    someone = player(PARTY)
    path = next(someone.root.glob("party/*/quests/*.toml"))
    path.write_text(LAKE.replace("lake", "pond"), "utf-8")
    async with sit_down(someone, LARGE) as seat:
        await seat.settle()
        await seat.press("f", "end", "up", "enter")
        await seat.settle()
        assert here(seat) == "FriendsPane"
        assert "not the one that was offered" in text(seat.app)


# --- pictures, sizes, hostile texts ----------------------------------------------------------------------------------


WAY = WayView(
    "a" * 10, bool(1), "read", "Read", "", TODAY, 5, "ddmsd", 3, 6, (1, 1, 1, 2, 3), 3, 1, 1, 2, bool(0), "", 50, 20, 0
)  # fmt: skip


def test_a_picture_rises_with_the_steps_and_marks_the_way_back() -> None:
    drawn = [row.plain for row in picture(WAY, frame_for([WAY], 20, 4), "", Symbols(Tier.PLAIN))]
    assert len({len(row) for row in drawn}) <= 2
    assert drawn[-1].split() == ["●", "●", "◌", "∴", "●"], "the day that came back has a cairn"
    heights = [sum(row[3 * day : 3 * day + 1] not in ("", " ") for row in drawn[:-1]) for day in range(4)]
    assert heights == sorted(heights)


def test_a_long_way_shares_its_cells_out_over_its_days() -> None:
    long = replace(WAY, letters="ddddddm" * 520, stood=(1,) * 1820 + (2,) * 1820, day=3640)
    drawn = [row.plain for row in picture(long, frame_for([long], 60, 3), "", Symbols(Tier.PLAIN))]
    assert max(map(len, drawn)) <= 60
    assert set(drawn[-1]) == {"◕"}, "six days of seven"


@pytest.mark.parametrize("size", [(1, 1), (9, 3), (40, 12), (60, 20), (200, 60)])
async def test_any_size(sit: Running, size: tuple[int, int]) -> None:
    async with sit(PARTY, size=size) as seat:
        await seat.press("f")
        await seat.settle()
        check(seat)
        await seat.press("down", "pagedown")
        await seat.resize(80, 24)
        await seat.press("home")
        check(seat)
        assert any("Friends" in row for row in rows(seat.app))


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
async def test_hostile_friends(tmp_path: Path, evil: str) -> None:
    someone = several_weeks(tmp_path / "save")
    three_friends(someone.root, "9" * 26, TODAY, LAKE, evil=evil[:500])
    for size in SIZES:
        async with sit_down(someone, size) as seat:
            await seat.settle()
            check(seat)
            await seat.press("f")
            await seat.settle()
            for keys in (("down",), ("tab",), ("enter",), ("1",), ("escape",)):
                await seat.press(*keys)
                await seat.settle()
                check(seat)
            await seat.press("escape", "down", "v")
            await seat.settle()
            check(seat)
            assert seat.app.return_code is None


async def test_without_a_party_nothing_of_it_is_looked_at(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_game: object) -> object:
        raise AssertionError

    monkeypatch.setattr("game.play.party_live.marks", never)
    async with sit() as seat:
        await look(seat)
        await seat.press("space")
        await seat.settle()
        assert not (seat.player.root / "party").exists()


def test_a_list_that_was_read_anew_keeps_what_was_chosen(player: Saves) -> None:
    from game.screens.roll import entries

    someone = player(PARTY)
    view = party(someone.game)
    roll = Roll(Symbols(Tier.PLAIN))
    roll.show(entries(view), TODAY)
    bo = next(place for place, each in enumerate(roll.entries) if each.friend.id == BO)
    roll.choose(bo)
    roll.show(entries(replace(view, friends=view.friends[1:])), TODAY + timedelta(days=1))
    assert roll.entry is not None
    assert roll.entry.friend.id == BO


async def test_a_friend_who_fell_on_the_same_step_is_the_story_of_the_moment(sit: Running) -> None:
    async with sit(PARTY, size=LARGE) as seat:
        await seat.settle()
        await seat.press("down", "down", "T")
        await seat.settle()
        assert here(seat) == "StoryCard"
        told = ""
        for _ in range(6):
            told += text(seat.app)
            await seat.press("right")
        assert "Ada" in told
        assert "day 3" in told, "by the count of the one who fell"


async def test_who_leaves_the_party_takes_everything_back(sit: Running) -> None:
    async with sit(PARTY) as seat:
        await seat.press("f", "S")
        await seat.settle()
        if "All my quests" in text(seat.app):
            await seat.press("b")
        await seat.press("l")
        await seat.settle()
        assert "Friends may keep copies" in text(seat.app)
        await seat.press("y")
        await seat.settle()
        seat.player.game.refresh()
        assert not seat.player.game.played.world.shares.any
