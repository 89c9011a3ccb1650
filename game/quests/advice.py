"""Advice on a quest file without mistakes: what makes a ladder hard to climb or a text hard to hear, and by which rule.

Pure: it looks at the bytes of a file, and judges nothing but what stands there. Advice is never a mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from game.quests.advice_ladder import ladder_advice
from game.quests.advice_texts import text_advice
from game.quests.advising import RULES, Looked
from game.quests.parsing import parse
from game.quests.places import Places, normal, places
from game.quests.reader import parse_quest
from game.rules.text import clean

MOST_ADVICE = 40
"""So many pieces are given of one file; nobody reads more at once."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice with its place (line 0: the file as a whole), its rule, and what the rule rests on."""

    file: str
    line: int
    column: int
    code: str
    text: str
    rule: str
    source: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: advice: {self.text}. {self.rule} ({self.code}: {self.source})"


def advise(data: bytes, name: str) -> tuple[Advice, ...]:
    """The advice on the bytes of a quest file called `name`, the weightiest rule first, then in file order.

    Raises `QuestFileError` for a file with mistakes.
    """
    quest = parse_quest(data, name).quest
    text = normal(data.decode("utf-8-sig"))
    looked, where = Looked(quest, parse(text)), places(text)
    file = clean(name, 400)
    found = {}
    for path, rule, said in chain(ladder_advice(looked), text_advice(looked)):
        line, column = _place(where, path)
        found[path, rule.code] = Advice(file, line, column, rule.code, said, rule.text, rule.source)
    weight = {rule.code: i for i, rule in enumerate(RULES)}
    return tuple(sorted(found.values(), key=lambda each: (weight[each.code], each.line, each.column)))[:MOST_ADVICE]


def _place(where: Places, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Where a path stands, or what holds it; what is about the whole file has no place."""
    return where.at(path) if path else (0, 0)
