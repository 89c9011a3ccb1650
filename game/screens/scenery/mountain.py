"""The widget: shows a scene's mountain, and what happens on it.

The land is painted in slices while the picture before it stays. At rest nothing moves and no timer runs. What paints is
imported in slices too, after the first frame: this module alone is cheap.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from rich.color import ColorSystem
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from game.screens.scenery.pace import FRAMES, Pace
from game.screens.scenery.scene import Scene, slot_of
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.screens.scenery.colours import Rows
    from game.screens.scenery.moments import Moment
    from game.screens.scenery.painter import Land, LandKey, Painting
    from game.screens.scenery.strips import Inks

SLICE_SECONDS = 0.004
"""So long a slice of painting may take before input has its turn."""
QUIET_SECONDS = 0.03
"""A new scene waits so long for the next one: who goes through the quests gets the list at once, the mountain after."""
KEPT = 4
"""Lands kept, so that going through the quests and back paints nothing twice."""
TOOLS = (
    "sky",
    "biomes",
    "shape",
    "heavens",
    "ridges",
    "slope",
    "front",
    "trail",
    "figures",
    "painter",
    "moments",
    "strips",
)
"""The modules that paint, in the order in which they build on each other."""
SYSTEMS = {"256": ColorSystem.EIGHT_BIT, "truecolor": ColorSystem.TRUECOLOR}


class Mountain(Widget):
    """A quest's mountain, as large as the widget is."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, symbols: Symbols, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self.symbols = symbols
        self.scene: Scene | None = None
        self._before: Scene | None = None
        self._moment = ""
        self._inks: Inks | None = None
        self._lands: dict[LandKey, Land] = {}
        self._painting: Painting | None = None
        self._playing: Moment | None = None
        self._pace = Pace()
        self._pixels: Rows = []
        self._strips: list[Strip] = []
        self._coarse: set[int] = set()
        self._bare: tuple[tuple[datetime, int] | None, list[int]] = None, []
        self._fitted = Size(0, 0)
        self._unpacked = 0
        self._fresh: tuple[Rows, list[Strip]] | None = None
        self._timer: Timer | None = None

    @property
    def plain(self) -> bool:
        """Whether a drawing in characters stands in for the picture."""
        return self.symbols.ascii or self.app.no_color or self.app.console.color_system not in SYSTEMS

    @property
    def moving(self) -> bool:
        """Whether a moment is under way."""
        return self._playing is not None

    @property
    def busy(self) -> bool:
        """Whether a timer runs: to paint, or to move."""
        return self._timer is not None

    def show(self, scene: Scene | None, moment: str = "") -> None:
        """Another scene, or the same with something happening: "", "walk", "comeback", "mastered", "summit"."""
        self._before, self.scene, self._moment = self.scene, scene, moment
        if self._strips and scene is not None and not self.plain:
            self._rest()
            self._timer = self.set_timer(QUIET_SECONDS, self._begin)
        else:
            self._begin()

    def on_resize(self) -> None:
        """Another size is another picture. What moves stops; a moment not begun yet waits for the new picture."""
        if self.size != self._fitted:
            self._begin()

    def on_unmount(self) -> None:
        """No timer outlives the widget."""
        self._rest()

    def render(self) -> Content:
        """The drawing in characters."""
        width, height = self.size
        if self.scene is None or not self.plain:
            return Content("")
        from game.screens.scenery.drawing import drawn

        rows = drawn(self.scene, width, height, self.symbols)
        return Content("\n").join([Content.assemble(*parts) for parts in rows])

    def render_line(self, y: int) -> Strip:
        """A line of the picture."""
        if self.scene is None or self.plain:
            return super().render_line(y)
        width = self.size.width
        if y < len(self._strips):
            strip = self._strips[y]
            return strip if strip.cell_length == width else strip.adjust_cell_length(width)
        return self._empty(y)

    def _empty(self, y: int) -> Strip:
        """The bare sky, where nothing is painted yet."""
        width, height = self.size
        if self.scene is None or self._unpacked < len(TOOLS) or not 0 <= y < height:
            return Strip.blank(width)
        from game.screens.scenery.heavens import background
        from game.screens.scenery.sky import sky_at

        slot = slot_of(self.scene.when), height
        if self._bare[0] != slot:
            self._bare = slot, background(2 * height, sky_at(slot[0]))
        upper, lower = self._bare[1][2 * y : 2 * y + 2]
        return self._inked.line([upper] * width, [lower] * width, y)

    @property
    def _inked(self) -> Inks:
        if self._inks is None:
            from game.screens.scenery.strips import Inks

            self._inks = Inks(SYSTEMS[self.app.console.color_system or ""])
        return self._inks

    def _begin(self) -> None:
        """Start towards the picture of the scene: at once where its land is kept, else by painting."""
        self._rest()
        width, height = self._fitted = self.size
        if self.scene is None or width < 1 or height < 1 or self.plain:
            self._strips, self._pixels = [], []
            self.refresh()
            return
        if self._unpacked < len(TOOLS):
            self._timer = self.set_timer(0.001, self._unpack)
            return
        from game.screens.scenery.painter import Painting, key_of

        key = key_of(self.scene, width, 2 * height)
        land = self._lands.get(key)
        if land is not None:
            self._arrive(land)
            return
        self._painting = Painting(key)
        self._timer = self.set_timer(0.001, self._paint)

    def _unpack(self) -> None:
        """Import one more of the tools; with the last the sky can be shown, and painting begins."""
        import_module(f"game.screens.scenery.{TOOLS[self._unpacked]}")
        self._unpacked += 1
        if self._unpacked < len(TOOLS):
            self._timer = self.set_timer(0.001, self._unpack)
        else:
            self.refresh()
            self._begin()

    def _rest(self) -> None:
        """Stop whatever is under way."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._painting = self._playing = self._fresh = None

    def _paint(self) -> None:
        """One slice: paint, then lay the strips out, until the time is up."""
        self._timer = None
        until = perf_counter() + SLICE_SECONDS
        more = self._advance()
        while more and perf_counter() < until:
            more = self._advance()
        if more:
            self._timer = self.set_timer(0.001, self._paint)

    def _advance(self) -> bool:
        """The smallest piece of work. Whether this timer has more to do."""
        painting = self._painting
        if painting is None:
            return not self._lay()
        if not painting.advance() and painting.land is not None:
            self._painting = None
            self._keep(painting.key, painting.land)
            self._arrive(painting.land)
            return False
        return True

    def _keep(self, key: LandKey, land: Land) -> None:
        self._lands[key] = land
        while len(self._lands) > KEPT:
            del self._lands[next(iter(self._lands))]

    def _arrive(self, land: Land) -> None:
        """The land is there: let the moment play, or lay out the still picture."""
        if self.scene is None:
            return
        from game.screens.scenery.moments import frame, moment_of
        from game.screens.scenery.painter import peopled

        self._inked.spare()
        moment = None
        if self._moment and land.stage is not None and self._may_move():
            moment = moment_of(self._moment, land.stage, self._before, self.scene)
        self._moment = ""
        first = frame(land, moment, 0.0) if moment is not None else peopled(land, self.scene)
        self._playing = moment
        self._fresh = first, []
        self._timer = self.set_timer(0.001, self._paint)

    def _lay(self) -> bool:
        """One more line of the new picture; when it is whole it is shown. Whether it is."""
        if self._fresh is None:
            return True
        rows, strips = self._fresh
        number = len(strips)
        upper = 2 * number
        if upper < len(rows):
            same = len(self._pixels) == len(rows) and self._pixels[upper : upper + 2] == rows[upper : upper + 2]
            kept = same and number not in self._coarse
            strips.append(self._strips[number] if kept else self._inked.line(rows[upper], rows[upper + 1], number))
            return False
        self._pixels, self._strips, self._fresh = rows, strips, None
        self._coarse.clear()
        self.refresh()
        if self._playing is not None:
            self._pace.start(perf_counter())
            self._timer = self.set_interval(1 / FRAMES, self._tick)
        return True

    def _may_move(self) -> bool:
        return self.app.animation_level != "none" and not self._pace.tired

    def _tick(self) -> None:
        """The next frame of a moment, or the still picture at its end."""
        from game.screens.scenery.moments import frame
        from game.screens.scenery.painter import key_of

        playing = self._playing
        land = self._lands.get(key_of(playing.scene, self.size.width, 2 * self.size.height)) if playing else None
        if playing is None or land is None:
            self._begin()
            return
        start = perf_counter()
        if self._pace.since(start) >= playing.seconds or not self._may_move():
            self._rest()
            self._arrive(land)
            return
        self._inked.spare()
        self._change(frame(land, playing, self._pace.since(start)))
        self._pace.drawn(start, perf_counter())

    def _change(self, rows: Rows) -> None:
        """Draw the lines that changed."""
        width = self.size.width
        for number in range(min(len(self._strips), len(rows) // 2)):
            upper, lower = rows[2 * number], rows[2 * number + 1]
            if self._pixels[2 * number] != upper or self._pixels[2 * number + 1] != lower:
                self._strips[number] = self._inked.line(upper, lower, number, coarse=True)
                self._coarse.add(number)
                self.refresh(Region(0, number, width, 1))
        self._pixels = rows
