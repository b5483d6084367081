import math

import pytest
from attribution_score import Tally
from claimworth import FOLDS, best_threshold, dealt, tally
from hypothesis import given
from hypothesis import strategies as st
from lasso import Example, learn


def test_rows_of_a_speech_fall_into_one_fold_and_all_folds_are_used() -> None:
    groups = [str(at % 7) for at in range(70)]
    folds = dealt(groups)
    assert set(folds) == set(range(FOLDS))
    assert all(len({fold for fold, of in zip(folds, groups, strict=True) if of == name}) == 1 for name in groups)


def test_the_threshold_is_where_f1_is_best() -> None:
    verdicts = [(True, 1.05), (True, 0.55), (False, 0.45), (False, -1.0)]
    assert 0.45 <= best_threshold(verdicts) < 0.55
    assert tally(verdicts, best_threshold(verdicts)) == Tally(tp=2)


def test_a_tally_counts_each_way_to_be_wrong() -> None:
    assert tally([(True, 0.1), (False, 0.1), (True, 0.0), (False, 0.0)]) == Tally(1, 1, 1)


def test_what_tells_the_classes_apart_gets_the_weight_and_chance_gets_none() -> None:
    examples = [Example(["any", "figure" if at % 2 else "hope", f"row {at % 4 // 2}"], at % 2 == 1) for at in range(80)]
    weights = learn(examples, penalty=2.0, rare=5)
    assert weights.get("figure", 0.0) > 0.5 or weights.get("hope", 0.0) < -0.5
    assert not any(name.startswith("row") for name in weights)


def test_rare_features_are_not_learned() -> None:
    examples = [Example(["any", "once"], True), *[Example(["any"], False)] * 9]
    assert set(learn(examples, penalty=0.1, rare=2)) == {"any"}


@given(st.integers(1, 30), st.integers(1, 30))
def test_with_the_bias_alone_the_score_is_the_log_odds_of_the_labels(yes: int, no: int) -> None:
    examples = [Example(["any"], True)] * yes + [Example(["any"], False)] * no
    assert learn(examples, penalty=1.0, rare=1).get("any", 0.0) == pytest.approx(math.log(yes / no), abs=0.1)


def test_what_an_earlier_model_says_is_not_learned_again() -> None:
    examples = [Example(["any", "figure"], True, 5.0)] * 20 + [Example(["any"], False, -5.0)] * 20
    assert "figure" not in learn(examples, penalty=1.0, rare=5)
