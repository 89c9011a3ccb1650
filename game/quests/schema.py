"""The JSON Schema of quest files, made from the format models, for editors that check TOML while it is written."""

from __future__ import annotations

import json

from game.quests.formats import QuestForm

NAME = "quest.schema.json"
"""What the first line of a quest file names, in the folder of the bundled quests."""


def schema_text() -> str:
    """The schema as the text of its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **QuestForm.model_json_schema(by_alias=True)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
