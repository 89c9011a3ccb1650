"""`settings.toml`, the looks of a device: checked as any file somebody may write, and changed without losing comments.

The strict model comes from the door for quest files. Each key is judged by itself, so that a mistake costs one key.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from game.play.settings import LOOKS, Looks
from game.quests.formats import Table
from game.quests.mistakes import Place, file_error
from game.quests.parsing import TomlError, parse
from game.quests.places import normal, places
from game.quests.words import found, hint, listed, quoted
from game.rules.moves import Refusal
from game.saves import disk
from game.saves.errors import because

NAME = "settings.toml"

_HEAD = "# The looks of Undaunted on this device. Settings that change the rules are said with `undaunted set`.\n"

if TYPE_CHECKING:
    Theme = str
    Motion = str
    Symbols = str
else:
    Theme, Motion, Symbols = Literal[LOOKS["theme"]], Literal[LOOKS["motion"]], Literal[LOOKS["symbols"]]


class LooksForm(Table):
    """What `settings.toml` may say."""

    theme: Theme = LOOKS["theme"][0]
    motion: Motion = LOOKS["motion"][0]
    symbols: Symbols = LOOKS["symbols"][0]


def read_looks(path: Path) -> Looks:
    """The looks in a file, with a line for every mistake in it."""
    try:
        data = disk.read_regular(path.resolve(), disk.MAX_SMALL)
    except OSError as error:
        return Looks(mistakes=_lines([((0, 0), f"this file can't be read: {because(error)}")]))
    try:
        text = normal(_decode(data))
        tree = parse(text)
    except TomlError as error:
        return Looks(mistakes=_lines([(error.place, error.text)]))
    mistakes = {key: problem for key, value in tree.items() if (problem := _problem(key, value))}
    form = LooksForm.model_validate({key: value for key, value in tree.items() if key not in mistakes})
    where = places(text)
    return Looks(
        form.theme,
        form.motion,
        form.symbols,
        _lines([(where.at((key,)), problem) for key, problem in mistakes.items()]),
    )


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TomlError((0, 0), "this is no UTF-8 text") from None


def _lines(mistakes: list[tuple[Place, str]]) -> tuple[str, ...]:
    return tuple(str(mistake) for mistake in file_error(NAME, mistakes).mistakes)


def _problem(key: str, value: Any) -> str:
    """What is wrong with one key; "" for nothing."""
    try:
        LooksForm.model_validate({key: value})
    except ValueError:
        if key in LOOKS:
            return f'"{key}" must be one of {listed(LOOKS[key])}, found {found(value)}{hint(value, LOOKS[key])}'
        return f"unknown key {quoted(key)}{hint(key, LOOKS) or f'; expected one of {listed(LOOKS)}'}"
    return ""


def with_look(data: bytes, key: str, value: str) -> bytes | Refusal:
    """The bytes of a settings file (empty: a new one) with one key set; refused where it is no TOML to begin with."""
    import tomlkit

    try:
        text = _decode(data)
        parse(normal(text))
    except TomlError as error:
        (line,) = _lines([(error.place, error.text)])
        return Refusal("bad_settings", f"{line}. Mend that first, or remove the file.")
    document = tomlkit.parse(text or _HEAD)
    document[key] = value
    return tomlkit.dumps(document).encode()
