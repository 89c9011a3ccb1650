"""Starting and ending the plain face: standard input and output, and a clean way out of everything."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TextIO

from game import clock
from game.plain.loop import play
from game.plain.session import Session
from game.plain.talk import Leave, Talk
from game.play.opening import open_game

INTERRUPTED = 130
GOODBYE = "Goodbye."


def run(root: str | None) -> int:
    """Play on standard input and output until the player leaves. The exit code."""
    for stream in (sys.stdin, sys.stdout):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")  # a terminal of few letters gets a question mark, not an end
    return converse(root, _reader(sys.stdin, sys.stdout), _writer(sys.stdout), _waiter(sys.stdin, sys.stdout))


def _reader(source: TextIO, shown: TextIO) -> Callable[[], str]:
    """Reads a line, after everything said so far was shown. Raises `EOFError` at the end of the input."""

    def read() -> str:
        shown.flush()
        line = source.readline()
        if not line:
            raise EOFError
        return line

    return read


def _writer(shown: TextIO) -> Callable[[str], None]:
    def write(line: str) -> None:
        print(line, file=shown)

    return write


def _waiter(source: TextIO, shown: TextIO) -> Callable[[float], bool] | None:
    """Waits where a person sits at the other end; lines that come through a pipe are not waited for."""
    if not source.isatty():
        return None
    from select import select

    def wait(seconds: float) -> bool:
        shown.flush()
        entered = bool(select([source], [], [], seconds)[0])
        if entered and not source.readline():
            raise Leave
        return entered

    return wait


def converse(
    root: str | None,
    read: Callable[[], str],
    write: Callable[[str], None],
    wait: Callable[[float], bool] | None = None,
) -> int:
    """A whole conversation over a save. 0 when the player leaves or the input ends, 130 when interrupted."""
    try:
        game = open_game(root, os.environ, clock.read)
    except ValueError:
        write("UNDAUNTED_NOW is no ISO date-time.")
        return 2
    session = Session(game, Talk(read, write))
    session.talk.wait = wait
    try:
        play(session)
    except Leave:
        session.talk.tell(GOODBYE)
        return 0
    except KeyboardInterrupt:
        session.talk.tell("", GOODBYE)
        return INTERRUPTED
    finally:
        game.keep()
    return 0
