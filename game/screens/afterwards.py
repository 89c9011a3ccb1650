"""What may wait until the answer to a key is on the screen. Textual's `call_after_refresh` would come before it."""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Callable
from functools import partial
from typing import Any

from textual.message_pump import MessagePump

SECONDS = 0.05


def afterwards(pump: MessagePump, do: Callable[..., Any], *args: object) -> None:
    """Do something when the frame is out, unless the pump is closed by then."""
    get_running_loop().call_later(SECONDS, pump.call_later, partial(do, *args))
