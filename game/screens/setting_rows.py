"""What the page of settings says: a row for each setting and each action, and all about the chosen one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from game.play.settings import LOOKS, Looks, SettingView
from game.screens.actions import BY_ID, Action
from game.screens.keymap import Keymap, shown, usual
from game.screens.rebinding import by_place, judged, places
from game.screens.symbols import MARKS, STATUSES, Symbols, Tier
from game.screens.widgets.settings import KEYS, About, Row

if TYPE_CHECKING:
    from textual.theme import Theme

DAY_START, SLOTS_ADVICE, THEME, MOTION, SYMBOLS = "day_start", "slots_advice", "theme", "motion", "symbols"
USUAL_KEYS = "usual_keys"
MISTAKE = "mistake."

NAMES = {
    DAY_START: "A day begins at",
    SLOTS_ADVICE: "Advice before a fourth quest",
    THEME: "Theme",
    MOTION: "Motion",
    SYMBOLS: "Symbols",
}

TOLD = {
    DAY_START: "Until then it is still the day before",
    SLOTS_ADVICE: "Whether a word is said before you take it",
    THEME: "The colours of everything",
    MOTION: "How much moves by itself",
    SYMBOLS: "What signs and borders are drawn with",
}
"""What each means, in a line; the panel says more, and from when a change holds."""

LONG = {
    DAY_START: "What you say before that time belongs to the day before. A change counts from the next day’s start "
    "and rewrites nothing.",
    SLOTS_ADVICE: "Three quests at a time are a good start. The fourth is advised against once, then taken.",
    THEME: "The colours of everything. Another theme holds at once.",
    MOTION: "How much moves by itself: the climber, numbers that count up. A change holds at once.",
    SYMBOLS: "What signs and borders are drawn with. Choose other ones where some look broken. A change holds at once.",
}

MEANINGS = {
    (SLOTS_ADVICE, "on"): "one sentence is said, once",
    (SLOTS_ADVICE, "off"): "nothing is said",
    (MOTION, "full"): "numbers count up, the climber walks",
    (MOTION, "reduced"): "everything stands still",
    (SYMBOLS, "auto"): "what your terminal can show",
    (SYMBOLS, "plain"): "signs most fonts have",
    (SYMBOLS, "emoji"): "pictures, two cells wide",
    (SYMBOLS, "ascii"): "letters and marks every font has",
}

RULES, LOOK = "The rules, on all your devices", "The looks, on this device"
KEYS_OF = "Keys "


class Seen(NamedTuple):
    """What the page is made from: the settings, what `settings.toml` says and where it is, keys and symbols."""

    views: Sequence[SettingView]
    looks: Looks
    path: str
    keymap: Keymap
    symbols: Symbols
    unsaved: Mapping[str, str]
    themes: Mapping[str, Theme]


def rows(seen: Seen) -> list[Row]:
    """Every row: mistakes first, then rules, looks and keys."""
    wrong = (*seen.looks.mistakes, *judged(seen.looks.keys).mistakes)
    head = "Passed over in settings.toml"
    made = [
        Row(f"{MISTAKE}{place}", "", "", told, "" if place else head, mistake=True) for place, told in enumerate(wrong)
    ]
    made += _settings([view for view in seen.views if view.key.rules], RULES, seen)
    made += _settings([view for view in seen.views if not view.key.rules], LOOK, seen)
    for panes, group in by_place():
        made += _keys(panes, group, seen)
    if seen.keymap.own:
        told = "Give every action the keys it came with"
        made.append(Row(USUAL_KEYS, "All usual keys again", "", told, "Keys as they were"))
    return made


def _settings(views: Iterable[SettingView], heading: str, seen: Seen) -> list[Row]:
    return [
        Row(view.key.key, NAMES[view.key.key], held(view, seen), TOLD[view.key.key], "" if place else heading)
        for place, view in enumerate(views)
    ]


def held(view: SettingView, seen: Seen) -> str:
    """The value that holds; one the disk refused holds until the player leaves."""
    return seen.unsaved.get(view.key.key, view.value)


def _keys(panes: tuple[str, ...], group: Iterable[Action], seen: Seen) -> list[Row]:
    ascii_only = seen.symbols.ascii
    return [
        Row(
            f"{KEYS}{action.id}",
            action.word,
            seen.keymap.all_shown(action.id, ascii_only=ascii_only),
            action.help,
            "" if place else f"{KEYS_OF}{places(panes)}",
            own=action.id in seen.keymap.own,
        )
        for place, action in enumerate(group)
    ]


# --- the panel -------------------------------------------------------------------------------------------------------


def about(row: Row, seen: Seen) -> About:
    """All there is to say about a row."""
    if row.mistake:
        texts = (row.told, f"The rest of the file holds. It is {seen.path}.")
        return About("Passed over", texts, how="Mend the line in your editor, then come back to this page.")
    if row.id == USUAL_KEYS:
        return About(row.name, (f"{row.told}. Your own are taken out of settings.toml.",), how=_how("{change}", seen))
    if row.id.startswith(KEYS):
        return _about_keys(BY_ID[row.id.removeprefix(KEYS)], seen)
    return _about_setting(next(view for view in seen.views if view.key.key == row.id), seen)


def _about_keys(action: Action, seen: Seen) -> About:
    ascii_only = seen.symbols.ascii
    own = action.id in seen.keymap.own
    came = " or ".join(shown(key, ascii_only=ascii_only) for key in usual(action.id))
    keys = seen.keymap.all_shown(action.id, ascii_only=ascii_only)
    held_by = f"Your own: {keys}. It came with {came}." if own else f"{'Keys' if ' or ' in keys else 'Key'}: {keys}"
    texts = (f"{action.help}.", held_by, f"It holds {places(action.panes)}.")
    how = "{change}, then the new key" + (" · {change_back} gives the usual one back" if own else "")
    return About(action.word, texts, how=_how(how, seen))


def _about_setting(view: SettingView, seen: Seen) -> About:
    key = view.key.key
    texts = [LONG[key]]
    if view.now != view.value:
        texts.append(f"Today still begins at {view.now}; {view.value} holds from tomorrow on.")
    if key in seen.unsaved:
        texts.append(f"Not saved: {seen.unsaved[key]} holds until you leave.")
    kept = "Kept in your journal." if view.key.rules else f"Kept in {seen.path}."
    choices = () if key == DAY_START else tuple((word, _meaning(key, word, seen)) for word in _words(view))
    how = {
        DAY_START: "{change}, then type a time or step by half hours",
        THEME: "{change}, then look at each; escape takes back what you did not choose",
    }.get(key, "{change} next · {change_back} the other way")
    return About(NAMES[key], (*texts, kept), choices, held(view, seen), _how(how, seen), colours=key == THEME)


def _words(view: SettingView) -> tuple[str, ...]:
    return LOOKS.get(view.key.key, view.key.allowed)


def _meaning(key: str, word: str, seen: Seen) -> str:
    if key == THEME:
        theme = seen.themes.get(word)
        if theme is None or theme.ansi:
            return "your terminal’s own colours"
        return "dark" if theme.dark else "light"
    if key == SYMBOLS and word != "auto" and not seen.symbols.ascii:
        tier = Tier[word.upper()]
        signs = [STATUSES[name][tier] for name in ("pending", "done", "some", "rest")]
        return " ".join([*signs, MARKS["mastered"][tier], MARKS["ahead"][tier]])
    return MEANINGS.get((key, word), "")


def _how(text: str, seen: Seen) -> str:
    ascii_only = seen.symbols.ascii
    keys = {name: seen.keymap.shown(name, ascii_only=ascii_only) for name in ("change", "change_back")}
    return text.format_map(keys)
