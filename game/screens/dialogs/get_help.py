"""If you need more than a game: when to get help, and where. One key from everywhere; nothing of it is written."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.play.shelter import help_page
from game.screens import themes
from game.screens.dialogs.scrolled import Scrolled
from game.screens.lines import hanging, line, wrapped
from game.screens.symbols import Symbols


class GetHelp(Scrolled[None]):
    """A page that scrolls where it has to."""

    def __init__(self, symbols: Symbols) -> None:
        self.told = help_page()
        super().__init__(self.told.title, symbols)

    def rows(self, width: int) -> Sequence[Content]:
        """What this is not, when to get help, and where."""
        told, mark = self.told, self.symbols.mark("told")
        rows = [*wrapped(told.what, width, themes.QUIET), Content(""), line(("Get help when", f"bold {themes.INK}"))]
        for text in told.when:
            rows += hanging(line((f"{mark} ", themes.GOLD)), wrapped(text, width - 2, themes.INK))
        rows += [Content(""), *wrapped(told.near, width, themes.INK), Content("")]
        rows.append(line(("Where", f"bold {themes.INK}")))
        for place in told.places:
            rows += wrapped(f"{place.country}: {place.who}", width, themes.QUIET)
            rows += [row.pad_left(2) for row in wrapped(place.reach, width - 2, f"bold {themes.GOLD}")]
        checked = f"Checked on {told.checked.day} {told.checked:%B %Y}. The directory knows the newest."
        return [*rows, Content(""), *wrapped(checked, width, themes.QUIET)]
