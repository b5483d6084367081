"""Text cut into nested pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attrlint.reporters.pieces import Piece, Stretch, pieces

TEXTS = st.text("ab <&", max_size=12)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Stretch]]:
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(sorted)
    return text, [Stretch(*span, "item", key) for key, span in enumerate(draw(st.lists(spans, max_size=6)))]


def written(text: str, *stretches: tuple[int, int]) -> str:
    signs = {"open": "({0}", "close": "{0})", "point": "*{0}", "text": "{1}"}
    cut = pieces(text, [Stretch(*span, "item", key) for key, span in enumerate(stretches)])
    return "".join(signs[each.step].format(each.stretch.key if each.stretch else "", each.text) for each in cut)


@given(marked())
def test_the_text_is_whole_and_every_stretch_covers_its_own(case: tuple[str, list[Stretch]]) -> None:
    text, stretches = case
    covered: dict[Stretch, list[int]] = {each: [] for each in stretches}
    inside: list[Stretch] = []
    met: list[Piece] = []
    at = 0
    for piece in pieces(text, stretches):
        if piece.step == "open":
            assert piece.stretch is not None
            assert piece.first == all(other.stretch != piece.stretch for other in met)
            inside.append(piece.stretch)
        elif piece.step == "close":
            assert inside.pop() == piece.stretch
        elif piece.step == "point":
            assert piece.stretch is not None
            assert (inside, piece.stretch[:2]) == ([], (at, at))
        else:
            assert piece.text == text[at : at + len(piece.text)] != ""
            for each in inside:
                covered[each] += range(at, at + len(piece.text))
            at += len(piece.text)
        met.append(piece)
    assert (inside, at) == ([], len(text))
    assert covered == {each: list(range(each.start, each.end)) for each in stretches}
    points = [piece.stretch for piece in met if piece.step == "point"]
    assert sorted(points) == sorted(each for each in stretches if each.start == each.end)


def test_nested_and_crossing() -> None:
    assert written("abcd", (0, 4), (1, 2)) == "(0a(1b1)cd0)"
    assert written("abcd", (0, 3), (1, 4)) == "(0a(1bc1)0)(1d1)"
    assert written("abcd", (0, 3), (2, 2)) == "(0ab0)*1(0c0)d"
    assert written("abcd", (4, 4), (0, 4)) == "(1abcd1)*0"
    assert written("", (0, 0)) == "*0"
