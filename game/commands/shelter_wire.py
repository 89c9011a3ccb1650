"""The documented JSON of the shelter. Keys are only ever added (docs/shell.md)."""

from __future__ import annotations

from game.commands.wire import Json
from game.play.shelter_views import FeltView, HelpPage, HelpsView, MoodView, RouteView, ShelterView
from game.rules.shelter import Exercise


def felt_json(felt: FeltView) -> Json:
    """`mood`."""
    return {
        "message": felt.said,
        "pleasant": felt.pleasant,
        "stirred": felt.stirred,
        "word": felt.word or None,
        "changed": felt.changed,
        "suggestions": [
            {"id": each.exercise.id, "name": each.exercise.name, "why": each.why} for each in felt.suggestions
        ],
        "before_step": route_json(felt.route),
    }


def route_json(route: RouteView | None) -> Json | None:
    """Where a mood said before a due step leads, or null."""
    if route is None:
        return None
    return {"way": route.way, "quest": route.quest, "exercise": route.exercise or None, "message": route.told}


def helps_json(helps: HelpsView) -> Json:
    """The player's own numbers for an exercise."""
    return {"id": helps.id, "name": helps.name, "times": helps.times, "known": helps.known, "helped": helps.helped}


def shelter_json(view: ShelterView) -> Json:
    """`shelter`."""
    return {"helps": [helps_json(each) for each in view.helps], "moods": [mood_json(each) for each in view.moods]}


def mood_json(mood: MoodView) -> Json:
    """A mood of the last days."""
    return {
        "at": mood.at.isoformat(timespec="minutes"),
        "day": mood.day.isoformat(),
        "pleasant": mood.pleasant,
        "stirred": mood.stirred,
        "word": mood.word or None,
        "before": mood.quest or None,
    }


def exercise_json(exercise: Exercise) -> Json:
    """`calm`."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "minutes": exercise.minutes,
        "intro": exercise.intro,
        "rounds": exercise.rounds or None,
        "phases": [{"say": each.say, "seconds": each.seconds} for each in exercise.phases],
        "steps": [
            {"say": each.say, "seconds": each.seconds or None, "write": each.write or None} for each in exercise.steps
        ],
        "close": exercise.close,
        "evidence": exercise.evidence,
        "source": exercise.source if exercise.tested else None,
        "tested": exercise.tested,
    }


def help_json(page: HelpPage) -> Json:
    """`get-help`."""
    return {
        "title": page.title,
        "what": page.what,
        "when": list(page.when),
        "near": page.near,
        "places": [
            {
                "country": each.country,
                "who": each.who,
                "reach": each.reach,
                "source": each.source,
                "checked": each.checked.isoformat(),
            }
            for each in page.places
        ],
        "checked": page.checked.isoformat(),
    }
