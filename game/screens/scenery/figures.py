"""What people left and do on the mountain: the trail, its marks, tents, cairns, flags, and who is under way.

Small things are told by their shape as well as their colour: a step mastered is a lantern on a post, one to come a
single dot; a camp is a tent, with a flag when all of it is mastered; the climber has a head, a jacket, legs and a pack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.rules.values import dataclass
from game.screens.scenery.colours import Rows, bright, mix
from game.screens.scenery.dabs import lamp, put
from game.screens.scenery.scene import Scene
from game.screens.scenery.shape import Shape
from game.screens.scenery.sky import Sky
from game.screens.scenery.trail import Trail, step_place

GOLD, POLE, PALE, DARK, RED, WHITE, EMBER = 0xFFC95C, 0xDCCFC4, 0xE9E4F2, 0x17121D, 0xE8382F, 0xFFFFFF, 0xFF8A3C

COLOURS: Mapping[str, int] = {
    "h": 0xF3C7A0,  # the head
    "r": RED,  # the climber's jacket
    "b": 0x5FB4FF,  # a friend's jacket
    "p": 0x34479A,  # the pack
    "l": 0x23233A,  # legs
    "g": GOLD,
    "e": EMBER,
    "w": WHITE,
    "t": 0xF2B35A,  # canvas in the light
    "s": 0xB4672F,  # canvas in shade
    "d": 0x3A2418,  # the tent's door
    "k": 0x9A97A3,  # stone
    "K": 0xD8D4DC,  # stone in the light
    "o": 0x4A4552,  # a post, a pole
    "u": 0x8C8798,  # canvas of a camp not reached yet
    "v": 0x625D70,
}

CLIMBERS: Mapping[int, tuple[tuple[str, ...], tuple[str, ...]]] = {
    0: (("h", "r", "l"), ("h", "r", "l")),
    1: ((".h", "pr", "pr", ".l"), (".h", "pr", "pr", "l.")),
    2: ((".h", "pr", "pr", "ll"), (".h", "pr", "pr", ".l")),
    3: ((".hh", "prr", "prr", ".rr", ".l.", "l.l"), (".hh", "prr", "prr", ".rr", ".ll", ".l.")),
}
"""By size, each in two strides."""

TENTS: Mapping[int, tuple[str, ...]] = {
    0: ("t", "s"),
    1: (".t.", "tds"),
    2: ("..t..", ".tts.", "ttdss"),
    3: ("...t...", "..tts..", ".ttdss.", "tttdsss"),
}

CAIRNS: Mapping[int, tuple[str, ...]] = {0: ("K",), 1: ("K", "k"), 2: ("K.", "kk"), 3: (".K.", "kK.", "kkk")}


@dataclass(frozen=True, slots=True)
class Stage:
    """Where figures act: the shape with its trail, the light, and how large people are (0 to 3)."""

    shape: Shape
    trail: Trail
    sky: Sky
    size: int


def stage_of(shape: Shape, trail: Trail, sky: Sky) -> Stage:
    """Figures as large as the picture has room for."""
    return Stage(shape, trail, sky, sum(shape.height >= least for least in (15, 28, 60)))


def sprite(rows: Rows, drawn: Sequence[str], foot: tuple[int, int], *, flip: bool = False, share: float = 1.0) -> None:
    """A small figure whose lowest row stands at `foot`, its middle column there."""
    wide = max(len(row) for row in drawn)
    for up, row in enumerate(reversed(drawn)):
        for number, letter in enumerate(row):
            if letter != ".":
                across = wide - 1 - number if flip else number
                put(rows, foot[0] + across - wide // 2, foot[1] - up, COLOURS[letter], share)


def draw_world(rows: Rows, stage: Stage, scene: Scene, done: float) -> None:
    """Everything but the climber; the trail is climbed up to `done`, 0 to 1."""
    _way(rows, stage, done)
    _tents(rows, stage, scene, done)
    _marks(rows, stage, scene)
    _cairns(rows, stage, scene, done)
    for step in scene.others:
        draw_person(rows, stage, step_place(step, scene.steps), friend=True)
    if scene.summit:
        x = min(stage.shape.width - 1, int(stage.shape.peak) + (1, 2, 2, 3)[stage.size])
        draw_flag(rows, stage, (x, stage.shape.foot - stage.shape.outline[x][1]), RED)


def draw_person(rows: Rows, stage: Stage, place: float, *, stride: int = 0, friend: bool = False) -> None:
    """The climber, or a friend, on the trail; a soft dark rim keeps them apart from any ground."""
    x, y = stage.trail.at(place)
    foot = int(x), int(y) - (stage.size > 0)
    drawn = CLIMBERS[stage.size][stride][: 2 if stage.shape.height < 12 else None]
    if friend:
        drawn = tuple(row.replace("r", "b") for row in drawn)
    high = len(drawn)
    if stage.size:
        _rim(rows, drawn, foot, flip=stage.trail.heading(place) < 0)
        if stage.sky.stars > 0.2:
            lamp(rows, (foot[0], foot[1] - high / 2), high * 1.5, 0xFFB870, 0.30 * stage.sky.stars)
    sprite(rows, drawn, foot, flip=stage.trail.heading(place) < 0)


def _rim(rows: Rows, drawn: Sequence[str], foot: tuple[int, int], *, flip: bool) -> None:
    """The pixels next to a figure, a little darker."""
    wide = max(len(row) for row in drawn)
    taken = {
        (foot[0] + (wide - 1 - number if flip else number) - wide // 2, foot[1] - up)
        for up, row in enumerate(reversed(drawn))
        for number, letter in enumerate(row)
        if letter != "."
    }
    beside = {(x + a, y + b) for x, y in taken for a, b in ((-1, 0), (1, 0), (0, -1))} - taken
    for x, y in sorted(beside):
        if 0 <= y < len(rows) and 0 <= x < len(rows[0]):
            dim = bright(rows[y][x]) < 75
            put(rows, x, y, 0xFFDCA8 if dim else DARK, 0.20 if dim else 0.32)


def draw_flag(rows: Rows, stage: Stage, at: tuple[float, float], colour: int, share: float = 1.0) -> None:
    """A flag on a pole, its foot at a place; the one on the summit is red and the largest."""
    x, y = int(at[0]), int(at[1])
    high = (1, 2, 3, 5 if colour == RED else 4)[stage.size]
    for up in range(high + 1):
        put(rows, x, y - up, POLE, share)
    long = (1, 2, 2, 4 if colour == RED else 3)[stage.size]
    for over in range(1, long + 1):
        put(rows, x + over, y - high, colour, share)
        if stage.size and over < long:
            put(rows, x + over, y - high + 1, mix(colour, DARK, 0.22), share)


def _way(rows: Rows, stage: Stage, done: float) -> None:
    """The trail: bright as far as it is climbed, then dots; its lower edge in shade, so that it lies on the rock."""
    last = len(stage.trail.points) - 1
    night = stage.sky.stars
    warm, ahead = mix(0xFFD27A, 0xFFB652, 0.5 * night), mix(PALE, stage.sky.colours[3], 0.25)
    order = 0
    for (x, y), number, share in stage.trail.pixels:
        if number <= done * last:
            put(rows, x, y, warm, 0.95 * share)
            if share > 0.6:
                put(rows, x, y + 1, DARK, 0.26)
        elif share > 0.5:
            order += 1
            pale = y < len(rows) and bright(rows[y][x]) > 150
            put(rows, x, y, 0x5A4A6A if pale else ahead, 0.50 if order % 3 == 0 else 0.17)


def _marks(rows: Rows, stage: Stage, scene: Scene) -> None:
    """A lantern at each step mastered, a dot at each to come; fewer where there is no room for all."""
    room = stage.trail.length / max(1, scene.steps)
    if room < 2.2 or stage.size == 0:
        return
    for step in range(scene.steps):
        x, y = stage.trail.at(step_place(step, scene.steps))
        at = int(x), int(y)
        if step < len(scene.mastered) and scene.mastered[step]:
            if room >= 4:
                put(rows, at[0], at[1] - 1, 0xFFF3C4)
                put(rows, at[0], at[1], 0x7A5326)
                lamp(rows, (at[0], at[1] - 1), 3.0, 0xFFB860, 0.22 + 0.25 * stage.sky.stars)
            else:
                put(rows, *at, 0xFFF6D6)
        elif step > scene.here:
            put(rows, *at, WHITE, 0.72)
            put(rows, at[0], at[1] + 1, DARK, 0.25)


def _tents(rows: Rows, stage: Stage, scene: Scene, done: float) -> None:
    camps = [camp for camp in scene.camps if 0 <= camp < scene.steps]
    apart = stage.trail.length / max(1, len(camps))
    size = min(stage.size, sum(apart >= least for least in (6, 16, 24)))
    for number, camp in enumerate(camps):
        end = camps[number + 1] if number + 1 < len(camps) else scene.steps
        place = step_place(camp, scene.steps)
        x, y = _beside(stage, place, (1, 3, 4, 6)[size])
        reached = place <= done + 1e-9
        drawn = TENTS[size]
        if not reached:
            drawn = tuple(row.replace("t", "u").replace("s", "v") for row in drawn)
        elif stage.sky.stars > 0.15:
            lamp(rows, (x, y - 1), (3.0, 4.0, 5.5, 8.5)[size], 0xFF9A3C, 0.6 * stage.sky.stars)
            drawn = tuple(row.replace("d", "g") for row in drawn)
        sprite(rows, drawn, (x, y), share=1.0 if reached else 0.75)
        if size > 1 and all(scene.mastered[camp:end]) and end <= len(scene.mastered):
            draw_flag(rows, stage, (x + size + 1, y), GOLD)


def _beside(stage: Stage, place: float, aside: int) -> tuple[int, int]:
    """Just above the trail, a little outwards, still on the mountain."""
    x, y = stage.trail.at(place)
    away = aside * (-1 if x > stage.shape.peak else 1)
    foot = int(y) - (stage.size > 0)
    for shift in (away, -away, 0):
        if stage.shape.covers(x + shift + (2 if shift > 0 else -2), foot - 2):
            return int(x + shift), foot
    return int(x), foot


def _cairns(rows: Rows, stage: Stage, scene: Scene, done: float) -> None:
    """One for each comeback, spread along what is climbed, the newest near the climber."""
    room = max(1, int(done * stage.trail.length / 9))
    many = min(scene.cairns, room, 12)
    for number in range(many):
        place = done * (number + 0.5) / many if done > 0 else 0.0
        x, y = stage.trail.at(place)
        foot = int(x) + (2 if done == 0 else 0), int(y) - (stage.size > 0)
        stones = CAIRNS[stage.size]
        if 0 <= foot[1] < len(rows) and bright(rows[foot[1]][min(foot[0], len(rows[0]) - 1)]) > 140:
            stones = tuple(row.replace("k", "o").replace("K", "v") for row in stones)  # on snow, dark ones
        sprite(rows, stones, foot)
