from hypothesis import given
from hypothesis import strategies as st

from attrlint.printable import count, printable


def test_escape_sequences_and_bidi_controls_lose_their_power() -> None:
    assert printable("a\x1b[31mb\u202ec\x9b") == "a\ufffd[31mb\ufffdc\ufffd"


def test_line_ends_and_tabs_become_spaces() -> None:
    assert printable("a\r\nb\tc\u2028d") == "a  b c d"


@given(st.text())
def test_length_is_kept_and_nothing_unsafe_is_left(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert printable(shown) == shown
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)


def test_a_number_with_its_noun() -> None:
    assert [count(number, "rule") for number in (0, 1, 2000)] == ["0 rules", "1 rule", "2,000 rules"]
