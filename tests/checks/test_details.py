"""What a story leaves out, wherever in it it might stand."""

from __future__ import annotations

import pytest

import attrlint

POLL = "A poll shows 52 percent back the mayor."


def missing(text: str) -> str:
    return "".join(f.message.partition("leaves out ")[2] for f in attrlint.check_text(text) if f.code == "SRC209")


def test_the_note_lists_what_is_missing() -> None:
    assert missing(POLL) == "the pollster, the sample, the margin of error, the days of asking."


@pytest.mark.parametrize("after", ["\n\n", " "])
def test_details_may_stand_further_down(after: str) -> None:
    assert missing(POLL + after + "Gallup asked 1,004 likely voters.") == ""


def test_a_poll_is_asked_about_once() -> None:
    text = f"{POLL}\n\nAnother poll shows that 40 percent oppose her."
    assert [f.start for f in attrlint.check_text(text) if f.code == "SRC209"] == [2]
