"""A ladder as a mountain over its steps: redrawn at every key while a goal is written; its steps are chosen here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.climbing import step_names
from game.screens.lines import centred, cut, filled, hanging, line, wrapped
from game.screens.profile import Profile, Rung, rungs_of
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.play.views import StepView
    from game.screens.drafts import Drawing

TITLE = "The way up"
EMPTY = "The mountain grows here while you answer. Nothing is written before you take it."
LEAST_STEPS = 6
"""So many steps are shown before the mountain takes the room."""
HIGHEST = 26
FLAT = 9
"""Lower than this, the mountain alone is shown until its steps are chosen among."""


class Ascent(Drawn, can_focus=True):
    """The mountain, the facts, the steps. Up and down choose a step, left and right move the start."""

    class Picked(Message):
        """Another start was picked: a step's number."""

        def __init__(self, start: int) -> None:
            super().__init__()
            self.start = start

    class Opened(Message):
        """A step was clicked twice: it is to be changed."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="ascent")
        self.drawing: Drawing | None = None
        self.picked = False
        self.chosen = 1
        self._profile: Profile | None = None
        self._rows: dict[int, int] = {}
        self.head(TITLE)

    @property
    def steps(self) -> Sequence[StepView]:
        """The steps there are."""
        return self.drawing.preview.steps if self.drawing and self.drawing.preview else ()

    def show(self, drawing: Drawing, *, picked: bool) -> None:
        """Other answers, another start. `picked`: the player chose it."""
        self.drawing, self.picked = drawing, picked
        if not self.has_focus:
            self.chosen = drawing.start
        self.chosen = max(1, min(len(self.steps), self.chosen))
        preview = drawing.preview
        self.entitle(cut(preview.title, 60) if preview else TITLE)
        self.redraw()

    def choose(self, number: int) -> bool:
        """Choose a step; whether there is one."""
        if not 1 <= number <= len(self.steps):
            return False
        self.chosen = number
        self.redraw()
        return True

    # --- drawing -----------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The mountain over the facts and the steps; what is shown first depends on the room there is."""
        self._rows, self._profile = {}, None
        drawing = self.drawing
        if drawing is None or drawing.preview is None:
            return self._empty(width, height)
        facts = self._facts(drawing, width, 1 if height < FLAT else 2)
        if height < FLAT and not self.has_focus:
            mountain = self._mountain(width, height - 1)
            return [*mountain, *facts[: height - len(mountain)]]
        steps = min(len(self.steps), LEAST_STEPS if height < 2 * FLAT else max(LEAST_STEPS, height // 2 - 2))
        most = max(min(HIGHEST, 2 * height // 5), FLAT)
        mountain = self._mountain(width, min(most, height - len(facts) - steps - 1))
        top = [*mountain, *facts]
        if height - len(top) > len(self.steps):
            top.append(Content(""))
        return [*top, *self._list(drawing, width, height - len(top), len(top))]

    def _mountain(self, width: int, height: int) -> list[Content]:
        start = self.drawing.start if self.drawing else 1
        chosen = self.chosen if self.has_focus else 0
        self._profile = Profile(rungs_of(self.steps), (width, height), self.symbols, start, chosen)
        drawn = self._profile.lines()
        if not drawn:
            self._profile = None
        return drawn

    def _empty(self, width: int, height: int) -> list[Content]:
        """A mountain in outline under a few words."""
        words = wrapped(EMPTY, min(width, 46), themes.QUIET, height)
        rungs = [Rung(number, "", (number / 7) ** 2) for number in range(1, 8)]
        outline = Profile(rungs, (width, min(HIGHEST, height // 2, height - len(words) - 1)), self.symbols, 0).outline()
        air = [Content("")] * max(0, (height - len(words) - len(outline)) // 2)
        return [*air, *centred(words, width), *air, *outline]

    def _facts(self, drawing: Drawing, width: int, most: int) -> list[Content]:
        preview = drawing.preview
        if preview is None:
            return []
        why = "your choice" if self.picked else "suggested" if drawing.suggested > 1 else ""
        start = f"Start on step {drawing.start} of {len(preview.steps)}{f', {why}' if why else ''}"
        if len(preview.steps) == 1:
            start = "One step to hold"
        more = f"{drawing.quickest} · {preview.days} · grade {preview.grade}"
        first = line((cut(start, width), f"bold {themes.EMBER}"))
        if most == 1:
            return [line(first, " ", (cut(f"· {more}", width - first.cell_length - 1), themes.QUIET)).truncate(width)]
        return [first, line((cut(more, width), themes.QUIET))]

    def _list(self, drawing: Drawing, width: int, height: int, above: int) -> list[Content]:
        """The steps that fit, around the chosen one; its mistakes stand under it."""
        chosen = self.chosen if self.has_focus else drawing.start
        wrong = self._wrong(drawing.problems.get(self.chosen, {}), width) if self.has_focus else []
        room = max(1, min(len(self.steps), height - len(wrong)))
        first = max(0, min(chosen - 1 - room // 2, len(self.steps) - room))
        shown = self.steps[first : first + room]
        digits = len(str(len(self.steps)))
        mastery = width >= 40 and drawing.preview is not None
        names = step_names(shown, width - digits - 5 - (8 if mastery else 0))
        airy = room == len(self.steps) and height >= 2 * room + len(wrong)
        rows: list[Content] = []
        for step, name in zip(shown, names, strict=True):
            own = [self._step(drawing, step, name, width, digits)]
            if airy and drawing.preview is not None and step.tiny != drawing.preview.tiny:
                own.append(line(" " * (digits + 5), (cut(step.tiny, width - digits - 5), themes.FAINT)))
            self._rows.update(dict.fromkeys(range(above + len(rows), above + len(rows) + len(own)), step.index))
            rows += own
            if step.index == self.chosen:
                rows += wrong
        return rows

    def _step(self, drawing: Drawing, step: StepView, name: str, width: int, digits: int) -> Content:
        start, lit = step.index == drawing.start, self.has_focus and step.index == self.chosen
        wrong = step.index in drawing.problems
        sign = "caution" if wrong else "here" if start else "summit" if step.index == step.of else "ahead"
        mark = themes.ROSE if wrong else themes.EMBER if start else themes.FAINT
        usual = themes.QUIET if step.index < drawing.start else themes.INK
        style = f"bold {themes.GOLD}" if lit else f"bold {themes.INK}" if start else usual
        pointer = self.symbols.mark("pointer") if lit else " "
        row = line(
            (pointer, themes.GOLD),
            (self.symbols.mark(sign), mark),
            (f" {step.index:>{digits}}  ", style),
            (name, style),
        )
        if width >= 40 and drawing.preview is not None:
            days = drawing.preview.mastery[step.index - 1]
            row = line(filled(row, width - 9), (f"{days:>9}", themes.QUIET))
        return filled(row, width).stylize_before(f"on {themes.PICK}") if lit else row

    def _wrong(self, problems: Mapping[str, str], width: int) -> list[Content]:
        if not problems:
            return []
        from game.screens.drafts import in_words

        head = line(("    ", ""))
        return hanging(head, wrapped(in_words(problems), width - 4, themes.ROSE, 2))

    # --- keys and mouse ----------------------------------------------------------------------------------------------

    def on_focus(self) -> None:
        """The steps come forward."""
        self.redraw()

    def on_blur(self) -> None:
        """And go back."""
        self.redraw()

    def on_key(self, event: events.Key) -> None:
        """Left and right move the start, as in the library."""
        by = {"left": -1, "h": -1, "right": 1, "l": 1}.get(event.key)
        if by is None or self.drawing is None:
            return
        event.stop()
        event.prevent_default()
        self.pick(self.drawing.start + by)

    def pick(self, number: int) -> None:
        """Start on a step."""
        if 1 <= number <= len(self.steps):
            self.chosen = number
            self.post_message(self.Picked(number))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press on a step, or on the mountain, starts there."""
        place = event.get_content_offset(self)
        if place is None:
            return
        number = self._rows.get(place.y)
        if number is None and self._profile is not None and place.y < self._profile.rows + 1:
            number = self._profile.step_at(place.x - self.inset)
        if number is not None:
            self.pick(number)

    def on_click(self, event: events.Click) -> None:
        """Twice on a step changes it."""
        place = event.get_content_offset(self)
        if event.chain == 2 and place is not None and self._rows.get(place.y) == self.chosen:
            self.post_message(self.Opened())
