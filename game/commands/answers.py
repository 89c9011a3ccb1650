"""How a command answers: sentences or JSON on standard output, one line a mistake, and its exit code."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from game.rules.text import clean

HELP_WIDTH = 78

REFUSED, NOT_UNDERSTOOD, NOT_SAVED = 1, 2, 3


class Exit(Exception):
    """The command ends here, with this exit code; everything has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Answers:
    """Where answers go. With `as_json` every answer, errors included, is one JSON value on standard output."""

    def __init__(self, *, as_json: bool = False) -> None:
        self.as_json = as_json

    def give(self, text: str, data: Any) -> None:
        """An answer, as text or as JSON."""
        if self.as_json:
            print(json.dumps(data, ensure_ascii=False, indent=2))
        elif text:
            print(text)

    def give_line(self, text: str) -> None:
        """One of several answers in words; JSON gives one value at the end instead."""
        if not self.as_json:
            print(text)

    def advise(self, text: str) -> None:
        """A word beside the answer; JSON does without."""
        if text and not self.as_json:
            print(text, file=sys.stderr)

    def fail(self, code: str, message: str, exit_code: int = REFUSED, near: Sequence[str] = ()) -> Exit:
        """Say what is wrong, in one line, and give the exception to raise."""
        if self.as_json:
            print(json.dumps({"error": {"code": code, "message": message, "near": list(near)}}, ensure_ascii=False))
        else:
            told = re.findall(r"[\w-]+", message)
            hint = f" Near: {', '.join(near)}." if near and not any(word in told for word in near) else ""
            print(f"undaunted: {message}{hint}", file=sys.stderr)
        return Exit(exit_code)

    def fail_lines(self, code: str, lines: Sequence[str], exit_code: int = REFUSED) -> Exit:
        """Say what is wrong with a file, a line a mistake, each beginning with its place; the exception to raise."""
        if self.as_json:
            return self.fail(code, "; ".join(lines), exit_code)
        print("\n".join(lines), file=sys.stderr)
        return Exit(exit_code)


class Parser(argparse.ArgumentParser):
    """A parser that answers a mistake in one line, in JSON where JSON was asked for."""

    def __init__(self, answers: Answers, **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        # A width of our own: to ask the terminal for one, argparse imports shutil at the first argument (4 ms).
        options.setdefault("formatter_class", lambda prog: argparse.HelpFormatter(prog, width=HELP_WIDTH))
        super().__init__(**options)
        self._answers = answers

    def branches(self, dest: str) -> argparse._SubParsersAction[Parser]:
        """Words after the verb that have options of their own; each knows `--json` and `--root` too."""
        answers = self._answers

        class Branch(Parser):
            def __init__(self, **options: Any) -> None:
                super().__init__(answers, **options)
                self.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="answer as JSON")
                about = "the folder of the saves"
                self.add_argument("--root", metavar="FOLDER", default=argparse.SUPPRESS, help=about)

        return self.add_subparsers(dest=dest, required=True, parser_class=Branch)

    def error(self, message: str) -> NoReturn:
        """One line, and exit code 2."""
        if choice := re.search(r"invalid choice: '(.*)' \(choose from (.*)\)$", message):
            raise self._none_of(choice[1], choice[2].replace("'", ""))
        sentence = message[:1].upper() + message[1:].rstrip(".")
        raise self._answers.fail("usage", f"{sentence}. `{self.prog} --help` tells more.", NOT_UNDERSTOOD)

    def _none_of(self, given: str, choices: str) -> Exit:
        """A word that is none of those it may be, with the nearest of them."""
        from difflib import get_close_matches

        near = get_close_matches(given, choices.split(", "), n=1, cutoff=0.5)
        message = f"“{clean(given, 40)}” is none of {choices}."
        return self._answers.fail("usage", f"{message} Did you mean {near[0]}?" if near else message, NOT_UNDERSTOOD)
