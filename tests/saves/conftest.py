"""What tests of the saves share: a root of their own, and a disk that fails when told to."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.saves.paths import Root


@pytest.fixture
def root(tmp_path: Path) -> Root:
    """An empty root; nothing is made yet."""
    return Root(tmp_path / "root")


class FaultyOs:
    """The `os` module as the saves see it, with some calls replaced."""

    def __init__(self, **calls: Callable[..., Any]) -> None:
        self.__dict__.update(calls)

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


@pytest.fixture
def faulty_os(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Replace calls of the operating system, for the saves alone: `faulty_os(write=...)`; empty: all is well again."""

    def replace(**calls: Callable[..., Any]) -> None:
        fake = FaultyOs(**calls)
        for module in ("disk", "segments", "atomic"):
            monkeypatch.setattr(f"game.saves.{module}.os", fake)

    return replace
