"""`quest check|new|fmt|schema`: writing quest files. What can be done with `quest` is put together here."""

from __future__ import annotations

import sys
from argparse import Namespace, _SubParsersAction
from pathlib import Path
from shlex import quote
from typing import Any

from game.commands.answers import NOT_UNDERSTOOD, REFUSED, Answers, Parser
from game.commands.asking import attempt, the_game
from game.play import authoring
from game.play.authoring import Checked
from game.play.game import Game
from game.play.taking import own_folder
from game.play.telling import plural
from game.play.tidying import Tidied, tidy, tidy_bytes, write
from game.quests.advice import Advice
from game.quests.reader import LARGEST
from game.quests.schema import schema_text
from game.rules.text import clean

Ways = _SubParsersAction  # argparse has no public name for it
STDIN = "-"


def configure(ways: Ways[Parser]) -> None:
    """The arguments of each."""
    check = ways.add_parser("check", help="every mistake of quest files, and advice")
    check.add_argument("files", nargs="+", metavar="FILE")
    check.add_argument("--strict", action="store_true", help="advice counts as a mistake (exit code 1)")
    check.add_argument("--quiet", action="store_true", help="mistakes only")
    check.set_defaults(run=check_files)
    _configure_new(ways.add_parser("new", help="write a new quest file, by questions or options"))
    edit = ways.add_parser("edit", help="open a quest file in your editor, and check it afterwards")
    edit.add_argument("files", nargs=1, metavar="QUEST|FILE", help="a file, or a quest of the library")
    edit.add_argument("--author", default="", metavar="NAME", help="of a copy of a quest that came with the game")
    edit.set_defaults(run=_edit)
    fmt = ways.add_parser("fmt", help="tidy quest files; comments stay")
    fmt.add_argument("files", nargs="+", metavar="FILE", help="- reads standard input and writes standard output")
    fmt.add_argument("--check", action="store_true", help="write nothing; exit code 1 where a file is not tidy")
    fmt.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    fmt.set_defaults(run=fmt_files)
    schema = ways.add_parser("schema", help="the JSON Schema for editors: printed, or written to a folder or file")
    schema.add_argument("to", nargs="?", metavar="FOLDER|FILE")
    schema.set_defaults(run=schema_out)


def _configure_new(parser: Parser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="a title, an id, or the file to write")
    texts = {
        "--what": "the goal in a few words",
        "--id": "the name of the quest for ever",
        "--measure": "yes_no, minutes, count or at_most",
        "--unit": "what is counted, such as pages",
        "--unit-one": "one of it, such as page",
        "--days": "every day; mon,wed,fri; 3 a week; every 2 days; day 31",
        "--times": "yes_no: a ladder by times a week, such as 2-5",
        "--why": "what it is for",
        "--cue": "after which thing you do anyway",
        "--plan-b": "“If … then …”",
        "--tiny": "the version for a bad day",
        "--author": "who wrote it",
    }
    for option, about in texts.items():
        parser.add_argument(option, metavar="TEXT", help=about)
    parser.add_argument("--from", dest="baseline", metavar="N", help="what you could do today, even on a bad day")
    parser.add_argument("--to", dest="target", metavar="N", help="where to")
    parser.add_argument("--steps", action="store_true", help="the steps written out, not a [ladder]")
    lists = {
        "--step": "yes_no: a written step, the easiest first",
        "--tag": "a word to find it by",
        "--caution": "what to know before starting",
        "--mentor": "somebody whose way up is told",
    }
    for option, about in lists.items():
        parser.add_argument(option, action="append", default=[], metavar="TEXT", help=f"{about}; may stand often")
    parser.add_argument("--mine", action="store_true", help="into the library: the folder quests/ of your save")
    parser.add_argument("--out", metavar="FILE|FOLDER", help="where to write it; else the folder you are in")
    parser.add_argument("--no-schema", action="store_true", help="put no quest.schema.json beside it")
    parser.set_defaults(run=new)


# --- check -----------------------------------------------------------------------------------------------------------


def check_files(args: Namespace, answers: Answers) -> int:
    """Every mistake of every file, a line each, then advice; exit code 1 if there is a mistake (`--strict`: advice)."""
    found = {name: authoring.check(Path(name)) for name in args.files}
    lines = [line for name, checked in found.items() for line in _check_lines(name, checked, quiet=args.quiet)]
    answers.give("\n".join(lines), {"files": [_check_json(name, checked) for name, checked in found.items()]})
    advice = args.strict and any(checked.advice for checked in found.values())
    return REFUSED if advice or any(checked.mistakes for checked in found.values()) else 0


def _check_lines(name: str, checked: Checked, *, quiet: bool) -> list[str]:
    if checked.mistakes:
        return list(checked.mistakes)
    advice = () if quiet else checked.advice
    some = f" {plural(len(advice), 'piece')} of advice." if advice else ""
    return [*map(str, advice), f"{clean(name, 400)}: no mistakes.{some}"]


def _check_json(name: str, checked: Checked) -> dict[str, Any]:
    advice = [_advice_json(each) for each in checked.advice]
    return {"file": name, "mistakes": list(checked.mistakes), "advice": advice}


def _advice_json(advice: Advice) -> dict[str, Any]:
    return {
        "line": advice.line or None,
        "column": advice.column or None,
        "code": advice.code,
        "text": advice.text,
        "rule": advice.rule,
        "source": advice.source,
    }


# --- new -------------------------------------------------------------------------------------------------------------


def new(args: Namespace, answers: Answers) -> int:
    """Write a new quest file. Never over another one."""
    from game.commands.asking_new import asked

    game = the_game(args)
    path, folder = _place(args, game, answers)
    quest = asked(args, answers, lambda goal: authoring.in_the_way(game, goal, path, folder))
    schema = not args.no_schema
    written = attempt(lambda: authoring.write_new(game, quest, path, folder, schema=schema), answers)
    shown = clean(str(written.path), 400)
    checked = authoring.check(written.path)
    data = {
        "id": written.quest.id,
        "file": str(written.path),
        "steps": len(written.quest.steps),
        "schema": written.schema,
        "advice": [_advice_json(each) for each in checked.advice],
    }
    about = f"{written.quest.title}, {plural(len(written.quest.steps), 'step')}"
    lines = [f"{shown} is written: {about}."]
    lines += ["quest.schema.json stands beside it: editors complete and check by it."] if written.schema else []
    lines += [
        f"Next: `quest edit {quote(shown)}`; `quest check` gives {authoring.advice_counted(checked.advice)} so far."
    ]
    answers.give("\n".join(lines), data)
    return 0


def _place(args: Namespace, game: Game, answers: Answers) -> tuple[Path | None, Path]:
    """The file to write, where NAME or `--out` says one, and the folder for one that is named by its id."""
    path = Path(args.name) if args.name and args.name.endswith(authoring.ENDING) else None
    out = Path(args.out) if args.out else None
    if out is not None and args.mine:
        raise answers.fail("usage", "Choose one: --mine writes into the library, --out elsewhere.", NOT_UNDERSTOOD)
    if out is not None and out.suffix == authoring.ENDING:
        return out, Path()
    folder = own_folder(game) if args.mine else out or Path()
    if path is not None and (args.mine or out is not None):
        if path.parent != Path():
            said = f"{clean(args.name, 200)} says a folder itself: leave out {'--mine' if args.mine else '--out'}."
            raise answers.fail("usage", said, NOT_UNDERSTOOD)
        path = folder / path
    return path, folder


# --- edit, fmt, schema -----------------------------------------------------------------------------------------------


def _edit(args: Namespace, answers: Answers) -> int:
    from game.commands.editing import edit

    return edit(args, answers)


def fmt_files(args: Namespace, answers: Answers) -> int:
    """Tidy files; exit code 1 where one has mistakes, or with `--check` and `--diff` where one is not tidy."""
    if STDIN in args.files:
        return _fmt_stdin(args, answers)
    looking = args.check or args.diff
    lines: list[str] = []
    results = []
    refused = False
    for name in args.files:
        tidied = tidy(Path(name))
        wrong = list(tidied.lines)
        if not wrong and tidied.changed and not looking:
            said = write(Path(name), tidied)
            wrong = [said] if said else []
        refused = refused or bool(wrong) or (looking and tidied.changed)
        lines += wrong or _fmt_lines(tidied, diff=args.diff, looking=looking)
        results.append({"file": name, "changed": tidied.changed and not wrong, "lines": wrong})
    answers.give("\n".join(lines), {"files": results})
    return REFUSED if refused else 0


def _fmt_lines(tidied: Tidied, *, diff: bool, looking: bool) -> list[str]:
    name = clean(tidied.name, 400)
    if not tidied.changed:
        return [f"{name}: tidy already."]
    if not looking:
        return [f"{name}: tidied."]
    return _diff(tidied) if diff else [f"{name}: not tidy; `quest fmt` would change it."]


def _diff(tidied: Tidied) -> list[str]:
    from difflib import unified_diff

    before, after = (data.decode("utf-8", "replace").splitlines() for data in (tidied.before, tidied.after))
    name = clean(tidied.name, 400)
    return [_shown(line) for line in unified_diff(before, after, name, f"{name} (tidy)", lineterm="")]


def _shown(line: str) -> str:
    """A line of a file with its spaces, safe to print."""
    return "".join(char if char.isprintable() or char == "\t" else "�" for char in line)


def _fmt_stdin(args: Namespace, answers: Answers) -> int:
    if len(args.files) > 1 or answers.as_json:
        raise answers.fail("usage", "- stands alone, and answers with the tidy file.", 2)
    tidied = tidy_bytes(sys.stdin.buffer.read(LARGEST + 1), "standard input")
    if tidied.lines:
        raise answers.fail_lines("bad_quest_file", tidied.lines)
    if args.diff:
        answers.give("\n".join(_diff(tidied)), None)
    elif not args.check:
        sys.stdout.write(tidied.after.decode())
    return REFUSED if tidied.changed and (args.check or args.diff) else 0


def schema_out(args: Namespace, answers: Answers) -> int:
    """The JSON Schema."""
    if args.to is None:
        sys.stdout.write(schema_text())
        return 0
    path = attempt(lambda: authoring.write_schema(Path(args.to)), answers)
    shown = clean(str(path), 400)
    answers.give(f"{shown} is written. Files beside it name it: #:schema ./{path.name}", {"file": str(path)})
    return 0
