"""The colours: two themes of our own, and the roles every theme fills.

A style names a role (`$ember`), never a colour, so any theme of Textual's works too. Text roles keep a contrast of
4.5 to 1 on the ground, on raised cards and on the chosen row; marks 3 to 1 (WCAG 2.2 AA; tests/screens/test_themes.py).
"""

from __future__ import annotations

from collections.abc import Mapping

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


def with_roles(variables: dict[str, str]) -> dict[str, str]:
    """The variables of a theme, with every role filled."""
    for role, source in BORROWED.items():
        if role not in variables:
            variables[role] = variables.get(source, variables["foreground"])
    return variables


def other(name: str) -> str:
    """The theme the toggle goes to."""
    return DUSK.name if name == DAYLIGHT.name else DAYLIGHT.name
