"""The JSON Schema of quest files, made from the format models, for editors that check TOML while it is written.

Written for the widest set of readers: Taplo (and with it Even Better TOML and most editors) promises draft 4 alone, so
nothing is referred to from elsewhere, and what needs `if` is added beside what every reader understands. A rule that
compares two places (amounts that rise, steps that exist) is the game's alone: `undaunted quest check`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from game.quests.formats import QuestForm

NAME = "quest.schema.json"
"""What the first line of a quest file names, in the folder of the bundled quests."""

TITLE = "A quest file of Undaunted"
DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]

_DROPPED = ("title", "discriminator", "$defs", "default")
_NO_PLACEHOLDER = {"pattern": r"\{amount\}"}
_OTHER_PLACEHOLDER = {"pattern": r"\{(?!amount\})\w{0,20}\}"}

_SEEN = r"[^\s\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
"""Something that can be seen in a text: the reader takes the rest out."""

_EXAMPLES: dict[str, Any] = {
    "id": "first-5k",
    "title": "Run 5 km without stopping",
    "why": "To feel light on the stairs again",
    "tags": ["running", "outdoors"],
    "schedule": {"days": ["mon", "wed", "fri"]},
    "measure": {"kind": "count", "unit": "minutes", "unit_one": "minute"},
    "cue": "After work, before I sit down",
    "plan_b": "If it rains: the stairs, ten minutes",
    "tiny": "Shoes on, out of the door",
    "cautions": ["New to exercise, or a heart condition? Ask a doctor first."],
    "amount": 1,
    "instruction": "Run one minute, then walk home.",
    "camp": "The post box",
    "mastery": {"done": 2, "of": 3},
    "advice": "Lay the shoes by the door the night before.",
    "name": "Iris, who started at 51",
    "obstacles": ["tired", "weather"],
}
"""One for each key that has something to show, whatever table it stands in."""


@cache
def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(_whole(), indent=2, ensure_ascii=False) + "\n"


def is_schema(data: bytes) -> bool:
    """Whether these bytes are such a schema, of whatever version of the game."""
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict) and read.get("title") == TITLE


def _whole() -> Schema:
    raw = QuestForm.model_json_schema(by_alias=True)
    whole: Schema = {"$schema": DRAFT, "title": TITLE} | _inlined(raw, raw["$defs"])
    keys = whole["properties"]
    keys["id"]["not"] = {"enum": ["all"]}
    step, ladder = keys["steps"]["items"], keys["ladder"]
    for text in (step["properties"]["instruction"], step["properties"]["tiny"], ladder["properties"]["tiny"]):
        text["not"] = _NO_PLACEHOLDER
    ladder["properties"]["instruction"]["not"] = _OTHER_PLACEHOLDER
    ladder["properties"]["instruction"]["examples"] = ["Run {amount}."]
    whole["allOf"] = _by_measure()
    return whole


def _inlined(part: Schema, models: Mapping[str, Schema], key: str = "") -> Schema:
    """A schema with nothing referred to; what a key says of itself goes before what its table says."""
    if "$ref" in part:
        model = models[part["$ref"].rsplit("/", 1)[1]]
        part = model | {name: value for name, value in part.items() if name != "$ref"}
    if "anyOf" in part:
        (real,) = (each for each in part["anyOf"] if each.get("type") != "null")
        rest = {name: value for name, value in part.items() if name != "anyOf"}
        return _inlined(real | rest, models, key)
    made = {name: value for name, value in part.items() if name not in _DROPPED}
    if "const" in made:
        made["enum"] = [made.pop("const")]
    if "oneOf" in made and key:
        made["oneOf"] = [_inlined(each, models, f"{key} form") for each in made["oneOf"]]
    if "items" in made:
        made["items"] = _inlined(made["items"], models, f"{key} item")
    if "properties" in made:
        made["properties"] = {name: _inlined(value, models, name) for name, value in made["properties"].items()}
        made["x-taplo"] = {"initKeys": made["required"]}
    return made | _tighter(made, key)


def _tighter(made: Schema, key: str) -> Schema:
    """What the reader asks for besides, as far as a schema can say it; and an example."""
    more: Schema = {}
    if made.get("type") == "string" and made.get("minLength") and "pattern" not in made:
        more["pattern"] = _SEEN
    if key == "days":
        more["uniqueItems"] = True
    if key == "mastery":
        more["allOf"] = [
            {
                "if": {"required": ["done"], "properties": {"done": {"minimum": done}}},
                "then": {"properties": {"of": {"minimum": done}}},
            }
            for done in range(2, made["properties"]["done"]["maximum"] + 1)
        ]
    if key in _EXAMPLES:
        more["examples"] = [_EXAMPLES[key]]
    return more


def _by_measure() -> list[Schema]:
    """Amounts by what is measured: none for yes_no; one on each step otherwise, 1 at the least where it counts up."""
    needed = {"items": {"required": ["amount"]}}
    at_least_one = {"items": {"properties": {"amount": {"minimum": 1}}}}
    return [
        _where(["yes_no"], {"steps": {"items": {"not": {"required": ["amount"]}}}}, {"not": {"required": ["ladder"]}}),
        _where(["minutes", "count", "at_most"], {"steps": needed}),
        _where(["minutes", "count"], {"steps": at_least_one, "ladder": {"properties": {"to": {"minimum": 1}}}}),
    ]


def _where(kinds: list[str], keys: Schema, more: Mapping[str, Any] = {}) -> Schema:
    kind = {"required": ["kind"], "properties": {"kind": {"enum": kinds}}}
    return {
        "if": {"required": ["measure"], "properties": {"measure": kind}},
        "then": {"properties": keys, **more},
    }
