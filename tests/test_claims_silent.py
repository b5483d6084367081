"""What no rule about claims may ask a source for, by kind; every sentence is made up."""

import pytest

from attrlint import rulebook
from attrlint.linter import Linter
from tests.shipped import book, lexicons, registry, signals

SILENT = {
    "opinion": [
        "I think the new mayor is the best thing that could have come to this town.",
        "It is a lovely film, and the music alone is worth the evening.",
        "To my mind the council should be ashamed of itself.",
        "Frankly, the plan is a mess.",
        "What a dreadful way to treat a good man.",
    ],
    "questions": [
        "Did unemployment fall to 4 percent in March?",
        "Who spent $12 million on a bridge that nobody uses?",
        "Is this the largest factory in the region?",
        "How many of the 12,000 workers will keep their jobs?",
        "Has any mayor ever lost a recall?",
    ],
    "advice": [
        "Wash your hands for 20 seconds before you eat.",
        "Take two tablets with water, and call your doctor if the pain does not stop.",
        "Keep your receipts for seven years.",
        "Never leave a candle burning in an empty room.",
        "If you want to save on heating, turn the thermostat down by a degree.",
        "Drivers should allow an extra hour and avoid the old bridge.",
    ],
    "schedules": [
        "The market is open from 9 a.m. to 5 p.m. on Saturdays.",
        "The council will meet at 7 p.m. on Tuesday in Room 214.",
        "Trains leave every 20 minutes from platform 3.",
        "The exhibition runs through May 12.",
        "Doors open at 6:30, and the concert starts at 8.",
    ],
    "addresses": [
        "The library is at 1600 Elm Street, two doors from the bakery.",
        "Write to P.O. Box 4120, Harrow.",
        "The office moved to 27 Mill Lane.",
        "Call 555-0148 or stop by Suite 300.",
    ],
    "recipes": [
        "Stir in 200 grams of flour and bake for 40 minutes at 180 degrees.",
        "Add two cups of milk and a pinch of salt.",
        "Serves 4 to 6 people.",
        "Bring 3 litres of water to the boil.",
    ],
    "page numbers": [
        "The map is on page 14.",
        "See pages 112 to 118 for the full list.",
        "The letter begins on p. 3 and ends on p. 1,204.",
        "Chapter 12 tells of the flood.",
    ],
    "sports scores": [
        "Harrow beat Leeds 3-1 after extra time.",
        "The home side led 48-46 at halftime.",
        "She won 6-4, 7-5 in the final.",
        "They lost the second game by 12 points.",
    ],
    "ages": [
        "Mary Poole, 43, lives by the river with her son, who is 11.",
        "The 72-year-old painter still works at night.",
        "He is 19 and wants to be a baker.",
        "At 85, she swims every morning.",
    ],
    "model names": [
        "A Boeing 737 stood on the runway.",
        "He drives an old Saab 900 and carries a Nokia 3310.",
        "The Route 66 sign hangs over the bar.",
        "The farm runs a John Deere 8320 and two older tractors.",
        "She fixed the Windows 95 machine in the attic.",
    ],
}
CASES = [pytest.param(text, id=f"{kind} {at}") for kind, texts in SILENT.items() for at, text in enumerate(texts)]
BELOW = "The river was calm.\n\n" * 5


RULES = rulebook.select(book(), profile="news", select=("ATT101", "CLM"))


def asked(text: str) -> list[str]:
    """What is asked of a text, hints included: codes and the words they speak of."""
    found = Linter(RULES, registry(), lexicons()).check(signals(text).document).findings
    return [f"{finding.code} {finding.match}" for finding in found]


@pytest.mark.parametrize("text", CASES)
def test_nobody_is_asked_for_a_source(text: str) -> None:
    assert asked(text) == []
    assert asked(BELOW + text) == []


def test_the_same_rules_do_speak_of_claims() -> None:
    assert asked("The factory employed 4,200 people and was the largest in the region.")
