"""Taking back and bringing back, told in words: what it was, and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.checkins import passed_over, undoable
from game.rules.moves import Redo, Undo
from game.screens.lines import metres, plain
from game.screens.said import Said, Tone

if TYPE_CHECKING:
    from game.screens.session import Session


def undo(session: Session) -> Said:
    """Take back the last action, and name it. Where something newer stays, the player is told first."""
    what, before, passed = undoable(session.game), session.today.metres, passed_over(session.game)
    key = session.keymap.shown("undo")
    if what and passed and passed != session.warned:
        session.warned = passed
        told = f"Last came: {passed}. {key} does not take that back. {key} once more takes back: {what}."
        return Said(plain(told), Tone.CAUTION, refused=True)
    said = session.say(Undo())
    if said.refused:
        return said
    change = session.today.metres - before
    moved = f" {'+' if change > 0 else '−'}{metres(abs(change))}." if change else ""
    return Said(f"Taken back: {plain(what)}.{moved} {session.keymap.shown('redo')} brings it back.")


def redo(session: Session) -> Said:
    """Bring back what the last undo took, and name it."""
    said = session.say(Redo())
    return said if said.refused else Said(f"Brought back: {plain(undoable(session.game))}.", Tone.GOOD)
