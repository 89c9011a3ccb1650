"""Words this game does not say: one list, in `game/rules/unsaid.py`, for the tests and for the advice on quest files.

What is read against it is in `test_kind_words.py`; a play of months is read against it in
`tests/play/test_encouraging.py`.
"""

from __future__ import annotations

from game.rules.unsaid import (
    BELITTLING,
    CLAIMS,
    COMPARISONS,
    ENCOURAGING,
    EVERYWHERE,
    GUILT,
    MEDICAL,
    NO_CLAIM,
    SUPERLATIVES,
    TRAITS,
    found_in,
)

__all__ = [
    "BELITTLING",
    "CLAIMS",
    "COMPARISONS",
    "ENCOURAGING",
    "EVERYWHERE",
    "GUILT",
    "MEDICAL",
    "NO_CLAIM",
    "SUPERLATIVES",
    "TRAITS",
    "found_in",
]
