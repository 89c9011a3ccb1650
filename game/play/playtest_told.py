"""A play-test as lines of text: pictures made of blocks, and what they say. For the shell and the screens."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from game.play.playtesting import PlaytestView, RungView
from game.play.telling import plural
from game.playtest.report import Report
from game.rules.text import clean, width

SIMULATED = "Simulated people come from a model: they show where a ladder is steep, not how it goes for you."
LEFT_OUT = (
    "Left out: your goal and your life, other people, illness, weather, tools. How hard a step is, is a guess of ours:"
    " docs/playtest.md tells it."
)
BEGIN = "They begin on the hardest step they are 70 sure of, so not everybody stands on the first ones."
ENDED = "You ended it early: it counts the people up to there."
WIDTH = 79
BAR = 24
LABEL, NUMBER, CELL = 26, 6, 12
FULL, HALF, EMPTY = "█", "▌", "·"
NONE = "–"


def told(view: PlaytestView) -> list[str]:
    """Everything, line by line."""
    head = f"{view.title}: {_people(view)}, {plural(view.days, 'day')}, seed {view.seed}."
    return [head, *ladder(view), "", *numbers(view), "", *sure(view), "", *_broken(ending(view))]


def ladder(view: PlaytestView) -> list[str]:
    """How many reached each step, and how many left or still stood on it at the end."""
    lines = [f"{'':{LABEL}}  {'reached':<{BAR + 6}}left here  at the end"]
    camp = ""
    for rung, count in zip(view.rungs, view.whole.steps, strict=True):
        if rung.camp != camp:
            camp = rung.camp
            lines.append(f"{camp[:1].upper()}{camp[1:]}")
        of = [part / view.players for part in (count.reached, count.left, count.stood)]
        shown = bar(of[0])
        lines.append(f"{_label(rung)}  {shown} {percent(of[0]):>5}     {percent(of[1]):>5}      {percent(of[2]):>5}")
    return lines


def bar(share: float, cells: int = BAR) -> str:
    """A share from 0 to 1 as a bar of so many cells.

    >>> bar(0.5, 8), bar(0.3, 5), bar(0, 3)
    ('████····', '█▌···', '···')
    """
    halves = round(share * cells * 2)
    full = FULL * (halves // 2) + HALF * (halves % 2)
    return full + EMPTY * (cells - len(full))


def _label(rung: RungView) -> str:
    text = clean(rung.label, LABEL - NUMBER)
    return f"{rung.index:>{NUMBER - 2}}  {text}" + " " * (LABEL - NUMBER - width(text))


def numbers(view: PlaytestView) -> list[str]:
    """The counts of everybody, and of each kind of people."""
    columns = [("everybody", view.whole), *((name, each) for name, each in view.kinds.items() if each.players)]
    return _table([name for name, _ in columns], [each for _, each in columns])


def _table(names: Sequence[str], reports: Sequence[Report]) -> list[str]:
    """A column for each report; wider where the counts of many people need it."""
    rows = [("", list(names)), *_rows(reports)]
    cell = max(CELL, *(len(each) + 1 for _, cells in rows for each in cells))
    return [f"{label:{LABEL}}" + "".join(f"{each:>{cell}}" for each in cells) for label, cells in rows]


def main_numbers(report: Report) -> list[tuple[str, str]]:
    """The counts of everybody, label and value."""
    return [(label, cells[0]) for label, cells in _rows([report])[1:]]


def _rows(reports: Sequence[Report]) -> list[tuple[str, list[str]]]:
    return [
        ("people", [f"{each.players:,}" for each in reports]),
        ("still there on day 30", [_maybe(each.stayed_30) for each in reports]),
        ("still there on day 90", [_maybe(each.stayed_90) for each in reports]),
        ("at the summit", [percent(each.summit / max(1, each.players)) for each in reports]),
        ("days to it, 10/50/90 %", ["/".join(map(str, each.summits)) or NONE for each in reports]),
        ("tries a week", [f"{each.tried_a_week:.1f}" for each in reports]),
        ("tries that came off", [percent(each.success) for each in reports]),
        ("tried again after a miss", [percent(each.after_miss) for each in reports]),
        ("comebacks, of lapses", [f"{each.comebacks:,}/{each.lapses:,}" for each in reports]),
        ("a comeback is worth", [f"{each.back_m:.1f} m" if each.comebacks else NONE for each in reports]),
        ("metres, per person", [f"{each.metres:,.0f} m" for each in reports]),
        ("of them from comebacks", [percent(each.back_share) for each in reports]),
        ("belief gained (logits)", [f"{each.belief:+.2f}" for each in reports]),
        ("ability gained (logits)", [f"{each.ability:+.2f}" for each in reports]),
        ("too sure by (points)", [f"{100 * each.bias:+.0f}" for each in reports]),
    ]


def sure(view: PlaytestView) -> list[str]:
    """How sure they were, and how often it came off."""
    lines = ["How sure they were, and how often it came off:"]
    for each in view.whole.bins:
        if each.tries:
            share = each.came_off / each.tries
            tries = plural(each.tries, "try", "tries")
            lines.append(f"  {each.sure:>4.0f} of 100  {bar(share)} {percent(share):>5}  of {tries}")
    return lines


def ending(view: PlaytestView) -> list[str]:
    """What to make of it."""
    agreed = view.checked - view.differing
    checked = f"{view.checked} of them were also played through the whole game; {agreed} of these lived the same days."
    stuck = max(zip(view.rungs, view.whole.steps, strict=True), key=lambda pair: pair[1].left, default=None)
    lines = []
    if stuck is not None and stuck[1].left:
        share = percent(stuck[1].left / view.players)
        lines.append(f"More left on step {stuck[0].index} than on any other: {share} of all.")
    if view.ended:
        lines.append(ENDED)
    return [*lines, BEGIN, *([checked] if view.checked else []), SIMULATED, LEFT_OUT]


def compared(first: PlaytestView, second: PlaytestView) -> list[str]:
    """Two quests, or two versions of one, climbed by the same people: number beside number."""
    lines = [
        f"A  {first.title}: {plural(len(first.rungs), 'step')}",
        f"B  {second.title}: {plural(len(second.rungs), 'step')}",
        _who(first, second),
        "",
        *_table(["A", "B"], [first.whole, second.whole]),
    ]
    ended = [ENDED] if first.ended or second.ended else []
    return [*lines, "", *_broken([*ended, SIMULATED, LEFT_OUT])]


def _who(first: PlaytestView, second: PlaytestView) -> str:
    end = f"{plural(first.days, 'day')}, seed {first.seed}."
    if first.players == second.players:
        return f"The same {_people(first)} on both, {end}"
    return f"{_people(first)} on A, the first {second.players:,} of them on B, {end}"


def _people(view: PlaytestView) -> str:
    return plural(view.players, "simulated person", "simulated people")


def _broken(texts: Sequence[str]) -> list[str]:
    return [row for text in texts for row in wrap(text, WIDTH)]


def _maybe(share: float | None) -> str:
    return NONE if share is None else percent(share)


def percent(share: float) -> str:
    """A share in percent.

    >>> percent(0.123), percent(0.004), percent(0)
    ('12 %', '0.4 %', '0 %')
    """
    return f"{100 * share:.1f} %" if 0 < share < 0.01 else f"{100 * share:.0f} %"
