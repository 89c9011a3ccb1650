"""What gets in the way, said and planned for at a prompt."""

from __future__ import annotations

import pytest

from tests.journeys.shell import Shell, Typing


def test_a_plan_is_made_told_changed_put_away_and_all_of_it_undone(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    assert "No plan yet" in shell.ok("plan", "read")
    told = shell.ok("plan", "read", "--barrier", "tired", "--if", "If I come home late,", "--then", "Then I read.")
    assert told == "Read every day: if I come home late, then I read. Plans stay on your own devices.\n"
    shell.sleep(40)
    assert shell.ok("plan", "read") == "tired: if I come home late, then I read.\n"
    (plan,) = shell.json("plan", "read")["plans"]
    assert plan == {"barrier": "tired", "if": "I come home late", "then": "I read", "day": "2026-01-05"}
    assert shell.quest("read-daily")["plans"] == [plan]
    assert "put away" in shell.ok("plan", "read", "--barrier", "TIRED", "--away")
    assert shell.json("plan", "read")["plans"] == []
    assert "Taken back: the plan for “tired”" in shell.ok("undo")
    assert shell.json("plan", "read")["plans"] == [plan]
    assert "Nothing changed" in shell.ok(
        "plan", "read", "--barrier", "tired", "--if", "I come home late", "--then", "I read"
    )


def test_the_log_tells_plans(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    shell.ok("plan", "read", "--if", "it rains", "--then", "I read at home")
    shell.ok("undo")
    assert "plan  If it rains, then I read at home.  [taken back]" in shell.ok("log")
    entry = shell.json("log")["entries"][-1]
    assert (entry["kind"], entry["undone"]) == ("plan", True)
    assert entry["plan"] == {"barrier": None, "if": "it rains", "then": "I read at home", "day": "2026-01-05"}


def test_refusals(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    assert shell.refused("plan", "read", "--if", "it rains")["code"] == "half_plan"
    assert shell.refused("plan", "read", "--barrier", "tired", "--away")["code"] == "no_plan"
    assert shell.refused("plan", "read", "--away", "--if", "x")["exit"] == 2
    assert shell.refused("plan", "nothing")["code"] == "unknown_quest"
    assert shell.json("plan", "read")["plans"] == []


def test_plans_to_begin_from_are_told_for_a_barrier(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    assert "if I wake up ill, then I say rest" in shell.ok("plan", "read", "--barrier", "illness")
    assert "yours to write" in shell.ok("plan", "read", "--barrier", "the neighbours")


def test_a_comeback_reads_the_plan_back(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    shell.ok("done", "read")
    shell.ok("plan", "read", "--barrier", "tired", "--if", "I come home late", "--then", "I read a line")
    assert "Your plan" not in shell.ok("today")
    shell.sleep(3)
    assert "    Your plan for tired: if I come home late, then I read a line." in shell.ok("today")


@pytest.mark.parametrize(
    ("lines", "plan"),
    [
        (["tired", "2"], ("tired", "it is late and I have not begun", "I do the tiny version and say some")),
        (["the dog", "it barks", "I go out"], ("the dog", "it barks", "I go out")),
        (["Low mood", "I feel low", "I read a line"], ("low-mood", "I feel low", "I read a line")),
    ],
)
def test_asked_at_a_terminal(shell: Shell, typing: Typing, lines: list[str], plan: tuple[str, str, str]) -> None:
    shell.ok("take", "read-daily")
    typing(*lines)
    assert "What got in the way?" in shell.ok("plan", "read")
    (made,) = shell.json("plan", "read")["plans"]
    assert (made["barrier"], made["if"], made["then"]) == plan


@pytest.mark.parametrize("lines", [[], [""], ["tired"], ["tired", ""], ["the dog", ""]])
def test_asked_and_left(shell: Shell, typing: Typing, lines: list[str]) -> None:
    shell.ok("take", "read-daily")
    typing(*lines)
    assert "Nothing was changed." in shell.ok("plan", "read")
    assert shell.json("plan", "read")["plans"] == []


def test_completion_knows_the_obstacles(shell: Shell) -> None:
    from game.commands.completing import whole_parser
    from game.rules.quest import OBSTACLES

    assert shell
    verbs = next(action for action in whole_parser()._actions if action.dest == "==SUPPRESS==" or action.choices)
    assert verbs.choices is not None
    plan = dict(verbs.choices)["plan"]
    barrier = next(action for action in plan._actions if action.dest == "barrier")
    assert tuple(barrier.completer()) == OBSTACLES
