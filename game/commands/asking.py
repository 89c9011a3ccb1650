"""What most commands need: the open game, the quest and day that are meant, an amount, and refusals in one line."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from game import clock
from game.commands.answers import NOT_SAVED, NOT_UNDERSTOOD, Answers, Parser
from game.play.asked import amount_asked, day_asked
from game.play.checkins import titles
from game.play.game import Game, NotSaved
from game.play.matching import NoMatch, match_quest
from game.play.opening import open_game
from game.play.views import AsideView
from game.rules.moves import Refusal

Result = TypeVar("Result")


def the_game(args: Namespace) -> Game:
    """The player's game, read up to now."""
    try:
        clock.read()
    except ValueError:
        raise Answers(as_json=args.json).fail(
            "bad_clock", "UNDAUNTED_NOW is no ISO date-time.", NOT_UNDERSTOOD
        ) from None
    return open_game(args.root, os.environ, clock.read)


def add_quest(parser: Parser) -> None:
    """The QUEST argument."""
    parser.add_argument("quest", metavar="QUEST", help="an id, the beginning of one, or part of a title")


def add_day(parser: Parser) -> None:
    """The `--on` option."""
    parser.add_argument("--on", metavar="DAY", default="today", help="yesterday, mon … sun, or YYYY-MM-DD")


def the_quest(asked: str, game: Game, answers: Answers, *, dropped: bool = False) -> str:
    """The id of the quest that is meant, among those under way (or ever taken)."""
    found = match_quest(asked, titles(game, dropped=dropped))
    if isinstance(found, NoMatch) and not dropped:
        past = match_quest(asked, titles(game, dropped=True))
        found = past if isinstance(past, str) else found
    if isinstance(found, NoMatch):
        hint = "" if titles(game) else " No quest is under way: `quests` lists the library."
        code = "ambiguous_quest" if found.ambiguous else "unknown_quest"
        raise answers.fail(code, found.message + hint, NOT_UNDERSTOOD, found.near)
    return found


def the_day(asked: str, game: Game, answers: Answers, *, ahead: bool = False) -> date:
    """The date that is meant; a weekday is the last one (`ahead`: the next one), today included."""
    day = day_asked(asked, game.today, ahead=ahead)
    if isinstance(day, Refusal):
        raise answers.fail(day.code, day.message, NOT_UNDERSTOOD)
    return day


def the_amount(asked: str | None, answers: Answers) -> tuple[int | None, bool]:
    """An amount, and whether it sets the day's sum: `12` and `+12` add, `=12` sets."""
    if asked is None:
        return None, False
    amount = amount_asked(asked)
    if isinstance(amount, Refusal):
        raise answers.fail(amount.code, amount.message, NOT_UNDERSTOOD)
    return amount


def attempt(action: Callable[[], Result | Refusal], answers: Answers) -> Result:
    """What a use case gives; a refusal or a failed write ends the command with one line."""
    try:
        result = action()
    except NotSaved as failure:
        raise answers.fail("not_saved", f"Not saved: {failure.reason}.", NOT_SAVED) from None
    if isinstance(result, Refusal):
        raise answers.fail(result.code, result.message)
    return result


def cheered(game: Game, how: str = "`cheer` reads") -> str:
    """That cheers came which were not shown yet, in one line; "" where none did. Costs nothing without a party."""
    if not game.root.party.is_dir():
        return ""
    from game.play.cheering import cheers_to_me
    from game.play.party_told import new_cheers

    new = cheers_to_me(game)
    return f"{new_cheers(new)} {how} {'it' if len(new) == 1 else 'them'}." if new else ""


def cheered_after_miss(game: Game) -> str:
    """A cheer for somebody who missed a day, where a friend gave one; else ""."""
    if not game.root.party.is_dir():
        return ""
    from game.play.cheering import after_miss
    from game.play.party_told import after_miss_line

    given = after_miss(game)
    return after_miss_line(given) if given else ""


def finish(game: Game, answers: Answers) -> None:
    """When the answer was given: the read model is written, and what is shared follows. Without a party, no more."""
    game.keep()
    if game.publishes:
        from game.play.publishing import publish_lately

        answers.advise(publish_lately(game).problem)


def aside_said(aside: AsideView) -> str:
    """A quiet line, with the command for it."""
    from game.play.asides import told

    command = {
        "answer": f"step {aside.quest}",
        "rate": f"rate {aside.quest} N",
        "review": "review",
        "edit": f"edit {aside.quest} {aside.kind}=…",
        "cheer": "cheer NAME",
    }.get(aside.action, "")
    return told(aside, f"`{command}`")
