"""Compiled quests are plain JSON and give back the same quest, without pydantic."""

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given

from game.rules.compiled import (
    COMPILED,
    BadCompiled,
    from_plain,
    schedule_from_plain,
    schedule_to_plain,
    step_from_plain,
    step_to_plain,
    to_plain,
)
from game.rules.ladder import bridge
from game.rules.quest import EveryDays, MonthDay, Quest, Schedule, TimesAWeek, Weekdays
from tests.quests.making import quests


@given(quests())
def test_a_quest_survives_json(quest: Quest) -> None:
    plain = json.loads(json.dumps(to_plain(quest)))
    assert plain["compiled"] == COMPILED
    assert from_plain(plain) == quest


@given(quests())
def test_steps_and_bridges_survive_json(quest: Quest) -> None:
    steps = [*quest.steps, *filter(None, (bridge(quest, i) for i in range(len(quest.steps))))]
    for step in steps:
        assert step_from_plain(json.loads(json.dumps(step_to_plain(step)))) == step


@pytest.mark.parametrize(
    ("schedule", "plain"),
    [
        (Weekdays(), {"every": "day"}),
        (Weekdays((0, 6)), {"days": ["mon", "sun"]}),
        (TimesAWeek(7), {"times": 7, "per": "week"}),
        (EveryDays(2), {"every_days": 2}),
        (MonthDay(31), {"month_day": 31}),
    ],
)
def test_schedules_have_the_forms_of_the_quest_file(schedule: Schedule, plain: dict[str, Any]) -> None:
    assert schedule_to_plain(schedule) == plain
    assert schedule_from_plain(plain) == schedule
    assert schedule_from_plain({**plain, "of_a_later_version": 1}) == schedule


def test_days_come_out_in_the_order_of_the_week_and_all_seven_are_every_day() -> None:
    assert schedule_from_plain({"days": ["fri", "mon", "fri"]}) == Weekdays((0, 4))
    assert schedule_from_plain({"days": ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]}) == Weekdays()


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"every": "week"},
        {"days": []},
        {"days": "mon"},
        {"days": ["monday"]},
        {"days": [[]]},
        {"times": 3},
        {"times": 0, "per": "week"},
        {"times": 8, "per": "week"},
        {"times": True, "per": "week"},
        {"every_days": 0},
        {"every_days": 366},
        {"every_days": 2.0},
        {"month_day": 32},
        {"month_day": "1"},
    ],
)
def test_no_schedule(plain: dict[str, Any]) -> None:
    with pytest.raises(BadCompiled):
        schedule_from_plain(plain)


@pytest.mark.parametrize("plain", [[], 5, None, "daily"])
def test_what_is_no_table_is_no_schedule(plain: Any) -> None:
    with pytest.raises(BadCompiled):
        schedule_from_plain(plain)


@given(quests())
def test_another_schema_or_shape_is_refused(quest: Quest) -> None:
    plain = to_plain(quest)
    others: list[Any] = [{}, [], None, plain | {"compiled": COMPILED + 1}]
    for other in others:
        with pytest.raises(BadCompiled):
            from_plain(other)
    for key in ("id", "steps", "camps", "measure", "schedule"):
        for wrong in ({}, {key: 5}):
            if (key, wrong) != ("id", {key: 5}):
                with pytest.raises(BadCompiled):
                    from_plain({k: v for k, v in plain.items() if k != key} | wrong)
    with pytest.raises(BadCompiled):
        step_from_plain({"id": "x"})


def test_it_loads_nothing_heavy() -> None:
    code = "import sys, game.rules.compiled; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "tomllib", "tomlkit", "game.quests"} & set(told.stdout.split())
