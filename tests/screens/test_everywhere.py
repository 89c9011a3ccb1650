"""The list of places is whole: what is tried on all of them is tried on every screen and dialog there is."""

from tests.screens.everywhere import PLACES, to_be_shown


def test_every_screen_and_dialog_is_on_the_list() -> None:
    assert to_be_shown() - {place.shows for place in PLACES.values()} == set()
