"""Settings: those of the rules, and the looks of this device."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.play import looks_file, settings
from game.play.game import NotSaved
from game.play.settings import (
    Looks,
    UnknownSetting,
    change_setting,
    looks,
    set_keys,
    set_look,
    setting_keys,
    usual_keys,
)
from game.rules.events import Set
from game.saves import atomic
from tests.play.living import Life, accepted, files_in, refused


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "home")


def written(life: Life) -> str:
    return life.game.root.settings.read_text("utf-8")


def write(life: Life, text: str) -> None:
    life.game.root.settings.parent.mkdir(parents=True, exist_ok=True)
    life.game.root.settings.write_text(text, "utf-8")


def held(life: Life) -> dict[str, str]:
    return {view.key.key: view.value for view in settings.settings(life.game)}


def test_every_setting_says_what_it_may_be(life: Life) -> None:
    for key in setting_keys():
        assert key.about
        assert key.allowed
        if not key.rules:
            assert key.default in key.allowed
            assert all(isinstance(set_look(life.game, key.key, word), Looks) for word in key.allowed)
    assert set(held(life)) == {key.key for key in setting_keys()}


def test_without_a_file_everything_is_as_ever_and_nothing_is_written(life: Life) -> None:
    assert looks(life.game) == Looks()
    assert held(life)["day_start"] == "04:00"
    assert not life.folder.exists()


def test_a_look_is_kept_for_the_next_start(life: Life) -> None:
    changed = set_look(life.game, "theme", " Daylight ")
    assert isinstance(changed, Looks)
    assert changed.theme == "daylight"
    assert looks(life.open()).theme == "daylight"
    assert change_setting(life.game, "motion", "reduced") == "motion is reduced."
    assert looks(life.open()) == Looks("daylight", "reduced")


def test_a_changed_look_leaves_comments_order_and_own_keys_alone(life: Life) -> None:
    write(life, "# mine\nsymbols = 'ascii' # for the old terminal\n\nx_note = 1\n")
    set_look(life.game, "symbols", "emoji")
    set_look(life.game, "theme", "nord")
    lines = written(life).splitlines()
    assert lines[:2] == ["# mine", 'symbols = "emoji" # for the old terminal']
    assert "x_note = 1" in lines
    assert looks(life.game) == Looks("nord", "full", "emoji")


def test_saying_a_look_again_does_not_touch_the_file(life: Life) -> None:
    set_look(life.game, "theme", "daylight")
    before = life.game.root.settings.stat()
    set_look(life.game, "theme", "daylight")
    assert life.game.root.settings.stat() == before


def test_mistakes_are_told_with_their_place_and_cost_one_key_each(life: Life) -> None:
    write(life, 'theem = "dusk"\nmotion = "Reduced"\nsymbols = 3\ntheme = "daylight"\n')
    found = looks(life.game)
    assert (found.theme, found.motion, found.symbols) == ("daylight", "full", "auto")
    assert found.mistakes == (
        'settings.toml:1:1: unknown key "theem"; did you mean "theme"?',
        'settings.toml:2:1: "motion" must be one of full or reduced, found "Reduced"; did you mean "reduced"?',
        'settings.toml:3:1: "symbols" must be one of auto, plain, emoji or ascii, found 3',
    )
    assert looks(life.open()) == found, "told again at the next start"


@pytest.mark.parametrize("text", ["theme = ", "[[[", "theme = 'dusk'\ntheme = 'daylight'", "a." * 500 + "b = 1"])
def test_what_is_no_toml_is_one_mistake_and_is_never_overwritten(life: Life, text: str) -> None:
    write(life, text)
    found = looks(life.game)
    assert len(found.mistakes) == 1
    assert found.mistakes[0].startswith("settings.toml:")
    assert refused(set_look(life.game, "theme", "daylight")) == "bad_settings"
    assert written(life) == text


def test_a_file_of_other_bytes_or_of_another_kind_is_one_mistake(life: Life) -> None:
    write(life, "")
    life.game.root.settings.write_bytes(b"theme = '\xff'")
    assert len(looks(life.game).mistakes) == 1
    life.game.root.settings.unlink()
    life.game.root.settings.mkdir()
    assert len(looks(life.game).mistakes) == 1


def test_the_file_is_checked_only_when_it_has_changed(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    set_look(life.game, "theme", "daylight")
    checked: list[Path] = []
    real = looks_file.read_looks

    def counted(path: Path) -> Looks:
        checked.append(path)
        return real(path)

    monkeypatch.setattr(looks_file, "read_looks", counted)
    assert looks(life.open()).theme == "daylight"
    assert checked == []
    write(life, "theme = 'nord'")
    assert looks(life.open()).theme == "nord"
    assert looks(life.open()).theme == "nord"
    assert len(checked) == 1


@pytest.mark.parametrize("copy", ["", "[]", "{}", '{"of": [1], "looks": {}}', "null"])
def test_a_damaged_copy_is_made_again(life: Life, copy: str) -> None:
    set_look(life.game, "theme", "daylight")
    path = life.game.root.read / "looks.json"
    sound = json.loads(path.read_text("utf-8"))
    path.write_text(copy, "utf-8")
    assert looks(life.game).theme == "daylight"
    assert json.loads(path.read_text("utf-8")) == sound
    path.write_text(json.dumps(sound | {"looks": {"theme": "plaid", "motion": "full", "symbols": "ascii"}}), "utf-8")
    assert looks(life.game).theme == "daylight"


def test_the_looks_need_no_pydantic_at_the_next_start(life: Life) -> None:
    set_look(life.game, "theme", "daylight")
    script = (
        "import sys\nfrom pathlib import Path\nfrom game import clock\nfrom game.play.game import Game\n"
        "from game.play.settings import looks\nfrom game.saves.paths import Root\n"
        f"print(looks(Game(Root(Path({str(life.folder)!r})), clock.read)).theme)\n"
        "print(*[name for name in ('pydantic', 'tomlkit', 'tomllib') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "daylight\n\n"


def test_a_settings_file_that_is_a_link_is_followed(life: Life, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("theme = 'daylight'\n", "utf-8")
    life.game.root.settings.parent.mkdir(parents=True)
    life.game.root.settings.symlink_to(kept)
    assert looks(life.game).theme == "daylight"
    set_look(life.game, "motion", "reduced")
    assert life.game.root.settings.is_symlink()
    assert "reduced" in kept.read_text("utf-8")


def test_a_value_that_is_not_allowed_changes_nothing(life: Life) -> None:
    answer = set_look(life.game, "theme", "plaid")
    assert refused(answer) == "bad_setting"
    assert "dusk, daylight" in str(answer)
    assert not life.folder.exists()


@pytest.mark.parametrize(
    ("key", "near"), [("them", "theme"), ("day-strt", "day_start"), ("symbol", "symbols"), ("slots", "slots_advice")]
)
def test_an_unknown_setting_lists_the_near_ones(life: Life, key: str, near: str) -> None:
    answer = change_setting(life.game, key, "x")
    assert isinstance(answer, UnknownSetting)
    assert near in answer.near
    assert near in answer.message


def test_an_unknown_setting_with_nothing_near_lists_them_all(life: Life) -> None:
    for answer in (change_setting(life.game, "qqq", "x"), set_look(life.game, "qqq", "x")):
        assert isinstance(answer, UnknownSetting)
        assert answer.near == ()
        assert all(key.key in answer.message for key in setting_keys())


def test_a_disk_that_refuses_says_not_saved(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    set_look(life.game, "theme", "daylight")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "write_all", full)
    with pytest.raises(NotSaved, match="the disk is full"):
        set_look(life.game, "theme", "dusk")
    assert looks(life.game).theme == "daylight"
    write(life, "theme = 'nord'")
    assert looks(life.game).theme == "nord", "the copy is a convenience"


def test_a_changed_day_start_counts_from_the_next_day(life: Life) -> None:
    life.take()
    assert change_setting(life.game, "day-start", "3:30") == "day_start is 03:30, from tomorrow on."
    assert held(life)["day_start"] == "03:30"
    assert change_setting(life.game, "day_start", "03:30") == "day_start is 03:30 already. Nothing changed."
    today = life.game.today
    life.clock.at = life.clock.at.replace(hour=3, minute=45)
    life.wait(1)
    assert life.game.today == today, "04:00 held until the day was over"
    life.wait(1)
    assert (life.game.today - today).days == 2


def test_advice_on_slots_is_switched_off_and_on(life: Life) -> None:
    life.take()
    for said, value in (("off", False), ("Yes", True)):
        accepted(change_setting(life.game, "slots_advice", said))
        assert life.game.played.world.settings["slots_advice"] is value
    events = [event.fact for batch in life.game.journal.read_all() for event in batch.events]
    assert [fact.value for fact in events if isinstance(fact, Set)] == [False, True]


def test_saying_what_holds_anyway_writes_nothing(life: Life) -> None:
    life.take()
    before = files_in(life.game.root.own)
    for key, value in (("day_start", "4"), ("slots_advice", "on")):
        assert "Nothing changed" in str(change_setting(life.game, key, value))
    assert refused(change_setting(life.game, "day_start", "25:00")) == "bad_time"
    assert refused(change_setting(life.game, "slots_advice", "maybe")) == "bad_setting"
    assert files_in(life.game.root.own) == before


def test_reading_the_looks_never_waits_for_a_pipe(life: Life) -> None:
    life.game.root.settings.parent.mkdir(parents=True)
    os.mkfifo(life.game.root.settings)
    assert len(looks(life.game).mistakes) == 1


# --- keys ------------------------------------------------------------------------------------------------------------


def said(life: Life) -> dict[str, tuple[str, ...]]:
    return {entry.action: entry.keys for entry in looks(life.game).keys}


def test_keys_are_kept_for_the_next_start_beside_everything_else(life: Life) -> None:
    write(life, "# mine\nmotion = 'reduced' # quiet\n")
    assert isinstance(set_keys(life.game, "done", ("x",)), Looks)
    assert isinstance(set_keys(life.game, "undo", ("z", "ctrl+g")), Looks)
    set_look(life.game, "theme", "nord")
    assert written(life) == (
        '# mine\nmotion = \'reduced\' # quiet\ntheme = "nord"\n\n[keys]\ndone = "x"\nundo = ["z", "ctrl+g"]\n'
    )
    assert {entry.action: entry.keys for entry in looks(life.open()).keys} == {"done": ("x",), "undo": ("z", "ctrl+g")}
    assert (looks(life.game).theme, looks(life.game).motion) == ("nord", "reduced")


def test_keys_are_taken_out_one_by_one_or_all(life: Life) -> None:
    for action in ("done", "undo"):
        set_keys(life.game, action, ("x",))
    set_keys(life.game, "done", ())
    assert said(life) == {"undo": ("x",)}
    set_look(life.game, "motion", "reduced")
    usual_keys(life.game)
    assert said(life) == {}
    assert "keys" not in written(life)
    assert looks(life.game).motion == "reduced"
    assert isinstance(usual_keys(life.game), Looks), "a second time changes nothing"
    assert isinstance(set_keys(life.game, "done", ()), Looks)


@pytest.mark.parametrize("text", ["keys.done = 'a'\n", "keys = { done = 'a' }\n", "[keys]\ndone = 'a'\nx_why = 1\n"])
def test_every_way_to_write_the_table_is_read_and_changed(life: Life, text: str) -> None:
    write(life, text)
    assert said(life) == {"done": ("a",)}
    set_keys(life.game, "some", ("b",))
    set_look(life.game, "motion", "reduced")
    assert said(life) == {"done": ("a",), "some": ("b",)}
    assert looks(life.game).motion == "reduced"
    assert looks(life.game).mistakes == ()


def test_each_key_is_judged_by_itself_and_told_with_its_place(life: Life) -> None:
    write(
        life,
        '[keys]\ndone = "spcae"\nsome = 3\nmissed = []\nrest = ["a", "b", "c", "d", "e"]\nundo = ["z", "7"]\n'
        'quit = "escape"\nnote = [1]\nplan = ""\nlibrary = "Comma"\nhelp = ["?", "question_mark", "F2"]\n',
    )
    found = looks(life.game)
    assert found.mistakes == (
        'settings.toml:2:1: "done": no key "spcae" can be given; did you mean "space"?',
        'settings.toml:3:1: "some" must be a key or a list of keys, found 3',
        'settings.toml:4:1: "missed" must have one to 4 keys, found 0',
        'settings.toml:5:1: "rest" must have one to 4 keys, found 5',
        'settings.toml:6:1: "undo": 7 begins an amount',
        'settings.toml:7:1: "quit": escape can’t be given away: escape always leads back',
        'settings.toml:8:1: "note" must be a key or a list of keys, found a list',
        'settings.toml:9:1: "plan": no key "" can be given',
    )
    assert said(life) == {"library": (",",), "help": ("?", "f2")}
    assert [entry.place for entry in found.keys] == ["settings.toml:10:1", "settings.toml:11:1"]
    assert looks(life.open()) == found, "told again at the next start"


def test_keys_that_are_no_table_are_one_mistake_and_can_be_set_all_the_same(life: Life) -> None:
    write(life, "keys = 3\nmotion = 'reduced'\n")
    assert looks(life.game).mistakes == ('settings.toml:1:1: "keys" must be a table of actions, found 3',)
    assert looks(life.game).motion == "reduced"
    set_keys(life.game, "done", ("x",))
    assert said(life) == {"done": ("x",)}


def test_own_keys_need_no_pydantic_at_the_next_start(life: Life) -> None:
    set_keys(life.game, "done", ("x",))
    script = (
        "import sys\nfrom pathlib import Path\nfrom game import clock\nfrom game.play.game import Game\n"
        "from game.play.settings import looks\nfrom game.saves.paths import Root\n"
        f"print(*looks(Game(Root(Path({str(life.folder)!r})), clock.read)).keys[0].keys)\n"
        "print(*[name for name in ('pydantic', 'tomlkit', 'tomllib') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "x\n\n"


@pytest.mark.parametrize("keys", ["x", [["done"]], [["done", "x", 1, 2]], None, [["done", None, ""]]])
def test_a_copy_with_damaged_keys_is_made_again(life: Life, keys: object) -> None:
    set_keys(life.game, "done", ("x",))
    path = life.game.root.read / "looks.json"
    sound = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(sound | {"keys": keys}), "utf-8")
    assert said(life) == {"done": ("x",)}


def test_what_is_no_toml_takes_no_keys_either(life: Life) -> None:
    write(life, "[[[")
    assert refused(set_keys(life.game, "done", ("x",))) == "bad_settings"
    assert refused(usual_keys(life.game)) == "bad_settings"
    assert written(life) == "[[["


@pytest.mark.parametrize("key", ["keys", "keys.done", "Keys.Done"])
def test_the_shell_says_kindly_where_keys_are_changed(life: Life, key: str) -> None:
    answer = change_setting(life.game, key, "x")
    assert refused(answer) == "bad_setting"
    assert "in the game" in str(answer)
    assert not life.folder.exists()


def test_a_changed_day_start_is_shown_with_the_one_that_still_holds(life: Life) -> None:
    life.take()
    change_setting(life.game, "day_start", "03:30")
    (view,) = [view for view in settings.settings(life.game) if view.key.key == "day_start"]
    assert (view.value, view.now) == ("03:30", "04:00")
    life.wait(1)
    (view,) = [view for view in settings.settings(life.game) if view.key.key == "day_start"]
    assert (view.value, view.now) == ("03:30", "03:30")
