"""The way in: a verb goes to the shell commands, none opens the full-screen game."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    from game.commands.main import run

    return run(list(sys.argv[1:] if argv is None else argv))


def command() -> None:
    """The installed command. A verb lives for fifty milliseconds: it neither collects garbage nor tidies up at its end.

    Both together take a fifth of that. Whatever was said is on disk by then, and what was printed is flushed first.
    """
    gc.disable()
    for stream in (sys.stdout, sys.stderr):  # a terminal that has no “ or █ shows a ? for it
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        os._exit(0)
    os._exit(code)


if __name__ == "__main__":
    command()
