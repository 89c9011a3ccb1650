"""Lines of `Content` that fit: cut, padded and wrapped by cells, from text that was cleaned first.

The only way text from outside comes onto a screen. Titles may hold wide and combining characters; a row is as wide as
asked all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from game.rules.text import clean

MOST = 1000
"""So many cells of a text are kept at most, before it is cut to its place."""

Part = str | tuple[str, str] | Content


def plain(text: str, most: int = MOST) -> str:
    """Text from anywhere, made safe to draw."""
    return clean(text, most)


def cut(text: str, width: int) -> str:
    """A cleaned text in at most `width` cells, with … where it was cut.

    >>> cut("Read ten pages", 8), cut("走る走る", 5)
    ('Read te…', '走る…')
    """
    text = plain(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def brief(text: str, width: int) -> str:
    """A sentence of ours in at most `width` cells: all of it, else what stands before its colon or comma, else nothing.

    >>> [brief("Say an amount: 12 adds, =12 sets the day’s sum", width) for width in (60, 30, 5)]
    ['Say an amount: 12 adds, =12 sets the day’s sum', 'Say an amount', '']
    """
    ways = (text, *(text.partition(end)[0] for end in (": ", "; ", ", ")))
    return next((way for way in ways if cell_len(way) <= width), "")


def line(*parts: Part) -> Content:
    """One line of parts: a text, a (text, style) or a `Content`. Texts are taken as they are: clean them first."""
    return Content.assemble(*parts)


def between(left: Content, right: Content, width: int) -> Content:
    """A line of exactly `width` cells: `left` cut to leave room for `right`, which stands at the end."""
    right = right if right.cell_length <= width else right.truncate(width)
    room = max(0, width - right.cell_length - (1 if right.cell_length else 0))
    left = left if left.cell_length <= room else left.truncate(room, ellipsis=True)
    gap = max(0, width - left.cell_length - right.cell_length)
    return Content.assemble(left, " " * gap, right)


def filled(content: Content, width: int) -> Content:
    """The content in exactly `width` cells, so that a background reaches the end."""
    return content.truncate(width, ellipsis=True, pad=True)


def wrapped(text: str, width: int, style: str = "", most: int = 8) -> list[Content]:
    """A text in lines of at most `width` cells, at most `most` of them, the last with … where something was cut."""
    if width <= 0 or most <= 0:
        return []
    rows = _broken(plain(text), width, style)
    if len(rows) <= most:
        return list(rows)
    last = rows[most - 1].rstrip()
    ended = last if last.cell_length < width else last.truncate(width - 1)
    return [*rows[: most - 1], Content.assemble(ended, Content.styled("…", style))]


@lru_cache(1024)
def _broken(text: str, width: int, style: str) -> tuple[Content, ...]:
    """A text in lines: the same few are asked for with every key."""
    return tuple(Content.styled(text, style).wrap(width))


def labelled(label: str, text: str, width: int, most: int = 3, *, styles: tuple[str, str] = ("", "")) -> list[Content]:
    """`Label  text`, the text wrapped under itself. `styles` are the label's and the text's."""
    start = cell_len(label) + 2
    if width - start < 8:
        return wrapped(f"{label}: {text}", width, styles[1], most)
    return hanging(Content.styled(f"{label}  ", styles[0]), wrapped(text, width - start, styles[1], most))


def hanging(head: Content, rows: Sequence[Content]) -> list[Content]:
    """Rows after a head, the later ones under the first."""
    indent = Content(" " * head.cell_length)
    return [Content.assemble(indent if place else head, row) for place, row in enumerate(rows)]


def centred(rows: Iterable[Content], width: int) -> list[Content]:
    """Lines moved to the middle."""
    return [row.pad_left(max(0, (width - row.cell_length) // 2)) for row in rows]


def block(rows: Sequence[Content], width: int) -> list[Content]:
    """Lines moved to the middle together, so that their left edges stay in line."""
    widest = max((row.cell_length for row in rows), default=0)
    return [row.pad_left(max(0, (width - widest) // 2)) for row in rows]


def metres(value: float) -> str:
    """Metres as a player reads them: whole from 10 m on, else one decimal.

    >>> metres(42.1), metres(9.8), metres(1234.56)
    ('42 m', '9.8 m', '1,235 m')
    """
    return f"{value:,.0f} m" if abs(value) >= 10 or value == round(value) else f"{value:.1f} m"


def adding_up(parts: Sequence[float]) -> list[int]:
    """Whole metres of parts that add up to their whole sum: those cut most are rounded up.

    >>> adding_up([25.6, 69.6, 69.6])
    [26, 70, 69]
    """
    whole = [int(part) for part in parts]
    cut_most = sorted(range(len(parts)), key=lambda place: whole[place] - parts[place])
    for place in cut_most[: round(sum(parts)) - sum(whole)]:
        whole[place] += 1
    return whole


def plural(number: int, one: str) -> str:
    """A count with its noun."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
