"""What a terminal may send by accident: bytes that are no text, and pastes with escape sequences."""

from hypothesis import given
from hypothesis import strategies as st

from game.screens.incoming import BEGIN, END, Incoming


def fed(*pieces: bytes) -> str:
    incoming = Incoming()
    return "".join(incoming.decode(piece) for piece in pieces) + incoming.decode(b"", final=True)


def test_bytes_that_are_no_text_are_dropped() -> None:
    assert fed(b"\xe9") == ""
    assert fed(b"\xffa\xfe") == "a"
    assert fed("é".encode()[:1], "é".encode()[1:]) == "é"
    assert fed(b"\xc3", b"abc") == "abc"


def test_keys_come_at_once_and_as_they_are() -> None:
    incoming = Incoming()
    assert incoming.decode(b"\x1b") == "\x1b"
    assert incoming.decode(b"[A") == "[A"
    assert incoming.decode(b"\x1b[20") == "\x1b[20"


def test_a_paste_keeps_its_text_and_loses_its_control_characters() -> None:
    paste = f"{BEGIN}red \x1b[31mtext\x1b]52;c;eA==\x07 two\nlines{END}q"
    assert fed(paste.encode()) == f"{BEGIN}red [31mtext]52;c;eA== two\nlines{END}q"


@given(st.lists(st.sampled_from([BEGIN, END, "\x1b", "a", "[", "20", "0~", "é", "\x07", "\n"]), max_size=12), st.data())
def test_it_does_not_matter_in_which_pieces_it_comes(parts: list[str], data: st.DataObject) -> None:
    whole = "".join(parts).encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=5)))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    assert fed(*pieces) == fed(whole)


def test_the_end_of_the_terminal_is_told_once() -> None:
    told: list[str] = []
    incoming = Incoming(lambda: told.append("gone"))
    assert incoming.decode(b"a") == "a"
    assert incoming.decode(b"") == ""
    assert incoming.decode(b"") == ""
    assert told == ["gone"]
    assert Incoming(lambda: told.append("again")).decode(b"", final=True) == ""
    assert told == ["gone"]
