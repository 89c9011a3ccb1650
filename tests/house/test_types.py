"""Mypy, strict, over everything we wrote."""

from collections.abc import Callable

import pytest


@pytest.mark.early
@pytest.mark.timeout(300)
def test_types_hold(tool: Callable[..., None], code_folders: list[str]) -> None:
    tool("mypy", "--no-error-summary", *code_folders)
