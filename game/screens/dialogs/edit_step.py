"""One step of a goal, changed before it is taken: what to do, the tiny version, the amount, and when it is mastered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from game.screens import themes
from game.screens.dialogs.card import Card
from game.screens.dialogs.entry import whole
from game.screens.lines import cut, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.fields import Field, TextField
from game.screens.widgets.way_out import WayOut

if TYPE_CHECKING:
    from game.play.redrafting import StepChange
    from game.play.views import StepView
    from game.screens.drafts import Tried

INDENT = 18
NO_NUMBER = "A whole number, such as 10."


class EditStep(Card["StepChange"]):
    """Gives the change. `judge` tells what a change would make of the step."""

    FOOT = "tab  next   enter  keep   esc  leave it"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "go(1)", show=False),
        Binding("shift+tab,up", "go(-1)", show=False),
    ]
    SCOPED_CSS = False
    DEFAULT_CSS = """
    EditStep #card Field { height: 1; }
    EditStep #card Input { border: none; height: 1; padding: 0; background: $pick; }
    EditStep #card Input:focus { border: none; background: $pick; }
    EditStep #card WayOut { margin: 1 0 0 0; }
    EditStep.-low #card WayOut { margin: 0; }
    """

    def __init__(self, step: StepView, mastery: str, judge: Callable[[StepChange], Tried], symbols: Symbols) -> None:
        super().__init__(f"Step {step.index} of {step.of}", symbols)
        self.judge = judge
        done, of = mastery.split(" of ")
        self.before = {"instruction": step.instruction, "tiny": step.tiny, "done": done, "of": of}
        labels = {"instruction": "What to do", "tiny": "On a bad day", "done": "Done days", "of": "Of the last"}
        if step.amount is not None:
            self.before["amount"] = str(step.amount)
            labels["amount"] = f"How many {step.unit}" if len(step.unit) < 6 else "How much"
        self.fields = {
            name: TextField(symbols, name, cut(labels[name], INDENT - 3), indent=INDENT)
            for name in ("instruction", "amount", "tiny", "done", "of")
            if name in self.before
        }
        self.keep = WayOut(symbols, "Keep it")

    def between(self) -> ComposeResult:
        """The fields, and the way out."""
        yield from self.fields.values()
        yield self.keep

    def on_mount(self) -> None:
        """The fields as the step is."""
        super().on_mount()
        for name, field in self.fields.items():
            field.entry.styles.margin = (0, 1, 0, INDENT)
            field.entry.value = self.before[name]
            field.entry.cursor_position = len(self.before[name])
        self.fields["instruction"].focus_answer()

    def told(self, width: int) -> Sequence[Content]:
        """What the days mean."""
        told = "A step is mastered by so many done days of its last so many due days."
        return [*wrapped(told, width, themes.QUIET, 2), Content("")]

    def around(self) -> int:
        """The fields, one of them with a note of two lines, and the way out."""
        return super().around() + len(self.fields) + 4

    # --- what it comes to --------------------------------------------------------------------------------------------

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.fields[name].entry.value.strip() if name in self.fields else ""

    def change(self) -> StepChange:
        """What was changed; the rest stays as it was."""
        from game.play.redrafting import StepChange
        from game.rules.quest import Mastery

        changed = {name: self.text(name) for name in self.fields if self.text(name) != self.before[name].strip()}
        done, of = whole(self.text("done")), whole(self.text("of"))
        return StepChange(
            changed.get("instruction"),
            changed.get("tiny"),
            whole(changed["amount"]) if "amount" in changed else None,
            Mastery(done or 0, of or 0) if "done" in changed or "of" in changed else None,
        )

    def mistakes(self) -> dict[str, str]:
        """By field: what is no number, and what the reader of quest files would say."""
        numbers = [name for name in self.fields if name in ("amount", "done", "of")]
        no_number: dict[str, str] = {name: NO_NUMBER for name in numbers if whole(self.text(name)) is None}
        return no_number or dict(self.judge(self.change()).mistakes)

    @on(Field.Changed)
    def weigh(self) -> None:
        """Every key: the mistakes beside what they are about; else what follows from the change."""
        from game.screens.drafts import in_words

        found = self.mistakes()
        rest = [text for key, text in found.items() if key not in self.fields]
        for name, field in self.fields.items():
            told = found.get(name, "") or ("; ".join(rest) if name == "of" else "")
            field.tell(in_words({name: told}) if told else "", wrong=True)
        if not found and self.text("instruction") == self.before["instruction"].strip():
            will = self.judge(self.change()).instruction
            self.fields["instruction"].tell("" if will == self.before["instruction"] else f"It will say: {will}")

    # --- keys --------------------------------------------------------------------------------------------------------

    def action_go(self, by: int) -> None:
        """To the next field, or the one before."""
        stops: list[Widget] = [*(field.entry for field in self.fields.values()), self.keep]
        place = stops.index(self.focused) if self.focused in stops else 0
        stops[(place + by) % len(stops)].focus()

    def on_descendant_focus(self) -> None:
        """The pointer follows the keys."""
        for field in (*self.fields.values(), self.keep):
            field.refresh()

    @on(Field.Done)
    @on(WayOut.Pressed)
    def keep_it(self) -> None:
        """Keep the change, if nothing is wrong with it; else go to what is."""
        found = self.mistakes()
        if not found:
            self.give(self.change())
            return
        self.weigh()
        self.fields[next((name for name in self.fields if name in found), "of")].focus_answer()
