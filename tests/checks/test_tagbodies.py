import pytest

from attrlint.checks.sourcetag import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals, words


def found(problem: str, text: str, *, markup: bool = False) -> list[str | None]:
    rule = Rule("SRC221", "x", Severity.info, "source-tag", "m", "w", "f", options={"problem": problem})
    read = signals(text, markup=markup)
    return [words(read, note.span) for note in CHECK.run(rule, read)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ana Ruiz said it was late. [Source: FDA letter, 2024]", "FDA letter, 2024"),
        ("The CDC said it was late. [Source: FDA]\n\nThe FDA was silent.", "FDA"),
        ("The CDC said it was late.\n\nSource: FDA, 2024", "FDA, 2024"),
    ],
)
def test_a_tag_of_somebody_else(text: str, value: str) -> None:
    assert found("mismatch", text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said it was late. [Source: FDA]\n\nRuiz works for the FDA.",
        "Ana Ruiz said it was late. [Source: interview with Ruiz, FDA]",
        "The Food and Drug Administration said it was late. [Source: FDA]",
        "UNICEF said it was late. [Source: UN data]",
        "The CDC said it was late. [Source: AP, 2024]",
        "The CDC said it was late. [Source: Smith et al., 2024]",
        "It was late. [Source: FDA]",
    ],
)
def test_a_tag_that_may_be_right(text: str) -> None:
    assert found("mismatch", text) == []


def test_names_of_one_body_across_tags() -> None:
    text = "A fell. [Source: BLS, 2021]\n\nB fell. [Source: Bureau of Labor Statistics]\n\nC fell. [Source: BLS, 2022]"
    assert found("inconsistent", text) == ["Bureau of Labor Statistics"]
    assert found("inconsistent", text.replace("Bureau of Labor Statistics", "BLS")) == []


def test_a_comment_has_no_text_to_name_a_body_in() -> None:
    assert found("mismatch", "The CDC said it was late. <!-- source: FDA -->", markup=True) == []
