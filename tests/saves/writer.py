"""A process that checks in: `writer.py ROOT FIRST COUNT [FILE-SIZE-LIMIT]`.

It says so on its output when an entry is durable (`7`), or why it is not (`- the disk is full`), and waits for a line
on its input before it starts when there is one to come.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from game.saves.errors import NotSaved
from game.saves.journal import Journal
from game.saves.paths import Root
from tests.saves.saying import moment, pages


def main(where: str, first: int, count: int, limit: int = 0) -> None:
    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    journal = Journal(Root(Path(where)))
    os.write(1, b"ready\n")
    sys.stdin.readline()
    for amount in range(first, first + count):
        try:
            journal.append([pages(amount)], moment(amount / 100))
        except NotSaved as error:
            os.write(1, f"- {error.reason}\n".encode())
        else:
            os.write(1, b"%d\n" % amount)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
