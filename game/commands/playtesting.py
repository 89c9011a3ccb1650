"""`quest playtest`: simulated people climb a quest file through the real rules."""

from __future__ import annotations

import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Any

from game.commands.answers import Answers, Parser
from game.commands.asking import attempt, the_game
from game.commands.finding import quest_file
from game.play import playtest_told, playtesting
from game.play.playtesting import PlaytestView
from game.playtest.report import Report

BAR = 30
PLAIN = str.maketrans("█▌·–", "#=.-")
EVERY = 20
"""People between two looks of the progress bar."""


def configure(parser: Parser) -> None:
    """The arguments of `quest playtest`."""
    parser.add_argument("files", nargs=1, metavar="QUEST|FILE", help="from the library, or a quest file")
    parser.add_argument("--players", type=int, default=playtesting.PLAYERS, metavar="N", help="simulated people (1000)")
    parser.add_argument("--days", type=int, default=playtesting.DAYS, metavar="N", help="days they play (120)")
    parser.add_argument(
        "--seed", type=int, default=playtesting.SEED, metavar="N", help="the same seed, the same people"
    )
    parser.add_argument("--compare", metavar="QUEST|FILE", help="another ladder for the same people")
    parser.set_defaults(run=playtest)


def playtest(args: Namespace, answers: Answers) -> int:
    """Play-test one quest, or two against each other. Ctrl-C ends it early, with the people so far."""
    first = _played(args, args.files[0], answers)
    if args.compare is None:
        answers.give(_drawable(playtest_told.told(first)), playtest_json(first))
        return 0
    args.players = first.players  # fewer where it was ended early: the same people on both
    second = _played(args, args.compare, answers)
    data = {"a": playtest_json(first), "b": playtest_json(second)}
    answers.give(_drawable(playtest_told.compared(first, second)), data)
    return 0


def _drawable(lines: Sequence[str]) -> str:
    """The lines as one text, its pictures made of signs that standard output has."""
    text = "\n".join(lines)
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return text.translate(PLAIN)
    return text


def _played(args: Namespace, asked: str, answers: Answers) -> PlaytestView:
    quest = quest_file(the_game(args), asked, answers).quest
    ended: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: ended.append(number))
    progress = _progress(ended, shown=sys.stderr.isatty() and not answers.as_json)
    try:
        return attempt(lambda: playtesting.playtest(quest, args.players, args.days, args.seed, progress), answers)
    finally:
        signal.signal(signal.SIGINT, before)


def _progress(ended: list[int], *, shown: bool) -> Callable[[int, int], bool]:
    """A bar on standard error, where somebody can see it; it stops as soon as something stands in `ended`."""

    def progress(done: int, of: int) -> bool:
        if shown and (done % EVERY == 0 or done == of or ended):
            bar = playtest_told.bar(done / of, BAR)
            end = "\r\x1b[K" if done == of or ended else ""
            print(f"\r{bar} {done:,} of {of:,} people{end}", end="", file=sys.stderr, flush=True)
        return not ended

    return progress


def playtest_json(view: PlaytestView) -> dict[str, Any]:
    """A play-test as JSON."""
    return {
        "id": view.quest,
        "title": view.title,
        "simulated": True,
        "players": view.players,
        "days": view.days,
        "seed": view.seed,
        "ended_early": view.ended,
        "steps": [
            {"index": rung.index, "label": rung.label, "camp": rung.camp, **count._asdict()}
            for rung, count in zip(view.rungs, view.whole.steps, strict=True)
        ],
        "everybody": report_json(view.whole),
        "kinds": {name: report_json(each) for name, each in view.kinds.items()},
        "checked": view.checked,
        "differing": view.differing,
    }


def report_json(report: Report) -> dict[str, Any]:
    """The counts of a crowd as JSON; shares from 0 to 1, to four decimals."""
    plain = {name: _rounded(value) for name, value in report._asdict().items() if name not in ("steps", "bins", "days")}
    bins = [{name: _rounded(value) for name, value in each._asdict().items()} for each in report.bins]
    return plain | {"summits": list(report.summits), "bins": bins}


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value
