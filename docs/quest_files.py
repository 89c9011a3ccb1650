"""The parts of quest-files.md that are made: the reference from the format models, the rules of advice, the gallery.

python -m docs.quest_files           write them into the page
python -m docs.quest_files --check   say whether they are as they should be (exit code 1 if not)
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from game.play.days import days_said
from game.quests.advising import RULES
from game.quests.formats import LadderForm, MentorForm, QuestForm, SceneForm, StepForm, Table
from game.quests.library import bundled_folder
from game.quests.reader import read_quest
from game.quests.schema import schema_text
from game.rules.ladder import grade_of
from game.rules.quest import MeasureKind, Quest

PAGE = Path(__file__).with_name("quest-files.md")
MADE = re.compile(r"(<!-- made: ([a-z-]+) -->\n).*?(<!-- /made -->)", re.DOTALL)

MODELS: dict[str, tuple[tuple[str, ...], type[Table]]] = {
    "quest": ((), QuestForm),
    "steps": (("steps", "items"), StepForm),
    "ladder": (("ladder",), LadderForm),
    "mentors": (("mentors", "items"), MentorForm),
    "scenes": (("mentors", "items", "scenes", "items"), SceneForm),
}
SEE = {
    "schedule": "days",
    "measure": "measures",
    "steps": "steps",
    "ladder": "a-ladder",
    "mentors": "mentors-and-scenes",
    "scenes": "mentors-and-scenes",
    "mastery": "a-window",
    "camp": "camps",
}
"""Keys with a heading of their own."""


def made(name: str) -> str:
    """The text between the marks of that name."""
    if name == "gallery":
        return "\n".join(_gallery())
    if name == "advice":
        return "\n".join(_advice())
    if name == "window":
        return "\n".join(_rows(_at(("steps", "items", "mastery")), {}))
    if name in ("measures", "schedules"):
        return "\n".join(_forms({"measures": "measure", "schedules": "schedule"}[name]))
    if name == "obstacles":
        words = _at(("mentors", "items", "obstacles", "items"))["enum"]
        return f"{', '.join(f'`{word}`' for word in words)}."
    path, model = MODELS[name]
    left = {field.alias or key: field.default for key, field in model.model_fields.items() if not field.is_required()}
    return "\n".join(_rows(_at(path), left))


@cache
def _schema() -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(schema_text())
    return whole


def _at(path: tuple[str, ...]) -> dict[str, Any]:
    part = _schema()
    for name in path:
        part = part["items"] if name == "items" else part["properties"][name]
    return part


_LEFT_OUT = {"''": "empty", "[]": "none", "1": "1"}


def _rows(table: dict[str, Any], left: dict[str, Any]) -> Iterator[str]:
    yield "| key | type | limits | when left out | meaning |"
    yield "|---|---|---|---|---|"
    for key, value in table["properties"].items():
        name = f"[`{key}`](#{SEE[key]})" if key in SEE else f"`{key}`"
        out = "needed" if key in table["required"] else _LEFT_OUT.get(repr(left.get(key)), "")
        out = "" if "when left out" in value["description"] else out
        yield f"| {name} | {_type(value)} | {_limits(value)} | {out} | {value['description']} |"


def _type(value: dict[str, Any]) -> str:
    if "enum" in value:
        return "word"
    match value.get("type"):
        case "integer":
            return "whole number"
        case "array":
            inner = value["items"]
            return "tables" if inner.get("type") == "object" else "words" if "enum" in inner else "list of texts"
        case "string":
            return "text"
        case _:
            return "table"


def _limits(value: dict[str, Any]) -> str:
    if "enum" in value:
        return " ".join(f"`{word}`" for word in value["enum"])
    if value.get("type") == "integer":
        least, most = value["minimum"], value["maximum"]
        return f"{least}" if least == most else f"{least} to {most:,}"
    if value.get("type") == "array":
        least, most = value.get("minItems", 0), value["maxItems"]
        each = (
            _limits(value["items"]) if value["items"].get("type") == "string" and "enum" not in value["items"] else ""
        )
        return f"{f'{least} to ' if least else 'up to '}{most}{f', each {each}' if each else ''}"
    if "maxLength" in value:
        least = value.get("minLength", 0)
        return f"{f'{least} to ' if least else 'up to '}{value['maxLength']} characters"
    return "[an id](#ids)" if "pattern" in value else ""


def _forms(key: str) -> Iterator[str]:
    """The forms of a measure or a schedule, each with the limits of its keys."""
    yield f"| {key} | limits | meaning |"
    yield "|---|---|---|"
    for form in _schema()["properties"][key]["oneOf"]:
        said = ", ".join(f"{name} = {_shown(name, value)}" for name, value in form["properties"].items())
        limits = [
            f"`{name}`: {_limits(value) or _limits(value['items'])}"
            for name, value in form["properties"].items()
            if "enum" not in value
        ]
        yield f"| `{{ {said} }}` | {'; '.join(limits)} | {form['description'].split(': `')[0].removesuffix('.')} |"


_SHOWN: dict[str, Any] = {
    "times": 3,
    "every_days": 2,
    "month_day": 31,
    "days": ["mon", "wed", "fri"],
    "unit": "pages",
    "unit_one": "page",
}


def _shown(name: str, value: dict[str, Any]) -> str:
    return json.dumps(value["enum"][0] if "enum" in value else _SHOWN[name])


def _advice() -> Iterator[str]:
    yield "| code | rule | rests on |"
    yield "|---|---|---|"
    for rule in RULES:
        yield f"| `{rule.code}` | {rule.text} | {rule.source} |"


def _gallery() -> Iterator[str]:
    yield "| quest | field | grade | steps | from … to | days | mentors |"
    yield "|---|---|---|---|---|---|---|"
    quests = [(path, read_quest(path).quest) for path in sorted(bundled_folder().glob("*.toml"))]
    for path, quest in sorted(quests, key=lambda each: each[1].title.casefold()):
        mentors = "; ".join(mentor.name for mentor in quest.mentors)
        facts = (
            ", ".join(quest.tags),
            grade_of(quest),
            len(quest.steps),
            _ends(quest),
            days_said(quest.schedule),
            mentors,
        )
        yield f"| [{quest.title}](../quests/{path.name}) | {' | '.join(map(str, facts))} |"


def _ends(quest: Quest) -> str:
    """From where to where: amounts; else the days a week, where they grow; else yes or no."""
    first, last = quest.steps[0], quest.steps[-1]
    if first.amount is not None and last.amount is not None:
        limit = "at most " if quest.measure.kind is MeasureKind.AT_MOST else ""
        return f"{limit}{first.amount:,} … {quest.measure.say(last.amount)}"
    return "yes or no"


def whole(page: str) -> str:
    """The page with every part made anew."""
    return MADE.sub(lambda found: f"{found[1]}{made(found[2])}\n{found[3]}", page)


def main(words: list[str]) -> int:
    """Write the page, or look at it."""
    page = PAGE.read_text("utf-8")
    fresh = whole(page)
    if "--check" in words:
        print("quest-files.md is as it is made." if fresh == page else "quest-files.md is out of date.")
        return int(fresh != page)
    PAGE.write_text(fresh, "utf-8")
    print(f"quest-files.md: {len(MADE.findall(page))} parts made.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
