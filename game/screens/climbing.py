"""The chosen quest in blocks of lines: what to do, the ladder, the window, the offer, plans, four weeks.

Each block has a rank; the panel shows as many as fit, the most useful first, always in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from game.screens import themes, words
from game.screens.lines import cut, labelled, line, metres, plain, plural, wrapped
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.stories import StoryView
    from game.play.views import QuestView, StepView

WEEK = 7
WALL_MARKS = {"d": "day_done", "s": "day_some", "m": "day_missed", "r": "day_rest", "-": "day_open"}
WALL_STYLES = {"d": themes.LEAF, "s": themes.SKY, "m": themes.EMBER, "r": themes.QUIET, "-": themes.FAINT}
DAY_LETTERS = {"done": "d", "some": "s", "missed": "m", "rest": "r", "": "-"}


MUST = 1
"""Blocks up to this rank are cut rather than left out."""


class Block(NamedTuple):
    """Lines that belong together. `rank` 0 is shown first; `apart` asks for a blank line before."""

    rank: int
    lines: Sequence[Content]
    apart: bool = True


class Subject(NamedTuple):
    """A quest, its whole ladder, its offer in words and the key that answers it; whether it is a past day unsaid.

    And the story of the moment, where there is one, with the key that opens it.
    """

    view: QuestView
    ladder: Sequence[StepView]
    offered: str = ""
    key: str = ""
    unsaid: bool = False
    story: StoryView | None = None
    story_key: str = ""
    mood: tuple[str, str] = ("", "")
    """A key, and where the mood said before it today leads."""


def fitted(blocks: Sequence[Block], height: int) -> list[Content]:
    """The blocks that fit into `height` lines by rank, in the order given; blank lines go first when it is tight."""
    chosen: dict[int, Block] = {}
    left = height
    for index in sorted(range(len(blocks)), key=lambda place: (blocks[place].rank, place)):
        block = blocks[index]
        if len(block.lines) > left > 0 and block.rank <= MUST:
            block = block._replace(lines=[*block.lines[: left - 1], _more(block.lines[left - 1])])
        if block.lines and len(block.lines) <= left:
            chosen[index] = block
            left -= len(block.lines)
    shown = [chosen[index] for index in sorted(chosen)]
    airy = _height(shown, airy=True) <= height
    rows: list[Content] = []
    for block in shown:
        if rows and airy and block.apart:
            rows.append(Content(""))
        rows += block.lines
    return rows


def _more(row: Content) -> Content:
    """A last line that says that it is not the last."""
    return line(row.rstrip().truncate(max(0, row.cell_length - 2)), ("…", themes.QUIET))


def _height(blocks: Sequence[Block], *, airy: bool) -> int:
    gaps = sum(block.apart for block in blocks[1:]) if airy else 0
    return sum(len(block.lines) for block in blocks) + gaps


def blocks_of(subject: Subject, width: int, height: int, symbols: Symbols) -> list[Block]:
    """Everything there is to say about a quest, for a panel of this size."""
    view = subject.view
    roomy = 4 if height >= 16 else 2
    base = [
        Block(0, wrapped(view.step.instruction, width, f"bold {themes.INK}", roomy)),
        Block(0, _ladder(subject, width, symbols)),
        Block(1, _window(view, width, symbols), apart=False),
        Block(1, waiting(subject, width, roomy, symbols)),
        *plans(view, width, roomy),
        *_story(subject, width, 5 if height >= 12 else 2, symbols),
        Block(8, four_weeks(subject, width, symbols)),
    ]
    left = height - len(fitted(base, height)) - 2
    return [*base, Block(9, steps_around(subject, width, left, symbols))] if left >= 3 else base


def _ladder(subject: Subject, width: int, symbols: Symbols) -> list[Content]:
    step = subject.view.step
    where = f"step {step.index} of {step.of}{', a bridge' if step.bridge else ''} · {cut(step.camp, 30)}"
    rungs = ladder_marks(subject.view, symbols, width)
    told = line((cut(where, width), themes.QUIET))
    if rungs.cell_length + 2 + told.cell_length <= width:
        return [line(rungs, "  ", told)]
    return [rungs, told]


def ladder_marks(view: QuestView, symbols: Symbols, width: int, *, just: int | None = None) -> Content:
    """The ladder as marks, the last one a summit; around the step in force where it is too long for the line.

    `just` is the place of a step mastered just now: it stands out in place of the step in force.
    """
    here, last = view.step.index - 1, view.step.of - 1
    marks: list[tuple[str, str]] = []
    for place in range(view.step.of):
        mastered = place < len(view.mastered) and view.mastered[place]
        if place == just:
            marks.append((symbols.mark("summit" if place == last else "mastered"), f"bold {themes.LEAF}"))
        elif place == here and just is None:
            marks.append((symbols.mark("summit" if place == last else "here"), f"bold {themes.EMBER}"))
        elif place == last:
            marks.append((symbols.mark("summit"), themes.GOLD if mastered else themes.FAINT))
        else:
            name = "mastered" if mastered else "ahead"
            marks.append((symbols.mark(name), themes.GOLD if mastered else themes.FAINT))
    if view.step.bridge:
        marks.insert(here + 1, (symbols.mark("bridge"), f"bold {themes.EMBER}"))
    if len(marks) <= width:
        return line(*marks)
    first = max(0, min(here - width // 2, len(marks) - width + 1))
    return line(("…", themes.QUIET), *marks[first : first + width - 2], ("…", themes.QUIET)).truncate(width)


def is_mastered(view: QuestView) -> bool:
    """Whether the step in force was mastered before."""
    here = view.step.index - 1
    return not view.step.bridge and here < len(view.mastered) and view.mastered[here]


def _window(view: QuestView, width: int, symbols: Symbols) -> list[Content]:
    window = view.window
    letters = [DAY_LETTERS.get(day, "-") for day in window.days][-window.of :]
    letters += ["-"] * (window.of - len(letters))
    dots = line(*[(symbols.mark(WALL_MARKS[letter]) + " ", WALL_STYLES[letter]) for letter in letters])
    told = f"{window.done} of {len(window.days) if is_mastered(view) else window.need} done"
    label = "this step  "
    if len(label) + dots.cell_length + len(told) + 1 > width:
        return [line(dots, (cut(told, max(0, width - dots.cell_length)), themes.QUIET))]
    return [line((label, themes.QUIET), dots, (" " + told, themes.QUIET))]


def waiting(subject: Subject, width: int, most: int, symbols: Symbols) -> list[Content]:
    """The comeback and the offer: what is there to be decided."""
    view, rows = subject.view, []
    if subject.unsaid:
        return wrapped(f"{view.day:%A} got no word yet: done, some, missed or rest?", width, themes.GOLD, most)
    if view.lapse and view.status in ("pending", "not_due"):
        back = line((f"{symbols.mark('cairn')} ", themes.EMBER), (words.comeback_line(view), themes.EMBER))
        rows += back.wrap(width)[:most]
    elif view.purse:
        rows += wrapped(f"{metres(view.purse)} wait in the purse.", width, themes.EMBER, 2)
    if view.offer:
        sign, key = (f"{symbols.mark('offer')} ", themes.SKY), (f"{subject.key}  ", f"bold {themes.GOLD}")
        offer = line(sign, key, (subject.offered, themes.SKY))
        rows += [*offer.wrap(width)[: most + 1]]
    pressed, told = subject.mood
    if told:
        rows += line((f"{pressed}  ", f"bold {themes.GOLD}"), (plain(told), themes.LEAF)).wrap(width)[:most]
    return rows


def plans(view: QuestView, width: int, most: int) -> list[Block]:
    """What helps to begin: cue, plan B, tiny version, advice, and the player's own if-then plans."""
    styles = (themes.QUIET, themes.INK)
    told = (
        (3, "Cue   ", view.cue),
        (4, "Plan B", view.plan_b),
        (3, "Tiny  ", view.step.tiny),
        (2, "Yours ", f"You wrote for this step: {view.own_advice}" if view.own_advice else ""),
        (5, "Advice", view.step.advice),
        *[(2 if view.lapse else 4, "Plan  ", f"If {plan.cue}, then {plan.then}.") for plan in view.plans[:2]],
        (2, "I can ", f"“{view.own}”" if view.own and view.status == "pending" else ""),
    )
    blocks: list[Block] = []
    for rank, label, text in told:
        if text:
            blocks.append(Block(rank, labelled(label, text, width, most, styles=styles), apart=not blocks))
    return blocks


def _story(subject: Subject, width: int, most: int, symbols: Symbols) -> list[Block]:
    """The story of the moment: where there is one line for it, whose it is; where there are more, how it begins."""
    rows = stories(subject, width, most, symbols)
    return [Block(2, rows[:1]), Block(4, rows[1:], apart=False)] if rows else []


def stories(subject: Subject, width: int, most: int, symbols: Symbols) -> list[Content]:
    """The story of the moment, where there is one, with the key that tells the rest."""
    return story_lines(subject.story, subject.story_key, width, most, symbols) if subject.story else []


def story_lines(story: StoryView, key: str, width: int, most: int, symbols: Symbols) -> list[Content]:
    """A story in a few lines: whose it is, and as much of it as there is room for."""
    from game.play.stories_read import who

    opens = f"{key}  " if key else ""
    head = line((opens, f"bold {themes.GOLD}"), (cut(who(story), width - len(opens)), themes.SKY))
    rail = line((f"{symbols.mark('rail')} ", themes.FAINT))
    return [head, *[line(rail, row) for row in wrapped(story.text, width - 2, themes.QUIET, most)]]


def four_weeks(subject: Subject, width: int, symbols: Symbols) -> list[Content]:
    """The last four weeks, a row a week, Monday to Sunday; nothing before the quest has a week of its own."""
    view, days = subject.view, len(subject.view.wall)
    today = view.day + timedelta(days=1 if subject.unsaid else 0)
    if days <= WEEK or width < 26:
        return []
    dated = [(today - timedelta(days=days - 1 - place), letter) for place, letter in enumerate(view.wall)]
    monday = dated[0][0] - timedelta(days=dated[0][0].weekday())
    weeks: dict[int, list[tuple[str, str]]] = {}
    for day, letter in dated:
        row = weeks.setdefault((day - monday).days // WEEK, [(" ", "")] * WEEK)
        style = f"{WALL_STYLES[letter]}{' reverse' if day == today else ''}"
        row[day.weekday()] = (symbols.mark(WALL_MARKS.get(letter, "day_open")), style)
    rows = [line(("Four weeks  ", themes.QUIET), ("M T W T F S S", themes.FAINT))]
    for _, row in sorted(weeks.items()):
        rows.append(line(" " * 12, *[part for mark in row for part in (mark, (" ", ""))][:-1]))
    done, due = view.wall.count("d"), sum(view.wall.count(letter) for letter in "dsm")
    for counted in (f"{done} of {plural(due, 'due day')} done", f"{done} of {due}"):
        if rows[-1].cell_length + 3 + len(counted) <= width:
            return [*rows[:-1], line(rows[-1], "   ", (counted, themes.QUIET))]
    return rows


def steps_around(subject: Subject, width: int, most: int, symbols: Symbols) -> list[Content]:
    """The steps of the ladder, as many as fit, around the one in force."""
    view, ladder = subject.view, subject.ladder
    if not ladder:
        return []
    room = min(most - 1, len(ladder))
    first = max(0, min(view.step.index - 1 - room // 3, len(ladder) - room))
    return [line(("The ladder", themes.QUIET)), *step_lines(ladder[first : first + room], view, width, symbols)]


def step_lines(steps: Sequence[StepView], view: QuestView, width: int, symbols: Symbols) -> list[Content]:
    """Steps of the ladder, a line each, with mark and number."""
    named = step_names(steps, width - len(str(view.step.of)) - 4)
    return [_step_line(step, name, view, symbols) for step, name in zip(steps, named, strict=True)]


def step_names(steps: Sequence[StepView], width: int) -> list[str]:
    """What to call each step in so many cells: its instruction, after its amount where one is too long."""
    told = [plain(step.instruction) for step in steps]
    if all(cell_len(text) <= width for text in told):
        return told
    amounts = [f"{step.amount:,} {plain(step.unit, 12)}".strip() if step.amount is not None else "" for step in steps]
    widest = max(map(cell_len, amounts), default=0)
    gap = 2 if widest else 0
    return [
        amount + " " * (widest - cell_len(amount) + gap) + cut(text, width - widest - gap)
        for amount, text in zip(amounts, told, strict=True)
    ]


def _step_line(step: StepView, name: str, view: QuestView, symbols: Symbols) -> Content:
    here = step.index == view.step.index
    mastered = step.index <= len(view.mastered) and view.mastered[step.index - 1]
    sign = "here" if here else "mastered" if mastered else "summit" if step.index == step.of else "ahead"
    mark = themes.EMBER if here else themes.GOLD if mastered else themes.FAINT
    text = f"bold {themes.INK}" if here else themes.QUIET
    number = f"{step.index:>{len(str(step.of))}}"
    return line((symbols.mark(sign), mark), (f" {number}  {name}", text))
