import datetime as dt

import pytest

from attrlint.checks.metadata import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals

RULE = Rule("DFT912", "x", Severity.warning, "metadata", "m", "w", "f")
DAY = dt.date(2024, 5, 10)


@pytest.mark.parametrize(
    ("text", "date", "missing"),
    [
        ("It is closed.", None, "no title, no byline and no date"),
        ("It is closed.", DAY, "no title and no byline"),
        ("# Closed\n\nIt is closed.", DAY, "no byline"),
        ("# Closed\n\nBY ANA RUIZ\n\nIt is closed.", None, "no date"),
        ("---\nbyline: Ana Ruiz\n---\nBy noon it was closed.", DAY, "no title"),
    ],
)
def test_what_a_draft_lacks(text: str, date: dt.date | None, missing: str) -> None:
    [note] = CHECK.run(RULE, signals(text, date, markup=True))
    assert note.values == {"missing": missing}


def test_an_empty_draft_lacks_nothing() -> None:
    assert list(CHECK.run(RULE, signals(""))) == []
