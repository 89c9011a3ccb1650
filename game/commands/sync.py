"""`sync`: the shared folder and a git remote, brought together. Each stage is told on the way."""

from __future__ import annotations

import sys
from argparse import Namespace

from game.commands.answers import Answers, Parser
from game.commands.asking import attempt, cheered, the_game
from game.play import syncing
from game.play.party_read import read
from game.play.syncing import SyncView

STOPPED = 130


def configure(_verb: str, parser: Parser) -> None:
    """The arguments."""
    parser.add_argument(
        "--remote", metavar="ADDRESS", help="the git repository where the party meets; kept for the next time"
    )
    parser.set_defaults(run=sync)


def sync(args: Namespace, answers: Answers) -> int:
    """Publish, fetch, take in, send."""
    game = the_game(args)

    def say(stage: str) -> None:
        answers.advise(stage)
        sys.stderr.flush()

    try:
        view = attempt(lambda: syncing.sync(game, args.remote, say), answers)
    except KeyboardInterrupt:
        raise answers.fail("stopped", syncing.STOPPED, STOPPED) from None
    answers.advise(view.note)
    answers.give(view.message, _json(view))
    if view.changed:
        read(game)  # from now on every command knows what came
        answers.advise(cheered(game))
    game.keep()
    return 0


def _json(view: SyncView) -> dict[str, object]:
    names = ("remote", "lines", "quests", "players", "withdrawn", "left_out", "sent", "taken_out", "message")
    return {name: getattr(view, name) for name in names} | {"note": view.note or None}
