"""Texts that would take over the screen are shown as text or not at all: in every row, dialog, bar and palette."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.events import Paste
from textual.screen import ModalScreen
from textual.widgets import Static

from game.play.game import Game
from game.quests.reader import read_quest
from game.rules.quest import Mentor, Moment, Quest, Scene
from game.rules.values import replace
from game.screens.dialogs.newer import Newer
from game.screens.filters import UNSEEN
from game.screens.panes.library import LibraryPane
from game.screens.said import Said
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.everywhere import NEARLY, NEWER, PLACES, SUMMIT, Place, here, leave
from tests.screens.evil import EVIL, fill_shelf, make_evil
from tests.screens.frames import rows, segments
from tests.screens.playing import READ, TODAY, Player

HOSTILE = {
    "action": "[@click=app.quit]Z[/]",
    "close": "a [/nope] b [/",
    "backslash": "trailing\\",
    "nested": "[bold][[red]]x[/bold]",
    "escape": "A\x1b[2J\x1b[31mB",
    "title": "A\x1b]0;pwned\x07B",
    "clipboard": "A\x1b]52;c;cHduZWQ=\x07B",
    "c1": "A\x9b2JB\x85C",
    "bidi": "abc\u202edcb\u2066x",
    "zero": "a\u200bb\u200dc\ufeffd\ufe0f",
    "tags": "x\U000e0041\U000e0042",
    "soft": "soft\u00adhyphen",
    "zalgo": "Z" + "\u0301\u0317\u0353" * 60 + "algo",
    "wide": "走る走る走る走る走る走る走る走る走る走る走る走る走る走る走る走る走る走る走る走る",
    "emoji": "👩‍👩‍👧‍👦 ❤️ 🏳️‍🌈 🇳🇴 👍🏽",
    "korean": "ᄒ\u1161\u11ab글",
    "long": "long " * 2000,
    "lines": "one\ntwo\r\nthree\tfour\x0bfive\u2028six",
    "variables": "$ember {self} %s {0} :smile: `undo`",
    "empty": "",
}


def hostile(quest: Quest, text: str) -> Quest:
    """A quest whose every text is this one: more than a file could say, since files are cleaned when read."""
    steps = tuple(replace(step, instruction=text, tiny=text, advice=text) for step in quest.steps)
    measure = quest.measure
    camps = tuple(type(camp)(text, camp.first, camp.end) for camp in quest.camps)
    return Quest(
        quest.id,
        text,
        type(measure)(measure.kind, text, text),
        quest.schedule,
        steps,
        camps,
        why=text,
        author=text,
        tags=(text,),
        cue=text,
        plan_b=text,
        tiny=text,
        cautions=(text,),
        mentors=(Mentor(text, steps[0].id, (text,), (Scene(Moment.MISSED, text), Scene(Moment.STEP, text))),),
        baseline=quest.baseline,
    )


@asynccontextmanager
async def facing(tmp_path: Path, text: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Seat]:
    """The game with a quest of hostile texts under way, a lapse open and an offer made."""
    someone = Player(tmp_path / "save", TODAY - timedelta(days=4))
    file = read_quest(someone.write("read", READ))
    someone.take_file(file)
    someone.play({"read": list("dsmm")}, TODAY)
    async with sit_down(someone, size) as seat:
        game = seat.app.main.session.game
        game.shelf.put(file.sha, hostile(file.quest, text))
        seat.app.main.session.look_again()
        seat.app.main.renew()
        await seat.pilot.pause()
        yield seat


def check(seat: Seat) -> None:
    """No foreign action, no control byte, every row as wide as the screen."""
    for row in segments(seat.app):
        for text, style, _ in row:
            assert not UNSEEN.search(text), repr(text)
            assert "\xad" not in text
            click = style.meta.get("@click", "") if style else ""
            assert not click, click
    for drawn in rows(seat.app):
        assert cell_len(drawn) == seat.app.size.width, repr(drawn)


SIZES = ((60, 20), (80, 24), (120, 40))

SHORT_WALK: tuple[tuple[str, ...], ...] = ((), ("o",), ("escape", "s"), ("u",))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_on_home(tmp_path: Path, text: str) -> None:
    async with facing(tmp_path, text) as seat:
        for keys in SHORT_WALK:
            await seat.press(*keys)
            check(seat)
        assert seat.app.return_code is None, "nothing in a title ends the game"


WROTE = {"comeback-plan", "welcome-tiny", "welcome-over", "review-worked", "practice", "sure"}
"""Places that are reached by saying something: whoever comes after them needs a new save."""


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("scene", sorted({place.scene for place in PLACES.values()} - {NEWER}))
async def test_everywhere(
    player: Callable[[str], Player], shelf_of_our_own: Path, scene: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every screen and dialog over an evil save, each with every text, and at every size with some."""
    from game.play import browsing

    fill_shelf(shelf_of_our_own, EVIL[name])
    monkeypatch.setattr(browsing, "where", lambda path: f"{EVIL[name]}{path.name}")
    turn = list(EVIL).index(name)
    places = {key: place for key, place in PLACES.items() if place.scene == scene}
    seen, shown = set(), {place.shows for place in places.values()}
    while places:
        someone = player(scene)
        shutil.rmtree(someone.root, ignore_errors=True)
        someone = player(scene)
        make_evil(someone, EVIL[name])
        async with sit_down(someone, SIZES[0]) as seat:
            for key in list(places):
                place = places.pop(key)
                await seat.resize(*SIZES[(len(places) + turn) % len(SIZES)])
                await look_into(seat, key, place)
                seen.add(here(seat))
                if scene in (NEARLY, SUMMIT) or key in WROTE:
                    break
                await leave(seat)
            assert seat.app.return_code is None, "nothing in a text ends the game"
    assert seen == shown


QUESTS = {"down": "lights", "end": "phone"}
"""Which quest these keys choose on Home, wherever it stands when all are called the same."""
ROWS = {"day-start": "day_start", "themes": "theme"}
"""Which setting a place is about, wherever it stands when the mistakes of the file come first."""


async def look_into(seat: Seat, name: str, place: Place) -> None:
    """Press the keys of a place, turn its pages, and look at what is drawn."""
    keys = list(place.keys)
    if name in ROWS:
        seat.app.main.visit("settings", ROWS[name])
        keys = ["enter"]
    elif name in ("practice", "sure", "playtest"):
        await seat.press(keys.pop(0))
        await seat.settle()
        shelf = seat.app.main.pane
        assert isinstance(shelf, LibraryPane)
        shelf.choose([entry.id for entry in shelf.shelf.entries].index("aaa"))
    elif keys and keys[0] in QUESTS:
        seat.app.main.go_to(QUESTS[keys.pop(0)])
    await seat.settle()
    for key in keys:
        await seat.press(key)
        await seat.settle()
    check(seat)
    for key in ("tab", "pagedown"):
        await seat.press(key)
        check(seat)
        assert place.shows in (here(seat), "GoalPane")


@pytest.mark.parametrize("name", EVIL)
async def test_in_what_a_newer_file_changes(sit: Running, name: str) -> None:
    """An evil save has no newer file of the same title: the page is shown by itself."""
    async with sit() as seat:
        for size in SIZES:
            await seat.resize(*size)
            seat.app.push_screen(Newer(EVIL[name], [EVIL[name]] * 9, seat.app.main.symbols))
            await seat.settle()
            check(seat)
            await leave(seat)


@pytest.mark.parametrize("name", ["action", "close", "escape", "long"])
async def test_in_the_palette(tmp_path: Path, name: str) -> None:
    async with facing(tmp_path, HOSTILE[name]) as seat:
        await seat.press("ctrl+p", *"go to")
        await seat.settle()
        await seat.pilot.pause(0.2)
        check(seat)
        await seat.press("enter")
        await seat.settle()
        check(seat)
        assert seat.app.return_code is None


@pytest.mark.parametrize("name", ["action", "close", "escape", "bidi", "wide"])
async def test_in_the_library(
    tmp_path: Path, name: str, shelf_of_our_own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shelf_of_our_own
    from game.play import browsing, taking

    text, plan, browse = HOSTILE[name], taking.preview, browsing.browse

    def hostile_shelf(game: Game) -> tuple[browsing.Shelved, ...]:
        entries = [replace(entry, title=text, path=text) for entry in browse(game)]
        return (*entries, browsing.Shelved("bad", "bad", text, None, (text,) * 3, text, False, "", False))  # noqa: FBT003

    monkeypatch.setattr("game.play.browsing.preview", lambda quest: plan(hostile(quest, text)))
    monkeypatch.setattr(browsing, "browse", hostile_shelf)
    async with facing(tmp_path, HOSTILE[name]) as seat:
        await seat.press("l")
        await seat.settle()
        check(seat)
        await seat.press("down")
        check(seat)
        await seat.press("tab", "down", "down", "pagedown", "end")
        check(seat)
        await seat.press("tab", "up", "t")
        check(seat)
        await seat.press("escape", "/")
        await paste(seat, text)
        await seat.press("escape", "enter")
        check(seat)


async def paste(seat: Seat, text: str) -> None:
    """Paste where the keys are, and look at what it makes."""
    seat.app.post_message(Paste(text))
    await seat.pilot.pause()
    check(seat)


PASTED = ("action", "close", "escape", "bidi", "zalgo", "wide", "long", "lines")


async def test_pasted_into_a_new_goal(sit: Running) -> None:
    async with sit("empty", (60, 20)) as seat:
        for name in PASTED:
            await seat.press("a")
            await paste(seat, HOSTILE[name])
            await seat.press("tab", "c", "tab")
            await paste(seat, HOSTILE[name])
            await seat.press("tab", "tab", "2", "tab", "5", "tab")
            await paste(seat, HOSTILE[name])
            await seat.press("escape", "x")
            await seat.settle()
            assert seat.app.main.pane.id == "home"
        assert seat.app.return_code is None


async def test_pasted_into_steps_and_single_steps(sit: Running) -> None:
    async with sit("empty") as seat:
        await seat.press("a", *"Sit", "tab", "tab", "m", "tab")
        await paste(seat, "\n".join(HOSTILE[name][:200] for name in PASTED))
        await seat.press("tab", *"daily", *["shift+tab"] * 4)
        for name in PASTED:
            await seat.press("down", "enter")
            await paste(seat, HOSTILE[name])
            await seat.press("tab")
            await paste(seat, HOSTILE[name])
            await seat.press("enter")
            check(seat)
            await seat.press("escape")
        assert seat.app.return_code is None


async def test_in_messages_and_banners(sit: Running) -> None:
    async with sit("empty") as seat:
        for text in HOSTILE.values():
            seat.app.main.tell(Said(text))
            seat.app.main.banner.show(text)
            seat.app.main.messages.hint(text, text)
            await seat.pilot.pause()
            check(seat)


async def test_a_hostile_mouse_click_does_nothing(tmp_path: Path) -> None:
    async with facing(tmp_path, HOSTILE["action"]) as seat:
        for y, row in enumerate(rows(seat.app)):
            for found in re.finditer("Z", row):
                await seat.pilot.click(offset=(found.start(), y))
                await seat.pilot.pause()
        assert seat.app.return_code is None
        assert seat.app.is_running


async def test_the_second_wall_holds_where_the_first_was_forgotten(sit: Running) -> None:
    class Careless(ModalScreen[None]):
        def compose(self) -> ComposeResult:
            for text in HOSTILE.values():
                yield Static(text[:500], markup=False)

    async with sit("empty", (120, 60)) as seat:
        await seat.app.push_screen(Careless())
        await seat.pilot.pause()
        drawn = [part for row in segments(seat.app) for part, _, _ in row]
        assert "pwned" in "".join(drawn)
        assert not any(UNSEEN.search(part) for part in drawn)
