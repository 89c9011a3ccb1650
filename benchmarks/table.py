"""The figures as tables, on the terminal and in docs/performance.md: ratios, and budgets for what is felt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.timing import Series

BEGIN = "<!-- figures: begin -->"
END = "<!-- figures: end -->"


@dataclass(frozen=True, slots=True)
class Ratio:
    """One thing held against another of the same run. `bar`: at most so many times as long; None: no bar."""

    what: str
    against: str
    mine: Series
    theirs: Series
    bar: float | None = None
    note: str = ""
    unit: str = "ms"

    @property
    def value(self) -> float:
        """Median against median."""
        return self.mine.median / self.theirs.median

    @property
    def verdict(self) -> str:
        """Whether the bar is met."""
        if self.bar is None:
            return self.note or "no bar"
        return (
            f"{'met' if self.value <= self.bar else 'NOT met'} (≤ {self.bar:g}){f', {self.note}' if self.note else ''}"
        )

    def cells(self) -> list[str]:
        """The row."""
        least = self.mine.least / self.theirs.least
        return [
            self.what,
            self.against,
            f"{self.value:.2f}",
            f"{least:.2f}",
            _cpu(self.mine, self.theirs),
            f"{said(self.mine.median)} / {said(self.theirs.median)}{_unit(self.unit)}",
            str(len(self.mine.wall)),
            self.verdict,
        ]


@dataclass(frozen=True, slots=True)
class Budget:
    """One thing that may take so much and no more. `median` and `most` (for 95 of 100) are bars; None: no bar."""

    what: str
    series: Series
    median: float | None = None
    most: float | None = None
    note: str = ""
    unit: str = "ms"

    @property
    def met(self) -> bool:
        """Whether what it takes is within its bars."""
        within_median = self.median is None or self.series.median <= self.median
        return within_median and (self.most is None or self.series.most <= self.most)

    @property
    def barred(self) -> bool:
        """Whether there is a bar at all."""
        return self.median is not None or self.most is not None

    def cells(self) -> list[str]:
        """The row."""
        series, unit = self.series, _unit(self.unit)
        figures = [f"{said(ms)}{unit}" for ms in (series.median, series.most, max(series.wall))]
        return [self.what, *figures, str(len(series.wall)), self._verdict()]

    def _verdict(self) -> str:
        if not self.barred:
            return self.note or "no bar"
        bars = [f"{bar:g}" for bar in (self.median, self.most) if bar is not None]
        return f"{'met' if self.met else 'NOT met'} (≤ {', '.join(bars)}){f', {self.note}' if self.note else ''}"


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that is no ratio."""

    what: str
    figure: str


HEADS = ["what", "against", "ratio", "of the minima", "of processor time", "medians, ms", "runs", "bar"]
BUDGET_HEADS = ["budget", "median, ms", "95 %", "most", "times", "bar"]


@dataclass(slots=True)
class Figures:
    """Everything that was measured."""

    ratios: list[Ratio] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def add(self, found: tuple[Sequence[Ratio | Budget | Fact], ...]) -> None:
        """Take in what a part found, each to its own."""
        for row in (row for rows in found for row in rows):
            if isinstance(row, Ratio):
                self.ratios.append(row)
            elif isinstance(row, Budget):
                self.budgets.append(row)
            else:
                self.facts.append(row)


def _cpu(mine: Series, theirs: Series) -> str:
    """The ratio of processor time, which other work on the machine disturbs least; "" where it is not known."""
    known = Series(mine.cpu), Series(theirs.cpu)
    return f"{known[0].median / known[1].median:.2f}" if mine.cpu and theirs.cpu and known[1].median else ""


def said(ms: float) -> str:
    """Milliseconds with as many digits as mean something."""
    return f"{ms:.0f}" if ms >= 20 else f"{ms:.1f}" if ms >= 2 else f"{ms:.3f}"


def _unit(unit: str) -> str:
    """The unit, where it is not that of the column."""
    return "" if unit == "ms" else f" {unit}"


def plain(figures: Figures) -> str:
    """For a terminal."""
    facts = [f"{fact.what}: {fact.figure}" for fact in figures.facts]
    tables = [_aligned([HEADS, *(row.cells() for row in figures.ratios)])] if figures.ratios else []
    if figures.budgets:
        tables.append(_aligned([BUDGET_HEADS, *(row.cells() for row in figures.budgets)]))
    return "\n\n".join([*tables, "\n".join(facts), summary(figures)])


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines)


def summary(figures: Figures) -> str:
    """How many bars are met."""
    ratios = [ratio for ratio in figures.ratios if ratio.bar is not None]
    budgets = [budget for budget in figures.budgets if budget.barred]
    missed = [f"{ratio.what} against {ratio.against}" for ratio in ratios if ratio.value > (ratio.bar or 0)]
    missed += [budget.what for budget in budgets if not budget.met]
    named = f" Not met: {'; '.join(missed)}." if missed else ""
    every = len(ratios) + len(budgets)
    return f"Bars met: {every - len(missed)} of {every}.{named}"


def markdown(figures: Figures, intro: str) -> str:
    """For the page."""
    lines = [intro, "", _row(HEADS), _row(["---", "---", "--:", "--:", "--:", "--:", "--:", "---"])]
    lines += [_row(ratio.cells()) for ratio in figures.ratios]
    if figures.budgets:
        lines += ["", _row(BUDGET_HEADS), _row(["---", "--:", "--:", "--:", "--:", "---"])]
        lines += [_row(budget.cells()) for budget in figures.budgets]
    lines += ["", summary(figures), "", _row(["besides", "figure"]), _row(["---", "---"])]
    return "\n".join([*lines, *(_row([fact.what, fact.figure]) for fact in figures.facts)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def put(page: str, block: str) -> str:
    """The page with the figures between its marks. Raises `ValueError` where it has none."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the page has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{block}\n{END}{after}"
