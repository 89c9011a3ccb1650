"""The real command: through pipes, on a pty, with the modules it loads, and interrupted."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plain.listening import check_line, played
from tests.screens import playing

COMMAND = Path(sys.executable).parent / "undaunted"
PATIENCE = 60.0

RUNNER = """\
import sys
from game.__main__ import main
code = main(sys.argv[1:])
print(code, *sorted(sys.modules), file=sys.stderr)
"""


OWN_TERMINAL = """\
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""The terminal is the command's own, so that Ctrl-C reaches it."""


def env(home: Path, **more: str) -> dict[str, str]:
    return os.environ | {"UNDAUNTED_HOME": str(home), "UNDAUNTED_NOW": "2026-11-22T18:30:00+00:00"} | more


def piped(home: Path, *words: str, answers: bytes, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with answers from a pipe, to its end."""
    return subprocess.run(
        [COMMAND, *words], env=env(home, **more), input=answers, capture_output=True, timeout=60, check=False
    )


def test_through_a_pipe_from_nothing_to_a_check_in(home: Path) -> None:
    told = piped(home, "--plain", answers=b"later\ntake read\nno\nyes\ndone\nquit\n")
    assert (told.returncode, told.stderr) == (0, b"")
    lines = told.stdout.decode().splitlines()
    assert "Read every day: 1 page, done. 20 metres more." in lines
    assert lines[-1] == "Goodbye."
    for line in lines:
        check_line(line)


def test_the_end_of_the_input_is_a_clean_end(home: Path) -> None:
    told = piped(home, "--plain", answers=b"goal\nWalk")
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout.endswith(b"Goodbye.\n")
    assert not home.exists()


@pytest.mark.parametrize("order", [("--plain", "--root"), ("--root", "--plain")])
def test_another_save(home: Path, tmp_path: Path, order: tuple[str, str]) -> None:
    other = tmp_path / "other"
    played(other, "lake", playing.LAKE, "d")
    words = [word for option in order for word in ((option, str(other)) if option == "--root" else (option,))]
    told = piped(home, *words, answers=b"")
    assert told.returncode == 0
    assert b"Walk round the lake: to do." in told.stdout
    assert not home.exists()


def test_it_takes_nothing_else(home: Path) -> None:
    told = piped(home, "--plain", "today", answers=b"")
    assert told.returncode == 2
    assert told.stderr.count(b"\n") == 1
    assert b"--root only" in told.stderr
    assert b"undaunted --plain" in piped(home, "--help", answers=b"").stdout


def test_a_reader_that_goes_away_is_no_error(home: Path) -> None:
    program = f"yes help | {COMMAND} --plain | head -n 1"
    told = subprocess.run(["bash", "-c", program], env=env(home), capture_output=True, timeout=60, check=False)
    assert (told.returncode, told.stderr) == (0, b"")


def test_a_terminal_of_few_letters_and_broken_input(home: Path) -> None:
    played(home, "read", playing.READ.replace("Read every day", "Läsa varje dag 走る"), "d")
    told = piped(home, "--plain", answers=b"\xff\xfe\nnote read caf\xc3\xa9\xff\n", PYTHONIOENCODING="ascii")
    assert (told.returncode, told.stderr) == (0, b"")
    assert b"L?sa varje dag ??" in told.stdout


def test_it_loads_neither_textual_nor_rich(home: Path) -> None:
    played(home, "read", playing.READ, "dmm")
    answers = "1\nback\nhear read\nlibrary\nback\ngoal\nback\nsettings\nback\nevidence\nplan\nback\nlog\nquit\n"
    told = subprocess.run(
        [sys.executable, "-c", RUNNER, "--plain"],
        env=env(home),
        input=answers,
        capture_output=True,
        text=True,
        check=False,
    )
    code, *modules = told.stderr.split()
    assert code == "0", told.stderr
    assert "game.plain.evidence" in modules
    assert not {"textual", "rich", "asyncio"} & set(modules)


def test_a_check_in_loads_nothing_heavy(home: Path) -> None:
    played(home, "read", playing.READ, "d")
    told = subprocess.run(
        [sys.executable, "-c", RUNNER, "--plain"], env=env(home), input="done\nquit\n", capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    code, *modules = told.stderr.split()
    assert code == "0", told.stderr
    assert not {"textual", "rich", "asyncio", "pydantic", "tinydb", "tomlkit", "argcomplete"} & set(modules)


# --- on a terminal ---------------------------------------------------------------------------------------------------


class Terminal:
    """The command on a pty, as somebody would type at it."""

    def __init__(self, home: Path) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.process = subprocess.Popen(
            [sys.executable, "-c", OWN_TERMINAL, COMMAND, "--plain"],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=env(home, TERM="dumb"),
            start_new_session=True,
        )
        self.seen = b""

    def read_until(self, marker: bytes) -> None:
        deadline = time.monotonic() + PATIENCE
        while marker not in self.seen:
            assert time.monotonic() < deadline, self.seen[-2000:]
            if select.select([self.master], [], [], 0.1)[0]:
                self.seen += os.read(self.master, 65536)

    def type(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def end(self) -> int:
        self.read_until(b"Goodbye.")
        code = self.process.wait(PATIENCE)
        assert termios.tcgetattr(self.slave) == self.before
        return code


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminal]:
    played(home, "read", playing.READ, "d")
    opened = Terminal(home)
    yield opened
    if opened.process.poll() is None:
        opened.process.send_signal(signal.SIGKILL)
        opened.process.wait()
    for handle in (opened.master, opened.slave):
        os.close(handle)


def test_on_a_terminal_only_plain_lines_are_written(terminal: Terminal) -> None:
    terminal.read_until(b"or help.\r\n")
    terminal.type(b"done\n")
    terminal.read_until(b"2 pages, done.")
    terminal.type(b"quit\n")
    assert terminal.end() == 0
    assert not {byte for byte in terminal.seen if byte < 32} - {13, 10}, "no control byte but the ends of lines"
    assert b"\x1b" not in terminal.seen


def test_ctrl_d_ends_it(terminal: Terminal) -> None:
    terminal.read_until(b"or help.\r\n")
    terminal.type(b"amount\n")
    terminal.read_until(b"How many pages?")
    terminal.type(b"\x04")
    assert terminal.end() == 0


def test_ctrl_c_ends_it_with_130(terminal: Terminal) -> None:
    terminal.read_until(b"or help.\r\n")
    terminal.type(b"amount\n")
    terminal.read_until(b"How many pages?")
    terminal.type(b"\x03")
    assert terminal.end() == 130
