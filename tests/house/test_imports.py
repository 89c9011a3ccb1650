"""Imports point one way: the contracts of pyproject.toml hold."""

from collections.abc import Callable


def test_the_import_contracts_hold(tool: Callable[..., None]) -> None:
    tool("lint-imports", "--no-logo")
