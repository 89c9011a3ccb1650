"""Where the saves are: the one place that knows the folders under ROOT by name.

It must not open a save. Names and titles of players, goals or quests never appear in a path.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from game.rules.values import dataclass
from game.saves import disk

PACKAGE = Path(__file__).resolve().parents[1]

IGNORE_ALL = b"*\n"
STIGNORE = b"/local\n*.tmp\n"


@dataclass(frozen=True, slots=True)
class Root:
    """The folder all saves are under.

    `own/` is the private truth, synced between my devices only; `party/` is what friends get and give; `local/`
    belongs to this device and is never synced.
    """

    path: Path

    @property
    def own(self) -> Path:
        """The private truth."""
        return self.path / "own"

    @property
    def party(self) -> Path:
        """What is shared with friends."""
        return self.path / "party"

    @property
    def local(self) -> Path:
        """What stays on this device."""
        return self.path / "local"

    @property
    def device(self) -> Path:
        """What this device last wrote."""
        return self.local / "device.json"

    @property
    def lock(self) -> Path:
        """The file whose lock a process holds while it writes."""
        return self.local / "lock"

    @property
    def read(self) -> Path:
        """The read model: rebuildable, so it may be deleted at any time."""
        return self.local / "read"

    @property
    def compiled(self) -> Path:
        """The taken quests as plain JSON, rebuildable too."""
        return self.read / "quests"

    @property
    def backups(self) -> Path:
        """Zip files of `own/`."""
        return self.local / "backups"

    @property
    def quarantine(self) -> Path:
        """What was set aside, each with its reason."""
        return self.local / "quarantine"

    @property
    def settings(self) -> Path:
        """The looks; settings that change the rules are events."""
        return self.local / "settings.toml"

    def player(self, player: str) -> Path:
        """The folder of one player's journal."""
        return self.own / player

    def quests(self, player: str) -> Path:
        """The unchanging copies of the quest files a player took."""
        return self.own / player / "quests"


def find_root(
    explicit: str | None, env: Mapping[str, str], *, package: Path = PACKAGE, platform: str = sys.platform
) -> Path:
    """The folder for `Root`: `--root`, `$UNDAUNTED_HOME`, `saves/` of a clone, or the platform's data folder.

    A clone is a folder that holds the game package and a `pyproject.toml` naming undaunted. Nothing is created. The
    last two arguments are for tests.
    """
    given = explicit or env.get("UNDAUNTED_HOME")
    if given:
        return _absolute(given, env)
    if _is_clone(package.parent):
        return package.parent / "saves"
    return _data_folder(env, platform) / "undaunted"


def _absolute(text: str, env: Mapping[str, str]) -> Path:
    if text == "~" or text.startswith("~/"):
        return _home(env).joinpath(text[2:])
    return Path(text).absolute()


def _is_clone(house: Path) -> bool:
    try:
        return b'\nname = "undaunted"' in (house / "pyproject.toml").read_bytes()
    except OSError:
        return False


def _data_folder(env: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        return Path(env.get("LOCALAPPDATA") or _home(env) / "AppData" / "Local")
    if platform == "darwin":
        return _home(env) / "Library" / "Application Support"
    data = env.get("XDG_DATA_HOME", "")
    return Path(data) if data.startswith("/") else _home(env) / ".local" / "share"


def _home(env: Mapping[str, str]) -> Path:
    return Path(env.get("HOME") or Path.home())


def make_local(root: Root) -> None:
    """Make `local/` and its `read/`, with what keeps git and Syncthing out of it.

    Syncthing reads ignore rules at the top of a synced folder only, so a second file stands in ROOT: synced as a
    whole, it would else carry one device's notes to the other.
    """
    if root.read.is_dir():
        return
    disk.make_folder(root.read)
    for path, rules in (
        (root.local / ".gitignore", IGNORE_ALL),
        (root.local / ".stignore", IGNORE_ALL),
        (root.path / ".stignore", STIGNORE),
    ):
        if not path.exists():
            path.write_bytes(rules)
            path.chmod(disk.FILE_MODE)
