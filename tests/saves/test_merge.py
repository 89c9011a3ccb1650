"""However files are split, ordered, copied and joined, every device comes to the same save."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.events import Event
from game.saves.merge import merge, union
from game.saves.reading import Batch, read_file
from tests.saves.saying import PLAYER, line, opening

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def make_lines() -> list[bytes]:
    """Three devices, their opening lines and thirty events; two ids stand twice, with different payloads."""
    lines = []
    for number, w in enumerate(("wa00000000", "wb00000000", "wc00000000")):
        lines.append(opening(w=w))
        for n in range(10):
            event_id = f"01jd9nf5m{LETTERS[n + 1]}{LETTERS[number] * 16}"
            payload = {"quest": "read-daily", "step": "a10", "value": 10 * n + number}
            lines.append(line(id=event_id, a=event_id, w=w, n=n + 2, d=payload))
            if n == 4 and number < 2:
                lines.append(line(id=event_id, a=event_id, w=w, n=n + 2, d=payload | {"value": 99}))
    return lines


LINES = make_lines()
SHARES = st.lists(st.lists(st.integers(0, len(LINES) - 1), max_size=60), min_size=1, max_size=5)


def read_shares(shares: list[list[int]]) -> list[Batch]:
    """What is read when these lines lie in so many files, in this order."""
    with TemporaryDirectory() as where:
        folder = Path(where)
        for number, share in enumerate(shares):
            (folder / f"{number}.jsonl").write_bytes(b"".join(LINES[index] for index in share))
        return [read_file(folder, path.name, PLAYER) for path in sorted(folder.iterdir())]


@settings(max_examples=60)
@given(SHARES, st.randoms(use_true_random=False))
def test_any_split_order_and_repetition_gives_one_save(shares: list[list[int]], chance: object) -> None:
    shuffle = chance.shuffle  # type: ignore[attr-defined]
    everything = list(range(len(LINES)))
    shuffle(everything)
    cut = len(everything) // 3
    one = union(read_shares([*shares, everything]))
    other = union(reversed(read_shares([everything[cut:], *reversed(shares), everything[:cut], everything])))
    assert one == other == union(read_shares([list(range(len(LINES)))]))
    assert [event.id for event in one] == sorted({event.id for event in one})
    assert len(one) == 31, "thirty entries, and the three opening lines under one id"


def test_joining_twice_or_the_other_way_round_changes_nothing() -> None:
    one, two = read_shares([list(range(20)), list(range(10, len(LINES)))])
    both = union([one, two])
    assert both == union([two, one]) == union([one, two, one, two])
    assert union([]) == []


@pytest.mark.parametrize("order", [1, -1])
def test_two_payloads_under_one_id_are_told_and_every_device_keeps_the_same(order: int) -> None:
    batches = read_shares([list(range(len(LINES))), [5, 6]])[::order]
    clashes = merge(batches).clashes
    first, second = LINES[5], LINES[6]
    told = [clash for clash in clashes if clash.kept.id.encode() in first]
    assert len(told) == 1
    kept, left = (70, 99) if first[6:14] < second[6:14] else (99, 70)
    assert {value_of(told[0].kept), value_of(told[0].left)} <= {kept, left, 40}
    assert told[0].kept in union(batches)
    assert told[0].left not in union(batches)


def value_of(event: Event) -> int:
    return int(getattr(event.fact, "value", -1))
