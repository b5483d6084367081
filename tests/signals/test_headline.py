import pytest

from attrlint.signals.headline import body_start, repeated_headline
from tests.shipped import signals, words

LEDE = (
    "The harbour board is to raise its ferry fares by 9 percent next year, the mayor said on Monday in the town hall."
)


@pytest.mark.parametrize(
    "top", ["Harbour board raises ferry fares 9 percent.", "Fares on the ferry rise, says the mayor."]
)
def test_a_first_paragraph_that_the_lede_tells_again_is_a_headline(top: str) -> None:
    found = signals(f"{top}\n\n{LEDE}")
    span = found.get(repeated_headline)
    assert span is not None
    assert words(found, span) == top


@pytest.mark.parametrize(
    "text",
    [
        "Harbour board raises ferry fares 9 percent.",
        f"Two people were killed in the old market.\n\n{LEDE}",
        f"{LEDE}\n\nHarbour board raises ferry fares 9 percent.",
        "",
    ],
)
def test_a_short_lede_is_none(text: str) -> None:
    assert signals(text).get(repeated_headline) is None


CLOSED = "\n\nThe bridge was closed on Monday. Nobody knows why it was closed."


@pytest.mark.parametrize(
    ("text", "top"),
    [
        ("Bridge closed" + CLOSED, "Bridge closed"),
        ("Bridge closed\n\nNobody knows why" + CLOSED, "Bridge closed\n\nNobody knows why"),
        ("Bridge closed. Nobody knows why." + CLOSED, ""),
        ("“Close the bridge,” Ruiz said" + CLOSED, ""),
        ("Bridge closed", ""),
        ("", ""),
    ],
)
def test_where_the_story_begins(text: str, top: str) -> None:
    assert text[: signals(text).get(body_start)] == top
