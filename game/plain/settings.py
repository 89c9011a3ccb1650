"""Settings: hearing them, and changing one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.plain.session import Session, Stop
from game.plain.speech import sentence, spoken
from game.plain.talk import Choice, Unclear
from game.play.settings import SettingView, UnknownSetting, change_setting
from game.play.settings import settings as current
from game.rules.moves import Refusal


def settings(session: Session, rest: str = "") -> None:
    """Read the settings out and change one; `set KEY=VALUE` changes it at once."""
    key, equals, value = rest.partition("=")
    if equals:
        _change(session, key, value)
        return
    views = current(session.game)
    if rest:
        views = tuple(view for view in views if _name(view).startswith(rest.casefold().replace("_", " ")))
        if len(views) != 1:
            names = ", ".join(_name(view) for view in current(session.game))
            raise Stop(f"Settings are {names}.")
        view = views[0]
    else:
        place = session.talk.pick([*setting_lines(views), "Which one changes?"], [_name(view) for view in views])
        view = views[place if isinstance(place, int) else 0]
    _ask(session, view)


def setting_lines(views: Sequence[SettingView]) -> Iterator[str]:
    """Every setting, its value and what it is about."""
    for number, view in enumerate(views, 1):
        about = view.key.about
        yield f"{number}. {_name(view).capitalize()} is {view.value}. {sentence(about[:1].upper() + about[1:])}"


def _name(view: SettingView) -> str:
    return view.key.key.replace("_", " ")


def _ask(session: Session, view: SettingView) -> None:
    name = _name(view)
    asked = f"{name.capitalize()} is {view.value}. What should it be?"
    if len(view.key.allowed) > 1:
        _change(session, view.key.key, session.talk.choose([asked], [Choice(word) for word in view.key.allowed]))
        return

    def understand(typed: str) -> str | Unclear:
        said = session.attempt(lambda: _said(session, view.key.key, typed))
        if isinstance(said, Refusal) and said.code.startswith("bad_"):
            return Unclear(spoken(said.message))
        return said.message if isinstance(said, Refusal) else said

    session.talk.say(_told(session.talk.ask([f"{asked} Say {view.key.allowed[0]}."], understand)))


def _change(session: Session, key: str, value: str) -> None:
    session.talk.say(_told(session.act(lambda: _said(session, key, value))))


def _said(session: Session, key: str, value: str) -> str | Refusal:
    """Set it; a name that no setting has is a refusal, too."""
    said = change_setting(session.game, key, value)
    return Refusal(said.code, _told(said.message)) if isinstance(said, UnknownSetting) else said


def _told(text: str) -> str:
    """A sentence about a setting, its name in words."""
    return spoken(text).replace("day_start", "day start").replace("slots_advice", "slots advice")
