"""Which tests share a worker: those of a module in `TOGETHER`, so that what they set up is made once.

The plugin's own groups are lost under pytest 9.2, which no longer takes the names the plugin gives to tests.
"""

from __future__ import annotations

from typing import Any

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

TOGETHER = (
    "tests/house/test_wheel.py",
    "tests/house/test_pictures.py",
    "tests/play/test_encouraging.py",
)


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """Each test by itself, but for the modules whose tests belong together."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if module in TOGETHER else nodeid


def scheduler(config: Any, log: Any) -> Together:
    """The scheduler of a run with several workers."""
    return Together(config, log)
