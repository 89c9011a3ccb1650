"""`journey` and `log`: the past of a quest, and what was said day by day."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import add_quest, attempt, the_day, the_game, the_quest
from game.commands.wire import number, plan_json, step_json
from game.play.log import LogEntry, log_entries
from game.play.telling import plural
from game.rules.text import clean

if TYPE_CHECKING:
    from game.play.journeys import JourneyView

LOG_DAYS = 14
NOTE_CELLS = 500


def configure(verb: str, parser: Parser) -> None:
    """The arguments of each verb."""
    if verb == "journey":
        add_quest(parser)
        parser.set_defaults(run=journey)
        return
    parser.add_argument("quest", nargs="?", metavar="QUEST", help="only this quest")
    parser.add_argument("--days", type=int, default=LOG_DAYS, metavar="N", help="how many days back (default: 14)")
    parser.add_argument("--since", metavar="DAY", help="from this day on")
    parser.add_argument("--all", action="store_true", help="from the beginning")
    parser.set_defaults(run=log)


def log(args: Namespace, answers: Answers) -> int:
    """What was said, oldest first."""
    game = the_game(args)
    quest = the_quest(args.quest, game, answers, dropped=True) if args.quest else None
    if not 1 <= args.days <= 100_000:
        raise answers.fail("usage", "--days takes a number from 1 on.", NOT_UNDERSTOOD)
    since = game.today - timedelta(days=min(args.days - 1, game.today.toordinal() - 1))
    if args.since:
        since = the_day(args.since, game, answers)
    entries = log_entries(game, None if args.all else since, None, quest)
    text = "\n".join(_log_line(entry) for entry in entries) or "Nothing was said in these days."
    answers.give(text, {"entries": [_log_json(entry) for entry in entries]})
    game.keep()
    return 0


IN_SHELTER = {"mood": "Shelter", "coped": "Shelter", "review": "The week"}
"""What is about no quest says where it was said."""
IN_WORDS = {"why_i_can": "why I can"}


def _log_line(entry: LogEntry) -> str:
    parts = [
        f"{entry.at:%Y-%m-%d %H:%M}",
        entry.title or entry.quest or IN_SHELTER.get(entry.kind, entry.kind),
        *_log_words(entry),
    ]
    marks = [word for word, holds in (("taken back", entry.undone), ("evidence", entry.evidence)) if holds]
    return "  ".join([*parts, *(f"[{mark}]" for mark in marks)])


def _log_words(entry: LogEntry) -> Iterator[str]:
    if entry.kind == "day":
        yield (entry.amount_said and f"{entry.amount_said}, {entry.outcome}") or entry.outcome
    elif entry.kind == "rated":
        yield f"rated step {entry.step}: {entry.value}"
    elif entry.kind != entry.text:
        yield IN_WORDS.get(entry.kind, entry.kind) + (f" {entry.step}" if entry.step and entry.kind == "step" else "")
    if entry.day and entry.day != entry.said_on:
        yield f"for {entry.day}" + (f" to {entry.until}" if entry.until and entry.until != entry.day else "")
    if entry.text:
        yield clean(entry.text, NOTE_CELLS)


def _log_json(entry: LogEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(timespec="seconds"),
        "said_on": entry.said_on.isoformat(),
        "kind": entry.kind,
        "quest": entry.quest or None,
        "day": entry.day.isoformat() if entry.day else None,
        "until": entry.until.isoformat() if entry.until else None,
        "outcome": entry.outcome or None,
        "amount": entry.amount,
        "step": entry.step or None,
        "step_id": entry.step_id or None,
        "need": entry.need,
        "over": entry.over,
        "top": entry.top,
        "value": entry.value,
        "text": clean(entry.text, NOTE_CELLS) or None,
        "plan": plan_json(entry.plan) if entry.plan else None,
        "details": dict(entry.details) or None,
        "undone": entry.undone,
        "evidence": entry.evidence,
    }


def journey(args: Namespace, answers: Answers) -> int:
    """A quest's way so far."""
    from game.commands.friends_wire import tips_json
    from game.play.journeys import journey as journey_of  # TinyDB behind it, which the log does without
    from game.play.party import tips_on
    from game.play.party_told import tip_here

    game = the_game(args)
    quest = the_quest(args.quest, game, answers, dropped=True)
    view = attempt(lambda: journey_of(game, quest), answers)
    found = game.under_way(quest)
    tips = tips_on(game, quest, found[0].state.step) if found else ()
    lines = [*_journey_lines(view), *map(tip_here, tips)]
    answers.give("\n".join(lines), _journey_json(view) | {"friends_advice": tips_json(tips)})
    game.keep()
    return 0


def _journey_lines(view: JourneyView) -> Iterator[str]:
    words = Counter(view.letters)
    yield f"{view.title}, since {view.since.day} {view.since:%B %Y}. {view.total_metres:,.0f} m."
    counted = [(words["d"], "done"), (words["s"], "some"), (words["m"], "missed"), (words["r"], "rest")]
    yield ", ".join(f"{plural(number, 'day')} {word}" for number, word in counted if number) or "No day yet."
    if view.falls:
        back = sum(fall.back is not None for fall in view.falls)
        yield f"Came back {back} of {plural(len(view.falls), 'time')}."
    yield "Steps:"
    for step in view.steps:
        state = "to come"
        if step.mastered:
            state = f"mastered on {step.mastered}"
        elif step.reached:
            state = f"reached on {step.reached}"
        days = f", {step.done} of {plural(step.days, 'day')} done" if step.days else ""
        yield f"  {step.step.index}. {step.step.instruction} ({state}{days})"
    if view.falls:
        yield "Falls and returns:"
        for fall in view.falls:
            end = f"back on {fall.back}" if fall.back else "still open"
            yield f"  {fall.first}: {plural(fall.missed, 'missed day')}, {end}."
    yield "Months (d done, s some, m missed, r rest, - nothing asked, . not under way):"
    for month in view.months:
        yield f"  {month.first:%Y-%m}  {month.letters}  {month.metres:,.0f} m"


def _journey_json(view: JourneyView) -> dict[str, Any]:
    return {
        "id": view.id,
        "title": view.title,
        "since": view.since.isoformat(),
        "under_way": view.under_way,
        "handed_in": view.handed_in,
        "metres": {
            "effort": number(view.metres.effort),
            "comeback": number(view.metres.comeback),
            "mastery": number(view.metres.mastery),
        },
        "total_metres": number(view.total_metres),
        "days": {
            word: view.letters.get(letter, 0)
            for letter, word in (("d", "done"), ("s", "some"), ("m", "missed"), ("r", "rest"))
        },
        "steps": [
            {
                **step_json(step.step),
                "reached": step.reached.isoformat() if step.reached else None,
                "mastered": step.mastered.isoformat() if step.mastered else None,
                "days": step.days,
                "done": step.done,
            }
            for step in view.steps
        ],
        "falls": [
            {
                "first": fall.first.isoformat(),
                "missed": fall.missed,
                "back": fall.back.isoformat() if fall.back else None,
            }
            for fall in view.falls
        ],
        "months": [
            {"month": f"{month.first:%Y-%m}", "days": month.letters, "metres": number(month.metres)}
            for month in view.months
        ],
    }
