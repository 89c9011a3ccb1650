"""The signs that are drawn as shapes, so that they meet without seams and look the same in every viewer.

A cell is 9 wide and 18 high. Blocks are rectangles, lines and the game's own marks are paths; everything else is text.
"""

from __future__ import annotations

from collections.abc import Mapping

WIDE, HIGH = 9, 18

Rectangle = tuple[float, float, float, float]
"""x, y, width and height inside a cell."""

_LEFT, _TOP = WIDE / 2, HIGH / 2
_QUARTERS: tuple[Rectangle, ...] = (
    (0, 0, _LEFT, _TOP), (_LEFT, 0, _LEFT, _TOP), (0, _TOP, _LEFT, _TOP), (_LEFT, _TOP, _LEFT, _TOP),
)  # fmt: skip
"""Upper left, upper right, lower left, lower right."""

BLOCKS: Mapping[str, tuple[Rectangle, ...]] = {
    "█": ((0, 0, WIDE, HIGH),),
    "▀": ((0, 0, WIDE, _TOP),),
    "▐": ((_LEFT, 0, _LEFT, HIGH),),
    "▔": ((0, 0, WIDE, HIGH / 8),),
    "▕": ((WIDE * 7 / 8, 0, WIDE / 8, HIGH),),
    **{sign: ((0, HIGH - HIGH * n / 8, WIDE, HIGH * n / 8),) for n, sign in enumerate("▁▂▃▄▅▆▇", 1)},
    **{sign: ((0, 0, WIDE * n / 8, HIGH),) for n, sign in enumerate("▏▎▍▌▋▊▉", 1)},
    **{
        sign: tuple(_QUARTERS[quarter] for quarter in quarters)
        for sign, quarters in {
            "▘": (0,), "▝": (1,), "▖": (2,), "▗": (3,), "▚": (0, 3), "▞": (1, 2),
            "▙": (0, 2, 3), "▛": (0, 1, 2), "▜": (0, 1, 3), "▟": (1, 2, 3),
        }.items()
    },
    "━": ((0, 8, WIDE, 3),),
    "╸": ((0, 8, _LEFT, 3),),
    "╺": ((_LEFT, 8, _LEFT, 3),),
    "┃": ((3, 0, 3, HIGH),),
}  # fmt: skip
"""Rectangles in the colour of the ink."""

SHADES: Mapping[str, float] = {"░": 0.25, "▒": 0.5, "▓": 0.75}
"""How much of the ink is in the colour of the cell."""

_X, _Y = "4.5", "9.5"
LINES: Mapping[str, str] = {
    "─": f"m0 {_Y}h9", "│": f"m{_X} 0v18", "╌": f"m1 {_Y}h3m2 0h3", "┆": f"m{_X} 1v4m0 3v4m0 3v3",
    "┌": f"m{_X} 18v-8.5h4.5", "┐": f"m0 {_Y}h4.5v8.5", "└": f"m{_X} 0v9.5h4.5", "┘": f"m0 {_Y}h4.5v-9.5",
    "├": f"m{_X} 0v18m0 -8.5h4.5", "┤": f"m{_X} 0v18m0 -8.5h-4.5", "┬": f"m0 {_Y}h9m-4.5 0v8.5",
    "┴": f"m0 {_Y}h9m-4.5 0v-9.5", "┼": f"m0 {_Y}h9m-4.5 -9.5v18",
    "╭": f"m{_X} 18v-4q0 -4.5 4.5 -4.5", "╮": f"m0 {_Y}q4.5 0 4.5 4.5v4",
    "╰": f"m{_X} 0v5q0 4.5 4.5 4.5", "╯": f"m0 {_Y}q4.5 0 4.5 -4.5v-5",
    "╱": "m0 18l9 -18", "╲": "m0 0l9 18", "╴": f"m0 {_Y}h4.5", "╶": f"m{_X} {_Y}h4.5",
    "○": "m1.2 9.5a3.3 3.3 0 1 0 6.6 0a3.3 3.3 0 1 0 -6.6 0z",
    "◌": "m1.2 9.5a3.3 3.3 0 0 1 1 -2.4m2.3 -.9a3.3 3.3 0 0 1 2.4 1m.9 2.3a3.3 3.3 0 0 1 -1 2.4m-2.3 .9"
         "a3.3 3.3 0 0 1 -2.4 -1",
    "◐": "m4.5 6.2a3.3 3.3 0 1 1 0 6.6",
    "◇": "m4.5 5.6l3.6 3.9l-3.6 3.9l-3.6 -3.9z", "◈": "m4.5 5l4 4.5l-4 4.5l-4 -4.5z",
    "△": "m4.5 5.6l3.8 7h-7.6z", "✓": "m1.2 10l2.2 3l4.4 -7", "↺": "m2.2 7.2a3.3 3.3 0 1 1 -1 2.6m-.2 -5v3h3",
}  # fmt: skip
"""Paths that are drawn with a pen of one unit, from the upper left corner of the cell."""

FILLED: Mapping[str, str] = {
    "●": "m.9 9.5a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z",
    "◐": "m4.5 5.9a3.6 3.6 0 0 0 0 7.2z",
    "◆": "m4.5 5.1l4 4.4l-4 4.4l-4 -4.4z",
    "◈": "m4.5 7.4l1.9 2.1l-1.9 2.1l-1.9 -2.1z",
    "▲": "m4.5 5.1l4.3 8h-8.6z",
    "▸": "m1.8 5.6l6 3.9l-6 3.9z",
    "·": "m3.4 9.5a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0z",
    "∴": "m3.3 7a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0zm-2.4 5a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0z"
         "m4.8 0a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0z",
    "✦": "m4.5 5l1.1 3.4l3.4 1.1l-3.4 1.1l-1.1 3.4l-1.1 -3.4l-3.4 -1.1l3.4 -1.1z",
}  # fmt: skip
"""Paths that are filled."""

NEAR = 0xFC
_DOTS = ((1.5, 1), (1.5, 5.5), (1.5, 10), (5.5, 1), (5.5, 5.5), (5.5, 10), (1.5, 14.5), (5.5, 14.5))
BRAILLE, BRAILLE_END = 0x2800, 0x28FF


def rectangles(sign: str) -> tuple[Rectangle, ...]:
    """The rectangles a sign is made of; none where it is no block."""
    if len(sign) == 1 and BRAILLE < ord(sign) <= BRAILLE_END:
        return tuple((x, y, 2, 2) for bit, (x, y) in enumerate(_DOTS) if ord(sign) - BRAILLE >> bit & 1)
    return BLOCKS.get(sign, ())


def is_shape(sign: str) -> bool:
    """Whether a sign is drawn, not written."""
    return bool(rectangles(sign)) or sign in LINES or sign in FILLED or sign in SHADES


def blend(ink: str, ground: str, part: float) -> str:
    """A colour between two."""
    both = zip(bytes.fromhex(ink[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + bytes(round(one * part + other * (1 - part)) for one, other in both).hex()


def near(colour: str) -> str:
    """A painted colour as one of a few near it: no eye tells them apart, and runs of them grow longer.

    >>> near("#15101d")
    '#14101c'
    """
    return "#" + bytes(part & NEAR for part in bytes.fromhex(colour[1:])).hex()
