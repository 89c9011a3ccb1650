"""What holds for every test: the environment before anything of the game is imported, hypothesis, a home of its own."""

import contextlib
import importlib
import importlib.util
import os
import pkgutil
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Textual reads this when it is imported: with animations, a frame depends on when it was looked at.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
# A test that forgot the `home` fixture must not find the saves of whoever runs it.
os.environ["UNDAUNTED_HOME"] = str(Path(tempfile.gettempdir()) / f"undaunted-nobody-{os.getpid()}")
# Days and colours are the same on every machine; a test that is about them sets its own.
os.environ["TZ"] = "UTC"
time.tzset()
for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "UNDAUNTED_NOW"):
    os.environ.pop(name, None)
# Where nothing is kept of what was compiled, each game a test starts compiles a hundred modules anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The same examples on every machine and every run; to look for new ones: pytest --hypothesis-profile=search
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=70,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", settings.get_profile("ci"), derandomize=False, max_examples=2000)
settings.load_profile("ci")


def _load_file_formats() -> None:
    """Import the pydantic models now: a model whose class is made while freezegun holds the clock cannot be built.

    A module that cannot be imported fails the tests that are about it, not every test there is.
    """
    if importlib.util.find_spec("game.quests") is None:
        return
    for module in pkgutil.iter_modules(importlib.import_module("game.quests").__path__, "game.quests."):
        with contextlib.suppress(ImportError):
            importlib.import_module(module.name)


_load_file_formats()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first, so that the others run beside them."""
    items.sort(key=lambda item: item.get_closest_marker("early") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Tests of some modules share a worker."""
    from tests.workers import scheduler

    return scheduler(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: tests on a terminal wait for most of their time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty UNDAUNTED_HOME for this test alone, seen by the commands it starts too."""
    root = tmp_path / "home"
    monkeypatch.setenv("UNDAUNTED_HOME", str(root))
    return root
