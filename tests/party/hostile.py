"""A shared folder full of hostile friends: a friend for each row of the threat table of the party.

Each case makes the folder of one friend and says which trouble has to be told; "" where the texts, names or numbers are
made harmless without a word. Every line that can be framed has a valid checksum. `make_hostile_party` makes them all,
for tests of faces.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from game.party.facts import PublicQuest
from game.party.names import public_id
from game.saves.framing import frame
from game.saves.paths import Root
from tests.party.lives import ME, PHONE, READ, SHA, START, day, lines

OSC52 = "\x1b]52;c;cHduZWQ=\x07\x9d52;c;cHduZWQ=\x9c"
TEXTS = {
    "escapes": f"A\x1b[2J\x1b[31mB\x1b]0;pwned\x07C\x1bPq#\x1b\\D{OSC52}\x1b[?1049l\x1bcE\x9b6n",
    "bidi": "abc\u202edcb\u2066x\u2069",
    "zero width": "a\u200bb\u200dc\ufeff\u2060\xad\U000e0041",
    "zalgo": "Z" + "\u0301\u0317\u0353" * 60 + "algo",
    "markup": "[@click=app.quit]Z[/] a [/nope] [/ [bold][[red]]x $ember {self} %s trailing\\",
    "long": "x" * 2000,
    "wide": "走る👩‍👩‍👧‍👦❤️" * 40,
}


class Case(NamedTuple):
    """A hostile friend: how their folder is made, and the trouble that is told ("" for none)."""

    make: Callable[[Path, str], None]
    code: str


def envelope(fact: dict[str, Any], kind: str = "p.day", **changes: Any) -> dict[str, Any]:
    """An envelope that nobody of ours would write."""
    return {"v": 1, "w": PHONE, "n": 9, "k": kind, "d": fact} | changes


A_DAY = {"alias": READ, "day": "2026-11-20", "metres": 1}


def framed(raw: bytes) -> bytes:
    """Any bytes with a valid checksum around them."""
    return b'{"c":"%08x","e":%s}\n' % (crc32(raw), raw)


def good(player: str, name: str = "Mallory", title: str = "Read") -> bytes:
    """The harmless beginning of a file."""
    shared = PublicQuest(READ, "named", "read-daily", title, SHA, START, "a1", ("a1", "a2"))
    opened = frame(envelope({"player": player}, "p.open", n=1))
    return b"".join([opened, frame(envelope({"name": name}, "p.profile", n=2)), *lines([shared, day(0)], first=3)])


def file_of(folder: Path, data: bytes, name: str = f"{PHONE}-2026.jsonl") -> None:
    """One file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def with_lines(*rest: bytes) -> Callable[[Path, str], None]:
    """A harmless file with these lines after it."""
    return lambda folder, player: file_of(folder, good(player) + b"".join(rest))


def with_day(**changes: Any) -> Callable[[Path, str], None]:
    """A harmless file and a day that is not."""
    return with_lines(frame(envelope(A_DAY | changes)))


def with_text(text: str) -> Callable[[Path, str], None]:
    """The text in every place for one, with words around it and alone."""

    def make(folder: Path, player: str) -> None:
        said = [
            envelope({"alias": READ, "step": "a1", "text": text}, "p.advice", n=20),
            envelope({"alias": READ, "step": "a2", "text": f"Lay {text} down"}, "p.advice", n=21),
            envelope({"id": PHONE, "to": ME, "day": "2026-11-20", "sign": "rope", "text": text}, "p.cheer", n=22),
        ]
        file_of(folder, good(player, text, text) + b"".join(map(frame, said)), f"{clip(text)}.jsonl")

    return make


def clip(text: str) -> str:
    """As much of a text as the name of a file takes."""
    return text.replace("/", "|").replace("\0", "").encode()[:120].decode(errors="ignore")


def beside(make: Callable[[Path], object]) -> Callable[[Path, str], None]:
    """A harmless file and something beside it that is none."""

    def both(folder: Path, player: str) -> None:
        file_of(folder, good(player))
        make(folder / "odd.jsonl")

    return both


def sparse(path: Path) -> None:
    """A file of a terabyte that takes no room."""
    with path.open("wb") as file:
        file.truncate(1 << 40)


def many_files(folder: Path, player: str) -> None:
    """More files than are read."""
    file_of(folder, good(player), "0.jsonl")
    for number in range(150):
        (folder / f"{number + 1000}.jsonl").write_bytes(b"\n")


def flood(folder: Path, player: str) -> None:
    """A writer for every line, and more lines than are kept of one player."""
    said = (frame(envelope(A_DAY, w=f"{number:010d}")) for number in range(3000))
    file_of(folder, good(player) + b"".join(said))


def aliases(folder: Path, player: str) -> None:
    """More quests than anybody climbs."""
    said = (
        frame(envelope({"alias": f"{number:010d}", "how": "points"}, "p.quest", n=10 + number)) for number in range(300)
    )
    file_of(folder, good(player) + b"".join(said))


def another_players(folder: Path, player: str) -> None:
    """Lines that say they are somebody else's, and numbers high enough to hold against anything."""
    opened = frame(envelope({"player": public_id("victim")}, "p.open", w="zzzzzzzzzz", n=10**9))
    named = frame(envelope({"name": "Not me"}, "p.profile", w="zzzzzzzzzz", n=10**9))
    file_of(folder, good(player) + opened + named)


def forked(folder: Path, player: str) -> None:
    """One number of one writer for two different days."""
    file_of(folder, good(player) + frame(envelope(A_DAY)) + frame(envelope(A_DAY | {"metres": 2})))


def out_of_reach(folder: Path, player: str) -> None:
    """A link to a file that is not in the shared folder."""
    file_of(folder, good(player))
    (folder / "link.jsonl").symlink_to("/etc/passwd")


def named_in_no_alphabet(folder: Path, player: str) -> None:
    """Names that are no text, on a file that is read and on one that is not."""
    file_of(folder, good(player), os.fsdecode(b"\xff\xfe\x80.jsonl"))
    (folder / os.fsdecode(b"\xff\x9b2J.jsonl")).mkdir()


TRAVERSALS = ("../../../../tmp/pwned", "/etc/passwd", "..", "a/b", "a\\b", "a\0b", "~", "CON")
NUMBERS = (b"NaN", b"Infinity", b"-Infinity", b"1e999", b"9" * 3900, b"-1", b"1e-400", b"0x10", b"1_000")
TYPES: tuple[Any, ...] = (True, None, "1", [], {}, [[1]], {"a": 1})


def spelled(number: bytes) -> bytes:
    """A day with a number no writer of ours writes."""
    return framed(
        b'{"v":1,"w":"%s","n":9,"k":"p.day","d":{"alias":"%s","day":"2026-11-20","metres":%s}}'
        % (PHONE.encode(), READ.encode(), number)
    )


def of_values() -> Iterator[tuple[str, Case]]:
    """Values of the wrong type or range in every place."""
    for number in NUMBERS:
        code = "" if number == b"1e-400" else "damaged"
        yield f"metres {number[:12].decode()}", Case(with_lines(spelled(number)), code)
    for wrong in TYPES:
        for key in ("v", "w", "n", "k", "d"):
            changed = frame(envelope(A_DAY, **{key: wrong}))
            yield f"{key} is {json.dumps(wrong)}", Case(with_lines(changed), "damaged")
        for key in ("alias", "day", "metres", "outcome"):
            yield f"d.{key} is {json.dumps(wrong)}", Case(with_day(**{key: wrong}), "damaged")
    for path in TRAVERSALS:
        for key in ("alias", "step", "day"):
            yield f"d.{key} is {path!r}", Case(with_day(**{key: path}), "damaged")
        yield f"w is {path!r}", Case(with_lines(frame(envelope(A_DAY, w=path))), "damaged")
        opened = frame(envelope({"player": path}, "p.open"))
        yield f"player is {path!r}", Case(with_lines(opened), "damaged")
        offered = frame(envelope({"sha": path}, "p.offer"))
        yield f"sha is {path!r}", Case(with_lines(offered), "damaged")


def of_texts() -> Iterator[tuple[str, Case]]:
    """Texts that reach for the terminal."""
    for name, text in TEXTS.items():
        yield f"text: {name}", Case(with_text(text), "")
    raw = b'{"v":1,"w":"%s","n":9,"k":"p.profile","d":{"name":"%%s"}}' % PHONE.encode()
    yield "lone surrogate", Case(with_lines(framed(raw % rb"\ud800")), "damaged")
    yield "bad UTF-8", Case(with_lines(framed(raw % b"\xff\xfe\xc0\x80")), "damaged")
    yield "escaped escapes", Case(with_lines(framed(raw % rb"A\u001b]52;c;cHduZWQ=\u0007B")), "")


CASES: dict[str, Case] = {
    "a symlink out of the folder": Case(out_of_reach, "unreadable"),
    "a symlink to a device": Case(beside(lambda path: path.symlink_to("/dev/zero")), "unreadable"),
    "a pipe": Case(beside(os.mkfifo), "unreadable"),
    "a folder called like a file": Case(beside(Path.mkdir), "unreadable"),
    "names that are no text": Case(named_in_no_alphabet, "unreadable"),
    "a file of a terabyte": Case(beside(sparse), "too_much"),
    "a file of one long line": Case(beside(lambda path: path.write_bytes(b"x" * (15 << 20))), ""),
    "a long line with its end": Case(with_lines(framed(b'"%s"' % (b"x" * 100_000))), "damaged"),
    "16 MiB of line feeds": Case(beside(lambda path: path.write_bytes(b"\n" * (15 << 20))), "too_much"),
    "nothing but damage": Case(with_lines(b"nonsense\n" * 5000), "damaged"),
    "too many files": Case(many_files, "too_much"),
    "too many writers": Case(flood, "too_much"),
    "too many quests": Case(aliases, ""),
    "deep nesting": Case(with_lines(framed(b"[" * 1900 + b"]" * 1900)), "damaged"),
    "deep nesting in an unknown kind": Case(
        with_lines(
            framed(b'{"v":1,"w":"%s","n":9,"k":"p.new","d":{"a":%s}}' % (PHONE.encode(), b"[" * 1500 + b"]" * 1500))
        ),
        "damaged",
    ),
    "duplicate keys": Case(
        with_lines(
            framed(b'{"v":1,"v":1,"w":"%s","n":9,"k":"p.profile","d":{"name":"A","name":"B"}}' % PHONE.encode())
        ),
        "",
    ),
    "an unknown key": Case(with_day(evil=1), "damaged"),
    "an unknown key around it": Case(with_lines(frame(envelope(A_DAY, at="2026-11-22T12:00:00.000Z"))), "damaged"),
    "an unknown kind": Case(with_lines(frame(envelope({"x": [1]}, "p.later"))), ""),
    "a newer version": Case(with_lines(frame(envelope(A_DAY, v=2))), "newer"),
    "a version of nowhere": Case(with_lines(frame(envelope(A_DAY, v=10**9))), "damaged"),
    "a day no calendar has": Case(with_day(day="2026-02-30"), "damaged"),
    "a week for a day": Case(with_day(day="2026-W47-7"), "damaged"),
    "digits of another script": Case(with_day(day="٢٠٢٦-١١-٢٠"), "damaged"),
    "a day still to come": Case(with_day(day="9999-12-31"), ""),
    "a day long ago": Case(with_day(day="0001-01-01"), ""),
    "more metres than a day has": Case(with_day(metres=10_001), "damaged"),
    "a number beyond all": Case(with_lines(frame(envelope(A_DAY, n=10**9 + 1))), "damaged"),
    "another player's lines": Case(another_players, "foreign"),
    "one number twice": Case(forked, "forked"),
    "a private line of a journal": Case(
        with_lines(
            frame(
                {
                    "v": 1,
                    "id": "0" * 26,
                    "a": "0" * 26,
                    "w": PHONE,
                    "n": 2,
                    "at": "",
                    "tz": 0,
                    "today": "",
                    "k": "note",
                    "d": {},
                }
            )
        ),
        "damaged",
    ),
    "no line of anything": Case(lambda folder, _: file_of(folder, bytes(range(256)) * 100), "damaged"),
    **dict(of_values()),
    **dict(of_texts()),
}

TODAY = date(2026, 11, 22)


def make_hostile(root: Root, name: str) -> str:
    """One hostile friend; their public id."""
    player = public_id(f"hostile {name}")
    CASES[name].make(root.party / player, player)
    return player


def make_hostile_party(root: Root) -> dict[str, str]:
    """A friend for each case, by the name of the case, and what is no friend at all beside them."""
    made = {name: make_hostile(root, name) for name in list(CASES)[:180]}
    for odd in ("..x", "\x1b[31mred", "[@click=app.quit]x", "a" * 26 + ".tmp", "UPPERCASEUPPERCASEUPPERCAS"):
        (root.party / odd).mkdir()
    (root.party / public_id("a link")).symlink_to("/etc")
    (root.party / public_id("a file")).write_bytes(b"no folder")
    os.mkfifo(root.party / public_id("a pipe"))
    return made
