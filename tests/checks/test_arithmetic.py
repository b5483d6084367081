from __future__ import annotations

import pytest

from attrlint.checks import Note
from attrlint.checks.arithmetic import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals


def notes(relation: str, text: str) -> list[tuple[str, Note]]:
    rule = Rule("NUM799", "test", Severity.error, "arithmetic", "", "", "", options={"relation": relation})
    found = signals(text)
    return [(found.text[slice(*note.span)], note) for note in CHECK.run(rule, found)]


@pytest.mark.parametrize(
    ("relation", "text", "shown"),
    [
        ("percent-change", "Sales rose 50% from 10 to 20.", "10 → 20 is +100 %, not 50%"),
        ("percent-change", "Sales fell 25% to 60 from 100.", "100 → 60 is −40 %, not −25%"),
        ("percent-change", "Sales fell by a third, from 100 to 80.", "100 → 80 is −20 %, not −a third"),
        (
            "percent-change",
            "The rate rose 3 points, to 9% from 4%.",
            "4% → 9% is +125 %, or 5 percentage points, not 3 points",
        ),
        (
            "percent-change",
            "The index rose 30 points, or 2 percent, to 5,030.",
            "30 points of 5,000 is 0.6 %, not 2 percent",
        ),
        ("percent-change", "The fare rose $2 to $42 from $30.", "$30 → $42 is $12, not $2"),
        (
            "percent-change",
            "Support rose to 40 percent from 45 percent.",
            "45 percent → 40 percent is a fall, not “rose”",
        ),
        (
            "percent-change",
            "The bank lowered its rate by 50 basis points, from 4% to 3.75%.",
            "4% → 3.75% is −6.2 %, or 0.25 percentage points, not −50 basis points",
        ),
        (
            "percent-change",
            "The rate fell by half a percentage point, from 4.5% to 4.25%.",
            "4.5% → 4.25% is −5.6 %, or 0.25 percentage points, not −half a percentage point",
        ),
        (
            "percent-vs-points",
            "It rose 2 percent, from 4% to 6%.",
            "4% → 6% is +50 %, or 2 percentage points, not 2 percent",
        ),
        (
            "percent-vs-points",
            "Some 37 percentage points of voters left.",
            "a share is 37 percent, not 37 percentage points",
        ),
        (
            "percent-vs-points",
            "Sales rose 5 percentage points to $42 from $40.",
            "$40 → $42 is +5 %, not 5 percentage points",
        ),
        ("multiple", "Sales tripled from 10 to 20.", "10 → 20 is 2 times, not “tripled”"),
        ("parts-total", "It has 12 people: eight men and five women.", "eight + five is 13, not 12"),
        (
            "parts-total",
            "It cost $9 million: $4 million for roads and $3 million for schools.",
            "$4 million + $3 million is $7 million, not $9 million",
        ),
        ("parts-total", "It has 20 members, 15 of them Republicans and eight Democrats.", "15 + eight is 23, not 20"),
        ("percent-of-base", "They asked 30% of 200 members, or 80 people.", "80 of 200 is 40 %, not 30%"),
        (
            "percent-of-base",
            "It bought 2 million shares at $3 each, or $12 million.",
            "2 million × $3 is $6 million, not $12 million",
        ),
        ("percent-of-base", "It costs $20 a month, or $400 a year.", "$20 a month is $240 a year, not $400"),
        ("fraction-percent", "A third of voters (25%) stayed.", "A third is 33.3 %, not 25%"),
        ("per-capita", "It saw 500 cases among 10,000 people, or 5 per 1,000.", "500 of 10,000 is 50 per 1,000, not 5"),
        ("shares-not-100", "Some 54% said yes, 41% no and 15% were undecided.", "54% + 41% + 15% is 110 %"),
        (
            "shares-not-100",
            "The poll has 56 percent who approve and 54 percent who disapprove.",
            "56 percent + 54 percent is 110 %",
        ),
        ("percent-range", "Sales fell 150% in spring.", "a fall of 100 % leaves nothing, one of 150% less"),
        ("range", "It takes between 40 and 30 minutes.", "“between 40 and 30 minutes” starts with the larger figure"),
        ("range", "It costs between $26 and $31 million.", "“$26” is not $26 million, if that is meant"),
        ("equals", "It took 48 hours, compared with two days.", "48 hours and two days are the same"),
        ("margin", "Lee leads by 11 points, 46% to 40%.", "46% to 40% is 6 percentage points, not 11 points"),
        ("margin", "Lee won by 2,000 votes, 45,100 to 42,900.", "45,100 to 42,900 is 2,200, not 2,000"),
        (
            "sampling-error",
            "The poll of 1,000 adults has a margin of error of 1 percentage point.",
            "a random sample of 1,000 adults has a margin of error of about 3.1 points",
        ),
        (
            "lead-within-error",
            "Lee leads 48% to 46% in the poll. Its margin of error is 3 points.",
            "a lead of 2 points is within the margin of error (3 points)",
        ),
    ],
)
def test_a_note_shows_the_sum(relation: str, text: str, shown: str) -> None:
    ((_, note),) = notes(relation, text)
    assert note.values["sum"] == shown
