"""Who tells what."""

from __future__ import annotations

import pytest

from attrlint.ledger.telling import told
from tests.shipped import signals


@pytest.mark.parametrize("text", ["said " * 2_000, "Ana Ruiz said that " * 500])
def test_a_sentence_of_hundreds_of_voices_is_none(text: str) -> None:
    """Each was weighed by all of them, and that for each once more: minutes for two pages."""
    assert signals(text).get(told) == []
