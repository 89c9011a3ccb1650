"""The schema that quest files name stands beside them, and says what the reader says."""

from pathlib import Path

from game.quests.schema import NAME, schema_text

QUESTS = Path(__file__).resolve().parents[2] / "quests"


def test_the_schema_is_the_one_the_format_models_make() -> None:
    """To renew it: python -c "from game.quests.schema import schema_text; print(schema_text(), end='')"."""
    assert (QUESTS / NAME).read_text(encoding="utf-8") == schema_text()


def test_every_bundled_quest_names_it() -> None:
    for path in QUESTS.glob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith(f"#:schema ./{NAME}\n")
