"""What is in the repository is finished, and names neither this machine nor a registry."""

import re
from pathlib import Path

import pytest

# A letter in brackets, so that this file passes its own test.
UNFINISHED = r"\b(?:[T]ODO|[F]IXME|[X]XX|[H]ACK)\b"
MACHINE = r"(?<![\w.~-])/(?:[w]ork|[r]oot|[h]ome/\w+|[U]sers/\w+)/"
REGISTRY = r"[p]ypi\.org|[p]ythonhosted\.org|[n]pmjs\.(?:org|com)|--(?:extra-)?[i]ndex-url|--[f]ind-links"


@pytest.fixture(scope="module")
def texts(clone: Path, own_files: list[Path]) -> dict[str, str]:
    """Every text file of ours by its name; those that are not text are left out."""
    read = {}
    for path in own_files:
        data = path.read_bytes()
        if b"\0" not in data:
            read[path.relative_to(clone).as_posix()] = data.decode("utf-8", "replace")
    return read


@pytest.mark.parametrize("pattern", [UNFINISHED, MACHINE, REGISTRY], ids=["unfinished", "machine", "registry"])
def test_no_file_says(pattern: str, texts: dict[str, str]) -> None:
    assert len(texts) > 10
    found = [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert not found


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (UNFINISHED, "# TO_DO later"),
        (MACHINE, "see /wo_rk/x"),
        (MACHINE, "'/ho_me/me/x'"),
        (REGISTRY, "https://py_pi.org"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: str, line: str) -> None:
    assert re.search(pattern, line.replace("_", ""))
    assert not re.search(pattern, line)


def test_code_and_docs_end_with_one_newline_and_have_no_carriage_returns(texts: dict[str, str]) -> None:
    ours = {name: text for name, text in texts.items() if name.endswith((".py", ".md", ".toml", ".tcss")) and text}
    assert not [name for name, text in ours.items() if not text.endswith("\n") or text.endswith("\n\n")]
    assert not [name for name, text in ours.items() if "\r" in text]


def test_the_licence_is_there(clone: Path) -> None:
    licence = (clone / "LICENSE").read_text("utf-8")
    assert licence.startswith("MIT License\n")
    assert 'license = "MIT"' in (clone / "pyproject.toml").read_text("utf-8")
