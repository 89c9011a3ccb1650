"""The list of the party: each friend's name over their mountains, the chosen line marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import between, cut, filled, line, metres, plural
from game.screens.roll import Entry
from game.screens.symbols import Symbols, Tier
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.party_views import FriendView, WayView

TITLE = "Friends"
OVER = {"handed_in": "handed in", "dropped": "put down"}
LATELY = 1
NARROW = 36


class Roll(Drawn):
    """Names and mountains; a click chooses a line, a second one acts on it."""

    class Clicked(Message):
        """A line was clicked: its place among the entries, and whether it was chosen already."""

        def __init__(self, index: int, *, again: bool) -> None:
            super().__init__()
            self.index = index
            self.again = again

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="roll")
        self.head(TITLE)
        self.entries: Sequence[Entry] = ()
        self.today: date | None = None
        self.chosen = 0
        self.tops: list[int] = []
        """The line of each entry."""
        self._kept: dict[tuple[int, int, bool, bool, Tier], tuple[Content, Content]] = {}

    @property
    def entry(self) -> Entry | None:
        """The chosen one."""
        return self.entries[self.chosen] if self.entries else None

    def show(self, entries: Sequence[Entry], today: date, *, ranked: bool = False) -> None:
        """Another list; the choice stays with what was chosen. `ranked`: everybody asked for the order by metres."""
        before = self.entry
        self.entries, self.today, self._kept = entries, today, {}
        names = [each.name for each in entries]
        found = names.index(before.name) if before is not None and before.name in names else None
        first = next((place for place, each in enumerate(entries) if not each.mine), 0)
        self.chosen = found if found is not None else first if before is None else min(self.chosen, len(entries) - 1)
        friends = {each.friend.id for each in entries if not each.mine}
        order = " · by metres" if ranked else ""
        self.head(f"{TITLE} · {len(friends):,}{order}" if friends else TITLE)
        self.redraw()

    def choose(self, index: int) -> None:
        """Mark another line."""
        self.chosen = index
        self.redraw()

    def choose_friend(self, player: str) -> None:
        """Mark the first line of a friend, if they are there."""
        self.choose(next((place for place, each in enumerate(self.entries) if each.friend.id == player), self.chosen))

    def wanted(self, width: int) -> int:  # noqa: ARG002 - the same at any width
        """A line for each friend and each entry, and one between friends."""
        begins = sum(self._begins(place) for place in range(len(self.entries)))
        return len(self.entries) + max(0, 2 * begins - 1)

    def _begins(self, place: int) -> bool:
        """Whether a friend begins here."""
        return not place or self.entries[place].friend.id != self.entries[place - 1].friend.id

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """A name, then a line for each of their mountains."""
        self.tops = []
        rows: list[Content] = []
        for place in range(len(self.entries)):
            name, row = self._drawn_entry(place, width)
            if self._begins(place):
                rows += [*([Content("")] if rows else []), name]
            self.tops.append(len(rows))
            rows.append(row)
        return rows

    def _drawn_entry(self, place: int, width: int) -> tuple[Content, Content]:
        """The name over an entry, and its own line: drawn once for as long as they stay what they are."""
        entry, chosen = self.entries[place], place == self.chosen
        lit = self.entry is not None and self.entry.friend.id == entry.friend.id
        name = place, width, chosen, lit, self.symbols.tier
        kept = self._kept.get(name)
        if kept is None:
            row = filled(self._entry(entry, width, chosen=chosen), width)
            row = row.stylize_before(f"on {themes.PICK}") if chosen else row
            kept = self._kept[name] = self._named(entry, width, lit=lit), row
        return kept

    def _named(self, entry: Entry, width: int, *, lit: bool) -> Content:
        friend = entry.friend
        end = line((self._told(friend, width), themes.QUIET))
        named = _me(friend) if entry.mine else friend.name
        sign = line((f"{self.symbols.mark('caution')} ", themes.ROSE)) if friend.troubles else Content("")
        room = max(4, width - end.cell_length - sign.cell_length - 2)
        style = f"bold {themes.GOLD if lit else themes.INK}"
        return between(line(sign, (cut(named, room), style)), end, width)

    def _told(self, friend: FriendView, width: int) -> str:
        """How much was climbed this week; where nothing was, when they were last heard of."""
        if friend.week_metres > 0:
            return f"{metres(friend.week_metres)} this week" if width >= NARROW else metres(friend.week_metres)
        return heard(friend.last, self.today)

    def _entry(self, entry: Entry, width: int, *, chosen: bool) -> Content:
        pointer = (f"{self.symbols.mark('pointer') if chosen else ' '} ", themes.GOLD)
        ink = f"bold {themes.GOLD}" if chosen else themes.INK
        if entry.offer is not None:
            return line(pointer, *self._offer(entry, width - 2, ink))
        if entry.way is None:
            return line(pointer, ("nothing shared yet", themes.QUIET))
        sign, style = self._sign(entry.way)
        told = line((_where(entry.way, width), themes.QUIET))
        title = cut(entry.way.title, max(1, width - told.cell_length - 6)) if entry.way.named else "by metres alone"
        mark = (f"{self.symbols.mark(sign)} ", style)
        return line(pointer, between(line(mark, (title, ink if entry.way.named else themes.QUIET)), told, width - 2))

    def _offer(self, entry: Entry, width: int, ink: str) -> tuple[Content, ...]:
        offer = entry.offer
        if offer is None:
            return ()
        told = line(("taken" if offer.have else "offered", themes.QUIET))
        title = cut(offer.title or offer.quest or "a quest file", max(1, width - told.cell_length - 4))
        mark = (f"{self.symbols.mark('caution' if offer.problem else 'offer')} ", themes.SKY)
        return (between(line(mark, (title, ink)), told, width),)

    def _sign(self, way: WayView) -> tuple[str, str]:
        """A mountain climbed, one the player is on, too, and any other."""
        if way.summit:
            return "summit", themes.GOLD
        return ("here", themes.EMBER) if way.mine else ("ahead", themes.FAINT)

    def on_click(self, event: events.Click) -> None:
        """A click on a name is one on the first of its lines."""
        place = event.get_content_offset(self)
        if place is None or not self.tops:
            return
        index = next((number for number, top in enumerate(self.tops) if top >= place.y), len(self.tops) - 1)
        self.post_message(self.Clicked(index, again=self.tops[index] == place.y and index == self.chosen))


def _me(friend: FriendView) -> str:
    return f"You, called {friend.name}" if friend.name else "You"


def _where(way: WayView, width: int) -> str:
    if way.over:
        return OVER.get(way.over, "over")
    if not way.named:
        return metres(way.metres)
    if not (way.step and way.of):
        return metres(way.metres)
    return f"{'step ' if width >= NARROW else ''}{way.step:,} of {way.of:,}"


def heard(last: date | None, today: date | None) -> str:
    """When something was last heard of a friend.

    >>> heard(date(2026, 11, 21), date(2026, 11, 22)), heard(None, None)
    ('yesterday', 'nothing yet')
    """
    if last is None or today is None:
        return "nothing yet"
    ago = (today - last).days
    if ago <= LATELY:
        return "today" if ago <= 0 else "yesterday"
    return f"{plural(ago, 'day')} ago"
