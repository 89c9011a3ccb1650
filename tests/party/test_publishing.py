"""Publishing on a disk: kills, full disks, lost memories, clones and meddled files harm neither journal nor folder."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.party import mine, own_files, publishing
from game.party.facts import Opened, PublicDay
from game.party.lines import MOST_NUMBER, to_line
from game.party.names import alias_of, public_id
from game.play import publishing as play
from game.play import sharing
from game.rules import shares
from game.rules.moves import GiveCheer
from game.saves import device, ids, segments
from tests.play.living import Life, accepted
from tests.play.sharing_devices import public_bytes, shared, standing, wanted
from tests.rules.build import a_quest


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path / "save")
    life.take()
    life.take(a_quest((1, 2), id="walk", title="Walk"))
    life.live("read", "ddsm")
    life.check_in("walk", "d")
    return life


def files(life: Life) -> list[str]:
    return sorted(path.name for path in shared(life).glob("*.jsonl"))


# --- a disk that says no ----------------------------------------------------------------------------------------------


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_one_sentence_and_the_word_is_kept(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as now:
        now.setattr(own_files, "add", full)
        told = accepted(sharing.share(life.game, "read", "named"))
        assert told.endswith("That is kept, and goes out later. The shared folder is not up to date: the disk is full.")
        assert sharing.sharing(life.open())[0].how == "named"
        assert files(life) == []
    assert sharing.publish(life.game).lines > 0
    assert standing(life) == wanted(life)


def test_where_the_folder_should_be_is_a_file(life: Life) -> None:
    (life.folder / "party").write_bytes(b"mine")
    assert "there is a file where" in accepted(sharing.share(life.game, "read", "points"))
    life.check_in("read", "d")
    assert "there is a file where" in sharing.publish_lately(life.game).problem
    assert (life.folder / "party").read_bytes() == b"mine"


@pytest.mark.parametrize("lately", [False, True])
def test_nothing_is_written_through_a_link(life: Life, tmp_path: Path, lately: bool) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    elsewhere = tmp_path / "elsewhere"
    shared(life).rename(elsewhere)
    shared(life).symlink_to(elsewhere)
    before = [path.read_bytes() for path in elsewhere.glob("*")]
    life.check_in("read", "d")
    told = sharing.publish_lately(life.game) if lately else sharing.publish(life.game)
    assert told.problem.endswith("a link stands where your own shared folder should be.")
    assert [path.read_bytes() for path in elsewhere.glob("*")] == before


def test_of_a_save_a_newer_version_wrote_nothing_is_published(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    before = public_bytes(life)
    life.game.journal.newer = True
    assert "newer version" in sharing.publish(life.game).problem
    assert public_bytes(life) == before


def test_after_a_sync_that_failed_a_new_file_is_begun(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    before = files(life)
    life.check_in("read", "d")

    def fails(fd: int, lines: bytes, size: int) -> None:
        real(fd, lines, size)
        raise segments.SyncFailed(errno.EIO, "Input/output error")

    real = segments.append
    with monkeypatch.context() as now:
        now.setattr(segments, "append", fails)
        assert "the disk reports an error" in sharing.publish_lately(life.game).problem
    life.undo()
    sharing.publish(life.game)
    assert standing(life) == wanted(life)
    assert len(files(life)) == len(before) + 1


def test_what_was_said_meanwhile_is_not_published_over(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    beside = life.open()

    def late(game: Any) -> Any:
        found = worked_out(game)
        if game is beside:
            life.check_in("read", "d")
            assert sharing.publish_lately(life.game).lines == 1
        return found

    worked_out = play.wish
    monkeypatch.setattr(play, "wish", late)
    assert sharing.publish(beside).lines == 0, "it saw that something was said, and looked again"
    assert standing(life) == wanted(life)


def test_cheers_older_than_the_journal_remembers_stay_and_no_file_is_begun_for_them(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "MOST_CHEERS", 3)
    monkeypatch.setattr(publishing, "MOST_CHEERS", 3)
    for number in range(5):
        life.wait()
        life.say(GiveCheer(public_id("bo"), "", f"Word {number}", ""))
        sharing.publish(life.game)
    assert len(files(life)) == 1
    assert b"Word 0" in public_bytes(life)
    life.undo()
    sharing.publish(life.game)
    told = public_bytes(life)
    assert b"Word 4" not in told
    assert b"Word 0" in told


# --- kills ------------------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process ended here."""


def killing(monkeypatch: pytest.MonkeyPatch, at: int) -> Callable[[], int]:
    """Every step that touches the disk counts; the one of that number never comes about. Gives the count."""
    count = 0

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count == at:
                raise Killed
            return step(*args, **options)

        return run

    for module, name in ((own_files, "add"), (own_files, "take_away"), (own_files, "lay_out"), (mine, "save")):
        monkeypatch.setattr(module, name, counted(getattr(module, name)))
    return lambda: count


def test_a_kill_at_any_step_of_a_withdrawal_is_made_good_by_the_next_publishing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(1, 20):
        life = Life(tmp_path / str(at))
        life.take()
        life.take(a_quest((1, 2), id="walk", title="Walk"))
        life.check_in("walk", "d")
        for quest in ("read", "walk"):
            accepted(sharing.share(life.game, quest, "named"))
        with monkeypatch.context() as now:
            steps = killing(now, at)
            try:
                accepted(sharing.share(life.game, "walk", "no"))
            except Killed:
                pass
            else:
                assert steps() < at
                break
        life = Life(tmp_path / str(at))
        sharing.publish(life.game)
        sharing.publish(life.game)
        assert standing(life) == wanted(life)
        assert b"Walk" not in public_bytes(life)
        assert sharing.publish(life.game).lines == 0
        accepted(sharing.share(life.game, "read", "no"))
        assert b'"read"' not in public_bytes(life), "every file is known as one's own"
    assert at > 4, "there were steps to be killed at"


# --- memories ---------------------------------------------------------------------------------------------------------


def test_a_lost_memory_costs_one_file_and_says_nothing_twice(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    shutil.rmtree(life.folder / "local" / "party")
    assert sharing.publish(life.game).lines == 0
    shutil.rmtree(life.folder / "local" / "party")
    life.check_in("read", "d")
    assert sharing.publish_lately(life.game).lines == 1
    assert len(files(life)) == 2
    assert standing(life) == wanted(life)


@pytest.mark.parametrize("meddled", [b"", b"[]", b"{", b'{"schema":1}', b"\xff" * 40, b"[" * 5000])
def test_a_memory_that_was_meddled_with_is_none(life: Life, meddled: bytes) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    (life.folder / "local" / "party" / "mine.json").write_bytes(meddled)
    life.check_in("read", "d")
    assert sharing.publish_lately(life.game).lines == 1
    assert standing(life) == wanted(life)


def test_a_quest_whose_file_is_not_here_yet_is_left_as_it_stands(life: Life) -> None:
    for quest in ("read", "walk"):
        accepted(sharing.share(life.game, quest, "named"))
    before = standing(life)
    sha = life.game.played.world.courses["walk"].sha
    for path in life.folder.rglob(f"{sha}.*"):
        path.unlink()
    later = Life(life.folder, life.clock.at)
    later.check_in("read", "d")
    assert sharing.publish_lately(later.game).lines == 1
    assert sharing.publish(later.game).lines == 0
    accepted(sharing.share(later.game, "read", "no"))
    walks = {key: fact for key, fact in before.items() if "Walk" in repr(fact)}
    assert walks.items() <= standing(later).items(), "it outlives the withdrawal of another quest"


def test_what_is_remembered_is_what_was_known(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    me = sharing.me(life.game)
    known = mine.load(life.game.root, me)
    assert known is not None
    mine.save(life.game.root, known, durable=False)
    assert mine.load(life.game.root, me) == known
    assert mine.load(life.game.root, public_id("another")) is None


def test_a_cloned_disk_becomes_a_writer_of_its_own(life: Life, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    shutil.copytree(life.folder, tmp_path / "clone")
    clone = Life(tmp_path / "clone", life.clock.at)
    life.check_in("read", "d")
    sharing.publish_lately(life.game)
    monkeypatch.setattr(device, "_machine_name", lambda: b"another")
    clone.check_in("read", "s")
    sharing.publish(clone.game)
    assert len(files(clone)) == 2
    assert len(files(life)) == 1


def test_a_file_that_went_back_in_time_is_left_and_everything_stands_again(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    (name,) = files(life)
    before = (shared(life) / name).read_bytes()
    life.check_in("read", "d")
    sharing.publish_lately(life.game)
    (shared(life) / name).write_bytes(before)
    life.check_in("read", "d", ago=1)
    sharing.publish_lately(life.game)
    assert standing(life) == wanted(life)
    assert (shared(life) / name).read_bytes() == before, "nobody's lines are touched"


def test_a_folder_that_is_gone_is_made_anew(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    shutil.rmtree(life.folder / "party")
    life.check_in("read", "d")
    sharing.publish(life.game)
    assert standing(life) == wanted(life)


# --- meddlers ---------------------------------------------------------------------------------------------------------


def slip_in(life: Life, n: int, fact: PublicDay) -> Path:
    """A line of somebody else in the player's own folder, under a writer of theirs."""
    w = ids.new_writer()
    path = shared(life) / f"{w}-2026.jsonl"
    path.write_bytes(to_line(w, n - 1, Opened(sharing.me(life.game))) + to_line(w, n, fact))
    return path


def test_a_day_somebody_else_wrote_over_is_put_right(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    alias = alias_of(life.game.played.world.shares.quests["read"].id)
    slip_in(life, 5_000, PublicDay(alias, life.game.today, 999_900, "done", "a2"))
    slip_in(life, 6_000, PublicDay(alias, wanted_day(life), 0, "missed", "a2"))
    life.check_in("read", "s")
    sharing.publish(life.game)
    assert standing(life) == wanted(life)


def wanted_day(life: Life) -> Any:
    return min(fact.day for fact in wanted(life).values() if isinstance(fact, PublicDay))


def test_numbers_that_are_used_up_are_told(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    alias = alias_of(life.game.played.world.shares.quests["read"].id)
    planted = slip_in(life, MOST_NUMBER, PublicDay(alias, life.game.today, 1, "done", "a2"))
    life.check_in("read", "s")
    told = sharing.publish(life.game)
    assert (told.lines, "highest number" in told.problem) == (0, True)
    planted.unlink()
    assert sharing.publish(life.game).lines == 1


def test_what_readers_leave_out_is_not_said_again_and_again(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    size = len(public_bytes(life))
    from game.party import reading

    blind = reading.read_lines(Path("/nowhere"), sharing.me(life.game))
    monkeypatch.setattr(reading, "read_lines", lambda *_: blind)
    assert sharing.publish(life.game).lines == 0
    assert len(public_bytes(life)) == size


def test_a_file_that_is_full_is_followed_by_another(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_files, "FULL", 600)
    monkeypatch.setattr(publishing, "AT_ONCE", 2)
    accepted(sharing.share(life.game, "read", "named"))
    assert len(files(life)) >= 2
    assert standing(life) == wanted(life)
    life.check_in("read", "d")
    assert sharing.publish_lately(life.game).lines == 1
    accepted(sharing.share(life.game, "read", "no"))
    assert b"done" not in public_bytes(life)
