"""`story` and `advice`: whom to learn from now, and a line for those who come after."""

from __future__ import annotations

from argparse import Namespace
from textwrap import fill
from typing import Any

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import add_quest, attempt, finish, the_game, the_quest
from game.commands.wire import step_json
from game.play import advice as advising
from game.play import stories, stories_read
from game.play.checkins import titles
from game.play.game import Game
from game.play.party import friends_of
from game.play.stories import StoriesView, StoryView
from game.play.ways import ways

WIDTH = 78


def configure(verb: str, parser: Parser) -> None:
    """Both name a quest; `story` may do without."""
    if verb == "story":
        parser.add_argument("quest", metavar="QUEST", nargs="?", help="an id, the beginning of one, or part of a title")
        parser.add_argument("number", metavar="N", nargs="?", type=int, help="which of its stories, from 1")
        parser.add_argument("--all", action="store_true", help="all that may be read now")
        parser.set_defaults(run=story)
    else:
        add_quest(parser)
        parser.usage = "undaunted advice QUEST [STEP] [TEXT]"
        parser.add_argument(
            "words", nargs="*", metavar="TEXT", help="one line for those who come after; before it, a step number"
        )
        parser.add_argument("--away", action="store_true", help="put the line for a step away")
        parser.set_defaults(run=advice)


# --- stories ----------------------------------------------------------------------------------------------------------


def story(args: Namespace, answers: Answers) -> int:
    """The stories that wait today; of a quest the one worth reading now, one by its number, or all."""
    game = the_game(args)
    own, friends = ways(game), friends_of(game)
    if args.quest is None:
        named = titles(game)
        waiting = [(quest, told) for quest in named if (told := stories.story(game, quest, own, friends)) is not None]
        text = "\n\n".join(f"{named[quest]}\n{_shown(told)}" for quest, told in waiting)
        hint = " `story QUEST` tells one at any time." if named else ""
        data = {"stories": [{"quest": quest, **story_json(told)} for quest, told in waiting]}
        answers.give(text or f"{stories_read.NONE_NOW}{hint}", data)
    else:
        quest = the_quest(args.quest, game, answers, dropped=True)
        there = attempt(lambda: stories.stories(game, quest, own, friends), answers)
        _give(there, _places(args, there, answers), answers, whole=args.all)
    game.keep()
    return 0


def _places(args: Namespace, there: StoriesView, answers: Answers) -> list[int]:
    """Which of them are told."""
    if args.number is not None and not 1 <= args.number <= len(there.stories):
        message = f"There are stories from 1 to {len(there.stories)}." if there.stories else stories_read.NONE_YET
        raise answers.fail("no_story", message, NOT_UNDERSTOOD)
    if args.all or not there.stories:
        return list(range(len(there.stories)))
    return [there.first if args.number is None else args.number - 1]


def _give(there: StoriesView, places: list[int], answers: Answers, *, whole: bool) -> None:
    number = len(there.stories)
    texts = [f"{there.title}: story {place + 1} of {number}\n{_shown(there.stories[place])}" for place in places]
    if texts and not whole and number > 1:
        texts.append(f"`story {there.quest} N` tells another, `story {there.quest} --all` all of them.")
    data = {
        "quest": there.quest,
        "title": there.title,
        "first": there.first + 1 if there.stories else None,
        "stories": [{"number": place + 1, **story_json(there.stories[place])} for place in places],
    }
    answers.give("\n\n".join(texts) or stories_read.NONE_YET, data)


def _shown(told: StoryView) -> str:
    """A story, broken into lines that are easy to read."""
    return "\n".join(fill(line, WIDTH) for line in stories_read.lines(told))


def story_json(told: StoryView) -> dict[str, Any]:
    """A story as JSON."""
    return {
        "source": told.source,
        "who": told.who,
        "about": told.about,
        "step": told.step or None,
        "text": told.text,
        "began": told.began,
        "obstacles": list(told.hindered),
        "advice": told.tip or None,
        "days": told.days or None,
    }


# --- advice -----------------------------------------------------------------------------------------------------------


def advice(args: Namespace, answers: Answers) -> int:
    """Leave a line on a mastered step, put it away, or tell the lines there are."""
    game = the_game(args)
    quest = the_quest(args.quest, game, answers, dropped=True)
    number, text = _said(args.words)
    message = ""
    if args.away:
        if text:
            raise answers.fail("usage", "--away takes a step number and no text.", NOT_UNDERSTOOD)
        message = attempt(lambda: advising.give_advice(game, quest, "", number), answers)
    elif text:
        message = attempt(lambda: advising.give_advice(game, quest, text, number), answers)
    left = advising.advice_of(game, quest)
    data = {
        "id": quest,
        "message": message or None,
        "advice": [{"step": step_json(each.step), "text": each.text} for each in left],
    }
    answers.give(message or _listed(game, quest), data)
    finish(game, answers)
    return 0


def _said(words: list[str]) -> tuple[int | None, str]:
    """A step number, where the first word is one, and the line."""
    if words and words[0].isascii() and words[0].isdigit() and len(words[0]) < 5:
        return int(words[0]), " ".join(words[1:])
    return None, " ".join(words)


def _listed(game: Game, quest: str) -> str:
    left = advising.advice_of(game, quest)
    if left:
        return "\n".join(f"Step {each.step.index}: “{each.text}”" for each in left)
    step = advising.asks_about(game, quest)
    if step is None:
        return "No step is mastered yet. After the first one, a line of advice can be left here."
    return f"{advising.question(step)} Say it with `advice {quest} {step.index} TEXT`."
