"""The pictures of the README: each is one the script makes, safe to show anywhere, and its film adds up.

They are not compared with what the script makes now: a picture may be a little older than the game. Made anew, they
are checked in the same way.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from docs.pictures.shapes import HIGH, WIDE
from docs.pictures.tables import DEMO, NAMES

pytestmark = pytest.mark.early

IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "style", "g", "rect", "circle", "path", "text"}
FOREIGN = re.compile(r"(?i)<script|<!|\bhref|\bsrc\s*=|url\(|@import|@font-face|\son[a-z]+\s*=|javascript:|https?:")
OUR_SPACE = 'xmlns="http://www.w3.org/2000/svg"'
MOST_STILL, MOST_FILM = 400_000, 1_500_000

RECTANGLE = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z")
MARK = re.compile(r"M(\d+) (\d+)([^M]+)")
FRAME = re.compile(r"@keyframes k(\d+)\{0%\{visibility:hidden\}([\d.]+)%,to\{visibility:visible\}\}")

AGAIN = ("home", "demo")
"""Made twice: a still picture and the film, which plays through the others' screens."""

Canvas = dict[tuple[int, int], list[object]]
"""What stands in each half cell, since it was last covered."""


@pytest.fixture(scope="module")
def pictures(clone: Path) -> Path:
    return clone / "docs" / "pictures"


@pytest.fixture(scope="module")
def made(pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every picture made anew, and the last frame of the film by itself."""
    folder = tmp_path_factory.mktemp("pictures")
    make(pictures, folder, "--last")
    return folder


def make(pictures: Path, into: Path, *words: str, seed: str = "0") -> None:
    told = subprocess.run(
        [sys.executable, pictures / "make.py", *words, "--into", into],
        env=os.environ | {"PYTHONHASHSEED": seed},
        cwd=into,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


def read(path: Path) -> ET.Element:
    return ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - ours, and without entities


def test_every_picture_of_the_readme_is_one_the_script_makes_and_is_told_in_words(clone: Path, pictures: Path) -> None:
    shown = IMAGE.findall((clone / "README.md").read_text("utf-8"))
    assert shown
    assert {link for _, link in shown} <= {f"docs/pictures/{name}.svg" for name in NAMES}
    assert "docs/pictures/demo.svg" in {link for _, link in shown}
    for words, link in shown:
        assert (clone / link).is_file(), link
        assert len(words) > 40, link
    assert {path.stem for path in pictures.glob("*.svg")} == set(NAMES), "no other lies there, and none is missing"


def test_they_are_safe_to_show_anywhere(pictures: Path, made: Path) -> None:
    for path in (*pictures.glob("*.svg"), *made.glob("*.svg")):
        text = path.read_text("utf-8")
        assert not FOREIGN.search(text.replace(OUR_SPACE, "")), path.name
        root = read(path)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS, path.name
        assert root.find(f"{SVG}title") is not None
        told = root.find(f"{SVG}desc")
        assert told is not None
        assert len(told.text or "") > 40, path.name
        assert len(text) < (MOST_FILM if path.stem == "demo" else MOST_STILL), path.name


def test_the_same_game_makes_the_same_bytes(pictures: Path, made: Path, tmp_path: Path) -> None:
    make(pictures, tmp_path, *AGAIN, seed="7")
    for name in AGAIN:
        assert (tmp_path / f"{name}.svg").read_bytes() == (made / f"{name}.svg").read_bytes(), name


def test_the_film_plays_in_order_and_stands_still_for_those_who_asked_for_it(pictures: Path, made: Path) -> None:
    for path in (pictures / "demo.svg", made / "demo.svg"):
        text = path.read_text("utf-8")
        frames = [(int(number), float(part)) for number, part in FRAME.findall(text)]
        groups = [element for element in read(path).iter(f"{SVG}g") if element.get("class") == "f"]
        assert [f"f{number}" for number, _ in frames] == [group.get("id") for group in groups]
        assert len(frames) >= len(DEMO)
        assert sorted({part for _, part in frames}) == [part for _, part in frames]
        assert 0 < frames[0][1] < frames[-1][1] < 100
        assert re.search(r"\.f\{visibility:hidden;animation:(1[5-9]|2[0-5])(\.\d+)?s step-end infinite\}", text)
        assert "@media(prefers-reduced-motion:reduce){.f{animation:none!important}}" in text


def test_the_changes_of_the_film_add_up_to_its_last_frame(made: Path) -> None:
    played: Canvas = {}
    film = list(screen(made / "demo.svg"))
    paint(played, [element for element in film if element.get("class") != "f"])
    first = {place: list(marks) for place, marks in played.items()}
    for group in film:
        if group.get("class") == "f":
            paint(played, list(group))
    last: Canvas = {}
    paint(last, list(screen(made / "demo-last.svg")))
    assert played == last
    assert played != first


def screen(path: Path) -> Iterator[ET.Element]:
    """What is drawn inside the window, the caption left out."""
    inside = next(element for element in read(path).iter(f"{SVG}g") if element.get("id") == "screen")
    yield from inside


def paint(canvas: Canvas, elements: list[ET.Element]) -> None:
    """Draw elements one after the other: what covers a half cell takes everything away that stood there."""
    for element in elements:
        fill = element.get("fill", "")
        if element.tag == f"{SVG}rect" and element.get("class") == "r":
            cover(canvas, (0, 0, float(element.get("width", 0)), float(element.get("height", 0))), fill)
        elif element.tag == f"{SVG}g" and element.get("class") == "r":
            unit = WIDE if element.get("transform") else 1
            for path in element:
                for found in RECTANGLE.findall(path.get("d", "")):
                    x, y, w, h = (unit * float(number) for number in found)
                    cover(canvas, (x, y, w, h), path.get("fill", ""))
        elif element.tag == f"{SVG}path":
            for x, y, mark in MARK.findall(element.get("d", "")):
                canvas[int(x) // WIDE, 2 * (int(y) // HIGH)].append((mark, fill or element.get("stroke")))
        elif element.tag == f"{SVG}text":
            write(canvas, element)


def cover(canvas: Canvas, rectangle: tuple[float, float, float, float], fill: str) -> None:
    x, y, w, h = rectangle
    half = HIGH / 2
    for column in range(int(x // WIDE), int(-(-(x + w) // WIDE))):
        for row in range(int(y // half), int(-(-(y + h) // half))):
            left, top = column * WIDE, row * half
            whole = x <= left and y <= top and x + w >= left + WIDE and y + h >= top + half
            part = (max(x, left), max(y, top), min(x + w, left + WIDE), min(y + h, top + half), fill)
            canvas[column, row] = [fill] if whole else [*canvas[column, row], part]


def write(canvas: Canvas, text: ET.Element) -> None:
    x, row = int(text.get("x", 0)) // WIDE, int(float(text.get("y", 0)) // HIGH)
    words = text.text or ""
    cells = int(text.get("textLength", 0)) // WIDE
    if (x, 2 * row) not in canvas or (text.get("x"), cells) == ("12", len(words)):
        return  # the caption, below the screen
    for place, letter in enumerate(words):
        if letter != " ":
            canvas[x + place, 2 * row].append((letter, text.get("fill"), text.get("class")))
