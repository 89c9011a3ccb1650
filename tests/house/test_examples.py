"""The worked examples in docstrings are true."""

import doctest
import importlib
from pathlib import Path

import pytest

GAME = Path(__file__).resolve().parents[2] / "game"
WITH_EXAMPLES = sorted(
    ".".join(path.relative_to(GAME.parent).with_suffix("").parts)
    for path in GAME.rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_examples_in_docstrings_are_true(module: str) -> None:
    told = doctest.testmod(importlib.import_module(module))
    assert told.attempted > 0
    assert told.failed == 0
