"""`take --from NAME` and `quest show --from NAME`: the quest files friends offer, shown first, then taken."""

from __future__ import annotations

from argparse import Namespace
from shlex import quote
from typing import Any

from game.commands.answers import NOT_UNDERSTOOD, Answers
from game.commands.asking import attempt, the_game
from game.commands.quests import preview_json, preview_lines, tell_taken
from game.play import together
from game.play.game import Game
from game.play.party import find_friend
from game.play.party_views import OfferedView
from game.play.together import SHOWN, OfferedFile
from game.rules.moves import Refusal


def take(args: Namespace, answers: Answers) -> int:
    """List what a friend offers; show one of it; with `--yes` take it."""
    game = the_game(args)
    if not args.quest:
        return _list(args.friend, game, answers)
    view = _meant(args.friend, args.quest, game, answers)
    if args.yes:
        taken = attempt(lambda: together.take_offered(game, view.player, view.sha, args.start, same=args.same), answers)
        return tell_taken(game, taken, answers)
    file = _file(view, game, answers)
    more = f"{f' --start {quote(args.start)}' if args.start else ''}{' --same' if args.same else ''}"
    command = f"take {view.sha[:SHOWN]} --from {quote(args.friend)}{more} --yes"
    lines = [*_lines(file), "", f"Nothing is taken yet. To take this very file: `{command}`."]
    answers.give("\n".join(lines), _shown_json(file) | {"changed": False})
    return 0


def show(args: Namespace, answers: Answers) -> int:
    """Files a friend offers, as the library shows a quest."""
    game = the_game(args)
    files = [_file(_meant(args.friend, asked, game, answers), game, answers) for asked in args.files]
    data = [_shown_json(file) for file in files]
    answers.give("\n\n".join("\n".join(_lines(file)) for file in files), data[0] if len(data) == 1 else data)
    return 0


def _meant(who: str, what: str, game: Game, answers: Answers) -> OfferedView:
    found = together.find_offered(game, who, what)
    if isinstance(found, Refusal):
        raise answers.fail(found.code, found.message, NOT_UNDERSTOOD)
    return found


def _file(view: OfferedView, game: Game, answers: Answers) -> OfferedFile:
    return attempt(lambda: together.show_offered(game, view.player, view.sha), answers)


def _list(who: str, game: Game, answers: Answers) -> int:
    player = find_friend(game, who)
    if isinstance(player, Refusal):
        raise answers.fail(player.code, player.message, NOT_UNDERSTOOD)
    views = [view for view in together.offered(game) if view.player == player]
    lines = [together.offer_said(view) for view in views]
    answers.give("\n".join(lines) or together.NO_OFFERS, {"offers": [_json(view) for view in views]})
    return 0


def _lines(file: OfferedFile) -> list[str]:
    return [together.who_says(file), *preview_lines(file.preview)]


def _json(view: OfferedView) -> dict[str, Any]:
    return {
        "friend": view.player,
        "name": view.who,
        "sha": view.sha,
        "id": view.quest or None,
        "title": view.title or None,
        "author": view.author or None,
        "have": view.have,
        "problem": view.problem or None,
    }


def _shown_json(file: OfferedFile) -> dict[str, Any]:
    return {"offer": _json(file.offer), "quest": preview_json(file.preview)}
