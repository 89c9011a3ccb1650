"""What moves: the climber walks, a flag goes up, a camp fire burns, the summit is greeted with lights.

A moment is drawn from (land, scene, seconds since it began) alone, and ends by itself.
"""

from __future__ import annotations

from math import cos, pi, sin

from game.rules.values import dataclass
from game.screens.scenery.colours import Rows, mix
from game.screens.scenery.dabs import lamp, put
from game.screens.scenery.figures import (
    EMBER,
    GOLD,
    Stage,
    draw_flag,
    draw_person,
    draw_world,
    sprite,
)
from game.screens.scenery.heavens import aurora
from game.screens.scenery.noise import Chance
from game.screens.scenery.painter import Land
from game.screens.scenery.scene import Scene, fraction_of

AFTER = {"walk": 0.25, "comeback": 2.6, "mastered": 1.8, "summit": 4.6}
"""Seconds each moment lasts once the climber has arrived."""

PIXELS_A_SECOND = 22.0
SHORTEST, LONGEST = 0.7, 2.6

BURSTS = (0xFFC94A, 0xFF5A4E, 0x59C8FF, 0xB07CFF, 0x6BE08A, 0xFF8AC4)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment under way: its name, the scene it ends on, and from where to where the climber walks, 0 to 1."""

    name: str
    scene: Scene
    start: float
    end: float
    walk: float

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.walk + AFTER[self.name]


def moment_of(name: str, stage: Stage, before: Scene | None, scene: Scene) -> Moment | None:
    """The moment between two scenes, or None for a name that is none."""
    if name not in AFTER:
        return None
    end = fraction_of(scene)
    start = fraction_of(before) if before is not None and before.quest == scene.quest else end
    way = abs(end - start) * stage.trail.length
    walk = min(LONGEST, max(SHORTEST, way / PIXELS_A_SECOND)) if way > 0.5 else 0.0
    return Moment(name, scene, start, end, walk)


def frame(land: Land, moment: Moment, now: float) -> Rows:
    """The picture so many seconds after the beginning."""
    rows = land.rows()
    stage = land.stage
    if stage is None:
        return rows
    share = 1.0 if moment.walk <= 0 else min(1.0, now / moment.walk)
    eased = share * share * (3 - 2 * share)
    place = moment.start + (moment.end - moment.start) * eased
    after = now - moment.walk
    if moment.name == "summit" and after > 0:
        _lights(rows, stage, after / AFTER["summit"], after)
    draw_world(rows, stage, moment.scene, place)
    if moment.name == "comeback" and after > 0:
        _fire(rows, stage, place, after)
    draw_person(rows, stage, place, stride=int(now * 6) % 2 if share < 1 else 0)
    if moment.name == "mastered" and after > 0:
        _planted(rows, stage, place, after)
    if moment.name == "summit" and after > 0:
        _fireworks(rows, stage, after)
    return rows


def _fire(rows: Rows, stage: Stage, place: float, after: float) -> None:
    """A camp fire beside the climber: it catches, flickers, and burns down."""
    x, y = stage.trail.at(place)
    life = min(1.0, after / 0.4) * min(1.0, (AFTER["comeback"] - after) / 0.5)
    flicker = 0.85 + 0.15 * sin(after * 19) * cos(after * 7)
    side = -stage.trail.heading(place)
    foot = int(x) + side * (2, 3, 5, 6)[stage.size], int(y) - (stage.size > 0)
    reach = (5.0, 8.0, 11.0, 17.0)[stage.size]
    lamp(rows, foot, reach * (0.85 + 0.15 * flicker), 0xFF8A30, 0.75 * life * flicker)
    tall = int(after * 8) % 2
    drawn = (
        ("e",),
        ("g", "e") if tall else ("e", "e"),
        (".g.", "geg", "eoe") if tall else ("...", "ge.", "eoe"),
        _FIRES[tall],
    )[stage.size]
    sprite(rows, drawn, foot, share=max(0.0, life))


_FIRES = (("..g..", ".ge..", ".geg.", "eggee", "okoko"), (".g...", "..eg.", ".gge.", "eegge", "okoko"))


def _planted(rows: Rows, stage: Stage, place: float, after: float) -> None:
    """A flag goes up where the step was mastered, and a few sparks with it."""
    x, y = stage.trail.at(place)
    up = min(1.0, after / 0.5)
    gone = min(1.0, (AFTER["mastered"] - after) / 0.4)
    at = x + stage.trail.heading(place) * (2, 3, 3, 4)[stage.size], y - 1 + (1 - up) * 3
    lamp(rows, (at[0], at[1] - 3), (4.0, 5.0, 7.0, 12.0)[stage.size], GOLD, 0.5 * up * gone)
    draw_flag(rows, stage, at, GOLD, up * gone)
    for number in range(10):
        way = number / 10 * 2 * pi
        far = (3 + 7 * min(1.0, after / 0.9)) * (0.6, 0.8, 1.0, 1.6)[stage.size]
        spark = int(at[0] + cos(way) * far), int(at[1] - 4 + sin(way) * far * 0.8)
        put(rows, *spark, 0xFFF0B8, max(0.0, 0.9 - after * 0.8))


def _lights(rows: Rows, stage: Stage, share: float, after: float) -> None:
    """Behind the mountain: northern lights by night, rays from the summit by day."""
    swell = sin(pi * min(1.0, share))
    if stage.sky.stars > 0.3:
        for _ in aurora(rows, stage.shape, 0.9 * swell * stage.sky.stars, 3 + after * 0.12, layers=1):
            pass
    lamp(
        rows,
        (stage.shape.peak, stage.shape.top),
        0.32 * stage.shape.tall,
        GOLD,
        (0.22 + 0.33 * stage.sky.stars) * swell,
    )


def _fireworks(rows: Rows, stage: Stage, after: float) -> None:
    """Rockets over the summit, one after the other."""
    shape = stage.shape
    chance = Chance(shape.seed ^ 0xF12E)
    width, dark = shape.width, stage.sky.stars
    for number in range(9):
        born = number * 0.42 + chance(0, 0.2)
        x, y = shape.peak + chance(-0.34, 0.34) * width, chance(0.12, 0.55) * shape.skyline
        colour, many = BURSTS[int(chance() * len(BURSTS))], 22
        age = after - born
        if not 0 <= age < 1.5:
            continue
        rise = min(1.0, age / 0.35)
        if rise < 1:
            start = shape.skyline
            put(rows, int(x), int(start + (y - start) * rise), 0xFFF2D0, 0.9)
            put(rows, int(x), int(start + (y - start) * rise) + 1, EMBER, 0.5)
            continue
        grown = 1 - (1 - (age - 0.35) / 1.15) ** 2.4
        fade = max(0.0, 1 - (age - 0.35) / 1.15)
        lamp(rows, (x, y), 0.11 * shape.height + 3, colour, (0.10 + 0.28 * stage.sky.stars) * fade)
        for spark in range(many):
            way = 2 * pi * (spark + 0.5 * (spark % 2)) / many
            far = grown * (0.17 * shape.height + 1.5) * (1.0 if spark % 2 else 0.62)
            px, py = int(x + cos(way) * far), int(y + sin(way) * far + 0.05 * shape.height * grown**2)
            if 0 <= py < shape.height and 0 <= px < width:
                rows[py][px] = mix(rows[py][px], mix(colour, 0xFFFFFF, 0.25 * dark), fade)
