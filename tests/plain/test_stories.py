"""Stories and advice, by ear."""

from __future__ import annotations

from tests.plain.listening import Listener
from tests.screens.playing import MENTORED, TODAY, Player


def test_a_story_is_read_out_and_the_next_one_on_asking(listener: Listener) -> None:
    player = Player(listener.root, TODAY)
    player.take("walk", MENTORED)
    player.settle()
    heard = listener.hear("story walk", "next", "previous", "enough", "quit")
    assert "Walk every day: story 1 of 4. Ada, who limped: setting out." in heard[1]
    assert "What got in the way: too tired." in heard[1]
    assert "She set out in slippers." in heard[1]
    assert "story 2 of 4" in heard[2]
    assert "She set out in slippers." in heard[3]


def test_a_miss_brings_one_line_about_a_story_and_a_mastered_step_asks_for_advice(listener: Listener) -> None:
    player = Player(listener.root, TODAY)
    player.take("walk", MENTORED)
    player.settle()
    listener.hear("done walk", "quit")
    listener.sleep()
    assert 'Say "story walk" to hear how it went.' in listener.hear("missed walk", "tiny", "quit")[2]
    listener.sleep()
    heard = listener.hear("done walk", "skip", "skip", "up", "Go before breakfast.", "quit")
    assert "For whoever comes to step 1 after you:" in heard[4]
    assert 'your advice stands: "Go before breakfast."' in heard[5]
    assert "Step 1: Go before breakfast." in listener.hear("advice walk", "skip", "quit")[1]
