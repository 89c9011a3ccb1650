"""A quest as one or two lines of the list: how it stands, its name, its warmth, what the day gave or could give."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from game.screens import themes
from game.screens.lines import between, cut, filled, line, metres, plain
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.views import QuestView

FULL_WARMTH = 5
NARROW = 46
"""A row of one line narrower than this leaves less room for its note."""
COLUMN, NARROW_COLUMN = 18, 14
NOTE_GAP = 2
YESTERDAY = "yesterday"


class Standing(NamedTuple):
    """How a quest stands: the name of its symbol, the colour of it, and the note at the end of its line."""

    symbol: str
    style: str
    note: str
    note_style: str


def standing(view: QuestView, *, unsaid: bool = False) -> Standing:
    """How a quest stands on the day it is shown on; `unsaid`: a day before today that got no word."""
    if unsaid:
        return Standing("pending", themes.GOLD, "not said yet", themes.GOLD)
    gained = f"+{metres(view.gained)}" if view.gained else ""
    sum_said = amount_said(view)
    match view.status:
        case "done":
            more = "" if view.amount == view.step.amount and view.measure != "at_most" else sum_said
            return Standing("done", themes.LEAF, joined(more, gained) or "done", themes.LEAF)
        case "some":
            return Standing("some", themes.SKY, joined(sum_said or "some", gained), themes.SKY)
        case "pending" if view.lapse:
            paid = f"comeback +{metres(view.worth)}"
            return Standing("comeback", themes.EMBER, joined(sum_said, paid), themes.EMBER)
        case "pending":
            return Standing("pending", themes.GOLD, sum_said or _waiting(view), themes.QUIET)
        case "missed":
            return Standing("missed", themes.QUIET, joined(sum_said, "missed"), themes.QUIET)
        case "rest":
            return Standing("rest", themes.QUIET, "rest", themes.QUIET)
        case "asleep":
            return Standing("asleep", themes.QUIET, f"asleep, wakes for +{metres(view.worth)}", themes.QUIET)
        case _:
            return Standing("not_due", themes.QUIET, "not due", themes.QUIET)


def _waiting(view: QuestView) -> str:
    return "to do" if view.left_this_week is None else f"{view.left_this_week} left this week"


def joined(*parts: str) -> str:
    """The parts that are there, with a dot between."""
    return " · ".join(part for part in parts if part)


def amount_said(view: QuestView) -> str:
    """The day's sum beside what is asked: `6 of 10 pages`, `6 of at most 60 minutes`; "" where nothing was counted."""
    if view.amount is None or view.step.amount is None:
        return ""
    limit = "at most " if view.measure == "at_most" else ""
    return f"{view.amount:,} of {limit}{view.step.amount:,} {view.step.unit}".rstrip()


def warmth(view: QuestView, symbols: Symbols, before: int = FULL_WARMTH) -> Content:
    """Five dots, those lit that are warm; those lit just now, over `before`, stand out."""
    lit = max(0, min(FULL_WARMTH, view.warmth))
    old = min(lit, before)
    return line(
        (symbols.mark("warm") * old, themes.EMBER),
        (symbols.mark("warm") * (lit - old), f"bold {themes.GOLD}"),
        (symbols.mark("cold") * (FULL_WARMTH - lit), themes.FAINT),
    )


class Look(NamedTuple):
    """How a row is shown. `fresh` is the warmth before it changed just now; None where it did not."""

    chosen: bool = False
    roomy: bool = True
    fresh: int | None = None
    unsaid: bool = False
    alone: bool = False
    """No heading tells that an unsaid row is about yesterday: its note does."""


def quest_rows(view: QuestView, width: int, symbols: Symbols, look: Look) -> list[Content]:
    """The lines of a quest: two when roomy (the title; the step and the note), else one."""
    stands = standing(view, unsaid=look.unsaid)
    if look.unsaid and look.alone:
        stands = stands._replace(note=YESTERDAY)
    rows = (_two_lines if look.roomy else _one_line)(view, stands, width, symbols, look)
    if not look.chosen:
        return rows
    return [filled(row, width).stylize_before(f"on {themes.PICK}") for row in rows]


class _Parts(NamedTuple):
    """What every row begins and ends with, and the styles of its title and its note."""

    head: Content
    offer: Content
    tail: Content
    name_style: str
    note_style: str


def _parts(view: QuestView, stands: Standing, symbols: Symbols, look: Look) -> _Parts:
    """Today's warmth says nothing of yesterday: a row of that day has none."""
    pointer = line((symbols.mark("pointer") if look.chosen else " ", themes.GOLD))
    dots = Content("") if look.unsaid else warmth(view, symbols, FULL_WARMTH if look.fresh is None else look.fresh)
    return _Parts(
        line(pointer, " ", (symbols.status(stands.symbol), stands.style), " "),
        line((f" {symbols.mark('offer')}", themes.SKY)) if view.offer and not look.unsaid else Content(""),
        line(dots, " "),
        f"bold {themes.GOLD}" if look.chosen else themes.INK,
        f"bold {stands.note_style}" if look.fresh is not None else stands.note_style,
    )


def _two_lines(view: QuestView, stands: Standing, width: int, symbols: Symbols, look: Look) -> list[Content]:
    """The title and the warmth over the step and the note.

    A note of two parts that would cut the step has its last one beside the title, where that leaves the title whole.
    """
    parts = _parts(view, stands, symbols, look)
    inside = width - parts.head.cell_length
    room = inside - parts.tail.cell_length - parts.offer.cell_length - 1
    note, last, beside = stands.note, stands.note.rpartition(" · ")[2], ""
    step = cell_len(plain(view.step.instruction))
    if last != note and step + cell_len(note) + 3 > inside and cell_len(plain(view.title)) + cell_len(last) + 2 <= room:
        note, beside = note.rpartition(" · ")[0], last
    end = line((f"{beside}  " if beside else "", parts.note_style), parts.tail)
    title = line(parts.head, (cut(view.title, room), parts.name_style), parts.offer)
    told = line((cut(note, max(0, inside - 2)), parts.note_style), " ")
    second = cut(view.step.instruction, inside - told.cell_length - 1)
    indent = " " * parts.head.cell_length
    return [between(title, end, width), between(line(indent, (second, themes.QUIET)), told, width)]


def _one_line(view: QuestView, stands: Standing, width: int, symbols: Symbols, look: Look) -> list[Content]:
    """The title first: the note gets as long as it leaves the title whole."""
    parts = _parts(view, stands, symbols, look)
    room = width - parts.head.cell_length - parts.tail.cell_length - parts.offer.cell_length - 1
    column = NARROW_COLUMN if width < NARROW else COLUMN
    note = _short(stands.note, room - cell_len(plain(view.title)) - NOTE_GAP, column)
    gap = "" if look.unsaid else " " * NOTE_GAP
    end = line((f"{note}{gap}" if note else "", parts.note_style), parts.tail)
    room = width - parts.head.cell_length - end.cell_length - parts.offer.cell_length - 1
    return [between(line(parts.head, (cut(view.title, room), parts.name_style), parts.offer), end, width)]


def _short(note: str, room: int, column: int) -> str:
    """A note for a row of one line: all of it where the title leaves it room, else its last part, else the number.

    Words that say no more than the symbol of the row give way altogether; a number stays, and then the title is cut.

    >>> [_short("some · +22 m", room, 18) for room in (20, 8, 2)], _short("3 left this week", 9, 18)
    (['some · +22 m', '+22 m', '+22 m'], '3 left')
    >>> _short("to do", 2, 18), _short("59 of at most 60 minutes · comeback +45 m", 9, 18)
    ('', '+45 m')
    """
    last = note.rpartition(" · ")[2]
    bare = last.replace("at most ", "").rpartition(" ")[0] if " of " in last else last
    ways = (note, last, last.removeprefix("comeback "), last.partition(",")[0], last.partition(" this ")[0], bare)
    fitting = [way for way in ways if cell_len(way) <= column]
    told = next((way for way in fitting if cell_len(way) <= room), None)
    if told is not None:
        return told
    least = min(fitting, key=cell_len, default="")
    return least if least == YESTERDAY or any(letter.isdigit() for letter in least) else ""
