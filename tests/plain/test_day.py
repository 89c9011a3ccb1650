"""A day as it is heard, and what can be said about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from tests.plain.listening import Listener, snapshot
from tests.screens.playing import TODAY, Player

Reading = Callable[[Sequence[str]], Listener]


def test_the_day_is_read_out(weeks: Listener) -> None:
    (heard,) = weeks.hear()
    assert weeks.lines[:3] == [
        "Undaunted. At every prompt: help explains, back leaves the question, an empty",
        "line repeats it, quit ends the game.",
        "Sunday 22 November.",
    ]
    for told in (
        "Yesterday got no word yet for: 1. Read every day. Read 12 pages.",
        "2. Lights out at eleven: a comeback waits. Lights out at eleven.",
        "Tiny version: Begin, and stop after a minute.",
        "2 missed days. Done brings",
        'Say "offer 2" to choose how to come back.',
        "3. Read every day: a comeback waits.",
        "of the purse",
        "25 of at most 60 minutes.",
        "Step 2 of 3. Warmth 3 of 5. 1 left this week. Done brings 28 metres.",
    ):
        assert told in heard, told
    assert heard.endswith("What now? Say the number of a quest, a word such as done, or help.")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("done", "Read every day: 2 pages, done. 22 metres more."),
        ("d", "Read every day: 2 pages, done."),
        ("done 1", "Read every day: 2 pages, done."),
        ("DONE Read", "Read every day: 2 pages, done."),
        ("done every day", "Read every day: 2 pages, done."),
        ("done 1 1", "Read every day: 1 of 2 pages, some."),
        ("done read =5", "Read every day: 5 pages, done."),
        ("some", "Read every day: some. 11 metres more."),
        ("rest 1", "Read every day rests today."),
        ("rest all", "Everything rests today."),
        ("rest read until friday", "Read every day rests from today to Friday 27 November."),
        ("rest --from 2026-11-24 --until 2026-11-26 --why travel", "Everything rests from Tuesday 24 November to"),
        ("note read Two in bed", "Noted for Read every day."),
        ("rate read 60", "Read every day: 60 of 100 for step 1"),
        ("rate 1 3 40", "Read every day: 40 of 100 for step 3"),
        ("step read up", "Step 2 of 6 from today on"),
        ("amount 1 1", "Read every day: 1 of 2 pages, some."),
    ],
)
def test_one_line_says_it(reading: Reading, answer: str, told: str) -> None:
    assert told in reading("d").last(answer)


def test_a_quest_is_opened_by_its_number_and_answered_by_number_word_or_beginning(reading: Reading) -> None:
    listener = reading("d")
    heard = listener.hear("1", "3", "1", "read", "am", "4")
    assert "1. Done. 2. Some. 3. Amount. How many pages. 4. Missed." in heard[1]
    assert "Asked for: 2 pages. How many pages?" in heard[2]
    assert "1 of 2 pages, some." in heard[3]
    assert "So far 1 of 2 pages." in heard[5]
    assert "5 pages, done." in heard[6]


def test_missed_leads_to_the_way_back_and_offers_a_plan(reading: Reading) -> None:
    heard = reading("ddd").hear("missed", "tiny", "some")
    assert "Read every day: missed." in heard[1]
    assert "1 missed day." in heard[1]
    assert "How do you want to come back? 1. Same." in heard[1]
    assert 'Tiny today: Begin, and stop after a minute. Say "some" when it is done.' in heard[2]
    assert '"plan read" makes a plan for the next time' in heard[2]


def test_yesterday_is_said_by_its_number_in_the_list(reading: Reading) -> None:
    listener = reading("d-")
    heard = listener.hear("1", "done", "some 2", "done 1")
    assert "Read every day, yesterday. Read 2 pages. How did it go?" in heard[1]
    assert "Read every day, yesterday: 2 pages, done." in heard[2]
    assert "Read every day: some." in heard[3]
    assert "Read every day, yesterday: done already." in heard[4], "numbers stay as they were read out"


def test_any_of_the_last_days_can_be_said(reading: Reading) -> None:
    listener = reading("d--")
    heard = listener.hear("done read on fri", "2", "day", "yesterday", "some", "missed read on 2026-11-21")
    assert "Friday 20 November: 2 pages, done." in heard[1]
    assert "How do you want" not in heard[1], "the offer had been heard already"
    assert "Which day? 1. Today. 2. Yesterday. 3. Friday 20 November." in heard[3]
    assert "Read every day, yesterday: some." in heard[5]
    assert 'already some on Sat 21 Nov. To take that back, say "undo".' in heard[6]


def test_undo_and_redo_name_what_they_took(reading: Reading) -> None:
    heard = reading("d").hear("done", "undo", "redo", "redo")
    assert 'Taken back: Read every day, done on Sun 22 Nov. 22 metres less. "redo" brings it back.' in heard[2]
    assert "Brought back" in heard[3]
    assert "There is nothing to redo." in heard[4]


def test_rest_is_asked_for_word_by_word(weeks: Listener) -> None:
    heard = weeks.hear("rest", "read", "until", "last friday", "friday", "undo", "rest", "1", "open")
    assert "What rests? 1. Everything. 2. Lights out at eleven." in heard[1]
    assert "For how long? 1. Today. Today only." in heard[2]
    assert "Say tomorrow, a weekday such as friday, or a date" in heard[4]
    assert "Read every day rests from today to Friday 27 November." in heard[5]
    assert "Everything rests from today until your next check-in." in heard[9]


def test_a_note_is_asked_for_and_may_be_one_of_the_words(reading: Reading) -> None:
    heard = reading("d").hear("note", "back", "note", '"quit"', "log")
    assert "It stays on your own devices." in heard[1]
    assert "Back. Nothing changed." in heard[2]
    assert "Noted for Read every day." in heard[4]
    assert "note. quit." in heard[5]


# --- what is not understood ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("frobnicate", '"frobnicate" was not understood. Say the number of a quest, a word such as done, or help.'),
        ("done nothing", 'There is no quest "nothing".'),
        ("done 9", "There is no quest number 9. Numbers go from 1 to 1."),
        ("9", "There is no quest number 9."),
        ("done read 5 on someday", '"someday" is no day: say yesterday, a weekday'),
        ("done read on 2026-12-24", "24 December 2026 has not begun yet: today is 22 November 2026."),
        ("ra nothing", 'There is no quest "nothing".'),
        ("rate read 101", "A rating is a whole number from 0"),
        ("step read 99", "a number from 1 to 6"),
        ("set colour=red", 'There is no setting "colour".'),
        ("rest read until someday", '"someday" is no day'),
        ("take nothing", 'There is no quest "nothing".'),
        ("edit read colour=red", '"colour=red" is no change'),
        ("\x1b[A", '"[A" was not understood'),
    ],
)
def test_one_kind_line_and_no_change(reading: Reading, answer: str, told: str) -> None:
    listener = reading("d")
    before = snapshot(listener.root)
    heard = listener.last(answer)
    assert told in heard
    assert heard.endswith("or help.")
    assert snapshot(listener.root) == before


def test_the_beginning_of_several_words_is_asked_about(listener: Listener) -> None:
    assert "That could be rest, redo or review. Say a little more." in listener.last("later", "re")


def test_quitting_a_quest_is_not_quitting_the_game(reading: Reading) -> None:
    heard = reading("d").hear("quit read", "done")
    assert heard[1] == "Say quit alone to end the game, or drop to stop a quest."
    assert "Read every day: 2 pages, done." in heard[2]


def test_a_refusal_is_the_sentence_of_the_use_case(reading: Reading) -> None:
    assert "the first day is never missed." in reading("").last("missed")


def test_a_question_is_asked_until_it_is_understood(reading: Reading) -> None:
    heard = reading("d").hear("1", "frog", "99", "amount", "many", "-3", "2")
    assert (
        heard[2]
        == '"frog" is not in the list. Say 1 to 9 or done, some, amount, missed, rest, day, offer, hear or more.'
    )
    assert '"99" is not in the list.' in heard[3]
    assert heard[5] == "Say a whole number, such as 12, or =12."
    assert heard[6] == heard[5]
    assert "2 pages, done." in heard[7]


def test_an_empty_line_repeats_the_last_thing(reading: Reading) -> None:
    heard = reading("d").hear("1", "", "frog", "", "done", "")
    assert heard[2] == heard[1]
    assert heard[4] == heard[1], "what was not understood is not worth repeating"
    assert heard[6] == heard[5]
    assert heard[6].startswith("Read every day: 2 pages, done.")


def test_help_is_there_at_every_prompt(reading: Reading) -> None:
    heard = reading("d").hear("help", "h", "1", "help", "amount", "help", "back", "settings", "help", "?")
    assert heard[1].startswith("What you can say")
    assert heard[2].startswith(heard[1])
    assert "help explains" in heard[4]
    assert "Enough is done, less is some." in heard[6]
    for number in (4, 6, 9, 10):
        assert "back leaves the question" in heard[number]


def test_back_at_the_beginning_does_no_harm(reading: Reading) -> None:
    assert "Nothing changed." in reading("d").last("back")


# --- time, and other programs ----------------------------------------------------------------------------------------


def test_when_the_page_turns_the_new_day_is_read_and_the_answer_asked_for_again(reading: Reading) -> None:
    listener = reading("dd")
    before = snapshot(listener.root)
    tomorrow = TODAY + timedelta(days=1)
    heard = listener.hear(lambda: listener.go_to(tomorrow), "done 1")
    assert "A new day has begun: Monday 23 November. Monday 23 November." in heard[1]
    assert "Yesterday got no word yet for: 1. Read every day." in heard[1]
    assert snapshot(listener.root) == before, "what was meant for the old list is not said for another day"


def test_a_question_about_a_day_stays_about_that_day(reading: Reading) -> None:
    listener = reading("dd")
    tomorrow = TODAY + timedelta(days=1)
    heard = listener.hear("amount", lambda: listener.go_to(tomorrow), "2", "done read")
    assert "A new day has begun: Monday 23 November. Read every day, yesterday: 2 pages, done." in heard[2]
    assert " Monday 23 November. 131 metres climbed." in heard[2], "and then the new day is read out"
    assert "Read every day: 3 pages, done." in heard[3]


def test_what_another_program_wrote_is_taken_in(reading: Reading) -> None:
    listener = reading("dd")
    player = Player(listener.root, TODAY)
    heard = listener.hear(lambda: player.say("read", "d"), "status", "done")
    assert 'The save was changed elsewhere. Say "today" to hear the day as it stands.' in heard[1]
    assert "Nothing more to do today." in heard[1]
    assert "Read every day: done already. Nothing changed." in heard[2]


def test_a_quest_dropped_elsewhere_in_the_middle_of_a_question(reading: Reading) -> None:
    from game.play import checkins
    from game.rules.moves import Drop

    listener = reading("dd")
    player = Player(listener.root, TODAY)
    heard = listener.hear("1", lambda: checkins.say(player.game, Drop("read")), "amount")
    assert "read is not under way any more." in heard[2]
