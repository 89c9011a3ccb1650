"""`sync`: what is shared goes to a git remote, and what friends put there comes in. Nothing but `party/` travels.

It publishes first, so that the newest day goes along. It takes its time: call it from a thread, or where a player
waits for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from game.play.game import Game
from game.play.publishing import me, publish
from game.play.telling import plural
from game.rules.moves import Refusal
from game.rules.values import dataclass, replace
from game.saves.disk import is_folder
from game.saves.errors import because


@dataclass(frozen=True, slots=True)
class SyncView:
    """What a sync came to. `remote` is the address, without a password.

    Of friends (and of the player's other devices): new `lines` and `quests` (offered files), from how many `players`,
    files `withdrawn` by them, and those `left_out` since they are no files of a party or over its limits. Of the
    player's own: files `sent` and files `taken_out`. `note` is a sentence about what could not be published, or "".
    """

    remote: str
    lines: int
    quests: int
    players: int
    withdrawn: int
    left_out: int
    sent: int
    taken_out: int
    message: str
    note: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything came in."""
        return bool(self.lines or self.quests or self.withdrawn)


NO_REMOTE = (
    "There is no remote yet. Say once where the party meets: `sync --remote ADDRESS`, the address of a git repository "
    "you and your friends may write to."
)

STOPPED = "Stopped. What came in so far stays, and the next sync goes on from there."
NOTHING_SHARED = "You share nothing yet, so nothing of yours was sent."


def remote_of(game: Game) -> str:
    """The address of the last sync, without a password ("": there was none)."""
    from game.party.git import GitTrouble, shown
    from game.party.git_sync import remembered

    try:
        return shown(remembered(game.root, os.environ))
    except GitTrouble:
        return ""


def sync(game: Game, remote: str | None, say: Callable[[str], None]) -> SyncView | Refusal:
    """Bring the shared folder and the remote together; `say` hears each stage, and that it still goes on.

    `remote` is kept for the next time, once it has answered. Whatever comes between, the files here stay whole, and
    doing it again goes on from there.
    """
    from game.party.git import GitTrouble, shown
    from game.party.git_folder import Own
    from game.party.git_sync import exchange, remembered
    from game.party.git_words import address
    from game.party.mine import load

    try:
        where = address(remote, os.environ) if remote is not None else remembered(game.root, os.environ)
        if not where:
            return Refusal("no_remote", NO_REMOTE)
        published = publish(game)
        player = me(game)
        mine = load(game.root, player) if player else None
        own = Own(player, mine.w if mine else "", mine.gone if mine else ())
        carried = exchange(game.root, own, where, game.today, os.environ, say)
    except GitTrouble as trouble:
        return Refusal(trouble.code, trouble.message)
    except OSError as error:
        return Refusal("not_saved", f"The shared folder cannot be used: {because(error)}.")
    came = carried.came
    view = SyncView(
        shown(where),
        came.lines,
        came.quests,
        len(came.players),
        came.withdrawn,
        came.left_out,
        carried.sent,
        carried.taken_out,
        "",
        published.problem,
    )
    shares = bool(player) and is_folder(game.root.party / player)
    return replace(view, message=" ".join([*_sentences(view), *([] if shares else [NOTHING_SHARED])]))


def _sentences(view: SyncView) -> list[str]:
    """What came, what went, what was left out."""
    news = [plural(view.lines, "new line")] if view.lines else []
    news += [plural(view.quests, "quest file")] if view.quests else []
    came = f"{' and '.join(news)} came from {plural(view.players, 'player')}." if news else "Nothing new came."
    sentences = [f"Synced with {view.remote}. {came}"]
    if view.withdrawn:
        sentences.append(f"{plural(view.withdrawn, 'file')} here {_was(view.withdrawn)} withdrawn, and removed.")
    if view.sent:
        sentences.append(f"{plural(view.sent, 'file')} of yours {_was(view.sent)} sent.")
    if view.taken_out:
        sentences.append(f"{plural(view.taken_out, 'file')} of yours {_was(view.taken_out)} taken out.")
    if view.left_out:
        sentences.append(
            f"{plural(view.left_out, 'thing')} there {_was(view.left_out)} left alone: no file of a party."
        )
    return sentences


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
