"""Saves and quest files in which every text is hostile, made behind the back of every check.

Compiled quests, events of every kind (with kinds, keys, dates and amounts nobody would write), quest files in the
library and the settings.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from game.rules.calendar import Now
from game.rules.events import Noted, Planned, QuestSet, Rated, Reviewed, Set, Unknown, Void, WhyICan
from game.saves.journal import Journal
from game.saves.paths import Root
from tests.screens.playing import LAKE, TODAY, Player, at, quest_text

EVIL = {
    "orders": "A\x1b[2J\x1b[31mB\x1b]0;pwned\x07C\x1bPq#\x1b\\D\x1b]52;c;cHduZWQ=\x07E\x9d52;c;cHduZWQ=\x9cF"
    "\x1b[?1049l\x1b[?1000hG\x1bcH\x9b6nI",
    "unseen": "Z"
    + "\u0301\u0317\u0353" * 60
    + "algo 走る 👩‍👩‍👧‍👦 ❤️ ᄒ\u1161\u11ab글 abc\u202edcb\u2066x\u200bb\u200dc\ufeff"
    "\U000e0041\x00\x08\x0b\x0c\r\nE\u2028F\xadG 走る走る走る",
    "markup": "[@click=app.quit]Z[/] a [/nope] b [/ [bold][[red]]x $ember {self} %s trailing\\",
    "long": "[@click=app.quit]long" * 500,
}
"""The last one has more than 10,000 characters."""

KEPT = {"compiled", "id", "version", "schedule", "start"}
"""What a compiled quest is found and judged by; every other text in it is made hostile."""
IN_A_LINE = 500
"""Characters of a text in the journal, whose lines are short."""
KEPT_IN_A_FILE = 60
AN_ACTION = 8
WORDS = re.compile(r'(?m)^(title|why|author|cue|plan_b|tiny|instruction|advice) = ".*"$')


def spoil(value: Any, text: str) -> Any:
    """The same value with another text in every place for one."""
    if isinstance(value, dict):
        return {name: each if name in KEPT else spoil(each, text) for name, each in value.items()}
    if isinstance(value, list):
        return [spoil(each, text) for each in value]
    return text if isinstance(value, str) else value


def spoiled(plain: dict[str, Any], text: str) -> dict[str, Any]:
    """A compiled quest with hostile texts, those it had none of before among them."""
    first = plain["steps"][0]["id"]
    every = dict.fromkeys(("title", "why", "author", "cue", "plan_b", "tiny"), text)
    mentor = {
        "name": text,
        "start": first,
        "obstacles": [text],
        "scenes": [["missed", first, text], ["step", "", text]],
    }
    measure = [plain["measure"][0], text, text]
    evil: dict[str, Any] = spoil(plain, text) | every
    evil |= {"measure": measure, "tags": [text] * 3, "cautions": [text] * 3, "mentors": [mentor]}
    for step in evil["steps"]:
        step |= {"tiny": text, "advice": text}
    return evil


def spoil_journal(player: Player, text: str) -> None:
    """Events of every kind that say this, for every quest and for none."""
    text = text[:IN_A_LINE]
    said: list[Any] = [Set(text, text), Void(text), Unknown(f"x.{text}", {text: text, "quest": text})]
    strangers: dict[str, dict[str, Any]] = {
        "day": {"quest": text, "day": "2026-11-22", "outcome": "done", "step": text, "amount": 10**15, text: text},
        "quest.taken": {"quest": text, "sha": text, "start": text, "rules": 10**9},
        "quest.dropped": {"quest": text, "why": text},
        "step": {"quest": "read", "to": text, "from_day": "9999-12-31", "why": text},
        "rest": {"quest": "read", "from": "9999-12-30", "until": "9999-12-31", "why": text},
        "note": {"quest": "read", "day": "0001-01-01", "text": text},
        "rated": {"quest": "read", "step": text, "value": -(10**18)},
        "set": {"key": "day_start", "value": [text, {text: None}]},
        "plan": {"quest": text, "day": "9999-12-31", "barrier": text, "if": text, "then": text},
    }
    said += [Unknown(kind, payload) for kind, payload in strangers.items()]
    for view in player.session().today.quests:
        step = view.step.id
        changes = {"title": text, "cue": text, "plan_b": text, "why": text, "tiny": text, "unheard": text}
        said += [
            Noted(view.id, TODAY, text),
            QuestSet(view.id, TODAY, changes),
            Rated(view.id, step, 10**12),
            Planned(view.id, TODAY, "", text, text),
            Planned(view.id, TODAY, "tired", text, text),
            Planned(view.id, TODAY, text, text, text),
            WhyICan(view.id, TODAY, text),
            WhyICan(view.id, date.min, f"{text} again", text),
            Reviewed(date(2026, 11, 2), text, text),
            Unknown("day", {"quest": view.id, "day": "2031-01-01", "outcome": "done", "step": step, "amount": 10**12}),
            Unknown("day", {"quest": view.id, "day": "1999-12-31", "outcome": "some", "step": step, "note": text}),
        ]
    for first in range(0, len(said), AN_ACTION):
        Journal(Root(player.root)).append(said[first : first + AN_ACTION], Now(at(TODAY, 18), 0, TODAY))


def make_evil(player: Player, text: str) -> None:
    """Every text of a save that is under way, made hostile behind the game's back."""
    root = Root(player.root)
    if player.session().today.quests:
        for path in root.compiled.glob("*.json"):
            path.write_text(json.dumps(spoiled(json.loads(path.read_text("utf-8")), text)), "utf-8")
        spoil_journal(player, text)
    spelled = json.dumps(text, ensure_ascii=False)
    player.write("lake", LAKE.replace('"Walk round the lake"', spelled).replace('"To know that I can"', spelled))
    player.write("broken", LAKE.replace("why =", f"{json.dumps(text[:20])} ="))
    player.write("no-toml", f"{text} = [[[")
    root.local.mkdir(parents=True, exist_ok=True)
    keys = f"[keys]\ndone = {spelled}\n{spelled} = {spelled}\n"
    root.settings.write_text(f"theme = {spelled}\nmotion = {spelled}\n{spelled} = 1\n{keys}", "utf-8")


def fill_shelf(folder: Path, text: str) -> None:
    """A whole quest file, as hostile as one can be, in a field of life the welcome knows."""
    spelled = json.dumps(text[:KEPT_IN_A_FILE], ensure_ascii=False)
    file = quest_text("aaa", "", [""] * 4).replace("why =", 'tags = ["reading"]\nwhy =')
    file = WORDS.sub(lambda found: f"{found[1]} = {spelled}", file)
    (folder / "aaa.toml").write_text(file.replace('"Stop when something hurts."', spelled), "utf-8")
