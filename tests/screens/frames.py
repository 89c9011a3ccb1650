"""What the terminal would show: rows of text, and a short hash of the styles they are drawn in.

The one place of the tests that looks inside Textual's compositor.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual.app import App

GOLDEN = Path(__file__).parent / "golden"
REGENERATE = "UNDAUNTED_GOLDEN"
"""Set to 1, the frames are written anew in place of being compared."""


def segments(app: App[Any]) -> list[list[Segment]]:
    """Everything on the screen, dialogs over what is behind them, a list of segments for each row."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert update is not None
    drawn = [segment for segment in app.console.render(update) if not segment.control]
    return [row for row in Segment.split_lines(drawn)][: app.size.height]  # noqa: C416 - it is a generator


def rows(app: App[Any]) -> list[str]:
    """The text of every row."""
    return ["".join(text for text, _, _ in row) for row in segments(app)]


def text(app: App[Any]) -> str:
    """All rows, without the spaces at their ends."""
    return "\n".join(row.rstrip() for row in rows(app))


def looks(app: App[Any]) -> str:
    """A hash of the colours and weights of every cell."""
    spelled: list[str] = []
    for row in segments(app):
        spelled += [f"{part!r}{_style(style)}" for part, style, _ in row] + ["\n"]
    return hashlib.sha256("".join(spelled).encode()).hexdigest()[:16]


def _style(style: Any) -> str:
    if style is None:
        return ""
    return f"{style.color}{style.bgcolor}{style.bold}{style.italic}{style.underline}{style.reverse}"


def compare(name: str, frame: Sequence[str], styles: Iterable[str]) -> None:
    """A frame against its golden file; see `REGENERATE`."""
    path = GOLDEN / f"{name}.txt"
    found = "\n".join([*(f"|{row}|" for row in frame), *styles]) + "\n"
    if os.environ.get(REGENERATE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, "utf-8")
        return
    if not path.exists():
        pytest.fail(f"{path.name} is missing: {REGENERATE}=1 pytest tests/screens writes it")
    assert found == path.read_text("utf-8")
