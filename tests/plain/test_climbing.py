"""Coming back, mastering a step, the summit, offers and ratings: the ladder as it is heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.plain.listening import Listener, played, snapshot
from tests.screens import playing

Reading = Callable[[Sequence[str]], Listener]


def test_coming_back_after_two_missed_days(reading: Reading) -> None:
    heard = reading("dddddmm").hear("offer", "down", "done read")
    assert "2 missed days. Done brings" in heard[1]
    assert "of the purse. Some takes half of the purse. How do you want to come back?" in heard[1]
    assert "1. Same. The same again. Read 3 pages." in heard[1]
    assert "2. Tiny. The tiny version today. Begin, and stop after a minute." in heard[1]
    assert "3. Down. Step 1. Read 2 pages." in heard[1]
    assert "Step 1 of 6 from today on: Read 2 pages." in heard[2]
    assert '"plan read" makes a plan' in heard[2]
    assert "Back after 2 missed days" in heard[3]
    assert "a cairn for it" in heard[3]


def test_the_word_comeback_does_the_same(reading: Reading) -> None:
    assert "How do you want to come back?" in reading("dmm").last("comeback")


def test_after_a_long_lapse_the_ladder_is_rated_anew(reading: Reading) -> None:
    heard = reading("dddd" + "m" * 14).hear("offer", "rate", "60", "1")
    assert "It has been a while." in heard[1]
    assert "you CAN do step 2? Read 3 pages." in heard[2]
    assert "60 of 100 for step 2" in heard[3]


def test_leaving_the_way_back_changes_nothing(reading: Reading) -> None:
    listener = reading("dmm")
    before = snapshot(listener.root)
    assert 'Left open. Say "offer" to come back to it.' in listener.last("offer", "back")
    assert snapshot(listener.root) == before


def test_a_mastered_step_in_counted_facts_then_the_next_one(reading: Reading) -> None:
    heard = reading("dd").hear("done", "85", "up", "skip")
    assert "Step 1 of 6 mastered (65 metres)." in heard[1]
    assert "3 of the last 3 days done on this step. 24 metres for the day, 65 metres for the step." in heard[1]
    assert "you CAN do step 2? Read 3 pages." in heard[1]
    assert "85 of 100 for step 2" in heard[2]
    assert "Next: step 2, 3 pages" in heard[2]
    assert "1. Up. Step 2. Read 3 pages. 2. Stay. Step 1. Read 2 pages." in heard[2]
    assert "Step 2 of 6 from tomorrow on: Read 3 pages." in heard[3]
    assert "For whoever comes to step 1 after you:" in heard[3]
    assert heard[4].startswith("No line left. Nothing more to do today.")


def test_rather_not_saying_how_sure(reading: Reading) -> None:
    listener = reading("dd")
    heard = listener.hear("done", "skip", "stay")
    assert "Next: step 2, 3 pages" in heard[2]
    assert "You stay on step 1" in heard[3]
    assert "of 100" not in listener.last("log")


@pytest.mark.parametrize(
    ("rating", "told"),
    [
        ("100", "You may skip to step 3"),
        ("30", "You were not sure of step 2 yet."),
        ("55", "1. Stay."),
    ],
)
def test_the_offer_follows_from_the_rating(reading: Reading, rating: str, told: str) -> None:
    assert told in reading("dd").last("done", rating)


def test_a_bridge_is_offered_where_one_fits(listener: Listener) -> None:
    text = playing.quest_text(
        "read", "Read every day", ["Read 2 pages.", "Read 8 pages."], amounts=(2, 8), measure=playing.PAGES
    )
    played(listener.root, "read", text, "dd")
    heard = listener.hear("done", "50", "bridge", "hear read ladder")
    assert "1. Bridge. A step between. 3 pages." in heard[2]
    assert "(a bridge)" in heard[3]
    listener.sleep()
    heard = listener.hear("hear read ladder", "rate", "70")
    assert "Step 1 of 2, a bridge." in heard[0]
    assert "A bridge above it, where you are: 3 pages" in heard[1]
    assert "70 of 100 for step 1" in heard[3]


def summit(listener: Listener) -> Listener:
    played(listener.root, "lake", playing.LAKE, "d")
    return listener


def test_the_summit_may_be_kept(listener: Listener) -> None:
    heard = summit(listener).hear("done", "keep")
    assert "you are at the summit" in heard[1]
    assert "for the step and the summit." in heard[1]
    assert "1. Keep. The step goes on as a habit. Days pay as before. 2. Higher." in heard[1]
    assert "You stay on step 1" in heard[2]


def test_the_summit_may_lead_higher(listener: Listener) -> None:
    heard = summit(listener).hear("done", "higher", "soon", "5")
    assert "You stand at 1 round. Where does the longer ladder lead? Say a number above that." in heard[2]
    assert "Say a whole number from 0 to 1,000,000." in heard[3]
    assert "goes on to 5 rounds" in heard[4]


def test_the_summit_may_be_handed_in_after_asking(listener: Listener) -> None:
    heard = summit(listener).hear("done", "hand-in", "no", "skip", "offer", "hand-in", "yes", "status")
    assert "Hand in Walk round the lake?" in heard[2]
    assert "is handed in, to the hall of summits" in heard[7]
    assert "Handed in: Walk round the lake." in heard[8]


def test_without_an_offer_one_goes_by_hand(reading: Reading) -> None:
    heard = reading("d").hear("offer", "number", "9", "4", "step read 2", "offer read", "down")
    assert "No offer waits for Read every day. You may go by hand at any time." in heard[1]
    assert "1. Up. Step 2. Read 3 pages. 2. Stay." in heard[1]
    assert "Say a whole number from 1 to 6." in heard[3]
    assert "Step 4 of 6 from today on" in heard[4]
    assert "Step 2 of 6 from today on" in heard[5]
    assert "Step 1 of 6 from today on" in heard[7]


def test_ratings_by_hand_name_the_step_they_are_about(reading: Reading) -> None:
    heard = reading("d").hear("rate", "half", "45", "log")
    assert "you CAN do step 1? Read 2 pages." in heard[1]
    assert "Say a whole number from 0 to 100, or skip." in heard[2]
    assert "45 of 100 for step 1" in heard[3]
    assert "Read every day: 45 of 100 for step 1." in heard[4]


def test_a_plan_for_what_got_in_the_way(reading: Reading) -> None:
    listener = reading("dmm")
    heard = listener.hear(
        "plan", "tired", "1", "hear read plans", "plan", "new", "own", "the sofa", "I sit down", "I read"
    )
    assert "What gets in the way? 1. Too tired." in heard[1]
    assert "Which plan do you begin from? 1. If I come home worn out, then I do the tiny version" in heard[2]
    assert "if I come home worn out, then I do the tiny version" in heard[3]
    assert "I come home worn out" in heard[4]
    assert "If what happens?" in heard[8]
    assert "What do you do then?" in heard[9]
    assert "if I sit down, then I read." in heard[10]
    heard = listener.hear("hear read plans", "plan", "away", "the sofa", "hear read plans")
    assert "the sofa: if I sit down, then I read." in heard[1]
    assert "the sofa" not in heard[5]
    assert "I come home worn out" in heard[5]
