"""A ladder of its own for tests that compare with recorded numbers: bundled files may change."""

from game.rules.ladder import camps
from game.rules.quest import EVERY_DAY, Measure, MeasureKind, Quest, Step

AMOUNTS = (1, 2, 3, 5, 8, 10, 12, 15, 20, 25)
PAGES = Quest(
    "pages",
    "Read",
    Measure(MeasureKind.COUNT, "pages", "page"),
    EVERY_DAY,
    tuple(Step(f"a{amount}", f"Read {amount} pages.", amount, "Open the book.") for amount in AMOUNTS),
    camps(len(AMOUNTS)),
)
