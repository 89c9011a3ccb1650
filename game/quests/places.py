"""Where things stand in a TOML text: line and column of every key and list item. `tomllib` does not tell.

`places` trusts that `tomllib` has accepted the text and only walks it; `tangled` comes before `tomllib` and looks for
what would hurt it (deep nesting, endless dotted keys, on which it takes minutes). Neither builds values.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass

Path = tuple[str | int, ...]

DEEPEST = 32
"""Lists and tables in one another, or names in a dotted key, that are read. A quest needs five."""

# The closing quotes are optional: on a broken text a pattern that fails would be tried again from every quote on.
_STRING = r"""
    \"\"\"(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{0,5}
  | '''(?:[^']++|'{1,2}(?!'))*+'{0,5}
  | "(?:[^"\\\n]++|\\[^\n])*+"?
  | '[^'\n]*+'?
"""
TOKEN = re.compile(rf"(?:{_STRING}|\#[^\n]*+)|(?P<sign>[\[\]{{}}=,.\n])", re.VERBOSE | re.DOTALL)
SCALAR = re.compile(rf"{_STRING}|[^,\]}}\#\n]*+", re.VERBOSE | re.DOTALL)
PART = re.compile(r"\"(?:[^\"\\\n]++|\\.)*+\"|'[^'\n]*+'|[^\s.=\[\]{}\"'\#,]++")
BLANK = re.compile(r"[ \t]*+")
_FILL = re.compile(r"(?:[ \t\r\n]++|\#[^\n]*+)*+")
_LIST_FILL = re.compile(r"(?:[ \t\r\n,]++|\#[^\n]*+)*+")


def normal(text: str) -> str:
    """The text with the line ends `tomllib` sees, so that positions agree."""
    return text.replace("\r\n", "\n")


def tangled(text: str) -> int | None:
    """The offset at which lists, tables or dotted keys go deeper than `DEEPEST`; None in any sane text."""
    depth = dots = 0
    for token in TOKEN.finditer(text):
        match token["sign"]:
            case None:
                continue
            case ".":
                dots += 1
            case "[" | "{":
                depth, dots = depth + 1, 0
            case "]" | "}":
                depth, dots = max(0, depth - 1), 0
            case _:
                dots = 0
        if depth > DEEPEST or dots >= DEEPEST:
            return token.start()
    return None


def last_text(text: str) -> int:
    """The offset of the last opening quote: where a text begins that is open at the end."""
    return max((token.start() for token in TOKEN.finditer(text) if token[0][0] in "\"'"), default=len(text))


class Lines:
    """Offsets of a text as line and column, both from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a text's keys and list items, by path: `("steps", 2, "mastery", "done")`."""

    lines: Lines
    offsets: dict[Path, int]

    def at(self, path: Path) -> tuple[int, int]:
        """Line and column of the key (or list item) at `path`, or of the nearest thing that holds it."""
        while path and path not in self.offsets:
            path = path[:-1]
        return self.lines.place(self.offsets[path]) if path else (1, 1)


def places(text: str) -> Places:
    """The places in a text that `tomllib` accepts (with its line ends made `normal`)."""
    walk = _Walk(text)
    try:
        walk.all()
    except _Lost:
        pass  # A form of TOML newer than this walk: what was seen so far still gives the nearest place.
    return Places(Lines(text), walk.offsets)


class _Lost(Exception):
    pass


@dataclass(slots=True)
class _Open:
    """A list or an inline table being walked; `index` of the item a list is at."""

    path: Path
    is_table: bool
    index: int = -1


class _Walk:
    """One walk through a TOML text, without recursion: nesting costs no stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.offsets: dict[Path, int] = {}
        self._items: dict[Path, int] = {}

    def all(self) -> None:
        """Walks the whole text: headers, and keys with their values under the header above them."""
        header: Path = ()
        while self._pass(_FILL) < len(self.text):
            if self._take("[["):
                header = self._header(is_item=True)
            elif self._take("["):
                header = self._header(is_item=False)
            else:
                self._value(self._key(header))

    def _header(self, is_item: bool) -> Path:
        """The path a header opens. Names that are lists of tables lead into their newest item."""
        path: Path = ()
        parts = self._parts()
        for i, (name, offset) in enumerate(parts):
            path = (*path, name)
            self.offsets.setdefault(path, offset)
            if is_item and i == len(parts) - 1:
                self._items[path] = self._items.get(path, -1) + 1
            if path in self._items:
                path = (*path, self._items[path])
                self.offsets.setdefault(path, offset)
        if not self._take("]]" if is_item else "]"):
            raise _Lost
        return path

    def _key(self, table: Path) -> Path:
        """Passes a key and its `=`; the path of its value."""
        path = table
        for name, offset in self._parts():
            path = (*path, name)
            self.offsets.setdefault(path, offset)
        if not self._take("="):
            raise _Lost
        return path

    def _parts(self) -> list[tuple[str, int]]:
        """The names of a dotted key, each with its offset."""
        parts = []
        while True:
            self._pass(BLANK)
            part = PART.match(self.text, self.at)
            if part is None:
                raise _Lost
            parts.append((name_of(part[0]), part.start()))
            self.at = part.end()
            self._pass(BLANK)
            if not self._take("."):
                return parts

    def _value(self, path: Path) -> None:
        """Passes one value, noting the items and keys inside it."""
        inside: list[_Open] = []
        value: Path | None = path
        while value is not None:
            self._pass(_FILL)
            if self._take("["):
                inside.append(_Open(value, is_table=False))
            elif self._take("{"):
                inside.append(_Open(value, is_table=True))
            else:
                self._scalar()
            value = self._next(inside)

    def _next(self, inside: list[_Open]) -> Path | None:
        """Closes what ends here; the path of the next value, or None when the outermost value has ended."""
        while inside:
            self._pass(_LIST_FILL)
            around = inside[-1]
            if self._take("}" if around.is_table else "]"):
                inside.pop()
            elif around.is_table:
                return self._key(around.path)
            else:
                around.index += 1
                path = (*around.path, around.index)
                self.offsets[path] = self.at
                return path
        return None

    def _scalar(self) -> None:
        start = self.at
        if self._pass(SCALAR) == start:
            raise _Lost

    def _pass(self, pattern: re.Pattern[str]) -> int:
        passed = pattern.match(self.text, self.at)
        self.at = passed.end() if passed else self.at
        return self.at

    def _take(self, sign: str) -> bool:
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True


def name_of(part: str) -> str:
    """A key part without quotes and escapes."""
    if part[0] == '"' and "\\" in part:
        try:
            return str(tomllib.loads(f"name = {part}")["name"])
        except ValueError:
            return part
    return part[1:-1] if part[0] in "\"'" else part
