"""What got in the way, and an if-then plan for the next time: one card, its parts one after the other.

A question about what got in the way always ends in a plan, or is left; it is never a bare list (docs/rules.md, Plans).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from game.screens import themes
from game.screens.dialogs.card import Lines, tight
from game.screens.dialogs.choosing import Chips, Chosen, Ways
from game.screens.dialogs.over import EDGES, LOW, Over
from game.screens.dialogs.plan_form import PlanForm
from game.screens.dialogs.planner import AWAY, CHANGE, LATER, OWN, Left, Planner, said
from game.screens.lines import cut, hanging, labelled, line, plain, wrapped
from game.screens.said import Said
from game.screens.symbols import Symbols


class PlanCard(Over[Left]):
    """Gives what was said. Everything is written when it is chosen; escape leaves what was said as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up,k", "move(0,-1)", show=False),
        Binding("down,j", "move(0,1)", show=False),
        Binding("left,h", "move(-1,0)", show=False),
        Binding("right,l", "move(1,0)", show=False),
        Binding("tab", "field(1)", show=False, priority=True),
        Binding("shift+tab", "field(-1)", show=False, priority=True),
        Binding("backspace", "back", show=False),
        Binding("enter,space", "give", show=False),
    ]
    WIDTH = 76
    HEAD = "A plan for the next time"
    FEET: ClassVar[dict[str, str]] = {
        "barrier": "esc  not now",
        "ways": "enter  take it   backspace  back   esc  not now",
        "form": "enter  on, and save   esc  not now",
    }

    def __init__(self, title: str, planner: Planner, symbols: Symbols) -> None:
        super().__init__(symbols)
        self.quest_title = title
        self.planner = planner
        self.stage = "barrier"
        self.barrier = ""
        self.left = Left()
        self.body = Lines(symbols)
        self.chips = Chips(symbols, planner.chips())
        self.ways = Ways(symbols)
        self.form = PlanForm(symbols)
        self.refused = ""
        self._own = False
        self._last = 0

    def compose(self) -> ComposeResult:
        """The lines over the part that is open."""
        with Vertical(id="card") as card:
            card.styles.width = self.WIDTH
            card.border_title = Content(cut(f"{self.HEAD}: {plain(self.quest_title, 60)}", self.WIDTH - EDGES))
            yield self.body
            yield from self.parts()

    def parts(self) -> ComposeResult:
        """The parts a player goes through."""
        yield self.chips
        yield self.ways
        yield self.form

    def on_mount(self) -> None:
        """Open the first part."""
        self.go_to(self.stage)

    def on_resize(self) -> None:
        """Draw for the width there is."""
        self.draw()

    # --- parts -------------------------------------------------------------------------------------------------------

    def open_part(self) -> Widget:
        """The widget of the part that is open."""
        return {"barrier": self.chips, "ways": self.ways, "form": self.form}[self.stage]

    def go_to(self, stage: str) -> None:
        """Open a part and close the others."""
        self.stage = stage
        self.refused = ""
        for widget in (self.chips, self.ways, self.form):
            widget.display = widget is self.open_part()
        if stage != "form":
            self.set_focus(None)
        self.draw()

    def draw(self) -> None:
        """Show the lines and the open part, as high as there is room."""
        if not self.is_mounted:
            return
        width = max(1, min(self.WIDTH, self.app.size.width) - EDGES)
        room = self.app.size.height - (4 if self.app.size.height >= LOW else 2)
        self.query_one("#card").border_subtitle = Content(self.foot())
        if self.stage == "form":
            self.form.weigh(width)
        rows = self.told(width)
        part = min(self.part_rows(width), max(3, room - 2))
        self.body.show(tight(rows, room - part))
        if self.stage != "form":
            self.open_part().styles.height = part

    def foot(self) -> str:
        """The keys of the open part."""
        foot = self.FEET[self.stage]
        return foot if len(foot) <= self.app.size.width - EDGES else "esc  not now"

    def part_rows(self, width: int) -> int:
        """Lines the open part takes."""
        if self.stage == "barrier":
            return self.chips.rows(width)
        return self.ways.rows(width) if self.stage == "ways" else self.form.height_now

    def told(self, width: int) -> Sequence[Content]:
        """What was said so far, and the question of the open part."""
        rows = self.opening(width) if self.stage == "barrier" else self._so_far(width)
        asks = {
            "barrier": "What got in the way?",
            "ways": "For the next time: take one, or make it yours.",
            "form": "Something that happens, and one thing to do then.",
        }
        return [*rows, *wrapped(asks[self.stage], width, f"bold {themes.INK}", 2), Content("")]

    def opening(self, width: int) -> list[Content]:
        """The lines over the first question."""
        rows = self.ticked(width)
        for plan in self.planner.plans[: 2 if rows else 3]:
            rows += labelled("Plan", said(plan), width, 2, styles=(themes.QUIET, themes.INK))
        return [*rows, Content("")] if rows else []

    def ticked(self, width: int) -> list[Content]:
        """What was said on this card already."""
        came = self.left.said
        told = [(came.text, came.refused)] if came is not None else []
        told += [(self.refused, True)] if self.refused and self.stage == "ways" else []
        rows = []
        for text, refused in told:
            name, style = ("caution", themes.ROSE) if refused else ("good", themes.LEAF)
            head = line((f"{self.symbols.mark(name)} ", f"bold {style}"))
            rows += hanging(head, wrapped(text, width - 2, themes.INK, 3))
        return rows

    def _so_far(self, width: int) -> list[Content]:
        rows = [*self.ticked(width)]
        if not self._own:
            rows += labelled(
                "In the way", self.planner.name(self.barrier), width, 1, styles=(themes.QUIET, themes.EMBER)
            )
        held = self.planner.held(self.barrier)
        if held is not None and self.stage == "ways":
            rows += labelled("Your plan ", said(held), width, 3, styles=(themes.QUIET, themes.LEAF))
        return [*rows, Content("")]

    # --- choosing ----------------------------------------------------------------------------------------------------

    @on(Chosen)
    def on_chosen(self, event: Chosen) -> None:
        """Something was chosen on the open part."""
        event.stop()
        if event.id == LATER:
            self.action_leave()
        elif self.stage == "barrier":
            self._met("" if event.id == OWN else event.id[1:], own=event.id == OWN)
        elif event.id == OWN:
            self._write("", "")
        elif event.id == CHANGE:
            self._change()
        elif event.id == AWAY:
            self.say("", "")
        else:
            way = self.planner.begun(self.barrier)[int(event.id)]
            self.say(way[0], way[1])

    def _met(self, barrier: str, *, own: bool) -> None:
        self.barrier, self._own = barrier, own
        if own or not self.planner.begun(barrier):
            held = None if own else self.planner.held(barrier)
            self._write(*((held.cue, held.then) if held else ("", "")))
            return
        self.ways.show(self.planner.ways(barrier))
        self._last = 0
        self.go_to("ways")

    def _change(self) -> None:
        """The form with the plan marked last."""
        self._write(*self.planner.begun(self.barrier)[self._last])

    def _write(self, cue: str, then: str) -> None:
        self.go_to("form")
        self.form.begin(cue, then, own=self._own)
        self.draw()

    def say(self, cue: str, then: str, word: str = "") -> None:
        """Say the plan; a refusal is shown, and everything stays as it was typed."""
        came = self.planner.say(word or self.barrier, cue, then)
        if came.refused:
            self.refused = self.form.refused = came.text
            self.draw()
        else:
            self.leave(came)

    @on(PlanForm.Written)
    def written(self, event: PlanForm.Written) -> None:
        """A plan of the player's own."""
        self.say(event.cue, event.then, event.barrier)

    @on(PlanForm.Later)
    def later(self) -> None:
        """Not now."""
        self.action_leave()

    @on(Input.Changed)
    def typed(self) -> None:
        """Read the plan back as it stands."""
        if self.stage == "form":
            self.draw()

    # --- keys --------------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A word's own key."""
        if self.press(event.character):
            event.stop()
            event.prevent_default()

    def press(self, key: str | None) -> bool:
        """Choose by a key. Whether it was one of the open part."""
        part = self.open_part()
        return isinstance(part, Chips | Ways) and part.press(key)

    def action_move(self, across: int, down: int) -> None:
        """Mark another word or answer; in the form, the other half."""
        if self.stage == "barrier":
            self.chips.move(across, down)
        elif self.stage == "ways":
            self.ways.move(across + down)
            self._mark_last()
        elif down:
            self.action_field(down)

    def _mark_last(self) -> None:
        if self.ways.marked < len(self.planner.begun(self.barrier)):
            self._last = self.ways.marked

    def action_field(self, by: int) -> None:
        """The next line to type in; elsewhere the next answer."""
        if self.stage == "form":
            self.form.step(by)
        else:
            self.action_move(by, 0)

    def action_give(self) -> None:
        """Choose what is marked."""
        part = self.open_part()
        if isinstance(part, Chips | Ways):
            part.give()

    def action_back(self) -> None:
        """Back to what got in the way."""
        if self.stage == "ways":
            self.go_to("barrier")

    def on_click(self, event: events.Click) -> None:
        """A click beside the card leaves it."""
        self._mark_last()
        if not self.query_one("#card").region.contains_point(event.screen_offset):
            self.action_leave()

    def action_leave(self) -> None:
        """Leave; what was said stays said."""
        self.give(self.left if self.left != Left() else None)

    def leave(self, said: Said | None = None, then: str = "") -> None:
        """Leave with the last thing said, or with what the player asked for next."""
        self.give(self.left._replace(said=said or self.left.said, then=then))
