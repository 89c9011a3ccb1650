"""Settings: those that change the rules are said like moves; looks and keys are a small file of this device.

The first frame asks for them, so reading them takes the standard library only: the file is checked when it has
changed (`looks_file.py`, which needs pydantic), and the checked copy is kept beside the read model.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from game.play.game import Game, NotSaved
from game.rules.moves import ChangeSetting, Refusal
from game.rules.text import clean
from game.rules.values import dataclass
from game.rules.world import DAY_START
from game.saves import disk
from game.saves.atomic import write_atomic
from game.saves.errors import because
from game.saves.paths import make_local

SLOTS_ADVICE = "slots_advice"
ON, OFF = "on", "off"

TEXTUAL_THEMES = (
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
"""The themes that come with the toolkit of the screens (a test holds the list against it)."""

LOOKS: dict[str, tuple[str, ...]] = {
    "theme": ("dusk", "daylight", *TEXTUAL_THEMES),
    "motion": ("full", "reduced"),
    "symbols": ("auto", "plain", "emoji", "ascii"),
}
"""The keys of `settings.toml` and what each may be; the first is what holds where nothing is said."""

SCHEMA = 3
"""Of the checked copy: one more whenever `LOOKS`, or what is kept of the keys, changes."""

KEYS = "keys"
"""The table of `settings.toml` with the player's own keys, by action."""

KEYS_SAID = "Keys are changed in the game, on the page of settings: it knows which of them are free."

_ABOUT = {
    DAY_START: "when a day begins: late evenings belong to the day before; a change counts from the next day's start",
    SLOTS_ADVICE: "whether a fourth quest at a time is advised against, once",
    "theme": "colours: dusk is dark, daylight is light, ansi-dark and ansi-light are those of your terminal",
    "motion": "how much moves: full or reduced",
    "symbols": "what is drawn with; auto is what your terminal can show",
}


@dataclass(frozen=True, slots=True)
class SettingKey:
    """A setting: what it may be, in words, what holds where nothing is said, and whether it changes the rules."""

    key: str
    allowed: tuple[str, ...]
    default: str
    about: str
    rules: bool


@dataclass(frozen=True, slots=True)
class SettingView:
    """A setting and its value; `now` is what holds today, where a change counts from tomorrow."""

    key: SettingKey
    value: str
    now: str


@dataclass(frozen=True, slots=True)
class UnknownSetting:
    """No setting is called so: what was asked, and the names that come near."""

    asked: str
    near: tuple[str, ...]
    code: str = "unknown_setting"

    @property
    def message(self) -> str:
        """What to tell the player."""
        hint = f" Did you mean {' or '.join(self.near)}?" if self.near else f" There are {', '.join(_ABOUT)}."
        return f"There is no setting “{self.asked}”.{hint}"


@dataclass(frozen=True, slots=True)
class KeysSaid:
    """The keys a player gave to an action, each one a key that can be given; `place` is where `settings.toml` says so.

    Whether there is such an action, and whether another one needs the key, is for the screens to judge.
    """

    action: str
    keys: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Looks:
    """How the game looks on this device. `mistakes` are the lines of `settings.toml` that were passed over."""

    theme: str = LOOKS["theme"][0]
    motion: str = LOOKS["motion"][0]
    symbols: str = LOOKS["symbols"][0]
    mistakes: tuple[str, ...] = ()
    keys: tuple[KeysSaid, ...] = ()


def setting_keys() -> tuple[SettingKey, ...]:
    """Every setting there is."""
    rules = (
        SettingKey(DAY_START, ("00:00 to 23:59",), "04:00", _ABOUT[DAY_START], rules=True),
        SettingKey(SLOTS_ADVICE, (ON, OFF), ON, _ABOUT[SLOTS_ADVICE], rules=True),
    )
    return (*rules, *(SettingKey(key, words, words[0], _ABOUT[key], rules=False) for key, words in LOOKS.items()))


def settings(game: Game) -> tuple[SettingView, ...]:
    """Every setting as it holds; a changed day start is shown from when it is said."""
    worn = looks(game)
    values = {key: str(getattr(worn, key)) for key in LOOKS} | _rules(game)
    start = game.played.world.day_start
    waits = start.until is not None and game.today <= start.until
    now = values | ({DAY_START: _as_time(start.before)} if waits else {})
    return tuple(SettingView(key, values[key.key], now[key.key]) for key in setting_keys())


def _rules(game: Game) -> dict[str, str]:
    world = game.played.world
    advice = world.settings.get(SLOTS_ADVICE) is not False
    return {DAY_START: _as_time(world.day_start.minutes), SLOTS_ADVICE: ON if advice else OFF}


def change_setting(game: Game, key: str, text: str) -> str | Refusal | UnknownSetting:
    """Set any setting from what somebody typed; one sentence. Raises `NotSaved`."""
    name = key.strip().casefold().replace("-", "_")
    if name == KEYS or name.startswith(f"{KEYS}."):
        return Refusal("bad_setting", KEYS_SAID)
    if name in LOOKS:
        changed = set_look(game, name, text)
        return changed if isinstance(changed, Refusal | UnknownSetting) else f"{name} is {getattr(changed, name)}."
    if name not in _ABOUT:
        return UnknownSetting(clean(key, 40), _near(name))
    from game.play.schedules import parse_day_start

    value = parse_day_start(text) if name == DAY_START else _on_or_off(text)
    if isinstance(value, Refusal):
        return value
    if _said(value) == _rules(game)[name]:
        return f"{name} is {_said(value)} already. Nothing changed."
    told = game.say(ChangeSetting(name, value))
    if isinstance(told, Refusal):
        return told
    when = ", from tomorrow on" if name == DAY_START else ""
    return f"{name} is {_said(value)}{when}."


def _on_or_off(text: str) -> bool | Refusal:
    word = text.strip().casefold()
    if word in (ON, "yes", "true"):
        return True
    if word in (OFF, "no", "false"):
        return False
    return Refusal("bad_setting", f"{SLOTS_ADVICE} is {ON} or {OFF}, not “{clean(text, 40)}”.")


def _said(value: bool | int) -> str:
    if isinstance(value, bool):
        return ON if value else OFF
    return _as_time(value)


def _as_time(minutes: int) -> str:
    from game.play.schedules import day_start_said  # its patterns take as long to make as all the rest of this module

    return day_start_said(minutes)


def _near(name: str) -> tuple[str, ...]:
    from difflib import get_close_matches  # 4 ms, needed for a mistake only

    inside = [key for key in _ABOUT if len(name) > 2 and (name in key or key in name)]
    return tuple(dict.fromkeys([*inside, *get_close_matches(name, _ABOUT, n=3, cutoff=0.5)]))


def looks(game: Game) -> Looks:
    """The looks of this device. A file with mistakes is no error: what it says well holds, the rest is as ever."""
    path = game.root.settings
    try:
        facts = path.stat()
    except OSError:
        return Looks()
    mark = [SCHEMA, facts.st_size, facts.st_mtime_ns]
    kept = _checked_copy(game, mark)
    if kept is not None:
        return kept
    from game.play.looks_file import read_looks  # pydantic: 95 ms, after a change only

    read = read_looks(path)
    _keep_copy(game, mark, read)
    return read


def _copy_path(game: Game) -> Path:
    return game.root.read / "looks.json"


def _checked_copy(game: Game, mark: list[int]) -> Looks | None:
    try:
        kept = json.loads(disk.read_regular(_copy_path(game), disk.MAX_SMALL))
        if kept["of"] != mark or any(kept["looks"][key] not in words for key, words in LOOKS.items()):
            return None
        said = tuple(KeysSaid(str(action), tuple(map(str, keys)), str(place)) for action, keys, place in kept[KEYS])
        return Looks(**kept["looks"], mistakes=tuple(str(line) for line in kept["mistakes"]), keys=said)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _keep_copy(game: Game, mark: list[int], read: Looks) -> None:
    plain = {
        "of": mark,
        "looks": {key: getattr(read, key) for key in LOOKS},
        "mistakes": read.mistakes,
        KEYS: [[said.action, said.keys, said.place] for said in read.keys],
    }
    with suppress(OSError):  # made again next time
        make_local(game.root)
        write_atomic(_copy_path(game), json.dumps(plain, ensure_ascii=False).encode(), durable=False)


def set_look(game: Game, key: str, value: str) -> Looks | Refusal | UnknownSetting:
    """Change one of the looks in `settings.toml`, leaving comments and everything else as it is. Raises `NotSaved`."""
    if key not in LOOKS:
        return UnknownSetting(clean(key, 40), _near(key))
    word = value.strip().casefold()
    if word not in LOOKS[key]:
        return Refusal("bad_setting", f"{key} is one of {', '.join(LOOKS[key])}, not “{clean(value, 40)}”.")
    return _write(game, (key,), word)


def set_keys(game: Game, action: str, keys: Sequence[str]) -> Looks | Refusal:
    """Give an action keys of the player's own (none: its usual ones again) in `settings.toml`. Raises `NotSaved`.

    The keys are settled and free: the screens have judged them.
    """
    value = None if not keys else keys[0] if len(keys) == 1 else list(keys)
    return _write(game, (KEYS, action), value)


def usual_keys(game: Game) -> Looks | Refusal:
    """Give every action its usual keys again. Raises `NotSaved`."""
    return _write(game, (KEYS,), None)


def _write(game: Game, place: tuple[str, ...], value: str | list[str] | None) -> Looks | Refusal:
    from game.play.looks_file import with_value

    path = game.root.settings
    try:
        old = disk.read_regular(path.resolve(), disk.MAX_SMALL) if path.exists() else b""
        new = with_value(old, place, value)
        if isinstance(new, Refusal):
            return new
        if new != old:
            make_local(game.root)
            write_atomic(path.resolve(), new, durable=True)
    except OSError as error:
        raise NotSaved(because(error)) from error
    return looks(game)
