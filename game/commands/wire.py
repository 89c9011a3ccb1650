"""The documented JSON of the shell. Keys are only ever added; numbers of steps count from 1 (docs/shell.md)."""

from __future__ import annotations

from typing import Any

from game.play.views import AsideView, LevelView, OfferView, PlanView, QuestView, ResultView, StepView, TodayView

Json = dict[str, Any]


def today_json(today: TodayView) -> Json:
    """`today` and `status`."""
    return {
        "day": today.day.isoformat(),
        "metres": number(today.metres),
        "level": level_json(today.level),
        "quests": [quest_json(quest) for quest in today.quests],
        "unsaid": [quest.id for quest in today.unsaid],
        "comebacks": {"ended": today.comebacks[0], "of": today.comebacks[1]},
        "notices": list(today.notices),
        "hall": list(today.hall),
    }


def aside_json(aside: AsideView | None) -> Json | None:
    """The one quiet line of the day, or null."""
    if aside is None:
        return None
    return {"kind": aside.kind, "text": aside.text, "quest": aside.quest or None, "friend": aside.friend or None}


def level_json(level: LevelView) -> Json:
    """The height reached, and the one ahead."""
    return {
        "name": level.name or None,
        "height_m": level.height_m,
        "next_name": level.next_name or None,
        "next_m": level.next_m or None,
    }


def quest_json(quest: QuestView) -> Json:
    """A quest as it stands today."""
    window = quest.window
    return {
        "id": quest.id,
        "title": quest.title,
        "due": quest.due,
        "status": quest.status,
        "step": step_json(quest.step),
        "warmth": quest.warmth,
        "purse_metres": number(quest.purse),
        "window": {"done": window.done, "of": window.of, "need": window.need, "days": list(window.days)},
        "left_this_week": quest.left_this_week,
        "offer": offer_json(quest.offer),
        "amount": quest.amount,
        "metres": number(quest.gained),
        "missed_in_a_row": quest.lapse,
        "plans": [plan_json(plan) for plan in quest.plans],
        "why_i_can": [line.text for line in quest.own_words],
        "own_advice": quest.own_advice or None,
    }


def plan_json(plan: PlanView) -> Json:
    """An if-then plan; one that was put away has empty halves."""
    return {"barrier": plan.barrier or None, "if": plan.cue, "then": plan.then, "day": plan.day.isoformat()}


def step_json(step: StepView) -> Json:
    """A step; a bridge says so."""
    plain = {
        "index": step.index,
        "of": step.of,
        "camp": step.camp,
        "amount": step.amount,
        "unit": step.unit or None,
        "instruction": step.instruction,
        "tiny": step.tiny,
    }
    return plain | ({"bridge": True} if step.bridge else {})


def offer_json(offer: OfferView | None) -> Json | None:
    """An offer, or null."""
    return {"kind": offer.kind, "to": offer.to, "answers": list(offer.answers)} if offer else None


def result_json(result: ResultView, encouragement: str) -> Json:
    """`done`, `some`, `missed` and `rest`."""
    metres = result.metres
    return {
        "id": result.id,
        "day": result.day.isoformat(),
        "outcome": result.outcome,
        "metres": {
            "effort": number(metres.effort),
            "comeback": number(metres.comeback),
            "mastery": number(metres.mastery),
        },
        "total_metres": number(result.total_metres),
        "mastered": step_json(result.mastered) if result.mastered else None,
        "offer": offer_json(result.offer),
        "message": result.message,
        "encouragement": encouragement or None,
        "changed": result.changed,
    }


def number(value: float) -> int | float:
    """A whole number where it is one, else at most two decimals."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
