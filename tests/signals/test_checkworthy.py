import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.document import Span
from attrlint.signals.checkworthy import features, score
from attrlint.signals.sentences import sentences
from tests.shipped import signals


def worth(text: str, notion: str = "worth") -> float:
    return score(signals(text), Span(0, len(text)), notion)


@pytest.mark.parametrize(
    ("claim", "talk"),
    [
        ("The tax rate fell from 9 percent to 6 percent in three years.", "I think we must all work together."),
        ("He voted against the bill twice, and the Senate passed it.", "Thank you very much for that question."),
        ("More than 40,000 workers lost their jobs last year.", "What will you do about it?"),
        ("The governor signed a law that cut school spending by $2 billion.", "Let us dream of a better future."),
    ],
)
def test_a_claim_scores_above_opinion_questions_and_courtesy(claim: str, talk: str) -> None:
    assert worth(claim) > 0 > worth(talk)
    assert worth(claim, "factual") > worth(talk, "factual")


def test_a_plain_statement_is_factual_though_nobody_would_check_it() -> None:
    text = "My grandmother was born in a small town near the river."
    assert worth(text) < worth(text, "factual")
    assert worth(text, "factual") > 0


def test_a_score_is_the_sum_of_what_is_weighed() -> None:
    text = "We raised wages by 4 percent."
    found = signals(text)
    weights = found.lexicons.lists["claim-weights.worth"].words
    summed = sum(float(weights[name]["value"]) for name in features(found, Span(0, len(text))) if name in weights)
    assert worth(text) == pytest.approx(summed)


def test_features_name_words_classes_figures_and_who_does_what() -> None:
    text = "We must cut the deficit by 40 percent, Mary Poole."
    found = set(features(signals(text), Span(0, len(text))))
    assert {"any", "opening we", "word cut", "pair must cut", "class policy", "ours duties", "figure percent"} <= found
    assert "word poole" not in found  # the weights know nobody by name
    assert "names 2" in found


def test_names_make_no_difference() -> None:
    one, other = "Last year Mary Poole voted against the bill.", "Last year Hugh Dale voted against the bill."
    assert worth(one) == worth(other)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80))
def test_any_text_has_a_score(text: str) -> None:
    found = signals(text)
    for span in found.get(sentences).spans:
        assert len(features(found, span)) == len(set(features(found, span)))
        assert isinstance(score(found, span, "factual"), float)
