"""The friends: who is on which mountain, their ways side by side with the player's, and what the party climbs together.

What is known is shown at once; a first reading of the shared folder says how far it is, and escape leaves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from game.screens.actions import FRIENDS, HOME, Action
from game.screens.lines import plain
from game.screens.panes.on_roll import OnRollPane
from game.screens.roll import MOST, Climber, Entry, beside, entries
from game.screens.said import Said
from game.screens.scenes import scene_beside
from game.screens.symbols import Symbols
from game.screens.widgets.bare import Beside, Column
from game.screens.widgets.begin import Begin
from game.screens.widgets.drawn import Drawn
from game.screens.widgets.sides import Sides
from game.screens.widgets.together import NO_CHEERS, Cheers, Together, ToKnow

if TYPE_CHECKING:
    from game.play.party_views import PartyView, TroubleView
    from game.screens.company import Company
    from game.screens.scenery.mountain import Mountain
    from game.screens.scenery.scene import Scene

HIGHEST, FAIR, LOWEST = 12, 3, 1
"""Lines of a picture: as many as the room allows between these; on a narrow terminal none."""
CHEERS_SHOWN = 6
LEAST_MOUNTAIN, WORDS = 12, 20
"""Lines to spare from which on the mountain is painted there; those of the words on how a party begins."""
READING = "Reading the shared folder: {done:,} of {of:,} friends. Escape leaves it; what was read is kept."
BEGUN = "Reading the shared folder …"
LEFT = "Not everybody was read yet. Coming back to this page reads on."
OFFERS = "{name} offers this quest file: the same steps, each at their own pace."
SHOWS = "{cheer} shows all of it before you take anything."
TAKEN = "You have taken this very file. {cheer} shows it again."
NOTHING = "{name} shares no quest just now."
TO_MYSELF = "That is your own way. {sharing} changes how it is shared."


class FriendsPane(OnRollPane):
    """The list at the left over the shared summit; the ways and the cheers at the right."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    .-slim FriendsPane Horizontal {
        layout: vertical;
    }
    FriendsPane Mountain {
        border: round $line;
        border-title-color: $ink;
        border-title-style: bold;
        border-subtitle-color: $quiet;
    }
    .-ascii FriendsPane Mountain {
        border: ascii $line;
    }
    FriendsPane #vista {
        border: none;
    }
    """

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=FRIENDS)
        self.view: PartyView | None = None
        self.words = Begin(symbols)
        self.together = Together(symbols)
        self.sides = Sides(symbols)
        self.cheers = Cheers(symbols)
        self.to_know = ToKnow(symbols)
        self._asked = ""
        """The friend the line of the day was about."""
        self.left = Column(self.roll, self.together)
        self.mountain: Mountain | None = None
        self.vista: Mountain | None = None

    @property
    def boxes(self) -> tuple[Drawn, ...]:
        """All of them, from the top."""
        return self.roll, self.together, self.sides, self.cheers, self.to_know

    def compose(self) -> ComposeResult:
        """The party beside the mountain they climb; what to know under it."""
        with VerticalScroll(can_focus=False):
            yield self.words
            with Beside():
                yield self.left
                with Column():
                    yield self.sides
                    yield self.cheers
            yield self.to_know

    @property
    def company(self) -> Company:
        """The party as the running game knows it."""
        if self.main.company is None:
            from game.screens.company import open_company  # its key was faster than the first frame

            open_company(self.main)
        return cast("Company", self.main.company)

    # --- drawing -----------------------------------------------------------------------------------------------------

    def arrive(self, quest: str) -> None:  # noqa: ARG002 - it is about all of them
        """Look at the folder now, not in a few seconds."""
        self.company.look(on=True)
        self._asked, self.main.session.away = self.main.session.away, ""

    def renew(self) -> None:
        """The party as it was read last; where it never was, how far the reading is."""
        company = self.company
        self.view = company.view
        if company.view is None:
            self.words.say(self._progress())
        elif not company.view.friends and company.view.me is None:
            self.words.begin(company.view, self.main.keymap)
        else:
            self._show(company.view)
        self._furnish()

    def _progress(self) -> str:
        done, of = self.company.progress
        return READING.format(done=done, of=of) if of else BEGUN

    def _show(self, view: PartyView) -> None:
        from game.play.party_told import ALONE_YET

        today = self.main.session.today.day
        self.roll.show(entries(view), today, ranked=view.ranked)
        if self._asked:
            self.roll.choose_friend(self._asked)
            self._asked = ""
        self.together.show(view.summit)
        alone = ALONE_YET.format(folder=view.folder) if not view.friends else ""
        self.cheers.show(view.cheers, today, alone or self.main.keymap.told(NO_CHEERS))
        self.to_know.show(self._troubles(view))
        self.chose()

    @staticmethod
    def _troubles(view: PartyView) -> list[TroubleView]:
        return [*view.troubles, *(trouble for friend in view.friends for trouble in friend.troubles)]

    def chose(self) -> None:
        """The mountain of the chosen line."""
        entry, view = self.roll.entry, self.view
        if entry is None or view is None:
            return
        title, words = self._title(entry)
        climbers = beside(view, entry, self.company.own_way)
        self.sides.show(title, [*map(self._whole, climbers[:MOST]), *climbers[MOST:]], words)

    def _whole(self, climber: Climber) -> Climber:
        """With all of its days, as soon as they were read."""
        way = self.company.whole(climber.player, climber.way)
        return climber._replace(way=way)

    def _title(self, entry: Entry) -> tuple[str, tuple[str, ...]]:
        name = plain(entry.friend.name)
        if entry.offer is not None:
            more = plain(entry.offer.problem) or self.main.keymap.told(TAKEN if entry.offer.have else SHOWS)
            return plain(entry.offer.title or "A quest file", 60), (OFFERS.format(name=name), more)
        if entry.way is None:
            return name, (NOTHING.format(name=name),)
        return plain(entry.way.title, 60) if entry.way.named else "By metres alone", ()

    def _furnish(self) -> None:
        known = self.view is not None and bool(self.view.friends or self.view.me)
        for box in self.boxes:
            box.display = known
        self.to_know.display = known and bool(self.to_know.troubles)
        self.words.display = not known
        self.lay_out()
        self.main.renew_keys()

    def lay_out(self) -> None:
        """Two columns; narrow, one box under another. The pictures take the lines that are left over."""
        width, height = self.room
        high = self._vista(width, height) if self.words.display or self.vista else 0
        if self.words.display:
            self.place(self.words, width, height - high)
            return
        if self.slim:
            self.sides.high, self.cheers.most = 0, 2
            for box in self.boxes:
                self.place(box, width)
            return
        self._in_columns(width, height)

    def _vista(self, width: int, height: int) -> int:
        """Where nobody is there yet and there is room, the player's own mountain over the words. Its lines."""
        scene = self.main.home.world.scene
        lines = height - WORDS if self.words.display and self.words.steps and scene is not None else 0
        lines = lines if lines >= LEAST_MOUNTAIN - 2 else 0
        if lines and self.vista is None:
            from game.screens.scenery.mountain import Mountain

            self.vista = Mountain(self.symbols, id="vista")
            self.page.mount(self.vista, before=self.words)
        if self.vista is not None:
            self.vista.display = bool(lines)
            self.vista.styles.width, self.vista.styles.height = width, max(1, lines)
            if lines and scene != self.vista.scene:
                self.vista.show(scene)
        return lines

    def _in_columns(self, width: int, height: int) -> None:
        """The ways as high as there is room for; what is left of the left column belongs to the mountain."""
        left = max(30, width * 9 // 24)
        right = width - left
        below = self.wanted(self.to_know, width) if self.to_know.display else 0
        room = height - below
        self.sides.high = LOWEST
        least, drawn = self.wanted(self.sides, right), max(1, self.sides.drawn)
        cheers = self._cheers_in(right, room - least - (FAIR - LOWEST) * drawn)
        self.sides.high = max(LOWEST, min(HIGHEST, LOWEST + (room - cheers - least) // drawn))
        roll, together = self.wanted(self.roll, left), self.wanted(self.together, left)
        both = max(least + (self.sides.high - LOWEST) * self.sides.drawn + cheers, room, roll + together)
        self.place(self.sides, right, both - cheers)
        self.place(self.cheers, right, cheers)
        self.place(self.together, left, together)
        self.place(self.roll, left, both - together - self._raise(left, both - together - roll))
        if below:
            self.place(self.to_know, width, below)

    def _cheers_in(self, width: int, room: int) -> int:
        """The lines of as many cheers as there is room for, one at least."""
        for most in range(CHEERS_SHOWN, 0, -1):
            self.cheers.most = most
            lines = self.wanted(self.cheers, width)
            if lines <= room:
                return lines
        return self.wanted(self.cheers, width)

    def _raise(self, width: int, room: int) -> int:
        """The mountain in the lines that are left over, where they are enough for one. How many it takes."""
        lines = room if room >= LEAST_MOUNTAIN and self._scene() is not None else 0
        if lines and self.mountain is None:
            from game.screens.scenery.mountain import Mountain

            self.mountain = Mountain(self.symbols)
            self.mountain.border_title = "On the mountain"
            self.left.mount(self.mountain, before=self.together)
        if self.mountain is not None:
            self.mountain.display = bool(lines)
            self.mountain.styles.width, self.mountain.styles.height = width, max(1, lines)
            scene = self._scene()
            if lines and scene != self.mountain.scene:
                self.mountain.show(scene)
        return lines

    def _scene(self) -> Scene | None:
        """The mountain of the chosen way, with everybody on it."""
        drawn = [each for each in self.sides.climbers if each.way.named and each.way.of]
        return scene_beside(drawn, self.main.session.wall_clock()) if drawn else None

    # --- doing -------------------------------------------------------------------------------------------------------

    def word(self, action: Action) -> str:
        """What enter does for the chosen line."""
        entry = self.roll.entry
        if action.id == "cheer" and entry is not None and entry.offer is not None:
            return "show it"
        return super().word(action)

    def do_cheer(self) -> None:
        """Cheer the chosen friend on; or see the chosen quest file."""
        entry = self.roll.entry
        if entry is None or self.words.display:
            return
        if entry.mine:
            self.main.tell(Said(self.main.keymap.told(TO_MYSELF)))
        elif entry.offer is not None:
            from game.screens.offering import show_offered

            show_offered(self.main, entry.offer)
        else:
            from game.screens.cheers import ask_cheer

            ask_cheer(self.main, entry.friend)

    def do_sharing(self) -> None:
        """Share a quest: the chosen one, where it is the player's own."""
        from game.screens.sharing import ask_share

        entry = self.roll.entry
        ask_share(self.main, entry.way.quest if entry is not None and entry.mine and entry.way is not None else "")

    def do_home(self) -> None:
        """Leave a reading that is under way, else back to today."""
        if self.company.leave():
            self.main.tell(Said(LEFT))
        else:
            self.main.visit(HOME)
