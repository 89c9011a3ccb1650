"""The only place that reads the time. Rules take it as an argument; the faces hand this clock to the game.

`UNDAUNTED_NOW` (an ISO date-time with offset) stands in for the clock in demonstrations and tests.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from game.rules.calendar import Instant


def read() -> Instant:
    """The instant it is, with the local offset."""
    pretended = os.environ.get("UNDAUNTED_NOW")
    local = datetime.fromisoformat(pretended) if pretended else datetime.now(UTC).astimezone()
    offset = local.utcoffset() or timedelta()
    return Instant(local.astimezone(UTC), round(offset.total_seconds() / 60))
