"""Which key does what, where: the keys the game comes with, and the player's own in place of them."""

from __future__ import annotations

from collections.abc import Mapping

from game.screens.actions import ACTIONS, BY_ID, Action

SHOWN: Mapping[str, tuple[str, str]] = {
    "up": ("↑", "up"),
    "down": ("↓", "down"),
    "left": ("←", "left"),
    "right": ("→", "right"),
    "escape": ("esc", "esc"),
    "question_mark": ("?", "?"),
    "comma": (",", ","),
    "pageup": ("pgup", "pgup"),
    "pagedown": ("pgdn", "pgdn"),
}
"""What stands on a key, and in ASCII; other keys are called what they are."""

ALWAYS: Mapping[str, tuple[str, ...]] = {"home": ("escape",), "palette": ("ctrl+p",)}
"""Keys that hold whatever the player's own are, so that nobody is locked in."""


class Keymap:
    """The keys that hold. `own` are the player's: action id to keys, checked before they come here."""

    def __init__(self, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.use(own or {})

    def use(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Let these keys hold from now on, in place of the usual ones of the same actions."""
        self.own = dict(own)
        self._shown: dict[str, str] = {}

    def keys(self, action: str) -> tuple[str, ...]:
        """The keys of an action, the one to show first."""
        own = self.own.get(action)
        return (*own, *ALWAYS.get(action, ())) if own else usual(action)

    def found(self, pane: str, key: str, character: str | None) -> Action | None:
        """What a key means on a pane: first what holds only there, then what holds everywhere."""
        meant = [
            action
            for action in ACTIONS
            if (not action.panes or pane in action.panes)
            and any(name in (key, character) for name in self.keys(action.id))
        ]
        return max(meant, key=lambda action: bool(action.panes), default=None)

    def shown(self, action: str, *, ascii_only: bool = False) -> str:
        """How the key bar names the first key of an action."""
        return shown(self.keys(action)[0], ascii_only=ascii_only)

    def all_shown(self, action: str, *, ascii_only: bool = False) -> str:
        """How the help names all keys of an action."""
        return " or ".join(shown(key, ascii_only=ascii_only) for key in self.keys(action))

    def told(self, text: str) -> str:
        """A sentence of our own with a key in place of each `{action}`.

        >>> Keymap({"undo": ("z",)}).told("To take that back, press {undo}.")
        'To take that back, press z.'
        """
        if not self._shown:
            self._shown = {action.id: self.shown(action.id) for action in ACTIONS}
        return text.format_map(self._shown)


def usual(action: str) -> tuple[str, ...]:
    """The keys an action comes with."""
    return tuple(BY_ID[action].keys.split(","))


def shown(key: str, *, ascii_only: bool = False) -> str:
    """What stands on a key.

    >>> shown("escape"), shown("up"), shown("ctrl+p"), shown("X")
    ('esc', '↑', '^p', 'X')
    """
    if key.startswith("ctrl+"):
        return f"^{key[5:]}"
    return SHOWN.get(key, (key, key))[ascii_only]
