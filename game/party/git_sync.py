"""One exchange with a party in a git remote: fetch, take in, put in, push; again where somebody was quicker.

The bare repository in `local/party.git` is a memory and no truth: it can be thrown away at any time, and is, when it is
not sound. A commit holds a fixed author and noon of the civil day, so it tells no time of day.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import sleep

from game.party.git import MOST_REPOSITORY, RECEIVE, SLOW, Git, GitError, GitTrouble
from game.party.git_folder import Came, Folder, Own, take_in, to_send
from game.party.git_tree import make_tree, read_tree
from game.party.git_words import LATER, is_folder, told
from game.rules.values import dataclass, replace
from game.saves import disk, ids
from game.saves.paths import Root, make_local

BRANCH = "refs/heads/party"
"""A branch of its own: whatever else lies in the remote is neither read nor changed."""
FETCHED, SEEN = "refs/undaunted/fetched", "refs/undaunted/seen"
REMOTE = "undaunted.remote"
TRIES = 5
PAUSE = 0.2
NOBODY = {"NAME": "Undaunted", "EMAIL": "party@undaunted.invalid"}
"""Who made every commit: the address can belong to nobody."""
TIDY = ("-c", "gc.auto=1000", "-c", "gc.autoPackLimit=20")
"""So many loose objects and packs may lie about: each exchange brings a few."""
NO_BRANCH = "find remote ref"
REJECTED, REMOTE_REJECTED = "[rejected]", "[remote rejected]"


@dataclass(frozen=True, slots=True)
class Carried:
    """What an exchange came to: what came in, and how many of the player's own files were sent and taken out."""

    came: Came
    sent: int
    taken_out: int


def folder_of(root: Root) -> Path:
    """The bare repository."""
    return root.local / "party.git"


def remembered(root: Root, env: Mapping[str, str]) -> str:
    """The remote of the last exchange ("": there was none)."""
    folder = folder_of(root)
    if not (folder / "HEAD").is_file():
        return ""
    try:
        return Git(folder, env).config(REMOTE)
    except GitError:
        return ""  # half of it is gone: it is made anew with the next exchange


def exchange(
    root: Root, own: Own, remote: str, day: date, env: Mapping[str, str], say: Callable[[str], None]
) -> Carried:
    """Bring the shared folder and the remote together. Raises `GitTrouble`, and `OSError` where the disk says no."""
    make_local(root)
    try:
        with disk.Lock(root.local / "party.lock"):
            git = _ready(root, env, say)
            try:
                return _rounds(git, root, own, remote, day, say)
            except (GitError, GitTrouble) as error:
                code = error.code if isinstance(error, GitTrouble) else "git"
                if code == "too_much":
                    _throw_away(git)  # what came of it would fill the disk
                if code not in ("git", "not_sound") or _sound(git):
                    raise
            _throw_away(git)
            return _rounds(_ready(root, env, say), root, own, remote, day, say)
    except disk.Busy:
        raise GitTrouble("busy", "Another sync is under way. Wait until it is over.") from None
    except GitError as error:
        raise told(error, remote) from None


def _sound(git: Git) -> bool:
    """Whether the repository is whole: a power cut may have left half of it."""
    try:
        git.run("fsck", "--no-dangling", "--no-progress")
    except GitError:
        return False
    return True


def _throw_away(git: Git) -> None:
    """What it held can be fetched again; only the address is kept."""
    remote = ""
    with suppress(GitError):
        remote = git.config(REMOTE)
    shutil.rmtree(git.folder, ignore_errors=True)
    git.begin()
    if remote:
        git.set(REMOTE, remote)


def _ready(root: Root, env: Mapping[str, str], say: Callable[[str], None]) -> Git:
    """The repository, made where there is none; locks that a killed call left are taken off."""
    folder = folder_of(root)
    git = Git(folder, env, lambda seconds: say(f"Still waiting, {seconds} seconds so far."))
    if not (folder / "HEAD").is_file():
        begun = folder.with_name("party.git.new")
        for path in (begun, folder):
            shutil.rmtree(path, ignore_errors=True)
        Git(begun, env).begin()
        begun.rename(folder)
    for lock in (*folder.glob("*.lock"), *(folder / "refs").rglob("*.lock")):
        lock.unlink(missing_ok=True)
    if git.size() > MOST_REPOSITORY // 2:  # what calls that were cut off left behind
        _throw_away(git)
    git.ask_nothing()
    return git


def _rounds(git: Git, root: Root, own: Own, remote: str, day: date, say: Callable[[str], None]) -> Carried:
    folder, came, parent = Folder(root), Came(), ""
    refused: GitError | None = None
    for attempt in range(TRIES):
        say("Looking what is new …" if refused is None else "Somebody was quicker. Looking again …")
        commit = _fetch(git, remote)
        if refused is not None and commit == parent and REMOTE_REJECTED in refused.said:
            raise told(refused, remote, sending=True)  # nobody was quicker: it is not wanted there
        there = read_tree(git, commit, own.player)
        before = read_tree(git, _seen(git, remote) if commit else "", own.player)
        came = replace(came, left_out=0).with_(take_in(git, folder, own, there, before))
        _remember(git, remote, commit)
        put, gone = to_send(folder, own, there, before)
        if not (put or gone):
            return _over(git, Carried(came, 0, 0))
        say("Sending what is new of yours …")
        parent, made = commit, _commit(git, make_tree(git, there, own.player, put, gone), commit, day)
        refused = _push(git, remote, made)
        if refused is None:
            _remember(git, remote, made)
            return _over(git, Carried(came, len(put), len(gone)))
        sleep(PAUSE * attempt)
    raise GitTrouble("race", f"Others were quicker {TRIES} times in a row. {LATER}")


def _fetch(git: Git, remote: str) -> str:
    """The newest commit of the party in the remote ("": it holds none yet)."""
    words = ("fetch", "--quiet", "--no-tags", "--depth=1", "--no-recurse-submodules", "--force")
    try:
        git.run(*words, "--", remote, f"+{BRANCH}:{FETCHED}", seconds=SLOW)
    except GitError as error:
        if NO_BRANCH in error.said:
            return ""
        raise told(error, remote) from None
    return _commit_at(git, FETCHED)


def _push(git: Git, remote: str, commit: str) -> GitError | None:
    """Send a commit; the error where it was refused because of what lies there now."""
    try:
        taking = (f"--receive-pack={RECEIVE}",) if is_folder(remote) else ()
        git.run("push", "--quiet", "--no-verify", *taking, "--", remote, f"{commit}:{BRANCH}", seconds=SLOW)
    except GitError as error:
        if REJECTED in error.said or REMOTE_REJECTED in error.said:
            return error
        raise told(error, remote, sending=True) from None
    return None


def _commit(git: Git, tree: str, parent: str, day: date) -> str:
    says = NOBODY | {"DATE": f"{day.isoformat()}T12:00:00+00:00"}
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in says.items()}
    above = ("-p", parent) if parent else ()
    word = f"Party {ids.new_writer()}"  # no two commits are the same, though tree, day and parent may be, once rewound
    return git.run("commit-tree", tree, *above, "-m", word, env=who).decode().strip()


def _seen(git: Git, remote: str) -> str:
    """The commit this folder was last brought together with ("": another remote, or none)."""
    return _commit_at(git, SEEN) if git.config(REMOTE) == remote else ""


def _commit_at(git: Git, ref: str) -> str:
    with suppress(GitError):
        return git.run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").decode().strip()
    return ""


def _remember(git: Git, remote: str, commit: str) -> None:
    """Keep what was seen, and where; what was seen elsewhere is forgotten first."""
    if git.config(REMOTE) != remote:
        with suppress(GitError):
            git.run("update-ref", "-d", SEEN)
        git.set(REMOTE, remote)
    if commit:
        git.run("update-ref", SEEN, commit)


def _over(git: Git, carried: Carried) -> Carried:
    """Tidy the repository now and then; one that cannot be tidied is made anew some day."""
    if carried != Carried(Came(left_out=carried.came.left_out), 0, 0):
        with suppress(GitError):
            git.run(*TIDY, "gc", "--auto", "--quiet", "--prune=now")
    return carried
