"""Backups, putting them back, the doctor, and making the read model anew."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from game.play import journeys
from game.play.opening import today
from game.play.upkeep import DoctorView, backup, doctor, rebuild, restore
from game.saves import backups, disk, health
from game.saves.copies import sha_of
from game.saves.framing import frame
from tests.play.living import Life, accepted, files_in, refused
from tests.rules.build import a_quest


@pytest.fixture(autouse=True, scope="module")
def _quick_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_file", lambda _: None)
        yield


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """Some days of a quest."""
    life = Life(tmp_path / "home")
    life.take()
    life.live("read", "ddd.sd")
    life.game.keep()
    return life


@pytest.fixture
def fresh(tmp_path: Path) -> Life:
    """Another device that knows nothing yet, on the same day."""
    other = Life(tmp_path / "other")
    other.wait(6)
    return other


def journal_files(life: Life) -> list[Path]:
    player = life.game.journal.player
    assert player
    return sorted(life.game.root.player(player).glob("*.jsonl"))


def quest_copy(life: Life) -> Path:
    player = life.game.journal.player
    assert player
    (path,) = life.game.root.quests(player).glob("*.toml")
    return path


# --- backups ---------------------------------------------------------------------------------------------------------


def test_a_backup_holds_the_whole_save(life: Life) -> None:
    path = accepted(backup(life.game))
    assert path.parent == life.game.root.backups
    player = life.game.journal.player
    with ZipFile(path) as bundle:
        held = {name: bundle.read(name) for name in bundle.namelist()}
    assert held == {name: data for name, data in files_in(life.game.root.own).items() if name.startswith(str(player))}


def test_without_a_save_there_is_nothing_to_back_up(fresh: Life) -> None:
    assert refused(backup(fresh.game)) == "no_backup"
    fresh.game.keep()
    assert not fresh.folder.exists()


def test_an_empty_device_gets_everything_back(life: Life, fresh: Life) -> None:
    path = accepted(backup(life.game))
    restored = accepted(restore(fresh.game, path))
    assert restored.message == "Restored 7 lines and 1 quest file; 0 lines were here already."
    assert (restored.lines, restored.quests, restored.refused) == (7, 1, ())
    assert today(fresh.game) == today(life.game)
    assert journeys.journey(fresh.game, "read") == journeys.journey(life.game, "read")
    fresh.check_in("read", "d")


def test_restoring_adds_what_is_missing_and_keeps_what_is_new(life: Life) -> None:
    path = accepted(backup(life.game))
    (segment,) = journal_files(life)
    whole = segment.read_bytes().splitlines(keepends=True)
    segment.write_bytes(b"".join(whole[:3]))
    life.game.refresh()
    life.check_in("read", "s")
    restored = accepted(restore(life.game, path))
    assert restored.lines == len(whole) - 3
    assert [view.status for view in today(life.game).quests] == ["some"]
    assert [e.outcome for e in journeys.log_entries(life.game)] == ["", "done", "done", "done", "some", "done", "some"]
    again = accepted(restore(life.game, path))
    assert again.message == f"Nothing was missing: all {len(whole)} lines of the backup are here."


def test_a_lost_quest_file_comes_back_with_a_backup(life: Life) -> None:
    path = accepted(backup(life.game))
    before = today(life.game)
    quest_copy(life).unlink()
    shutil.rmtree(life.game.root.read)
    broken = life.open()
    assert not today(broken).quests
    life.game = broken
    assert accepted(restore(life.game, path)).quests == 1
    assert today(life.game) == before


def test_a_backup_of_another_save_is_refused_unless_one_switches(life: Life, fresh: Life) -> None:
    path = accepted(backup(life.game))
    fresh.take(a_quest(id="sing", title="Sing"))
    before = files_in(fresh.game.root.own)
    assert refused(restore(fresh.game, path)) == "other_save"
    assert files_in(fresh.game.root.own) == before
    accepted(restore(fresh.game, path, switch=True))
    assert [view.id for view in today(fresh.game).quests] == ["read"]
    assert before.items() <= files_in(fresh.game.root.own).items()


@pytest.mark.parametrize("data", [None, b"", b"PK\x03\x04 no zip", b"text"])
def test_what_is_no_backup_is_refused_and_changes_nothing(life: Life, tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "x.zip"
    if data is not None:
        path.write_bytes(data)
    before = files_in(life.folder)
    answer = restore(life.game, path)
    assert refused(answer) == "bad_backup"
    assert str(answer).count("Nothing was restored") == 1
    assert files_in(life.folder) == before


def test_what_else_a_backup_held_is_named(life: Life, fresh: Life, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    shutil.copy(accepted(backup(life.game)), path)
    with ZipFile(path, "a") as bundle:
        bundle.writestr("../evil\x1b[31m.txt", "x")
    (line,) = accepted(restore(fresh.game, path)).refused
    assert line == "../evil[31m.txt: its path leads out of the save"


def test_the_open_month_is_copied_once_a_day_and_a_week_of_copies_is_kept(life: Life) -> None:
    for _ in range(10):
        life.wait()
        life.game.keep()
    copies = sorted(path.name for path in life.game.root.backups.iterdir())
    assert [name.partition(".")[0] for name in copies] == [f"daily-2026-01-{day}" for day in range(15, 22)]
    life.check_in("read", "d")
    life.game.keep()
    assert sorted(path.name for path in life.game.root.backups.iterdir()) == copies


def test_a_full_disk_makes_no_backup_and_says_why(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "write_zip", full)
    answer = backup(life.game)
    assert refused(answer) == "no_backup"
    assert "the disk is full" in str(answer)


# --- making anew -----------------------------------------------------------------------------------------------------


def test_what_is_worked_out_can_be_dropped_at_any_time(life: Life) -> None:
    before, way = today(life.game), journeys.journey(life.game, "read")
    for path in (life.game.root.read / "now.json", life.game.root.read / "history.json"):
        path.write_text("nonsense", "utf-8")
    (life.game.root.read / "left-over").mkdir()
    truth = files_in(life.game.root.own)
    assert "anew" in str(accepted(rebuild(life.game)))
    assert today(life.game) == before == today(life.open())
    assert journeys.journey(life.game, "read") == way
    assert not (life.game.root.read / "left-over").exists()
    assert files_in(life.game.root.own) == truth


def test_a_rebuild_finds_what_the_game_had_not_seen(life: Life) -> None:
    """A quest file that synced after the lines which name it."""
    copy, before = quest_copy(life), today(life.game)
    data = copy.read_bytes()
    copy.unlink()
    shutil.rmtree(life.game.root.read)
    game = life.open()
    assert not today(game).quests
    copy.write_bytes(data)
    accepted(rebuild(game))
    assert today(game) == before


def test_a_rebuild_never_loses_the_last_trace_of_a_quest(life: Life) -> None:
    before = today(life.game)
    quest_copy(life).unlink()
    accepted(rebuild(life.game))
    assert today(life.game) == before


def test_a_read_model_that_cannot_be_dropped_says_why(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    before = today(life.game)
    monkeypatch.setattr(Path, "unlink", refuses)
    answer = rebuild(life.game)
    assert refused(answer) == "not_rebuilt"
    assert "cannot be written to" in str(answer)
    assert today(life.game) == before


# --- the doctor ------------------------------------------------------------------------------------------------------


def look(life: Life) -> DoctorView:
    """What the doctor finds, having changed nothing."""
    before = files_in(life.folder)
    found = doctor(life.game)
    assert files_in(life.folder) == before
    return found


def test_a_healthy_save_is_sound(life: Life) -> None:
    accepted(backup(life.game))
    found = look(life)
    assert found.sound
    assert found.advice == ()
    assert (found.files, found.events, found.folder) == (1, 7, life.folder)
    assert [line.partition(": ")[2] for line in found.devices] == ["7 lines"]
    assert (found.read_model, len(found.backups)) == ("up to date", 2), "a full one, and the copy of the day"
    assert found.size > 1000
    problems = (found.damaged, found.newer, found.unreadable, found.gaps, found.forks, found.conflicts, found.clock)
    assert problems == ((),) * 7


def test_before_the_first_quest_there_is_nothing_to_look_at(fresh: Life) -> None:
    found = doctor(fresh.game)
    assert found.advice == ("There is no save yet: it begins with the first quest you take.",)
    assert (found.sound, found.player, found.events) == (True, "", 0)
    assert not fresh.folder.exists()


def test_a_damaged_line_is_named_by_file_and_line(life: Life) -> None:
    (segment,) = journal_files(life)
    lines = segment.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"done", b"dune", 1)
    segment.write_bytes(b"".join(lines))
    life.game.refresh()
    found = look(life)
    assert not found.sound
    assert found.damaged == (f"{segment.name}:4: the checksum does not match",)
    assert found.gaps == (f"number 4 of device {segment.name.split('-')[0]}",)
    assert found.advice[0].startswith("1 line cannot be read; every other line is unharmed.")


def test_many_damaged_lines_are_told_as_a_number(life: Life) -> None:
    (segment,) = journal_files(life)
    with segment.open("ab") as file:
        file.write(b'{"c":"00000000","e":{}}\n' * 80)
    found = look(life)
    assert len(found.damaged) == 51
    assert found.damaged[-1] == "and 30 more"
    assert found.advice[0].startswith("80 lines cannot be read")


def test_a_line_cut_off_at_the_end_is_no_loss(life: Life) -> None:
    (segment,) = journal_files(life)
    with segment.open("ab") as file:
        file.write(b'{"c":"0000')
    found = look(life)
    assert found.sound
    assert any("cut off" in line for line in found.advice)


def test_a_newer_version_is_told_in_one_line(life: Life) -> None:
    (segment,) = journal_files(life)
    with segment.open("ab") as file:
        file.write(frame({"v": 2, "w": segment.name.split("-")[0], "n": 8}))
    found = look(life)
    assert not found.sound
    assert found.newer == (f"{segment.name}:8: written by a newer version (2)",)
    assert "Update this one" in found.advice[0]


def test_copies_gaps_and_files_that_are_none_are_told(life: Life) -> None:
    (segment,) = journal_files(life)
    lines = segment.read_bytes().splitlines(keepends=True)
    segment.write_bytes(b"".join(lines[:2] + lines[5:]))
    segment.with_name("sync (conflicted\x1b copy).jsonl").write_bytes(b"".join(lines[:3]))
    segment.with_name("folder.jsonl").mkdir()
    life.game.refresh()
    found = look(life)
    assert found.conflicts == ("sync (conflicted copy).jsonl",)
    assert found.gaps == (f"numbers 4 to 5 of device {segment.name.split('-')[0]}",)
    assert found.unreadable == ("folder.jsonl: it is no plain file",)
    assert sum("folder.jsonl" in line or "have not been synced" in line for line in found.advice) == 2


def test_a_cloned_disk_is_told_as_a_fork(life: Life, tmp_path: Path) -> None:
    shutil.copytree(life.folder, tmp_path / "clone")
    clone = Life(tmp_path / "clone")
    clone.wait(6)
    clone.check_in("read", "s")
    life.check_in("read", "d")
    (mine,), (theirs,) = journal_files(life), journal_files(clone)
    mine.with_name("theirs.jsonl").write_bytes(theirs.read_bytes())
    life.game.refresh()
    found = look(life)
    assert found.forks == (f"number 8 of device {mine.name.split('-')[0]} was given 2 times",)
    assert any("leave it so" in line for line in found.advice)


def test_a_missing_quest_file_is_told(life: Life) -> None:
    copy = quest_copy(life)
    sha = sha_of(copy.read_bytes())
    copy.write_bytes(b"format = 1\n")
    assert look(life).missing_quests == (
        f"read: its quest file is missing or damaged, and only this device still knows what was in it ({sha[:12]}).",
    )
    shutil.rmtree(life.game.root.read)
    life.game = life.open()
    found = look(life)
    assert found.missing_quests == (f"read: its quest file is missing or damaged ({sha[:12]}).",)
    assert not found.sound
    assert any("Quest files are missing" in line for line in found.advice)


def test_what_was_set_aside_is_told_with_its_reason(life: Life) -> None:
    folder = journal_files(life)[0].with_name("folder.jsonl")
    folder.mkdir()
    health.set_aside(life.game.root, folder, "it is a folder")
    (life.game.root.quarantine / "by-hand").write_text("x", "utf-8")
    found = look(life)
    assert found.set_aside == ("by-hand: no reason was kept", "folder.jsonl: it is a folder")
    assert found.unreadable == ()


def test_the_state_of_the_read_model_is_told(life: Life) -> None:
    path = life.game.root.read / "now.json"
    life.check_in("read", "d")
    assert look(life).read_model == "behind by 1 file: they are read at the next start"
    path.write_text("{}", "utf-8")
    assert look(life).read_model == "not usable: it is rebuilt at the next start"
    path.unlink()
    assert look(life).read_model == "not there: it is made at the next check-in"
    life.game.keep()
    assert look(life).read_model == "up to date"


def test_clocks_that_ran_ahead_or_went_back_are_told(life: Life) -> None:
    life.wait(30)
    life.check_in("read", "d")
    life.wait(-29)
    life.check_in("read", "d")
    found = look(life)
    ahead, back = found.clock
    assert ahead.startswith(f"1 line was said after today, {life.game.today}: the last on {date(2026, 2, 10)}.")
    assert back.endswith("went back 1 time, first on 2026-01-12.")
    assert any("date and time of your devices" in line for line in found.advice)


def test_a_folder_that_cannot_be_written_to_comes_first(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = look(life)
    assert not found.sound
    assert found.advice[0].startswith("The save folder cannot be written to.")


def test_another_save_beside_this_one_and_lines_of_strangers_are_told(life: Life, fresh: Life) -> None:
    fresh.take(a_quest(id="sing", title="Sing"))
    stranger = fresh.game.journal.player
    assert stranger
    shutil.copytree(fresh.game.root.player(stranger), life.game.root.player(stranger))
    journal_files(life)[0].with_name("stray.jsonl").write_bytes(journal_files(fresh)[0].read_bytes())
    found = look(life)
    assert any("1 other save" in line for line in found.advice)
    assert any("2 lines of another player" in line for line in found.advice)
    assert [view.id for view in today(life.game).quests] == ["read"]


def test_advice_speaks_in_sentences(life: Life) -> None:
    (segment,) = journal_files(life)
    with segment.open("ab") as file:
        file.write(b"nonsense\n")
    segment.with_name("folder.jsonl").mkdir()
    for line in look(life).advice:
        assert line.endswith(".")
        assert line[0].isupper() or line[0].isdigit()
