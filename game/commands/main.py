"""The command line: picks the module of a verb, so that a check-in imports nothing it does not need."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from game.commands.answers import NOT_SAVED, NOT_UNDERSTOOD, Answers, Exit, Parser
from game.rules.text import clean

VERBS: dict[str, tuple[str, str]] = {
    "today": ("today", "what today asks for, and what was said"),
    "done": ("checkin", "say a day is done, or add an amount to it"),
    "some": ("checkin", "say that some of it is done: some is more than none"),
    "missed": ("checkin", "say that a day was missed"),
    "rest": ("checkin", "rest for a quest, or for all"),
    "note": ("checkin", "keep a private line about a day"),
    "undo": ("steps", "take back the last check-in, rest, rating, plan or step answer"),
    "redo": ("steps", "bring back what the last undo took"),
    "step": ("steps", "answer an offer, or go to another step"),
    "rate": ("steps", "how sure you are of a step, 0 to 100"),
    "confidence": ("confidence", "how sure you are, held against what you then did"),
    "plan": ("plan", "what gets in the way, and what you do then"),
    "why": ("own", "why you can do a quest, in your own words"),
    "review": ("review", "look back on last week, and on to the next"),
    "mood": ("shelter", "say how you feel: pleasant and stirred, -2 to 2, and a word"),
    "calm": ("shelter", "a pause of a few minutes: breathing, a line to write, a look around"),
    "shelter": ("shelter", "what helps you, and the moods of the last days"),
    "story": ("story", "somebody who was here before: how they fell, and came back"),
    "advice": ("story", "one line for those who come to a step after you"),
    "friends": ("friends", "who is on which mountain, and a friend's whole trail"),
    "cheer": ("friends", "a word or a sign for a friend; alone: those you got"),
    "party": ("party", "what you share with friends: how, under which name, and every line of it"),
    "sync": ("sync", "share with friends over a git remote"),
    "status": ("today", "where you stand; --line for prompts"),
    "take": ("quests", "take a quest from the library or from a file"),
    "drop": ("quests", "stop a quest"),
    "edit": ("quests", "change a quest: title, days, cue, target"),
    "goal": ("goal", "make a quest of a goal, and take it"),
    "quests": ("quests", "the library"),
    "quest": ("quests", "quest files: show, check, new, edit, fmt, schema, playtest"),
    "journey": ("journey", "a quest's way so far: steps, falls, returns"),
    "log": ("journey", "what was said, day by day"),
    "get-help": ("shelter", "if you need more than a game: when to get help, and where"),
    "set": ("upkeep", "settings"),
    "backup": ("upkeep", "copy the save to a zip file, or bring one back"),
    "doctor": ("upkeep", "look the save over"),
    "completions": ("upkeep", "completions for bash, zsh, fish and others"),
}
"""Verb: its module and its line of help, in the order of the help page."""

PLAIN = "--plain"
"""Opens the game as lines of text and prompts."""
NO_SCREEN = f"This is no terminal to draw on. `undaunted {PLAIN}` is the game as lines of text and prompts."


def run(argv: list[str]) -> int:
    """Run one command line. The exit code: 0 done, 1 refused, 2 not understood, 3 not saved."""
    if "_ARGCOMPLETE" in os.environ:
        return _complete()
    answers = Answers(as_json="--json" in argv)
    try:
        return _dispatch(argv, answers)
    except Exit as end:
        return end.code
    except BrokenPipeError:  # the reader of a pipe went away: nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        from game.play.failing import unusable

        return answers.fail("not_readable", unusable(error), NOT_SAVED).code
    except KeyboardInterrupt:
        return 130


def _dispatch(argv: list[str], answers: Answers) -> int:
    root, rest = _root(argv)
    if not rest:
        return _open_game(root, answers)
    if rest[0] == PLAIN:
        return _open_plain(root, rest[1:], answers)
    verb = rest[0]
    if verb in ("-h", "--help", "help"):
        print(help_page())
        return 0
    if verb in ("-V", "--version"):
        from game import __version__

        print(f"undaunted {__version__}")
        return 0
    if verb not in VERBS:
        raise answers.fail("unknown_command", f"There is no command “{clean(verb, 40)}”.", NOT_UNDERSTOOD, _near(verb))
    parser = verb_parser(verb, answers)
    args = parser.parse_args(rest[1:])
    args.root = args.root or root
    args.verb = verb
    code: int = args.run(args, answers)
    return code


def _root(argv: Sequence[str]) -> tuple[str | None, list[str]]:
    """`--root` may stand before the verb, too."""
    if argv[:1] == ["--root"] and len(argv) > 1:
        return argv[1], list(argv[2:])
    if argv[:1] and argv[0].startswith("--root="):
        return argv[0].partition("=")[2], list(argv[1:])
    return None, list(argv)


def verb_parser(verb: str, answers: Answers) -> Parser:
    """The parser of one verb, from its module."""
    module: Any = import_module(f"game.commands.{VERBS[verb][0]}")
    parser = Parser(answers, prog=f"undaunted {verb}", description=VERBS[verb][1].capitalize() + ".")
    module.configure(verb, parser)
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    parser.add_argument("--root", metavar="FOLDER", help="the folder of the saves")
    return parser


def help_page() -> str:
    """What `--help` says."""
    lines = [
        "Undaunted: a habit game in which falling is part of the climb.",
        "",
        "Usage: undaunted                 opens the game",
        "       undaunted --plain         the game as lines of text and prompts, for screen readers",
        "       undaunted COMMAND …       one command; COMMAND --help tells its options",
        "",
        *(f"  {verb:<13}{line}" for verb, (_, line) in VERBS.items()),
        "",
        "QUEST is an id, the beginning of one, or part of a title. A day is `--on yesterday`, `--on mon` or",
        "`--on 2026-11-22`. `--json` answers in JSON; `--root FOLDER` uses another save.",
        "Exit codes: 0 done, 1 refused, 2 not understood, 3 not saved.",
    ]
    return "\n".join(lines)


def _near(word: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    return tuple(get_close_matches(word, VERBS, n=3, cutoff=0.5))


def _open_game(root: str | None, answers: Answers) -> int:
    """The full-screen game, where there is a terminal for it; else the plain status, and what else there is."""
    code: int
    if not (sys.stdin.isatty() and sys.__stderr__ and sys.__stderr__.isatty()) or os.environ.get("TERM") == "dumb":
        code = _dispatch([*(["--root", root] if root else []), "status"], answers)
        print(NO_SCREEN, file=sys.stderr)
        return code
    app: Any = import_module("game.screens.app")
    code = app.run(root)
    return code


def _open_plain(root: str | None, rest: list[str], answers: Answers) -> int:
    """The game as lines of text; `--root` may stand behind, too."""
    after, more = _root(rest)
    if more:
        message = f"{PLAIN} opens the game and takes --root only, not “{clean(more[0], 40)}”."
        raise answers.fail("usage", message, NOT_UNDERSTOOD)
    face: Any = import_module("game.plain.app")
    code: int = face.run(after or root)
    return code


def _complete() -> int:
    """Shell completion: argcomplete asks for the whole parser, with the player's quests in it."""
    from game.commands.completing import complete

    complete()
    return 0
