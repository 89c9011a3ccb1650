"""The figures as a table, on the terminal and in docs/performance.md. Ratios are what counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
            f"{said(self.mine.median)} / {said(self.theirs.median)}",
            str(len(self.mine.wall)),
            self.verdict,
        ]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that is no ratio."""

    what: str
    figure: str


HEADS = ["what", "against", "ratio", "of the minima", "of processor time", "medians, ms", "runs", "bar"]


def _cpu(mine: Series, theirs: Series) -> str:
    """The ratio of processor time, which other work on the machine disturbs least; "" where it is not known."""
    known = Series(mine.cpu), Series(theirs.cpu)
    return f"{known[0].median / known[1].median:.2f}" if mine.cpu and theirs.cpu and known[1].median else ""


def said(ms: float) -> str:
    """Milliseconds with as many digits as mean something."""
    return f"{ms:.0f}" if ms >= 20 else f"{ms:.1f}" if ms >= 2 else f"{ms:.3f}"


def plain(ratios: Sequence[Ratio], facts: Sequence[Fact]) -> str:
    """For a terminal."""
    rows = [HEADS, *(ratio.cells() for ratio in ratios)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", *(f"{fact.what}: {fact.figure}" for fact in facts), "", summary(ratios)])


def summary(ratios: Sequence[Ratio]) -> str:
    """How many bars are met."""
    barred = [ratio for ratio in ratios if ratio.bar is not None]
    missed = [ratio for ratio in barred if ratio.value > (ratio.bar or 0)]
    named = f" Not met: {'; '.join(f'{ratio.what} against {ratio.against}' for ratio in missed)}." if missed else ""
    return f"Bars met: {len(barred) - len(missed)} of {len(barred)}.{named}"


def markdown(ratios: Sequence[Ratio], facts: Sequence[Fact], intro: str) -> str:
    """For the page."""
    lines = [intro, "", _row(HEADS), _row(["---", "---", "--:", "--:", "--:", "--:", "--:", "---"])]
    lines += [_row(ratio.cells()) for ratio in ratios]
    lines += ["", summary(ratios), "", _row(["besides", "figure"]), _row(["---", "---"])]
    return "\n".join([*lines, *(_row([fact.what, fact.figure]) for fact in facts)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def put(page: str, block: str) -> str:
    """The page with the figures between its marks. Raises `ValueError` where it has none."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the page has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{block}\n{END}{after}"
