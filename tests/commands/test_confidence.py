"""`confidence`, and `rate` without a number: what is told in words and in JSON."""

from __future__ import annotations

from tests.journeys.shell import Shell


def test_before_anything_is_rated(shell: Shell) -> None:
    assert shell.ok("confidence").startswith("Nothing is rated yet. `rate QUEST N` says how sure")
    assert shell.json("confidence")["quests"] == []
    shell.ok("take", "read")
    assert "Read every day: nothing is rated yet. `rate read-daily N`" in shell.ok("confidence", "read")
    assert shell.refused("confidence", "nothing")["code"] == "unknown_quest"


def test_each_number_with_its_meaning(shell: Shell) -> None:
    shell.ok("take", "read")
    for number, value in (("1", "90"), ("6", "50"), ("10", "20")):
        shell.ok("rate", "read", number, value)
    told = shell.ok("confidence", "read")
    assert "strength 53 of 100, the mean of your ratings." in told
    assert "Level: step 5 of 10 (the hardest step you would rate 70 or more" in told
    assert "  Step 6: 50, said today." in told
    assert "0 rated tries. From 10 on they are held against what you said." in told
    shell.ok("done", "read")
    one = shell.json("confidence", "read")
    assert one["strength"] == 53.33
    assert one["hardest"]["index"] == 5
    assert [(each["step"], each["value"]) for each in one["ratings"]] == [(1, 90), (6, 50), (10, 20)]
    assert [(each["value"], each["done"]) for each in one["attempts"]] == [(90, True)]
    assert shell.json("confidence")["generality"] == {"sure": 0, "of": 1}


def test_what_was_said_against_what_was_done(shell: Shell) -> None:
    shell.ok("take", "read")
    for day in range(12):
        shell.ok("rate", "read", "1", "60")
        shell.ok("step", "read", "stay")
        shell.ok("some" if day == 3 else "done", "read")
        shell.sleep()
    told = shell.ok("confidence")
    assert "12 rated tries, 11 done." in told
    assert "You said 60; you did it 11 of 12 times." in told
    assert "you did it more often than you said, by 32 in 100." in told
    found = shell.json("confidence")["calibration"]
    assert (found["attempts"], found["done"], found["well_tuned"]) == (12, 11, False)
    assert found["bias"] == round(0.6 - 11 / 12, 4)


def test_a_rating_without_a_number_is_the_question(shell: Shell) -> None:
    shell.ok("take", "read")
    told = shell.ok("rate", "read")
    assert told.startswith("First a try-out of the scale")
    assert "1 kg, 5 kg, 20 kg, 80 kg." in told
    assert "How sure are you that, as of now, you CAN do step 1?" in told
    assert "0: cannot do at all. 50: moderately certain I can. 100: highly certain I can." in told
    assert "try-out" not in shell.ok("rate", "read")
    assert "is not asked about again" in shell.ok("rate", "read", "skip")
    assert shell.refused("rate", "read", "skip", "1")["code"] == "bad_rating"


def test_today_asks_in_one_line_and_not_twice(shell: Shell) -> None:
    shell.ok("take", "read")
    question = "How sure are you that, as of now, you CAN do step 1 of Read every day? `rate read-daily N` says it"
    shell.ok("today")  # the moment of the first try is read back
    shell.ok("some", "read")
    shell.sleep()
    assert shell.ok("today").count(question) == 1
    shell.ok("rate", "read", "70")
    assert question not in shell.ok("today")
