"""`set`, `backup`, `doctor`, `completions`: settings, and looking after the save."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path

from game.commands.answers import NOT_UNDERSTOOD, REFUSED, Answers, Parser
from game.commands.asking import attempt, the_game
from game.play import upkeep
from game.play.telling import plural
from game.play.upkeep import DoctorView
from game.rules.moves import Refusal

SHELLS = ("bash", "zsh", "fish", "powershell", "tcsh")


def configure(verb: str, parser: Parser) -> None:
    """The arguments of each verb."""
    match verb:
        case "set":
            parser.add_argument("changes", nargs="*", metavar="KEY=VALUE", help="without any: show what is set")
            parser.set_defaults(run=settings)
        case "backup":
            parser.add_argument("--restore", metavar="FILE", help="put back what this backup holds and the save lacks")
            parser.add_argument(
                "--switch", action="store_true", help="with --restore: play that other save from now on"
            )
            parser.set_defaults(run=backup)
        case "doctor":
            parser.add_argument("--rebuild", action="store_true", help="work everything out anew from the journal")
            parser.set_defaults(run=doctor)
        case _:
            parser.add_argument("shell", choices=SHELLS)
            parser.set_defaults(run=completions)


def settings(args: Namespace, answers: Answers) -> int:
    """Show or change settings."""
    from game.play.settings import UnknownSetting, change_setting
    from game.play.settings import settings as current

    game = the_game(args)
    for change in args.changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise answers.fail("usage", f"“{change[:40]}” is no setting: say KEY=VALUE.", NOT_UNDERSTOOD)
        change_it: Callable[[], str | UnknownSetting | Refusal] = partial(change_setting, game, key, value)
        said = attempt(change_it, answers)
        if isinstance(said, UnknownSetting):
            raise answers.fail(said.code, said.message, near=said.near)
        answers.give_line(str(said))
    views = current(game)
    if answers.as_json or not args.changes:
        lines = [f"{view.key.key} = {view.value}    {view.key.about} ({', '.join(view.key.allowed)})" for view in views]
        answers.give("\n".join(lines), {view.key.key: view.value for view in views})
    game.keep()
    return 0


def backup(args: Namespace, answers: Answers) -> int:
    """Copy the whole save to a zip file, or bring one back by adding what is missing."""
    game = the_game(args)
    if args.restore is None:
        path = attempt(lambda: upkeep.backup(game), answers)
        answers.give(f"Saved a copy of everything: {path}", {"file": str(path)})
        return 0
    restored = attempt(lambda: upkeep.restore(game, Path(args.restore), switch=args.switch), answers)
    for line in restored.refused:
        answers.advise(f"Left out {line}.")
    data = {"lines": restored.lines, "quests": restored.quests, "refused": list(restored.refused)}
    answers.give(restored.message, data)
    return 0


def doctor(args: Namespace, answers: Answers) -> int:
    """Look the save over; exit code 1 where something is damaged."""
    game = the_game(args)
    if args.rebuild:
        answers.advise(attempt(lambda: upkeep.rebuild(game), answers))
    view = upkeep.doctor(game)
    answers.give("\n".join(_doctor_lines(view)), _doctor_json(view))
    return 0 if view.sound else REFUSED


FINDINGS = ("damaged", "newer", "unreadable", "set_aside", "gaps", "forks", "conflicts", "missing_quests", "clock")


def _doctor_lines(view: DoctorView) -> list[str]:
    held = f"{plural(view.events, 'line')} in {plural(view.files, 'file')}, {view.size / 1024:,.0f} KiB"
    lines = [
        f"The save is in {view.folder}: {held}.",
        f"Player {view.player or '(none yet)'}, devices: {', '.join(view.devices) or 'none yet'}.",
        f"Read model: {view.read_model}.",
        f"Backups: {len(view.backups)}, {view.local_size / 1024:,.0f} KiB with all that is local.",
    ]
    for name in FINDINGS:
        found = getattr(view, name)
        if found:
            lines += [f"{name.replace('_', ' ').capitalize()}:", *(f"  {line}" for line in found)]
    lines += view.advice
    if view.sound:
        lines.append("Everything is sound.")
    return lines


def _doctor_json(view: DoctorView) -> dict[str, object]:
    return {
        "sound": view.sound,
        "folder": str(view.folder),
        "player": view.player or None,
        "files": view.files,
        "events": view.events,
        "devices": list(view.devices),
        **{name: list(getattr(view, name)) for name in FINDINGS},
        "read_model": view.read_model,
        "backups": list(view.backups),
        "bytes": view.size,
        "advice": list(view.advice),
    }


def completions(args: Namespace, answers: Answers) -> int:
    """What a shell reads to complete commands and quests."""
    from game.commands.completing import script

    text = script(args.shell)
    answers.give(text, {"shell": args.shell, "script": text})
    return 0
