"""Help: what can be said, and the rules in short paragraphs."""

from __future__ import annotations

from game.plain.session import Session
from game.plain.talk import COMMON

SAY = (
    "What you can say, one word or its beginning:",
    "1. today: hear the day. The number of a quest opens it.",
    '2. done, some, missed: how it went, such as "done 1", "done 1 12 yesterday" or "some read".',
    '3. amount: how much it was. 12 adds to the day, "=12" sets it.',
    '4. rest: a day off, such as "rest all", "rest 1 until friday".',
    "5. offer: answer what the game proposes, or go to another step.",
    "6. rate: how sure you are of a step, 0 to 100. confidence: what you said against what you did.",
    "7. note: a private line about today. plan: what you do when something gets in the way.",
    "8. why: why you can do a quest, in your own words. review: look back on last week.",
    '9. hear: everything about a quest, or a part of it, such as "hear 1 ladder", plans, weeks or journey.',
    "10. story: somebody who was here before. advice: one line for those who come after you.",
    "11. friends: who is on which mountain. cheer: hear your cheers, or give one. party: what you share.",
    "12. sync: share over a git remote. together: quest files your friends offer.",
    "13. undo, redo: take back the last word, or bring it back.",
    "14. library, take: choose a quest. goal: make your own. drop: stop one. edit: change one.",
    "15. log: what was said in the last days. status: metres and heights. evidence: what you have shown.",
    "16. mood: say how you feel. calm: a pause of a few minutes. shelter: what helps you.",
    "17. get-help: if you need more than a game.",
    "18. settings: hear and change them.",
    "19. rules: how the game counts.",
    "20. quit: end the game. What was said is saved as soon as it is answered.",
)

RULES = (
    "A goal is a ladder of steps. A step says what to do on a day.",
    "You choose where you start, and may always do otherwise than the game proposes.",
    "Done is what the step asks for, or more. Some is less, or the tiny version of two minutes. It counts.",
    "Rest is a day off and changes nothing. A day that asked and got no word is missed.",
    "A day can be said for 7 days. It begins at 4 in the morning: a late evening belongs to the day before.",
    "Metres are what a day earns. No miss takes any. Heights are what they reach, from a lighthouse to orbit.",
    "Warmth goes from 0 to 5. Each day done adds 1 and makes days worth more. A miss takes 2.",
    "A lapse is one or more missed days in a row. The purse keeps most of what it costs for the comeback.",
    "The comeback is the done or some that ends a lapse. It leaves a cairn on the mountain.",
    "A step is mastered by done days, mostly 3 of the last 4. Then the next one is offered.",
    "A bridge is a step between two steps. After a lapse the tiny version or a step down is offered.",
    "After the last step, the summit, you may keep the step, climb higher, or hand the quest in.",
    "A quest that got no word for 14 due days sleeps. It asks for nothing until you come back.",
)

WELCOME = (
    "Undaunted is a habit game. You choose something you would like to be able to do.",
    "It begins small enough for a bad day, and grows as you climb.",
    "A missed day never costs a metre, and coming back pays better than an ordinary day.",
)


def help_page(session: Session, _rest: str = "") -> None:
    """What can be said."""
    session.talk.say(*SAY, COMMON)


def rules(session: Session, _rest: str = "") -> None:
    """The rules."""
    session.talk.say(*RULES)
