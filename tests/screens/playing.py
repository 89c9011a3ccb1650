"""Saves for the screens: a few quests of our own, played day by day through the use cases with a pretended clock.

The quests are written here, so that a change to a bundled one changes no frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from game.play import checkins, opening, stepping, sure, taking
from game.play.game import Game
from game.play.party import party
from game.play.sharing import me, set_name, share
from game.play.views import QuestView
from game.quests.reader import QuestFile, read_quest
from game.rules.calendar import Instant
from game.rules.events import Outcome
from game.rules.moves import CheckIn, Move, Refusal, TakeRest
from game.saves import disk
from game.saves.journal import players
from game.saves.paths import Root
from game.screens.session import Session
from tests.screens.public import three_friends

TODAY = date(2026, 11, 22)
"""A Sunday."""
PLAYER = "01kagtv5zg0000000000000000"
"""What the game says follows from who plays, too: it is always the same player."""


def at(day: date, hour: int = 18, minute: int = 30) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = at(TODAY)) -> None:  # noqa: B008 - a constant
        self.now = now

    def __call__(self) -> Instant:
        return Instant(self.now, 0)

    def go_to(self, day: date, hour: int = 18, minute: int = 30) -> None:
        self.now = at(day, hour, minute)


STEPS = """
[[steps]]
id = "s{n}"
{amount}instruction = "{instruction}"
tiny = "{tiny}"
mastery = {{ done = {done}, of = {of} }}
advice = "{advice}"
"""


def quest_text(
    quest: str,
    title: str,
    instructions: Sequence[str],
    *,
    amounts: Sequence[int] = (),
    measure: str = '{ kind = "yes_no" }',
    schedule: str = '{ every = "day" }',
    mastery: tuple[int, int] = (3, 4),
) -> str:
    """A quest file."""
    head = f"""format = 1
id = "{quest}"
title = "{title}"
why = "To know that I can"
author = "A. Tester"
schedule = {schedule}
measure = {measure}
cue = "After supper"
plan_b = "If it gets late: the tiny version, standing up"
tiny = "Begin for two minutes"
cautions = ["Stop when something hurts."]
"""
    steps = [
        STEPS.format(
            n=number,
            amount=f"amount = {amounts[number - 1]}\n" if amounts else "",
            instruction=instruction,
            tiny="Begin, and stop after a minute",
            done=mastery[0],
            of=mastery[1],
            advice="Lay everything out the evening before.",
        )
        for number, instruction in enumerate(instructions, 1)
    ]
    return head + "".join(steps)


PAGES = '{ kind = "count", unit = "pages", unit_one = "page" }'
READ = quest_text(
    "read",
    "Read every day",
    [f"Read {n} pages." for n in (2, 3, 5, 8, 10, 12)],
    amounts=(2, 3, 5, 8, 10, 12),
    measure=PAGES,
)
LIGHTS = quest_text(
    "lights", "Lights out at eleven", ["Put out the big lamp.", "Put the phone away.", "Lights out at eleven."]
)
PHONE = """format = 1
id = "phone"
title = "Less scrolling"
schedule = { every = "day" }
measure = { kind = "at_most", unit = "minutes", unit_one = "minute" }
tiny = "Wait ten minutes first"

[ladder]
from = 60
to = 30
instruction = "Scroll for {amount} at most."
"""
SPEAK = quest_text(
    "speak",
    "Speak up in meetings",
    ["Greet one person by name.", "Ask a question you wrote down.", "Say what you think, once."],
    schedule='{ times = 2, per = "week" }',
)
LAKE = quest_text(
    "lake", "Walk round the lake", ["Walk once round the lake."], amounts=(1,), mastery=(2, 3),
    measure='{ kind = "count", unit = "rounds", unit_one = "round" }',
)  # fmt: skip
MENTORED = (
    quest_text(
        "walk",
        "Walk every day",
        [f"Walk to the {place}." for place in ("gate", "tree", "bridge", "lake")],
        mastery=(2, 3),
    )
    + """
[[mentors]]
name = "Ada, who limped"
start = "s1"
obstacles = ["tired"]
scenes = [
  { on = "taken", text = "She set out in slippers." },
  { on = "missed", text = "Her knee swelled, and she stayed in for a week." },
  { on = "comeback", text = "She went as far as the letter box, with a stick." },
  { on = "mastered", step = "s1", text = "The gate squeaks; she knew it by its squeak now." },
  { on = "step", step = "s4", text = "The lake was frozen." },
  { on = "summit", text = "She walked round it." },
]
"""
)
BROKEN = READ.replace("why =", "wyh =").replace("amount = 3", 'amount = "three"')

OUTCOMES = {"d": Outcome.DONE, "s": Outcome.SOME, "m": Outcome.MISSED}


class Player:
    """A save under `root`, played in letters: d done, s some, m missed, r rest, - silence, a number is an amount."""

    def __init__(self, root: Path, first: date) -> None:
        self.root = root
        self.clock = Clock(at(first))
        self.game: Game = opening.open_game(str(root), {}, self.clock)

    def write(self, name: str, text: str) -> Path:
        """A quest file of the player's own."""
        folder = self.root / "quests"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.toml"
        path.write_text(text, "utf-8")
        return path

    def take(self, name: str, text: str) -> str:
        return self.take_file(read_quest(self.write(name, text)))

    def take_file(self, file: QuestFile) -> str:
        root = Root(self.root)
        if not players(root):
            disk.make_folder(root.player(PLAYER))
        taken = taking.take(self.game, file)
        assert not isinstance(taken, Refusal), taken
        return taken.id

    def say(self, quest: str, letter: str, day: date | None = None) -> None:
        day = day or self.game.today
        move: Move
        if letter == "-":
            return
        if letter == "r":
            move = TakeRest(quest, day, day)
        elif letter in OUTCOMES:
            move = CheckIn(quest, OUTCOMES[letter], day)
        else:
            move = CheckIn(quest, Outcome.DONE, day, amount=int(letter))
        told = checkins.check_in(self.game, move)
        assert not isinstance(told, Refusal), told

    def rate(self, quest: str, value: int) -> None:
        said = stepping.rate(self.game, quest, value)
        assert isinstance(said, str), said

    def play(self, days: dict[str, Sequence[str]], until: date) -> None:
        """One letter a day for each quest, the last of them for the day before `until`; then it is `until`."""
        longest = max(map(len, days.values()), default=0)
        for place in range(longest):
            self.go_to(until - timedelta(days=longest - place))
            for quest, letters in days.items():
                index = place - (longest - len(letters))
                if index >= 0:
                    self.say(quest, letters[index])
        self.go_to(until)
        self.try_out()

    def try_out(self) -> None:
        """They know the scale of ratings from before, and would rather not be asked how sure they are."""
        self.game.keep()
        sure.practised(self.game)
        for course in self.game.played.world.courses.values():
            sure.skip(self.game, course.quest, course.state.step)

    def go_to(self, day: date, hour: int = 18, minute: int = 30) -> None:
        self.clock.go_to(day, hour, minute)
        self.game.refresh()

    def settle(self) -> None:
        """Leave what a game leaves when it ends: a read model, and the heights beside it."""
        self.session().keep()

    def session(self) -> Session:
        """A session of its own on the same save, as the app opens it."""
        return Session(opening.open_game(str(self.root), {}, self.clock), self.clock)

    def view(self, quest: str) -> QuestView:
        self.game.refresh()
        return next(view for view in opening.today(self.game).quests if view.id == quest)


def several_weeks(root: Path) -> Player:
    """Five quests: a comeback waits, yesterday got no word, a limit is half used, one is not due, one is warm."""
    player = Player(root, TODAY - timedelta(days=20))
    for name, text in (("lights", LIGHTS), ("read", READ), ("speak", SPEAK)):
        player.take(name, text)
    player.go_to(TODAY - timedelta(days=6))
    player.take("phone", PHONE)
    player.play(
        {
            "lights": list("dddmdddsddddrddmddmm"),
            "read": list("ddmddddsdddddmdddd-"),
            "speak": list("d--d----d-d---m---d-"),
            "phone": ["70", "80", "-", "75", "30"],
        },
        TODAY,
    )
    player.say("phone", "25")
    player.settle()
    return player


def nearly_mastered(root: Path) -> Player:
    """Two days of three done: the next done masters the step."""
    player = Player(root, TODAY - timedelta(days=3))
    player.take("read", READ)
    player.play({"read": list("dmd")}, TODAY)
    player.settle()
    return player


def often_rated(root: Path) -> Player:
    """A rating before each of fourteen tries, high ones kept and low ones not always; the last one fell."""
    player = Player(root, TODAY - timedelta(days=14))
    player.take("lights", LIGHTS)
    values = (90, 80, 80, 60, 60, 90, 40, 60, 30, 70, 60, 90, 80, 50)
    for place, (value, letter) in enumerate(zip(values, "dddmdddmmddsdd", strict=True)):
        ago = len(values) - place
        player.go_to(TODAY - timedelta(days=ago))
        player.rate("lights", value)
        player.say("lights", letter)
    player.go_to(TODAY)
    player.rate("lights", 20)
    player.settle()
    return player


def nearly_up(root: Path) -> Player:
    """One day short of the only step of the ladder: the next done is the summit."""
    player = Player(root, TODAY - timedelta(days=1))
    player.take("lake", LAKE)
    player.play({"lake": list("d")}, TODAY)
    player.settle()
    return player


def with_friends(root: Path) -> Player:
    """Several weeks, reading shared by name, and three friends whose files are in the shared folder."""
    player = several_weeks(root)
    set_name(player.game, "Robin")
    share(player.game, "read", "named")
    three_friends(root, me(player.game), TODAY, LAKE)
    party(player.game)
    player.settle()
    return player


def with_newer(root: Path) -> Player:
    """Several weeks, and a newer file of the reading quest."""
    player = several_weeks(root)
    newer = READ.replace('title = "Read', 'version = 2\ntags = ["lakeside"]\ntitle = "Read')
    player.write("read", newer.replace("Read 2 pages.", "Read two pages."))
    return player


def empty(root: Path) -> Player:
    """Nothing yet."""
    return Player(root, TODAY)
