"""A wheel, installed as a player would, carries its quests and plays outside the clone.

It needs a package index, as setting up does; without one these tests fail.
"""

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.timeout(300), pytest.mark.early]


def run(*words: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run a command and return what it printed; fail with all it said."""
    told = subprocess.run(
        words, env=env, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, f"{' '.join(map(str, words))}\n{told.stdout}\n{told.stderr}"
    return told.stdout


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, clone)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def venv(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel)
    return folder


@pytest.fixture
def player(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has just installed the game: a home folder, and nothing set for us."""
    (tmp_path / "player").mkdir()
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LC_ALL", "TZ"}}
    return kept | {"HOME": str(tmp_path / "player")}


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def bundled(clone: Path) -> set[str]:
    return {tomllib.loads(path.read_text("utf-8"))["id"] for path in (clone / "quests").glob("*.toml")}


def test_the_wheel_holds_code_data_and_quests_and_nothing_else(wheel: Path, clone: Path) -> None:
    with zipfile.ZipFile(wheel) as box:
        held = {name for name in box.namelist() if ".dist-info/" not in name}
    code = {path.relative_to(clone).as_posix() for path in files_in(clone / "game")}
    quests = {f"game/_quests/{path.relative_to(clone / 'quests').as_posix()}" for path in files_in(clone / "quests")}
    assert held == code | quests


def test_the_command_lists_the_bundled_quests(venv: Path, clone: Path, player: dict[str, str], tmp_path: Path) -> None:
    listed = run(venv / "bin" / "undaunted", "quests", "--json", env=player, cwd=tmp_path)
    json.loads(listed)
    ids = bundled(clone)
    assert len(ids) >= 8
    assert not {quest for quest in ids if f'"{quest}"' not in listed}


def test_a_quest_is_taken_and_done_outside_the_clone(venv: Path, player: dict[str, str], tmp_path: Path) -> None:
    before = files_in(venv)
    undaunted = venv / "bin" / "undaunted"
    run(undaunted, "take", "first-5k", env=player, cwd=tmp_path)
    said = json.loads(run(undaunted, "done", "first-5k", "--json", env=player, cwd=tmp_path))
    assert (said["id"], said["outcome"]) == ("first-5k", "done")
    assert said["total_metres"] > 0
    assert list((tmp_path / "player").rglob("own/*/*.jsonl")), "the save is in the player's data folder"
    assert files_in(venv) == before, "nothing is written beside the code"


def test_python_m_game_is_the_same_command(venv: Path, player: dict[str, str], tmp_path: Path) -> None:
    by_name = run(venv / "bin" / "undaunted", "quests", "--json", env=player, cwd=tmp_path)
    assert run(venv / "bin" / "python", "-m", "game", "quests", "--json", env=player, cwd=tmp_path) == by_name
