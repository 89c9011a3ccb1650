"""Whole pictures: a window with a title around a screen, still or moving. No scripts, no fonts of ours, no links.

A moving picture is a first frame and, for each later one, the cells that changed, drawn on top and made visible when
their time comes. Who asked for less motion sees the first frame, as does a viewer that knows no animation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.sax.saxutils import escape

from docs.pictures.cells import Frame, changes
from docs.pictures.drawing import STYLE, drawn, number
from docs.pictures.shapes import HIGH, WIDE

PAD, BAR, FOOT = 12, 38, 46
ROUND = 11
EDGE, BAR_GROUND, BAR_INK, KEY_GROUND, KEY_INK, TOLD_INK = (
    "#4b3e68",
    "#241b33",
    "#b5aac7",
    "#2e2340",
    "#ffcb6b",
    "#f3edf7",
)
BUTTONS = ("#ff9063", "#ffcb6b", "#8fd9a8")


class Shown(NamedTuple):
    """A frame of a moving picture: from when on it is seen (seconds), the key that was pressed, and what that does."""

    at: float
    frame: Frame
    key: str = ""
    told: str = ""


def still(frame: Frame, title: str, told: str) -> str:
    """A picture of one frame. `told`: what there is to see, for those who cannot."""
    width, height = size(frame)
    body = [*_window(width, height, title), _inside(_whole(frame))]
    return _document(width, height, title, told, STYLE, body)


def moving(film: Sequence[Shown], seconds: float, title: str, told: str) -> str:
    """A picture that moves, for so many seconds, over and over."""
    width, height = size(film[0].frame)
    foot = height + FOOT
    rules, groups = [], []
    for place, (before, now) in enumerate(pairwise(film), 1):
        rules.append(_keyframes(place, now.at / seconds))
        said = _caption(now, width, height) if (now.key, now.told) != (before.key, before.told) else []
        moved = drawn(changes(before.frame, now.frame))
        groups.append(f'<g id="f{place}" class="f">{"".join([*moved, *said])}</g>')
    first = _inside([*_whole(film[0].frame), *_caption(film[0], width, height), *groups])
    style = STYLE + _motion(seconds) + "".join(rules)
    return _document(width, foot, title, told, style, [*_window(width, foot, title), first])


def size(frame: Frame) -> tuple[int, int]:
    """How wide and high a frame is, in units, with the window around it."""
    columns, rows = max(x for x, _ in frame) + 1, max(y for _, y in frame) + 1
    return columns * WIDE + 2 * PAD, rows * HIGH + BAR + PAD


def _motion(seconds: float) -> str:
    return (
        f".f{{visibility:hidden;animation:{number(seconds)}s step-end infinite}}"
        "@media(prefers-reduced-motion:reduce){.f{animation:none!important}}"
    )


def _keyframes(place: int, part: float) -> str:
    """A group is hidden until its time comes, and stays to the end: what comes later is drawn over it."""
    return (
        f"@keyframes k{place}{{0%{{visibility:hidden}}{number(100 * part)}%,to{{visibility:visible}}}}"
        f"#f{place}{{animation-name:k{place}}}"
    )


def _whole(frame: Frame) -> list[str]:
    base = Counter(cell.ground for cell in frame.values()).most_common(1)[0][0]
    columns, rows = max(x for x, _ in frame) + 1, max(y for _, y in frame) + 1
    ground = f'<rect class="r" fill="{base}" width="{columns * WIDE}" height="{rows * HIGH}"/>'
    return [ground, *drawn(frame, base)]


def _inside(elements: Sequence[str]) -> str:
    return f'<g id="screen" transform="translate({PAD} {BAR})">\n' + "\n".join(elements) + "\n</g>"


def _window(width: int, height: int, title: str) -> list[str]:
    """The frame, its three buttons and its title."""
    buttons = "".join(f'<circle cx="{20 + 18 * n}" cy="19" r="5.5" fill="{fill}"/>' for n, fill in enumerate(BUTTONS))
    edge = f'rx="{ROUND}" fill="{BAR_GROUND}" stroke="{EDGE}"'
    return [
        f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" {edge}/>',
        buttons,
        _text(width // 2 - len(title) * WIDE // 2, 24, title, BAR_INK),
    ]


def _text(x: int, y: int, text: str, ink: str, names: str = "") -> str:
    style = f' class="{names}"' if names else ""
    return f'<text{style} x="{x}" y="{y}" textLength="{len(text) * WIDE}" fill="{ink}">{escape(text)}</text>'


def _caption(shown: Shown, width: int, height: int) -> list[str]:
    """The key that was pressed and what it does, in the foot of the window; it covers the one before."""
    top = height - BAR - PAD + 8
    elements = [f'<rect fill="{BAR_GROUND}" x="0" y="{top}" width="{width - 2 * PAD}" height="{FOOT - 8}"/>']
    x = 2
    if shown.key:
        wide = len(shown.key) * WIDE + 20
        cap = f'rx="6" fill="{KEY_GROUND}" stroke="{EDGE}"'
        elements.append(f'<rect x="2" y="{top + 2}" width="{wide}" height="26" {cap}/>')
        elements.append(_text(12, top + 20, shown.key, KEY_INK, "b"))
        x = wide + 16
    return [*elements, _text(x, top + 20, shown.told, TOLD_INK)] if shown.told else elements


def _document(width: int, height: int, title: str, told: str, style: str, body: Sequence[str]) -> str:
    sides = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    elements = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {sides} role="img" aria-labelledby="title told">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="told">{escape(told)}</desc>',
        f"<style>{style}</style>",
        *body,
        "</svg>",
    ]
    return "\n".join(elements) + "\n"
