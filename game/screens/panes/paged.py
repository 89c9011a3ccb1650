"""Panes of boxes that are higher than the terminal may be: one page that scrolls by keys, wheel and bar."""

from __future__ import annotations

from textual import on
from textual.containers import VerticalScroll

from game.screens.panes.pane import Pane
from game.screens.widgets.below import Below
from game.screens.widgets.drawn import Drawn

BORDERS = 2
EDGES = 4
"""Cells a box takes beside its lines: borders and padding."""
BAR = 1
"""The bar at the right has its place whether it is there or not, so that nothing moves when it comes."""
STEP = 2
WIDEST = 150
LEAST_PAGE = 6
"""A lower page has no line to spare for the sign."""


class Paged(Pane):
    """Subclasses put their boxes into `page` and give them their places in `lay_out`."""

    SCOPED_CSS = False  # classes of the screen decide
    DEFAULT_CSS = """
    Paged {
        layers: page sign;
    }
    Paged #below-sign {
        layer: sign;
        position: absolute;
        height: 1;
        border: none;
        padding: 0;
    }
    Paged > VerticalScroll {
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-color: $line;
        scrollbar-color-hover: $gold;
        scrollbar-color-active: $gold;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    Paged Horizontal, Paged Vertical {
        height: auto;
        width: auto;
    }
    Paged Drawn {
        border: round $line;
        border-title-color: $ink;
        border-title-style: bold;
        border-subtitle-color: $quiet;
        padding: 0 1;
    }
    .-ascii Paged Drawn {
        border: ascii $line;
    }
    Paged #words, .-slim Paged #words, .-ascii Paged #words {
        border: none;
    }
    .-slim Paged Horizontal {
        layout: vertical;
    }
    .-slim Paged Drawn {
        border: none;
        border-top: solid $line;
    }
    .-ascii.-slim Paged Drawn {
        border: none;
        border-top: ascii $line;
    }
    """

    def on_mount(self) -> None:
        """The sign that there is more, as far as the page is turned and as high as it is."""
        self.below = Below(self.symbols)
        self.mount(self.below)
        for name in ("scroll_y", "virtual_size"):
            self.watch(self.page, name, self._sign, init=False)

    def _sign(self) -> None:
        """Show the sign where the page goes on."""
        page = self.page
        self.below.display = page.size.height >= LEAST_PAGE and page.scroll_y < page.max_scroll_y
        if self.below.display:
            self.below.show(self.main.keymap.shown("page_down", ascii_only=self.symbols.ascii))
            self.below.styles.width = max(1, page.size.width - BAR)
            self.below.styles.offset = (0, page.size.height - 1)

    @on(Below.Clicked)
    def turn(self) -> None:
        """The sign was clicked."""
        self.do_page_down()

    @property
    def page(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one(VerticalScroll)

    @property
    def slim(self) -> bool:
        """Boxes under one another, with a rule over each in place of a border."""
        return self.main.has_class("-slim")

    @property
    def room(self) -> tuple[int, int]:
        """The cells there are for boxes. A pane not shown yet will have those of the panes' place."""
        size = self.size if self.display and self.size else self.main.switcher.size
        return max(1, min(size.width, WIDEST) - BAR), max(1, size.height)

    @property
    def borders(self) -> int:
        """Lines a box takes beside its own."""
        return 1 if self.slim else BORDERS

    @property
    def edges(self) -> int:
        """Cells a box takes beside its lines."""
        return EDGES - BORDERS if self.slim else EDGES

    def on_resize(self) -> None:
        """Every box finds its place anew."""
        if self.main.opened is not None:
            self.lay_out()
            self.call_after_refresh(self._sign)

    def wanted(self, box: Drawn, width: int) -> int:
        """How high a box of this width has to be for all of its lines."""
        return box.wanted(max(1, width - self.edges)) + self.borders

    def place(self, box: Drawn, width: int, height: int | None = None) -> None:
        """Give a box its size: as high as its lines, unless told otherwise."""
        box.styles.width, box.styles.height = width, height or self.wanted(box, width)

    def lay_out(self) -> None:
        """Give every box its width and height."""
        raise NotImplementedError

    # --- scrolling ---------------------------------------------------------------------------------------------------

    def possible(self, action: str) -> bool:
        """There is nothing to scroll where all of it is shown."""
        if action in ("up", "down", "first", "last", "page_up", "page_down"):
            return self.page.max_scroll_y > 0
        return super().possible(action)

    def do_up(self) -> None:
        """A little up."""
        self.page.scroll_relative(y=-STEP, animate=False)

    def do_down(self) -> None:
        """A little down."""
        self.page.scroll_relative(y=STEP, animate=False)

    def do_page_up(self) -> None:
        """A page up, with two lines of the old one."""
        self.page.scroll_relative(y=STEP - self.size.height, animate=False)

    def do_page_down(self) -> None:
        """A page down, with two lines of the old one."""
        self.page.scroll_relative(y=self.size.height - STEP, animate=False)

    def do_first(self) -> None:
        """To the top."""
        self.page.scroll_home(animate=False)

    def do_last(self) -> None:
        """To the end."""
        self.page.scroll_end(animate=False)
