"""The library lists what it finds, sound or broken, and finds it by id or title."""

from pathlib import Path

import pytest

from game.quests.library import Entry, Source, bundled_folder, find, shelf

VALUE = '("text" in quotes, a number, [a list] or {a table})'

QUEST = """\
format = 1
id = "{id}"
title = "{title}"
why = "Because"
tags = ["books"]
schedule = {{ every = "day" }}
measure = {{ kind = "count", unit = "pages" }}
[ladder]
from = 1
to = 8
instruction = "Read {{amount}}."
"""


def put(folder: Path, name: str, title: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(QUEST.format(id=name, title=title), "utf-8")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    own, bundled = tmp_path / "own", tmp_path / "bundled"
    put(bundled, "read-daily", "Read every day")
    put(bundled, "run", "Run every day")
    put(own, "read-daily", "Read my own way")
    put(own, "read-more", "Bücher lesen")
    (own / "broken.toml").write_text("format = 1\nid =\n", "utf-8")
    (own / ".hidden.toml").write_text("", "utf-8")
    (own / "notes.txt").write_text("", "utf-8")
    (own / "folder.toml").mkdir()
    (own / "link.toml").symlink_to(bundled / "run.toml")
    return own, bundled


@pytest.fixture
def entries(folders: tuple[Path, Path]) -> tuple[Entry, ...]:
    return shelf([folders[0], folders[0] / "nowhere"], folders[1])


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries]


def test_it_lists_sound_and_broken_files_by_title(entries: tuple[Entry, ...]) -> None:
    assert [(entry.title, entry.source) for entry in entries] == [
        ("broken", Source.OWN),
        ("Bücher lesen", Source.OWN),
        ("folder", Source.OWN),
        ("link", Source.OWN),
        ("Read my own way", Source.OWN),
        ("Run every day", Source.BUNDLED),
    ]


def test_an_entry_tells_what_to_choose_by(entries: tuple[Entry, ...]) -> None:
    entry = entries[-1]
    assert (entry.id, entry.why, entry.tags, entry.steps, entry.grade) == ("run", "Because", ("books",), 5, 5)
    assert entry.file is not None
    assert entry.quest is entry.file.quest
    assert not entry.mistakes


def test_a_broken_file_tells_its_mistakes(entries: tuple[Entry, ...]) -> None:
    entry = entries[0]
    assert (entry.quest, entry.steps, entry.grade, entry.tags, entry.why) == (None, 0, 0, (), "")
    assert [str(mistake) for mistake in entry.mistakes] == [
        f"broken.toml:2:5: expected a value {VALUE}, found the end of the line"
    ]
    assert [str(mistake) for entry in entries[2:4] for mistake in entry.mistakes] == [
        "folder.toml: this is a folder, no file",
        "link.toml: this is a symbolic link; give the file it leads to",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("run", ["run"]),
        ("RUN", ["run"]),
        ("read", ["read-more", "read-daily"]),
        ("read-d", ["read-daily"]),
        ("bücher", ["read-more"]),
        ("every day", ["run"]),
        ("brok", ["broken"]),
        ("nothing like it", []),
        ("  \x1b ", []),
    ],
)
def test_finding(words: str, found: list[str], entries: tuple[Entry, ...]) -> None:
    assert ids(find(entries, words)) == found


def test_an_empty_shelf(tmp_path: Path) -> None:
    assert shelf([], tmp_path / "nowhere") == ()
    assert find((), "run") == ()


def test_the_clone_brings_its_own(clone_quests: Path) -> None:
    assert bundled_folder() == clone_quests
    assert all(entry.source is Source.BUNDLED for entry in shelf())


@pytest.fixture
def clone_quests() -> Path:
    return Path(__file__).resolve().parents[2] / "quests"
