import pytest

from attrlint.evidence import COVERING, support, vouching
from attrlint.signals.sentences import sentences
from tests.shipped import signals


def strengths(text: str, *, markup: bool = False) -> list[str]:
    found = signals(text, markup=markup)
    evidence = found.get(support)
    return [evidence.strength(span.start) for span in found.get(sentences).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices rose 4 percent, the ministry said.", ["strong"]),
        ("Prices rose 4 percent.", [""]),
        ("Prices rose, the ministry said. Rents fell.", ["strong", "weak"]),
        ("Prices rose. Rents fell. [Source: ONS, 2022]", ["weak", "strong"]),
        ("Prices rose. [Source: ONS] Rents fell. [Source: BBC]", ["strong", "strong"]),
        ("Prices rose. [Source: ] Rents fell.", ["", ""]),
        ("The house reportedly burned.", [""]),
        ("Prices rose.\n\nSource: ONS bulletin, 2022", ["strong"]),
    ],
)
def test_strength_by_sentence(text: str, expected: list[str]) -> None:
    assert strengths(text) == expected


def test_links_are_weak_and_footnotes_strong() -> None:
    assert strengths("Prices [rose](https://a.org/x).", markup=True) == ["weak"]
    assert strengths("Prices rose.[^1]\n\n[^1]: ONS.", markup=True)[0] == "strong"


def test_a_key_that_leads_nowhere_is_no_source() -> None:
    assert strengths("Prices rose.[^1]", markup=True) == [""]


def test_a_source_does_not_carry_into_the_next_paragraph() -> None:
    assert strengths("Prices rose, the ministry said.\n\nRents fell.") == ["strong", ""]


def test_a_lead_in_serves_its_list() -> None:
    text = "The report found:\n\n- Prices rose.\n- Rents fell.\n"
    assert strengths(text, markup=True)[1:] == ["weak", "weak"]


def test_a_list_without_a_lead_in_has_no_source() -> None:
    assert strengths("- Prices rose.\n- Rents fell.\n", markup=True) == ["", ""]


def test_of_many_tags_the_nearest_count() -> None:
    text = " ".join(f"Rents rose. [Source: ONS, {1900 + number}]" for number in range(COVERING + 9))
    found = signals(text).get(support)
    told = [[item.source for item in found.of(index)] for index in range(COVERING + 9)]
    assert told[0] == [f"ONS, {1900 + number}" for number in range(COVERING + 1)]
    assert told[-1] == [f"ONS, {1900 + COVERING + 8}"]
    assert [found.strength(0), found.of(0)[0].strength, found.of(0)[1].strength] == ["strong", "strong", "weak"]


def test_what_a_piece_of_evidence_tells() -> None:
    [item] = signals("Prices rose, the ONS said.").get(support).of(0)
    assert (item.kind, item.source, item.named) == ("cue", "the ONS", True)
    [tag] = signals("Prices rose. [Source: ONS, 2022]").get(support).of(0)
    assert (tag.kind, tag.source, tag.dated) == ("tag", "ONS, 2022", True)


def test_whoever_orders_something_does_not_vouch_for_it() -> None:
    found = signals("The mayor ordered repairs that led to a sharp rise in rents.")
    assert found.get(support).at(0)
    assert not vouching(found, 0)
