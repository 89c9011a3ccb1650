"""The log: what was said in the last days, a line each, oldest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from game.plain.naming import the_quest
from game.plain.session import Session
from game.plain.speech import sentence
from game.play.log import LogEntry, log_entries
from game.play.telling import day_said

DAYS = 7
MOST_DAYS = 3660
"""Ten years: more days than that are no list one listens to."""


def log(session: Session, rest: str = "") -> None:
    """The last seven days, or so many: `log`, `log 30`, `log QUEST`, `log QUEST 30`."""
    words = rest.split()
    days, quest = DAYS, None
    if words and words[-1].isdigit() and len(words[-1]) < 6:
        words, days = words[:-1], min(MOST_DAYS, max(1, int(words[-1])))
    if words:
        quest, _ = the_quest(session, " ".join(words), dropped=True)
    since = session.today.day - timedelta(days=days - 1)
    entries = log_entries(session.game, since, None, quest)
    session.talk.say(*log_lines(entries, session.today.day))
    if not entries:
        session.talk.say(f'Nothing was said in the last {days} days. "log 30" goes back 30 days.')


def log_lines(entries: Sequence[LogEntry], today: date) -> Iterator[str]:
    """A line a day, then a line for each thing said on it."""
    for said_on, of_day in groupby(entries, key=lambda entry: entry.said_on):
        told = day_said(said_on, today)
        yield f"Said {told}:" if (today - said_on).days < 2 else f"Said on {told}:"
        for number, entry in enumerate(of_day, 1):
            yield f"{number}. {entry.at:%H:%M}. {entry_line(entry, today)}"


def entry_line(entry: LogEntry, today: date) -> str:
    """One thing that was said."""
    about = entry.title or ("everything" if entry.kind == "rest" else "")
    parts = [f"{about}: {_what(entry)}" if about else _what(entry)]
    if entry.day and entry.day != entry.said_on:
        until = f" to {day_said(entry.until, today)}" if entry.until and entry.until != entry.day else ""
        parts.append(f"for {day_said(entry.day, today)}{until}")
    elif entry.kind == "rest" and entry.until != entry.day:
        parts.append(f"until {day_said(entry.until, today)}" if entry.until else "until the next check-in")
    if entry.undone:
        parts.append("taken back since")
    if entry.evidence:
        parts.append("kept as evidence")
    told = sentence(", ".join(parts))
    return f"{told} {sentence(entry.text)}" if entry.text and entry.kind in ("day", "note") else told


def _what(entry: LogEntry) -> str:
    match entry.kind:
        case "day" if entry.outcome == "pending":
            return f"{entry.amount_said} so far"
        case "plan":
            return f"plan. {entry.text.rstrip('.')}"
        case "day":
            return f"{entry.amount_said}, {entry.outcome}" if entry.amount_said else entry.outcome
        case "rated":
            return f"{entry.value} of 100 for step {entry.step}"
        case "step":
            return f"{entry.text}, step {entry.step}"
        case "taken":
            return f"taken, at step {entry.step}"
        case "edited":
            return f"changed, {entry.text}"
        case "set":
            return f"setting {entry.text.replace('_', ' ').replace(' = ', ' is ')}"
        case "why_i_can":
            return f"why I can. {entry.text or 'Put away'}"
        case "review":
            return f"review of the week. {entry.text.capitalize()}".rstrip(". ")
        case "dropped":
            return "handed in" if entry.text == "handed_in" else "dropped"
        case "mood" | "coped":
            return f"{'mood' if entry.kind == 'mood' else 'exercise'}. {entry.text}"
        case kind:
            return kind
