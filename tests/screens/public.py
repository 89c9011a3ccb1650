"""Friends' files in the shared folder, written line by line as the game of a friend would write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from game.party.facts import (
    Opened,
    Profile,
    PublicCheer,
    PublicDay,
    PublicFact,
    PublicOffer,
    PublicQuest,
    PublicTip,
)
from game.party.lines import to_line

ADA, BO, CY = (letter * 26 for letter in "123")
"""Public ids of three friends."""
OUTCOMES = {"d": "done", "s": "some", "m": "missed", "r": "rest", "-": ""}
METRES = {"d": 1050, "s": 420}


class FriendFile:
    """A friend's file: facts are added to its end."""

    def __init__(self, root: Path, player: str, name: str) -> None:
        self.folder = root / "party" / player
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path = self.folder / f"{player[:1] * 10}-2026.jsonl"
        self.writer = player[:1] * 10
        self.n = 0
        self.add(Opened(player), Profile(name))

    def add(self, *facts: PublicFact) -> None:
        """More lines at the end."""
        with self.path.open("ab") as file:
            for fact in facts:
                self.n += 1
                file.write(to_line(self.writer, self.n, fact))

    def climb(
        self,
        alias: str,
        quest: tuple[str, str, Sequence[str]],
        letters: str,
        until: date,
        *,
        rises: Iterable[int] = (),
        sha: str = "",
        tips: Sequence[tuple[str, str]] = (),
    ) -> None:
        """A quest (its id, title and steps) shared by name: a letter a day up to `until`, a step up on some of them."""
        alias = alias * 10
        name, title, steps = quest
        first = until - timedelta(days=len(letters) - 1)
        place, ups = 0, set(rises)
        facts: list[PublicFact] = [
            PublicQuest(alias, "named", name, title, sha or "a" * 64, first, steps[0], tuple(steps))
        ]
        for number, letter in enumerate(letters):
            place = min(len(steps) - 1, place + (number in ups))
            if OUTCOMES[letter]:
                day = first + timedelta(days=number)
                facts.append(PublicDay(alias, day, METRES.get(letter, 0), OUTCOMES[letter], steps[place]))
        self.add(*facts, *[PublicTip(alias, step, text) for step, text in tips])

    def earn(self, alias: str, days: Sequence[tuple[date, int]]) -> None:
        """A quest of which the metres alone are shared."""
        alias = alias * 10
        self.add(PublicQuest(alias, "points"), *[PublicDay(alias, day, cm) for day, cm in days])

    def cheer(self, to: str, day: date, text: str, *, sign: str = "", about: str = "", number: str = "1") -> None:
        """A cheer."""
        self.add(PublicCheer(number * 10, to, day, sign, text, about))

    def offer(self, text: str) -> str:
        """A quest file that lies beside."""
        data = text.encode()
        sha = sha256(data).hexdigest()
        (self.folder / "quests").mkdir(exist_ok=True)
        (self.folder / "quests" / f"{sha}.toml").write_bytes(data)
        self.add(PublicOffer(sha))
        return sha


def three_friends(root: Path, me: str, today: date, offered: str, *, evil: str = "") -> None:
    """Ada and Bo read as the player does; Cy's file has a line that is damaged. With `evil` every text is that."""
    steps = [f"s{number}" for number in range(1, 7)]
    read = ("read", evil or "Read every day", steps)
    ada = FriendFile(root, ADA, evil or "Ada")
    told = [(step, evil or f"A tip of Ada's for {step}: leave the book on the pillow.") for step in steps]
    ada.climb("1", read, "ddmddddsdddddmddddddddddmmmsdddddrddddd", today, rises=(8, 19, 30), tips=told)
    ada.climb("2", ("first-5k", evil or "Run 5 km", ["a", "b", "c"]), "d--d-m-d--d", today, rises=(7,))
    ada.cheer(me, today - timedelta(days=1), evil or "I saw you come back.", sign="rope", about="comeback")
    bo = FriendFile(root, BO, evil or "Bo")
    bo.climb("3", read, "ddddmmmmmdddsd", today - timedelta(days=1), rises=(9,))
    bo.earn("4", [(today - timedelta(days=2), 1200), (today, 800)])
    bo.cheer(ADA, today - timedelta(days=3), evil or "Eleven pages!", about="step", number="2")
    bo.offer(offered)
    cy = FriendFile(root, CY, evil or "Cy")
    lights = ("lights", evil or "Lights out at eleven", ["s1", "s2", "s3"])
    cy.climb("5", lights, "ddddm", today - timedelta(days=8))
    with cy.path.open("ab") as file:
        file.write(b'{"c":"00000000","e":{"v":1}}\n')
