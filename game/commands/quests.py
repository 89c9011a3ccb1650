"""`quests`, `quest show|check`, `take`, `drop`, `edit`: the library, and what is under way."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from game.commands.answers import NOT_UNDERSTOOD, REFUSED, Answers, Parser
from game.commands.asking import add_quest, attempt, the_game, the_quest
from game.commands.wire import step_json
from game.play import changing, checkins, stories, taking
from game.play.game import Game
from game.play.matching import NoMatch
from game.play.taking import LibraryView, PreviewView
from game.play.telling import plural
from game.quests.mistakes import QuestFileError
from game.quests.reader import QuestFile
from game.rules.moves import Drop


def configure(verb: str, parser: Parser) -> None:
    """The arguments of each verb."""
    match verb:
        case "quests":
            parser.add_argument("--mine", action="store_true", help="only those under way")
            parser.set_defaults(run=quests)
        case "quest":
            _configure_quest(parser)
        case "take":
            parser.add_argument("quest", metavar="QUEST|FILE", help="from the library, or a quest file")
            parser.add_argument("--start", metavar="N", help="the number of the step to start on")
            parser.add_argument("--same", action="store_true", help="this file is the quest of that id, renamed")
            parser.set_defaults(run=take)
        case "drop":
            add_quest(parser)
            parser.set_defaults(run=drop)
        case _:
            add_quest(parser)
            keys = "title, why, cue, plan_b, tiny, schedule or target"
            parser.add_argument("changes", nargs="+", metavar="KEY=VALUE", help=keys)
            parser.set_defaults(run=edit)


def _configure_quest(parser: Parser) -> None:
    parser.add_argument("what", choices=("show", "check"), help="show a quest, or check files for mistakes")
    parser.add_argument("files", nargs="+", metavar="QUEST|FILE", help="show: from the library or a file; check: files")
    parser.set_defaults(run=quest)


def quests(args: Namespace, answers: Answers) -> int:
    """The library, by title."""
    game = the_game(args)
    listed = [view for view in taking.library(game) if view.under_way or not args.mine]
    lines = [line for view in listed for line in _library_lines(view)]
    answers.give("\n".join(lines) or "No quest is under way.", {"quests": [_library_json(view) for view in listed]})
    return 0


def _library_lines(view: LibraryView) -> list[str]:
    if view.mistakes:
        return [f"{view.id}: this file has {plural(len(view.mistakes), 'mistake')}; `quest check` tells them."]
    state = ", under way" if view.under_way else ""
    why = [f"    {view.why}"] if view.why else []
    return [f"{view.id}: {view.title} (grade {view.grade}, {plural(view.steps, 'step')}{state})", *why]


def _library_json(view: LibraryView) -> dict[str, Any]:
    return {
        "id": view.id,
        "title": view.title,
        "why": view.why,
        "tags": list(view.tags),
        "grade": view.grade,
        "steps": view.steps,
        "bundled": view.bundled,
        "under_way": view.under_way,
        "mistakes": list(view.mistakes),
    }


def quest(args: Namespace, answers: Answers) -> int:
    """`quest show` and `quest check`."""
    return _check(args.files, answers) if args.what == "check" else _show(args, answers)


def _check(files: list[str], answers: Answers) -> int:
    """Every mistake of every file, a line each; exit code 1 if there is one."""
    found = {name: taking.check_file(name) for name in files}
    lines = [line for mistakes in found.values() for line in mistakes]
    sound = [f"{name}: no mistakes." for name, mistakes in found.items() if not mistakes]
    data = {"files": [{"file": name, "mistakes": list(mistakes)} for name, mistakes in found.items()]}
    answers.give("\n".join([*lines, *sound]), data)
    return REFUSED if lines else 0


def _show(args: Namespace, answers: Answers) -> int:
    game = the_game(args)
    previews = [taking.preview(_file(game, asked, answers).quest) for asked in args.files]
    data = [_preview_json(preview) for preview in previews]
    text = "\n\n".join("\n".join(_preview_lines(preview)) for preview in previews)
    answers.give(text, data[0] if len(data) == 1 else data)
    return 0


def _file(game: Game, asked: str, answers: Answers) -> QuestFile:
    try:
        file = taking.find_file(game, asked)
    except QuestFileError as error:
        raise answers.fail_lines("bad_quest_file", [str(mistake) for mistake in error.mistakes]) from None
    if isinstance(file, NoMatch):
        code = "ambiguous_quest" if file.ambiguous else "unknown_quest"
        raise answers.fail(code, file.message, NOT_UNDERSTOOD, file.near)
    return file


def _preview_lines(preview: PreviewView) -> list[str]:
    lines = [f"{preview.title} ({preview.id}), grade {preview.grade}, {preview.days}"]
    facts = {"Why": preview.why, "Cue": preview.cue, "Plan B": preview.plan_b, "Tiny": preview.tiny}
    lines += [f"{name}: {text}" for name, text in facts.items() if text]
    lines += [f"Caution: {text}" for text in preview.cautions]
    camp = ""
    for step, mastery in zip(preview.steps, preview.mastery, strict=True):
        if step.camp != camp:
            camp = step.camp
            lines.append(f"{camp[:1].upper()}{camp[1:]}:")
        lines.append(f"  {step.index}. {step.instruction} (mastered by {mastery}{step.days and ', ' + step.days})")
        lines += [f"     Tiny: {step.tiny}"] if step.tiny != preview.tiny else []
        lines += [f"     Advice: {step.advice}"] if step.advice else []
    if preview.mentors:
        lines.append(f"On the way: {'; '.join(preview.mentors)}.")
    return lines


def _preview_json(preview: PreviewView) -> dict[str, Any]:
    return {
        "id": preview.id,
        "title": preview.title,
        "why": preview.why,
        "author": preview.author,
        "version": preview.version,
        "tags": list(preview.tags),
        "grade": preview.grade,
        "measure": preview.measure,
        "days": preview.days,
        "cue": preview.cue,
        "plan_b": preview.plan_b,
        "cautions": list(preview.cautions),
        "steps": [step_json(step) for step in preview.steps],
        "mentors": list(preview.mentors),
    }


def take(args: Namespace, answers: Answers) -> int:
    """Take a quest. Asks nothing."""
    game = the_game(args)
    file = _file(game, args.quest, answers)
    taken = attempt(lambda: taking.take(game, file, args.start, same=args.same), answers)
    answers.advise(taken.advice)
    data = {"id": taken.id, "message": taken.message, "advice": taken.advice or None, "changed": taken.changed}
    answers.give(taken.message, data)
    if taken.changed and stories.waits(game, taken.id):
        answers.advise(f"Somebody was here before you: `story {taken.id}` tells how it went.")
    game.keep()
    return 0


def drop(args: Namespace, answers: Answers) -> int:
    """Stop a quest; its metres stay."""
    game = the_game(args)
    quest_id = the_quest(args.quest, game, answers)
    message, _ = attempt(lambda: checkins.say(game, Drop(quest_id)), answers)
    answers.give(message, {"id": quest_id, "message": message})
    game.keep()
    return 0


def edit(args: Namespace, answers: Answers) -> int:
    """Change a quest from a day on; the past keeps what it was."""
    game = the_game(args)
    quest_id = the_quest(args.quest, game, answers)
    message = attempt(lambda: changing.edit(game, quest_id, args.changes), answers)
    answers.give(message, {"id": quest_id, "message": message})
    game.keep()
    return 0
