"""Who is one and the same person."""

from __future__ import annotations

import pytest

from tests.ledger.drawn import drawn, items, one


def people(text: str) -> list[tuple[str, str, int]]:
    return [(entry.name, entry.title, entry.mentions) for entry in drawn(text).people]


def test_a_middle_name_makes_nobody_else() -> None:
    text = "Mayor Ada B. Hale left on a boat. Ada Hale said the boat had leaked. Hale said it had sunk."
    assert people(text) == [("Ada B. Hale", "Mayor", 2)]
    assert {item.who for item in items(text, "statement")} == {"Ada B. Hale"}


def test_a_surname_before_the_full_name_leads_on_to_it() -> None:
    text = "Mr. Hale opened the harbor to all the boats.\n\nMayor Omar Hale said the harbor was open. Mr. Hale left."
    assert people(text) == [("Omar Hale", "Mayor", 3)]
    assert [item.words for item in items(text, "name and title")] == ["Mayor Omar Hale"]


def test_a_title_keeps_to_whom_it_was_given() -> None:
    text = (
        "President Ada Hale opened the bridge over the river. Her brother, Omar Hale, came late. "
        "President Hale said the bridge would last for a century."
    )
    assert one(text, "statement").who == "Ada Hale"


def test_the_bearer_of_an_office_is_meant_by_it() -> None:
    text = "Ada Hale, a former mayor of Rockport, came by boat.\n\nThe former mayor said the harbor was far too small."
    assert one(text, "statement").who == "Ada Hale"


def test_two_bearers_of_an_office_are_told_apart_by_nobody() -> None:
    text = (
        "Ada Hale, the mayor of Rockport, and Omar Diaz, the mayor of Seaport, came by boat.\n\n"
        "The mayor said the harbor was far too small for it."
    )
    assert one(text, "statement").who == "The mayor"


def test_a_party_is_none_of_its_chapters() -> None:
    text = "The Maine Democrats met in May.\n\nDemocrats said the pier was old and had to be torn down soon."
    assert one(text, "statement").who == "Democrats"


def test_a_headline_introduces_nobody() -> None:
    text = (
        "Rockport Mayor Ada Hale Calls Harbor Plan Madness\n\nThe plan came up in May. Ruth Amado left.\n\nIt rained."
    )
    assert people(text) == []
    assert [item.words for item in items(text, "name")] == ["Ruth Amado"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They sued under the Freedom of Information Act in May.", "Freedom of Information Act"),
        ("She works at the Center for Lost & Found Boats there.", "Center for Lost & Found Boats"),
        ("The senator is a Republican of South Haven in the north.", "South Haven"),
    ],
)
def test_a_body_has_its_whole_name(text: str, name: str) -> None:
    assert [item.words for item in items(text, "name")] == [name]


_TWO = "Omar Smith, the mayor, met the council. Ada Smith, an actress, came along."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{_TWO}\n\nThe harbor was too small, Smith said.", "Omar Smith"),
        (f"{_TWO}\n\nThe harbor was too small, Ms. Smith said.", "Ada Smith"),
        (f"{_TWO}\n\nThe harbor was too small, Mr. Smith said.", "Omar Smith"),
        (f"{_TWO}\n\nAda Smith said it was old. Smith said it was far too small.", "Ada Smith"),
        ("Omar Smith met Ada Smith, his wife.\n\nThe harbor was small, Mrs. Smith said.", "Ada Smith"),
        ("Kim Smith met Lee Smith.\n\nThe harbor was too small, Mrs. Smith said.", "Smith"),
        ("Ms. Kim Smith met Lee Smith.\n\nThe harbor was small, Mr. Smith said.", "Lee Smith"),
        ("Kim B. Smith met the council. Kim Smith said the harbor was too small.", "Kim B. Smith"),
    ],
)
def test_two_of_a_family(text: str, who: str) -> None:
    assert items(text, "statement")[-1].who == who
