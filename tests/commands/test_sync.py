"""`sync` at a prompt: what is said on the way, what is kept, and what is said when it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play import syncing
from tests.journeys.shell import Shell
from tests.party.gitting import bare, git


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return bare(tmp_path / "party.git")


def begin(shell: Shell, name: str, *where: str) -> None:
    """A player who shares a quest."""
    shell.ok("take", "read-daily", *where)
    shell.ok("done", "read-daily", *where)
    shell.ok("party", "name", name, *where)
    shell.ok("party", "share", "read-daily", "named", "--yes", *where)


def test_two_players_meet(shell: Shell, remote: Path, tmp_path: Path) -> None:
    other = ["--root", str(tmp_path / "ben")]
    begin(shell, "Ann")
    begin(shell, "Ben", *other)
    code, out, err = shell.run("sync", "--remote", str(remote))
    assert code == 0
    assert "1 file of yours was sent" in out
    assert err.splitlines()[:2] == ["Looking what is new …", "Sending what is new of yours …"]
    assert shell.json("sync", "--remote", str(remote), *other)["players"] == 1
    told = shell.json("sync")  # the address is kept
    assert told["remote"] == str(remote)
    assert (told["players"], told["sent"]) == (1, 0)
    assert told["lines"] > 0
    assert "Ben" in shell.ok("friends")
    assert "Ann" in shell.ok("friends", *other)
    assert shell.json("sync")["message"] == f"Synced with {remote}. Nothing new came."


def test_only_the_party_travels(shell: Shell, remote: Path) -> None:
    begin(shell, "Ann")
    shell.ok("done", "read-daily", "--note", "a private line")
    shell.ok("sync", "--remote", str(remote))
    names = git("--git-dir", remote, "ls-tree", "-r", "--name-only", "party").splitlines()
    assert len(names) == 1
    whole = git("--git-dir", remote, "show", f"party:{names[0]}") + git("--git-dir", remote, "log", "party")
    assert "private" not in whole
    assert "20:00" not in whole


def test_somebody_who_shares_nothing_only_receives(shell: Shell, remote: Path) -> None:
    shell.ok("take", "read-daily")
    assert syncing.NOTHING_SHARED in shell.ok("sync", "--remote", str(remote))
    assert git("--git-dir", remote, "for-each-ref") == ""


def test_without_a_remote_it_says_how(shell: Shell) -> None:
    error = shell.refused("sync")
    assert error["code"] == "no_remote"
    assert "--remote" in error["message"]


@pytest.mark.parametrize(
    ("where", "code"),
    [("ext::sh -c x", "bad_address"), ("-x", "bad_address"), ("{tmp}/nowhere.git", "wrong_address")],
)
def test_an_address_that_is_none(shell: Shell, tmp_path: Path, where: str, code: str) -> None:
    shell.ok("take", "read-daily")
    error = shell.refused("sync", f"--remote={where.format(tmp=tmp_path)}")
    assert (error["code"], error["exit"]) == (code, 1)
    assert shell.refused("sync")["code"] == "no_remote"


def test_a_password_is_never_shown(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    code, out, err = shell.run("sync", "--remote", "https://ann:secret@127.0.0.1:1/party.git")
    assert code == 1
    assert "cannot be reached" in err
    assert "secret" not in out + err


def test_ctrl_c_is_clean(shell: Shell, remote: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(shell, "Ann")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as pressed:
        pressed.setattr("game.party.git_sync.take_in", interrupt)
        code, _, err = shell.run("sync", "--remote", str(remote))
    assert code == 130
    assert err.splitlines()[-1] == f"undaunted: {syncing.STOPPED}"
    shell.ok("sync", "--remote", str(remote))
