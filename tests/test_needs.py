from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.rulebook import needed
from attrlint.rulebook.needs import FIGURES, needs, remember, worked_out
from tests.shipped import lexicons, rules

WORDS = st.sampled_from(["crime", "wave", "rise", "according to", "50 %", "[cq]", "TK"])


def written(pattern: str) -> list[list[str]]:
    return [["|".join(sorted((*lists, *words))) for lists, words in branch] for branch in needs(pattern)]


@pytest.mark.parametrize(
    ("pattern", "branches"),
    [
        (r"(?:drop|fall) in \L<x.crimes>|crime wave", [["drop|fall", "x.crimes"], ["crime wave"]]),
        (r"\b(?P<match>crime wave)s?\b(?! of)(?<=wave)", [["crime wave"]]),
        (r"(?P<match>one|two|)", [[]]),
        (r"(?:very )?rare(?: crimes)*(?:wave){0,2}", [["rare"]]),
        (r"wave+ crime?", [["wav", "crim"]]),
        (r"so (?=.*crime)", [["crime"]]),
        (r"\L<x.a>s", [[]]),
        (r"\L<x.a>(?:s|ing)? wave", [["wave"]]),
        (r"a|crime", [[]]),
        (r"(?-i:TK) \[\?", [["TK", "[?"]]),
        ("0{3,}|X{2}", [["000"], ["XX"]]),
        (
            rb"rise (?P<n>[\uE001\uE002]) to \uE003".decode("unicode_escape"),
            [["rise", "\ue001|\ue002", "\ue003"]],
        ),
        (r"(?x) crime wave", [[]]),
        (r"(?:crime){e<=1}", [[]]),
        (r"(crime)(?(1)wave|rise)", [[]]),
        (r"[[]crime", [["crime"]]),
    ],
)
def test_what_a_pattern_needs(pattern: str, branches: list[list[str]]) -> None:
    assert written(pattern) == branches


def patterns(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        st.one_of(words.map(re.escape), st.sampled_from([r"\w", ".", "[ab]", "x", " ", r"\.", "z{2}"])),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=4).map("".join),
            st.lists(inner, min_size=1, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
            st.tuples(inner, st.sampled_from(["?", "*", "+", "{0,2}", "{1,2}", "{,2}", "{2}", "??"])).map(
                lambda two: f"(?:{two[0]}){two[1]}"
            ),
            inner.map(lambda one: f"(?P<n{abs(hash(one))}>{one})" if "(?P" not in one else one),
        ),
        max_leaves=12,
    )


@given(st.data())
def test_whatever_matches_holds_what_is_needed(data: st.DataObject) -> None:
    pattern = data.draw(patterns(WORDS))
    try:
        compiled = re.compile(pattern)
    except re.error:  # the same group twice
        return
    text = data.draw(st.from_regex(compiled))
    assert any(all(any(word in text for word in words) for _, words in branch) for branch in needs(pattern))


def test_every_shipped_pattern_is_tried_on_few_sentences() -> None:
    shipped = [rule for rule in rules().values() if rule.find.pattern and rule.find.places == ("prose",)]
    assert [rule.id for rule in shipped if not needed(rule.find, lexicons())[0]] == ["LNG812"]  # “I”, its literal


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_what_is_remembered_is_what_was_worked_out(words: list[str]) -> None:
    pattern = rf"(?:{'|'.join(map(re.escape, words))}) \L<x.crimes>"
    fresh = needs(pattern)
    try:
        remember(json.loads(json.dumps(worked_out([(pattern, FIGURES)]))))
        assert needs(pattern) == fresh
    finally:
        remember({})
