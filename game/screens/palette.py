"""The command palette: every action of the table, every quest, every theme. Titles are `Content`, never markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher

from game.screens import themes
from game.screens.actions import ACTIONS
from game.screens.lines import cut
from game.screens.main import MainScreen
from game.screens.rows import standing

TITLE_CELLS = 60


class Command(NamedTuple):
    """What the palette lists."""

    name: str
    told: str
    run: Callable[[], object]
    discover: bool = True


class Commands(Provider):
    """Fuzzy search over what is possible now."""

    def _commands(self) -> Iterator[Command]:
        main = next((screen for screen in self.app.screen_stack if isinstance(screen, MainScreen)), None)
        if main is None or main.opened is None:
            return
        for action in ACTIONS:
            if action.id not in ("palette", "up", "down", "first", "last") and main.possible(action):
                yield Command(action.help, f"key: {action.shown}", partial(main.action_act, action.id))
        for view in main.session.today.quests:
            title = cut(view.title, TITLE_CELLS)
            yield Command(f"Go to {title}", standing(view).note, partial(main.go_to, view.id), discover=False)
        for name in sorted(self.app.available_themes):
            yield Command(f"Theme: {name}", "", partial(main.use_theme, name), discover=False)

    async def discover(self) -> Hits:
        """What is listed before anything is typed."""
        for command in self._commands():
            if command.discover:
                yield DiscoveryHit(Content(command.name), command.run, command.name, command.told or None)

    async def search(self, query: str) -> Hits:
        """What fits the letters typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.name)
            if score > 0:
                yield Hit(score, _marked(matcher, command.name), command.run, command.name, command.told or None)


def _marked(matcher: Matcher, name: str) -> Content:
    """The name with the letters that fit made bold; Textual's own highlighting reads markup."""
    content = Content(name)
    _, offsets = matcher.fuzzy_search.match(matcher.query, name)
    for offset in offsets:
        content = content.stylize(f"bold {themes.GOLD}", offset, offset + 1)
    return content
