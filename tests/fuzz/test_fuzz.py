"""Every target takes its corpus and what a few mutations make of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fuzz.engine import fault, guard
from tests.fuzz.mutation import TOKENS, Mutator, corpus
from tests.fuzz.targets import TARGETS

_MUTATIONS = 200


def test_every_target_has_tokens_and_a_corpus():
    assert TARGETS.keys() == TOKENS.keys()
    assert all(len(corpus(name)) >= 3 for name in TARGETS)


def inputs(name: str) -> Iterator[bytes]:
    mutate, kept = Mutator(name), corpus(name)
    yield from kept
    for seed in range(_MUTATIONS):
        yield mutate(kept[seed % len(kept)], seed, 4096)


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_is_at_fault(name):
    guard()
    faults = {told: data for data in inputs(name) if (told := fault(TARGETS[name], data))}
    assert faults == {}


def test_the_same_seed_makes_the_same():
    mutate, again = Mutator("markdown"), Mutator("markdown")
    made = [mutate(b"Rents rose.", seed) for seed in range(50)]
    assert made == [again(b"Rents rose.", seed) for seed in range(50)]
    assert len(set(made)) > 40


def test_a_fault_is_seen_and_named():
    def target(data: bytes) -> None:
        assert data != b"x"

    assert fault(target, b"y") == ""
    assert fault(target, b"x").startswith("AssertionError at test_fuzz.py:")
