from __future__ import annotations

from attrlint.checks.places import Places
from attrlint.rulebook.needs import Clause
from tests.shipped import signals

TEXT = "Some 300 people died, İ heard. Officials say so.\n\nWho died? Officials of the ministry."
DIED, OFFICIALS = Clause(words=frozenset({"died"})), Clause(lists=frozenset({"anonymous.crowds"}))


def test_a_list_is_where_its_hits_are_and_a_word_wherever_it_stands() -> None:
    places = Places(signals(TEXT))
    assert list(places.that_may_match([(OFFICIALS,)])) == [1, 3]
    assert list(places.that_may_match([(Clause(words=frozenset({"ied", "minister!"})),)])) == [0, 2]


def test_a_pattern_may_match_where_one_branch_has_all_it_needs() -> None:
    places = Places(signals(TEXT))
    ministry = Clause(words=frozenset({"ministry", "bureau"}))
    assert list(places.that_may_match([(OFFICIALS, ministry), (DIED,)])) == [0, 2, 3]
    assert list(places.that_may_match([(DIED, OFFICIALS)])) == []
    assert list(places.that_may_match([()])) == [0, 1, 2, 3]


def test_only_where_a_list_is_hit_if_any_is_named() -> None:
    places = Places(signals(TEXT))
    assert list(places.that_may_match([()], ["anonymous.crowds"])) == [1, 3]
    assert list(places.that_may_match([(DIED,)], ["anonymous.crowds"])) == []


def test_a_text_without_sentences_has_no_places() -> None:
    assert list(Places(signals("")).that_may_match([()])) == []
