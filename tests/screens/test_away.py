"""The quiet line about a friend who has been away, on the screen: it names the key that leads to friends."""

from __future__ import annotations

from game.play.views import AsideView
from game.screens.keymap import Keymap
from game.screens.own import aside_told


def test_the_line_names_the_key_to_friends_whatever_that_is() -> None:
    line = AsideView("away", "Bo has been away. A cheer might help.", "", "cheer", "sends one", friend="1" * 26)
    assert aside_told(line, Keymap()) == "Bo has been away. A cheer might help. f leads to your friends."
    assert aside_told(line, Keymap({"friends": ("f9",)})).endswith("f9 leads to your friends.")
