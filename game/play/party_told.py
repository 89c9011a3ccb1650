"""The party in sentences, the same on every face: a way, a cheer, the summit of the week. Plain and counted.

Friends are told of one by one. No sentence says that somebody is further, faster or better, and none what somebody
ought to have done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from game.play.cheering import REASON_WORDS, SIGN_WORDS
from game.play.party_trails import Lived, Stood, counts, falls_of, fortnight, steps_lived
from game.play.party_views import CheerView, FriendView, PartyView, SummitView, TipView, TroubleView, WayView
from game.play.telling import day_said, height, plural
from game.rules.text import clean
from game.rules.trails import Fall

ALONE = "No friend is in the shared folder yet."
ALONE_YET = "Share this folder with a friend, and both of you can see what the other shares: {folder}"
NOT_COMPLETE = "The reading was left before it was over; this is what was read."
NO_WAYS = "No quest of theirs is shared."
BESIDE = "Each counted from their own first day:"
NO_CHEERS = "No cheer has come in the last four weeks."
LEGEND = "d done, s some, m missed, r rest, - nothing asked or not known"
UNNAMED = "A quest that is not named"
OVER = {"handed_in": "handed in", "dropped": "stopped"}
MOST_NAMED = 3


def metres(value: float) -> str:
    """Metres as a player reads them.

    >>> metres(42.1), metres(9.8), metres(0)
    ('42 m', '9.8 m', '0 m')
    """
    return height(round(value * 100))


def listed(names: Sequence[str]) -> str:
    """Names as one says them, a few at most.

    >>> listed(["Bo"]), listed(["Bo", "Cara"]), listed(["Bo", "Cara", "Dee", "Eli", "Flo"])
    ('Bo', 'Bo and Cara', 'Bo, Cara, Dee and 2 others')
    """
    kept, more = list(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if more > 0:
        kept.append("1 other" if more == 1 else f"{more:,} others")
    return " and ".join(part for part in (", ".join(kept[:-1]), kept[-1]) if part) if kept else ""


# --- ways -------------------------------------------------------------------------------------------------------------


def way_line(way: WayView) -> str:
    """A way in one line: what it is and where they stand on it."""
    if not way.named:
        return f"{UNNAMED}: {metres(way.week_metres)} this week, {metres(way.metres)} in all."
    parts = [
        f"step {way.step} of {way.of}" if way.step and way.of else "",
        f"day {way.day:,}" if way.day else "not begun",
    ]
    end = [OVER.get(way.over, ""), "at the summit" if way.summit else ""]
    return f"{clean(way.title)}: {', '.join(part for part in (*parts, *end) if part)}."


def way_facts(way: WayView) -> str:
    """What it counts: days done, steps mastered, falls and cairns."""
    if not way.named:
        return ""
    parts = [
        f"{plural(way.done, 'day')} done",
        f"{plural(way.mastered, 'step')} mastered" if way.mastered else "",
        plural(way.falls, "fall") if way.falls else "",
        plural(way.cairns, "cairn") if way.cairns else "",
    ]
    return f"{', '.join(part for part in parts if part)}."


def wall_said(way: WayView, today: date) -> str:
    """The last two weeks in words; "" where nothing is known of them.

    Read aloud, a row of letters says little.
    """
    named = zip(counts(fortnight(way, today)), ("done", "some", "missed", "rest"), strict=True)
    said = ", ".join(f"{count} {word}" for count, word in named if count)
    return f"Last two weeks: {said}." if said else ""


def step_line(lived: Lived) -> str:
    """A step of a way.

    >>> step_line(Lived(3, 12, 9, 7))
    'Step 3: from day 12 on, 7 of 9 days done.'
    """
    return f"Step {lived.step}: from day {lived.first:,} on, {lived.done:,} of {plural(lived.due, 'day')} done."


def fall_line(fall: Fall) -> str:
    """A fall and its return, by the count of the one who fell.

    >>> fall_line(Fall(9, "2", 3, 14)), fall_line(Fall(9, "2", 1, 0))
    ('A fall on day 9: 3 missed days, back on day 14.', 'A fall on day 9: 1 missed day, not back yet.')
    """
    back = f"back on day {fall.back:,}" if fall.back else "not back yet"
    return f"A fall on day {fall.day:,}: {plural(fall.missed, 'missed day')}, {back}."


def stood_line(stood: Stood, name: str) -> str:
    """Where each stood on a day of their own way.

    >>> stood_line(Stood(14, 3, 2), "Bo"), stood_line(Stood(28, 0, 4), "Bo")
    ('Day 14: you on step 3, Bo on step 2.', 'Day 28: Bo on step 4.')
    """
    parts = [f"{who} on step {step}" for who, step in (("you", stood.mine), (clean(name), stood.theirs)) if step]
    return f"Day {stood.day:,}: {', '.join(parts) or 'not known'}."


def tip_line(tip: TipView) -> str:
    """Advice with who left it.

    >>> tip_line(TipView("Bo", 3, "Shoes by the door."))
    'Bo on step 3: “Shoes by the door.”'
    """
    place = f" on step {tip.step}" if tip.step else ""
    return f"{clean(tip.who)}{place}: “{clean(tip.text)}”"


def tip_here(tip: TipView) -> str:
    """The same, told where one stands on that step.

    >>> tip_here(TipView("Bo", 3, "Shoes by the door."))
    'Bo wrote for this step: “Shoes by the door.”'
    """
    return f"{clean(tip.who)} wrote for this step: “{clean(tip.text)}”"


# --- friends ----------------------------------------------------------------------------------------------------------


def friend_head(friend: FriendView, today: date) -> str:
    """A friend in one line: their name, the metres of this week, when something was last heard."""
    heard = f", last heard of {_on(friend.last, today)}" if friend.last else ""
    return f"{clean(friend.name)}: {metres(friend.week_metres)} this week{heard}."


def _on(day: date, today: date) -> str:
    said = day_said(day, today)
    return said if said in ("today", "yesterday", "tomorrow") else f"on {said}"


def friend_lines(friend: FriendView, today: date) -> list[str]:
    """A friend in a few lines: who, where they stand on each way, what they offer."""
    lines = [friend_head(friend, today)]
    lines += [" ".join(part for part in (way_line(way), way_facts(way)) if part) for way in friend.ways]
    if not friend.ways:
        lines.append(NO_WAYS)
    lines += [offer_line(offer.title or offer.quest) for offer in friend.offers]
    return lines


def offer_line(title: str) -> str:
    """A quest file a friend offers."""
    return f"Offers the quest {clean(title)}." if title else "Offers a quest file."


def trail_lines(way: WayView) -> Iterator[str]:
    """A whole way: each step, each fall and its return, the advice left."""
    yield from (step_line(lived) for lived in steps_lived(way))
    yield from (fall_line(fall) for fall in falls_of(way))
    yield from (f"Advice for step {tip.step}: “{clean(tip.text)}”" for tip in way.tips if tip.step)


def trouble_line(trouble: TroubleView) -> str:
    """A trouble, with whose files it is about where the sentence does not name them."""
    who, text = clean(trouble.who), clean(trouble.text, 400)
    return text if who in text else f"{who}: {text}"


def troubles(view: PartyView) -> list[TroubleView]:
    """Those of the folder, then those of each friend."""
    return [*view.troubles, *(trouble for friend in view.friends for trouble in friend.troubles)]


# --- together ---------------------------------------------------------------------------------------------------------


def summit_line(summit: SummitView) -> str:
    """The summit of the week, and how far it is climbed. It has no end to be missed, so none is told."""
    reached = f"{clean(summit.name)}, {summit.height_m:,.0f} m"
    if summit.reached:
        return f"Together {metres(summit.metres)} this week: that is {reached}, reached."
    return f"Together {metres(summit.metres)} this week, on the way up {reached}."


def ranked_line() -> str:
    """Why friends come in the order of metres."""
    return "Everybody in the party asked for the order by metres of the week."


# --- cheers -----------------------------------------------------------------------------------------------------------


def cheer_line(cheer: CheerView, today: date) -> str:
    """A cheer: who to whom, when, what for, and what it says."""
    who = "You" if cheer.from_me else clean(cheer.who)
    to = "you" if cheer.to_me else clean(cheer.to)
    about = f", {REASON_WORDS[cheer.about]}" if cheer.about else ""
    return f"{who} to {to}, {_on(cheer.day, today)}{about}: {cheer_said(cheer)}"


def cheer_said(cheer: CheerView) -> str:
    """What a cheer says: its sign in words, its text."""
    sign = f"{SIGN_WORDS[cheer.sign][:1].upper()}{SIGN_WORDS[cheer.sign][1:]}." if cheer.sign in SIGN_WORDS else ""
    return " ".join(part for part in (sign, f"“{clean(cheer.text)}”" if cheer.text else "") if part)


def new_cheers(cheers: Sequence[CheerView]) -> str:
    """That cheers came, in one line; "" where none did."""
    who = listed(list(dict.fromkeys(clean(cheer.who) for cheer in cheers)))
    return f"{'A cheer' if len(cheers) == 1 else f'{len(cheers):,} cheers'} from {who}." if cheers else ""


def after_miss_line(cheer: CheerView) -> str:
    """A cheer told after a miss: who gave it, and what it says."""
    return f"{clean(cheer.who)} gave you this: {cheer_said(cheer)}"
