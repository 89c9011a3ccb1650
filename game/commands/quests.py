"""`quests`, `quest show`, `take`, `drop`, `edit`: the library, and what is under way."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import add_quest, attempt, finish, the_game, the_quest
from game.commands.finding import quest_file
from game.commands.wire import step_json
from game.play import changing, checkins, stories, taking
from game.play.game import Game
from game.play.newer import what_changes
from game.play.party import friends_of
from game.play.taking import LibraryView, PreviewView, Taken
from game.play.telling import plural
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
            parser.add_argument("quest", nargs="?", metavar="QUEST|FILE", help="from the library, or a quest file")
            _configure_from(parser, "what this friend offers; without QUEST: all of it")
            parser.add_argument("--yes", action="store_true", help="with --from: take what was shown")
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
    from game.commands import authoring, playtesting

    ways = parser.branches("what")
    shown = ways.add_parser("show", help="a quest before you take it")
    shown.add_argument("files", nargs="+", metavar="QUEST|FILE", help="from the library, or a file")
    _configure_from(shown, "what this friend offers")
    shown.set_defaults(run=show)
    authoring.configure(ways)
    playtesting.configure(ways.add_parser("playtest", help="simulated people climb a quest file"))


def _configure_from(parser: Parser, about: str) -> None:
    parser.add_argument("--from", dest="friend", metavar="NAME", help=about)


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


def show(args: Namespace, answers: Answers) -> int:
    """`quest show`."""
    if args.friend is not None:
        from game.commands import together

        return together.show(args, answers)
    game = the_game(args)
    previews = [taking.preview(quest_file(game, asked, answers).quest) for asked in args.files]
    data = [preview_json(preview) for preview in previews]
    text = "\n\n".join("\n".join(preview_lines(preview)) for preview in previews)
    answers.give(text, data[0] if len(data) == 1 else data)
    return 0


def preview_lines(preview: PreviewView) -> list[str]:
    """A quest as it could be taken, every step of it."""
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


def preview_json(preview: PreviewView) -> dict[str, Any]:
    """The same as JSON."""
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
    if args.friend is not None:
        from game.commands import together

        return together.take(args, answers)
    if not args.quest:
        raise answers.fail("usage", "Take which quest? `quests` lists the library.", NOT_UNDERSTOOD)
    game = the_game(args)
    file = quest_file(game, args.quest, answers)
    changes = what_changes(game, file.quest, same=args.same)
    taken = attempt(lambda: taking.take(game, file, args.start, same=args.same), answers)
    return tell_taken(game, taken, answers, changes)


def tell_taken(game: Game, taken: Taken, answers: Answers, changes: Sequence[str] = ()) -> int:
    """What came of it, what a newer file changes, and whether there is a story about it."""
    answers.advise(taken.advice)
    changes = changes if taken.changed else ()
    data = {"id": taken.id, "message": taken.message, "advice": taken.advice or None, "changed": taken.changed}
    answers.give("\n".join([taken.message, *changes]), data | {"changes": list(changes)})
    if taken.changed and stories.waits(game, taken.id, friends=friends_of(game)):
        answers.advise(f"Somebody was here before you: `story {taken.id}` tells how it went.")
    finish(game, answers)
    return 0


def drop(args: Namespace, answers: Answers) -> int:
    """Stop a quest; its metres stay."""
    game = the_game(args)
    quest_id = the_quest(args.quest, game, answers)
    message, _ = attempt(lambda: checkins.say(game, Drop(quest_id)), answers)
    answers.give(message, {"id": quest_id, "message": message})
    finish(game, answers)
    return 0


def edit(args: Namespace, answers: Answers) -> int:
    """Change a quest from a day on; the past keeps what it was."""
    game = the_game(args)
    quest_id = the_quest(args.quest, game, answers)
    message = attempt(lambda: changing.edit(game, quest_id, args.changes), answers)
    answers.give(message, {"id": quest_id, "message": message})
    finish(game, answers)
    return 0
