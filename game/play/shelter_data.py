"""The data of the shelter in the shapes the rules take: exercises, feeling words, the page of help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.play.shelter_views import HelpPage, HelpPlace
from game.rules.inner import Feeling
from game.rules.pacing import Phase
from game.rules.shelter import Exercise, Step


def exercises(tables: Any) -> tuple[Exercise, ...]:
    """Every exercise."""
    return tuple(_exercise(row) for row in tables["exercises"])


def _exercise(row: Mapping[str, Any]) -> Exercise:
    return Exercise(
        row["id"],
        row["name"],
        row["minutes"],
        tuple(row["when"]),
        row["intro"],
        row["close"],
        row["evidence"],
        row["source"],
        tuple(Phase(each["say"], each["seconds"], each["to"]) for each in row.get("phases", ())),
        row.get("rounds", 0),
        tuple(Step(each["say"], each.get("seconds", 0), each.get("write", "")) for each in row.get("steps", ())),
        tuple(row.get("words", ())),
        row.get("tested", True),
    )


def feelings(tables: Any) -> Mapping[Feeling, Sequence[str]]:
    """Words by place."""
    return {(row["at"][0], row["at"][1]): tuple(row["words"]) for row in tables["places"]}


def help_page(tables: Any) -> HelpPage:
    """The page of help."""
    return HelpPage(
        tables["title"],
        tables["what"],
        tuple(tables["when"]),
        tables["near"],
        tuple(
            HelpPlace(row["country"], row["who"], row["reach"], row["source"], row["checked"])
            for row in tables["places"]
        ),
        tables["checked"],
    )
