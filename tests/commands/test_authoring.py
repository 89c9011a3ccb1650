"""`quest new|edit|fmt|check|schema` at a prompt."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.play import authoring, tidying
from game.quests.reader import read_quest
from game.quests.schema import schema_text
from tests.journeys.shell import Shell, Typing

DRAW = ("quest", "new", "Draw from life", "--measure", "minutes", "--from", "2", "--to", "10", "--days", "every day")
GOOD = """\
format = 1
id = "draw-daily"
title = "Draw from life"
schedule = { every = "day" }
measure = { kind = "yes_no" }
tiny = "Draw one line."

[[steps]]
id = "cup"
instruction = "Draw a cup."
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the author is in."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


# --- new -------------------------------------------------------------------------------------------------------------


def test_a_new_file_stands_where_the_author_is_and_can_be_taken(shell: Shell, folder: Path) -> None:
    out = shell.ok(*DRAW, "--cue", "After the first coffee", "--tag", "drawing", "--mentor", "Noor")
    assert out.startswith("draw-from-life.toml is written: Draw from life, 5 steps.\n")
    quest = read_quest(folder / "draw-from-life.toml").quest
    assert (quest.cue, quest.tags, quest.mentors[0].name) == ("After the first coffee", ("drawing",), "Noor")
    assert (folder / "quest.schema.json").read_text("utf-8") == schema_text()
    assert shell.ok("quest", "check", "draw-from-life.toml").endswith("no mistakes. 2 pieces of advice.\n")
    assert "is taken" in shell.ok("take", "draw-from-life.toml")


def test_nothing_is_ever_overwritten(shell: Shell, folder: Path) -> None:
    file = folder / "draw-from-life.toml"
    file.write_text("mine", "utf-8")
    (folder / "quest.schema.json").write_text("{}", "utf-8")
    assert shell.refused(*DRAW) == {
        "code": "file_there",
        "message": "draw-from-life.toml is there already. Nothing was overwritten.",
        "near": [],
        "exit": 1,
    }
    (folder / "link.toml").symlink_to("nowhere.toml")
    assert shell.refused(*DRAW, "--out", "link.toml")["code"] == "file_there"
    shell.ok(*DRAW, "--out", "other.toml")
    assert file.read_text("utf-8") == "mine"
    assert (folder / "quest.schema.json").read_text("utf-8") == "{}"
    assert not (folder / "nowhere.toml").exists()


@pytest.mark.parametrize(
    ("words", "file", "id_", "title"),
    [
        (("draw-daily",), "draw-daily.toml", "draw-daily", "Draw daily"),
        (("my/Draw It.toml",), "my/Draw It.toml", "draw-it", "Draw It"),
        (("Zeichnen, täglich",), "zeichnen-taglich.toml", "zeichnen-taglich", "Zeichnen, täglich"),
        (("draw-daily", "--what", "Draw!"), "draw-daily.toml", "draw-daily", "Draw!"),
        (("x", "--what", "Draw", "--id", "pen"), "pen.toml", "pen", "Draw"),
        (("Draw", "--out", "my"), "my/draw.toml", "draw", "Draw"),
        (("d.toml", "--out", "my"), "my/d.toml", "quest-d", "D"),
        (("Draw", "--out", "my/a.toml"), "my/a.toml", "draw", "Draw"),
        (("Draw/paint", "--out", "my"), "my/draw-paint.toml", "draw-paint", "Draw/paint"),
    ],
)
def test_a_name_is_a_title_an_id_or_a_file(
    words: tuple[str, ...], file: str, id_: str, title: str, shell: Shell, folder: Path
) -> None:
    (folder / "my").mkdir()
    answer = shell.json("quest", "new", *words, *DRAW[3:], "--no-schema")
    assert (answer["file"], answer["id"]) == (file, id_)
    assert read_quest(folder / file).quest.title == title
    assert not list(folder.rglob("*.json"))
    assert not (folder / file).read_text("utf-8").startswith("#:schema")


def test_a_file_for_the_library_is_in_the_library(shell: Shell, home: Path) -> None:
    out = shell.ok(*DRAW, "--mine")
    assert out.startswith(str(home / "quests" / "draw-from-life.toml"))
    assert "draw-from-life: Draw from life" in shell.ok("quests")
    assert "is taken" in shell.ok("take", "draw-from-life")


def test_an_id_of_the_library_is_refused_and_a_made_up_one_makes_room(shell: Shell) -> None:
    assert shell.refused("quest", "new", "read-daily", *DRAW[3:])["code"] == "id_in_use"
    shell.ok(*DRAW, "--mine")
    assert shell.json(*DRAW, "--mine")["id"] == "draw-from-life-2"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("quest", "new"), "usage"),
        (("quest", "new", "Draw"), "usage"),
        (("quest", "new", "Draw", "--measure", "often"), "bad_goal"),
        (("quest", "new", "Draw", "--measure", "yes_no", "--times", "2-²"), "bad_times"),
        ((*DRAW, "--step", "Draw a cup."), "bad_goal"),
        ((*DRAW, "--mine", "--out", "x.toml"), "usage"),
        (("quest", "new", "x/draw.toml", *DRAW[3:], "--mine"), "usage"),
        (("quest", "new", "Draw", "--measure", "count", "--from", "1", "--to", "2", "--days", "mon"), "usage"),
        ((*DRAW[:5], "--from", "x", "--to", "3", "--days", "mon"), "bad_goal"),
        ((*DRAW[:5], "--from", "5", "--to", "3", "--days", "mon"), "bad_goal"),
        ((*DRAW[:5], "--from", "5", "--to", "8", "--days", "now and then"), "bad_goal"),
        ((*DRAW, "--why", "x" * 201), "bad_why"),
        ((*DRAW, "--plan-b", "x" * 201), "bad_goal"),
        ((*DRAW, "--out", "nowhere/a.toml"), "no_folder"),
        ((*DRAW, "--out", "nowhere"), "no_folder"),
        (("quest", "new", "Draw", "--measure", "yes_no", "--from", "2"), "no_amount"),
        (("quest", "new", "Draw", "--measure", "yes_no", "--times", "x"), "bad_times"),
        (("quest", "new", "Draw", "--measure", "yes_no", "--times", "3-2"), "bad_times"),
    ],
)
def test_what_makes_no_file_is_told_and_writes_none(
    words: tuple[str, ...], code: str, shell: Shell, folder: Path
) -> None:
    assert shell.refused(*words)["code"] == code
    assert not list(folder.iterdir())


def test_questions_are_asked_until_they_are_answered(shell: Shell, typing: Typing, folder: Path) -> None:
    typing("", "Draw from life", "sometimes", "count", "", "cups", "cup", "no", "2", "1", "5", "at noon", "mon,thu",
           "To look", "After tea", "If it rains: indoors", "One line.", "Noor")  # fmt: skip
    code, out, _ = shell.run("quest", "new")
    assert code == 0
    for said in ("Say in a few words", "“sometimes” is no measure", "Say what is counted", "“no” is no whole number"):
        assert said in out
    quest = read_quest(folder / "draw-from-life.toml").quest
    assert [step.amount for step in quest.steps] == [2, 3, 5]
    assert (quest.why, quest.cue, quest.tiny) == ("To look", "After tea", "One line.")
    assert (quest.plan_b, quest.mentors[0].name) == ("If it rains: indoors", "Noor")


def test_steps_are_typed_one_by_one_and_leaving_writes_nothing(shell: Shell, typing: Typing, folder: Path) -> None:
    typing("", "yes_no", "Greet somebody.", "Ask a question.", "", "2 a week", "", "", "", "", "")
    shell.ok("quest", "new", "speak")
    quest = read_quest(folder / "speak.toml").quest
    assert [step.instruction for step in quest.steps] == ["Greet somebody.", "Ask a question."]
    typing("", "yes_no", "Greet somebody.")
    code, _, err = shell.run("quest", "new", "other")
    assert (code, err) == (2, "undaunted: Nothing was written: the questions were not answered.\n")
    assert not (folder / "other.toml").exists()


def test_a_name_that_is_taken_is_told_before_the_other_questions(shell: Shell, typing: Typing, folder: Path) -> None:
    (folder / "draw.toml").write_text("mine", "utf-8")
    typing("Draw", "Draw it", "yes_no", "", "every day", "", "", "", "", "")
    assert "draw.toml is there already." in shell.ok("quest", "new")
    assert read_quest(folder / "draw-it.toml").quest.title == "Draw it"
    for name in ("read-daily", "draw.toml", "gone/draw.toml"):
        typing()
        code, out, err = shell.run("quest", "new", name)
        assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_text_that_is_too_long_is_asked_for_again(shell: Shell, typing: Typing, folder: Path) -> None:
    typing("", "yes_no", "s" * 201, "One line.", "", "every day", "", "c" * 201, "After tea", "", "", "m" * 61, "Noor")
    out = shell.ok("quest", "new", "Draw")
    assert out.count("This may have 200 characters; it has 201.") == 2
    quest = read_quest(folder / "draw.toml").quest
    assert (quest.steps[0].instruction, quest.cue, quest.mentors[0].name) == ("One line.", "After tea", "Noor")


def test_an_option_that_cannot_be_is_told_and_asked(shell: Shell, typing: Typing) -> None:
    typing("", "minutes", "2", "10", "every day", "", "", "", "", "")
    assert "“furlongs” is no measure" in shell.ok("quest", "new", "Draw", "--measure", "furlongs")


def test_steps_may_be_written_out(shell: Shell, folder: Path) -> None:
    shell.ok(*DRAW, "--steps")
    assert (folder / "draw-from-life.toml").read_text("utf-8").count("[[steps]]") == 5


# --- edit ------------------------------------------------------------------------------------------------------------


class Editor:
    """An editor that writes what it is told, one text each time it is opened; None leaves the file alone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str | None] = []
        self.calls: list[list[str]] = []
        self.code = 0
        monkeypatch.setattr("game.commands.editing.subprocess.run", self.run)
        monkeypatch.setenv("VISUAL", "vim -n '+set ft=toml'")
        monkeypatch.setattr("game.commands.editing.at_terminal", lambda: True)

    def run(self, words: list[str], *, check: bool) -> SimpleNamespace:
        assert not check
        self.calls.append(words)
        text = self.texts.pop(0)
        if text is not None:
            Path(words[-1]).write_text(text, "utf-8")
        return SimpleNamespace(returncode=self.code)


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> Editor:
    return Editor(monkeypatch)


def test_mistakes_are_told_and_the_file_is_opened_again_at_the_first(
    shell: Shell, editor: Editor, typing: Typing, folder: Path
) -> None:
    (folder / "q.toml").write_text(GOOD, "utf-8")
    broken = GOOD.replace("instruction", "instructions").replace('"day"', '"dy"')
    editor.texts = [broken, GOOD.replace("a cup", "two cups")]
    typing("")
    out = shell.ok("quest", "edit", "q.toml")
    assert 'q.toml:4:14: "every" must be "day", found "dy"; did you mean "day"?\n' in out
    assert 'q.toml:10:1: unknown key "instructions"; did you mean "instruction"?' in out
    assert "\nq.toml: no mistakes, 1 piece of advice. `take q.toml` begins it, or" in out
    assert editor.calls == [["vim", "-n", "+set ft=toml", "q.toml"], ["vim", "-n", "+set ft=toml", "+4", "q.toml"]]


def test_what_was_written_stays_whatever_is_answered(
    shell: Shell, editor: Editor, typing: Typing, folder: Path
) -> None:
    (folder / "q.toml").write_text(GOOD, "utf-8")
    for answers in (("n",), ()):
        editor.texts = ["format = \x07 1"]
        typing(*answers)
        code, out, _ = shell.run("quest", "edit", "q.toml")
        assert code == 1
        assert "q.toml stays as you wrote it" in out
        assert (folder / "q.toml").read_text("utf-8") == "format = \x07 1"


def test_a_broken_file_is_opened_at_its_mistake(shell: Shell, editor: Editor, folder: Path) -> None:
    (folder / "q.toml").write_text(GOOD.replace("kind", "knd"), "utf-8")
    editor.texts = [GOOD]
    shell.ok("quest", "edit", "q.toml")
    assert editor.calls[0][-2:] == ["+5", "q.toml"]


def test_a_bundled_quest_is_copied_first(shell: Shell, editor: Editor, home: Path) -> None:
    editor.texts = [None]
    out = shell.ok("quest", "edit", "read-daily", "--author", "Ada")
    path = home / "quests" / "my-read-daily.toml"
    assert "is copied to" in out
    assert "nothing was changed" in out
    quest = read_quest(path).quest
    bundled = read_quest(Path(authoring.__file__).parents[2] / "quests" / "read-daily.toml").quest
    assert (quest.id, quest.author, quest.version) == ("my-read-daily", "Ada", 1)
    assert (quest.title, quest.steps, quest.mentors) == (bundled.title, bundled.steps, bundled.mentors)
    text = path.read_text("utf-8")
    assert text.startswith("#:schema ./quest.schema.json\n# Made from the quest read-daily by Undaunted.\n# ")
    assert (home / "quests" / "quest.schema.json").is_file()
    editor.texts = [None]
    shell.ok("quest", "edit", "my-read-daily")
    assert editor.calls[-1][-1] == str(path)
    assert len(list((home / "quests").glob("*.toml"))) == 1


def test_a_quest_that_is_only_in_the_save_is_written_out(
    shell: Shell, editor: Editor, home: Path, folder: Path
) -> None:
    (folder / "q.toml").write_text(GOOD, "utf-8")
    shell.ok("take", "q.toml")
    (folder / "q.toml").unlink()
    editor.texts = [None]
    shell.ok("quest", "edit", "draw")
    assert (home / "quests" / "draw-daily.toml").read_text("utf-8") == GOOD


@pytest.mark.parametrize("name", ["draw-daily", "read-daily"])
def test_an_own_file_with_mistakes_is_opened_before_any_other_of_its_name(
    name: str, shell: Shell, editor: Editor, home: Path
) -> None:
    own = home / "quests" / f"{name}.toml"
    own.parent.mkdir(parents=True)
    own.write_text(GOOD.replace("draw-daily", name), "utf-8")
    shell.ok("take", name)
    own.write_text(GOOD.replace("instruction", "instructions"), "utf-8")
    editor.texts = [GOOD.replace("draw-daily", name)]
    shell.ok("quest", "edit", name)
    assert editor.calls[0][-1] == str(own)
    assert len(list(own.parent.glob("*.toml"))) == 1


@pytest.mark.parametrize(
    ("visual", "other", "words"),
    [
        ("", "nano -w", ["nano", "-w", "+5", "q.toml"]),
        ("code --wait", "nano", ["code", "--wait", "--goto", "q.toml:5:13"]),
        ("/usr/bin/hx", "", ["/usr/bin/hx", "q.toml:5:13"]),
        ("ed; rm -rf $HOME", "", ["ed;", "rm", "-rf", "$HOME", "q.toml"]),
        ("emacs 'x", "", ["emacs", "'x", "+5", "q.toml"]),
    ],
)
def test_the_authors_editor_is_started_with_its_arguments_and_no_shell(
    visual: str,
    other: str,
    words: list[str],
    shell: Shell,
    editor: Editor,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / "q.toml").write_text(GOOD.replace("yes_no", "no"), "utf-8")
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", other)
    editor.texts = [None]
    shell.run("quest", "edit", "q.toml")
    assert editor.calls == [words]


def test_an_editor_that_is_not_there_is_named(shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "q.toml").write_text(GOOD, "utf-8")
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    monkeypatch.setattr("game.commands.editing.at_terminal", lambda: True)
    code, _, err = shell.run("quest", "edit", "q.toml")
    assert code == 1
    assert err.startswith("undaunted: The editor “no-such-editor-anywhere” is not there: set VISUAL or EDITOR")


def test_an_editor_that_failed_is_not_told_to_wait(shell: Shell, editor: Editor, folder: Path) -> None:
    (folder / "q.toml").write_text(GOOD, "utf-8")
    for code, said in ((3, "The editor ended with 3."), (-9, "The editor was ended from outside (signal 9).")):
        editor.texts, editor.code = [None], code
        assert shell.ok("quest", "edit", "q.toml") == f"{said}\nq.toml: nothing was changed.\n"


def test_a_file_that_is_gone_is_not_said_to_stay(shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "q.toml").write_text(GOOD, "utf-8")

    def remove(words: list[str], *, check: bool) -> SimpleNamespace:
        Path(words[-1]).unlink()
        return SimpleNamespace(returncode=int(check))

    monkeypatch.setattr("game.commands.editing.subprocess.run", remove)
    monkeypatch.setattr("game.commands.editing.at_terminal", lambda: True)
    monkeypatch.setenv("VISUAL", "vim")
    code, out, err = shell.run("quest", "edit", "q.toml")
    assert (code, out) == (1, "")
    assert err == "undaunted: q.toml is gone: the editor left no file of that name.\n"


def test_without_a_terminal_nothing_is_opened(shell: Shell, folder: Path) -> None:
    (folder / "q.toml").write_text(GOOD, "utf-8")
    assert shell.refused("quest", "edit", "q.toml")["code"] == "no_terminal"
    code, _, err = shell.run("quest", "edit", "q.toml")
    assert (code, err) == (
        1,
        "undaunted: This is no terminal to edit on. Change q.toml in any editor, then `quest check` it.\n",
    )


@pytest.mark.parametrize(
    ("asked", "code"), [("gone.toml", "no_file"), ("./", "no_file"), ("zzz", "unknown_quest"), ("l", "ambiguous_quest")]
)
def test_what_cannot_be_edited(asked: str, code: str, shell: Shell, editor: Editor) -> None:
    exit_code, _, err = shell.run("quest", "edit", asked)
    assert exit_code in (1, 2), code
    assert err.count("\n") == 1
    assert not editor.calls


# --- fmt -------------------------------------------------------------------------------------------------------------

MESSY = GOOD.replace(
    'id = "draw-daily"\ntitle = "Draw from life"', 'title = "Draw from life" # the title\nid="draw-daily"'
)
TIDY = GOOD.replace('title = "Draw from life"', 'title = "Draw from life"  # the title')


def test_a_file_is_tidied_and_keeps_its_rights(shell: Shell, folder: Path) -> None:
    file = folder / "q.toml"
    file.write_text(MESSY, "utf-8")
    file.chmod(0o640)
    assert shell.ok("quest", "fmt", "q.toml") == "q.toml: tidied.\n"
    assert file.read_text("utf-8") == TIDY
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    before = file.stat()
    assert shell.ok("quest", "fmt", "q.toml") == "q.toml: tidy already.\n"
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert [path.name for path in folder.iterdir()] == ["q.toml"]


def test_check_and_diff_write_nothing(shell: Shell, folder: Path) -> None:
    (folder / "q.toml").write_text(MESSY, "utf-8")
    assert shell.run("quest", "fmt", "--check", "q.toml")[:2] == (
        1,
        "q.toml: not tidy; `quest fmt` would change it.\n",
    )
    code, out, _ = shell.run("quest", "fmt", "--diff", "q.toml")
    assert code == 1
    assert out.startswith("--- q.toml\n+++ q.toml (tidy)\n@@")
    assert '+title = "Draw from life"  # the title\n' in out
    assert (folder / "q.toml").read_text("utf-8") == MESSY
    (folder / "q.toml").write_text(TIDY, "utf-8")
    assert shell.ok("quest", "fmt", "--check", "--diff", "q.toml") == "q.toml: tidy already.\n"


def test_a_file_with_mistakes_stays_and_the_others_are_tidied(shell: Shell, folder: Path) -> None:
    broken = MESSY.replace("kind", "knd")
    (folder / "a.toml").write_text(broken, "utf-8")
    (folder / "b.toml").write_text(MESSY, "utf-8")
    code, out, _ = shell.run("quest", "fmt", "a.toml", "b.toml", "c.toml")
    assert code == 1
    assert out.splitlines()[-2:] == ["b.toml: tidied.", "c.toml: there is no such file"]
    assert (folder / "a.toml").read_text("utf-8") == broken
    answer = json.loads(shell.run("quest", "fmt", "b.toml", "--json")[1])
    assert answer == {"files": [{"file": "b.toml", "changed": False, "lines": []}]}


def test_a_link_stays_a_link_and_its_file_is_tidied(shell: Shell, folder: Path) -> None:
    (folder / "real.toml").write_text(MESSY, "utf-8")
    (folder / "link.toml").symlink_to("real.toml")
    shell.ok("quest", "fmt", "link.toml")
    assert (folder / "link.toml").is_symlink()
    assert (folder / "real.toml").read_text("utf-8") == TIDY


def test_a_read_only_file_stays(shell: Shell, folder: Path) -> None:
    file = folder / "q.toml"
    file.write_text(MESSY, "utf-8")
    file.chmod(0o444)
    assert shell.run("quest", "fmt", "q.toml")[:2] == (1, "q.toml: this file is read-only; nothing was changed\n")
    assert file.read_text("utf-8") == MESSY


def test_a_full_disk_leaves_the_file_as_it_was(shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "q.toml").write_text(MESSY, "utf-8")

    def full(_fd: int, _data: bytes) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(tidying, "write_all", full)
    assert shell.run("quest", "fmt", "q.toml")[1] == "q.toml: not written (the disk is full); nothing was changed\n"
    assert [(path.name, path.read_text("utf-8")) for path in folder.iterdir()] == [("q.toml", MESSY)]


def test_a_file_that_changes_meanwhile_is_left_alone(folder: Path) -> None:
    file = folder / "q.toml"
    file.write_text(MESSY, "utf-8")
    tidied = tidying.tidy(file)
    file.write_text(GOOD, "utf-8")
    assert tidying.write(file, tidied).endswith("this file was changed meanwhile; nothing was done")
    assert file.read_text("utf-8") == GOOD


def test_standard_input_is_tidied_for_editors(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def feed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    feed(MESSY)
    assert shell.ok("quest", "fmt", "-") == TIDY
    feed(MESSY)
    assert shell.run("quest", "fmt", "-", "--check")[0] == 1
    feed("format = 2")
    code, _, err = shell.run("quest", "fmt", "-")
    assert (code, err.startswith('standard input:1:1: "format" 2 is newer')) == (1, True)


# --- check and schema ------------------------------------------------------------------------------------------------


def test_advice_is_no_mistake_unless_it_is_asked_to_be(shell: Shell, folder: Path) -> None:
    (folder / "q.toml").write_text(GOOD, "utf-8")
    out = shell.ok("quest", "check", "q.toml")
    assert out.startswith("q.toml: advice: no mentor so far. Two mentors or more,")
    assert out.endswith("q.toml: no mistakes. 1 piece of advice.\n")
    assert shell.run("quest", "check", "--strict", "q.toml")[0] == 1
    assert shell.ok("quest", "check", "--quiet", "q.toml") == "q.toml: no mistakes.\n"
    (told,) = shell.json("quest", "check", "q.toml")["files"]
    assert told["mistakes"] == []
    assert [(each["code"], each["line"]) for each in told["advice"]] == [("mentors", None)]
    assert told["advice"][0].keys() == {"line", "column", "code", "text", "rule", "source"}


def test_a_file_with_mistakes_tells_them_and_gives_no_advice(shell: Shell, folder: Path) -> None:
    (folder / "q.toml").write_text(GOOD.replace("kind", "knd"), "utf-8")
    code, out, _ = shell.run("quest", "check", "q.toml")
    assert (code, "advice" in out) == (1, False)


def test_the_schema_is_printed_or_put_where_it_is_wanted(shell: Shell, folder: Path) -> None:
    assert shell.ok("quest", "schema") == schema_text()
    shell.ok("quest", "schema", ".")
    file = folder / "quest.schema.json"
    assert file.read_text("utf-8") == schema_text()
    file.write_text(json.dumps({"title": "A quest file of Undaunted"}), "utf-8")
    shell.ok("quest", "schema", ".")
    assert file.read_text("utf-8") == schema_text()
    (folder / "mine.json").write_text("{}", "utf-8")
    assert shell.refused("quest", "schema", "mine.json")["code"] == "file_there"
    assert shell.json("quest", "schema", "new.json")["file"] == "new.json"
