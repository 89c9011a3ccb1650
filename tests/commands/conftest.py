"""A player at a prompt, as in the journeys."""

from __future__ import annotations

from tests.journeys.conftest import shell, typing

__all__ = ["shell", "typing"]
