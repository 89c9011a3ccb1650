"""The small parts: where saves lie, ids, lines, files replaced whole, tables, copies of quest files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query

from game.saves import copies, device, ids
from game.saves.atomic import write_atomic
from game.saves.errors import NotSaved
from game.saves.framing import MAX_LINE, TooLong, Verdict, frame, unframe
from game.saves.journal import Journal
from game.saves.paths import Root, find_root
from game.saves.segments import SegmentName, parse_name
from game.saves.tables import open_tables
from tests.saves.saying import NOON, PLAYER, folder_of, moment, say

# --- where saves lie --------------------------------------------------------------------------------------------------

HOME = {"HOME": "/h"}


@pytest.mark.parametrize(
    ("explicit", "env", "platform", "expected"),
    [
        ("/given", {"UNDAUNTED_HOME": "/env"}, "linux", "/given"),
        ("~/given", HOME, "linux", "/h/given"),
        (None, {"UNDAUNTED_HOME": "/env"}, "linux", "/env"),
        (None, {"UNDAUNTED_HOME": "~"} | HOME, "linux", "/h"),
        (None, {"UNDAUNTED_HOME": ""} | HOME, "linux", "/h/.local/share/undaunted"),
        (None, {"XDG_DATA_HOME": "/data"} | HOME, "linux", "/data/undaunted"),
        (None, {"XDG_DATA_HOME": "not/absolute"} | HOME, "linux", "/h/.local/share/undaunted"),
        (None, HOME, "darwin", "/h/Library/Application Support/undaunted"),
        (None, {"LOCALAPPDATA": "/local"} | HOME, "win32", "/local/undaunted"),
        (None, HOME, "win32", "/h/AppData/Local/undaunted"),
    ],
)
def test_saves_are_where_a_player_would_look(
    tmp_path: Path, explicit: str | None, env: dict[str, str], platform: str, expected: str
) -> None:
    assert find_root(explicit, env, package=tmp_path / "game", platform=platform) == Path(expected)


def test_a_clone_keeps_its_saves_beside_the_game(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text('[project]\nname = "undaunted"\n')
    assert find_root(None, HOME, package=tmp_path / "game") == tmp_path / "saves"
    assert find_root(None, HOME) == Path(__file__).resolve().parents[2] / "saves"
    project.write_text('[project]\nname = "something-else"\n')
    assert find_root(None, HOME, package=tmp_path / "game", platform="linux") == Path("/h/.local/share/undaunted")


def test_what_is_made_is_for_its_owner_alone_and_local_stays_local(root: Root) -> None:
    old = os.umask(0)
    try:
        say(root, [1])
    finally:
        os.umask(old)
    for path in root.path.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert (root.local / ".gitignore").read_text() == "*\n"
    assert (root.local / ".stignore").read_text() == "*\n"
    assert (root.path / ".stignore").read_text() == "/local\n*.tmp\n"


def test_rules_of_the_players_own_for_syncing_are_left_alone(root: Root) -> None:
    root.path.mkdir()
    (root.path / ".stignore").write_text("mine\n")
    say(root, [1])
    assert (root.path / ".stignore").read_text() == "mine\n"


# --- ids --------------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, ids.LAST_MS - 1000), min_size=1, max_size=50))
def test_ids_of_a_writer_only_grow_whatever_the_clock_does(clock: list[int]) -> None:
    last, made = "", []
    for ms in clock:
        last = ids.next_id(ms, last)
        made.append(last)
    assert made == sorted(set(made))
    assert all(map(ids.is_id, made))
    assert ids.ms_of(made[-1]) == max(clock)


def test_an_id_says_its_time_and_nothing_else() -> None:
    at = datetime(2026, 11, 22, 12, 30, 0, 123456, tzinfo=UTC)
    assert ids.ms_of(ids.new_id(ids.milliseconds(at))) == 1795350600123
    assert len({ids.new_id(5) for _ in range(200)}) == 200
    assert len({ids.new_writer() for _ in range(200)}) == 200
    assert all(ids.is_writer(ids.new_writer()) for _ in range(200))
    assert ids.milliseconds(datetime(1960, 1, 1, tzinfo=UTC)) == 0
    assert ids.milliseconds(NOON + timedelta(microseconds=999)) == ids.milliseconds(NOON)


@pytest.mark.parametrize(
    "text", ["", "8" + "0" * 25, "0" * 25, "0" * 27, "0" * 25 + "u", "0" * 25 + "A", "0" * 13 + "/" * 13]
)
def test_what_is_no_id_is_seen(text: str) -> None:
    assert not ids.is_id(text)
    assert not ids.is_writer(text[:9] + "/")


# --- lines ------------------------------------------------------------------------------------------------------------

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), VALUES, max_size=5))
def test_a_line_comes_back_as_it_was_said(payload: dict[str, object]) -> None:
    line = frame({"v": 1, "d": payload})
    assert line.count(b"\n") == 1
    assert line[14:20] == b'","e":'
    assert json.loads(line)["e"]["d"] == payload
    verdict, envelope, crc = unframe(line)
    assert (verdict, envelope) == (Verdict.OK, {"v": 1, "d": payload})
    assert crc == int(line[6:14], 16)


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange_to_be_judged(data: bytes) -> None:
    verdict, _, _ = unframe(data)
    assert verdict in (Verdict.DAMAGED, Verdict.NOTHING)


def test_a_line_holds_4096_bytes_and_no_more() -> None:
    room = MAX_LINE - len(frame({"v": 1, "d": ""}))
    assert len(frame({"v": 1, "d": "x" * room})) == MAX_LINE
    with pytest.raises(TooLong):
        frame({"v": 1, "d": "x" * (room + 1)})
    with pytest.raises(ValueError, match="JSON"):
        frame({"v": 1, "d": float("nan")})


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_damage(value: str) -> None:
    raw = b'{"v":1,"d":{"value":%s}}' % value.encode()
    assert unframe(b'{"c":"%08x","e":%s}\n' % (crc32(raw), raw))[0] is Verdict.DAMAGED


@pytest.mark.parametrize(
    "name", ["abcdefghjk-2026-11.jsonl", "abcdefghjk-2026-11.1.jsonl", "abcdefghjk-2026-11.27.jsonl"]
)
def test_a_segments_name_is_read_as_it_is_written(name: str) -> None:
    parts = parse_name(name)
    assert str(parts) == name


def test_segments_of_a_month_follow_each_other() -> None:
    first = SegmentName("abcdefghjk", "2026-11")
    assert str(first.next().next()) == "abcdefghjk-2026-11.2.jsonl"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "x.jsonl",
        "abcdefghjk-2026-11.jsonl.tmp",
        "abcdefghjk-2026-11.0.jsonl",
        "abcdefghjk-2026-11.01.jsonl",
        "abcdefghjk-2026-11 (1).jsonl",
        "abcdefghjk-2026-11.sync-conflict-20261122-103000-ABCDEFG.jsonl",
        "abcdefghju-2026-11.jsonl",
        "abcdefghjk-٢٠٢٦-١١.jsonl",
        "abcdefghjk-2026-11",
    ],
)
def test_another_name_is_not_taken_for_a_segments(name: str) -> None:
    assert parse_name(name) is None


# --- files replaced whole ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("durable", [True, False])
def test_a_file_is_replaced_whole_and_private(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / "note"
    for data in (b"one", b"", b"x" * 1_000_000):
        write_atomic(path, data, durable)
        assert path.read_bytes() == data
        assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("call", ["write", "fdatasync", "fsync"])
def test_a_file_that_cannot_be_replaced_stays_as_it_was(
    tmp_path: Path, faulty_os: Callable[..., None], call: str
) -> None:
    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    path = tmp_path / "note"
    path.write_bytes(b"old")
    faulty_os(**{call: fail})
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, b"new", durable=True)
    faulty_os()
    assert path.read_bytes() in (b"old", b"new" if call == "fsync" else b"old")
    assert list(tmp_path.iterdir()) == [path], "no temporary file stays behind"


def test_a_write_in_small_parts_is_finished(tmp_path: Path, faulty_os: Callable[..., None]) -> None:
    faulty_os(write=lambda fd, data: os.write(fd, bytes(data)[:7]))
    write_atomic(tmp_path / "note", b"x" * 100, durable=False)
    assert (tmp_path / "note").read_bytes() == b"x" * 100


def test_a_folder_in_the_way_is_an_error_and_no_litter(tmp_path: Path) -> None:
    (tmp_path / "note").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_atomic(tmp_path / "note", b"new", durable=False)
    assert list(tmp_path.iterdir()) == [tmp_path / "note"]


# --- tables -----------------------------------------------------------------------------------------------------------


def test_a_table_is_kept_and_found_again(root: Root) -> None:
    with open_tables(root.read / "history.json") as tables:
        days = tables.table("days")
        days.insert_multiple({"day": f"2026-11-{n:02}", "done": n % 2 == 0} for n in range(1, 21))
        days.update({"note": "x" * 100}, Query().day == "2026-11-04")
        days.remove(Query().day == "2026-11-05")
    with open_tables(root.read / "history.json") as tables:
        days = tables.table("days")
        assert len(days) == 19
        assert len(days.search(Query().done == True)) == 10  # noqa: E712 (TinyDB's way to ask)
    assert [path.name for path in root.read.iterdir()] == ["history.json"]


@pytest.mark.parametrize("damage", [b"", b"{", b"\0" * 99, b"[]", b'{"days": 1}', b'{"days": {"x": {}}}', b"[" * 9999])
def test_a_damaged_table_is_empty_and_can_be_filled_again(root: Root, damage: bytes) -> None:
    path = root.read / "history.json"
    with open_tables(path) as tables:
        tables.insert({"day": "2026-11-22"})
    path.write_bytes(damage)
    with open_tables(path) as tables:
        assert tables.all() == []
        tables.insert({"day": "2026-11-23"})
        assert [dict(found) for found in tables.all()] == [{"day": "2026-11-23"}]


# --- copies of quest files --------------------------------------------------------------------------------------------

QUEST = b'id = "read-daily"\ntitle = "Read every day"\n'


def test_a_quest_file_is_kept_once_and_for_good(root: Root) -> None:
    sha = copies.keep_quest(root, PLAYER, QUEST)
    path = root.quests(PLAYER) / f"{sha}.toml"
    kept = path.stat()
    assert copies.keep_quest(root, PLAYER, QUEST) == sha
    assert path.stat().st_mtime_ns == kept.st_mtime_ns
    assert copies.load_quest(root, PLAYER, sha) == QUEST
    assert copies.load_quest(root, PLAYER, "0" * 64) is None


def test_a_changed_copy_is_not_believed_and_can_be_kept_anew(root: Root) -> None:
    sha = copies.keep_quest(root, PLAYER, QUEST)
    path = root.quests(PLAYER) / f"{sha}.toml"
    path.write_bytes(QUEST.replace(b"Read", b"Raed"))
    assert copies.load_quest(root, PLAYER, sha) is None
    (root.quests(PLAYER) / f"{sha} (1).toml").write_bytes(QUEST)
    assert copies.load_quest(root, PLAYER, sha) == QUEST, "a copy a sync tool renamed will do"
    copies.keep_quest(root, PLAYER, QUEST)
    path.write_bytes(b"")
    assert copies.load_quest(root, PLAYER, sha) == QUEST


@pytest.mark.parametrize("sha", ["", "../../../etc/passwd", "0" * 63, "0" * 63 + "/", "A" * 64])
def test_only_a_sha_becomes_a_path(root: Root, sha: str) -> None:
    assert copies.load_quest(root, PLAYER, sha) is None
    assert copies.load_compiled(root, sha) is None


def test_a_quest_file_that_cannot_be_kept_is_told(root: Root, faulty_os: Callable[..., None]) -> None:
    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    faulty_os(write=fail)
    with pytest.raises(NotSaved, match="the disk is full"):
        copies.keep_quest(root, PLAYER, QUEST)
    copies.keep_compiled(root, "0" * 64, {"compiled": 1})
    faulty_os()
    assert list(root.quests(PLAYER).iterdir()) == []
    assert copies.load_compiled(root, "0" * 64) is None
    with pytest.raises(NotSaved, match="at most 256 KiB"):
        copies.keep_quest(root, PLAYER, bytes(256 * 1024 + 1))


def test_the_compiled_form_may_be_lost_and_is_then_made_again(root: Root) -> None:
    sha = "ab" * 32
    assert copies.load_compiled(root, sha) is None
    copies.keep_compiled(root, sha, {"compiled": 1, "title": "Lauf, Läufer"})
    assert copies.load_compiled(root, sha) == {"compiled": 1, "title": "Lauf, Läufer"}
    for damage in (b"", b"{", b"[]", b"null", b"\xff"):
        (root.compiled / f"{sha}.json").write_bytes(damage)
        assert copies.load_compiled(root, sha) is None


# --- what it costs to start -------------------------------------------------------------------------------------------


def test_checking_in_loads_nothing_it_does_not_need(root: Root) -> None:
    program = (
        "import sys, os\n"
        "from pathlib import Path\n"
        "from game.saves.journal import Journal\n"
        "from game.saves.merge import union\n"
        "from game.saves.paths import Root\n"
        "from tests.saves.saying import moment, pages\n"
        "journal = Journal(Root(Path(sys.argv[1])))\n"
        "union(journal.read_all())\n"
        "journal.append([pages(2)], moment(2))\n"
        "print(*sys.modules)\n"
    )
    say(root, [1])
    told = subprocess.run(
        [sys.executable, "-c", program, str(root.path)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {
        "asyncio",
        "game.saves.backups",
        "game.saves.tables",
        "hashlib",
        "importlib.metadata",
        "logging",
        "pydantic",
        "random",
        "secrets",
        "shutil",
        "subprocess",
        "tempfile",
        "textual",
        "tinydb",
        "tomllib",
        "zipfile",
    }
    assert not heavy & set(told.stdout.split())


def test_the_device_remembers_what_it_wrote(root: Root) -> None:
    (event,) = say(root, [1])
    known = device.load(root)
    assert known
    (mark,) = Journal(root).files().values()
    assert (known.w, known.last_n, known.size) == (event.w, 2, mark.size)
    assert known.last_ms == ids.milliseconds(moment(1).at)
    assert known.player == folder_of(root).name
