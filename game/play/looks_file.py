"""`settings.toml`, looks and keys of a device: checked as any file somebody may write, changed without losing comments.

The strict model comes from the door for quest files. Each key is judged by itself, so that a mistake costs one key.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from game.play.keynames import MOST_KEYS, key_problem, settled
from game.play.settings import KEYS, LOOKS, KeysSaid, Looks
from game.quests.formats import Table
from game.quests.mistakes import Place, file_error
from game.quests.parsing import TomlError, parse
from game.quests.places import normal, places
from game.quests.words import found, hint, listed, quoted
from game.rules.moves import Refusal
from game.saves import disk
from game.saves.errors import because

NAME = "settings.toml"
OWN = "x_"
"""Keys that begin so are the writer's own."""

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
    keys: dict[str, str | list[str]] = {}  # noqa: RUF012 - the model copies it


SAYABLE = (*LOOKS, KEYS)


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
    where, said = places(text), tree.get(KEYS)
    wrong: dict[tuple[str, ...], str] = {(key,): told for key, value in tree.items() if (told := _problem(key, value))}
    if isinstance(said, dict):  # each action is judged by itself, too
        wrong |= {(KEYS, action): told for action, value in said.items() if (told := _key_problem(action, value))}
        sound = (action for action in said if (KEYS, action) not in wrong and not action.startswith(OWN))
        tree[KEYS] = {action: said[action] for action in sound}
    form = LooksForm.model_validate({key: value for key, value in tree.items() if (key,) not in wrong})
    keys = (KeysSaid(action, _each(value), _place(where.at((KEYS, action)))) for action, value in form.keys.items())
    mistakes = _lines([(where.at(path), told) for path, told in wrong.items()])
    return Looks(form.theme, form.motion, form.symbols, mistakes, tuple(keys))


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TomlError((0, 0), "this is no UTF-8 text") from None


def _lines(mistakes: list[tuple[Place, str]]) -> tuple[str, ...]:
    return tuple(str(mistake) for mistake in file_error(NAME, mistakes).mistakes)


def _place(place: Place) -> str:
    return f"{NAME}:{place[0]}:{place[1]}"


def _problem(key: str, value: Any) -> str:
    """What is wrong with one key; "" for nothing, and for a table of keys."""
    if key == KEYS:
        return "" if isinstance(value, dict) else f'"{KEYS}" must be a table of actions, found {found(value)}'
    try:
        LooksForm.model_validate({key: value})
    except ValueError:
        if key in LOOKS:
            return f'"{key}" must be one of {listed(LOOKS[key])}, found {found(value)}{hint(value, LOOKS[key])}'
        return f"unknown key {quoted(key)}{hint(key, SAYABLE) or f'; expected one of {listed(SAYABLE)}'}"
    return ""


def _key_problem(action: str, value: Any) -> str:
    """What is wrong with the keys of one action; "" for nothing."""
    if action.startswith(OWN):
        return ""
    try:
        keys = LooksForm.model_validate({KEYS: {action: value}}).keys[action]
    except ValueError:
        return f"{quoted(action)} must be a key or a list of keys, found {found(value)}"
    each = _each(keys)
    if not 1 <= len(each) <= MOST_KEYS:
        return f"{quoted(action)} must have one to {MOST_KEYS} keys, found {len(each)}"
    return next((f"{quoted(action)}: {told}" for key in each if (told := key_problem(key))), "")


def _each(said: str | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(settled(key) for key in ([said] if isinstance(said, str) else said)))


def with_value(data: bytes, place: tuple[str, ...], value: str | list[str] | None) -> bytes | Refusal:
    """The bytes of a settings file (empty: a new one) with one value set at a place (None: taken out).

    Refused where it is no TOML to begin with.
    """
    import tomlkit

    try:
        text = _decode(data)
        parse(normal(text))
    except TomlError as error:
        (line,) = _lines([(error.place, error.text)])
        return Refusal("bad_settings", f"{line}. Mend that first, or remove the file.")
    document = tomlkit.parse(text or _HEAD)
    if value is not None:
        _put(document, place, value)
    elif len(place) == 1:
        document.pop(place[0], None)
    elif isinstance(document.get(place[0]), dict):
        document[place[0]].pop(place[1], None)
    return tomlkit.dumps(document).encode()


def _put(document: Any, place: tuple[str, ...], value: str | list[str]) -> None:
    *tables, last = place
    for name in tables:
        if not isinstance(document.get(name), dict):
            import tomlkit

            document[name] = tomlkit.table()
        document = document[name]
    document[last] = value
