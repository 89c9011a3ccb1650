"""`friends` and `cheer`: who is on which mountain, a friend's whole trail, and a word for somebody."""

from __future__ import annotations

import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from textwrap import fill
from types import FrameType

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import attempt, the_game
from game.commands.friends_wire import cheers_json, friend_json, party_json
from game.play import cheering, party_told
from game.play import party as play
from game.play.game import Game
from game.play.party_trails import fortnight, side_by_side
from game.play.party_views import CheerView, FriendView, PartyView, WayView
from game.rules.moves import Refusal
from game.rules.shares import REASONS, SIGNS

WIDTH = 78
MANY = 10
"""So many friends are read without a word about it."""
REASONS_SAID = tuple(reason for reason in REASONS if reason)


def configure(verb: str, parser: Parser) -> None:
    """The arguments of each verb."""
    if verb == "friends":
        parser.usage = "undaunted friends [show NAME]"
        told = "the whole trail of a friend; a name, the beginning of one, or of an id"
        parser.add_argument("words", nargs="*", metavar="NAME", help=told)
        parser.set_defaults(run=friends)
        return
    parser.usage = "undaunted cheer [NAME [TEXT] [--sign SIGN] [--for REASON]]"
    parser.add_argument("name", nargs="?", metavar="NAME", help="a friend; without one: the cheers you got")
    parser.add_argument("text", nargs="*", metavar="TEXT", help=f"a word or two. {cheering.PUBLIC}")
    signs = "; ".join(f"{sign}: {words}" for sign, words in cheering.SIGN_WORDS.items())
    parser.add_argument("--sign", choices=SIGNS, default="", help=signs)
    parser.add_argument("--for", dest="about", choices=REASONS_SAID, default="", help="a step, a comeback, a hard week")
    parser.set_defaults(run=cheer)


# --- reading ----------------------------------------------------------------------------------------------------------


def the_party(game: Game, answers: Answers) -> PartyView:
    """The party, read now. Ctrl-C leaves a long reading with what was read."""
    with _interruptible() as left:
        told = sys.stderr.isatty() and not answers.as_json

        def progress(done: int, of: int) -> bool:
            if told and of > MANY:
                print(f"\rReading what friends share: {done:,} of {of:,}", end="", file=sys.stderr, flush=True)
            return not left

        view = play.party(game, progress)
        if told:
            print(f"\r{' ' * (WIDTH - 1)}\r", end="", file=sys.stderr, flush=True)
    return view


@contextmanager
def _interruptible() -> Iterator[list[bool]]:
    """Within, Ctrl-C puts something into the list instead of ending the program; a second one ends it."""
    left: list[bool] = []
    before = signal.getsignal(signal.SIGINT)

    def leave(_number: int, _frame: FrameType | None) -> None:
        left.append(True)
        signal.signal(signal.SIGINT, before)

    with suppress(ValueError):  # signals are for the main thread alone
        signal.signal(signal.SIGINT, leave)
    try:
        yield left
    finally:
        with suppress(ValueError):
            signal.signal(signal.SIGINT, before)


def the_friend(asked: str, game: Game, answers: Answers) -> str:
    """The public id of the friend that is meant."""
    found = play.find_friend(game, asked)
    if isinstance(found, Refusal):
        raise answers.fail(found.code, found.message, NOT_UNDERSTOOD)
    return found


# --- friends ----------------------------------------------------------------------------------------------------------


def friends(args: Namespace, answers: Answers) -> int:
    """Who is on which mountain, or one friend's whole trail."""
    name = " ".join(args.words[1:] if args.words[:1] == ["show"] else args.words)
    if args.words and not name:
        raise answers.fail("usage", "`friends show` needs a NAME: `friends` lists them.", NOT_UNDERSTOOD)
    game = the_game(args)
    view = the_party(game, answers)
    if name:
        _show(game, name, view, answers)
    else:
        answers.give("\n".join(_party_lines(view, game.today)), party_json(view, game.today, _new(game)))
    game.keep()
    return 0


def _party_lines(view: PartyView, today: date) -> Iterator[str]:
    if view.friends or view.me:
        yield party_told.summit_line(view.summit)
    if view.ranked:
        yield party_told.ranked_line()
    for friend in view.friends:
        yield ""
        yield from _friend_lines(friend, today)
    if any(way.letters for friend in view.friends for way in friend.ways):
        yield from ("", f"The last two weeks: {party_told.LEGEND}.")
    if not view.friends and not view.troubles:
        yield party_told.ALONE
        yield party_told.ALONE_YET.format(folder=view.folder)
    found = party_told.troubles(view)
    if found:
        yield ""
        yield from (_filled(party_told.trouble_line(trouble)) for trouble in found)
    if not view.complete:
        yield from ("", party_told.NOT_COMPLETE)


def _friend_lines(friend: FriendView, today: date) -> Iterator[str]:
    """A friend: head, and a line or two for each way."""
    yield party_told.friend_head(friend, today)
    for way in friend.ways:
        yield f"  {party_told.way_line(way)}"
        facts = [fortnight(way, today), party_told.way_facts(way)]
        if any(facts):
            yield f"    {'  '.join(part for part in facts if part)}"
    if not friend.ways:
        yield f"  {party_told.NO_WAYS}"
    yield from (f"  {party_told.offer_line(offer.title or offer.quest)}" for offer in friend.offers)


def _filled(text: str, indent: str = "") -> str:
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _show(game: Game, asked: str, view: PartyView, answers: Answers) -> None:
    player = the_friend(asked, game, answers)
    friend = attempt(lambda: play.trail(game, player), answers)
    mine = {way.mine: own for way in friend.ways if way.mine and (own := play.own_way(game, way.mine))}
    cheers = [cheer for cheer in view.cheers if player in (cheer.giver, cheer.getter)]
    lines = [party_told.friend_head(friend, game.today)]
    for way in friend.ways:
        lines += ["", *_way_lines(friend, way, mine.get(way.mine), game.today)]
    lines += ["", *(_filled(party_told.cheer_line(cheer, game.today)) for cheer in cheers)] if cheers else []
    lines += [_filled(party_told.offer_line(offer.title or offer.quest)) for offer in friend.offers]
    lines += [_filled(party_told.trouble_line(trouble)) for trouble in friend.troubles]
    answers.give("\n".join(lines), friend_json(friend, game.today, mine) | cheers_json(cheers, _new(game)))


def _new(game: Game) -> frozenset[str]:
    """The ids of the cheers this device has not shown yet."""
    return frozenset(each.id for each in cheering.cheers_to_me(game))


def _way_lines(friend: FriendView, way: WayView, mine: WayView | None, today: date) -> Iterator[str]:
    """A whole way, and where each stood on the same day of it."""
    yield party_told.way_line(way)
    if not way.named:
        return
    yield f"  {'  '.join(part for part in (fortnight(way, today), party_told.way_facts(way)) if part)}"
    yield from (_filled(line, "  ") for line in party_told.trail_lines(way))
    if mine is not None:
        yield f"  {party_told.BESIDE}"
        yield from (_filled(party_told.stood_line(stood, friend.name), "    ") for stood in side_by_side(mine, way))


# --- cheers -----------------------------------------------------------------------------------------------------------


def cheer(args: Namespace, answers: Answers) -> int:
    """Cheer a friend; without a name, the cheers of the last four weeks."""
    game = the_game(args)
    if args.name is None:
        if args.sign or args.about:
            raise answers.fail("usage", "A cheer needs a NAME: `friends` lists them.", NOT_UNDERSTOOD)
        _tell(game, the_party(game, answers), answers)
    else:
        the_party(game, answers)
        to = the_friend(args.name, game, answers)
        message = attempt(lambda: cheering.cheer(game, to, args.sign, " ".join(args.text), args.about), answers)
        answers.give(message, {"to": to, "message": message})
    game.keep()
    return 0


def _tell(game: Game, view: PartyView, answers: Answers) -> None:
    got: list[CheerView] = [each for each in view.cheers if each.to_me]
    new = _new(game)
    lines = [_filled(party_told.cheer_line(each, game.today)) for each in got]
    answers.give("\n".join(lines) or party_told.NO_CHEERS, cheers_json(got, new))
    cheering.seen(game, [each.id for each in got])
