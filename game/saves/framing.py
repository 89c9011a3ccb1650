"""One event, one line: `{"c":"1a2b3c4d","e":{...}}` and a line feed, at most 4,096 bytes of UTF-8.

`c` is the CRC-32 (8 hex digits) of the raw bytes of the value of `e`, which always start at byte 20 and end before
the last brace. So each line is checked by itself, a damaged one harms no other, and the file is still plain JSON
Lines. This module knows no file and no kind of event.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any
from zlib import crc32

from game.rules.events import ENVELOPE

MAX_LINE = 4096
"""Bytes of the longest line that is written, its line feed included. A longer one is read if it is whole."""

Envelope = dict[str, Any]
Checked = tuple["Verdict", Any, int]
"""Verdict; the envelope, or the reason for the damage; the crc."""

_HEAD = b'{"c":"'
_MIDDLE = b'","e":'
_START = 20
_END = b"}\n"
_AROUND = b"\xef\xbb\xbf\0\r\n\t "
_MARKERS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


class Verdict(Enum):
    """What a line turned out to be. `NOTHING` holds no data: a blank, a run of NULs, a conflict marker left by git."""

    OK = "ok"
    DAMAGED = "damaged"
    NEWER = "newer version"
    NOTHING = "nothing"


OK, DAMAGED, NEWER, NOTHING = Verdict.OK, Verdict.DAMAGED, Verdict.NEWER, Verdict.NOTHING


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


_decode = json.JSONDecoder(parse_constant=_no_constant).decode


class TooLong(ValueError):
    """What was said does not fit into one line."""


def frame(envelope: Envelope) -> bytes:
    """An envelope as one line, ready to append.

    Raises `TooLong` above 4,096 bytes and `ValueError` for what has no JSON (NaN, half a surrogate pair).
    """
    raw = json.dumps(envelope, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    line = b"%s%08x%s%s}\n" % (_HEAD, crc32(raw), _MIDDLE, raw)
    if len(line) > MAX_LINE:
        raise TooLong(f"{len(line):,} bytes, and a line holds {MAX_LINE:,}")
    return line


def unframe(line: bytes) -> Checked:
    """A line as (verdict, envelope or reason, crc).

    `OK` and `NEWER` come with the envelope and its crc, `DAMAGED` with the reason in words. A byte order mark, CRLF,
    blanks and NULs around the line are forgiven: mail, editors, git and a power cut put them there, and the crc tells
    the rest.
    """
    verdict, found, crc = checked(line)
    return _parsed(found, crc) if verdict is OK else (verdict, found, crc)


def checked(line: bytes) -> Checked:
    """A line as (OK, DAMAGED or NOTHING; raw bytes of the envelope or the reason; crc), before anything is parsed."""
    if not (line.startswith(_HEAD) and line.endswith(_END)):
        line = line.strip(_AROUND)
        if not line or line.startswith(_MARKERS):
            return NOTHING, "", 0
        if not line.startswith(_HEAD):
            return DAMAGED, "this is no line of a journal", 0
        line += b"\n"
    raw = line[_START:-2]
    crc = crc32(raw)
    if line[6:_START] != b"%08x%s" % (crc, _MIDDLE) or not line.endswith(_END):
        return DAMAGED, "the checksum does not match" if line.endswith(_END) else "the line is cut off", 0
    return OK, raw, crc


def _parsed(raw: bytes, crc: int) -> Checked:
    try:
        envelope = _decode(raw.decode())
    except (ValueError, RecursionError) as error:
        return DAMAGED, f"this is no JSON: {error}", 0
    version = envelope.get("v") if type(envelope) is dict else None
    if type(version) is not int or version < 1:
        return DAMAGED, "the version is missing", 0
    return NEWER if version > ENVELOPE else OK, envelope, crc


def whole_bytes(line: bytes) -> bytes:
    """A line as it was written, without what editors and mail put around it."""
    return line.strip(_AROUND) + b"\n"


def pieces(line: bytes) -> list[bytes]:
    """The parts of a damaged line; empty if it has but one.

    A lost line feed glues two lines into one, or the beginning of a torn one to the next.
    """
    first, *rest = line.split(_HEAD)
    if not rest or (len(rest) == 1 and not first):
        return []
    parts = [_HEAD + part for part in rest]
    return [first, *parts] if first.strip(_AROUND) else parts


def whole_lines(data: bytes) -> Iterator[tuple[bytes, Verdict, Envelope]]:
    """Every whole line in these bytes, as it was written, with its verdict (`OK` or `NEWER`) and its envelope."""
    for line in data.split(b"\n"):
        checked = [(line, unframe(line + b"\n"))]
        if checked[0][1][0] is DAMAGED:
            checked = [(part, unframe(part)) for part in pieces(line)]
        for part, (verdict, envelope, _) in checked:
            if verdict is OK or verdict is NEWER:
                yield whole_bytes(part), verdict, envelope
