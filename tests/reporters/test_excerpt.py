from hypothesis import given
from hypothesis import strategies as st

from attrlint.reporters.excerpt import cells, excerpt


def test_a_short_line_is_shown_whole() -> None:
    assert excerpt("Some say so.", (5, 8), 40) == ("Some say so.", "     ^^^")


def test_a_long_line_is_cut_around_the_match() -> None:
    text = "a" * 50 + "MATCH" + "b" * 50
    assert excerpt(text, (50, 55), 17) == ("…" + "a" * 5 + "MATCH" + "b" * 5 + "…", " " * 6 + "^" * 5)


def test_near_an_end_the_other_side_gets_the_room() -> None:
    assert excerpt("MATCH" + "b" * 50, (0, 5), 12) == ("MATCHbbbbb…", "^^^^^")
    assert excerpt("a" * 50 + "MATCH", (50, 55), 12) == ("…aaaaaMATCH", "      ^^^^^")


def test_a_match_longer_than_the_line_is_cut() -> None:
    shown, carets = excerpt("x" * 100, (10, 90), 20)
    assert shown == "…" + "x" * 18 + "…"
    assert carets == " " + "^" * 18


def test_an_empty_match_has_one_caret() -> None:
    assert excerpt("word", (2, 2), 40)[1] == "  ^"


def test_wide_and_combining_characters_keep_the_carets_in_place() -> None:
    shown, carets = excerpt("日本 cafe\u0301 MATCH", (9, 14), 40)
    assert shown == "日本 cafe\u0301 MATCH"
    assert carets == " " * 10 + "^" * 5


def test_controls_are_made_harmless() -> None:
    assert excerpt("a\x1bb\nMATCH", (4, 9), 40) == ("a\ufffdb MATCH", "    ^^^^^")


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200), st.integers(3, 120))
def test_it_never_exceeds_the_width(text: str, start: int, length: int, width: int) -> None:
    shown, carets = excerpt(text, (start, start + length), width)
    assert sum(map(cells, shown)) <= max(width, 4)
    assert len(carets) <= max(width, 4) + 1
    assert carets.strip(" ").strip("^") == ""
    assert carets.endswith("^")
