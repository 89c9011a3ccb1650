"""What tests of the party share: a root of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.saves.paths import Root


@pytest.fixture
def root(tmp_path: Path) -> Root:
    """An empty root; nothing is made yet."""
    return Root(tmp_path / "root")
