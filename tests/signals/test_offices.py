"""What a draft tells of somebody's office."""

from __future__ import annotations

import pytest

from attrlint.signals.offices import is_person, of_person
from attrlint.signals.people import people
from tests.shipped import signals


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("“We lost,” said former Rockport Mayor Ada Hale.", "former Rockport Mayor"),
        ("“We lost,” said harbor agency president Ada Hale.", "harbor agency president"),
        ("Diaz told host Ada Hale that it rained.", ""),
        ("He will take his little brother Ada Hale along.", "little brother"),
        ("Ada Hale, 45, the harbor master, came.", "the harbor master"),
        ("Ada Hale (D-Maine), the harbor master, came.", "the harbor master"),
        ("Ada Hale, an adviser to then-President Omar W. Diaz, came.", "an adviser to then-President Omar W. Diaz"),
        ("Ada Hale, who was coordinator for ports until 2012, came.", "who was coordinator for ports until 2012"),
        ("Ada Hale, who met the mayor, came.", ""),
        ("Ada Hale, praising the mayor, came.", ""),
        ("Ada Hale, then the girlfriend of his best friend, came.", "then the girlfriend of his best friend"),
        ("Ada Hale, Republican of Maine, came.", "Republican of Maine"),
        ("“We lost,” said his friend at the port, Ada Hale.", "his friend at the port"),
        ("In Maine, the state that was long in Mrs. Ada Hale’s corner, it rained.", ""),
        (
            "Ada Hale, a professor of ports at the University of the Northern Seas and Rivers of Coal Hill, left.",
            "a professor of ports at the University of the Northern Seas and Rivers of Coal Hill",
        ),
    ],
)
def test_offices(text: str, office: str) -> None:
    found = signals(text)
    hale = next(person for person in found.get(people).persons if person.family == "hale")
    assert of_person(found, hale) == office


@pytest.mark.parametrize(
    "text",
    [
        "A liberal Stone Street critic left.",
        "The boat of G4S Secure Boats Inc. sank.",
        "In South Haven, a spokesman spoke of rain.",
    ],
)
def test_nobody(text: str) -> None:
    found = signals(text)
    assert not any(is_person(found, person) for person in found.get(people).persons)
