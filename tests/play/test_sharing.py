"""Sharing: what friends see is what holds, whatever was said, taken back, shared and shared no more, and where."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.party.facts import PublicCheer, PublicDay, PublicQuest, PublicTip
from game.party.reading import read_party
from game.play import sharing
from game.rules.moves import Advise, CheckIn, Edit, GiveCheer, TakeRest, Undo
from game.rules.text import width
from game.rules.values import replace
from game.saves.paths import Root
from tests.play.living import OUTCOMES, Life, accepted, refused
from tests.play.sharing_devices import Devices, public_bytes, shared, standing, wanted
from tests.rules.build import a_quest

FRIEND = "0123456789abcdefghjkmnpqrs"


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path / "save")
    life.take()
    life.live("read", "ddm.rsddd")
    return life


def days(life: Life) -> list[PublicDay]:
    return sorted((fact for fact in standing(life).values() if isinstance(fact, PublicDay)), key=lambda fact: fact.day)


def outcome(life: Life, ago: int) -> str:
    return next(fact.outcome for fact in days(life) if (life.game.today - fact.day).days == ago)


# --- how a quest is shared --------------------------------------------------------------------------------------------


def test_by_name_friends_see_every_day_since_the_first(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    outcomes = [day.outcome for day in days(life)]
    assert outcomes == ["done", "done", "missed", "missed", "rest", "some", "done", "done", "done"]
    assert days(life)[-1].mark == "mastered"
    assert sum(day.cm for day in days(life)) == life.game.played.world.totals.all
    (quest,) = (fact for fact in standing(life).values() if isinstance(fact, PublicQuest))
    assert (quest.quest, quest.title, quest.first) == ("read", "Read", "a2")
    assert quest.steps == ("a2", "a3", "a5", "a8", "a10")


def test_by_points_friends_see_metres_alone(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "points"))
    assert {(day.outcome, day.step, day.mark) for day in days(life)} == {("", "", "")}
    assert [day.cm > 0 for day in days(life)] == [True] * 6, "a day that earned nothing is not told at all"
    told = public_bytes(life)
    assert b'"read"' not in told
    assert b"Read" not in told
    assert b'"a2"' not in told, "no step"


def test_shared_no_more_nothing_of_it_is_left(life: Life) -> None:
    life.say(Advise("read", "Lay it on the pillow.", "a2"))
    accepted(sharing.share(life.game, "read", "named"))
    sha = life.game.played.world.courses["read"].sha
    accepted(sharing.offer(life.game, "read"))
    before = {path.name for path in shared(life).glob("*.jsonl")}
    assert "still offered" in accepted(sharing.share(life.game, "read", "no"))
    accepted(sharing.offer(life.game, "read", offered=False))
    told = public_bytes(life)
    assert told.count(sha.encode()) == 1, "one line tells those who saw the offer that it is over"
    assert b'{"sha":"%s","gone":true}' % sha.encode() in told
    for part in (b'"read"', b"Read", b"pillow", b"2026-01-0", b"done", b'"a2"'):
        assert part not in told
    assert not standing(life)
    assert before.isdisjoint(path.name for path in shared(life).glob("*.jsonl")), "the old files are gone"


def test_a_quest_that_stays_shared_outlives_the_withdrawal_of_another(life: Life) -> None:
    life.take(a_quest((1, 2), id="walk", title="Walk"))
    life.check_in("walk", "d")
    accepted(sharing.set_name(life.game, "Ann"))
    for quest in ("read", "walk"):
        accepted(sharing.share(life.game, quest, "named"))
    accepted(sharing.share(life.game, "walk", "no"))
    assert standing(life) == wanted(life)
    assert len(days(life)) == 9
    assert b"Walk" not in public_bytes(life)


def test_shared_anew_it_has_another_alias(life: Life) -> None:
    aliases = set()
    for how in ("points", "no", "points", "named"):
        accepted(sharing.share(life.game, "read", how))
        aliases |= {day.alias for day in days(life)}
    assert len(aliases) == 3


def test_a_name_alone_never_leaves(life: Life) -> None:
    assert "only with what you share" in accepted(sharing.set_name(life.game, " Ann\x1b[2J "))
    assert not life.game.root.party.exists()
    accepted(sharing.share(life.game, "read", "points"))
    assert b'"name":"Ann[2J"' in public_bytes(life)
    assert refused(sharing.set_name(life.game, "n" * 41)) == "too_long"
    assert accepted(sharing.set_name(life.game, "")) == "You have no name in the party now."
    accepted(sharing.set_ranking(life.game, on=True))
    assert standing(life) == wanted(life)


def test_an_offered_file_lies_in_the_folder_until_it_is_offered_no_more(life: Life) -> None:
    accepted(sharing.offer(life.game, "read"))
    (copy,) = shared(life).glob("quests/*.toml")
    assert copy.stem == life.game.played.world.courses["read"].sha
    assert b'title = "Read"' in copy.read_bytes()
    copy.unlink()
    sharing.publish(life.game)
    assert copy.exists(), "lost, it is put there again"
    left = copy.with_name(f".{copy.name}.0123456789ab.tmp")
    left.write_bytes(b"as a kill left it")
    accepted(sharing.offer(life.game, "read", offered=False))
    assert not copy.exists()
    assert not left.exists()


def test_a_friend_who_saw_an_offer_sees_it_no_more_once_it_is_taken_back(life: Life, tmp_path: Path) -> None:
    friend = Root(tmp_path / "friend")

    def offers() -> tuple[str, ...]:
        if friend.party.exists():
            shutil.rmtree(friend.party)
        shutil.copytree(life.game.root.party, friend.party)
        (seen,) = read_party(friend, "", life.game.today).friends
        return seen.offers

    accepted(sharing.share(life.game, "read", "named"))
    accepted(sharing.offer(life.game, "read"))
    assert offers() == (life.game.played.world.courses["read"].sha,)
    accepted(sharing.offer(life.game, "read", offered=False))
    assert offers() == ()
    sharing.publish(life.game)
    assert offers() == ()
    accepted(sharing.offer(life.game, "read"))
    assert len(offers()) == 1, "offered once more it is there again"


@pytest.mark.parametrize("how", ["named", "points", "no"])
def test_what_leaves_is_told_before(life: Life, how: str) -> None:
    told = " ".join(sharing.what_leaves(life.game, "read", how))
    assert "Read" in told
    assert "keep copies" in told
    assert not life.game.root.party.exists(), "telling shares nothing"
    assert sharing.what_leaves(life.game, "nothing", how) == ()


def test_own_words_in_a_file_are_read_out_before_it_is_offered(life: Life) -> None:
    told = " ".join(sharing.what_leaves_with_file(life.game, "read"))
    assert "as you took it, word for word" in told
    assert "friends can read" not in told
    life.take(replace(a_quest(id="walk", title="Walk"), why="For my heart", cue="After the pills"))
    told = " ".join(sharing.what_leaves_with_file(life.game, "walk"))
    assert "So friends can read its why “For my heart” and its cue “After the pills”." in told


def test_the_preview_is_every_line_that_leaves(life: Life) -> None:
    life.say(Advise("read", "Lay it on the pillow.", "a2"))
    before = accepted(sharing.preview(life.game, "read", "named"))
    assert not life.game.root.party.exists()
    accepted(sharing.set_name(life.game, "Ann"))
    accepted(sharing.share(life.game, "read", "named"))
    now = accepted(sharing.preview(life.game))
    written = public_bytes(life).decode()
    for part in now.parts:
        assert len(part.words) == len(part.lines)
        for line in part.lines:
            assert line.replace(": ", ":").replace(", ", ",")[1:-1] in written.replace(": ", ":").replace(", ", ",")
    (of_quest,) = before.parts
    assert of_quest.lines[1:] != now.parts[1].lines[1:], "the alias is made when it is shared"
    assert [line.split('"day"')[-1] for line in of_quest.lines] == [
        line.split('"day"')[-1] if '"day"' in line else old
        for line, old in zip(now.parts[1].lines, of_quest.lines, strict=True)
    ]
    assert now.count == len(standing(life))


# --- following --------------------------------------------------------------------------------------------------------


def test_an_undo_is_followed(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    life.check_in("read", "d")
    assert sharing.publish_lately(life.game).lines == 1
    assert days(life)[-1].outcome == "done"
    life.undo()
    assert sharing.publish_lately(life.game).lines == 1
    assert len(days(life)) == 9
    assert standing(life) == wanted(life)


def test_a_cheer_goes_out_and_can_be_taken_back(life: Life) -> None:
    life.say(GiveCheer(FRIEND, "fire", "The rope holds.", "week"))
    sharing.publish_lately(life.game)
    (cheer,) = (fact for fact in standing(life).values() if isinstance(fact, PublicCheer))
    assert (cheer.to, cheer.sign, cheer.text, cheer.about) == (FRIEND, "fire", "The rope holds.", "week")
    life.undo()
    sharing.publish(life.game)
    assert not standing(life)


def test_the_only_thing_that_was_shared_goes_too_when_it_is_taken_back(life: Life) -> None:
    assert not life.game.publishes
    life.say(GiveCheer(FRIEND, "fire", "Said too soon.", ""))
    sharing.publish_lately(life.game)
    life.undo()
    assert life.game.publishes
    sharing.publish_lately(life.game)
    assert not standing(life)
    sharing.publish(life.game)
    assert b"too soon" not in public_bytes(life)


def test_what_one_device_shares_no_more_the_other_takes_back_when_it_hears_of_it(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    devices.lives[1].check_in("read", "d")
    devices.share(0, "named")
    devices.carry_own(0, 1)
    devices.publish(1, lately=True)
    devices.share(0, "no")
    devices.carry_own(0, 1)
    assert not devices.lives[1].game.played.world.shares.any
    devices.publish(1, lately=True)
    assert b"done" not in public_bytes(devices.lives[1])


def test_advice_goes_with_a_quest_shared_by_name(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    life.say(Advise("read", "Lay it on the pillow.", "a2"))
    assert sharing.publish_lately(life.game).lines == 1
    assert [fact.text for fact in standing(life).values() if isinstance(fact, PublicTip)] == ["Lay it on the pillow."]
    life.say(Advise("read", "", "a2"))
    sharing.publish_lately(life.game)
    assert standing(life) == wanted(life)


def test_words_that_hold_no_more_are_taken_out_at_the_next_publishing_in_full(life: Life) -> None:
    accepted(sharing.set_name(life.game, "Anna Karenina"))
    accepted(sharing.share(life.game, "read", "named"))
    life.say(Advise("read", "Under the pillow.", "a2"))
    sharing.publish_lately(life.game)
    life.say(Edit("read", {"title": "War, and peace"}))
    sharing.publish_lately(life.game)
    life.say(GiveCheer(FRIEND, "", "Too much said.", ""))
    sharing.publish_lately(life.game)
    life.undo()
    accepted(sharing.set_name(life.game, "Ann"))
    life.say(Advise("read", "On the kettle.", "a2"))
    life.say(Edit("read", {"title": "Peace"}))
    sharing.publish_lately(life.game)
    sharing.publish(life.game)
    told = public_bytes(life)
    for word in (b"Karenina", b"pillow", b"War", b"Too much"):
        assert word not in told
    for word in (b'"Ann"', b"kettle", b'"Peace"'):
        assert word in told
    assert standing(life) == wanted(life)
    assert sharing.publish(life.game).lines == 0
    assert public_bytes(life) == told


def test_weeks_in_the_shell_alone_leave_no_gap(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    life.wait(30)
    life.check_in("read", "d")
    sharing.publish_lately(life.game)
    assert standing(life) == wanted(life)
    assert len(days(life)) == 9 + 31


def test_a_new_year_begins_a_new_file(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    life.wait(360)
    life.check_in("read", "d")
    sharing.publish(life.game)
    assert sorted(path.stem[-4:] for path in shared(life).glob("*.jsonl")) == ["2026", "2027"]
    life.check_in("read", "d", ago=1)
    assert sharing.publish_lately(life.game).lines >= 1
    assert standing(life) == wanted(life)
    accepted(sharing.share(life.game, "read", "no"))
    assert b"done" not in public_bytes(life)


# --- laws -------------------------------------------------------------------------------------------------------------

ACTS = st.sampled_from(
    [
        *("said", "said", "said", "rest", "undo", "edit", "cheer", "advise", "named", "points", "no"),
        *("wait", "wait", "publish", "lately", "own", "party"),
    ]
)
ACTIONS = st.lists(st.tuples(ACTS, st.integers(0, 1), st.integers(0, 5)), max_size=16)


def act(devices: Devices, what: str, device: int, choice: int) -> None:
    """One thing somebody does, or a sync tool; what is refused was not done."""
    game = devices.lives[device].game
    ago = game.today - timedelta(days=choice % 3)
    moves: dict[str, Callable[[], object]] = {
        "said": lambda: game.say(CheckIn("read", OUTCOMES["dsmdds"[choice]], ago)),
        "rest": lambda: game.say(TakeRest("read", ago, ago)),
        "undo": lambda: game.say(Undo()),
        "edit": lambda: game.say(Edit("read", {"title": f"Read {choice}"})),
        "cheer": lambda: game.say(GiveCheer(FRIEND, "sun", "", "")),
        "advise": lambda: game.say(Advise("read", f"Line {choice}" if choice else "", "a2")),
        "wait": devices.wait,
        "publish": lambda: devices.publish(device),
        "lately": lambda: devices.publish(device, lately=True),
        "own": lambda: devices.carry_own(device, 1 - device),
        "party": lambda: devices.carry_party(device, 1 - device),
    }
    if what in ("named", "points", "no"):
        devices.share(device, what)
    else:
        moves[what]()


@settings(max_examples=30)
@given(ACTIONS)
def test_two_devices_end_in_one_public_state_and_publish_nothing_twice(actions: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        devices = Devices(Path(folder))
        for what, device, choice in actions:
            act(devices, what, device, choice)
        devices.meet()
        devices.meet()
        one, other = devices.lives
        assert standing(one) == wanted(one) == wanted(other) == standing(other)
        assert devices.publish(0) == devices.publish(1) == devices.publish(0, lately=True) == 0
        if not one.game.played.world.shares.quests:
            assert b"p.day" not in public_bytes(one), "each device took its own lines out"


@settings(max_examples=30)
@given(ACTIONS)
def test_after_any_history_on_one_device_what_stands_is_what_is_wanted(actions: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        devices = Devices(Path(folder), 1)
        for what, _, choice in actions:
            if what not in ("own", "party"):
                act(devices, what, 0, choice)
        devices.publish(0, lately=True)
        devices.publish(0)
        (life,) = devices.lives
        assert standing(life) == wanted(life)
        told = public_bytes(life)
        assert devices.publish(0) == devices.publish(0, lately=True) == 0
        assert public_bytes(life) == told


# --- several devices --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lately", [False, True])
def test_silence_does_not_speak_against_what_another_device_heard(tmp_path: Path, lately: bool) -> None:
    devices = Devices(tmp_path)
    desk, pocket = devices.lives
    devices.share(0, "named")
    devices.carry_own(0, 1)
    devices.carry_party(0, 1)
    for _ in range(12):
        devices.wait()
    devices.publish(0)
    devices.carry_party(0, 1)
    devices.publish(1)
    desk.check_in("read", "d")
    devices.publish(0, lately=True)
    devices.carry_party(0, 1)
    devices.wait()
    devices.wait()
    devices.publish(1, lately=lately)
    assert outcome(pocket, ago=2) == "done", "the pocket has not heard of it, and keeps still"
    pocket.check_in("read", "m", ago=2)
    devices.publish(1, lately=lately)
    assert outcome(pocket, ago=2) == "missed", "what was said there holds there"
    devices.meet()
    assert outcome(pocket, ago=2) == outcome(desk, ago=2) == "done"


def test_a_name_or_a_file_another_device_gave_is_left_until_this_one_hears_of_it(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    desk, pocket = devices.lives
    accepted(sharing.set_name(desk.game, "Ann"))
    devices.share(0, "points")
    accepted(sharing.offer(desk.game, "read"))
    devices.publish(0)
    devices.carry_party(0, 1)
    pocket.say(GiveCheer(FRIEND, "sun", "", ""))
    devices.publish(1)
    there = {fact.kind for fact in standing(pocket).values()}
    assert there == {"p.profile", "p.quest", "p.offer", "p.cheer"}
    devices.meet()
    pocket.clock.at += timedelta(minutes=1)
    pocket.game.refresh()
    accepted(sharing.set_name(pocket.game, ""))
    accepted(sharing.offer(pocket.game, "read", offered=False))
    devices.meet()
    assert standing(desk) == standing(pocket) == wanted(pocket)
    assert "p.offer" not in {fact.kind for fact in standing(pocket).values()}


def test_a_quest_another_device_shares_is_left_alone_until_its_journal_arrives(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    desk, pocket = devices.lives
    desk.check_in("read", "d")
    devices.share(0, "named")
    devices.carry_party(0, 1)
    pocket.say(GiveCheer(FRIEND, "sun", "", ""))
    devices.publish(1)
    assert [day.outcome for day in days(pocket)] == ["done"]
    devices.carry_own(0, 1)
    devices.share(1, "no")
    assert not days(pocket), "now it knows, and may withdraw it"
    devices.meet()
    for life in devices.lives:
        assert not days(life)
        assert b"done" not in public_bytes(life), "each device took its own lines out"


def test_of_two_devices_the_one_whose_clock_is_ahead_is_not_overruled_in_silence(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    desk, pocket = devices.lives
    desk.clock.at += timedelta(hours=1)
    desk.game.refresh()
    accepted(sharing.share(desk.game, "read", "named"))
    devices.carry_own(0, 1)
    assert refused(sharing.share(pocket.game, "read", "no")) == "clock_ahead"
    accepted(sharing.offer(desk.game, "read"))
    devices.carry_own(0, 1)
    assert refused(sharing.offer(pocket.game, "read", offered=False)) == "clock_ahead"
    pocket.clock.at += timedelta(hours=2)
    pocket.game.refresh()
    accepted(sharing.share(pocket.game, "read", "points"))
    accepted(sharing.share(pocket.game, "read", "no"))


# --- what it costs ----------------------------------------------------------------------------------------------------


def modules_of_done(life: Life) -> set[str]:
    code = (
        "import sys; from game.__main__ import main; code = main(['done', 'read', '--root', sys.argv[1]]);"
        "print(code, *sys.modules, file=sys.stderr)"
    )
    environment = {"UNDAUNTED_NOW": life.clock.at.isoformat(), "PATH": ""}
    told = subprocess.run(
        [sys.executable, "-c", code, life.folder], env=environment, capture_output=True, text=True, check=True
    )
    code, *modules = told.stderr.split()
    assert code == "0"
    return set(modules)


HEAVY = {"pydantic", "pydantic_core", "textual", "rich", "tinydb", "asyncio", "argcomplete"}


def test_a_check_in_with_nothing_shared_imports_nothing_of_the_party(life: Life) -> None:
    modules = modules_of_done(life)
    assert not modules & HEAVY
    assert not {name for name in modules if name.startswith("game.party") or name == "game.play.publishing"}
    assert "hashlib" not in modules
    assert not (life.folder / "party").exists()


def test_a_check_in_that_is_shared_publishes_with_the_standard_library_alone(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    life.wait(7)
    sharing.publish(life.game)
    before = len(standing(life))
    assert not modules_of_done(life) & HEAVY
    life.game.refresh()
    assert len(standing(life)) == before + 1


def test_names_are_as_wide_as_they_may_be(life: Life) -> None:
    accepted(sharing.set_name(life.game, "走" * 20))
    assert width(sharing.name_of(life.game)) == 40


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_who_leaves_leaves_nothing_behind(life: Life) -> None:
    accepted(sharing.set_name(life.game, "Robin"))
    accepted(sharing.share(life.game, "read", "named"))
    accepted(sharing.offer(life.game, "read"))
    life.say(GiveCheer(FRIEND, "fire", "Onwards"))
    sharing.publish(life.game)
    life.wait(30)
    assert "not shared" not in accepted(sharing.leave(life.game))
    shared_bytes = public_bytes(life)
    for word in (b"Robin", b"Onwards", b'"read"', b"done"):
        assert word not in shared_bytes
    assert not life.game.played.world.shares.any
    assert accepted(sharing.leave(life.game)) == "You share nothing with the party."


def test_who_left_may_come_back_as_somebody_new(life: Life) -> None:
    accepted(sharing.share(life.game, "read", "named"))
    before = {fact.alias for fact in standing(life).values() if isinstance(fact, PublicQuest) and fact.how == "named"}
    accepted(sharing.leave(life.game))
    accepted(sharing.share(life.game, "read", "named"))
    after = {fact.alias for fact in standing(life).values() if isinstance(fact, PublicQuest) and fact.how == "named"}
    assert len(after) == 1
    assert not before & after
