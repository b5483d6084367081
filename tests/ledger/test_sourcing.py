"""Who says an item, and how well the draft shows it."""

from __future__ import annotations

import pytest

from attrlint.ledger import Item
from tests.ledger.drawn import drawn, items, one


def named(item: Item) -> tuple[str, str, str, str]:
    return item.status, item.who, item.title, item.cue


def test_a_surname_leads_back_to_full_name_and_office() -> None:
    text = "Ruth Amado, the harbor master, came at noon.\n\nThe pier lost 40 percent of its planks, Amado said."
    assert named(one(text, "statistic")) == ("sourced", "Ruth Amado", "the harbor master", "said")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Gov. Ada Hale said the road would be closed for a year.", "Gov."),
        ("Ada Hale, the mayor of Rockport, said the road would be closed.", "the mayor of Rockport"),
        ("A spokeswoman for the port, Ada Hale, said the road would be closed.", "A spokeswoman for the port"),
        ("Party chairman Ada Hale said the road would be closed for a year.", "Party chairman"),
        ("Mr. Ada Hale said the road would be closed for a year.", ""),
    ],
)
def test_offices(text: str, title: str) -> None:
    assert one(text, "statement").title == title


def test_whoever_orders_something_does_not_vouch_for_it() -> None:
    text = "The mayor ordered repairs that led to a sharp rise in rents."
    assert one(text, "cause").status == "unsourced"


def test_what_somebody_orders_is_done_not_said() -> None:
    item = one("Mayor Ada Hale ordered repairs that closed the harbor for the winter.", "assertion")
    assert (item.status, item.who) == ("unsourced", "")
    told = one("Mayor Ada Hale ordered repairs that closed the harbor, a spokesman for the port said.", "statement")
    assert told.who == "a spokesman for the port"
    assert one("“Get out of the harbor now,” Mayor Ada Hale ordered.", "quotation").who == "Ada Hale"
    assert one("Mayor Ada Hale urged the council to close the harbor for the winter.", "statement").who == "Ada Hale"


@pytest.mark.parametrize(
    ("text", "who", "status"),
    [
        ("Omar Diaz, chief of Ports, an agency, said the pier was safe to use.", "Omar Diaz", "sourced"),
        ("The poll, released on Friday by the Pier Center, showed a deep split.", "The poll", "sourced"),
        ("The pier is safe to use, according to the institute.", "the institute", "sourced"),
        (
            "A Rockport Post/ABC News poll found that few of them use the pier.",
            "A Rockport Post/ABC News poll",
            "sourced",
        ),
        ("Few use the pier, according to a Fox/Hale poll released on Friday.", "a Fox/Hale poll", "sourced"),
        ("A poll released in spring found that few of them use it.", "A poll released in spring", "sourced"),
        ("Twitter said the pier had been safe to use for years.", "Twitter", "sourced"),
        ("Politicians said the pier had been safe to use for years.", "Politicians", "anonymous"),
        ("But some who advocate cheap boats argue that it is late.", "some who advocate cheap boats", "anonymous"),
        ("A spokesman for the port said the pier was safe to use.", "A spokesman for the port", "anonymous"),
    ],
)
def test_sources_are_named_as_the_draft_names_them(text: str, who: str, status: str) -> None:
    item = one(text, "statement")
    assert (item.who, item.status) == (who, status)


def test_whoever_something_is_said_to_says_nothing() -> None:
    text = "The port has been criticized for the long wait at its only gate."
    assert one(text, "assertion").who == ""


def test_the_surer_speaker_has_the_quotation() -> None:
    text = "“The pier will hold for years,” said Ada Hale, the harbor master, echoing comments made by Omar Diaz."
    assert one(text, "quotation").who == "Ada Hale"


def test_who_tells_of_anothers_words_is_the_source() -> None:
    text = "Ada Hale had told the council that the pier was old, a spokesman for the port said."
    assert [(item.words[:20], item.who) for item in items(text, "statement")] == [
        ("Ada Hale had told th", "a spokesman for the port"),
        ("the council that the", "Ada Hale"),
    ]


def test_hearsay_makes_a_source_weak() -> None:
    assert one("Mayor Ada Hale reportedly said the pier was old.", "statement").status == "weakly sourced"


def test_unnamed_sources_are_anonymous() -> None:
    assert one("Two officials said the dam had lost 40 percent of its water.", "statistic").status == "anonymous"


def test_what_carries_over_is_weak() -> None:
    text = "Ruth Amado said the dam was safe. It holds 40 percent less water than a year ago."
    assert named(one(text, "statistic"))[:2] == ("weakly sourced", "Ruth Amado")


def test_a_tag_sources_and_tells_where_to_look() -> None:
    text = (
        "Rents rose 12 percent. [Source: Rent Survey, Housing Agency, 2024-05-01, p. 7, https://example.org/rents.pdf]"
    )
    item = one(text, "statistic")
    (mark,) = item.marks
    assert item.status == "sourced"
    assert (mark.kind, mark.url, mark.page, mark.date) == ("tag", "https://example.org/rents.pdf", "p. 7", "2024-05-01")


def test_a_vague_tag_proves_little() -> None:
    assert one("Rents rose 12 percent. [Source: agency data]", "statistic").status == "weakly sourced"


def test_a_sum_that_does_not_work_out_is_the_worst() -> None:
    text = "Police arrested 20 people: 12 men and 9 women, Ruth Amado said."
    assert {item.status for item in items(text) if not item.kind.startswith("name")} == {"cannot add up"}


def test_a_waiver_gives_its_reason() -> None:
    text = "<!-- attrlint: ignore[CLM401,ATT101] the desk has the survey -->\n\nRents rose 12 percent last year."
    item = one(text, "statistic")
    assert (item.status, item.waiver) == ("waived", "the desk has the survey")


def test_a_check_mark_is_a_waiver() -> None:
    item = one("Rents in the town rose 12 percent (CQ) last year.", "statistic")
    assert (item.status, item.waiver) == ("waived", "(CQ)")


def test_names_need_no_source() -> None:
    assert one("Gov. Ada Hale left.", "name and title").status == "no source needed"


def test_sources_and_people_of_the_whole() -> None:
    text = (
        "Gov. Ada Hale said the dam was safe. “It will hold for years,” she said.\n\n"
        "Two officials said the dam had a crack. Adah Hale did not call back."
    )
    sheet = drawn(text)
    assert [(entry.name, entry.kind, entry.quoted, entry.anonymous) for entry in sheet.sources] == [
        ("Ada Hale", "person", 1, False),
        ("Two officials", "anonymous", 0, True),
    ]
    assert "1 source anonymous" in sheet.remarks
    assert "quoted: Ada Hale" in sheet.remarks


def test_a_single_source() -> None:
    assert drawn("Gov. Ada Hale said the dam was safe.").remarks[0] == "single source: all of it rests on Ada Hale"


def test_no_source_at_all() -> None:
    assert drawn("The dam is safe and holds for years.").remarks == ("no source is named",)


def test_ids_outlive_changes_elsewhere() -> None:
    text = "Rents rose 12 percent. Boats sank. Rents rose 12 percent."
    before = {item.id: item.words for item in items(text)}
    after = {item.id: item.words for item in items(f"A line above all that.\n\n{text.replace('Boats', 'Big ships')}")}
    assert len(before.keys() & after.keys()) == len([item for item in items(text) if "Boats" not in item.words])


@pytest.mark.parametrize("who", ["A person close to the talks", "A source familiar with the plan", "One former aide"])
def test_who_is_described_and_not_named_is_anonymous(who: str) -> None:
    assert one(f"{who} said the dam had lost 40 percent of its water.", "statistic").status == "anonymous"
