"""Devices that meet in a bare git repository: folders with shared files, and one exchange at a time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from game.party.git_folder import Own
from game.party.git_sync import Carried, exchange
from game.saves.paths import Root

DAY = date(2026, 11, 22)
ANN, BEN, CLEO = (letter * 26 for letter in "123")
"""Public ids."""


def environment(**more: str) -> dict[str, str]:
    """Nobody's settings of git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | more


def git(*words: str | Path, data: bytes | None = None, more: Mapping[str, str] | None = None) -> str:
    """What git answers."""
    told = subprocess.run(["git", *words], input=data, capture_output=True, env=environment(**(more or {})), check=True)
    return told.stdout.decode(errors="surrogateescape").strip()


def bare(folder: Path) -> Path:
    """A new bare repository."""
    git("init", "--quiet", "--bare", folder)
    return folder


class Device:
    """A device of a player, which writes `<writer>-2026.jsonl` in their folder."""

    def __init__(self, home: Path, player: str, writer: str, remote: str | Path) -> None:
        self.root = Root(home)
        self.own = Own(player, writer * 10)
        self.remote = str(remote)
        self.said: list[str] = []

    @property
    def mine(self) -> Path:
        """The file this device writes."""
        return self.root.party / self.own.player / f"{self.own.writer}-2026.jsonl"

    def write(self, text: str) -> None:
        """Add to it."""
        self.mine.parent.mkdir(parents=True, exist_ok=True)
        with self.mine.open("a") as file:
            file.write(text)

    def sync(self, heard: Callable[[str], None] | None = None, env: Mapping[str, str] | None = None) -> Carried:
        """One exchange."""
        return exchange(self.root, self.own, self.remote, DAY, env or environment(), heard or self.said.append)

    @property
    def party(self) -> dict[str, bytes]:
        """All files of the shared folder."""
        top = self.root.party
        return {str(path.relative_to(top)): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def plant(remote: Path, files: Mapping[str, tuple[str, bytes]], parent: str = "") -> str:
    """Push a commit somebody made by hand, `files` by path as (mode, bytes), folders as deep as they are named."""
    folders: dict[str, object] = {}
    for path, (mode, data) in files.items():
        within = folders
        *above, name = path.split("/")
        for part in above:
            within = within.setdefault(part, {})  # type: ignore[assignment]
        within[name] = (mode, data)
    tree = _tree(remote, folders)
    who = {f"GIT_{role}_{what}": "m" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    words = ["-p", parent] if parent else []
    commit = git("--git-dir", remote, "commit-tree", tree, *words, "-m", "by hand", more=who)
    git("--git-dir", remote, "update-ref", "refs/heads/party", commit)
    return commit


@cache
def _kept(remote: Path, data: bytes) -> str:
    return git("--git-dir", remote, "hash-object", "-w", "--stdin", data=data)


def _tree(remote: Path, folder: Mapping[str, object]) -> str:
    lines = []
    for name, held in folder.items():
        if isinstance(held, tuple):
            mode, data = held
            kind = "commit" if mode == "160000" else "blob"
            oid = "1" * 40 if kind == "commit" else _kept(remote, data)
            lines.append(f"{mode} {kind} {oid}\t{name}\0")
        else:
            lines.append(f"040000 tree {_tree(remote, held)}\t{name}\0")  # type: ignore[arg-type]
    return git("--git-dir", remote, "mktree", "-z", "--missing", data="".join(lines).encode())
