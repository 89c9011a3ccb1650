"""The end nobody wants: one kind sentence, and a log in which nothing of the player's stands.

Textual prints local variables, a private note among them. The log has places in code and kinds
of errors only: no values, no messages, no paths of the player's.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from game.screens.signals import leave_in_time

SENTENCE = "Undaunted stopped because of a mistake of its own. What you said before is saved."
LOG = "crash.log"


class FailedElsewhere(Exception):
    """What failed in a thread, known only by the places in a traceback made for printing."""

    def __init__(self, renderables: Sequence[Any]) -> None:
        super().__init__()
        stacks = [stack for each in renderables for stack in getattr(getattr(each, "trace", None), "stacks", ())]
        self.places = [
            f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}" for stack in stacks for frame in stack.frames
        ]
        self.kinds = [str(stack.exc_type) for stack in stacks]


class KindEnd(App[None]):
    """An app that does not print its insides. `root_asked` is what `--root` said."""

    root_asked: str | None = None
    in_terminal: bool = False
    """Whether the process is the game's own: then it ends, whatever still holds it."""
    crashed: BaseException | None = None

    def _fatal_error(self) -> None:
        self._end_kindly(self._exception)

    def panic(self, *renderables: Any) -> None:
        """Something failed outside the message loop: in a thread, which hands over what it would have printed."""
        self._end_kindly(sys.exc_info()[1] or FailedElsewhere(renderables))

    def _end_kindly(self, error: BaseException | None) -> None:
        self.crashed = self.crashed or error or RuntimeError()
        self._return_code = 1
        if self.in_terminal:
            leave_in_time(1)
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self.crashed is None:
            super()._print_error_renderables()
        else:
            sys.stderr.write(f"{farewell(self.crashed, self.root_asked)}\n")


def farewell(error: BaseException, root: str | None) -> str:
    """The sentence, with the place of the log where one could be written."""
    log = write_log(error, root)
    return f"{SENTENCE} Where it happened, and nothing personal, is in {log}" if log else SENTENCE


def write_log(error: BaseException, root: str | None) -> Path | None:
    """Write `local/crash.log` under the root; None where that cannot be."""
    from game.saves.paths import Root, find_root, make_local

    try:
        place = Root(find_root(root, os.environ))
        make_local(place)
        path = place.local / LOG
        path.write_text("\n".join(report(error)) + "\n", "utf-8")
        path.chmod(0o600)
    except OSError:
        return None
    return path


def report(error: BaseException) -> Iterator[str]:
    """The kind of error and the places it came through, in lines."""
    from textual import __version__ as textual_version

    from game import __version__

    yield f"undaunted {__version__}, textual {textual_version}, python {platform.python_version()}, {sys.platform}"
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield f"{type(cause).__module__}.{type(cause).__qualname__}"
        if isinstance(cause, FailedElsewhere):
            yield from [*cause.kinds, *cause.places]
        for frame in traceback.extract_tb(cause.__traceback__):
            yield f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}"
        cause = cause.__cause__ or cause.__context__


def _inside(filename: str) -> str:
    """A file from its package on: what is before it is the player's."""
    parts = Path(filename).parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return "/".join(parts[parts.index("game") :]) if "game" in parts else parts[-1]
