"""Stories heard at a prompt, and advice left for those who come after."""

from __future__ import annotations

from tests.journeys.shell import Shell


def test_the_first_day_meets_somebody_who_was_here_before(shell: Shell) -> None:
    assert shell.ok("story") == "No story waits today.\n"
    shell.ok("take", "read-daily")
    told = shell.ok("story")
    assert told.startswith("Read every day\nTomasz, a baker with short nights: setting out.\nStarted on step 1: ")
    assert "What got in the way: too tired, no time and I forgot." in told
    assert max(map(len, told.splitlines())) <= 78
    (story,) = shell.json("story")["stories"]
    assert (story["quest"], story["source"], story["about"]) == ("read-daily", "mentor", "setting out")


def test_a_story_is_there_for_whoever_asks(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    every = shell.json("story", "read", "--all")
    assert [story["number"] for story in every["stories"]] == list(range(1, len(every["stories"]) + 1))
    assert shell.json("story", "read")["stories"] == [every["stories"][every["first"] - 1]]
    assert shell.json("story", "read", "2")["stories"] == [every["stories"][1]]
    assert "`story read-daily N` tells another" in shell.ok("story", "read")
    assert shell.refused("story", "read", "99")["code"] == "no_story"
    assert shell.refused("story", "nothing")["code"] == "unknown_quest"


def test_advice_is_left_told_back_and_taken_back(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    assert shell.refused("advice", "read", "Begin.")["code"] == "none_mastered"
    assert "No step is mastered yet" in shell.ok("advice", "read")
    for _ in range(2):
        shell.ok("done", "read")
        shell.sleep()
    assert "what would you tell them, in one line? Say it with `advice read-daily 1 TEXT`." in shell.ok(
        "advice", "read"
    )
    shell.ok("advice", "read", "1", "Lay", "it", "on", "the", "kettle.")
    assert shell.ok("advice", "read") == "Step 1: “Lay it on the kettle.”\n"
    (left,) = shell.json("advice", "read")["advice"]
    assert (left["step"]["index"], left["text"]) == (1, "Lay it on the kettle.")
    assert shell.refused("advice", "read", "3", "Easy.")["code"] == "not_mastered"
    assert shell.quest("read-daily")["own_advice"] is None

    shell.ok("done", "read")
    shell.ok("step", "read", "1")
    shell.sleep()
    assert shell.quest("read-daily")["own_advice"] == "Lay it on the kettle."
    assert "You wrote for this step: “Lay it on the kettle.”" in shell.ok("today")
    assert "put away" in shell.ok("advice", "read", "1", "--away")
    assert shell.refused("advice", "read", "1", "--away")["code"] == "no_advice"
    assert "the advice for" in shell.ok("undo")
    assert shell.quest("read-daily")["own_advice"] == "Lay it on the kettle."
    assert shell.json("log")["entries"][0]["kind"] == "taken"
    assert "advice" in [entry["kind"] for entry in shell.json("log")["entries"]]
