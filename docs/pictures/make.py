"""Make the pictures of the README: `.venv/bin/python docs/pictures/make.py [NAME ...] [--into FOLDER]`.

Plays a demo save into a temporary folder, runs the real game on it without a terminal, and writes what it shows as SVG.
The same code makes the same bytes. Which pictures there are stands in `tables.py`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))  # started as a file, it finds its neighbours by the top of the clone

from docs.pictures import stage  # noqa: E402
from docs.pictures.tables import DEMO, DEMO_SIZE, DEMO_TITLE, DEMO_TOLD, NAMES, PICTURES, Picture  # noqa: E402

LAST = "demo-last"
"""The last frame of the demo by itself, to hold the film against."""


def main(argv: Sequence[str] | None = None) -> int:
    """Make all pictures, or those that are named."""
    parser = argparse.ArgumentParser(description="Make the pictures of the README.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which of {', '.join(NAMES)} (default: all)")
    parser.add_argument("--into", type=Path, default=HERE, metavar="FOLDER", help="where to (default: beside this)")
    parser.add_argument("--last", action="store_true", help=f"the last frame of the demo too, as {LAST}.svg")
    args = parser.parse_args(argv)
    if unknown := set(args.names) - set(NAMES):
        parser.error(f"no picture is called {', '.join(sorted(unknown))}")
    stage.set_up()  # before anything imports Textual
    for name in args.names or NAMES:
        for drawn, text in _make(name).items():
            if drawn != LAST or args.last:
                path = args.into / f"{drawn}.svg"
                path.write_text(text, "utf-8")
                print(f"{path.name}: {path.stat().st_size / 1024:.0f} KiB")
    return 0


def _make(name: str) -> dict[str, str]:
    """One picture by its name; with the demo, its last frame."""
    from docs.pictures import svg
    from docs.pictures.acting import film

    stage.begin_anew()
    with tempfile.TemporaryDirectory(prefix="undaunted-pictures-") as folder:
        root = Path(folder) / "save"
        if name != "demo":
            return {name: stage.play(_still(root, next(each for each in PICTURES if each.name == name)))}
        shown = stage.play(film(root, DEMO_SIZE, DEMO))
        whole = svg.moving(shown, sum(act.wait for act in DEMO), DEMO_TITLE, DEMO_TOLD)
        return {name: whole, LAST: svg.moving(shown[-1:], 1, DEMO_TITLE, DEMO_TOLD)}


async def _still(root: Path, picture: Picture) -> str:
    from docs.pictures import svg
    from docs.pictures.acting import seated

    async with seated(root, picture.size, picture.theme, friends=picture.friends) as seat:
        for key in picture.keys:
            await seat.press(key)
        await seat.wait(picture.wait)
        seat.must_see(picture.sees)
        return svg.still(seat.look(), "Undaunted", picture.told)


if __name__ == "__main__":
    sys.exit(main())
