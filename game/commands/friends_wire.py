"""The documented JSON of the party. Keys are only ever added (docs/shell.md)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from game.commands.wire import Json, number
from game.play import party_told
from game.play.party_trails import falls_of, fortnight, side_by_side, steps_lived
from game.play.party_views import CheerView, FriendView, OfferedView, PartyView, TipView, TroubleView, WayView


def party_json(view: PartyView, today: date, new: Collection[str]) -> Json:
    """`friends`; `new` are the ids of cheers this device has not shown yet."""
    return {
        "me": _member_json(view.me, today) if view.me else None,
        "friends": [_member_json(friend, today) for friend in view.friends],
        "summit": {
            "metres": number(view.summit.metres),
            "name": view.summit.name,
            "height_m": number(view.summit.height_m),
            "reached": view.summit.reached,
            "last_week": number(view.summit.last_week),
        },
        "ranked": view.ranked,
        "complete": view.complete,
        "folder": view.folder,
        "troubles": [trouble_json(trouble) for trouble in view.troubles],
        **cheers_json(view.cheers, new),
    }


def _member_json(friend: FriendView, today: date) -> Json:
    return {
        "id": friend.id,
        "name": friend.name,
        "week_metres": number(friend.week_metres),
        "metres": number(friend.metres),
        "last": friend.last.isoformat() if friend.last else None,
        "quests": [way_json(way, today) for way in friend.ways],
        "offers": [offer_json(offer) for offer in friend.offers],
        "troubles": [trouble_json(trouble) for trouble in friend.troubles],
    }


def friend_json(friend: FriendView, today: date, mine: Mapping[str, WayView]) -> Json:
    """`friends show`: every way with all its days, and the player's own beside it where the quest is the same."""
    ways = [_trail_json(way, today, mine.get(way.mine) if way.mine else None) for way in friend.ways]
    return {**_member_json(friend, today), "quests": ways}


def way_json(way: WayView, today: date) -> Json:
    """A way, as a list shows it."""
    return {
        "named": way.named,
        "id": way.quest or None,
        "title": way.title or None,
        "since": way.since.isoformat() if way.since else None,
        "day": way.day or None,
        "step": way.step or None,
        "of": way.of or None,
        "lately": fortnight(way, today) or None,
        "done": way.done,
        "falls": way.falls,
        "cairns": way.cairns,
        "mastered": way.mastered,
        "summit": way.summit,
        "over": way.over or None,
        "metres": number(way.metres),
        "week_metres": number(way.week_metres),
        "mine": way.mine or None,
        "advice": [_tip_json(tip) for tip in way.tips],
    }


def _trail_json(way: WayView, today: date, mine: WayView | None) -> Json:
    """A way with all its days."""
    return {
        **way_json(way, today),
        "letters": way.letters or None,
        "stood": list(way.stood),
        "steps": [
            {"step": lived.step, "first_day": lived.first, "days": lived.due, "done": lived.done}
            for lived in steps_lived(way)
        ],
        "lapses": [{"day": fall.day, "missed": fall.missed, "back": fall.back or None} for fall in falls_of(way)],
        "beside": [
            {"day": stood.day, "mine": stood.mine or None, "theirs": stood.theirs or None}
            for stood in (side_by_side(mine, way) if mine else ())
        ],
    }


def _tip_json(tip: TipView) -> Json:
    return {"who": tip.who, "step": tip.step or None, "text": tip.text}


def tips_json(tips: Sequence[TipView]) -> list[Json]:
    """What friends wrote for a step."""
    return [_tip_json(tip) for tip in tips]


def offer_json(offer: OfferedView) -> Json:
    """A quest file a friend offers."""
    return {"sha": offer.sha, "quest": offer.quest or None, "title": offer.title or None, "have": offer.have}


def trouble_json(trouble: TroubleView) -> Json:
    """A trouble with somebody's files, in a word and a sentence."""
    return {"code": trouble.code, "message": party_told.trouble_line(trouble)}


def cheers_json(cheers: Sequence[CheerView], new: Collection[str] = ()) -> Json:
    """Cheers, the newest first; `new` are those that were not shown on this device yet."""
    return {"cheers": [{**_cheer_json(cheer), "new": cheer.id in new} for cheer in cheers]}


def _cheer_json(cheer: CheerView) -> Json:
    return {
        "who": cheer.who,
        "to": cheer.to,
        "to_me": cheer.to_me,
        "from_me": cheer.from_me,
        "day": cheer.day.isoformat(),
        "sign": cheer.sign or None,
        "text": cheer.text or None,
        "for": cheer.about or None,
    }
