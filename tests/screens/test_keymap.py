"""Keys of the player's own: which of them hold, and why others do not."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.keys import Keys

from game.play.keynames import AMOUNTS, NAMES, TAKEN, key_problem, settled
from game.play.settings import KeysSaid
from game.screens.actions import ACTIONS, AWAY, HOME, SETTINGS
from game.screens.keymap import Keymap, usual
from game.screens.rebinding import PLACES, by_place, clashes, judged, places, problem, together, usual_problem
from game.screens.said import IN_KEYS, in_the_game
from tests.screens.conftest import sit_down
from tests.screens.frames import REGENERATE, text
from tests.screens.playing import Player


def said(**keys: str) -> list[KeysSaid]:
    """What a settings file says, an action a line."""
    return [
        KeysSaid(action, tuple(each.split()), f"settings.toml:{line}:1")
        for line, (action, each) in enumerate(keys.items(), 2)
    ]


# --- judging ---------------------------------------------------------------------------------------------------------


def test_the_usual_keys_clash_nowhere_and_are_all_keys_one_could_give() -> None:
    keymap = Keymap()
    for one in ACTIONS:
        assert keymap.keys(one.id)
        for other in ACTIONS:
            if one.id < other.id and together(one, other):
                shared = {settled(key) for key in usual(one.id)} & {settled(key) for key in usual(other.id)}
                assert not shared, (one.id, other.id)
        for key in map(settled, usual(one.id)):
            assert not key_problem(key) or key in ("escape", "ctrl+p"), key


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_a_free_key_can_be_given_to_any_action(action: object) -> None:
    name = getattr(action, "id")  # noqa: B009 - one of the table
    found = judged(said(**{name: "f9"}))
    assert found.own == {name: ("f9",)}
    assert found.mistakes == ()
    assert problem([], name, "f9") == ""


def test_a_free_key_holds_in_place_of_the_usual_ones() -> None:
    keymap = Keymap(judged(said(done="x")).own)
    done = keymap.found(HOME, "x", "x")
    assert done is not None
    assert done.id == "done"
    assert keymap.found(HOME, "space", " ") is None
    assert keymap.shown("done") == "x"


def test_two_actions_may_share_a_key_where_they_never_meet() -> None:
    assert judged(said(change="x", take="x", quest="f2", steps="f2")).mistakes == ()


def test_a_key_another_action_needs_is_named_with_its_place() -> None:
    assert problem([], "done", "m") == "m is the key of “missed” on Home and on the page of a quest."
    assert problem([], "missed", "l") == "l is the key of “library” everywhere."
    assert problem([], "library", "m") == "m is the key of “missed” on Home and on the page of a quest."
    assert problem([], "done", "?") == "? is the key of “help” everywhere."
    assert problem(said(undo="x"), "done", "x") == "x is the key of “undo” everywhere."
    assert problem(said(undo="x"), "done", "u") == "", "u is free by now"


@pytest.mark.parametrize(
    "key", ["escape", "ctrl+c", "ctrl+q", "ctrl+p", "7", "=", "backspace", "ctrl+shift+f30", "\x07", "走"]
)
def test_keys_nobody_can_give_away(key: str) -> None:
    told = problem([], "done", key)
    assert told.endswith(".")
    assert "\x07" not in told
    for action in ACTIONS:
        assert problem([], action.id, key)


def test_nothing_can_lock_a_player_in() -> None:
    """Whatever is said, there is a key to leave a pane, to help, to settings, to quit, and escape and ^p hold."""
    away = Keymap(judged(said(home="f2", help="f3", settings="f4", quit="f5", palette="f6")).own)
    for action, key in {"home": "f2", "help": "f3", "settings": "f4", "quit": "f5", "palette": "f6"}.items():
        found = away.found(SETTINGS, key, None)
        assert found is not None
        assert found.id == action
    for pane in AWAY:
        back, anything = away.found(pane, "escape", None), away.found(pane, "ctrl+p", None)
        assert back is not None
        assert anything is not None
        assert (back.id, anything.id) == ("home", "palette")


def test_of_two_entries_that_want_one_key_the_later_is_passed_over() -> None:
    found = judged(said(done="x", some="x"))
    assert found.own == {"done": ("x",)}
    (line,) = found.mistakes
    assert line == 'settings.toml:3:1: "some": x is the key of “done” on Home and on the page of a quest'


def test_keys_can_be_swapped() -> None:
    assert judged(said(some="m", missed="s")) == ({"some": ("m",), "missed": ("s",)}, {}, ())


def test_passing_one_over_may_bring_another_down() -> None:
    """`missed` gets its usual m back, which `some` wanted."""
    found = judged(said(some="m", missed="u"))
    assert found.own == {}
    assert len(found.mistakes) == 2


def test_an_action_that_is_none_names_the_nearest() -> None:
    (line,) = judged(said(setings="x")).mistakes
    assert line == 'settings.toml:2:1: "setings": no action is called so; did you mean "settings"?'
    (line,) = judged(said(qqq="x")).mistakes
    assert line.endswith("; the page of settings lists them")


def test_the_usual_keys_come_back_only_where_they_are_free() -> None:
    assert usual_problem(said(done="x"), "done") == ""
    taken = said(done="x", some="space")
    assert judged(taken).mistakes == ()
    assert usual_problem(taken, "done") == "space is the key of “done” on Home and on the page of a quest."
    assert clashes({"some": ("space",)})


def test_every_named_key_is_one_the_terminal_can_send() -> None:
    known = {key.value for key in Keys}
    assert {name for name in NAMES if name not in known} == set()
    assert not set(NAMES) & set(TAKEN)
    assert all(key_problem(digit) for digit in AMOUNTS)


def test_every_pane_has_its_words() -> None:
    panes = {pane for action in ACTIONS for pane in action.panes}
    assert panes <= set(PLACES)
    assert places(()) == "everywhere"
    assert places(AWAY) == "everywhere but on Home"
    assert sum(len(group) for _, group in by_place()) == len(ACTIONS)


# --- in the game -----------------------------------------------------------------------------------------------------


def write(someone: Player, keys: str) -> None:
    (someone.root / "local" / "settings.toml").write_text(f"[keys]\n{keys}\n", "utf-8")


async def test_own_keys_hold_from_the_start_and_are_on_the_key_bar(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    write(someone, 'done = "x"\nundo = ["z", "ctrl+g"]')
    async with sit_down(someone, (80, 24)) as seat:
        assert "x done" in text(seat.app).splitlines()[-1]
        await seat.press("down", "space")
        assert someone.view("lights").status == "pending"
        await seat.press("x")
        assert someone.view("lights").status == "done"
        assert "z undo" in text(seat.app).splitlines()[-1]
        await seat.press("ctrl+g")
        assert someone.view("lights").status == "pending"


async def test_sentences_name_the_keys_that_hold(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    write(someone, 'undo = "z"\nredo = "Z"\nsome = "f5"\nanswer = "y"')
    async with sit_down(someone, (80, 24)) as seat:
        await seat.press("down", "space", "f5")
        told = seat.app.main.messages.said
        assert told is not None
        assert "press z" in told.text
        await seat.press("z")
        told = seat.app.main.messages.said
        assert told is not None
        assert told.text.endswith("Z brings it back.")


async def test_a_clash_in_the_file_keeps_the_usual_key(player: Callable[[str], Player]) -> None:
    someone = player("several_weeks")
    write(someone, 'done = "m"')
    async with sit_down(someone, (60, 20)) as seat:
        await seat.press("down", "m")
        assert someone.view("lights").status == "missed"
        await seat.press("comma")
        assert "m is the key of “missed”" in " ".join(text(seat.app).split())


def test_no_sentence_keeps_a_letter_of_its_own() -> None:
    other = Keymap({action.id: ("f12",) for action in ACTIONS})
    for pattern, instead in IN_KEYS:
        said_here = instead.format_map({action.id: "" for action in ACTIONS})
        assert not re.search(r"\b[a-zA-Z]\b", said_here), pattern
    assert in_the_game("To take that back, say `undo`.", other) == "To take that back, press f12."
    assert in_the_game("Say `some read 3` for less.", other) == "Press f12 for less."
    assert in_the_game("{done} `x`", other) == "{done} “x”", "braces of a player are no keys"


# --- the page --------------------------------------------------------------------------------------------------------

DOCS = Path(__file__).parents[2] / "docs" / "keys.md"


def tables() -> Iterator[str]:
    """The tables of docs/keys.md, made from the table of actions."""
    for panes, group in by_place():
        where = places(panes)
        yield f"### {where[0].upper()}{where[1:]}\n\n| keys | action | what it does |\n|---|---|---|\n" + "".join(
            f"| {' or '.join(f'`{settled(key)}`' for key in usual(action.id))} | `{action.id}` | {action.help} |\n"
            for action in group
        )


def test_the_page_of_keys_says_what_holds() -> None:
    """After a change to the table: UNDAUNTED_GOLDEN=1 pytest tests/screens/test_keymap.py writes the page anew."""
    page = DOCS.read_text("utf-8")
    start, end = page.index("### "), page.index("\n## Keys of your own")
    if os.environ.get(REGENERATE):
        DOCS.write_text(page[:start] + "\n".join(tables()) + page[end:], "utf-8")
        return
    assert page[start:end] == "\n".join(tables()), "docs/keys.md and the table of actions differ"
    for key in TAKEN:
        assert f"`{key}`" in page, key
    for name in NAMES:
        assert f"`{name.rpartition('+')[2]}`" in page or name.startswith("ctrl+") or re.fullmatch(r"f\d+", name), name
