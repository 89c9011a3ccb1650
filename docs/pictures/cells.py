"""What a screen shows, as cells: a letter, its ink, its ground. Taken from a running app, and compared cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rich.cells import get_character_cell_size
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App

Place = tuple[int, int]
"""Column and row, from 0."""


class Cell(NamedTuple):
    """One cell. `text` is "" in the right half of a wide letter; colours are `#rrggbb`."""

    text: str
    ink: str
    ground: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False


Frame = dict[Place, Cell]
"""Every cell of a screen; or some of them, where it is a change to another."""


def look(app: App[Any]) -> Frame:
    """Everything an app shows now, dialogs over what is behind them."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)  # noqa: SLF001
    if update is None:
        raise RuntimeError("the screen is not there yet")
    usual = app.theme_variables["foreground"], app.theme_variables["background"]
    drawn = [segment for segment in app.console.render(update) if not segment.control]
    rows = list(Segment.split_lines(drawn))[: app.size.height]
    return {
        (x, y): cell
        for y, row in enumerate(rows)
        for x, cell in enumerate(_cells(row, usual))
        if x < app.size.width
    }  # fmt: skip


def _cells(row: list[Segment], usual: tuple[str, str]) -> Iterator[Cell]:
    """The cells of a row; a letter that joins the one before stays with it."""
    waiting: list[Cell] = []
    for text, style, _ in row:
        blank = _cell(style or Style(), usual)
        for letter in text:
            cells = get_character_cell_size(letter)
            if cells:
                yield from waiting
                waiting = [blank._replace(text=letter), *[blank] * (cells - 1)]
            elif waiting:
                waiting[0] = waiting[0]._replace(text=waiting[0].text + letter)
    yield from waiting


def _cell(style: Style, usual: tuple[str, str]) -> Cell:
    ink, ground = _colour(style.color, usual[0]), _colour(style.bgcolor, usual[1])
    if style.reverse:
        ink, ground = ground, ink
    return Cell("", ink, ground, bool(style.bold), bool(style.italic), bool(style.underline))


def _colour(colour: Color | None, usual: str) -> str:
    if colour is None or colour.is_default:
        return usual.lower()[:7]
    return colour.get_truecolor().hex


def changes(before: Frame, after: Frame) -> Frame:
    """The cells that are others than before. Both halves of a wide letter change together."""
    changed = {place: cell for place, cell in after.items() if before.get(place) != cell}
    for x, y in list(changed):
        for side in (x - 1, x + 1):
            halves = after.get((side, y)), after[x, y]
            if halves[0] is not None and "" in (halves[0].text, halves[1].text):
                changed[side, y] = halves[0]
    return changed
