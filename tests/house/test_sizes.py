"""Files and functions of the game stay small enough to be read at a glance."""

import ast
from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 40
"""From `def` to the last line, without the docstring: worked examples are welcome."""


def test_no_file_of_the_game_is_long(clone: Path) -> None:
    long = {
        str(path.relative_to(clone)): lines
        for path in sorted((clone / "game").rglob("*.py"))
        if (lines := len(path.read_text("utf-8").splitlines())) > FILE_LINES
    }
    assert not long, f"at most {FILE_LINES} lines a file: {long}"


def test_no_function_of_the_game_is_long(clone: Path) -> None:
    long = {
        f"{path.relative_to(clone)}:{function.lineno} {function.name}": lines
        for path in sorted((clone / "game").rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and (lines := length(function)) > FUNCTION_LINES
    }
    assert not long, f"at most {FUNCTION_LINES} lines a function, its docstring not counted: {long}"


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def test_a_docstring_is_not_counted() -> None:
    (function,) = ast.parse('def f():\n    """One.\n\n    Three.\n    """\n    return 1\n').body
    assert isinstance(function, ast.FunctionDef)
    assert length(function) == 2
