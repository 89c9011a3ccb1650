"""What the party climbs together this week, its newest cheers, and what the player should know of its files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from game.screens import themes
from game.screens.lines import between, cut, hanging, line, metres, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn
from game.screens.widgets.roll import heard

if TYPE_CHECKING:
    from game.play.party_views import CheerView, SummitView, TroubleView

EIGHTHS = " ▏▎▍▌▋▊▉"
CHEER_LINES, TROUBLE_LINES = 3, 4
NO_CHEERS = "No cheers in the last four weeks. {cheer} gives the chosen friend one; the whole party can read it."


class Together(Drawn):
    """The shared summit: one bar for everybody."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="together")
        self.head("Together this week")
        self.summit: SummitView | None = None

    def show(self, summit: SummitView) -> None:
        """Other numbers."""
        self.summit = summit
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """The metres of all, a bar up to a real height, and last week's."""
        summit = self.summit
        if summit is None:
            return []
        name = cut(summit.name, max(8, width - 16))
        top = line((f"{self.symbols.mark('summit')} ", themes.GOLD), (name, themes.INK))
        end = line((metres(summit.height_m), themes.QUIET))
        part = min(1.0, summit.metres / summit.height_m) if summit.height_m else 0.0
        if summit.reached:
            told = f"{metres(summit.metres)}: reached together"
        else:
            told = f"{metres(summit.metres)}, {metres(max(0.0, summit.height_m - summit.metres))} to go"
        before = f"last week {metres(summit.last_week)}" if summit.last_week else ""
        last = between(line((told, f"bold {themes.EMBER}")), line((before, themes.QUIET)), width)
        if len(told) + len(before) + 1 > width:
            last = line((told, f"bold {themes.EMBER}")).truncate(width, ellipsis=True)
        return [between(top, end, width), bar(part, width, self.symbols), last]


def bar(part: float, width: int, symbols: Symbols) -> Content:
    """A bar that fills from the left, in eighths of a cell where there are signs for them."""
    eighths = max(1, round(part * width * 8)) if part > 0 else 0
    full, rest = divmod(min(eighths, width * 8), 8)
    piece = EIGHTHS[rest] if rest and not symbols.ascii else ""
    empty = width - full - len(piece)
    if symbols.ascii:
        return line((symbols.mark("bar") * full, themes.GOLD), (symbols.mark("no_bar") * empty, themes.FAINT))
    told = ("█" * full + piece, f"{themes.GOLD} on {themes.PICK}"), (" " * empty, f"on {themes.PICK}")
    return line(*told)


class Cheers(Drawn):
    """Who cheered whom, and how."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="cheers")
        self.head("Cheers")
        self.cheers: Sequence[CheerView] = ()
        self.today: date | None = None
        self.hint = ""
        self.most = 3

    def show(self, cheers: Sequence[CheerView], today: date, hint: str) -> None:
        """Other cheers, the newest first; the hint stands where there are none."""
        self.cheers, self.today, self.hint = cheers, today, hint
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """The newest ones."""
        if not self.cheers:
            return wrapped(self.hint, width, themes.QUIET, 4)
        return [row for cheer in self.cheers[: self.most] for row in self._cheer(cheer, width)]

    def _cheer(self, cheer: CheerView, width: int) -> list[Content]:
        """From whom to whom, then its sign and what it says."""
        who = f"{'You' if cheer.from_me else cut(cheer.who, 24)} to {'you' if cheer.to_me else cut(cheer.to, 24)}"
        when = line((heard(cheer.day, self.today), themes.QUIET))
        head = between(line((who, themes.GOLD if cheer.to_me else themes.QUIET)), when, width)
        mark = "star" if cheer.to_me else "glint"
        lead = line((f"{self.symbols.mark(mark)} ", themes.GOLD))
        return [head, *hanging(lead, wrapped(self._said(cheer), width - 2, themes.INK, CHEER_LINES))]

    @staticmethod
    def _said(cheer: CheerView) -> str:
        from game.play.cheering import REASON_WORDS
        from game.play.party_told import cheer_said

        about = f" ({REASON_WORDS[cheer.about]})" if cheer.about else ""
        return f"{cheer_said(cheer)}{about}"


class ToKnow(Drawn):
    """What is the matter with the files of the party, in plain words."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="to-know")
        self.head("To know")
        self.troubles: Sequence[TroubleView] = ()

    def show(self, troubles: Sequence[TroubleView]) -> None:
        """Other troubles."""
        self.troubles = troubles
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """A sentence each."""
        from game.play.party_told import trouble_line

        lead = line((f"{self.symbols.mark('caution')} ", f"bold {themes.ROSE}"))
        rows: list[Content] = []
        for trouble in self.troubles:
            rows += hanging(lead, wrapped(trouble_line(trouble), width - 2, themes.INK, TROUBLE_LINES))
        return rows
