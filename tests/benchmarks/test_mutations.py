from __future__ import annotations

from fractions import Fraction

import arithmetic
import pytest
from corpora import NumberRow
from mutations import checkable, mutated
from relations import RELATIONS
from written_numbers import numbers_in

TRUE = {
    "percent_change": "Sales rose 50% to $1.5 billion from $1 billion.",
    "change+percent+final": "The index rose 30 points, or 0.6 percent, to 5,030.",
    "margin": "Lee leads by six points, 46 percent to 40 percent.",
    "share": "She met 85 of 154 donors, or 55 percent.",
    "sum": "She has 1,280 delegates and 469 more for a total of 1,749.",
    "sum_to_100": "The town is 39% red, 32% blue and 29% green.",
    "sum_le_100": "Some 46 percent back Lee and 44 percent Ruiz.",
    "unit_conversion": "It lies 50 miles (80 kms) away.",
    "duration": "It was a two-year delay, from 2018 to 2020.",
    "age across sentences": "He died in 1981 at the age of 43. In 1962, at age 23, he married.",
    "product": "It bought 2.7 million shares for $3.625 a share, or $9.9 million.",
}
FALSE = {
    "percent_change": "Sales rose 50% to $1.9 billion from $1.1 billion.",
    "change+percent+final": "The index rose 30 points, or 2 percent, to 5,030.",
    "margin": "Lee leads by nine points, 46 percent to 40 percent.",
    "share": "She met 85 of 154 donors, or 45 percent.",
    "sum": "She has 1,280 delegates and 469 more for a total of 1,794.",
    "sum_to_100": "The town is 39% red, 22% blue and 29% green.",
    "sum_le_100": "Some 46 percent back Lee and 64 percent Ruiz.",
    "unit_conversion": "It lies 50 miles (90 kms) away.",
    "duration": "It was a three-year delay, from 2018 to 2020.",
    "age across sentences": "He died in 1981 at the age of 47. In 1962, at age 23, he married.",
    "product": "It bought 2.7 million shares for $3.625 a share, or $8.9 million.",
}


@pytest.mark.parametrize("relation", RELATIONS)
def test_what_holds_together(relation: str) -> None:
    assert any(RELATIONS[relation](numbers_in(TRUE[relation])))
    assert not any(RELATIONS[relation](numbers_in(FALSE[relation])))


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("seed", range(4))
def test_a_mutation_changes_one_thing_and_makes_it_false(relation: str, seed: int) -> None:
    row = NumberRow(TRUE[relation], relation, True, TRUE[relation])
    found = mutated(row, seed)
    assert found is not None
    old, _, new = found.change.partition(" → ")
    assert row.text.replace(old, new, 1) == found.text or row.text.count(old) > 1
    assert len(row.text) - len(found.text) == len(old) - len(new)
    assert not any(RELATIONS[relation](numbers_in(found.text)))
    assert found == mutated(row, seed)


def test_numbers_are_read_with_what_rounding_allows() -> None:
    (percent, money, people, rough) = numbers_in("Some 8% of $1.2 billion for 40 of about 50 towns.")
    assert (percent.unit, percent.low, percent.high) == ("percent", Fraction(15, 2), Fraction(17, 2))
    assert (money.unit, money.low, money.high) == ("money", 1_150_000_000, 1_250_000_000)
    assert (people.low, people.high) == (40, 40)
    assert (rough.low, rough.high) == (45, 55)


def weekday(relation: str, date: str) -> NumberRow:
    return NumberRow("They met on Friday, May 13.", relation, True, "Friday, May 13", date, "2022-05-13 is a Friday")


def test_a_weekday_or_its_day_is_changed() -> None:
    texts = {found.text for seed in range(20) if (found := mutated(weekday("weekday_date", "2022-05-20"), seed))}
    assert "They met on Friday, May 13." not in texts
    assert any("Friday" in text for text in texts)
    assert any("May 13" in text for text in texts)


def test_what_needs_outside_knowledge_is_left_out() -> None:
    rows = [
        weekday("weekday_date (year from document)", ""),
        weekday("weekday_date (year from document)", "2022-05-20"),
        NumberRow("It is the 70th anniversary.", "anniversary (needs founding year)", True),
        NumberRow("Sales rose 50% to $2 from $1.", "percent_change", False),
    ]
    assert checkable(rows) == [rows[1]]


def test_rows_across_sentences_are_joined() -> None:
    first, second = TRUE["age across sentences"].split(". ", 1)
    rows = [NumberRow(text, "age across sentences", True, text, source="a") for text in (f"{first}.", second)]
    (joined,) = checkable(rows)
    assert joined.text == joined.span == TRUE["age across sentences"]


def test_each_row_is_linted_alone() -> None:
    reader = arithmetic.linter()
    rows = [
        NumberRow(TRUE["percent_change"], "percent_change", True),
        NumberRow(FALSE["percent_change"], "percent_change", False),
    ]
    (right,) = arithmetic.as_published(rows, reader, consistent=True)
    (wrong,) = arithmetic.as_published(rows, reader, consistent=False)
    assert not right.messages
    assert wrong.messages[0].startswith("NUM705 ")
    assert arithmetic.reading([right, wrong]).count("silent") == 1
