"""Whatever is answered, in whatever order: the conversation goes on, every line is plain, and metres never get lost."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.plain.loop import ALSO, WORDS
from game.rules.text import clean
from tests.plain.listening import Listener
from tests.screens import playing

QUESTS = ("read", "lights", "phone", "speak", "1", "2", "4", "9", "all", "write-daily", "")
REST = ("", "5", "=12", "yesterday", "on fri", "until friday", "up", "down", "tiny", "2", "70", "ladder", "higher 99")
ANSWERS = (
    "yes", "no", "skip", "back", "help", "", "1", "2", "3", "5", "40", "100", "own", "more", "take", "done", "some",
    "new", "away", "amount", "until", "open", "monday", "every day", "minutes", "at most", "steps", "enough", "keep",
    "hand-in", "number", "tired", "title", "target", "a few words", "=", "?", "\x1b[A", "走る",
)  # fmt: skip

line = st.one_of(
    st.sampled_from(ANSWERS),
    st.builds("{} {} {}".format, st.sampled_from([*WORDS, *ALSO]), st.sampled_from(QUESTS), st.sampled_from(REST)),
    st.text(max_size=12).map(lambda text: " ".join(text.split())),
)


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("weeks") / "save"
    playing.several_weeks(root)
    return root


@settings(max_examples=60)
@given(answers=st.lists(line, max_size=25), days=st.integers(0, 20))
def test_any_answers(save: Path, answers: list[str], days: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        root = Path(folder) / "save"
        shutil.copytree(save, root)
        listener = Listener(root, patched, playing.TODAY + timedelta(days=days))
        listener.hear(*(answer for answer in answers if not "quit".startswith(clean(answer).casefold() or "-")))
        assert listener.code == 0
        assert listener.lines[-1] == "Goodbye."
