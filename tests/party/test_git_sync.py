"""A party over a git remote: what each puts arrives with all, and nothing of a stranger acts."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from game.party import git_sync
from game.party.git import Git, GitError, GitTrouble, Late, TooMuch
from game.party.git_folder import Own
from game.party.git_sync import folder_of, remembered
from game.party.git_words import address, told
from tests.party.gitting import ANN, BEN, CLEO, DAY, Device, bare, environment, git, plant


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return bare(tmp_path / "remote.git")


@pytest.fixture
def device(tmp_path: Path, remote: Path) -> Callable[[str, str], Device]:
    return lambda player, writer: Device(tmp_path / writer, player, writer, remote)


Devices = Callable[[str, str], Device]


def test_what_each_writes_arrives_with_all(device: Devices) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\ntwo\n")
    ben.write("three\n")
    assert ann.sync().sent == 1
    assert ben.sync().came.lines == 2
    assert ann.sync().came.lines == 1
    assert (
        ann.party
        == ben.party
        == {f"{ANN}/{'a' * 10}-2026.jsonl": b"one\ntwo\n", f"{BEN}/{'b' * 10}-2026.jsonl": b"three\n"}
    )
    assert {path.stat().st_mtime % 86400 for path in (ben.root.party / ANN).iterdir()} == {0}, "no hour is told"
    again = ann.sync()
    assert (again.came.lines, again.came.players, again.sent, again.taken_out) == (0, (), 0, 0)


def test_of_a_line_in_the_writing_nothing_is_sent(device: Devices) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\nhalf a li")
    ann.sync()
    ben.sync()
    assert list(ben.party.values()) == [b"one\n"]
    ann.write("ne\n")
    ann.sync()
    ben.sync()
    assert list(ben.party.values()) == [b"one\nhalf a line\n"]


def test_a_longer_file_here_stays_and_a_rewritten_one_comes(device: Devices) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    ann.sync()
    ben.sync()
    copy = ben.root.party / ANN / ann.mine.name
    copy.write_bytes(b"one\nby another carrier\n")
    ann.write("by another carrier\nand more\n")
    ben.sync()
    assert copy.read_bytes() == b"one\nby another carrier\n"
    ann.mine.write_bytes(b"rewritten\n")
    ann.sync()
    ben.sync()
    assert copy.read_bytes() == b"rewritten\n"


def test_files_of_others_never_go_out(device: Devices) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    secret = ann.root.party / CLEO / f"{'c' * 10}-2026.jsonl"
    secret.parent.mkdir()
    secret.write_text("from cleo, over another carrier\n")
    ann.sync()
    ben.sync()
    assert list(ben.party) == [f"{ANN}/{ann.mine.name}"]


def test_what_is_withdrawn_goes_everywhere(device: Devices) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    ben.write("two\n")
    ann.sync()
    ben.sync()
    ann.mine.unlink()
    ann.own = Own(ANN, "d" * 10, gone=("a" * 10,))
    ann.write("still shared\n")
    carried = ann.sync()
    assert (carried.sent, carried.taken_out) == (1, 1)
    assert ben.sync().came.withdrawn == 1
    assert [name for name in ben.party if ANN in name] == [f"{ANN}/{'d' * 10}-2026.jsonl"]


def test_a_file_a_sync_tool_brought_back_is_not_sent_again(device: Devices, remote: Path) -> None:
    ann = device(ANN, "a")
    ann.write("one\n")
    ann.own = Own(ANN, "d" * 10, gone=("a" * 10,))
    (ann.root.party / ANN / f"{'a' * 10}-2026.sync-conflict-20261122-100000-ABCDEFG.jsonl").write_text("one\n")
    ann.sync()
    assert git("--git-dir", remote, "for-each-ref") == ""


def test_withdrawn_by_another_of_my_devices(device: Devices) -> None:
    first, second = device(ANN, "a"), device(ANN, "b")
    first.write("one\n")
    second.write("two\n")
    first.sync()
    second.sync()
    first.sync()
    assert first.party == second.party
    first.mine.unlink()
    first.own = Own(ANN, "c" * 10, gone=("a" * 10,))
    first.sync()
    second.sync()
    assert first.party == second.party == {f"{ANN}/{second.mine.name}": b"two\n"}


def test_my_own_file_stands_whoever_took_it_out(device: Devices, remote: Path) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    ann.sync()
    ben.sync()
    plant(remote, {"README": ("100644", b"all gone\n")}, git("--git-dir", remote, "rev-parse", "party"))
    ann.sync()
    assert ann.mine.read_bytes() == b"one\n"
    ben.sync()
    assert list(ben.party.values()) == [b"one\n"]


def test_a_remote_that_was_emptied_takes_nothing_away(device: Devices, remote: Path) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    ann.sync()
    ben.sync()
    git("--git-dir", remote, "update-ref", "-d", "refs/heads/party")
    ben.sync()
    assert list(ben.party.values()) == [b"one\n"]


def test_a_remote_taken_back_to_an_older_state_goes_on(device: Devices, remote: Path) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    ann.sync()
    first = git("--git-dir", remote, "rev-parse", "party")
    ben.write("two\n")
    for _ in range(2):
        for each in (ben, ann, ben):
            each.sync()
        git("--git-dir", remote, "update-ref", "refs/heads/party", first)
    ben.sync()
    ann.sync()
    assert len(ann.party) == 2
    assert ann.party == ben.party


def test_offered_quest_files_travel_and_only_under_their_own_hash(device: Devices, remote: Path) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    quests = ann.mine.parent / "quests"
    quests.mkdir()
    source = b"a quest\n"
    sha = hashlib.sha256(source).hexdigest()
    (quests / f"{sha}.toml").write_bytes(source)
    (quests / f"{'0' * 64}.toml").write_bytes(b"under a wrong name\n")
    (quests / "notes.toml").write_bytes(b"private\n")
    ann.sync()
    tree = git("--git-dir", remote, "ls-tree", "-r", "--name-only", "party")
    assert sorted(tree.split()) == [f"{ANN}/{ann.mine.name}", f"{ANN}/quests/{sha}.toml"]
    assert ben.sync().came.quests == 1
    assert ben.party[f"{ANN}/quests/{sha}.toml"] == source
    (quests / f"{sha}.toml").unlink()
    assert ann.sync().taken_out == 1
    ben.sync()
    assert not (ben.root.party / ANN / "quests").exists()


def test_nothing_of_a_clock_leaves(device: Devices, remote: Path) -> None:
    ann = device(ANN, "a")
    ann.write("one\n")
    ann.sync(env=environment(GIT_AUTHOR_NAME="Ann Real", GIT_COMMITTER_EMAIL="ann@home", TZ="Asia/Tokyo"))
    said = git("--git-dir", remote, "log", "--format=%an|%ae|%cn|%ce|%aI|%cI|%B", "party")
    who = "Undaunted|party@undaunted.invalid"
    noon = f"{DAY}T12:00:00+00:00"
    assert re.fullmatch(re.escape(f"{who}|{who}|{noon}|{noon}|Party ") + "[0-9a-z]{10}", said)


# --- what comes between ----------------------------------------------------------------------------------------------


def test_somebody_was_quicker(device: Devices) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    ben.write("two\n")
    heard: list[str] = []

    def between(stage: str) -> None:
        heard.append(stage)
        if stage.startswith("Sending") and ben.party.keys() == {f"{BEN}/{ben.mine.name}"}:
            ben.sync()

    ann.sync(between)
    assert any("quicker" in stage for stage in heard)
    ben.sync()
    assert len(ann.party) == 2
    assert ann.party == ben.party


def test_quicker_every_time_is_told(device: Devices, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.party.git_sync.PAUSE", 0)
    monkeypatch.setattr("game.party.git_sync.TRIES", 3)
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")

    def between(stage: str) -> None:
        if stage.startswith("Sending"):
            ben.write("again\n")
            ben.sync()

    with pytest.raises(GitTrouble) as caught:
        ann.sync(between)
    assert caught.value.code == "race"
    ann.sync()
    assert ann.party == ben.party | {f"{ANN}/{ann.mine.name}": b"one\n"}


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("after", [5, 8, 12])
def test_killed_anywhere_the_next_sync_goes_on(device: Devices, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ben.write("two\n")
    ben.sync()
    ann.write("one\n")
    left = [after]
    call = Git._call

    def until(self: Git, *words: object) -> bytes:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        return call(self, *words)  # type: ignore[arg-type]

    with monkeypatch.context() as killing:
        killing.setattr(Git, "_call", until)
        try:
            ann.sync()
        except Killed:
            pass
    if folder_of(ann.root).is_dir():
        (folder_of(ann.root) / "shallow.lock").touch()
        (folder_of(ann.root) / "refs" / "undaunted").mkdir(exist_ok=True)
        (folder_of(ann.root) / "refs" / "undaunted" / "fetched.lock").touch()
    ann.sync()
    ben.sync()
    assert len(ann.party) == 2
    assert ann.party == ben.party


def test_a_repository_half_written_is_made_anew(device: Devices, remote: Path) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    ann.sync()
    ben.write("two\n")
    ben.sync()
    for path in (folder_of(ann.root) / "objects").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"")
    ann.write("three\n")
    ann.sync()
    ben.sync()
    assert ann.party == ben.party
    assert remembered(ann.root, environment()) == str(remote)


def test_a_repository_that_was_never_finished(device: Devices) -> None:
    ann = device(ANN, "a")
    ann.write("one\n")
    (folder_of(ann.root) / "objects").mkdir(parents=True)
    assert ann.sync().sent == 1


def test_two_syncs_at_once_wait_for_each_other(device: Devices, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.saves.disk.LOCK_TRIES", 2)
    ann = device(ANN, "a")
    ann.write("one\n")

    def meanwhile(_: str) -> None:
        with pytest.raises(GitTrouble) as caught:
            ann.sync()
        assert caught.value.code == "busy"

    ann.sync(meanwhile)


def test_another_remote_begins_anew_and_takes_nothing_away(device: Devices, tmp_path: Path) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    ben.write("two\n")
    ann.sync()
    ben.sync()
    ann.sync()
    ann.remote = ben.remote = str(bare(tmp_path / "other.git"))
    ann.sync()
    assert len(ann.party) == 2
    ben.sync()
    assert ann.party == ben.party


def test_a_remote_that_cannot_be_reached_changes_nothing(device: Devices, remote: Path) -> None:
    ann = device(ANN, "a")
    ann.write("one\n")
    ann.sync()
    remote.rename(remote.with_name("away.git"))
    ann.write("two\n")
    with pytest.raises(GitTrouble) as caught:
        ann.sync()
    assert caught.value.code == "wrong_address"
    remote.with_name("away.git").rename(remote)
    assert ann.sync().sent == 1


def test_a_wrong_address_is_not_kept(device: Devices, tmp_path: Path, remote: Path) -> None:
    ann = device(ANN, "a")
    ann.write("one\n")
    ann.sync()
    ann.remote = str(tmp_path / "nowhere.git")
    with pytest.raises(GitTrouble):
        ann.sync()
    assert remembered(ann.root, environment()) == str(remote)


def test_a_call_that_takes_too_long_is_ended_with_all_it_started(
    tmp_path: Path, device: Devices, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = tmp_path / "pid"
    slow = tmp_path / "ssh"
    slow.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {trace}\nwait\n")
    slow.chmod(0o700)
    monkeypatch.setattr("game.party.git_sync.SLOW", 0.5)
    ann = device(ANN, "a")
    ann.remote = "ssh://nobody.invalid/party.git"
    with pytest.raises(GitTrouble) as caught:
        ann.sync(env=environment(GIT_SSH_COMMAND=str(slow)))
    assert caught.value.code == "timed_out"
    state = subprocess.run(["ps", "-o", "stat=", "-p", trace.read_text().strip()], capture_output=True, check=False)
    assert state.stdout.strip()[:1] in (b"", b"Z")  # gone, or waiting to be noticed as gone


def test_what_the_player_set_for_ssh_holds_and_else_it_asks_nothing(tmp_path: Path, device: Devices) -> None:
    words = tmp_path / "words"
    ssh = tmp_path / "ssh"
    ssh.write_text(f'#!/bin/sh\necho "$@" >> {words}\nexit 255\n')
    ssh.chmod(0o700)
    ann = device(ANN, "a")
    ann.remote = "ssh://nobody.invalid/party.git"
    for more in ({"GIT_SSH_COMMAND": str(ssh)}, {"PATH": f"{tmp_path}:{os.environ['PATH']}"}):
        with pytest.raises(GitTrouble):
            ann.sync(env=environment(**more))
    theirs, ours = words.read_text().splitlines()
    assert "BatchMode=yes" not in theirs
    assert "BatchMode=yes" in ours


# --- strangers -------------------------------------------------------------------------------------------------------


def test_nothing_in_a_hostile_tree_acts(device: Devices, remote: Path, tmp_path: Path) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    trap = tmp_path / "sprung"
    hook = f"#!/bin/sh\ntouch {trap}\n".encode()
    sound = f"{CLEO}/{'c' * 10}-2026.jsonl"
    plant(
        remote,
        {
            ".gitattributes": ("100644", b"*.jsonl filter=evil diff=evil merge=evil\n"),
            ".gitmodules": ("100644", b'[submodule "x"]\n\tpath = x\n\turl = ../x\n'),
            "x": ("160000", b""),
            "hooks/post-checkout": ("100755", hook),
            f"{CLEO}/hooks/pre-push": ("100755", hook),
            f"{CLEO}/link-2026.jsonl": ("120000", b"/etc/passwd"),
            f"{CLEO}/run-2026.jsonl": ("100755", b"runs\n"),
            f"{CLEO}/quests/{'1' * 64}.toml": ("100644", b"not of that hash"),
            f"{CLEO}/quests/deep/x.jsonl": ("100644", b"deep\n"),
            f"{CLEO}/.hidden.jsonl": ("100644", b"hidden\n"),
            f"{CLEO}/a.tmp": ("100644", b"tmp\n"),
            f"{CLEO}/sub.jsonl": ("160000", b""),
            "escape\x1b[2J/x.jsonl": ("100644", b"x\n"),
            f"{BEN}": ("120000", b"../own"),
            sound: ("100644", b"cleo\n"),
        },
    )
    ann.write("one\n")
    carried = ann.sync()
    assert ann.party == {sound: b"cleo\n", f"{ANN}/{ann.mine.name}": b"one\n"}
    assert carried.came.left_out > 0
    assert not trap.exists()
    there = git("--git-dir", remote, "ls-tree", "-r", "--name-only", "party")
    assert "hooks/post-checkout" in there  # what is foreign is left as it is
    ben.write("two\n")
    ben.sync()
    assert git("--git-dir", remote, "cat-file", "-t", f"party:{BEN}") == "tree"


@pytest.mark.parametrize("name", ["..", ".git", "."])
def test_a_tree_that_leads_out_is_refused_whole(device: Devices, remote: Path, name: str) -> None:
    ann = device(ANN, "a")
    ann.write("one\n")
    plant(remote, {f"{CLEO}/{name}/hooks/x": ("100755", b"x"), f"{CLEO}/c-2026.jsonl": ("100644", b"c\n")})
    with pytest.raises(GitTrouble) as caught:
        ann.sync()
    assert caught.value.code == "not_sound"
    assert list(ann.party) == [f"{ANN}/{ann.mine.name}"]
    assert not list(ann.root.path.rglob("hooks/x"))


def test_hooks_and_settings_here_do_not_run(device: Devices, tmp_path: Path) -> None:
    ann = device(ANN, "a")
    ann.write("one\n")
    ann.sync()
    trap = tmp_path / "sprung"
    for name in ("pre-push", "reference-transaction", "post-checkout", "pre-auto-gc"):
        hook = folder_of(ann.root) / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {trap}\n")
        hook.chmod(0o700)
    ann.write("two\n")
    ann.sync(env=environment(GIT_DIR=str(tmp_path), GIT_WORK_TREE=str(tmp_path), GIT_EXTERNAL_DIFF="touch x"))
    assert not trap.exists()


def test_nothing_that_lies_in_a_folder_on_a_stick_runs_here(device: Devices, remote: Path, tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    for name in ("pre-receive", "update", "reference-transaction", "post-receive", "post-update", "proc-receive"):
        (remote / "hooks" / name).write_text(f"#!/bin/sh\ntouch {trap}\n")
        (remote / "hooks" / name).chmod(0o700)
    git("--git-dir", remote, "config", "core.alternateRefsCommand", f"touch {trap};:")
    others = bare(tmp_path / "others.git") / "objects"
    (remote / "objects" / "info" / "alternates").write_text(f"{others}\n")
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ben.remote = f"file://{remote}"
    ann.write("one\n")
    ben.write("two\n")
    assert (ann.sync().sent, ben.sync().sent) == (1, 1)
    assert not trap.exists()


def test_the_repository_here_is_tidied(device: Devices, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_sync, "TIDY", ("-c", "gc.auto=1000", "-c", "gc.autoPackLimit=3"))
    ann, ben = device(ANN, "a"), device(BEN, "b")
    for number in range(6):
        ann.write(f"{number}\n")
        ann.sync()
        ben.sync()
    assert 1 <= len([*(folder_of(ben.root) / "objects" / "pack").glob("*.pack")]) <= 4
    assert ann.party == ben.party


def test_what_a_call_that_was_cut_off_left_behind_does_not_stay(
    device: Devices, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = device(ANN, "a")
    ann.write("one\n")
    ann.sync()
    monkeypatch.setattr(git_sync, "MOST_REPOSITORY", 200_000)
    left = folder_of(ann.root) / "objects" / "pack" / "tmp_pack_x"
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(bytes(150_000))
    ann.write("two\n")
    assert ann.sync().sent == 1
    assert not left.exists()
    assert remembered(ann.root, environment()) == ann.remote


def test_an_answer_longer_than_a_party_can_be_is_not_read(remote: Path) -> None:
    repository = Git(remote, environment())
    assert repository.run("config", "--list", most=10_000)
    with pytest.raises(TooMuch):
        repository.run("config", "--list", most=10)


def test_a_link_in_the_shared_folder_leads_nowhere(device: Devices, tmp_path: Path) -> None:
    ann, ben = device(ANN, "a"), device(BEN, "b")
    ann.write("one\n")
    (ann.mine.parent / "quests").mkdir()
    ann.sync()
    own = tmp_path / "private"
    own.mkdir()
    ben.root.party.mkdir(parents=True)
    (ben.root.party / ANN).symlink_to(own)  # as a sync tool may have brought it
    carried = ben.sync()
    assert carried.came.left_out == 1
    assert not list(own.iterdir())
    (own / f"{'b' * 10}-2026.jsonl").write_text("private\n")
    (ben.root.party / BEN).symlink_to(own)
    ben.sync()
    ann.sync()
    assert list(ann.party) == [f"{ANN}/{ann.mine.name}"]


def test_files_over_the_limits_are_left_out(device: Devices, remote: Path) -> None:
    ann = device(ANN, "a")
    many = {f"{CLEO}/{number:03}-2026.jsonl": ("100644", b"x\n") for number in range(104)}
    plant(remote, many | {f"{BEN}/big-2026.jsonl": ("100644", b"x" * (16 * 1024 * 1024 + 1))})
    carried = ann.sync()
    assert len(ann.party) == 100
    assert carried.came.left_out == 5
    ann.sync()
    assert len(ann.party) == 100


def test_a_crowd_of_strangers_leaves_my_own_folder_alone(device: Devices, remote: Path) -> None:
    ann, second = device("7" * 26, "a"), device("7" * 26, "b")
    crowd = {f"{number:026}/x-2026.jsonl": ("100644", b"x\n") for number in range(205)}
    plant(remote, crowd)
    ann.write("one\n")
    ann.sync()
    second.write("two\n")
    second.sync()
    ann.sync()
    assert {data for name, data in ann.party.items() if name.startswith("7")} == {b"one\n", b"two\n"}
    assert len(ann.party) == 202


def test_a_party_that_would_fill_the_disk_is_not_taken_whole(
    device: Devices, remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.party.git_tree.MOST_BYTES", 100)
    plant(remote, {f"{player}/x-2026.jsonl": ("100644", b"x" * 60) for player in (BEN, CLEO)})
    ann = device(ANN, "a")
    assert ann.sync().came.left_out == 1
    assert len(ann.party) == 1


def test_what_git_says_cannot_reach_the_terminal() -> None:
    trouble = told(
        GitError("fatal: \x1b]52;c;evil\x07 https://me:secret@host/x gone odd\n"), "https://me:secret@host/x"
    )
    assert "\x1b" not in trouble.message
    assert "secret" not in trouble.message


# --- addresses and words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-u",
        "--upload-pack=touch x",
        "ext::sh -c touch% x",
        "fd::17",
        "hg::https://host/x",
        "ssh://-oProxyCommand=x/y",
        "ssh://me@-oProxyCommand=x/y",
        "ftp://host/x",
        "https://host/x\nfatal",
        "x" * 2000,
    ],
)
def test_addresses_that_are_refused(text: str) -> None:
    with pytest.raises(GitTrouble) as caught:
        address(text, {})
    assert caught.value.code == "bad_address"
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("text", ["me@host:party.git", "host:party.git", "ssh://host/x", "https://host/x", "file:///x"])
def test_addresses_that_are_taken(text: str) -> None:
    assert address(text, {}) == text


def test_a_folder_becomes_a_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert address("party.git", {}) == str(tmp_path / "party.git")
    assert address("~/party.git", {"HOME": "/ann"}) == "/ann/party.git"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (
            "ssh: Could not resolve hostname host: Name or service not known\nfatal: Could not read",
            "offline",
        ),
        (
            "ssh: connect to host h port 22: Connection refused\nfatal: Could not read",
            "offline",
        ),
        ("fatal: unable to access 'https://h/': Failed to connect to h port 443: No route to host", "offline"),
        ("me@h: Permission denied (publickey).\nfatal: Could not read from remote repository.", "no_permission"),
        ("fatal: could not read Username for 'https://h': terminal prompts disabled", "no_permission"),
        ("remote: Permission to a/b.git denied to c.\nfatal: The requested URL returned error: 403", "no_permission"),
        ("Host key verification failed.\nfatal: Could not read from remote repository.", "unknown_host"),
        ("remote: Repository not found.\nfatal: repository 'https://h/x/' not found", "wrong_address"),
        ("fatal: '/x' does not appear to be a git repository", "wrong_address"),
        ("fatal: detected dubious ownership in repository at '/x'", "not_trusted"),
        ("error: object 12: hasDotdot: contains '..'\nfatal: fsck error in packed object", "not_sound"),
        ("fatal: write error: No space left on device", "full"),
        ("fatal: something nobody has seen", "git"),
    ],
)
def test_each_trouble_has_its_words(said: str, code: str) -> None:
    trouble = told(GitError(said), "me@h:x")
    assert trouble.code == code
    assert trouble.message.endswith(".")
    assert told(Late(""), "me@h:x").code == "timed_out"


def test_without_git_it_says_so(device: Devices, tmp_path: Path) -> None:
    ann = device(ANN, "a")
    with pytest.raises(GitTrouble) as caught:
        ann.sync(env=environment(PATH=str(tmp_path)))
    assert caught.value.code == "no_git"


def test_a_repository_one_may_not_write_to(device: Devices, remote: Path) -> None:
    ann = device(ANN, "a")
    ann.write("one\n")
    git("--git-dir", remote, "config", "receive.hideRefs", "refs/heads/party")
    with pytest.raises(GitTrouble) as caught:
        ann.sync()
    assert caught.value.code == "no_permission"
    assert "write there" in caught.value.message
