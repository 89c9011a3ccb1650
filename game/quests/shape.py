"""Mistakes of shape: what the format models refuse, said in our own sentences instead of pydantic's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.quests.formats import QUEST_ID, SCHEDULE_KEYS, STEP_ID, TABLES, VOCABULARY
from game.quests.places import Path
from game.quests.words import SHOWN, found, hint, listed, nearest, quoted
from game.rules.text import clean

Problem = tuple[Path, str]
"""Where something is wrong, by path, and what."""

MOST_REFUSED = 500
"""So many refusals of one file are looked at: the nearest words of thousands of keys would take seconds."""

_SCHEDULES = (
    '{ every = "day" }',
    '{ days = ["mon", "wed"] }',
    '{ times = 3, per = "week" }',
    "{ every_days = 2 }",
    "{ month_day = 31 }",
)
_IDS = {
    QUEST_ID: '2 to 48 small letters, digits and hyphens, a letter first, like "read-daily"',
    STEP_ID: '1 to 32 small letters, digits and hyphens, no hyphen first, like "ten-pages"',
}


@dataclass(frozen=True, slots=True)
class _Refused:
    """One refusal of the models: where (form tags taken out), what stood there, and the numbers of the rule."""

    path: Path
    kind: str
    value: Any
    rule: Mapping[str, Any]

    @property
    def table(self) -> tuple[str, ...]:
        """The path of the table that holds the key, without list numbers: a key of `TABLES`."""
        return tuple(part for part in self.path[:-1] if isinstance(part, str))

    @property
    def key(self) -> str:
        """The key it is about; of a list item, the key of its list."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def subject(self) -> str:
        """What a sentence about it starts with."""
        is_item = self.path and isinstance(self.path[-1], int)
        return f'item {int(self.path[-1]) + 1} of "{self.key}"' if is_item else f'"{self.key}"'


def shape_problems(error: ValidationError) -> Iterator[Problem]:
    """One problem for each mistake of shape. A key missing because it is misspelt is told where it stands."""
    refused = [_refused(details) for details in error.errors(include_url=False)[:MOST_REFUSED]]
    unknown = [each for each in refused if each.kind == "extra_forbidden"]
    misspelt = {(*each.path[:-1], nearest(each.key, TABLES[each.table])) for each in unknown}
    for each in refused:
        if each.kind != "missing" or each.path not in misspelt:
            yield _place(each), _sentence(each)


def _refused(details: ErrorDetails) -> _Refused:
    return _Refused(_real_path(details["loc"]), details["type"], details["input"], details.get("ctx", {}))


def _real_path(loc: tuple[str | int, ...]) -> Path:
    """A location of pydantic without the tag of the form a schedule or measure has, which follows its key."""
    return tuple(part for i, part in enumerate(loc) if not i or loc[i - 1] not in ("schedule", "measure"))


def _place(refused: _Refused) -> Path:
    return (*refused.path, "kind") if refused.kind == "union_tag_invalid" else refused.path


def _sentence(refused: _Refused) -> str:
    say = _SENTENCES.get(refused.kind)
    return say(refused) if say else f"{refused.subject} can't be {found(refused.value)}"


def _unknown(r: _Refused) -> str:
    known = TABLES[r.table]
    if clean(r.key) in known and clean(r.key) != r.key:
        return f"there are spaces or invisible characters in the key {quoted(r.key)}"
    if r.table == ("measure",) and r.key in known:
        return f'"{r.key}" goes with the kinds count and at_most only'
    if r.key in SCHEDULE_KEYS and known == tuple(SCHEDULE_KEYS):
        return f'"{r.key}" does not go with the key before it; expected one of {listed(_SCHEDULES)}'
    if r.table and r.key in TABLES[()]:
        return f'unknown key "{r.key}" in "{r.table[-1]}"; keys of the whole quest go above the first [heading]'
    expected = hint(r.key, known) or f"; expected one of {listed(known)}"
    return f"unknown key {quoted(r.key)}{expected}"


def _list(r: _Refused) -> str:
    heading = ".".join((*r.table, r.key))
    tables = heading in ("steps", "mentors", "mentors.scenes")
    return f"{r.subject} must be {f'tables headed [[{heading}]]' if tables else 'a list'}, found {found(r.value)}"


def _word(r: _Refused) -> str:
    words = VOCABULARY[r.key]
    expected = f"one of {listed(words)}" if len(words) > 1 else f'"{words[0]}"'
    return f"{r.subject} must be {expected}, found {found(r.value)}{hint(r.value, words)}"


def _kind(r: _Refused) -> str:
    kinds, value = VOCABULARY["kind"], r.value["kind"]
    return f'"kind" must be one of {listed(kinds)}, found {found(value)}{hint(value, kinds)}'


def _form(r: _Refused) -> str:
    if r.key == "measure":
        return f'missing key "kind"; expected one of {listed(VOCABULARY["kind"])}'
    return f"{r.subject} must be one of {listed(_SCHEDULES)}; found {found(r.value)}"


def _id(r: _Refused) -> str:
    pattern = r.rule["pattern"]
    slug = re.sub("[^a-z0-9]+", "-", r.value[:SHOWN].lower()).strip("-")
    near = f'; did you mean "{slug}"?' if re.fullmatch(pattern, slug) else ""
    return f"{r.subject} must be {_IDS[pattern]}; found {found(r.value)}{near}"


_SENTENCES: dict[str, Callable[[_Refused], str]] = {
    "missing": lambda r: f'missing key "{r.key}"',
    "extra_forbidden": _unknown,
    "string_type": lambda r: f"{r.subject} must be text in quotes, found {found(r.value)}",
    "int_type": lambda r: f"{r.subject} must be a whole number, found {found(r.value)}",
    "list_type": _list,
    "model_type": lambda r: f"{r.subject} must be a table, found {found(r.value)}",
    "model_attributes_type": lambda r: f"{r.subject} must be a table, found {found(r.value)}",
    "literal_error": _word,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _form,
    "string_pattern_mismatch": _id,
    "string_too_short": lambda r: f"{r.subject} must not be empty",
    "string_too_long": lambda r: f"{r.subject} may have {r.rule['max_length']} characters, found {len(r.value)}",
    "too_short": lambda r: f"{r.subject} must not be empty",
    "too_long": lambda r: f"{r.subject} may hold {r.rule['max_length']}, found {len(r.value)}",
    "greater_than_equal": lambda r: f"{r.subject} must be at least {r.rule['ge']:,}, found {found(r.value)}",
    "less_than_equal": lambda r: f"{r.subject} must be at most {r.rule['le']:,}, found {found(r.value)}",
}
