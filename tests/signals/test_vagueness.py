"""The signal of vague wording."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attrlint.readers import plain
from attrlint.signals import Signals
from attrlint.signals.sentences import sentences
from attrlint.signals.tokens import tokenize
from attrlint.signals.vagueness import vague_features, vagueness
from tests.shipped import lexicons


def signals(text: str) -> Signals:
    return Signals(plain.READER.read(text.encode(), "a.txt"), lexicons())


def features(text: str) -> set[str]:
    read = signals(text)
    return vague_features(tokenize(read, read.get(sentences).spans[0]), lexicons())


def test_words_stand_for_themselves_and_for_their_class() -> None:
    found = features("The song is believed by many fans to be her best.")
    assert {"is believed", "<be> <deem>", "<deem> by <many>", "many <people>"} <= found


def test_adverbs_are_skipped() -> None:
    assert "~ <be> <deem>" in features("The song is widely believed to be hers.")
    assert "~ <be> <deem>" not in features("The song is believed to be hers.")


def test_names_and_figures_are_counted_and_not_remembered() -> None:
    found = features("In 1931 the engineer Ana Ruiz built 7 bridges in Leeds.")
    assert {"names 3 or more", "figures 2 or more", "in <figure>"} <= found
    assert not any("ruiz" in name for name in found)


def test_what_is_quoted_is_not_the_drafts_own_wording() -> None:
    assert not any("probably" in name for name in features("“It is probably the best,” she said."))


def test_sentences_are_marked_one_by_one() -> None:
    text = "Some critics believe that it is probably his finest work. It was printed in 1931."
    (vague,) = signals(text).get(vagueness)
    assert text[vague.span.start : vague.span.end].endswith("finest work.")
    assert vague.kind in ("news", "encyclopedia")


@given(
    st.lists(st.sampled_from(["some", "critics", "Ruiz", "7", "widely", "is", "seen", ","]), min_size=1, max_size=12)
)
def test_every_run_of_three_in_a_feature_stands_in_the_sentence(words: list[str]) -> None:
    text = " ".join(words)
    plain_runs = (name for name in features(text) if "<" not in name and name.split()[0] in words)
    assert all(f" {name} " in f" {text.lower()} " for name in plain_runs)
