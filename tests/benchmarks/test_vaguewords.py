import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lasso import Example
from ridge import learn
from vaguewords import best_limit


def examples(n: int) -> list[Example]:
    """Every second one vague; “some” stands in most of those, “row 0” in as many of either."""
    return [Example(["any", "some" if at % 2 else "seven", f"row {at % 4 // 2}"], at % 2 == 1) for at in range(n)]


def test_what_tells_the_classes_apart_gets_the_weight_and_chance_gets_none() -> None:
    weights = learn(examples(80), kept=10, rare=3)
    assert weights["some"] > 0.3
    assert weights["seven"] < -0.3
    assert weights["row 0"] == pytest.approx(0.0, abs=0.01)


def test_only_the_strongest_are_kept() -> None:
    assert set(learn(examples(80), kept=2, rare=3)) == {"any", "some", "seven"}


def test_rare_features_are_not_learned() -> None:
    seldom = [Example(["any", "once"], True), *[Example(["any"], False)] * 9]
    assert set(learn(seldom, kept=5, rare=2)) == {"any"}


@given(st.integers(1, 30), st.integers(1, 30))
def test_with_the_bias_alone_the_score_is_the_log_odds_of_the_labels(yes: int, no: int) -> None:
    weights = learn([Example(["any"], True)] * yes + [Example(["any"], False)] * no, kept=1, rare=1)
    assert weights["any"] == pytest.approx(math.log(yes / no), abs=0.01)


def test_the_limit_is_the_lowest_of_the_best() -> None:
    verdicts = [(True, 0.9), (True, 0.5), (False, 0.3), (False, 0.2)]
    assert best_limit(verdicts) == pytest.approx(0.3, abs=0.015)
