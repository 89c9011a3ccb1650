"""The page of settings: what can be set, what each change does, and what the file of this device keeps of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.play.settings import LOOKS, setting_keys
from game.saves import atomic
from game.screens.actions import ACTIONS, HOME
from game.screens.panes.settings import SettingsPane
from game.screens.setting_rows import NAMES
from game.screens.symbols import MARKS, STATUSES, Tier
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.frames import text
from tests.screens.playing import TODAY, Player
from tests.screens.test_hostile import check
from tests.screens.test_mouse import click, place_of


def page(seat: Seat) -> SettingsPane:
    pane = seat.app.main.pane
    assert isinstance(pane, SettingsPane)
    return pane


def values(seat: Seat) -> dict[str, str]:
    return {row.id: row.value for row in page(seat).list.rows}


def said(seat: Seat) -> str:
    message = seat.app.main.messages.said
    return message.text if message else ""


def file_of(someone: Player) -> str:
    path = someone.root / "local" / "settings.toml"
    return path.read_text("utf-8") if path.exists() else ""


def write(someone: Player, content: str) -> None:
    (someone.root / "local" / "settings.toml").write_text(content, "utf-8")


async def go(seat: Seat, row: str) -> None:
    """To the page, and to a row of it."""
    if not isinstance(seat.app.main.pane, SettingsPane):
        await seat.press("comma")
        await seat.settle()
    page(seat).choose([each.id for each in page(seat).list.rows].index(row))
    await seat.pilot.pause()


def flat(seat: Seat) -> str:
    return " ".join(text(seat.app).replace("│", " ").split())


async def test_every_setting_and_every_action_has_a_row(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        await seat.press("comma")
        shown = values(seat)
        assert {key.key for key in setting_keys()} == set(NAMES) <= set(shown)
        assert {f"keys.{action.id}" for action in ACTIONS} <= set(shown)
        drawn = text(seat.app)
        for name in NAMES.values():
            assert name in drawn
        assert (shown["day_start"], shown["theme"], shown["motion"]) == ("04:00", "dusk", "full")
        assert "rewrites nothing" in drawn
        await seat.press("down", "down")
        assert "holds at once" in text(seat.app)


@pytest.mark.parametrize("key", ["enter", "space", "right"])
async def test_motion_holds_at_once_and_at_the_next_start(
    player: Callable[[str], Player], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "full")
    someone = player("several_weeks")
    async with sit_down(someone, (80, 24)) as seat:
        await go(seat, "motion")
        for pressed, word, level in ((key, "reduced", "none"), ("left", "full", "full"), ("left", "reduced", "none")):
            await seat.press(pressed)
            assert (values(seat)["motion"], seat.app.animation_level) == (word, level)
            assert said(seat) == f"Motion: {word}."
    assert 'motion = "reduced"' in file_of(someone)
    async with sit_down(someone, (80, 24)) as seat:
        assert seat.app.animation_level == "none"


async def test_symbols_are_drawn_at_once_with_borders_and_all(sit: Running) -> None:
    async with sit() as seat:
        await go(seat, "symbols")
        words = LOOKS["symbols"]
        for _ in words:
            await seat.press("enter")
            drawn = text(seat.app)
            if values(seat)["symbols"] == "ascii":
                assert all(ord(letter) < 0x2500 for letter in drawn)
                await seat.press("escape")
                await seat.settle()
                home = text(seat.app)
                assert all(ord(letter) < 0x2500 for letter in home), home
                assert STATUSES["pending"][Tier.ASCII] in home
                await go(seat, "symbols")
            else:
                assert "╭" in drawn
                assert MARKS["pointer"][Tier.PLAIN] in drawn
        assert values(seat)["symbols"] == "auto"


async def test_advice_on_slots_is_a_setting_of_the_rules(sit: Running) -> None:
    async with sit() as seat:
        await go(seat, "slots_advice")
        await seat.press("enter")
        assert said(seat) == "Advice before a fourth quest: off."
        assert seat.player.session().game.played.world.settings["slots_advice"] is False
        assert file_of(seat.player) == ""


async def test_the_day_start_is_typed_or_stepped_and_counts_from_tomorrow(sit: Running) -> None:
    async with sit(size=(100, 30)) as seat:
        await go(seat, "day_start")
        await seat.press("enter", "up", "up", "down", "enter")
        assert said(seat) == "A day begins at 04:30, from tomorrow on."
        assert values(seat)["day_start"] == "04:30"
        assert "Today still begins at 04:00" in flat(seat)
        assert seat.player.session().today.day == TODAY
        await seat.press("enter", *["backspace"] * 5, *"3:15")
        assert "A day begins at 03:15, from tomorrow on." in flat(seat)
        await seat.press("down")
        assert "03:00" in flat(seat)
        await seat.press("enter")
        assert values(seat)["day_start"] == "03:00"


async def test_a_time_that_is_none_is_not_taken(sit: Running) -> None:
    async with sit() as seat:
        await go(seat, "day_start")
        await seat.press("2")
        await seat.press("5", "colon", "0", "0", "enter")
        assert seat.app.screen is not seat.app.main, "it still asks"
        assert "A time from 00:00 to 23:59" in flat(seat)
        await seat.press("escape")
        assert values(seat)["day_start"] == "04:00"


@pytest.mark.parametrize(("times", "key", "stepped"), [(1, "up", "00:00"), (2, "up", "00:30"), (1, "down", "23:00")])
async def test_half_hours_go_over_midnight(sit: Running, times: int, key: str, stepped: str) -> None:
    async with sit() as seat:
        await go(seat, "day_start")
        await seat.press("enter", *["backspace"] * 5, *"23:30", *[key] * times, "enter")
        assert values(seat)["day_start"] == stepped


# --- themes ----------------------------------------------------------------------------------------------------------


async def test_a_theme_is_seen_before_it_is_chosen_and_escape_takes_it_back(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    async with sit_down(someone, (80, 24)) as seat:
        await go(seat, "theme")
        await seat.press("enter")
        assert seat.app.theme == "daylight", "the next one is on at once"
        for _ in range(3):
            await seat.press("down")
        assert seat.app.theme == LOOKS["theme"][4]
        await seat.press("escape")
        assert (seat.app.theme, values(seat)["theme"]) == ("dusk", "dusk")
        assert file_of(someone) == ""
        await seat.press("enter", "down", "down", "down", "enter")
        assert (seat.app.theme, values(seat)["theme"]) == (LOOKS["theme"][4], LOOKS["theme"][4])
    assert f'theme = "{LOOKS["theme"][4]}"' in file_of(someone)


async def test_every_theme_can_be_looked_at(sit: Running) -> None:
    async with sit(size=(60, 20)) as seat:
        await go(seat, "theme")
        await seat.press("enter", "home")
        seen = {seat.app.theme}
        for _ in LOOKS["theme"]:
            await seat.press("j")
            seen.add(seat.app.theme)
            assert seat.app.theme in text(seat.app)
        assert seen == set(LOOKS["theme"])


async def test_the_theme_key_changes_the_row_too(sit: Running) -> None:
    async with sit() as seat:
        await go(seat, "theme")
        await seat.press("d")
        assert values(seat)["theme"] == "daylight"


# --- what is not saved, what is in the file --------------------------------------------------------------------------


async def test_what_was_not_saved_says_so(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as seat:
        await go(seat, "motion")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(atomic, "write_all", full)
        await seat.press("enter")
        assert said(seat) == "Not saved: the disk is full. It holds until you leave."
        assert (values(seat)["motion"], seat.app.animation_level) == ("reduced", "none")
        await go(seat, "keys.done")
        await seat.press("enter", "x")
        assert said(seat) == "Not saved: the disk is full."
        assert values(seat)["keys.done"] == "space or enter", "a key holds once it is saved"
        await seat.press("d")
        assert said(seat) == "Not saved: the disk is full. It holds until you leave."
        assert seat.app.theme == "daylight"


async def test_mistakes_in_the_file_stand_first_and_are_told_whole(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    write(someone, 'theem = "dusk"\nmotion = "reduced"\n[keys]\ndone = "spcae"\nquit = "u"\n')
    async with sit_down(someone, (120, 40)) as seat:
        await seat.press("comma")
        lines = [row.told for row in page(seat).list.rows if row.mistake]
        assert lines == [
            'settings.toml:1:1: unknown key "theem"; did you mean "theme"?',
            'settings.toml:4:1: "done": no key "spcae" can be given; did you mean "space"?',
            'settings.toml:5:1: "quit": u is the key of “undo” everywhere',
        ]
        assert lines[0] in flat(seat)
        assert str(someone.root / "local")[:20] in flat(seat)
        before = file_of(someone)
        await seat.press("enter", "right", "left")
        assert file_of(someone) == before, "a mistake is mended in the file"
        assert values(seat)["motion"] == "reduced"


async def test_a_file_changed_in_an_editor_is_read_when_the_page_is_opened_again(sit: Running) -> None:
    async with sit() as seat:
        await go(seat, "motion")
        await seat.press("escape")
        write(seat.player, 'motion = "reduced"\n')
        await go(seat, "motion")
        assert values(seat)["motion"] == "reduced"


async def test_what_is_no_toml_is_left_alone(sit: Running) -> None:
    async with sit() as seat:
        write(seat.player, "theme = ")
        await go(seat, "motion")
        await seat.press("enter")
        assert "Mend that first" in said(seat)
        assert file_of(seat.player) == "theme = "


# --- keys ------------------------------------------------------------------------------------------------------------


async def test_a_new_key_holds_at_once_everywhere(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    async with sit_down(someone, (80, 24)) as seat:
        await go(seat, "keys.done")
        await seat.press("enter")
        assert "Press the new key" in text(seat.app)
        await seat.press("x")
        assert said(seat) == "x is the key of “done” now."
        assert values(seat)["keys.done"] == "x"
        await seat.press("escape")
        await seat.settle()
        assert "x done" in text(seat.app).splitlines()[-1]
        await seat.press("down", "x")
        assert someone.view("lights").status == "done"
    assert file_of(someone).endswith('[keys]\ndone = "x"\n')
    async with sit_down(someone, (80, 24)) as seat:
        assert "x done" in text(seat.app).splitlines()[-1]


async def test_a_key_that_is_taken_changes_nothing_and_says_by_what(sit: Running) -> None:
    async with sit(size=(60, 20)) as seat:
        await go(seat, "keys.done")
        await seat.press("enter", "m")
        assert "m is the key of “missed” on Home and on the page of a quest." in flat(seat)
        await seat.press("7")
        assert "7 begins an amount." in flat(seat)
        await seat.press("ctrl+c")
        assert "ctrl+c can’t be given away: the terminal needs it." in flat(seat)
        await seat.press("escape")
        assert values(seat)["keys.done"] == "space or enter"
        assert file_of(seat.player) == ""
        assert seat.app.main.keymap.own == {}


@pytest.mark.parametrize("way", [("enter", "backspace"), ("left",)])
async def test_the_usual_key_comes_back(sit: Running, way: tuple[str, ...]) -> None:
    async with sit() as seat:
        write(seat.player, '# mine\n[keys]\ndone = "x"\n')
        await seat.press("comma")
        await seat.settle()
        await go(seat, "keys.done")
        page(seat)._wear()
        assert seat.app.main.keymap.shown("done") == "x"
        await seat.press(*way)
        assert said(seat) == "“done” has its usual keys again."
        assert file_of(seat.player) == "# mine\n[keys]\n"
        assert values(seat)["keys.done"] == "space or enter"


async def test_usual_keys_somebody_else_has_by_now_stay_theirs(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    write(someone, '[keys]\ndone = "x"\nsome = "space"\n')
    async with sit_down(someone, (80, 24)) as seat:
        await go(seat, "keys.done")
        await seat.press("left")
        assert "The usual keys are not free: space is the key of" in said(seat)
        assert seat.app.main.keymap.own == {"done": ("x",), "some": ("space",)}


async def test_all_usual_keys_come_back_at_once(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    write(someone, 'motion = "reduced"\n[keys]\ndone = "x"\nsome = "f5"\n')
    async with sit_down(someone, (80, 24)) as seat:
        await go(seat, "usual_keys")
        await seat.press("enter")
        assert seat.app.main.keymap.own == {}
        assert "usual_keys" not in values(seat)
    assert file_of(someone) == 'motion = "reduced"\n'


async def test_the_page_can_be_left_with_any_keys(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    write(someone, '[keys]\nhome = "f2"\nsettings = "f3"\nhelp = "f4"\nchange = "f5"\n')
    async with sit_down(someone, (80, 24)) as seat:
        for back in ("f2", "escape"):
            await seat.press("f3")
            await seat.settle()
            assert isinstance(seat.app.main.pane, SettingsPane)
            await seat.press(back)
            await seat.settle()
            assert seat.app.main.pane.id == HOME
        await seat.press("f4", "f4")
        assert seat.app.screen is seat.app.main


# --- the mouse, sizes, hostile texts ---------------------------------------------------------------------------------


async def test_a_click_chooses_and_a_second_one_changes(sit: Running) -> None:
    async with sit() as seat:
        await go(seat, "day_start")
        await click(seat, "Motion   ")
        assert values(seat)["motion"] == "full"
        await click(seat, "Motion   ")
        assert values(seat)["motion"] == "reduced"
        await click(seat, "Theme   ")
        await click(seat, "Theme   ")
        await click(seat, "dracula")
        assert seat.app.theme == "dracula"
        await click(seat, "dracula")
        assert (seat.app.theme, values(seat)["theme"]) == ("dracula", "dracula")
        assert seat.app.screen is seat.app.main
        await click(seat, "missed   ")
        await click(seat, "missed   ")
        assert "Press the new key" in text(seat.app)
        await seat.pilot.click(offset=(1, 1))
        await seat.settle()
        assert seat.app.screen is seat.app.main


async def test_a_click_beside_the_themes_takes_back(sit: Running) -> None:
    async with sit() as seat:
        await go(seat, "theme")
        await seat.press("enter", "end")
        assert seat.app.theme == LOOKS["theme"][-1]
        await seat.pilot.click(offset=(1, 1))
        await seat.settle()
        assert seat.app.theme == "dusk"


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (30, 9), (60, 20), (200, 60)])
async def test_every_row_is_reached_at_any_size(sit: Running, size: tuple[int, int]) -> None:
    async with sit(size=size) as seat:
        await go(seat, "day_start")
        for row in page(seat).list.rows:
            assert page(seat).row == row
            check(seat)
            await seat.press("down")
        await seat.press("home")
        assert page(seat).list.chosen == 0


async def test_a_hostile_file_is_told_as_text(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    write(
        someone,
        'motion = "[@click=app.quit]Z[/]"\nsymbols = "\\u001b[2J"\n[keys]\n'
        '"\\u001b]52;c;cHduZWQ=\\u0007" = "x"\n"[bold]" = "\\u202e"\ndone = ["a", "b", "c", "d", "e"]\nsome = 3\n'
        + "".join(f'"走る{"走" * number}" = "x"\n' for number in range(40)),
    )
    async with sit_down(someone, (60, 20)) as seat:
        await seat.press("comma")
        await seat.settle()
        for _ in range(50):
            check(seat)
            await seat.press("down")
        assert seat.app.return_code is None
        assert seat.app.main.keymap.own == {}


async def test_a_click_on_a_value_is_a_click_on_its_row(sit: Running) -> None:
    async with sit() as seat:
        await go(seat, "motion")
        x, y = place_of(seat, "full")
        await seat.pilot.click(offset=(x, y))
        await seat.settle()
        assert values(seat)["motion"] == "reduced"
