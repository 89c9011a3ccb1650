"""What was shown, quest by quest: the hardest step done, counted; and the comebacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.counted import fall_said, shown_said
from game.screens.lines import between, cut, filled, hanging, line, metres, plain, plural, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.evidence_views import BackView, EvidenceView, ShownView

MOST = 4
"""Lines of a sentence."""
TITLE = "What I have shown I can do"
ROOMY = 60
"""A narrower list says less at the end of its lines."""


class Clicked(Message):
    """A quest was clicked: its place among all of them."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


class Proof(Drawn):
    """The quests, the chosen one marked; a click on one goes to its page."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="proof")
        self.head(TITLE)
        self.view: EvidenceView | None = None
        self.chosen = 0
        self.tops: list[int] = []
        """The first line of each quest."""

    def show(self, view: EvidenceView) -> None:
        """Other numbers."""
        self.view = view
        self.chosen = max(0, min(self.chosen, len(view.quests) - 1))
        self.redraw()

    def choose(self, index: int) -> None:
        """Mark another quest."""
        self.chosen = index
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """A title and a sentence or two for each quest."""
        self.tops = []
        rows: list[Content] = []
        for place, shown in enumerate(self.view.quests if self.view else ()):
            if rows:
                rows.append(Content(""))
            self.tops.append(len(rows))
            rows += self._quest(shown, width, chosen=place == self.chosen)
        return rows

    def _quest(self, shown: ShownView, width: int, *, chosen: bool) -> list[Content]:
        pointer = line((self.symbols.mark("pointer") if chosen else " ", themes.GOLD), " ")
        end = line((_standing(shown, width), themes.QUIET), " ")
        name = f"bold {themes.GOLD}" if chosen else f"bold {themes.INK}"
        title = line(pointer, (cut(shown.title, max(0, width - end.cell_length - 4)), name))
        head = filled(between(title, end, width), width)
        rows = [head.stylize_before(f"on {themes.PICK}") if chosen else head]
        for mark, text, style in self._sentences(shown):
            told = wrapped(text, width - 4, style, MOST)
            rows += hanging(line("  ", (f"{self.symbols.mark(mark)} ", themes.GOLD)), told)
        return rows

    def _sentences(self, shown: ShownView) -> list[tuple[str, str, str]]:
        today = self.view.day if self.view else shown.since
        if shown.hardest is None or not shown.done:
            if not shown.under_way:
                return [("ahead", "No done day; taking it again goes on where it was left.", themes.QUIET)]
            return [("ahead", _first_act(shown), themes.QUIET)]
        told = [("mastered" if shown.hardest.mastered else "here", shown_said(shown.hardest, today), themes.INK)]
        days = f"{plural(shown.done, 'day')} done in all"
        if shown.some:
            days += f", {plural(shown.some, 'day')} some"
        return [*told, ("told", f"{days}, {metres(shown.metres)} climbed", themes.QUIET)]

    def on_click(self, event: events.Click) -> None:
        """A click on a quest."""
        place = event.get_content_offset(self)
        if place is not None:
            found = [index for index, top in enumerate(self.tops) if top <= place.y]
            if found:
                self.post_message(Clicked(found[-1]))


def _first_act(shown: ShownView) -> str:
    """What stands in place of a sentence where nothing was done yet: the next small act."""
    return f"Nothing to count yet. The next small act: {plain(shown.next_act)}"


def _standing(shown: ShownView, width: int) -> str:
    mastered = f"{shown.mastered:,} of {plural(shown.of, 'step')} mastered" if width >= ROOMY else ""
    state = "handed in" if shown.handed_in else "" if shown.under_way else "put down"
    return " · ".join(filter(None, (state, mastered or f"{shown.mastered:,} of {shown.of:,}")))


class Back(Drawn):
    """Coming back: all quests together, the longest way back, and each quest."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="back")
        self.head("Coming back")
        self.view: EvidenceView | None = None
        self._hits: dict[int, int] = {}

    def show(self, view: EvidenceView) -> None:
        """Other numbers."""
        self.view = view
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """The sum, the longest, and a line for each quest that fell."""
        if self.view is None:
            return []
        if not self.view.back.lapses:
            return wrapped(
                "No missed day so far. When one comes, the way back is what counts: each leaves a cairn.",
                width,
                themes.QUIET,
                4,
            )
        fell = [(index, shown) for index, shown in enumerate(self.view.quests) if shown.back.lapses]
        widest = max(len(_times(shown.back)) for _, shown in fell)
        rows = [*self._sum(self.view.back, width), Content("")]
        self._hits = {}
        for index, shown in fell:
            self._hits[len(rows)] = index
            end = line((f"{_times(shown.back):>{widest}}", themes.INK))
            title = cut(shown.title, max(0, width - end.cell_length - 4))
            mark = (f"{self.symbols.mark('cairn')} ", themes.EMBER if shown.back.ended else themes.FAINT)
            rows.append(between(line(mark, (title, themes.QUIET)), end, width))
        return rows

    def _sum(self, back: BackView, width: int) -> list[Content]:
        from game.play.telling import came_back

        if not back.ended:
            return wrapped(
                f"{plural(back.lapses, 'lapse')} open. Done or tiny, either is the way back.", width, themes.EMBER
            )
        rows = wrapped(came_back(back.ended, back.lapses, back.usual), width, f"bold {themes.EMBER}", 2)
        if back.longest is not None and self.view is not None:
            told = f"The longest way back: {fall_said(back.longest, self.view.day)}"
            title = next((shown.title for shown in self.view.quests if shown.id == back.quest), "")
            rows += wrapped(f"{told} ({plain(title, 60)}).", width, themes.INK, 3)
        return rows

    def on_click(self, event: events.Click) -> None:
        """A click on a quest."""
        place = event.get_content_offset(self)
        if place is not None and place.y in self._hits:
            self.post_message(Clicked(self._hits[place.y]))


def _times(back: BackView) -> str:
    return f"{back.ended:,} of {back.lapses:,}"
