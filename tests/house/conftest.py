"""What the checks of the house share: where the clone is, and which files are ours."""

import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

CLONE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def clone() -> Path:
    """The top folder of the checkout."""
    return CLONE


@pytest.fixture(scope="session")
def own_files() -> list[Path]:
    """Every file git has or would take; without git (an unpacked archive), every file outside hidden folders."""
    listing = subprocess.run(
        ["git", "-C", str(CLONE), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode == 0:
        paths = [CLONE / name for name in listing.stdout.split("\0") if name]
    else:
        inside = [path for path in CLONE.rglob("*") if not {"saves", "dist", "build"} & set(path.parts)]
        paths = [path for path in inside if not any(part.startswith(".") for part in path.relative_to(CLONE).parts)]
    return sorted(path for path in paths if path.is_file())


@pytest.fixture(scope="session")
def code_folders() -> list[str]:
    """The folders that hold Python, from the top of the clone."""
    return [name for name in ("game", "tests", "benchmarks", "docs") if any((CLONE / name).rglob("*.py"))]


@pytest.fixture(scope="session")
def tool() -> Callable[..., None]:
    """Run a tool of this venv at the top of the clone; what it has to say is the message of the failure."""
    scripts = Path(sysconfig.get_path("scripts"))

    def run(*words: str) -> None:
        told = subprocess.run(
            [scripts / words[0], *words[1:]],
            cwd=CLONE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if told.returncode != 0:
            pytest.fail(f"{' '.join(words)}\n{told.stdout}", pytrace=False)

    return run
