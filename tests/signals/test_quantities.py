from __future__ import annotations

import datetime as dt
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.signals.dates import dates
from attrlint.signals.quantities import Quantity, quantities
from tests.shipped import signals


def read(text: str) -> list[Quantity]:
    return signals(text).get(quantities)


def shown(text: str) -> list[tuple[str, str]]:
    return [(text[q.span.start : q.span.end], q.kind) for q in read(text)]


def only(text: str) -> Quantity:
    (found,) = read(text)
    return found


@pytest.mark.parametrize(
    ("text", "written", "kind", "value", "unit"),
    [
        ("Some 3,573 civilians died.", "3,573", "count", 3573, ""),
        ("Some 2.3 million people fled.", "2.3 million", "count", 2_300_000, ""),
        ("Then twenty-one men left.", "twenty-one", "count", 21, ""),
        ("Then Two hundred and fifty men left.", "Two hundred and fifty", "count", 250, ""),
        ("About half a million homes burned.", "half a million", "count", 500_000, ""),
        ("He bought half a dozen eggs.", "half a dozen", "count", 6, ""),
        ("A third of a million homes burned.", "A third of a million", "count", Fraction(1_000_000, 3), ""),
        ("It fell two-tenths of one percent.", "two-tenths of one percent", "percent", Fraction(1, 5), "percent"),
        ("It fell by 1/4 of a point.", "1/4 of a point", "points", Fraction(1, 4), "point"),
        ("It lost a quarter point.", "a quarter point", "points", Fraction(1, 4), "point"),
        ("She won by a tenth of a second.", "a tenth of a second", "duration", Fraction(1, 10), "second"),
        ("It lost 12bp on Friday.", "12bp", "points", 12, "basis point"),
        ("A dozen officers came.", "A dozen", "count", 12, ""),
        ("It cost $1.2bn in all.", "$1.2bn", "money", 1_200_000_000, "$"),
        ("It cost €10m in all.", "€10m", "money", 10_000_000, "€"),
        ("It cost US$5 million in all.", "US$5 million", "money", 5_000_000, "$"),
        ("It cost USD 40 in all.", "USD 40", "money", 40, "$"),
        ("It cost C$40 in all.", "C$40", "money", 40, "C$"),
        ("It cost a $10-million grant.", "$10-million", "money", 10_000_000, "$"),
        ("It cost 2 million dollars.", "2 million dollars", "money", 2_000_000, "$"),
        ("Sales rose 12.5%, it said.", "12.5%", "percent", Fraction(25, 2), "percent"),
        ("Sales rose 5 per cent.", "5 per cent", "percent", 5, "percent"),
        ("Sales fell −3% in spring.", "−3%", "percent", -3, "percent"),
        ("It fell by 3 percentage points.", "3 percentage points", "points", 3, "percentage point"),
        ("A 30-foot wall stood there.", "30-foot", "measure", 30, "foot"),
        ("It lies 5 miles away.", "5 miles", "measure", 5, "mile"),
        ("She won the 100m race.", "100m", "measure", 100, "meter"),
        ("The poll reached 10m people.", "10m", "count", 10_000_000, ""),
        ("It took 2½ years.", "2½ years", "duration", Fraction(5, 2), "year"),
        ("It took two and a half years.", "two and a half years", "duration", Fraction(5, 2), "year"),
        ("It is 2.5 times the rate.", "2.5 times", "multiple", Fraction(5, 2), "times"),
        ("Two-thirds of voters agree.", "Two-thirds", "fraction", Fraction(2, 3), ""),
        ("A third of voters agree.", "A third", "fraction", Fraction(1, 3), ""),
        ("Some 1/3 of it burned.", "1/3", "fraction", Fraction(1, 3), ""),
        ("One in five adults smokes.", "One in five", "ratio", Fraction(1, 5), ""),
        ("It hits 1 in 10,000 people.", "1 in 10,000", "ratio", Fraction(1, 10_000), ""),
        ("A 43-year-old woman fell.", "43-year-old", "age", 43, "year"),
        ("The man, aged 40, fell.", "40", "age", 40, "year"),
        ("Ana Lee, 34, of Leeds, fell.", "34", "age", 34, "year"),
        ("It is his 21st win.", "21st", "ordinal", 21, ""),
        ("It began in 2016 or so.", "2016", "year", 2016, ""),
        ("It began at 9:30 p.m. sharp.", "9:30 p.m.", "time", Fraction(43, 2), "p.m."),
        ("It began at 12 a.m. sharp.", "12 a.m.", "time", 0, "a.m."),
        ("They voted on Section 230 again.", "Section 230", "label", 230, ""),
        ("They met at 1600 Pennsylvania Avenue.", "1600 Pennsylvania Avenue", "label", 1600, ""),
    ],
)
def test_reads_one_number(text: str, written: str, kind: str, value: Fraction | int, unit: str) -> None:
    found = only(text)
    assert text[found.span.start : found.span.end] == written
    assert (found.kind, found.value, found.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "written", "kind", "low", "high", "shared"),
    [
        ("It has 26 to 31 jobs.", "26 to 31", "count", 26, 31, False),
        ("It has between 10 and 20 jobs.", "10 and 20", "count", 10, 20, False),
        ("It has 40–50 jobs.", "40–50", "count", 40, 50, False),
        ("It has two or three jobs.", "two or three", "count", 2, 3, False),
        ("A rise of 10-15 percent.", "10-15 percent", "percent", 10, 15, True),
        (
            "Up to $26 million to $31 million.",
            "$26 million to $31 million",
            "money",
            26_000_000,
            31_000_000,
            False,
        ),
        ("Between $26 and $31 million.", "$26 and $31 million", "money", 26_000_000, 31_000_000, True),
        ("Between 40 and 30 jobs.", "40 and 30", "count", 40, 30, False),
        ("It leads 2–1 now.", "2–1", "score", 2, 1, False),
        ("They won 60-45 at home.", "60-45", "score", 60, 45, False),
        ("They lost 1-2 at home.", "1-2", "score", 1, 2, False),
        ("Open 8 to 10 p.m. daily.", "8 to 10 p.m.", "time", 20, 22, True),
        ("Open 11 to 1 p.m. daily.", "11 to 1 p.m.", "time", 11, 13, True),
    ],
)
def test_reads_two_joined_numbers(text: str, written: str, kind: str, low: int, high: int, shared: bool) -> None:
    found = read(text)[0]
    assert text[found.span.start : found.span.end] == written
    assert (found.kind, found.low, found.high, found.shared) == (kind, low, high, shared)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose 50% from 10 to 20.", [("50%", "percent"), ("10", "count"), ("20", "count")]),
        ("It rose from $2 to $3 million.", [("$2", "money"), ("$3 million", "money")]),
        ("It lasted from 2010 to 2015.", [("2010", "year"), ("2015", "year")]),
        ("It fell to 60 from 100.", [("60", "count"), ("100", "count")]),
        ("It lost 12 in 2010.", [("12", "count"), ("2010", "year")]),
    ],
)
def test_keeps_the_two_ends_of_a_change_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No one came, and this one left.",
        "Call 202-555-0100 or COVID-19, G20, A4 and B2B.",
        "The F-35 and version 4.5.1 of the 737s.",
        "It opened on May 13, 2022, and on 2022-05-14.",
        "It opened on 13 May and closed in the 1980s.",
        "He remembers 9/11 and the 19th century.",
        "The seconds passed; at one point he left.",
        "Thousands of them, dozens of us, hundreds.",
        "A code of " + "9" * 5000 + ".",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert [q for q in read(text) if q.kind != "year"] == []


@pytest.mark.parametrize(
    ("text", "approximate", "bound"),
    [
        ("About 40 people came.", True, ""),
        ("Some 40 people came.", True, ""),
        ("At least 40 people came.", False, "at least"),
        ("More than 40 people came.", False, "at least"),
        ("No more than 40 people came.", False, "at most"),
        ("Nearly 40 people came.", True, "at most"),
        ("Up to 40 people came.", False, "at most"),
        ("There were 40 or so.", True, ""),
        ("There were 40 or more.", False, "at least"),
        ("Exactly 40 people came.", False, ""),
        ("Moreover, 40 people came.", False, ""),
    ],
)
def test_how_exact_it_is(text: str, approximate: bool, bound: str) -> None:
    found = only(text)
    assert (found.approximate, found.bound) == (approximate, bound)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They counted 3,573 civilian deaths.", "deaths"),
        ("They counted 40 people in all.", "people"),
        ("A crash left 12 killed.", "killed"),
        ("There is a 10-member panel.", "member"),
        ("Some 40 percent of the voters stayed.", "voters"),
        ("He got a 12,000 fine.", ""),
        ("He got 12 of the votes.", ""),
        ("There was one woman in it.", "woman"),
        ("They saw 40 of Trump’s aides.", ""),
    ],
)
def test_the_noun_it_counts(text: str, noun: str) -> None:
    assert only(text).noun == noun


def test_small_number_words_are_marked() -> None:
    assert [q.small for q in read("The two armed forces met 12 men, twelve women and the first 3.")] == [
        True,
        False,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("written", "step"),
    [("4,300", 1), ("2.3 million", 100_000), ("two million", 1_000_000), ("0.25", Fraction(1, 100)), ("1/3", 0)],
)
def test_the_unit_of_the_last_digit(written: str, step: Fraction | int) -> None:
    assert only(f"There were {written} left.").step == step


ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen",
]  # fmt: skip
ONES += ["seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    rest = f" and {spelled(number % 100)}" if number % 100 else ""
    return f"{ONES[number // 100]} hundred{rest}"


@given(st.integers(1, 999), st.sampled_from(["", "thousand", "million", "billion"]))
def test_words_and_digits_say_the_same(number: int, magnitude: str) -> None:
    words, digits = (only(f"They say {form} {magnitude} left.") for form in (spelled(number), str(number)))
    assert words.value == digits.value


@given(st.integers(100, 10**9).filter(lambda number: number >= 10_000 or number < 1900))
def test_separators_change_nothing(number: int) -> None:
    assert only(f"They say {number:,} left.").value == only(f"They say {number} left.").value == number


@given(st.decimals(0, 10**6, places=2))
def test_decimals_are_exact(number: object) -> None:
    found = only(f"It cost ${number} in all.")
    assert (found.value, found.step, found.unit) == (Fraction(str(number)), Fraction(1, 100), "$")


PIECES = [
    "12", "3,5", "1.2bn", "$", "€10m", " to ", "–", "-", " and ", "between ", "from ", "%", " percent", "two",
    "a third", " million", "No. 40", "Section ", "1980s", "2016", "May 13", ", ", "first", "half", "½", "1/0",
    "99:99", "aged ", "Lee, 34,", " of ", "people", "\n\n", "a", "an ", "-year-old", " in ", "’", "“", "(", "x", "m",
    "0", ":", ".", "/",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.booleans())
def test_spans_are_ordered_inside_the_text_and_apart(pieces: list[str], spaced: bool) -> None:
    read_signals = signals((" " if spaced else "").join(pieces), dt.date(2022, 5, 13))
    found = read_signals.get(quantities)
    assert all(0 <= q.span.start < q.span.end <= len(read_signals.text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    days = [date.span for date in read_signals.get(dates) if date.kind != "year"]
    assert not any(q.span.overlaps(day) for q in found for day in days)


def test_millions_of_pounds_are_money() -> None:
    kinds = [quantity.kind for quantity in signals("It cost 8 million pounds and weighs 300 pounds.").get(quantities)]
    assert kinds == ["money", "measure"]
