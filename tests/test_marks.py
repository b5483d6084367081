"""The `[[ ]]` of examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.document import Span
from attrlint.rulebook.marks import MarkError, marked, unmarked


@pytest.mark.parametrize(
    ("text", "plain", "found"),
    [
        ("no marks", "no marks", []),
        ("data show [[thousands]] of deaths", "data show thousands of deaths", ["thousands"]),
        ("[[a]][[b]] c", "ab c", ["a", "b"]),
        (r"\[[verify]] it", "[[verify]] it", []),
        (r"[[\[[verify]]]] it", "[[verify]] it", ["[[verify]]"]),
        ("[[[who?]]] says", "[who?] says", ["[who?]"]),
        (r"[[\[NAME]]] said", "[NAME] said", ["[NAME]"]),
        ("[[[Source: ONS]] end", "[Source: ONS end", ["[Source: ONS"]),
        ("[Source: [[ONS]]]", "[Source: ONS]", ["ONS"]),
        ("[[\\[a] b\\]]] c", "[a] b] c", ["[a] b]"]),
        ("a ]] b ] c [d]", "a ]] b ] c [d]", []),
        (r"C:\new \\[[x]] \\\[[y]]", r"C:\new \x \[[y]]", ["x"]),
        ("one [[two\n\nthree]]", "one two\n\nthree", ["two\n\nthree"]),
    ],
)
def test_unmarked(text: str, plain: str, found: list[str]) -> None:
    bare, marks = unmarked(text)
    assert (bare, [bare[start:end] for start, end in marks]) == (plain, found)


@pytest.mark.parametrize(
    ("text", "message"),
    [("a [[b", "never closed"), ("a [[b [[c]] d]]", "inside another"), ("a [[]]", "holds nothing")],
)
def test_marks_that_do_not_pair(text: str, message: str) -> None:
    with pytest.raises(MarkError, match=message):
        unmarked(text)


@given(st.text(st.sampled_from("[]\\ab😀\n"), max_size=12), st.data())
def test_marking_and_unmarking_round_trips(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end)
    assert unmarked(marked(text, spans)) == (text, spans)
