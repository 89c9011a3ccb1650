"""Contrast (WCAG 2.2 AA): text 4.5 to 1, marks 3 to 1, on every ground they stand on. Every theme fills every role."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from game.screens import themes
from game.screens.app import Undaunted
from tests.screens.conftest import Running
from tests.screens.frames import text

TEXT_ROLES = ("ink", "quiet", "gold", "ember", "leaf", "sky", "rose")
MARK_ROLES = ("faint",)


def contrast(one: str, other: str) -> float:
    return themes.contrast(Color.parse(one), Color.parse(other))


@pytest.mark.parametrize("theme", themes.OURS, ids=lambda theme: theme.name)
def test_text_and_marks_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = (theme.background, theme.surface, theme.variables["pick"])
    for ground in grounds:
        assert ground is not None
        for role in TEXT_ROLES:
            assert contrast(theme.variables[role], ground) >= 4.5, (role, ground)
        for role in MARK_ROLES:
            assert contrast(theme.variables[role], ground) >= 3, (role, ground)


@pytest.mark.parametrize("theme", themes.OURS, ids=lambda theme: theme.name)
def test_a_reversed_key_can_be_read(theme: Theme) -> None:
    assert theme.background
    assert contrast(theme.variables["gold"], theme.background) >= 4.5
    cursor = theme.variables["block-cursor-foreground"], theme.variables["block-cursor-background"]
    assert contrast(*cursor) >= 4.5


def test_contrast_is_computed_as_the_guideline_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_theme_fills_every_role() -> None:
    app = Undaunted(lambda: None)  # type: ignore[arg-type,return-value]  # it is not run
    assert set(themes.DUSK_ROLES) == set(themes.DAYLIGHT_ROLES) == set(themes.BORROWED)
    for name, theme in app.available_themes.items():
        variables = themes.with_roles(theme.to_color_system().generate() | theme.variables)
        assert set(themes.BORROWED) <= set(variables), name


BORROWED = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]


@pytest.mark.parametrize("theme", BORROWED, ids=lambda theme: theme.name)
def test_borrowed_colours_can_be_read_on_every_ground(theme: Theme) -> None:
    variables = themes.with_roles(theme.to_color_system().generate() | theme.variables)
    base = Color.parse(variables["background"])
    for name in themes.GROUNDS:
        ground = base + Color.parse(variables[name])
        for role, least in themes.LEAST.items():
            drawn = ground + Color.parse(variables[role])
            assert themes.contrast(drawn, ground) >= least, (role, name)


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    theme = BUILTIN_THEMES["dracula"]
    plain = theme.to_color_system().generate() | theme.variables
    variables = themes.with_roles(dict(plain))
    assert Color.parse(variables["gold"]) == Color.parse(plain["text-warning"])
    assert Color.parse(variables["ink"]) == Color.parse(plain["foreground"])


def test_one_that_cannot_is_moved_no_further_than_it_must() -> None:
    theme = BUILTIN_THEMES["gruvbox"]
    plain = theme.to_color_system().generate() | theme.variables
    variables = themes.with_roles(dict(plain))
    before, after = Color.parse(plain["text-error"]), Color.parse(variables["rose"])
    assert before != after
    worst = min(themes.contrast(after, Color.parse(variables[ground])) for ground in themes.GROUNDS)
    assert 4.5 <= worst < 5.2
    assert after.hsl.h == pytest.approx(before.hsl.h, abs=0.1), "it is still red"


def test_the_colours_of_the_terminal_are_left_alone() -> None:
    """The two ansi themes use whatever the terminal calls red or blue: nobody here can measure that."""
    ansi = [theme for theme in BUILTIN_THEMES.values() if theme.ansi]
    assert {theme.name for theme in ansi} == {"ansi-dark", "ansi-light"}
    for theme in ansi:
        plain = theme.to_color_system().generate() | theme.variables
        variables = themes.with_roles(dict(plain))
        assert all(variables[role] == plain[source] for role, source in themes.BORROWED.items())


async def test_textuals_themes_draw_the_same_text(sit: Running) -> None:
    async with sit() as seat:
        before = text(seat.app)
        for name in ("nord", "textual-light", "ansi-dark", "dracula"):
            seat.app.theme = name
            await seat.pilot.pause()
            assert text(seat.app) == before


async def test_the_toggle_goes_to_daylight_and_back(sit: Running) -> None:
    async with sit() as seat:
        assert seat.app.theme == "dusk"
        await seat.press("d")
        assert seat.app.theme == "daylight"
        await seat.press("d")
        assert seat.app.theme == "dusk"
        seat.app.theme = "nord"
        await seat.press("d")
        assert seat.app.theme == "daylight"


def test_settings_offer_every_theme_there_is() -> None:
    from game.play.settings import LOOKS
    from game.screens.symbols import Tier

    assert sorted(LOOKS["theme"]) == sorted([*(theme.name for theme in themes.OURS), *BUILTIN_THEMES])
    assert set(LOOKS["symbols"]) == {"auto", *(tier.name.lower() for tier in Tier)}
