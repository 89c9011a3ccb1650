"""The shelter: saying a mood, doing an exercise, what helps this player, and the page of help.

Opening the page of help writes nothing. Moods and what is written in exercises have no shared form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from game.play import data, shelter_data, shelter_telling
from game.play.game import Game
from game.play.matching import NoMatch, match_quest
from game.play.shelter_views import (
    CopedView,
    FeltView,
    HelpPage,
    HelpsView,
    MoodView,
    RouteView,
    ShelterView,
    SuggestionView,
)
from game.play.telling import quest_today
from game.play.today import step_view, title_of
from game.play.views import QuestView, StepView
from game.rules.events import Event, Felt
from game.rules.inner import Feeling, Tally
from game.rules.moves import Cope, Feel, Refusal
from game.rules.quest import MeasureKind
from game.rules.sheet import effective
from game.rules.shelter import Exercise, Moment, Way, nearest, suggest, way
from game.rules.text import clean

LAST_MOODS = 12
"""So many moods of the last days are shown at most."""
WORDS = 6
"""So many feeling words are offered for a place."""
UNSAID = ("pending",)


def exercises(game: Game) -> tuple[Exercise, ...]:
    """Every exercise there is, in the order of the data."""
    return data.quick(game.root, "exercises", shelter_data.exercises)


def exercise(game: Game, asked: str) -> Exercise | Refusal:
    """The exercise that is meant: its id, the beginning of one, or part of a name."""
    known = {each.id: each for each in exercises(game)}
    found = match_quest(asked, {each.id: each.name for each in known.values()})
    if not isinstance(found, NoMatch):
        return known[found]
    said = clean(asked, 40)
    if found.ambiguous:
        return Refusal("ambiguous_exercise", f"“{said}” could be {' or '.join(found.near)}.")
    return Refusal("unknown_exercise", f"There is no exercise “{said}”. `calm` lists them.")


def words_for(game: Game, feeling: Feeling) -> tuple[str, ...]:
    """Words for a feeling at a place of the grid, the nearest first."""
    return nearest(data.quick(game.root, "feelings", shelter_data.feelings), feeling, WORDS)


def help_page() -> HelpPage:
    """If you need more than a game. It knows no save, and not even the quick copy of the data is made for it."""
    return shelter_data.help_page(data.toml("help"))


# --- saying ----------------------------------------------------------------------------------------------------------


def feel(game: Game, feeling: Feeling, word: str = "", quest: str = "") -> FeltView | Refusal:
    """Say a mood; `quest` is the due quest it is said before. Raises `NotSaved`."""
    told = game.say(Feel(*feeling, clean(word), quest))
    if isinstance(told, Refusal):
        return told
    word = clean(word)
    view = quest_today(game, quest) if quest else None
    return FeltView(
        shelter_telling.mood_said(feeling, word),
        *feeling,
        word,
        suggestions(game, feeling, word, view),
        before_step(game, view) if view else None,
        bool(told.events),
    )


def suggestions(game: Game, feeling: Feeling, word: str, view: QuestView | None = None) -> tuple[SuggestionView, ...]:
    """At most two exercises for a feeling, with why."""
    found = suggest(exercises(game), feeling, word, _moments(view), _tallies(game), game.today)
    return tuple(SuggestionView(each.exercise, shelter_telling.why(each, feeling)) for each in found)


def _moments(view: QuestView | None) -> set[Moment]:
    """What is going on in the quest a mood is said before."""
    if view is None:
        return set()
    going_on = {
        Moment.MISSED: view.lapse > 0 or view.status == "missed",
        Moment.BEFORE: view.status in UNSAID,
        Moment.LIMIT: view.measure == MeasureKind.AT_MOST.value,
    }
    return {moment for moment, holds in going_on.items() if holds}


def cope(
    game: Game, name: str, seconds: int, feelings: tuple[Feeling | None, Feeling | None], text: str = ""
) -> CopedView | Refusal:
    """Say that an exercise was done, with the feeling before and after it, where known. Raises `NotSaved`."""
    found = exercise(game, name)
    if isinstance(found, Refusal):
        return found
    told = game.say(Cope(found.id, seconds, *feelings, text))
    if isinstance(told, Refusal):
        return told
    helps = _helps(found.id, found.name, _tallies(game).get(found.id, Tally()))
    return CopedView(shelter_telling.coped_said(helps, *feelings), helps)


# --- looking ---------------------------------------------------------------------------------------------------------


def shelter(game: Game) -> ShelterView:
    """The moods of the last days, and what helps."""
    moods = _moods(game)[::-1][:LAST_MOODS]
    return ShelterView(tuple(_mood(game, event) for event in moods), what_helps(game))


def what_helps(game: Game) -> tuple[HelpsView, ...]:
    """The exercises done so far, those that helped most often first."""
    names = {each.id: each.name for each in exercises(game)}
    done = [
        _helps(name, names.get(name, clean(name, 40)), tally) for name, tally in _tallies(game).items() if tally.times
    ]
    return tuple(sorted(done, key=lambda each: (-each.helped, -each.known, -each.times, each.name)))


def before_step(game: Game, view: QuestView) -> RouteView | None:
    """Where the mood said last today for a quest that waits leads; None without one, and once something was said."""
    mood = _mood_before(game, view)
    if mood is None:
        return None
    feeling = (mood.pleasant, mood.stirred)
    match way(feeling):
        case Way.PAUSE:
            offered = suggestions(game, feeling, mood.word, view)
            return shelter_telling.pause(view, offered[0].exercise) if offered else None
        case Way.TINY:
            return shelter_telling.tiny(view)
        case Way.STRETCH:
            return shelter_telling.stretch(view, _above(game, view))
        case Way.AS_IT_IS:
            return None


def standing(game: Game, view: QuestView) -> FeltView | None:
    """The mood said today before a quest that waits, as it was answered then; None without one. Says nothing."""
    mood = _mood_before(game, view)
    if mood is None:
        return None
    feeling = (mood.pleasant, mood.stirred)
    found = suggestions(game, feeling, mood.word, view)
    return FeltView(
        shelter_telling.mood_said(feeling, mood.word),
        *feeling,
        mood.word,
        found,
        before_step(game, view),
        changed=False,
    )


def _mood_before(game: Game, view: QuestView) -> Felt | None:
    """The mood said last today before a quest, while that waits."""
    if view.status not in UNSAID or view.day != game.today:
        return None
    mine = [event.fact for event in _moods(game) if event.today == game.today]
    return next((fact for fact in reversed(mine) if isinstance(fact, Felt) and fact.quest == view.id), None)


def _above(game: Game, view: QuestView) -> StepView | None:
    found = game.under_way(view.id)
    if found is None or view.step.bridge or view.step.index >= view.step.of:
        return None
    return step_view(found[1], found[1].steps[view.step.index].id)


def _moods(game: Game) -> Sequence[Event]:
    """The moods that hold, of the days since the checkpoint, oldest first."""
    return [event for event in effective(game.recent) if isinstance(event.fact, Felt)]


def _mood(game: Game, event: Event) -> MoodView:
    fact = event.fact
    if not isinstance(fact, Felt):
        raise TypeError(event.id)
    found = game.taken(fact.quest)
    title = title_of(*found) if found else ""
    return MoodView(_clock(event), event.today, fact.pleasant, fact.stirred, clean(fact.word, 40), title)


def _clock(event: Event) -> datetime:
    """The wall clock when it was said; midnight where the line does not tell."""
    try:
        return datetime.fromisoformat(event.at).replace(tzinfo=None) + timedelta(minutes=event.tz)
    except (ValueError, OverflowError):
        return datetime(event.today.year, event.today.month, event.today.day)  # noqa: DTZ001 - a wall clock


def _tallies(game: Game) -> Mapping[str, Tally]:
    return game.played.world.inner.tallies


def _helps(name: str, told: str, tally: Tally) -> HelpsView:
    return HelpsView(name, told, tally.times, tally.known, tally.helped)
