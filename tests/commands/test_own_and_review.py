"""`why` and `review` at a prompt, and the quiet line of `today`."""

from __future__ import annotations

import sys

import pytest

from tests.journeys.shell import Shell, Typing


@pytest.fixture
def week(shell: Shell) -> Shell:
    """The Monday after a week of reading with one miss in it."""
    shell.ok("take", "read-daily")
    for letter in "ddd.ddd":
        if letter == "d":
            shell.ok("done", "read")
        shell.sleep()
    return shell


# --- why -------------------------------------------------------------------------------------------------------------


def test_lines_are_written_told_changed_and_put_away(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    assert "No line yet" in shell.ok("why", "read")
    told = shell.ok("why", "read", "I", "did it in May")
    assert told.startswith("Read every day: your line is kept, and comes back before a hard step.")
    shell.ok("why", "read", "The book is by the bed")
    assert shell.ok("why", "read") == "1. I did it in May\n2. The book is by the bed\n"
    shell.ok("why", "read", "--change", "1", "I did it in June")
    assert [line["text"] for line in shell.json("why", "read")["lines"]] == [
        "I did it in June",
        "The book is by the bed",
    ]
    assert "put away" in shell.ok("why", "read", "--away", "2")
    assert shell.json("why", "read")["lines"] == [{"text": "I did it in June", "day": "2026-01-05"}]
    assert shell.quest("read-daily")["why_i_can"] == ["I did it in June"]
    assert "a line why you can, of read-daily, put away" in shell.ok("undo")
    assert len(shell.json("why", "read")["lines"]) == 2
    assert shell.json("log")["entries"][-1]["kind"] == "why_i_can"
    assert "Read every day  why I can  I did it in June" in shell.ok("log")


def test_what_why_refuses(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    assert shell.refused("why", "read", "--away", "1")["code"] == "no_line"
    assert shell.refused("why", "read", "--change", "1", "x")["code"] == "no_line"
    assert shell.refused("why", "read", "--change", "1")["exit"] == 2
    assert shell.refused("why", "read", "x", "--away", "1")["exit"] == 2
    assert shell.refused("why", "run", "x")["code"] == "unknown_quest"


def test_a_line_stands_beside_a_comeback_in_today(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    shell.ok("done", "read")
    shell.ok("why", "read", "I did it in May")
    assert "I did it in May" not in shell.ok("today")
    shell.sleep(2)
    assert "Why you can, in your words: “I did it in May”." in shell.ok("today")


# --- review ----------------------------------------------------------------------------------------------------------


def test_without_a_week_it_says_so_and_writes_nothing(shell: Shell) -> None:
    assert "There is no week to look back on yet" in shell.ok("review")
    shell.ok("take", "read-daily")
    assert shell.json("review")["week"] is None


def test_the_week_is_told_and_with_an_option_kept(week: Shell) -> None:
    told = week.ok("review")
    assert told.startswith("5 to 11 January: 6 of 7 due days done, ")
    assert "Read every day: Came back after 1 missed day." in told
    assert not week.json("review")["reviewed"], "looking alone keeps nothing"
    assert "The week is reviewed" in week.ok("review", "--worked", "Right after tea")
    data = week.json("review")
    assert (data["week"], data["done"], data["due"], data["reviewed"]) == ("2026-01-05", 6, 7, True)
    assert data["quests"][0]["came_back_after"] == [1]
    assert week.refused("review", "--worked", "Again")["code"] == "reviewed"
    entry = week.json("log")["entries"][-1]
    assert (entry["kind"], entry["day"]) == ("review", "2026-01-05")
    assert week.ok("log").rstrip().endswith("The week  review  for 2026-01-05  worked: Right after tea")
    assert "the review of the week from 5 January" in week.ok("undo")
    assert not week.json("review")["reviewed"]


def test_what_got_in_the_way_is_a_plan_or_nothing(week: Shell) -> None:
    """Science rule 34: a barrier is never asked for its own sake."""
    assert week.refused("review", "--barrier", "tired")["exit"] == 2
    assert week.refused("review", "--if", "x", "--then", "y", "--quest", "read")["exit"] == 2
    assert week.json("plan", "read")["plans"] == []
    week.ok("review", "--barrier", "tired", "--quest", "read", "--if", "I come home late", "--then", "I read one page")
    assert week.json("plan", "read")["plans"][0]["barrier"] == "tired"
    assert week.json("review")["reviewed"]


def test_today_offers_it_in_one_line(week: Shell) -> None:
    aside = week.json("today")["aside"]
    assert aside["kind"] in ("sure", "review")
    week.sleep()
    told = week.ok("today")
    assert told.count("`review`") <= 1
    week.ok("review", "--worked", "Tea")
    assert "`review`" not in week.ok("today")


def test_a_plan_for_a_week_that_has_its_review_is_kept_alone(week: Shell) -> None:
    plan = ("--barrier", "tired", "--quest", "read", "--if", "I come home late", "--then", "I read one page")
    week.ok("review", "--worked", "Tea")
    told = week.ok("review", *plan)
    assert told.rstrip().endswith("This week has its review already.")
    assert [each["barrier"] for each in week.json("plan", "read")["plans"]] == ["tired"]
    kinds = [(entry["kind"], entry["undone"]) for entry in week.json("log")["entries"]]
    assert kinds.count(("review", False)) == 1


def test_what_worked_in_a_week_that_has_its_review_is_refused_before_its_plan(week: Shell) -> None:
    plan = ("--barrier", "tired", "--quest", "read", "--if", "I come home late", "--then", "I read one page")
    week.ok("review", "--worked", "Tea")
    assert week.refused("review", "--worked", "More tea", *plan)["code"] == "reviewed"
    assert week.json("plan", "read")["plans"] == []


@pytest.mark.parametrize("worked", ["", "  "])
def test_nothing_said_is_nothing_written(week: Shell, worked: str) -> None:
    assert "Nothing was said, so nothing was kept." in week.ok("review", "--worked", worked)
    assert not week.json("review")["reviewed"]
    assert "The week is reviewed" in week.ok("review", "--worked", "Tea")


# --- at a terminal ---------------------------------------------------------------------------------------------------


def test_every_question_in_turn(week: Shell, typing: Typing) -> None:
    typing("Right after tea", "tired", "1", "read-daily sideways", "read-daily up", "", "I did it in May")
    told = week.ok("review")
    assert "Say read-daily " in told, "an answer there is not is explained"
    assert told.rstrip().endswith("The week is reviewed. A review stays on your own devices.")
    assert week.quest("read-daily")["step"]["index"] >= 2
    assert [plan["barrier"] for plan in week.json("plan", "read")["plans"]] == ["tired"]
    assert week.quest("read-daily")["why_i_can"] == ["I did it in May"]


def test_all_of_it_left_out_is_a_review_too(week: Shell, typing: Typing) -> None:
    typing("", "", "", "")
    assert "The week is reviewed" in week.ok("review")


def test_left_at_the_first_question_nothing_is_kept_and_it_is_not_offered_again(week: Shell, typing: Typing) -> None:
    typing()
    assert "Left for now" in week.ok("review")
    assert not week.json("review")["reviewed"]
    for _ in range(3):
        assert "`review`" not in week.ok("today")
        week.sleep()


def test_what_is_refused_is_asked_again(week: Shell, typing: Typing) -> None:
    week.ok("take", "first-5k")
    week.sleep(7)
    long = "x" * 300
    typing("Right after tea", "tired", "raed", "read", "I come home late", "", "1", "", long, "I did it in May")
    code, out, err = week.run("review")
    assert code == 0
    assert "raed" in err
    assert "A line has at most" in err
    assert "The week is reviewed" in out
    assert [plan["barrier"] for plan in week.json("plan", "read")["plans"]] == ["tired"]
    kept = week.json("log")["entries"][-1]["details"]
    assert (kept["worked"], kept["hindered"]) == ("Right after tea", "tired")


def test_an_interruption_closes_it_with_what_there_is(week: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    given = iter(["Right after tea"])

    def answer(_: str = "") -> str:
        try:
            return next(given)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert "The week is reviewed" in week.ok("review")
    assert week.json("log")["entries"][-1]["details"]["worked"] == "Right after tea"


def test_left_half_way_what_was_said_stays(week: Shell, typing: Typing) -> None:
    typing("Right after tea")
    assert "The week is reviewed" in week.ok("review")
    assert week.json("log")["entries"][-1]["kind"] == "review"
