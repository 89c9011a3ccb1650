"""The rules behind the advice on quest files, each with the finding it rests on, and what all of them look at.

To leave a rule is no mistake: such a file is taken all the same. What is our own choice says so. A number in brackets
is that of the source in docs/science.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.quests.places import Path
from game.rules.quest import Quest, Step


@dataclass(frozen=True, slots=True)
class Rule:
    """What a quest file does well to keep to, and why: `source` names studies, or says that it is our own choice."""

    code: str
    text: str
    source: str


Found = tuple[Path, Rule, str]
"""Where (a path of the file's tree), by which rule, and what was found there."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A quest and its file's tree: what the rules look at."""

    quest: Quest
    tree: dict[str, object]

    @property
    def has_ladder(self) -> bool:
        """Whether the steps are worked out from a `[ladder]`."""
        return "ladder" in self.tree

    def at(self, number: int, key: str) -> Path:
        """The path of a key of the step at an index; of a `[ladder]`, where the key stands for all steps."""
        if self.has_ladder:
            return "ladder", {"amount": "to"}.get(key, key)
        return "steps", number, key

    def texts(self) -> Iterator[tuple[Path, str, bool]]:
        """Every text that is read: where, what it says, and whether it is told in a story."""
        quest = self.quest
        for key in ("title", "why", "cue", "plan_b", "tiny"):
            yield (key,), getattr(quest, key), False
        yield from ((("tags", i), tag, False) for i, tag in enumerate(quest.tags))
        yield from ((("cautions", i), text, False) for i, text in enumerate(quest.cautions))
        for i, step in enumerate(quest.steps[:1] if self.has_ladder else quest.steps):
            yield from ((self.at(i, key), text, False) for key, text in _told(step))
        for i, mentor in enumerate(quest.mentors):
            yield ("mentors", i, "name"), mentor.name, True
            yield from ((("mentors", i, "scenes", j, "text"), s.text, True) for j, s in enumerate(mentor.scenes))

    def asked(self) -> Iterator[tuple[Path, str]]:
        """What the player is asked to do: every text but the cautions and the stories."""
        yield ("measure", "unit"), self.quest.measure.unit
        yield from ((path, text) for path, text, story in self.texts() if not story and path[0] != "cautions")


def _told(step: Step) -> Iterator[tuple[str, str]]:
    return ((key, getattr(step, key)) for key in ("instruction", "tiny", "advice"))


FIRST_STEP = Rule(
    "first-step",
    "A first step could be done today, on a bad day.",
    "Bandura 1994, how the first tries go weighs most [4]; the sizes are ours",
)
TINY = Rule(
    "tiny",
    "Each step has a tiny version of two minutes or less, which counts as some of it on a bad day.",
    "Fogg 2019; Williams and French 2011, instruction [2]",
)
JUMP = Rule(
    "jump",
    "Amounts change by a fifth at most, or to the next amount people say.",
    "our own choice, and no promise of safety: Buist 2008 [17]",
)
CAMP = Rule(
    "camp",
    "A camp holds five to seven steps, so that its end is in sight.",
    "Bandura and Schunk 1981, goals close at hand [10]; the seven is ours",
)
FURTHER = Rule(
    "further",
    "Each step asks for something the one below did not.",
    "Bandura and Schunk 1981 [10]; a habit to hold is one step",
)
WINDOW = Rule(
    "window",
    "A window has room for a missed day; one missed day changes nothing that matters.",
    "Lally 2010 [23]; Sharif and Shu 2017, slack [24]; Soman and Cheema 2004 [21]",
)
FAR = Rule(
    "far",
    "The next step is weeks away at the most, and the summit can be reached.",
    "Bandura and Schunk 1981, goals close at hand [10]; the weeks are ours",
)
MENTORS = Rule(
    "mentors",
    "Two mentors or more, who began on different steps and met different things.",
    "Schunk, Hanson and Cox 1987 [45], in children; who fits is found by start and obstacle",
)
FALLS = Rule(
    "falls",
    "A mentor misses a day and comes back: those who struggle teach more than those who never do.",
    "Schunk and Hanson 1985 [44]; Schunk, Hanson and Cox 1987 [45]; in children",
)
CAUTION = Rule(
    "caution",
    "A field that can hurt says first what to look out for.",
    "our refuse list; general clinical guidance",
)
NO_LADDER = Rule(
    "no-ladder",
    "No ladder for weight, calories, fasting, less sleep or medication: more of it is not better.",
    "our refuse list; a matter for somebody who knows you, such as a doctor",
)
CUE = Rule(
    "cue",
    "A cue is something that happens anyway (“after I put the kettle on”), not a time of the clock.",
    "Stawarz 2015 [37]; Sheeran 2024 [30]",
)
PLAN = Rule(
    "plan",
    "A plan B says “If … then …”, beginning with what is most likely to get in the way.",
    "Sheeran 2024, d = 0.27 to 0.66 over 642 tests [30]",
)
DO = Rule(
    "do",
    "An instruction says what to do, not what to leave.",
    "our own choice, after Webb 2012 on holding thoughts down [50]",
)
AMOUNT = Rule(
    "amount",
    "An instruction names the amount of its step: the amount decides the day.",
    "our own choice: a day that is judged by another number is unfair",
)
TRAITS = Rule(
    "traits",
    "Texts speak of what is done, never of what somebody is.",
    "Brummelman 2014, in children [28]; Kluger and DeNisi 1996 [27]",
)
PRAISE = Rule(
    "praise",
    "No superlatives and no exclamation marks: after inflated praise, children chose easier tasks.",
    "Brummelman 2014, in children [28]",
)
GUILT = Rule(
    "guilt",
    "No words of blame, loss or hurry: a lapse that is held against somebody makes what follows worse.",
    "Soman and Cheema 2004 [21]; Silverman and Barasch 2022 [20]",
)
OTHERS = Rule(
    "others",
    "No comparison with other people.",
    "our own choice: a low rank teaches nobody that they can",
)
MEDICAL = Rule(
    "medical",
    "No claim about health: this is a game, and no treatment.",
    "our refuse list",
)
CLAIMS = Rule(
    "claims",
    "No promise of what somebody can do: they know better how sure they are.",
    "Warner 2011, the arguments of others did nothing [9]",
)

RULES = (
    *(NO_LADDER, CAUTION, FIRST_STEP, TINY, JUMP, AMOUNT, CAMP, FURTHER, WINDOW, FAR, CUE, PLAN, DO, MENTORS, FALLS),
    *(TRAITS, PRAISE, GUILT, OTHERS, MEDICAL, CLAIMS),
)
"""Every rule, the weightiest first."""
