"""What friends count up is what the player has climbed, whatever was said, taken back, dropped or made longer."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from game.party.reading import read_friend
from game.play import goals, sharing, taking
from game.play.party_own import own_way
from game.rules.moves import AnswerStep, CheckIn, Drop, Redo, TakeRest, Undo
from game.rules.quest import TimesAWeek
from tests.play.living import OUTCOMES, Life, accepted, as_file
from tests.rules.build import AT_MOST, a_quest

QUESTS = (
    a_quest((2, 3, 5, 8), mastery=(2, 3)),
    a_quest((10, 8, 5, 0), id="screen", title="Screen", measure=AT_MOST, mastery=(1, 2)),
    a_quest((1, 2, 4), id="run", title="Run", mastery=(2, 2), schedule=TimesAWeek(3)),
)
ANSWERS = ("up", "down", "stay", "skip", "keep", "2")
ACTS = st.sampled_from(
    [
        *("said", "said", "said", "said", "amount", "amount", "late", "rest", "undo", "redo"),
        *("drop", "take", "step", "longer", "wait", "wait", "lately", "publish"),
    ]
)


def act(life: Life, what: str, place: int, choice: int) -> None:
    """One thing somebody does; what is refused was not done."""
    game, quest = life.game, QUESTS[place]
    ago = game.today - timedelta(days=choice)
    acts: dict[str, Callable[[], object]] = {
        "said": lambda: game.say(
            CheckIn(quest.id, OUTCOMES["dsmdds"[choice]], game.today - timedelta(days=choice % 3))
        ),
        "amount": lambda: game.say(CheckIn(quest.id, OUTCOMES["d"], game.today, choice * 2)),
        "late": lambda: game.say(CheckIn(quest.id, OUTCOMES["d"], ago - timedelta(days=4))),
        "rest": lambda: game.say(TakeRest(quest.id, ago, game.today + timedelta(days=choice))),
        "undo": lambda: game.say(Undo()),
        "redo": lambda: game.say(Redo()),
        "drop": lambda: game.say(Drop(quest.id, "dropped" if choice else "handed_in")),
        "take": lambda: taking.take(game, as_file(quest), None),
        "step": lambda: game.say(AnswerStep(quest.id, ANSWERS[choice])),
        "longer": lambda: goals.go_higher(game, quest.id, 8 + choice),
        "wait": lambda: life.wait(1 + choice % 4),
        "lately": lambda: sharing.publish_lately(game),
        "publish": lambda: sharing.publish(game),
    }
    acts[what]()


@settings(max_examples=25)
@given(st.lists(st.tuples(ACTS, st.integers(0, 2), st.integers(0, 5)), min_size=10, max_size=40))
def test_a_friend_counts_what_the_player_has_climbed(acts: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder))
        for quest, how in zip(QUESTS, ("named", "points", "named"), strict=True):
            life.take(quest)
            accepted(sharing.share(life.game, quest.id, how))
        for what, place, choice in acts:
            act(life, what, place, choice)
        assert not sharing.publish(life.game).problem
        friend = read_friend(life.game.root, sharing.me(life.game), life.game.today)
        assert friend
        assert sum(way.cm for way in friend.quests) == life.game.played.world.totals.all
        for way in friend.quests:
            mine = own_way(life.game, way.quest) if way.quest else None
            if mine:
                assert (way.cm / 100, way.done) == (mine.metres, mine.done)
                assert (way.falls, way.returns) == (mine.falls, mine.cairns)
                assert (way.mastered, way.summit) == (mine.mastered, mine.summit)
