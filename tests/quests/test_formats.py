"""The format models are fit for a JSON Schema, and know the words of the rules."""

import json
from typing import Any

import pytest

from game.quests.formats import TABLES, QuestForm
from game.quests.words import nearest


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return QuestForm.model_json_schema(by_alias=True)


def test_every_key_is_described(schema: dict[str, Any]) -> None:
    tables = [schema, *schema["$defs"].values()]
    assert len(tables) == 15
    for table in tables:
        assert table["additionalProperties"] is False
        assert table["patternProperties"] == {"^x_": {}}
        assert table["description"]
        for key, value in table["properties"].items():
            assert value.get("description"), (table["title"], key)


def test_the_schema_holds_the_limits_of_the_file(schema: dict[str, Any]) -> None:
    assert schema["properties"]["title"]["maxLength"] == 60
    assert schema["properties"]["id"]["pattern"] == "^[a-z][a-z0-9-]{1,47}$"
    assert schema["properties"]["steps"]["anyOf"][0]["maxItems"] == 200
    assert schema["oneOf"] == [{"required": ["steps"]}, {"required": ["ladder"]}]
    assert "from" in schema["$defs"]["LadderForm"]["required"]
    assert "tired" in schema["$defs"]["MentorForm"]["properties"]["obstacles"]["items"]["enum"]
    assert json.dumps(schema)


def test_the_keys_of_each_table_are_known() -> None:
    assert TABLES[("ladder",)] == ("from", "to", "instruction", "tiny", "mastery", "advice")
    assert TABLES[("steps", "mastery")] == ("done", "of")
    assert TABLES[("measure",)] == ("kind", "unit", "unit_one")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Monday", "mon"),
        ("low mood", "low-mood"),
        ("LOW_MOOD", "low-mood"),
        ("atmost", "at_most"),
        ("m", None),
        ("x" * 100_000, None),
        ("", None),
    ],
)
def test_the_nearest_word(word: str, near: str | None) -> None:
    assert nearest(word, ["mon", "tue", "low-mood", "at_most"]) == near
