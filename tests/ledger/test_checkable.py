"""Which items a draft has, and where."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.ledger import STATUSES
from tests.ledger.drawn import drawn, items, one

_LETTERS = (
    "The fire killed 12 people, Mayor Ada Hale said. “We lost our homes,” she said on May 3, 2024, of 40 percent. "
)


def test_figures_in_and_outside_quotation_marks() -> None:
    found = items("Some 4,200 residents left. “There are 37 trucks on the road,” Ruth Amado, a driver, said.")
    assert [(item.kind, item.words, item.quoted) for item in found if item.kind in ("number", "statistic")] == [
        ("statistic", "4,200 residents", False),
        ("number", "37 trucks", True),
    ]


def test_small_numbers_in_words_and_tags_are_no_items() -> None:
    kinds = [item.kind for item in items("The two sides met in the harbor. [Source: Port Authority, 2024-05-01]")]
    assert kinds == ["assertion"]


def test_a_sentence_is_somebodys_statement_or_the_drafts_assertion() -> None:
    said = one("The bridge will open in spring once the steel has arrived, the agency’s director said.", "statement")
    told = one("The bridge leads over the narrowest part of the river.", "assertion")
    assert said.words == "The bridge will open in spring once the steel has arrived, the agency’s director said"
    assert told.words == "The bridge leads over the narrowest part of the river"


def test_two_who_speak_in_one_sentence_have_an_item_each() -> None:
    text = "Ada Hale said the plan was far too expensive, but Omar Diaz said the city had enough money for it."
    assert [(item.who, item.words) for item in items(text, "statement")] == [
        ("Ada Hale", "the plan was far too expensive"),
        ("Omar Diaz", "the city had enough money for it"),
    ]


def test_a_quotation_with_its_speaker_is_one_item() -> None:
    (item,) = items("“The water came at night,” the farmer said.")
    assert (item.kind, item.words, item.who) == ("quotation", "“The water came at night,”", "the farmer")


def test_where_a_quotation_was_said_is_no_item_of_its_own() -> None:
    text = "“The water came at night,” Ada Hale told a hall full of farmers in Rockport."
    assert [item.kind for item in items(text) if not item.kind.startswith("name")] == ["quotation"]


def test_what_a_sentence_tells_beside_a_quotation_is_an_item() -> None:
    text = (
        "The council cut the budget of the port by a third after the mayor’s row over “a waste of good money” in May."
    )
    assert next(item.kind for item in items(text)) == "assertion"


def test_what_is_told_according_to_somebody_is_a_statement() -> None:
    assert one("According to Ada Hale, the harbor lost all of its boats.", "statement").who == "Ada Hale"


def test_figures_take_along_what_they_count() -> None:
    found = items("An 800-page report tells of 1,704 Maine adults who moved.")
    assert [item.words for item in found if item.kind in ("statistic", "number")] == [
        "800-page report",
        "1,704 Maine adults",
    ]


def test_weekdays_are_no_items_of_their_own() -> None:
    found = items("The bridge leads over the river since Tuesday and was opened on May 3, 2024.", "date")
    assert [item.words for item in found] == ["May 3, 2024"]


def test_calls_to_readers_are_no_items() -> None:
    assert items("The bridge is open.\n\nFollow Ada Hale on Twitter @adahale.", "assertion")[1:] == []
    assert items("Follow Ada Hale on Twitter @adahale.") == []
    assert items("Reporting by Ada Hale and Omar Diaz; editing by Ana Ruiz") == []


def test_who_declines_to_comment_says_nothing_to_check() -> None:
    assert items("A spokesman for the council declined to comment.") == []
    more = "A spokesman declined to comment, but the old bridge over the river was closed for good."
    assert len(items(more)) == 1


def test_a_headline_above_a_byline_is_no_item() -> None:
    text = (
        "Harbor bridge reopens after years of repair\n\nBy Ada Hale\n\n"
        "The harbor bridge in Rockport reopens on May 3 after three years of repair, and the town is glad of it."
    )
    assert [item.paragraph for item in items(text, "assertion")] == [3]


def test_block_quotes_are_quotations() -> None:
    assert one("The order reads:\n\n> No boat leaves the harbor today.", "quotation").quoted


def test_what_a_rule_of_the_ledger_finds_is_an_item_sourced_or_not() -> None:
    text = "Crime is rising across the county, police chief Ruth Amado said."
    assert one(text, "comparison").words == "Crime is rising"


def test_what_a_rule_asks_about_is_an_item() -> None:
    assert one("The vote came at a pivotal moment for the harbor town.", "description").words == "at a pivotal moment"


def test_names_are_items_once_and_only_people_have_titles() -> None:
    text = "Gov. Ada Hale spoke in North Carolina. Hale said the road was safe. Hale left North Carolina on Friday."
    names = [(item.kind, item.words, item.title) for item in items(text) if item.kind.startswith("name")]
    assert names == [("name and title", "Gov. Ada Hale", "Gov."), ("name", "North Carolina", "")]


def test_headlines_and_questions_are_no_assertions() -> None:
    assert items("# The harbor was closed for a week\n\nWho will pay for all of that?") == []


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(_LETTERS + "\n*[]()>#"), max_size=300))
def test_words_are_the_drafts_own_in_reading_order(text: str) -> None:
    sheet = drawn(text)
    whole = sheet.document.text
    assert [item.words for item in sheet.items] == [whole[slice(*item.span)] for item in sheet.items]
    assert [item.number for item in sheet.items] == list(range(1, len(sheet.items) + 1))
    assert [item.span.start for item in sheet.items] == sorted(item.span.start for item in sheet.items)
    assert len({item.id for item in sheet.items}) == len(sheet.items)
    assert {item.status for item in sheet.items} <= set(STATUSES)
    assert sum(sheet.statuses.values()) == len(sheet.items)
