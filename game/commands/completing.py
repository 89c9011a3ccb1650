"""Shell completion: verbs, options and the player's own quests, by argcomplete."""

from __future__ import annotations

import argparse
import os
from typing import Any

import argcomplete
from argcomplete.shell_integration import shellcode

from game import clock
from game.commands.answers import Answers
from game.commands.main import VERBS, verb_parser
from game.commands.party import ACTIONS
from game.play.checkins import titles
from game.play.opening import open_game
from game.play.taking import library
from game.rules.quest import OBSTACLES


def script(shell: str) -> str:
    """What a shell has to read to complete `undaunted`."""
    return str(shellcode(["undaunted"], shell=shell))


def complete() -> None:
    """Answer one request of the shell, and end the process (argcomplete's way)."""
    argcomplete.autocomplete(whole_parser())


def whole_parser() -> argparse.ArgumentParser:
    """One parser with every verb in it; only completion needs it."""
    parser = argparse.ArgumentParser(prog="undaunted")
    verbs = parser.add_subparsers()
    for verb, (_, line) in VERBS.items():
        each = verb_parser(verb, Answers())
        for action in each._actions:  # noqa: SLF001 - argparse has no public list of them
            if action.dest == "quest":
                offered = _library if verb == "take" else _under_way
                action.completer = offered  # type: ignore[attr-defined]  # argcomplete looks for this attribute
            elif action.dest == "barrier":
                action.completer = _obstacles  # type: ignore[attr-defined]  # the same
            elif verb == "party" and action.dest == "words":
                action.completer = _party  # type: ignore[attr-defined]  # the same
        verbs.add_parser(verb, help=line, parents=[each], add_help=False)
    return parser


def _under_way(**_: Any) -> list[str]:
    return list(titles(open_game(None, os.environ, clock.read)))


def _party(**_: Any) -> list[str]:
    return [*list(ACTIONS)[1:], *_under_way()]


def _obstacles(**_: Any) -> list[str]:
    return list(OBSTACLES)


def _library(**_: Any) -> list[str]:
    return [view.id for view in library(open_game(None, os.environ, clock.read))]
