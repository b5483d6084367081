import pytest

from attrlint.signals.attributions import Attribution, attributions
from tests.shipped import signals, words


def read(text: str) -> list[tuple[str | None, str | None]]:
    found = signals(text)
    return [
        (words(found, item.source.span) if item.source else None, words(found, item.cue))
        for item in found.get(attributions)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The ONS said prices rose.", "The ONS", "said"),
        ("Prices rose 4 percent, the ministry said.", "the ministry", "said"),
        ("“We won,” said Lee.", "Lee", "said"),
        ("“We won,” Maria Lee said.", "Maria Lee", "said"),
        ("“We won,” Maria Lee, 46, said.", "Maria Lee, 46", "said"),
        ("According to the ONS, prices rose.", "the ONS", "According to"),
        ("Prices rose, according to the ONS.", "the ONS", "according to"),
        ("Court records show that he left.", "Court records", "show"),
        ("A filing shows he paid.", "A filing", "shows"),
        (
            "John Kirby, a spokesman for the Pentagon, said the deal was off.",
            "John Kirby, a spokesman for the Pentagon",
            "said",
        ),
        ("She told reporters that the plan was dead.", "She", "told"),
        ("The minister has repeatedly said that it would rain.", "The minister", "said"),
        ("Officials in the finance ministry said the deal was dead.", "Officials in the finance ministry", "said"),
        ("United Nations figures indicate thousands of fatalities.", "United Nations figures", "indicate"),
    ],
)
def test_a_cue_finds_its_source(text: str, source: str, cue: str) -> None:
    assert (source, cue) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "United States officials met.",
        "TV shows are fun, and a phone call was made.",
        "The exchange underscored the critical need for restraint.",
        "The state law passed.",
        "The storm claimed 12 lives.",
        "The goalkeeper stole the show.",
    ],
)
def test_a_word_without_a_speaker_is_no_attribution(text: str) -> None:
    assert read(text) == []


def one(text: str) -> Attribution:
    [found] = signals(text).get(attributions)
    return found


def test_documents_speak_as_documents_and_hearsay_names_nobody() -> None:
    assert one("A filing shows he paid.").kind == "document"
    hearsay = one("The house reportedly burned down.")
    assert (hearsay.kind, hearsay.source, hearsay.strength) == ("hearsay", None, "weak")


def test_a_quotation_of_several_sentences_belongs_to_its_speaker() -> None:
    found = signals("“We won the vote,” Lee said. “It took nine years. It was worth it.”")
    [item] = found.get(attributions)
    said = " ".join(found.text[span.start : span.end] for span in item.contents)
    assert "It took nine years. It was worth it." in said


def test_a_paragraph_that_is_a_quotation_belongs_to_the_speaker_above() -> None:
    found = signals("Lee said the vote was won.\n\n“It took us nine years of work, and it was worth it.”")
    [item] = found.get(attributions)
    assert any("nine years" in found.text[span.start : span.end] for span in item.contents)
