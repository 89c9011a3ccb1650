"""A check-in that was shown as said survives the end of the process that said it, and of any other."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.saves.journal import Journal
from game.saves.paths import Root
from tests.saves.saying import amounts_of, events_of, lines_lost, moment, pages

WRITER = Path(__file__).with_name("writer.py")
ROUNDS = int(os.environ.get("UNDAUNTED_KILL_ROUNDS", "40"))
ENDLESS = 1_000_000


def start(root: Root, first: int, count: int, *more: int) -> subprocess.Popen[bytes]:
    words = [str(root.path), str(first), str(count), *map(str, more)]
    return subprocess.Popen([sys.executable, str(WRITER), *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def go(process: subprocess.Popen[bytes]) -> None:
    """Wait until the writer is up, and let it begin."""
    assert process.stdout
    assert process.stdin
    assert process.stdout.readline() == b"ready\n"
    process.stdin.write(b"go\n")
    process.stdin.flush()


@pytest.mark.early
def test_every_check_in_that_was_confirmed_survives_kill_minus_nine(root: Root) -> None:
    confirmed: set[int] = set()
    first = 1
    for number in range(ROUNDS):
        with start(root, first, ENDLESS) as writer:
            go(writer)
            assert writer.stdout
            told = [writer.stdout.readline() for _ in range(1 + number % 7)]
            time.sleep((number * 37 % 40) / 10_000)  # nothing tells when a write is half done: sample the phases
            writer.kill()
            told += writer.stdout.read().splitlines()
        confirmed |= {int(amount) for amount in told}
        first = max(confirmed) + 2
        found = amounts_of(root)
        assert confirmed <= set(found)
        assert len(found) == len(set(found))
        assert set(found) <= set(range(1, first)), "nothing that was never said"
        assert lines_lost(root) <= number + 1, "at most the line that was being written"
    Journal(root).append([pages(first)], moment())
    assert first in amounts_of(root)
    numbers = [(event.w, event.n) for event in events_of(root)]
    assert len(numbers) == len(set(numbers)), "no number is given twice"


def test_two_copies_at_once_lose_nothing_and_number_without_gaps(root: Root) -> None:
    with start(root, 1, 200) as one, start(root, 1001, 200) as two:
        go(one)
        go(two)
        told = [*one.communicate()[0].split(), *two.communicate()[0].split()]
    assert sorted(map(int, told)) == [*range(1, 201), *range(1001, 1201)]
    assert sorted(amounts_of(root)) == [*range(1, 201), *range(1001, 1201)]
    (batch,) = Journal(root).read_all()
    assert len({event.id for event in batch.events}) == 401, "400 entries and the opening line"
    assert [event.n for event in batch.events] == [*range(1, 402)]
    assert [event.id for event in batch.events] == sorted(event.id for event in batch.events)


def test_a_file_that_may_not_grow_says_not_saved_and_keeps_no_half_line(root: Root) -> None:
    with start(root, 1, 40, 4000) as writer:
        go(writer)
        told = writer.communicate()[0].decode().splitlines()
    saved = [int(answer) for answer in told if not answer.startswith("-")]
    refused = [answer for answer in told if answer.startswith("-")]
    assert saved
    assert refused
    assert amounts_of(root) == saved
    assert lines_lost(root) == 0
    (name,) = Journal(root).files()
    Journal(root).append([pages(99)], moment(99))
    assert amounts_of(root) == [*saved, 99], "with room again, the next one lands"
    assert list(Journal(root).files()) == [name]
