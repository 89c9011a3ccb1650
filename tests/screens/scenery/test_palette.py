"""Terminals with 256 colours get colours of their own, close to the true ones."""

from rich.color import Color, ColorSystem
from rich.segment import Segment

from game.screens.scenery.palette256 import dithered, nearest
from game.screens.scenery.strips import Inks
from tests.screens.scenery.scenes import brightness, picture, scene


def true(number: int) -> int:
    red, green, blue = Color.from_ansi(number).get_truecolor()
    return red << 16 | green << 8 | blue


def test_a_row_keeps_its_brightness() -> None:
    for row in picture(scene(), 80, 20)[::5]:
        for number in range(2):
            shown = [true(colour) for colour in dithered(row, number)]
            assert abs(brightness(shown) - brightness(row)) < 16


def test_colours_of_the_cube_stay_what_they_are() -> None:
    assert [nearest(colour, 8) for colour in (0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF)] == [196, 46, 21, 231]


def test_a_night_keeps_its_hue() -> None:
    """Between black and the first level of the cube the nearest colour to a dark blue would be a teal."""
    for blue in range(40, 110, 5):
        for green in range(10, int(blue * 0.7), 5):
            for threshold in range(16):
                red, shown_green, _ = Color.from_ansi(
                    nearest(green << 16 | green << 8 | blue, threshold)
                ).get_truecolor()
                assert red == shown_green, "blue or grey, no other hue"


def test_strips_hold_every_pixel_once() -> None:
    rows = picture(scene(), 60, 5)
    for system in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT):
        inks = Inks(system)
        for number in range(5):
            strip = inks.line(rows[2 * number], rows[2 * number + 1], number)
            assert strip.cell_length == 60
            assert len(strip.text) == 60
            assert set(strip.text) <= {"▀", " "}


def test_a_strip_shows_the_pixels_it_was_made_of() -> None:
    upper, lower = [0x102030, 0x102030, 0xFFFFFF], [0x405060, 0x405060, 0xFFFFFF]
    first, second = Inks(ColorSystem.TRUECOLOR).line(upper, lower)
    assert isinstance(first, Segment)
    assert (first.text, second.text) == ("▀▀", " ")
    assert first.style is not None
    assert second.style is not None
    assert first.style.color is not None
    assert first.style.bgcolor is not None
    assert first.style.color.get_truecolor().hex == "#102030"
    assert first.style.bgcolor.get_truecolor().hex == "#405060"
    assert second.style.bgcolor is not None
    assert second.style.bgcolor.get_truecolor().hex == "#ffffff"
