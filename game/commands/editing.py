"""`quest edit`: a quest file in the author's own editor, read over each time it is saved.

The editor works on the file itself, so nothing that was written can be lost here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from shlex import quote, split
from shutil import which

from game.commands.answers import NOT_SAVED, NOT_UNDERSTOOD, REFUSED, Answers
from game.commands.asking import the_game
from game.play import authoring
from game.play.authoring import Checked, ToEdit
from game.play.game import NotSaved
from game.play.matching import NoMatch
from game.rules.moves import Refusal
from game.rules.text import clean

FALLBACKS = ("nano", "vi")
"""Editors that are tried where neither VISUAL nor EDITOR names one."""

_PLUS = ("vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "ne", "mg", "kak")
_PLUS_TOO = ("gedit", "jed", "zile")
_BEHIND = ("hx", "helix", "subl", "zed")
_GOTO = ("code", "code-insiders", "codium", "cursor")
"""How editors are told a line: `+3 FILE`, `FILE:3:1`, or `--goto FILE:3:1`."""


def edit(args: Namespace, answers: Answers) -> int:
    """Open, check, tell, and ask to open again; exit code 1 where mistakes are left."""
    asked = args.files[0]
    if answers.as_json or not at_terminal():
        message = f"This is no terminal to edit on. Change {clean(asked, 100)} in any editor, then `quest check` it."
        raise answers.fail("no_terminal", message)
    editor = editor_of(os.environ)
    if not editor:
        message = "No editor is named: set VISUAL or EDITOR to the program you write with."
        raise answers.fail("no_editor", message)
    found = _found(args, answers)
    if found.copied:
        print(found.copied)
    before = _bytes(found.path)
    checked = authoring.check(found.path)
    line, column = checked.line, checked.column
    while True:
        ended = _open(editor, found.path, line, column, answers)
        if not found.path.is_file():
            message = f"{clean(str(found.path), 400)} is gone: the editor left no file of that name."
            raise answers.fail("no_file", message)
        checked = authoring.check(found.path)
        changed = _bytes(found.path) != before
        print("\n".join(_told(found.path, checked, changed=changed, failed=bool(ended))))
        if not checked.mistakes:
            return 0
        if not _again():
            print(f"{clean(str(found.path), 400)} stays as you wrote it; nobody can take it before it is mended.")
            return REFUSED
        line, column = checked.line, checked.column


def _found(args: Namespace, answers: Answers) -> ToEdit:
    try:
        found = authoring.to_edit(the_game(args), args.files[0], args.author)
    except NotSaved as failure:
        raise answers.fail("not_saved", f"Not saved: {failure.reason}.", NOT_SAVED) from None
    if isinstance(found, Refusal):
        raise answers.fail(found.code, found.message)
    if isinstance(found, NoMatch):
        code = "ambiguous_quest" if found.ambiguous else "unknown_quest"
        raise answers.fail(code, found.message, NOT_UNDERSTOOD, found.near)
    return found


def at_terminal() -> bool:
    """Whether an editor could be drawn, and somebody is there to type in it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def editor_of(env: Mapping[str, str]) -> list[str]:
    """The editor as program and arguments: VISUAL, else EDITOR, else one that is there. No shell reads it."""
    for name in ("VISUAL", "EDITOR"):
        if said := env.get(name, "").strip():
            try:
                return split(said)
            except ValueError:  # a quote that is not closed
                return said.split()
    return next(([name] for name in FALLBACKS if which(name)), [])


def command(editor: list[str], path: Path, line: int, column: int) -> list[str]:
    """What is run to open a file at a line (0: wherever).

    >>> command(["nano", "-w"], Path("q.toml"), 3, 1), command(["code", "--wait"], Path("q.toml"), 3, 1)
    (['nano', '-w', '+3', 'q.toml'], ['code', '--wait', '--goto', 'q.toml:3:1'])
    >>> command(["hx"], Path("-q.toml"), 3, 7), command(["ed"], Path("q.toml"), 3, 1)
    (['hx', './-q.toml:3:7'], ['ed', 'q.toml'])
    """
    name = Path(editor[0]).name.removesuffix(".exe")
    file = f"./{path}" if str(path).startswith(("-", "+")) else str(path)
    if not line:
        return [*editor, file]
    if name in (*_PLUS, *_PLUS_TOO):
        return [*editor, f"+{line}", file]
    if name in _BEHIND:
        return [*editor, f"{file}:{line}:{column}"]
    if name in _GOTO:
        return [*editor, "--goto", f"{file}:{line}:{column}"]
    return [*editor, file]


def _open(editor: list[str], path: Path, line: int, column: int, answers: Answers) -> int:
    """Run the editor until it ends; its exit code."""
    try:
        ended = subprocess.run(command(editor, path, line, column), check=False)  # noqa: S603 - the author's own choice, and no shell
    except OSError as error:
        why = "is not there" if isinstance(error, FileNotFoundError) else "cannot be started"
        message = f"The editor “{clean(editor[0], 100)}” {why}: set VISUAL or EDITOR to the program you write with."
        raise answers.fail("no_editor", message) from None
    if ended.returncode > 0:
        print(f"The editor ended with {ended.returncode}.")
    elif ended.returncode:
        print(f"The editor was ended from outside (signal {-ended.returncode}).")
    return ended.returncode


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _told(path: Path, checked: Checked, *, changed: bool, failed: bool) -> list[str]:
    name = clean(str(path), 400)
    if checked.mistakes:
        return list(checked.mistakes)
    if not changed:
        wait = " An editor with a window of its own may need to be told to wait, such as `code --wait`."
        return [f"{name}: nothing was changed.{'' if failed else wait}"]
    told = f"{name}: no mistakes, {authoring.advice_counted(checked.advice)}."
    take = f"`take {quote(name)}` begins it, or puts the change in force from tomorrow."
    return [*map(str, checked.advice), f"{told} {take}"]


def _again() -> bool:
    try:
        return input("Open it again, at the first mistake? [Y/n] ").strip().lower() in ("", "y", "yes")
    except (EOFError, KeyboardInterrupt):
        print()
        return False
