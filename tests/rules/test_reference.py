"""The rules page (docs/rules.md, 3 and 4) written down once more, as plainly as can be, against the game."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.quest import Quest
from tests.rules.build import lived, rungs


class Reference:
    """A quest on due days only, nothing answered and nothing rated: every climb is taken."""

    def __init__(self, windows: list[tuple[int, int]], camps: list[list[int]]) -> None:
        self.windows = windows
        self.camps = camps
        self.step = 0
        self.results = ""
        self.warmth = self.purse = self.climb = 0
        self.mastered: set[int] = set()
        self.climbs_next = False

    @property
    def base(self) -> int:
        return 2000 + 160 * min(self.climb // 3, 20)

    def live(self, letter: str) -> int:
        """A day: its metres in cm."""
        if self.climbs_next:
            self.step, self.results, self.climbs_next = self.step + 1, "", False
        if letter == "r":
            return 0
        self.results += letter
        if letter == "m":
            worth = [150, 100, 60, 30, 10, 0]
            cooler = max(0, self.warmth - 2)
            self.purse += 4 * (worth[cooler] - worth[self.warmth]) * self.base // 500
            self.warmth = cooler
            return 0
        if letter == "s":
            taken = self.purse // 2
            self.purse -= taken
            return self.base * (10 + self.warmth) // 20 + taken
        paid = self.base * (10 + self.warmth) // 10 + self.purse
        self.purse, self.warmth = 0, min(5, self.warmth + 1)
        return paid + self.master()

    def master(self) -> int:
        done, of = self.windows[self.step]
        if self.results[-of:].count("d") < done or self.step in self.mastered:
            return 0
        self.mastered.add(self.step)
        self.climb += done
        last = len(self.windows) - 1
        self.climbs_next = self.step < last
        paid = done * self.base
        camp = next(camp for camp in self.camps if self.step in camp)
        if self.step == last:
            return paid + min(20 * self.base, self.base * self.climb // 2)
        if last not in camp and self.mastered >= set(camp):
            return paid + self.base * sum(self.windows[step][0] for step in camp) // 3
        return paid


def cut(steps: int) -> list[list[int]]:
    """Camps of five to seven; fewer than eight steps are one, eight are 4 and 4, nine are 4 and 5."""
    if steps < 8:
        return [list(range(steps))]
    if steps < 10:
        return [list(range(4)), list(range(4, steps))]
    assert steps <= 14
    return [list(range(steps // 2)), list(range(steps // 2, steps))]


@st.composite
def ladders(draw: st.DrawFn) -> tuple[Quest, Reference]:
    done = draw(st.lists(st.integers(1, 4), min_size=1, max_size=14))
    windows = [(n, n + draw(st.integers(0, 3))) for n in done]
    return rungs(len(windows), masteries=windows), Reference(windows, cut(len(windows)))


@settings(max_examples=300)
@given(ladder=ladders(), season=st.lists(st.sampled_from(("dddd", "d", "s", "m", "r", "mm")), max_size=25))
def test_the_game_plays_as_the_rules_page_reads(ladder: tuple[Quest, Reference], season: list[str]) -> None:
    quest, reference = ladder
    letters = "".join(season)
    told = [reference.live(letter) for letter in letters]
    state, receipts = lived(quest, letters)
    assert [r.effort + r.comeback + r.mastery for r in receipts] == told
    assert (state.warmth, state.purse, state.climb) == (reference.warmth, reference.purse, reference.climb)
    assert (state.step, state.base) == (quest.steps[reference.step].id, reference.base)
    assert state.mastered == {quest.steps[step].id for step in reference.mastered}
