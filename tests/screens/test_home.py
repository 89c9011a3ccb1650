"""Home: the mountain of the chosen quest over the list and the panel."""

from collections.abc import Callable
from datetime import datetime

import pytest

from game.play.views import MetresView, ResultView
from game.screens.scenes import camps_of, moment_of, scene_of
from tests.screens.conftest import Running
from tests.screens.playing import TODAY, Player

Saves = Callable[[str], Player]
EVENING = datetime(2026, 11, 22, 18, 30)


def test_the_scene_is_the_quest_as_it_stands(player: Saves) -> None:
    session = player("several_weeks").session()
    view = next(view for view in session.today.quests if view.id == "lights")
    ladder = session.ladder("lights")
    scene = scene_of(view, ladder, EVENING)
    assert (scene.quest, scene.steps, scene.here) == ("lights", len(ladder), view.step.index - 1)
    assert scene.mastered == view.mastered
    assert scene.warmth == view.warmth
    assert 0 <= scene.progress <= 1
    assert scene.been_warm
    assert scene.summit == view.mastered[-1]
    assert camps_of(ladder)[0] == 0


def test_a_quest_not_begun_has_no_weather(player: Saves) -> None:
    session = player("nearly_mastered").session()
    view = session.today.quests[0]
    scene = scene_of(view, session.ladder(view.id), EVENING)
    assert scene.been_warm == ("d" in view.wall or view.warmth > 0)


@pytest.mark.parametrize(
    ("result", "moment"),
    [
        (None, ""),
        (ResultView("a", TODAY, "done", MetresView(0, 0, 0), 0, None), ""),
        (ResultView("a", TODAY, "missed", MetresView(0, 0, 0), 0, None, changed=True), ""),
        (ResultView("a", TODAY, "done", MetresView(0, 0, 0), 0, None, changed=True), "walk"),
        (ResultView("a", TODAY, "some", MetresView(0, 0, 0), 0, None, came_back=3, changed=True), "comeback"),
        (ResultView("a", TODAY, "done", MetresView(0, 0, 0), 0, None, summit=True, changed=True), "summit"),
    ],
)
def test_what_the_mountain_plays(result: ResultView | None, moment: str) -> None:
    assert moment_of(result) == moment


@pytest.mark.parametrize(
    ("size", "least", "most"),
    [((60, 20), 4, 5), ((80, 24), 7, 9), ((120, 40), 12, 19), ((200, 60), 20, 30), ((80, 14), 0, 0), ((40, 12), 0, 0)],
)
async def test_the_mountain_has_its_part_of_every_size(
    sit: Running, size: tuple[int, int], least: int, most: int
) -> None:
    async with sit(size=size) as seat:
        world = seat.app.main.home.world
        lines = world.size.height if world.display else 0
        assert least <= lines <= most
        assert seat.app.main.home.quests.size.height >= min(5, size[1] - 4)


async def test_the_mountain_belongs_to_the_chosen_quest(sit: Running) -> None:
    async with sit() as seat:
        home = seat.app.main.home
        for key in ("down", "down", "up"):
            await seat.press(key)
            assert home.row is not None
            assert home.world.scene is not None
            assert home.world.scene.quest == home.row.view.id


async def test_the_climber_goes_on_with_a_check_in(sit: Running) -> None:
    async with sit("nearly_mastered", (120, 40)) as seat:
        home = seat.app.main.home
        before = home.world.scene
        await seat.press("space")
        assert before is not None
        assert home.world.scene is not None
        assert sum(home.world.scene.mastered) > sum(before.mastered)


async def test_a_click_on_the_mountain_opens_the_quest(sit: Running) -> None:
    async with sit(size=(120, 40)) as seat:
        await seat.pilot.click(offset=(60, 8))
        await seat.settle()
        assert seat.app.main.pane.id == "quest"
