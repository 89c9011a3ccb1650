"""Words this game does not say, each list with the finding it rests on (docs/rules.md, How the game speaks).

They are patterns for `re`, without regard to case. The tests read every text of the game against them, and the advice
of `quest check` the texts of a quest file.
"""

from __future__ import annotations

import re

YOU_ARE = r"\byou(?:’|')?(?: a)?re "


def words(*alternatives: str) -> str:
    """Any of these, as whole words."""
    return rf"\b(?:{'|'.join(alternatives)})\b"


TRAITS = (
    YOU_ARE + r"(?:so|such|a born|a real)\b",
    YOU_ARE
    + "(?:very |really |a |an |the )*"
    + words("strong", "weak", "good", "great", "bad", "smart", "clever", "special", "brave", "tough", "reliable"),
    YOU_ARE
    + "(?:very |really |a |an |the )*"
    + words("disciplined", "determined", "dedicated", "winner", "loser", "star"),
    words("talented", "genius", "gifted", "heroic", "champion", "superstar", "rock ?star", "legendary", "born to"),
    words("lazy", "weak-willed", "undisciplined", "hopeless", "pathetic", "stupid", "your willpower"),
)
"""What a person is. Praise of the person led to shame after failure, praise of the process did not (Brummelman and
others, 2014); feedback works less the more it turns from the task to the self (Kluger and DeNisi, 1996)."""

SUPERLATIVES = (
    words("amazing", "awesome", "incredibl[ey]", "fantastic", "brilliant(?:ly)?", "wonderful", "excellent", "superb"),
    words("outstanding", "perfect(?:ly)?", "phenomenal", "spectacular", "unbelievabl[ey]", "unstoppable", "flawless"),
    words("magnificent", "fabulous", "terrific", "epic", "bravo", "congratulations", "proud of you", "keep it up"),
    words("crush(?:ed|ing) it", "nailed it", "killing it", "smashed it", "well done", "good job", "great (?:job|work)"),
    r"[a-z]!(?:\s|$)",
)
"""Inflated praise made children of low self-esteem choose easier tasks (Brummelman and others, 2014)."""

GUILT = (
    words("fail(?:ed|ure|ures|ing|s)?", "should have", "ought to have", "shame(?:ful)?", "ashamed", "guilt(?:y)?"),
    words(
        r"disappoint\w*",
        "(?:your|no) excuses?",
        "gave up",
        "give up",
        "giving up",
        "let (?:yourself|us) down",
        "wasted",
    ),
    words("lost your", "you lost", "ruin(?:ed)?", "finally did", "about time", "streaks?"),
    words("hurry up", "last chance", "running out", "before it is too late", "don(?:’|')t break"),
)
"""A lapse coded as failure can make what follows worse than no goal would (Soman and Cheema, 2004). No countdowns."""

COMPARISONS = (
    words("(?:than|unlike) (?:others?|other people|everybody|everyone|anyone|your friends?)"),
    words("most people", "other players", "the average (?:player|person)", "ahead of others", "rank(?:ed|ing)? above"),
    r"\btop \d+ ?%",
)
"""No comparison with others, after a miss or at any time (science rules 16 and 22)."""

MEDICAL = (
    words("cures?", "cured", "heals?", "healed", "therapeutic", "treats? your", "treatment (?:for|of)", r"diagnos\w+"),
    words("lowers? (?:your )?(?:blood|cortisol|stress|anxiety)", r"prevents? (?:illness|disease|injur\w+)", "detox"),
    words("good for your (?:heart|health)", "healthier", "lose weight", "weight loss", "burns? fat", "antidepressant"),
    words("guarantee[sd]?", "scientifically proven"),
)
"""The game is no medical care (science, section 7 and the refuse list)."""

CLAIMS = (
    words("you can (?:do|manage|reach|climb|master|keep)", "you(?: wi|’|')ll (?:do|manage|make|succeed|reach)"),
    words("easily", "no problem", "piece of cake", "within (?:your )?reach", "nothing can stop", "you are ready"),
    words("you(?:’|')ve got this", "believe in you"),
)
"""Persuasion never claims more than the player's rating + 20 (science rule 18). What is said to encourage makes no
claim at all about what somebody can do, so that none can go too far."""

NO_CLAIM = (
    r"how sure are you that, as of now, you can do",
    r"why (?:you|one) can do",
    r"what you (?:have shown you )?can do",
    r"the part you can do",
    r"what you will do",
    r"is not within reach",
)
"""Questions, the names of one's own lines and of the evidence, and three plain words in quest files."""

BELITTLING = (
    r"\bonly \{?\w",
    r"\bjust (?:a|one|do|try|\{)",
    words("merely", "but you"),
    words("the (?:best|greatest|most)", "never before", "you (?:must|have to|need to)"),
)
"""No small words for what was done, and no large ones (science rules 14 and 16)."""

EVERYWHERE = (*TRAITS, *SUPERLATIVES, *GUILT, *COMPARISONS, *MEDICAL)
"""For every text of the game."""

ENCOURAGING = (*EVERYWHERE, *CLAIMS, *BELITTLING)
"""For what is said to encourage, which is read more closely."""


def found_in(text: str, patterns: tuple[str, ...]) -> list[str]:
    """The words of these lists that stand in a text."""
    return [match[0] for pattern in patterns for match in re.finditer(pattern, text, re.IGNORECASE)]
