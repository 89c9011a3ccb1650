"""The light of an hour: the colours of the sky, where sun and moon stand, and how they light a slope.

Hours are those of a day with the sun up from about half past six to a quarter to seven: the game does not know where
its player lives.
"""

from __future__ import annotations

from datetime import datetime
from math import cos, pi, sqrt

from game.rules.values import dataclass, replace
from game.screens.scenery.colours import Light, blend, mix
from game.screens.scenery.moon import phase_of

SUNRISE, SUNSET = 6.1, 18.9


@dataclass(frozen=True, slots=True)
class Hour:
    """The sky at one hour: five colours from the zenith to the horizon, the shade, the light, the stars."""

    at: float
    colours: tuple[int, int, int, int, int]
    shade: Light
    lamp: Light
    stars: float
    glow: int


_NIGHT = (
    (0x060A1C, 0x0A1130, 0x121D48, 0x1E2F60, 0x324677),
    (0.21, 0.25, 0.41),
    (0.36, 0.44, 0.66),
    1.0,
    0xC9D6FF,
)
_DAY = ((0x2C6CBD, 0x4789D2, 0x76AFE3, 0xA6CFEE, 0xD6E9F2), (0.47, 0.54, 0.70), (0.60, 0.50, 0.36), 0.0, 0xFFF6D8)

HOURS = (
    Hour(0.0, *_NIGHT),
    Hour(4.4, *_NIGHT),
    Hour(
        5.4,
        (0x0D1536, 0x1D2656, 0x3D386F, 0x74507C, 0xB8706F),
        (0.25, 0.26, 0.41),
        (0.32, 0.24, 0.30),
        0.55,
        0xFFB59A,
    ),
    Hour(
        6.5,
        (0x2A3F80, 0x5B64A4, 0xA680AC, 0xEA9F92, 0xFFD09A),
        (0.38, 0.37, 0.54),
        (0.74, 0.42, 0.26),
        0.06,
        0xFFDFA6,
    ),
    Hour(
        7.8, (0x3A72BA, 0x689CD4, 0x9FC1E2, 0xD9D8DA, 0xFCE4BE), (0.44, 0.49, 0.64), (0.70, 0.50, 0.30), 0.0, 0xFFEFC4
    ),
    Hour(9.6, *_DAY),
    Hour(15.2, *_DAY),
    Hour(
        17.0,
        (0x3768AC, 0x6791C8, 0xADB9CF, 0xEECFA8, 0xFFDB9C),
        (0.41, 0.42, 0.57),
        (0.78, 0.48, 0.24),
        0.0,
        0xFFE7A8,
    ),
    Hour(
        18.4, (0x28306F, 0x57478C, 0xA2587F, 0xEA7A60, 0xFFB962), (0.33, 0.29, 0.47), (0.84, 0.38, 0.20), 0.05, 0xFFD08A
    ),
    Hour(
        19.3,
        (0x171B4C, 0x322A66, 0x5E3876, 0x9A4E72, 0xDC8066),
        (0.26, 0.24, 0.42),
        (0.46, 0.24, 0.26),
        0.40,
        0xFFA680,
    ),
    Hour(
        20.6, (0x0B1033, 0x151B49, 0x26285F, 0x403870, 0x685079), (0.21, 0.23, 0.40), (0.34, 0.36, 0.54), 0.85, 0xD9C8F0
    ),
    Hour(22.0, *_NIGHT),
    Hour(24.0, *_NIGHT),
)

PLACES = (0.0, 0.34, 0.6, 0.82, 1.0)
"""Where the five colours stand between zenith and horizon."""


@dataclass(frozen=True, slots=True)
class Sky:
    """The light of one moment. `side` is where it comes from, -1 left to 1 right; `height` how high it stands, 0 to 1.

    `sun` and `moon` are their ways across the sky, -1 rising to 1 setting, or None while they are down.
    """

    colours: tuple[int, ...]
    shade: Light
    lamp: Light
    stars: float
    glow: int
    side: float
    height: float
    sun: float | None
    moon: float | None
    phase: float


def sky_at(when: datetime) -> Sky:
    """The sky at a local wall-clock time."""
    hour = when.hour + when.minute / 60
    after = next(number for number, key in enumerate(HOURS) if key.at > hour)
    one, other = HOURS[after - 1], HOURS[after]
    share = (hour - one.at) / (other.at - one.at)
    phase = phase_of(when)
    moon = _moon(hour, phase)
    sun = (hour - 12.5) / (SUNSET - 12.5)
    side, height = _light(hour, sun, moon)
    lit = (1 - cos(2 * pi * phase)) / 2 if moon is not None else 0.0
    stars = one.stars + (other.stars - one.stars) * share
    lamp = blend(one.lamp, other.lamp, share)
    strength = 1 - stars * 0.42 * (1 - lit)  # without a moon the slopes are lit by stars
    return Sky(
        tuple(mix(a, b, share) for a, b in zip(one.colours, other.colours, strict=True)),
        blend(one.shade, other.shade, share),
        (lamp[0] * strength, lamp[1] * strength, lamp[2] * strength),
        stars,
        mix(one.glow, other.glow, share),
        side,
        height,
        sun if -1.06 <= sun <= 1.06 else None,
        moon if stars > 0.2 else None,
        phase,
    )


def freshened(sky: Sky) -> Sky:
    """The same with the first colours of a dawn along the horizon."""
    rose, gold = mix(0xEA9F92, 0xFFD7C8, 1 - sky.stars), mix(0xFFD09A, 0xFFEBC4, 1 - sky.stars)
    share = 0.55 - 0.2 * sky.stars
    colours = (
        *sky.colours[:2],
        mix(sky.colours[2], rose, 0.35 * share),
        mix(sky.colours[3], rose, share),
        mix(sky.colours[4], gold, share),
    )
    lamp = (sky.lamp[0] * 1.06, sky.lamp[1], sky.lamp[2] * 0.97)
    return replace(sky, colours=colours, lamp=lamp)


def _moon(hour: float, phase: float) -> float | None:
    """The moon's way across the sky: a full one is highest at midnight, a new one at noon."""
    since = (hour - 12 - 24 * phase + 12) % 24 - 12
    return since / 6.4 if abs(since) <= 6.4 else None


def _light(hour: float, sun: float, moon: float | None) -> tuple[float, float]:
    """From which side and height the light falls: the sun, its afterglow, then the moon."""
    by_sun = _wide(max(-1.0, min(1.0, sun))), max(0.05, sqrt(max(0.0, 1 - sun * sun)))
    by_moon = (_wide(moon), sqrt(max(0.0, 1 - moon * moon))) if moon is not None else (-0.7, 0.6)
    day = 1.0 if SUNRISE <= hour <= SUNSET else max(0.0, 1 - min(abs(hour - SUNRISE), abs(hour - SUNSET)) / 1.5)
    return by_moon[0] + (by_sun[0] - by_moon[0]) * day, by_moon[1] + (by_sun[1] - by_moon[1]) * day


def _wide(way: float) -> float:
    """A light near the middle of its way still falls a little from one side, or slopes would look flat."""
    return (1 if way >= 0 else -1) * abs(way) ** 0.6 if way else 0.0
