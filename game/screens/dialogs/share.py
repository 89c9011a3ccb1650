"""What of the player's own leaves for the party: chosen quest by quest, said plainly, shown line by line on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from game.screens import themes
from game.screens.dialogs.choosing import Way
from game.screens.dialogs.written import Written
from game.screens.lines import hanging, line, plain, wrapped
from game.screens.said import Said
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.party_views import SharingView

QUESTS, HOW, SURE, NAME = "quests", "how", "sure", "name"
NOT, POINTS, NAMED = "no", "points", "named"
OFFER, PREVIEW, CALLED, RANKING, OTHER, LEAVE = "offer", "preview", "called", "ranking", "other", "leave"
YES, BACK = "yes", "back"
NUMBERS = "123456789"
NAME_CELLS = 40
HOW_SAID = {NOT: "not shared", POINTS: "by its metres alone", NAMED: "by name"}
HOWS = (
    (NOT, "x", "Not shared", "Nothing of it leaves this device."),
    (POINTS, "m", "Metres alone", "Which days earned how many metres; neither its title nor its steps."),
    (NAMED, "n", "By name", "Its title, steps, what each day was, its metres, and your advice on its steps."),
)
YES_SAID = {
    NOT: "Stop sharing it",
    POINTS: "Share its metres",
    NAMED: "Share it by name",
    OFFER: "Offer the file",
    LEAVE: "Take everything back",
}
LEAVING = "Every quest, offered file and cheer is taken back, and your name. Friends may keep copies of what they saw."
NEVER = "Never shared: amounts, notes, moods, ratings, plans, reasons, and any time of day."
NO_QUESTS = "There is no quest of yours to share yet."
ASKED = "What should your friends call you? The name stands in the shared folder."
EXAMPLE = "a first name, or any other"


class Doings(NamedTuple):
    """How things are asked and said; what is said gives a sentence, or why not."""

    sharing: Callable[[], Sequence[SharingView]]
    leaves: Callable[[str, str], Sequence[str]]
    share: Callable[[str, str], Said]
    offer: Callable[[str], Said]
    stop_offer: Callable[[str], Said]
    call: Callable[[str], Said]
    rank: Callable[[bool], Said]
    leave: Callable[[], Said]
    called: Callable[[], str]
    ranking: Callable[[], bool]
    preview: Callable[[str, str], object]
    """Show the lines that would leave: of a quest, shared like this; of everything, as it stands ("", "")."""


class ShareCard(Written[Said]):
    """Gives the last thing that was said. `quest` is the one it begins with ("": a list of all)."""

    def __init__(self, doings: Doings, symbols: Symbols, quest: str = "") -> None:
        super().__init__(symbols, NAME_CELLS)
        self.doings = doings
        known = {each.quest for each in doings.sharing()}
        self.quest = quest if quest in known else ""
        self.page = HOW if self.quest else QUESTS
        self.wanted = ""
        """How the quest would be shared, while that is being looked at."""
        self.entry.placeholder = EXAMPLE

    @property
    def view(self) -> SharingView | None:
        """The quest in hand."""
        return next((each for each in self.doings.sharing() if each.quest == self.quest), None)

    def head(self) -> str:
        """The title of the card."""
        view = self.view
        about_one = self.page in (HOW, SURE) and view is not None and self.wanted != LEAVE
        return f"Share: {plain(view.title, 60)}" if about_one and view else "Share with the party"

    def told(self, width: int) -> Sequence[Content]:
        """What leaves, and what never does."""
        if self.page == NAME:
            return [*wrapped(ASKED, width, themes.INK, 3), Content("")]
        if self.page == SURE:
            return [*self._leaves(width), Content("")]
        if self.page == QUESTS:
            text = "Each quest is shared as you say, and not at all until you do." if self._any() else NO_QUESTS
            return [*wrapped(text, width, themes.INK, 2), *wrapped(NEVER, width, themes.QUIET, 3), Content("")]
        mark = line((f"{self.symbols.mark('caution')} ", themes.GOLD))
        return [*hanging(mark, wrapped(NEVER, width - 2, themes.QUIET, 3)), Content("")]

    def _leaves(self, width: int) -> list[Content]:
        """What would leave, sentence by sentence."""
        lead = line((f"{self.symbols.mark('told')} ", themes.GOLD))
        told = [LEAVING] if self.wanted == LEAVE else self.doings.leaves(self.quest, self.wanted)
        return [row for text in told for row in hanging(lead, wrapped(text, width - 2, themes.INK, 4))]

    def _any(self) -> bool:
        return bool(self.doings.sharing())

    # --- answers -----------------------------------------------------------------------------------------------------

    def answers(self) -> Sequence[Way]:
        """The quests, or the ways to share the one in hand."""
        if self.page == SURE:
            look = [] if self.wanted in (OFFER, LEAVE) else [Way(PREVIEW, "p", ("See every line that would leave",))]
            return [Way(YES, "y", (YES_SAID[self.wanted],)), *look, Way(BACK, "b", ("Not like this",))]
        return self._hows() if self.page == HOW else self._quests()

    def _quests(self) -> list[Way]:
        rows = []
        for place, each in enumerate(self.doings.sharing()):
            offered = ", its file offered" if each.offered else ""
            told = f"{plain(each.title, 60)}: {HOW_SAID.get(each.how, HOW_SAID[NOT])}{offered}"
            rows.append(Way(each.quest, NUMBERS[place : place + 1], (told,)))
        return [*rows, *self._about_me()]

    def _about_me(self) -> list[Way]:
        called = plain(self.doings.called(), NAME_CELLS)
        order = "on" if self.doings.ranking() else "off"
        return [
            Way(CALLED, "a", (f"My name in the party: {called or 'none yet'}",)),
            Way(RANKING, "o", (f"An order by metres: {order} (only where all turn it on)",)),
            Way(PREVIEW, "p", ("See every line that leaves",)),
            Way(LEAVE, "l", ("Leave the party: take back everything",)),
        ]

    def _hows(self) -> list[Way]:
        view = self.view
        if view is None:
            return [Way(BACK, "b", ("Back to all quests",))]
        rows = [
            Way(how, key, (f"{name}{' · as it is now' if view.how == how else ''}", told))
            for how, key, name, told in HOWS
        ]
        file = "Stop offering its quest file" if view.offered else "Offer its quest file, for friends to take"
        return [
            *rows,
            Way(OFFER, "f", (file,)),
            Way(PREVIEW, "p", ("See every line of it that leaves",)),
            Way(OTHER, "b", ("All my quests, and my name",)),
        ]

    def go_to(self, page: str) -> None:
        """Another page; how a quest is shared now is marked."""
        super().go_to(page)
        view = self.view
        if page == HOW and view is not None:
            self.ways.marked = [how for how, *_ in HOWS].index(view.how)

    def begun(self) -> str | None:
        """The name as it is."""
        return plain(self.doings.called(), NAME_CELLS) if self.page == NAME else None

    # --- saying ------------------------------------------------------------------------------------------------------

    def chosen(self, answer: str) -> None:
        """Go to a quest, or on to what is to be said of it."""
        view = self.view
        if answer == PREVIEW:
            self.doings.preview(self.quest if self.page != QUESTS else "", self.wanted if self.page == SURE else "")
        elif answer == CALLED:
            self.go_to(NAME)
        elif answer == RANKING:
            self._keep(self.doings.rank(not self.doings.ranking()), QUESTS)
        elif answer in (OTHER, BACK):
            self.action_back()
        elif answer == YES:
            self._yes()
        elif answer == LEAVE:
            self.wanted, self.said = LEAVE, None
            self.go_to(SURE)
        elif self.page == QUESTS:
            self.quest = answer
            self.go_to(HOW)
        elif answer == OFFER and view is not None and view.offered:
            self._keep(self.doings.stop_offer(view.quest), HOW)
        elif view is not None and answer != view.how:
            self.wanted, self.said = answer, None
            self.go_to(SURE)

    def _yes(self) -> None:
        """Say it; where friends would not know whose it is, after asking for a name."""
        if self.wanted == LEAVE:
            self.wanted = ""
            self._keep(self.doings.leave(), QUESTS)
            return
        if self.wanted != NOT and not self.doings.called():
            self.go_to(NAME)
            return
        wanted, self.wanted = self.wanted, ""
        said = self.doings.offer(self.quest) if wanted == OFFER else self.doings.share(self.quest, wanted)
        self._keep(said, HOW)

    def _keep(self, said: Said, page: str) -> None:
        """What came of it, and the page as it is then; the mark stays where it was."""
        self.said, marked = said, self.ways.marked
        self.go_to(page)
        self.ways.marked = min(marked, max(0, len(self.ways.ways) - 1))
        self.ways.refresh()

    def typed(self, text: str) -> None:
        """A name; then what waited for one."""
        if not text:
            return
        self.said = self.doings.call(text)
        if self.said.refused:
            self.draw()
        elif self.wanted:
            self._yes()
        else:
            self._keep(self.said, QUESTS)

    def action_back(self) -> None:
        """The page before."""
        asked = QUESTS if self.wanted == LEAVE else HOW
        before = {NAME: SURE if self.wanted else QUESTS, SURE: asked}.get(self.page, QUESTS)
        if before != SURE:
            self.wanted = ""
        self.go_to(before)

    def action_leave(self) -> None:
        """Leave; from the name and from what would leave, back to where it was asked for."""
        if self.page in (NAME, SURE):
            self.action_back()
        else:
            self.give(self.said)
