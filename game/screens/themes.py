"""The colours: two themes of our own, and the roles every theme fills.

A style names a role (`$ember`), never a colour, so any theme of Textual's works too. Text roles keep a contrast of
4.5 to 1 on the ground, on raised cards and on the chosen row; marks 3 to 1 (WCAG 2.2 AA; tests/screens/test_themes.py).
A borrowed colour that has less is moved towards the foreground until it has it. The two ansi themes are as they are:
their colours are the terminal's own, which nobody here can know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from textual.color import Color
from textual.theme import Theme

INK = "$ink"
"""What is read first."""
QUIET = "$quiet"
"""What is read second."""
FAINT = "$faint"
"""Marks that stand for something not there yet."""
GOLD = "$gold"
"""What is climbed, keys, the choice."""
EMBER = "$ember"
"""Warmth, and the comeback."""
LEAF = "$leaf"
"""What is done."""
SKY = "$sky"
"""Some, offers, what helps."""
ROSE = "$rose"
"""What went wrong with the machine; never said of a person."""

PICK = "$pick"
"""The ground of the chosen row."""

DUSK_ROLES = {
    "ink": "#f3edf7",
    "quiet": "#b5aac7",
    "faint": "#84789c",
    "gold": "#ffcb6b",
    "ember": "#ff9063",
    "leaf": "#8fd9a8",
    "sky": "#9ab8ff",
    "rose": "#ff9dab",
    "pick": "#2e2340",
    "line": "#4b3e68",
}

DAYLIGHT_ROLES = {
    "ink": "#2b2233",
    "quiet": "#5b5063",
    "faint": "#7c7068",
    "gold": "#7a4f00",
    "ember": "#a13a10",
    "leaf": "#1e5f36",
    "sky": "#2c489e",
    "rose": "#9c1d3a",
    "pick": "#eadfca",
    "line": "#bcab8d",
}

DUSK = Theme(
    name="dusk",
    primary="#ffcb6b",
    secondary="#9ab8ff",
    accent="#ff9063",
    warning="#ffcb6b",
    error="#ff9dab",
    success="#8fd9a8",
    foreground="#f3edf7",
    background="#15101d",
    surface="#1d1628",
    panel="#2e2340",
    dark=True,
    variables={
        **DUSK_ROLES,
        "border": "#4b3e68",
        "border-blurred": "#4b3e68",
        "block-cursor-background": "#ffcb6b",
        "block-cursor-foreground": "#15101d",
        "input-selection-background": "#9ab8ff 35%",
    },
)

DAYLIGHT = Theme(
    name="daylight",
    primary="#7a4f00",
    secondary="#2c489e",
    accent="#a13a10",
    warning="#7a4f00",
    error="#9c1d3a",
    success="#1e5f36",
    foreground="#2b2233",
    background="#faf5ec",
    surface="#f3ebdd",
    panel="#eadfca",
    dark=False,
    variables={
        **DAYLIGHT_ROLES,
        "border": "#bcab8d",
        "border-blurred": "#bcab8d",
        "block-cursor-background": "#7a4f00",
        "block-cursor-foreground": "#faf5ec",
        "input-selection-background": "#2c489e 30%",
    },
)

OURS = (DUSK, DAYLIGHT)

BORROWED: Mapping[str, str] = {
    "ink": "foreground",
    "quiet": "foreground-muted",
    "faint": "foreground-muted",
    "gold": "text-warning",
    "ember": "text-accent",
    "leaf": "text-success",
    "sky": "text-primary",
    "rose": "text-error",
    "pick": "panel",
    "line": "foreground-muted",
}
"""Where the roles come from in a theme that is not ours."""


TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
LEAST: Mapping[str, float] = {
    **dict.fromkeys(("ink", "quiet", "gold", "ember", "leaf", "sky", "rose"), TEXT_CONTRAST),
    "faint": MARK_CONTRAST,
}
"""The contrast a role keeps on every ground; lines and grounds are no text."""

GROUNDS = ("background", "surface", "panel", "pick")
MOVES = 12
"""In so many moves a colour reaches the foreground, and in as many more black or white."""


def with_roles(variables: dict[str, str]) -> dict[str, str]:
    """The variables of a theme, with every role filled, and every borrowed one readable."""
    borrowed = [role for role in BORROWED if role not in variables]
    for role in borrowed:
        variables[role] = variables.get(BORROWED[role], variables["foreground"])
    grounds = tuple(variables[ground] for ground in GROUNDS)
    for role in borrowed:
        if role in LEAST:
            variables[role] = _readable(variables[role], variables["foreground"], grounds, LEAST[role])
    return variables


@lru_cache(maxsize=512)
def _readable(color: str, foreground: str, grounds: tuple[str, ...], least: float) -> str:
    """A colour with at least this contrast on every ground, as near to the one given as that allows."""
    base = Color.parse(grounds[0])
    if base.ansi is not None or Color.parse(color).ansi is not None:
        return color
    over = [base + Color.parse(ground) for ground in grounds]
    for moved in _towards(base + Color.parse(color), base + Color.parse(foreground), base):
        if all(contrast(moved, ground) >= least for ground in over):
            return moved.hex6
    return foreground


def _towards(color: Color, foreground: Color, base: Color) -> Iterator[Color]:
    """A colour on its way to the foreground, and from there to black or white."""
    end = max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda pole: contrast(pole, base))
    for start, goal in ((color, foreground), (foreground, end)):
        for move in range(MOVES + 1):
            yield start.blend(goal, move / MOVES, alpha=1.0)


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2).

    >>> round(contrast(Color.parse("#000000"), Color.parse("#ffffff")))
    21
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def other(name: str) -> str:
    """The theme the toggle goes to."""
    return DUSK.name if name == DAYLIGHT.name else DAYLIGHT.name
