"""Addresses of remotes: which are taken. And what git says about them, in words a player can do something with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from game.party.git import PROTOCOLS, GitError, GitTrouble, Late, TooMuch, shown, without_password
from game.rules.text import clean

LONGEST = 1000
SCP = re.compile(r"(?:[^/@:\s]+@)?[^/@:\s-][^/@:\s]*:(?!:)")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
SAID_CELLS = 160

LATER = "Nothing is lost: what is yours waits here, so sync again whenever you like."

CASES: tuple[tuple[str, str, str], ...] = (
    (
        "unknown_host",
        r"host key verification failed|host key .*changed|no matching host key",
        (
            "The key of the server at {where} is not known on this device. Log in there once with ssh, look at the key "
            "it shows, and sync again."
        ),
    ),
    (
        "not_trusted",
        r"dubious ownership|unsafe repository",
        (
            "The repository at {where} belongs to another user of this machine, and git will not touch it. To allow "
            "it: `git config --global --add safe.directory {where}`."
        ),
    ),
    (
        "wrong_address",
        (
            r"does not appear to be a git repository|not a git repository|repository .*not found|project .*not found"
            r"|repository .*does not exist|could not be found|not valid: is this a git repository|returned error: 404"
        ),
        "There is no git repository at {where}, or none you may see. Look at the address once more.",
    ),
    (
        "no_permission",
        (
            r"permission denied|permission to .*denied|authentication failed|could not read (?:username|password)"
            r"|access denied|unauthori[sz]ed|forbidden|not allowed to|insufficient permission|read-only"
            r"|protected branch|hook declined|returned error: 40[13]|deny updating"
            r"|unable to create temporary object directory"
        ),
        "{where} does not let you {act}. Ask whoever keeps it, or look whether your key or your password is set up.",
    ),
    (
        "offline",
        (
            r"could not resolve|name or service not known|name resolution|nodename nor servname|network is unreachable"
            r"|no route to host|connection (?:refused|timed out|reset|closed)|operation timed out|could not connect"
            r"|failed to connect|couldn't connect|unable to look up|network is down|broken pipe|hung up|early eof"
            r"|returned error: 5\d\d|connection was|operation too slow"
        ),
        "{where} cannot be reached: you are offline, or it is. " + LATER,
    ),
    (
        "bad_address",
        r"transport '.*' not allowed|unable to find remote helper|strange (?:hostname|pathname)|no path specified",
        "{where} is no address this game goes to.",
    ),
    ("full", r"no space left|disk quota", "The disk is full. " + LATER),
    (
        "not_sound",
        r"fsck|bad tree|corrupt|index-pack|unpack-objects|bad object|mismatched algorithms|invalid|did not send all",
        "What lies at {where} is not in order, so none of it was taken in. git says: {said}.",
    ),
)
"""Code, what git writes (without regard to case), and the sentence for it; the first that fits holds."""


def told(error: GitError, where: str, *, sending: bool = False) -> GitTrouble:
    """An error of a call to the remote, for the player."""
    place = shown(where)
    if isinstance(error, Late):
        return GitTrouble("timed_out", f"{place} took too long to answer. {LATER}")
    if isinstance(error, TooMuch):
        return GitTrouble("too_much", f"{place} holds far more than a party does, so none of it was taken in.")
    said = last_word(error.said)
    for code, pattern, sentence in CASES:
        if re.search(pattern, error.said, re.IGNORECASE):
            act = "write there" if sending else "read there"
            return GitTrouble(code, sentence.format(where=place, act=act, said=said))
    return GitTrouble("git", f"git could not go on with {place}. It says: {said or 'nothing'}.")


def last_word(said: str) -> str:
    r"""The line that tells most of what git wrote, cleaned, an address in it without its password.

    >>> last_word("remote: hello\nfatal: no such thing.\n")
    'no such thing'
    """
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "!"))] or lines[-1:]
    line = telling[-1] if telling else ""
    return clean(without_password(line.partition("fatal: ")[2] or line), SAID_CELLS).rstrip(".")


def is_folder(remote: str) -> bool:
    """Whether an address is a folder of this machine, a stick or a network disk: nobody but git itself stands between.

    >>> is_folder("/media/stick/us.git"), is_folder("FILE:///x.git"), is_folder("git@host.org:us.git")
    (True, True, False)
    """
    return Path(remote).is_absolute() or remote.lower().startswith("file:")


def address(text: str, env: Mapping[str, str]) -> str:
    """The address of a remote as git is given it; a path becomes a whole one. Raises `GitTrouble` for what is none.

    >>> address("git@host.org:us.git", {}), address("https://host.org/us.git", {})
    ('git@host.org:us.git', 'https://host.org/us.git')
    """
    if not text or len(text) > LONGEST or not text.isprintable() or text != text.strip():
        raise GitTrouble("bad_address", "A remote is an address such as ssh://host/folder.git, or a folder.")
    if text.startswith("-") or re.match(r"[A-Za-z0-9+.-]*::", text):
        raise GitTrouble("bad_address", f"“{shown(text)}” is no address this game goes to.")
    scheme = SCHEME.match(text)
    if scheme:
        if scheme[1].lower() not in PROTOCOLS or scheme[2].startswith("-") or "@-" in scheme[2].partition("/")[0]:
            raise GitTrouble("bad_address", f"“{shown(text)}” is no address this game goes to.")
        return text
    if SCP.match(text) and not Path(text).exists():
        return text
    if text == "~" or text.startswith("~/"):
        return str(Path(env.get("HOME") or Path.home()) / text[2:])
    return str(Path(text).absolute())
