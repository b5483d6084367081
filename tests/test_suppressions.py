"""Comments in a draft against findings of three made-up rules: AAA1 on “alpha”, AAA2 on “beta”, BBB1 on “gamma”."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from attrlint import ownrules, suppressions
from attrlint.document import Document
from attrlint.finding import Finding, Severity, fingerprinted
from attrlint.readers import markdown, plain
from attrlint.rulebook import SelectorError
from attrlint.suppressions import Directive, DirectiveError, apply, parse

WORDS = {"alpha": "AAA1", "beta": "AAA2", "gamma": "BBB1"}
NAMES = {"no-alpha": "AAA1"}
ENABLED = frozenset({*WORDS.values(), *ownrules.RULES})
TODAY = dt.date(2026, 5, 13)


def codes(selector: str) -> frozenset[str]:
    found = frozenset(code for code in WORDS.values() if code.startswith(selector)) | {NAMES.get(selector, "")} - {""}
    if not found:
        raise SelectorError(f"unknown rule “{selector}”.")
    return found


def findings_in(document: Document) -> list[Finding]:
    found = []
    for match in re.finditer("|".join(WORDS), document.text):
        span = document.locate(*match.span())
        source = document.source
        paragraph = document.blocks.index(document.block_at(match.start())) + 1
        place = (source.position(span.start), source.position(span.end))
        found.append(
            Finding("x", *span, *place, WORDS[match[0]], "n", Severity.error, "m", match[0], paragraph=paragraph)
        )
    return fingerprinted(found)


def left(text: str, *, read=markdown.READER.read, enabled=ENABLED) -> list[str]:
    """What is left, as “line CODE”."""
    document = read(text.encode(), "x")
    kept, _ = apply(document, findings_in(document), codes, enabled, TODAY)
    return [f"{finding.position.line} {finding.code}" for finding in kept]


# --- where


def test_alone_it_speaks_of_the_next_block() -> None:
    assert left("alpha\n\n<!-- attrlint: ignore[AAA1] -->\n\nalpha beta\n\nalpha") == ["1 AAA1", "5 AAA2", "7 AAA1"]


def test_alone_at_the_top_it_speaks_of_the_first_block() -> None:
    assert left("<!-- attrlint: ignore[AAA1] -->\n\nalpha\n\nalpha") == ["5 AAA1"]


def test_inside_a_block_it_speaks_of_that_block() -> None:
    assert left("alpha\n\nSome alpha <!-- attrlint: ignore[AAA1] --> and alpha.\n\nalpha") == ["1 AAA1", "5 AAA1"]


def test_at_the_end_it_speaks_of_nothing() -> None:
    assert left("alpha\n\n<!-- attrlint: ignore[AAA1] -->\n") == ["1 AAA1", "3 LNT002"]


def test_a_range() -> None:
    text = "alpha\n\n<!-- attrlint: disable[AAA1] -->\n\nalpha\n\nalpha\n\n<!-- attrlint: enable[AAA1] -->\n\nalpha"
    assert left(text) == ["1 AAA1", "11 AAA1"]


def test_a_wider_enable_closes_a_range_too() -> None:
    assert left("<!-- attrlint: disable[AAA1] -->\n\nalpha\n\n<!-- attrlint: enable[AAA] -->\n\nalpha") == ["7 AAA1"]


def test_an_unclosed_range_holds_to_the_end_and_is_told() -> None:
    assert left("<!-- attrlint: disable[AAA1] -->\n\nalpha\n\nalpha") == ["1 LNT004"]


def test_an_enable_without_disable_is_told() -> None:
    assert left("alpha\n\n<!-- attrlint: enable[AAA1] -->") == ["1 AAA1", "3 LNT004"]


def test_many_comments_are_each_asked_about_their_own_places(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    covers = suppressions._Part.covers
    monkeypatch.setattr(suppressions._Part, "covers", lambda *given: asked.append(0) or covers(*given))
    ignored = "<!-- attrlint: ignore[AAA1] -->\n\nalpha\n\nalpha\n\n"
    ranges = "<!-- attrlint: disable[AAA1] -->\n\nalpha\n\n<!-- attrlint: enable[AAA1] -->\n\nalpha\n\n"
    assert len(left(ignored * 40 + ranges * 40)) == 80
    assert len(asked) < 4 * 80


def test_a_file() -> None:
    assert left("alpha\n\nalpha beta\n\n<!-- attrlint: file-ignore[AAA1] -->") == ["3 AAA2"]


def test_only_file_ignore_silences_findings_about_the_document() -> None:
    for verb, kept in (("file-ignore", 0), ("disable", 1), ("ignore", 1)):
        document = markdown.READER.read(f"<!-- attrlint: {verb}[AAA1] -->\n\nText.".encode(), "x")
        whole = Finding("x", 36, 36, (1, 1), (1, 1), "AAA1", "n", Severity.error, "m", "", paragraph=0)
        remaining, _ = apply(document, [whole], codes, ENABLED, TODAY)
        assert sum(finding.code == "AAA1" for finding in remaining) == kept


def test_plain_text_has_a_line_of_its_own() -> None:
    read = plain.READER.read
    assert left("alpha\n\nattrlint: ignore[AAA1] desk decision\nalpha beta\n\nalpha", read=read) == [
        "1 AAA1",
        "4 AAA2",
        "6 AAA1",
    ]


# --- which


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        ("AAA1", ["3 AAA2", "3 BBB1"]),
        ("no-alpha", ["3 AAA2", "3 BBB1"]),
        ("AAA", ["3 BBB1"]),
        (" AAA1 , ", ["3 AAA2", "3 BBB1"]),
        ("BBB1,AAA1", ["3 AAA2"]),
    ],
)
def test_codes_names_prefixes_lists(selectors: str, expected: list[str]) -> None:
    assert left(f"<!-- attrlint: ignore[{selectors}] -->\n\nalpha beta gamma") == expected


def test_overlapping_suppressions_are_both_used() -> None:
    assert left("<!-- attrlint: file-ignore[AAA] -->\n\n<!-- attrlint: ignore[AAA1] -->\n\nalpha") == []


# --- until when


@pytest.mark.parametrize(("until", "expected"), [("2026-05-13", []), ("2026-05-12", ["1 LNT005", "3 AAA1"])])
def test_the_date_holds_to_the_end_of_its_day(until: str, expected: list[str]) -> None:
    assert left(f"<!-- attrlint: ignore[AAA1] until {until} waiting for the court -->\n\nalpha") == expected


# --- mistakes


def test_what_silences_nothing_is_told() -> None:
    assert left("<!-- attrlint: ignore[AAA1, AAA2] -->\n\nalpha") == ["1 LNT002"]


def test_unused_is_told_only_of_rules_that_ran() -> None:
    assert left("<!-- attrlint: ignore[BBB1] -->\n\nalpha", enabled=ENABLED - {"BBB1"}) == ["3 AAA1"]


def test_findings_about_suppressions_can_be_off() -> None:
    assert left("<!-- attrlint: ignore[BBB1] -->\n\nalpha", enabled=ENABLED - {"LNT002"}) == ["3 AAA1"]


def test_an_unknown_rule_is_told_and_the_others_still_count() -> None:
    assert left("<!-- attrlint: ignore[CCC1, AAA1] -->\n\nalpha") == ["1 LNT003"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("attrlint: ignore", "Name the rules"),
        ("attrlint: ignore[]", "Name the rules"),
        ("attrlint: ignore AAA1", "Name the rules"),
        ("attrlint: ignore[AAA1", "Name the rules"),
        ("attrlint: ingore[AAA1]", "Did you mean “ignore”?"),
        ("attrlint: ", "“” is not one of"),
        ("attrlint ignore[AAA1]", "A colon is missing"),
        ("attrlint: ignore[ALL]", "ALL cannot be silenced by a comment"),
        ("attrlint: ignore[LNT002]", "LNT002 cannot be silenced by a comment"),
        ("attrlint: ignore[unused-suppression]", "unused-suppression cannot be silenced by a comment"),
        ("attrlint: ignore[AAA1] until tomorrow", "not “tomorrow”"),
        ("attrlint: ignore[AAA1] until 2027-02-30 x", "not “2027-02-30”"),
        ("attrlint: ignore[AAA1] until", "not “”"),
    ],
)
def test_malformed(text: str, message: str) -> None:
    with pytest.raises(DirectiveError) as caught:
        parse(text)
    assert message in str(caught.value)
    assert left(f"<!-- {text} -->\n\nalpha") == ["1 LNT004", "3 AAA1"]


@pytest.mark.parametrize("text", ["TODO", "attrlint is noisy", "see attrlint: ignore[AAA1]"])
def test_other_comments_are_none_of_our_business(text: str) -> None:
    assert parse(text) is None
    assert left(f"<!-- {text} -->\n\nalpha") == ["3 AAA1"]


def test_parse() -> None:
    assert parse("attrlint:disable[A1,b-c,] until 2027-01-01, the desk\nknows") == Directive(
        "disable", ("A1", "b-c"), dt.date(2027, 1, 1), "the desk knows"
    )
    assert parse("attrlint: ignore[A1] - an opinion") == Directive("ignore", ("A1",), None, "an opinion")


def test_findings_about_comments_have_place_and_fingerprint() -> None:
    document = markdown.READER.read(b"One.\n\nTwo <!-- attrlint: ignore[AAA1] --> two.", "x.md")
    (finding,), _ = apply(document, [], codes, ENABLED, TODAY)
    assert (finding.code, finding.position[:2], finding.paragraph) == ("LNT002", (3, 5), 2)
    assert finding.match == "<!-- attrlint: ignore[AAA1] -->"
    assert finding.message == "“ignore[AAA1]” has nothing to silence."
    assert len(finding.fingerprint) == 16
