"""`party`: what the player shares with friends, how, and every line of it. Reading friends is another verb's."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from game.commands.answers import NOT_SAVED, NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import attempt, the_game, the_quest
from game.play import sharing
from game.play.game import Game
from game.play.party_views import SharingView
from game.play.telling import plural
from game.rules.party_facts import NAMED, NO, POINTS

Told = dict[str, Any]

HOWS = (NO, POINTS, NAMED)
"""From what tells least to what tells most."""
SHARED_AS = {NO: "not shared", POINTS: "points only", NAMED: "by name"}
ON_OFF = {"on": True, "off": False}


def configure(_verb: str, parser: Parser) -> None:
    """One word says what to do; without any, the state of things."""
    parser.usage = (
        "undaunted party [share QUEST named|points|no | offer QUEST | name TEXT | ranking on|off |\n"
        "                       preview [QUEST] | publish | export FILE | import FILE | leave]"
    )
    parser.add_argument("words", nargs="*", metavar="…", help="without any: what is shared, and where")
    parser.add_argument("--yes", action="store_true", help="with share, offer, leave: yes, do what is told")
    parser.add_argument("--no", action="store_true", help="with offer: offer the file no more")
    parser.add_argument("--as", dest="how", choices=HOWS, help="with preview QUEST: as it would be if shared so")
    parser.set_defaults(run=party)


def party(args: Namespace, answers: Answers) -> int:
    """Everything about one's own sharing."""
    word, *rest = args.words or ["state"]
    action = ACTIONS.get(word)
    if action is None:
        from difflib import get_close_matches

        message = f"`party` knows {', '.join(list(ACTIONS)[1:])}. `undaunted party --help` tells more."
        raise answers.fail("usage", message, NOT_UNDERSTOOD, get_close_matches(word, ACTIONS, n=2))
    least, most, run = action
    if not least <= len(rest) <= most:
        raise answers.fail("usage", f"Say `party {word}{_WORDS[word]}`.", NOT_UNDERSTOOD)
    game = the_game(args)
    code = run(game, rest, args, answers)
    game.keep()
    return code


def _state(game: Game, _rest: Sequence[str], _args: Namespace, answers: Answers) -> int:
    state = sharing.state(game)
    width = max((len(view.title) for view in state.quests), default=0)
    lines = [
        f"In the party you are called {state.name}."
        if state.name
        else "You have no name in the party: `party name TEXT`.",
        f"An order by metres: {'welcome' if state.ranking else 'rather not'}.",
        f"The folder to share is {state.folder}.",
        f"Last published on {state.published.day} {state.published:%B %Y}."
        if state.published
        else "Nothing was published.",
        *(_shared_line(view, width) for view in state.quests),
    ]
    data = {
        "name": state.name or None,
        "ranking": state.ranking,
        "player": state.me or None,
        "folder": state.folder,
        "published": state.published.isoformat() if state.published else None,
        "quests": [_shared_json(view) for view in state.quests],
    }
    answers.give("\n".join(lines), data)
    return 0


def _shared_line(view: SharingView, width: int) -> str:
    return f"  {view.title.ljust(width)}  {SHARED_AS[view.how]}{', its file is offered' if view.offered else ''}"


def _shared_json(view: SharingView) -> Told:
    return {"id": view.quest, "title": view.title, "how": view.how, "offered": view.offered}


def _share(game: Game, rest: Sequence[str], args: Namespace, answers: Answers) -> int:
    quest = the_quest(rest[0], game, answers, dropped=True)
    how = rest[1]
    if how not in HOWS:
        raise answers.fail("usage", "A quest is shared as named, points or no.", NOT_UNDERSTOOD)
    now = next((view.how for view in sharing.sharing(game) if view.quest == quest), NO)
    leaves = sharing.what_leaves(game, quest, how)
    if how not in (now, NO):
        _consent(leaves, HOWS.index(how) > HOWS.index(now) and not args.yes, answers)
    message = attempt(lambda: sharing.share(game, quest, how), answers)
    answers.give(message, {"id": quest, "how": how, "leaves": list(leaves), "message": message})
    return 0


def _offer(game: Game, rest: Sequence[str], args: Namespace, answers: Answers) -> int:
    quest = the_quest(rest[0], game, answers, dropped=True)
    leaves = () if args.no else sharing.what_leaves_with_file(game, quest)
    if not args.no and not sharing.is_offered(game, quest):
        _consent(leaves, not args.yes, answers)
    message = attempt(lambda: sharing.offer(game, quest, offered=not args.no), answers)
    answers.give(message, {"id": quest, "offered": not args.no, "leaves": list(leaves), "message": message})
    return 0


def _consent(leaves: Sequence[str], asks: bool, answers: Answers) -> None:
    """What leaves is told first. Where more leaves than before, a yes is needed: typed, or `--yes` in a script."""
    for line in leaves:
        answers.give_line(line)
    if not asks:
        return
    if answers.as_json or not sys.stdin.isatty():
        raise answers.fail("needs_yes", "Nothing was shared: say it again with --yes to let this out.")
    try:
        said = input("Let this out? [y/N] ").strip().casefold()
    except EOFError:
        said = ""
    if said not in ("y", "yes"):
        raise answers.fail("not_shared", "Nothing was shared.")


def _leave(game: Game, _rest: Sequence[str], args: Namespace, answers: Answers) -> int:
    if not args.yes:
        raise answers.fail("needs_yes", "This takes back everything you share, and every cheer. Say it with --yes.")
    message = attempt(lambda: sharing.leave(game), answers)
    answers.give(message, {"message": message})
    return 0


def _name(game: Game, rest: Sequence[str], _args: Namespace, answers: Answers) -> int:
    message = attempt(lambda: sharing.set_name(game, " ".join(rest)), answers)
    answers.give(message, {"name": sharing.name_of(game) or None, "message": message})
    return 0


def _ranking(game: Game, rest: Sequence[str], _args: Namespace, answers: Answers) -> int:
    if rest[0] not in ON_OFF:
        raise answers.fail("usage", "Say `party ranking on` or `party ranking off`.", NOT_UNDERSTOOD)
    message = attempt(lambda: sharing.set_ranking(game, on=ON_OFF[rest[0]]), answers)
    answers.give(message, {"ranking": ON_OFF[rest[0]], "message": message})
    return 0


def _preview(game: Game, rest: Sequence[str], args: Namespace, answers: Answers) -> int:
    quest = the_quest(rest[0], game, answers, dropped=True) if rest else ""
    if args.how and not quest:
        raise answers.fail("usage", "--as goes with a quest: `party preview QUEST --as points`.", NOT_UNDERSTOOD)
    preview = attempt(lambda: sharing.preview(game, quest, args.how or ""), answers)
    lines = []
    for part in preview.parts:
        lines += [f"{part.title}, {SHARED_AS[part.how]}:" if part.quest else "Of you:", *part.lines, ""]
    lines += [f"The file of {title}, word for word." for title in preview.files]
    what = f"{plural(preview.count, 'line')} in {preview.folder}."
    answers.give(
        "\n".join([*lines, what, preview.around]) if preview.count else "Nothing leaves.", _preview_json(preview)
    )
    return 0


def _preview_json(preview: sharing.Preview) -> Told:
    parts = [
        {"quest": part.quest or None, "how": part.how or None, "lines": list(part.lines), "words": list(part.words)}
        for part in preview.parts
    ]
    return {"folder": preview.folder, "parts": parts, "files": list(preview.files), "around": preview.around}


def _publish(game: Game, _rest: Sequence[str], _args: Namespace, answers: Answers) -> int:
    told = sharing.publish(game)
    if told.problem:
        raise answers.fail("not_published", told.problem, NOT_SAVED)
    state = sharing.state(game)
    message = f"{plural(told.lines, 'line')} new in {state.folder}." if told.lines else "Nothing was new."
    answers.give(message, {"lines": told.lines, "folder": state.folder, "message": message})
    return 0


def _export(game: Game, rest: Sequence[str], _args: Namespace, answers: Answers) -> int:
    from game.play.carrying import export

    message = attempt(lambda: export(game, Path(rest[0])), answers)
    answers.give(message, {"file": rest[0], "message": message})
    return 0


def _import(game: Game, rest: Sequence[str], _args: Namespace, answers: Answers) -> int:
    from game.play.carrying import import_file

    view = attempt(lambda: import_file(game, Path(rest[0])), answers)
    data = {"player": view.player, "name": view.name or None, "lines": view.lines, "troubles": list(view.troubles)}
    for trouble in view.troubles:
        answers.advise(trouble)
    answers.give(view.message, data | {"message": view.message})
    return 0


ACTIONS: dict[str, tuple[int, int, Callable[[Game, Sequence[str], Namespace, Answers], int]]] = {
    "state": (0, 0, _state),
    "share": (2, 2, _share),
    "offer": (1, 1, _offer),
    "name": (0, 100, _name),
    "ranking": (1, 1, _ranking),
    "preview": (0, 1, _preview),
    "publish": (0, 0, _publish),
    "export": (1, 1, _export),
    "import": (1, 1, _import),
    "leave": (0, 0, _leave),
}
"""The first word: how many more there are at least and at most, and what it does."""

_WORDS = {
    "state": "",
    "share": " QUEST named|points|no",
    "offer": " QUEST",
    "name": " TEXT",
    "ranking": " on|off",
    "preview": " [QUEST]",
    "publish": "",
    "export": " FILE",
    "import": " FILE",
    "leave": " --yes",
}
