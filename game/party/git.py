"""Calls of the installed git, such as nothing of a stranger can act: no hook, no link, no helper, no question.

The repository is bare and stays so: there is never a work tree in which a file could mean something. A call has a time
limit, and with it ends everything it started. What git answers is kept in files, not in memory, and its length is
watched. This module knows nothing of a party.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from game.rules.text import clean

QUICK, SLOW = 60.0, 600.0
"""Seconds a call may take that stays on this device, and one that goes to the remote."""
LOOK = 0.25
"""Seconds between two looks at a call under way."""
WORD = 10.0
"""Seconds between two words to the player that it still goes on."""
MOST_ANSWER = 96 * 1024 * 1024
MOST_REPOSITORY = 1024 * 1024 * 1024
"""Bytes: a remote that sends more is not read to its end."""
ERROR_BYTES = 16 * 1024

PROTOCOLS = ("file", "git", "http", "https", "ssh")
OPTIONS = {
    "advice.pushUpdateRejected": "false",
    "core.bigFileThreshold": "16m",  # larger than any file of a party: 450 MB in a pack of 1 MB took as much memory
    "core.fsync": "none",  # all of it can be fetched or made again
    "core.hooksPath": os.devnull,
    "core.symlinks": "false",
    "fetch.fsckObjects": "true",
    "fetch.recurseSubmodules": "false",
    "fetch.unpackLimit": "1",  # a pack is one file to watch and to throw away
    "gc.auto": "0",
    "gc.autoDetach": "false",
    "http.lowSpeedLimit": "100",
    "http.lowSpeedTime": "30",
    "i18n.commitEncoding": "UTF-8",
    "maintenance.auto": "false",
    "protocol.ext.allow": "never",
    "push.followTags": "false",
    "push.gpgSign": "false",
    "push.recurseSubmodules": "no",
    "receive.fsckObjects": "true",
    "transfer.fsckObjects": "true",
}
RECEIVE = f"git -c core.hooksPath={os.devnull} -c core.alternateRefsCommand=true -c receive.autoGC=false receive-pack"
"""What takes in a push to a folder: git runs it here, and neither hooks nor commands lying in that folder with it."""
SSH = "ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=10 -o ServerAliveCountMax=3"
"""ssh asks nothing. Somebody who has set up their own way to call it keeps it."""
KEPT = re.compile(r"GIT_(?:SSH(?:_COMMAND|_VARIANT)?|SSL_\w+|PROXY_\w+|ASKPASS|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM))")
"""What of the player's settings for git in the environment still holds; GIT_DIR and its like do not."""


class GitTrouble(Exception):
    """Something did not work: `code` in one word, `message` a whole sentence for the player."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class GitError(Exception):
    """A call of git that ended with an error; `said` is what git wrote about it, uncleaned."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class Late(GitError):
    """A call that took too long."""


class TooMuch(GitError):
    """A call that brought more than is taken."""


class Git:
    """git on one bare repository. `env` is the player's environment; `waiting` hears the seconds of a long call."""

    def __init__(self, folder: Path, env: Mapping[str, str], waiting: Callable[[int], None] = lambda _: None) -> None:
        self.folder = folder
        self._env = environment(env)
        self._waiting = waiting
        self._options = dict(OPTIONS)
        self._settings: dict[str, str] | None = None

    def begin(self) -> None:
        """Make the repository where there is none."""
        self._call(["git", "init", "--bare", "--quiet", "--template=", str(self.folder)], b"", QUICK, {}, os.curdir)

    def ask_nothing(self) -> None:
        """Let ssh run in batch mode, unless the player told git how to call it."""
        if not {"GIT_SSH", "GIT_SSH_COMMAND"} & self._env.keys() and not self.config("core.sshCommand"):
            self._options["core.sshCommand"] = SSH

    def config(self, key: str) -> str:
        """A setting ("" where there is none)."""
        if self._settings is None:
            lines = self.run("config", "--null", "--list").decode(errors="replace").split("\0")
            self._settings = {name.casefold(): value for name, _, value in (line.partition("\n") for line in lines)}
        return self._settings.get(key.casefold(), "")

    def set(self, key: str, value: str) -> None:
        """Keep a setting in the repository."""
        self.run("config", key, value)
        self._settings = None

    def run(
        self,
        *words: str,
        data: bytes = b"",
        seconds: float = QUICK,
        env: Mapping[str, str] | None = None,
        most: int = MOST_ANSWER,
    ) -> bytes:
        """What git answers, at most so many bytes. Raises `GitError`, and `GitTrouble` where there is no git."""
        options = [part for key, value in self._options.items() for part in ("-c", f"{key}={value}")]
        command = ["git", *options, f"--git-dir={self.folder}", *words]
        return self._call(command, data, seconds, env or {}, self.folder, most)

    def _call(
        self,
        command: list[str],
        data: bytes,
        seconds: float,
        env: Mapping[str, str],
        folder: Path | str,
        most: int = MOST_ANSWER,
    ) -> bytes:
        with TemporaryFile() as given, TemporaryFile() as answer, TemporaryFile() as errors:
            given.write(data)
            given.seek(0)
            try:
                process = subprocess.Popen(  # noqa: S603 - words of our own, and an address that was checked
                    command,
                    stdin=given,
                    stdout=answer,
                    stderr=errors,
                    cwd=folder,
                    env={**self._env, **env},
                    start_new_session=True,  # no terminal to ask at, and one group to end
                )
            except FileNotFoundError:
                raise GitTrouble("no_git", NO_GIT) from None
            try:
                self._watch(process, answer, seconds, most)
            finally:
                end(process)
            if process.returncode:
                raise GitError(_tail(errors))
            if answer.seek(0, os.SEEK_END) > most:  # it was quicker than the looks at it
                raise TooMuch("")
            answer.seek(0)
            return answer.read()

    def _watch(self, process: subprocess.Popen[bytes], answer: IO[bytes], seconds: float, most: int) -> None:
        for look in range(1, int(seconds / LOOK) + 1):
            with suppress(subprocess.TimeoutExpired):
                process.wait(LOOK)
                return
            if os.fstat(answer.fileno()).st_size > most or (look % 4 == 0 and self.size() > MOST_REPOSITORY):
                raise TooMuch("")
            if look % int(WORD / LOOK) == 0:
                self._waiting(int(look * LOOK))
        raise Late("")

    def size(self) -> int:
        """Bytes of the repository on the disk."""
        total = 0
        for above, _, names in os.walk(self.folder / "objects"):
            for name in names:
                with suppress(OSError):  # renamed meanwhile
                    total += (Path(above) / name).lstat().st_size
        return total


NO_GIT = (
    "git is not installed on this device. Install it, or share the folder `party` by a sync tool, "
    "or send it with `party export`."
)


def environment(env: Mapping[str, str]) -> dict[str, str]:
    """The environment git runs in: nothing that points it elsewhere, no questions, English words.

    >>> sorted({"GIT_DIR", "GIT_SSL_CAINFO"} & environment({"GIT_DIR": "/else", "GIT_SSL_CAINFO": "/own"}).keys())
    ['GIT_SSL_CAINFO']
    """
    kept = {name: value for name, value in env.items() if not name.startswith("GIT_") or KEPT.fullmatch(name)}
    return kept | {
        "GIT_ALLOW_PROTOCOL": ":".join(PROTOCOLS),
        "GIT_DEFAULT_HASH": "sha1",  # whatever the player's own repositories are made with (git_tree.oid_of)
        "GIT_DEFAULT_REF_FORMAT": "files",
        "GIT_NO_LAZY_FETCH": "1",  # a folder that says its objects lie elsewhere is not followed there
        "GIT_TERMINAL_PROMPT": "0",
        "LANGUAGE": "",
        "LC_ALL": "C",
    }


def end(process: subprocess.Popen[bytes]) -> None:
    """End a call and all it started, where it is still under way: first kindly, then not."""
    if process.poll() is not None:
        return
    _signal(process, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(2)
    _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    process.wait()


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.terminate()
        else:
            os.killpg(process.pid, number)


def _tail(errors: IO[bytes]) -> str:
    size = errors.seek(0, os.SEEK_END)
    errors.seek(max(0, size - ERROR_BYTES))
    return errors.read().decode(errors="replace")


def shown(address: str) -> str:
    """An address as it may be shown: without a password in it.

    >>> shown("https://ann:secret@host.org/us.git"), shown("git@host.org:us.git")
    ('https://host.org/us.git', 'git@host.org:us.git')
    """
    return clean(without_password(address), 120)


def without_password(text: str) -> str:
    """A text with addresses in it, without who is named in them.

    >>> without_password("cannot read from ssh://ann:se@cret@host.org/us.git: no")
    'cannot read from ssh://host.org/us.git: no'
    """
    return re.sub(r"([A-Za-z][A-Za-z0-9+.-]*://)[^/\s]*@", r"\1", text)
