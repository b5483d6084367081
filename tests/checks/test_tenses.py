import datetime as dt

import pytest

from attrlint import check_text

WRITTEN = dt.date(2024, 5, 10)


def clashes(text: str, date: dt.date | None) -> list[str]:
    return [found.match for found in check_text(text, name="draft.txt", date=date, select=["TIM607"])]


@pytest.mark.parametrize(
    ("text", "clash"),
    [
        ("The bridge will open on April 20, the city said.", "will open on April 20"),
        ("The bridge opened on June 20, the city said.", "opened on June 20"),
        ("The bridge will open on May 9, the city said.", None),  # written the day before it is printed
        ("The bridge will open on Jan. 20, the city said.", None),  # of next year
        ("The bridge will open on May 10, 2024.", None),
        ("The bridge will open on May 9, 2024.", "will open on May 9, 2024"),
        ("The bridge was to be opened on June 20.", None),
        ("He will tell the court what happened on April 20.", None),
    ],
)
def test_a_day_on_the_wrong_side_of_the_drafts_own(text: str, clash: str | None) -> None:
    assert clashes(text, WRITTEN) == ([clash] if clash else [])


def test_nothing_clashes_with_a_draft_that_has_no_date() -> None:
    assert clashes("The bridge will open on May 3, 2024.", None) == []
