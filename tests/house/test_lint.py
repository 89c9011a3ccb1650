"""Ruff has nothing to say, and would change nothing."""

from collections.abc import Callable


def test_the_linter_is_content(tool: Callable[..., None], code_folders: list[str]) -> None:
    tool("ruff", "check", "--output-format=concise", *code_folders)


def test_the_formatter_would_change_nothing(tool: Callable[..., None], code_folders: list[str]) -> None:
    tool("ruff", "format", "--check", *code_folders)
