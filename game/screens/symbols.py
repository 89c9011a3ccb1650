"""Every symbol the screens draw, in three tiers: emoji, plain (the usual one) and ASCII.

One code point each and of one known width, or rows would break: statuses take two cells as
emoji and one else, marks always one. Nothing is told by colour alone, so within a family no two symbols look the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum


class Tier(IntEnum):
    """Which column of the tables is drawn."""

    EMOJI = 0
    PLAIN = 1
    ASCII = 2


STATUSES: Mapping[str, tuple[str, str, str]] = {
    "pending": ("⭕", "○", "o"),
    "done": ("✅", "●", "#"),
    "some": ("🌗", "◐", "+"),
    "comeback": ("🌱", "↺", "@"),
    "missed": ("🍂", "◌", "x"),
    "rest": ("⏳", "–", "-"),
    "not_due": ("⚪", "·", "."),
    "asleep": ("💤", "☾", "z"),
    "broken": ("❓", "!", "!"),
}
"""How a quest stands. Two cells wide as emoji, else one."""

MARKS: Mapping[str, tuple[str, str, str]] = {
    "pointer": ("▸", "▸", ">"),
    "warm": ("●", "●", "*"),
    "cold": ("·", "·", "."),
    "mastered": ("◆", "◆", "#"),
    "here": ("◈", "◈", "@"),
    "ahead": ("◇", "◇", "o"),
    "summit": ("▲", "▲", "^"),
    "bridge": ("╌", "╌", "~"),
    "day_done": ("●", "●", "#"),
    "day_some": ("◐", "◐", "+"),
    "day_missed": ("◌", "◌", "x"),
    "day_rest": ("–", "–", "-"),
    "day_open": ("·", "·", "."),
    "share_none": ("◌", "◌", "x"),
    "share_few": ("◔", "◔", ":"),
    "share_half": ("◑", "◑", "+"),
    "share_most": ("◕", "◕", "%"),
    "share_all": ("●", "●", "#"),
    "said": ("◇", "◇", "o"),
    "did": ("●", "●", "#"),
    "both": ("◈", "◈", "@"),
    "span": ("═", "═", "="),
    "offer": ("△", "△", "^"),
    "cairn": ("∴", "∴", "%"),
    "good": ("✓", "✓", "+"),
    "caution": ("!", "!", "!"),
    "told": ("›", "›", ">"),
    "star": ("✦", "✦", "*"),
    "glint": ("✧", "✧", "."),
    "climbed": ("━", "━", "="),
    "half": ("╸", "╸", "-"),
    "to_climb": ("─", "─", "-"),
    "rail": ("│", "│", "|"),
    "more_up": ("↑", "↑", "^"),
    "more_down": ("↓", "↓", "v"),
    "bar": ("█", "█", "#"),
    "no_bar": ("░", "░", "."),
}
"""The small marks lines are made of. Always one cell wide."""


ARROWS = {"← →": "left right", "↑ ↓": "up down"}
"""The arrows on keys, and in ASCII."""

COLUMNS = (" ▁▂▃▄▅▆▇█", " ▁▂▃▄▅▆▇█", " ...:::##")
"""How high a column stands in its topmost cell, in eighths of it."""


class Symbols:
    """The tables seen through one tier."""

    def __init__(self, tier: Tier = Tier.PLAIN) -> None:
        self.use(tier)

    def use(self, tier: Tier) -> None:
        """Draw with this tier from now on."""
        self.tier = tier
        self.ascii = tier is Tier.ASCII

    def status(self, name: str) -> str:
        """The symbol of a status, two cells wide as emoji, else one."""
        return STATUSES[name][self.tier]

    def mark(self, name: str) -> str:
        """A mark, one cell wide."""
        return MARKS[name][self.tier]

    def spelled(self, keys: str) -> str:
        """A line about keys; in ASCII the arrows are words."""
        if not self.ascii:
            return keys
        for arrow, word in ARROWS.items():
            keys = keys.replace(arrow, word)
        return keys

    def column(self, eighths: int) -> str:
        """A cell of a column, filled from below: 0 is empty, 8 is full."""
        return COLUMNS[self.tier][eighths]


def tier_for(env: Mapping[str, str]) -> Tier:
    """The tier a terminal can draw: what `UNDAUNTED_SYMBOLS` says, else ASCII where UTF-8 or the font is missing."""
    named = {tier.name.lower(): tier for tier in Tier}
    asked = named.get(env.get("UNDAUNTED_SYMBOLS", ""))
    if asked is not None:
        return asked
    locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or "UTF-8"
    drawable = "utf" in locale.casefold() or locale in ("C", "POSIX")  # Python and Textual write UTF-8 in the C locale
    return Tier.PLAIN if drawable and env.get("TERM") != "linux" else Tier.ASCII
