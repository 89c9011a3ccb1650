"""TOML text to a tree, guarded: whatever the parser raises is one mistake with its place, in our own words."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from game.quests.mistakes import Place
from game.quests.places import DEEPEST, Lines, last_text, tangled
from game.quests.words import quoted
from game.rules.text import clean


class TomlError(ValueError):
    """A text that is no TOML we read: where (line and column, or 0 and 0) and why."""

    def __init__(self, place: Place, text: str) -> None:
        self.place, self.text = place, text
        super().__init__(text)


_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_LONG_NUMBER = re.compile(r"[0-9](?:_?[0-9]){4000}")

_TWICE = "this name is here already; each may stand once"
_CLOSED = "this table is complete already; nothing can be added to it here"
_UNCLOSED_TEXT = "this text is not closed: expected a closing quote"
_ODD = "this character can't stand here; control characters are not allowed"

# What tomllib says, by its beginning, and what we say. `{}` is what stands there.
_SENTENCES = (
    ("Invalid statement", "expected a key, a [heading] or a # comment, found {}"),
    ("Expected newline or end of document", "expected the end of the line, found {}"),
    ("Expected '=' after a key", 'expected "=" after the key, found {}'),
    ("Invalid initial character for a key", "expected a key of letters, digits, - and _ (others in quotes), found {}"),
    ("Invalid value", 'expected a value ("text" in quotes, a number, [a list] or {{a table}}), found {}'),
    ("Expected ']' at the end", 'expected "]" at the end of the heading, found {}'),
    ("Expected ']]' at the end", 'expected "]]" at the end of the heading, found {}'),
    ("Unclosed array", 'expected "," or "]" in the list, found {}'),
    ("Unclosed inline table", 'expected "," or "}}" in the table, found {}'),
    ("Cannot overwrite", _TWICE),
    ("Cannot declare", _TWICE),
    ("Duplicate inline table key", _TWICE),
    ("Cannot mutate", _CLOSED),
    ("Cannot redefine", _CLOSED),
    ("Unescaped '\\'", r"a backslash in quotes is written \\; or put the text in 'single quotes'"),
    ("Invalid hex value", r"expected four hexadecimal digits after \u, eight after \U"),
    ("Escaped character", r"this \u code is no character"),
    ("Invalid date", "there is no such date or time"),
    ("Unterminated string", _UNCLOSED_TEXT),
    ("Illegal character '\\n'", _UNCLOSED_TEXT + " before the end of the line"),
    ("Expected \"'", _UNCLOSED_TEXT),
    ("Illegal character", _ODD),
    ("Found invalid character '\\n'", _UNCLOSED_TEXT + " before the end of the line"),
    ("Found invalid character", _ODD),
)


def parse(text: str) -> dict[str, Any]:
    """The tree of a TOML text with `normal` line ends. Raises `TomlError`, and nothing else."""
    if (offset := tangled(text)) is not None:
        raise TomlError(Lines(text).place(offset), f"nested more than {DEEPEST} deep")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _told(text, str(error)) from None
    except RecursionError:
        raise TomlError((0, 0), "nested too deep") from None
    except ValueError:
        # Python refuses to read very long numbers, without a place.
        number = _LONG_NUMBER.search(text)
        place = Lines(text).place(number.start()) if number else (0, 0)
        raise TomlError(place, "expected a whole number of a sane length, found thousands of digits") from None
    except Exception as error:  # noqa: BLE001 (a parser must not be able to end the game, whatever it raises)
        raise TomlError((0, 0), f"this can't be read as TOML ({type(error).__name__})") from None


def _told(text: str, said: str) -> TomlError:
    match = _PLACE.fullmatch(said)
    if match is None:
        return TomlError((0, 0), f"this can't be read as TOML: {clean(said)}")
    reason, line, column = match.groups()
    template = next((ours for theirs, ours in _SENTENCES if reason.startswith(theirs)), None)
    end = last_text(text) if template == _UNCLOSED_TEXT else len(text)
    place = (int(line), int(column)) if line else Lines(text).place(end)
    return TomlError(place, template.format(_standing(text, place)) if template else f"no valid TOML: {clean(reason)}")


def _standing(text: str, place: Place) -> str:
    """What stands at a place, up to the end of its line."""
    line = text.split("\n")[place[0] - 1][place[1] - 1 :]
    return quoted(line) if clean(line) else "the end of the line"
