"""A quest as one or two lines of the list: how it stands, its name, its warmth, what the day gave or could give."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from game.screens import themes
from game.screens.lines import between, cut, filled, line, metres
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.views import QuestView

FULL_WARMTH = 5
NARROW = 46
"""A row of one line narrower than this leaves less room for its note."""
COLUMN, NARROW_COLUMN = 18, 14


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


def quest_rows(view: QuestView, width: int, symbols: Symbols, look: Look) -> list[Content]:
    """The lines of a quest: two when roomy (the title; the step and the note), else one."""
    stands = standing(view, unsaid=look.unsaid)
    pointer = line((symbols.mark("pointer") if look.chosen else " ", themes.GOLD))
    head = line(pointer, " ", (symbols.status(stands.symbol), stands.style), " ")
    dots = warmth(view, symbols, FULL_WARMTH if look.fresh is None else look.fresh)
    offer = line((f" {symbols.mark('offer')}", themes.SKY)) if view.offer and not look.unsaid else Content("")
    name_style = f"bold {themes.GOLD}" if look.chosen else themes.INK
    note_style = f"bold {stands.note_style}" if look.fresh is not None else stands.note_style
    note = line((cut(stands.note, max(0, width - head.cell_length - 2)), note_style))
    tail = line(dots, " ")
    if look.roomy:
        room = width - head.cell_length - tail.cell_length - offer.cell_length - 1
        first = between(line(head, (cut(view.title, room), name_style), offer), tail, width)
        indent = " " * head.cell_length
        second_room = width - head.cell_length - note.cell_length - 2
        told = line(indent, (cut(view.step.instruction, second_room), themes.QUIET))
        rows = [first, between(told, line(note, " "), width)]
    else:
        column = NARROW_COLUMN if width < NARROW else COLUMN
        end = line((cut(_short(stands.note, column), column), note_style), "  ", tail)
        room = width - head.cell_length - end.cell_length - offer.cell_length - 1
        rows = [between(line(head, (cut(view.title, room), name_style), offer), end, width)]
    if not look.chosen:
        return rows
    return [filled(row, width).stylize_before(f"on {themes.PICK}") for row in rows]


def _short(note: str, column: int) -> str:
    """A note for a row of one line: all of it where it fits, else what the day gave, else the bare numbers."""
    last = note.rpartition(" · ")[2]
    ways = (note, last, last.rpartition(" ")[0], last.replace("at most ", "").rpartition(" ")[0])
    return next((way for way in ways if way and cell_len(way) <= column), last.replace("comeback", "back"))
