"""What changes nothing about a draft changes none of its findings: on articles of our own, and on made-up ones."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pyromark
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyromark import Options

import attrlint
from attrlint.data import directory
from attrlint.finding import Finding
from tests.shipped import rules, signals

DOCUMENT_WIDE = {
    "ATT107": "a surname needs its full name anywhere above",
    "ATT106": "a pronoun needs somebody named anywhere above",
    "SRC216": "one source is one only until there is another",
    "SRC223": "a side is missing only until it speaks",
    "SRC208": "the details of a study may stand anywhere",
    "SRC209": "so may those of a poll",
    "QUO506": "one of two forms of a quotation may be gone",
    "QUO512": "a quotation of the headline must stand below",
    "TIM609": "a day of the month may be named anywhere",
    "DFT909": "a text that stands twice stands once without the other",
    "ATT120": "only the first of a draft is more than a hint",
    "TIM603": "only the first of a draft is more than a hint",
}
"""Rules that look at the whole draft, and so may say something else when any part of it changes."""
_AHEAD = {"named-soon", "dated-nearby", "published", "checked"}
SOON = {code for code, rule in rules().items() if _AHEAD & {*rule.unless, *rule.given}}
"""Rules that look a sentence or two ahead, into what is appended; and those that hold where they do not."""
SOON |= {other for code in SOON for other in rules()[code].swallows}
TOP = 5
"""Paragraphs at the top that may be headline, deck, byline or lede: deleting one makes the next one that."""
LEDE = 2
"""Paragraphs below the lede, itself perhaps below a headline, that may say who says so."""
REACH = 2
"""Paragraphs that may lean on one: the next to it, and beyond a quotation whose speaker it names the one after."""

_TESTS = Path(__file__).parents[1]
_DATE = dt.date(2024, 3, 14)
_UNRELATED = "The Vellmar harbour office said in its yearly report, published on Monday, that the new quay had opened."


def _body(path: Path) -> str:
    """An article without its front matter."""
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL).strip("\n") + "\n"
    return text if "\n\n" in text else text.replace("\n", "\n\n")  # a blank line makes paragraphs of what were lines


ARTICLES = [
    _body(path)
    for path in (
        *sorted((_TESTS / "articles").glob("*.md")),
        _TESTS / "formats" / "story.md",
        *sorted(directory("seeds").glob("*.txt")),
    )
]
SENTENCES = [
    "Thousands of people fled the town of Brenford on Tuesday.",
    "The fire killed 12 people, police said.",
    "Experts say old wiring is to blame in most such fires.",
    "“We have not seen anything like it in this town,” said Dana Okafor, the chief fire officer.",
    "“It went through the roof,” she said. “Nobody told us.”",
    "“Nobody told us that the alarm was off, and nobody came.”",
    "Reportedly, the alarm had been switched off.",
    "Rents in Kestrelwick rose 12 percent last year, according to the council's audit.",
    "The market, built in 1887, was the oldest covered market in the county.",
    "Mayor Luis Carver, 52, called it “a disaster”.",
    "Carver said the council would pay £4 million.",
    "Studies show that sprinklers cut deaths by half.",
    "A source said the owners had ignored two warnings.",
    "Harrow bribed two inspectors.",
    "The tragedy underscored the urgent need for reform.",
    "Of 120 stalls, 45 percent burned and 60 percent did not.",
    "The sale was due on Thursday, March 13, 2024.",
    "Recently, several cafés closed. [Source: agency data]",
    "It was the the worst year on record, critics claimed.",
    "Between 5 and 8 boats sank off Saint-Éloi, the coast guard said in a statement.",
    "He didn't say who'd paid for the “repairs”.",
    "Turnout fell to 38 percent from 52 percent, a drop of 14 percent.",
    "The company, which runs 40 markets, did not respond to a request for comment.",
    "TK: ask the court.",
    "“They asked me: “Who paid for the boat?” Nobody did,” Okafor said. He recently left the town.",
    "“… and thousands of us ... went home,” said Okafor. “He called it ‘the end’ … then left.”",
    "”We lost everything,” said Émile Sandoval. ”Nobody helped us.”",
    "Åsa Lindqvist and Jürgen Müller said that three-quarters of the fiancés had fled at the time.",
    "Oﬃcials said １２ of ２０ firms, or 70 percent, had closed.",
]
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
drafts = st.sampled_from(ARTICLES) | st.lists(paragraphs, min_size=1, max_size=9).map("\n\n".join).map("{}\n".format)


@lru_cache(100)
def check(text: str, name: str = "draft.md") -> list[Finding]:
    """The findings of all rules there are."""
    return attrlint.check_text(text, name=name, date=_DATE, select=["ALL"])


def plain(text: str) -> str:
    """Text as it is compared: composed, with straight marks and single spaces."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def told(findings: Iterable[Finding]) -> Counter[tuple[str, str, str]]:
    """The findings with the words they are about, without markup."""
    words = ((finding, finding.sentence[slice(*finding.at)]) for finding in findings)
    return Counter((finding.code, finding.severity.name, plain(text)) for finding, text in words)


def curly(text: str) -> str:
    """Straight marks, each curled by what stands before it."""
    text = re.sub(r"(^|[\s(\[—-])\"", r"\1“", text, flags=re.MULTILINE).replace('"', "”")
    return re.sub(r"(^|[\s(\[—“-])'(?!\d)", r"\1‘", text, flags=re.MULTILINE).replace("'", "’")


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


some = settings(deadline=None, max_examples=25)


def over(**more):
    """A test over drafts, with every article of ours among them."""

    def decorate(test):
        for article in ARTICLES:
            test = example(text=article, **{name: first for name, (first, _) in more.items()})(test)
        return some(given(text=drafts, **{name: rest for name, (_, rest) in more.items()})(test))

    return decorate


@over()
def test_an_unrelated_attributed_paragraph_below_changes_nothing_above(text):
    if text.strip("\n").count("\n\n") <= LEDE:
        return
    before = told(finding for finding in check(text) if finding.code not in {*DOCUMENT_WIDE, *SOON})
    longer = check(f"{text}\n{_UNRELATED}\n")
    after = told(f for f in longer if f.start < len(text) and f.code not in {*DOCUMENT_WIDE, *SOON})
    assert after == before


@over(end=("\r\n", st.sampled_from(["\r\n", "\r"])))
def test_line_ends_change_nothing(text, end):
    assert told(check(text.replace("\n", end))) == told(check(text))


@over()
def test_the_form_of_quotation_marks_changes_nothing(text):
    """Straight marks cannot tell an inner quotation from the end of the outer one; none of these drafts has both."""
    assert told(check(curly(straight(text)))) == told(check(straight(text)))


@over()
def test_decomposed_letters_change_nothing(text):
    """But for DFT914, which is about letters that are garbled as they are."""
    assert told(check(unicodedata.normalize("NFD", text))) == told(check(text))


@over()
def test_the_same_in_html(text):
    page = f"<article>{pyromark.html(text, options=Options.ENABLE_FOOTNOTES | Options.ENABLE_TABLES)}</article>"
    assert told(check(page, "draft.html")) == told(check(text))


@over()
def test_in_a_block_quote_only_quotations_figures_and_draft_marks_count(text):
    quoted = "".join(f"> {line}\n" for line in text.splitlines())
    strangers = {f.code for f in check(quoted)} - {code for code in rules() if code[:3] in ("QUO", "NUM", "DFT", "LNT")}
    anywhere = {code for code, rule in rules().items() if rule.check == "source-tag" or rule.scope == "document"}
    assert strangers <= anywhere  # a tag is the writer's wherever it stands


@over(which=(2, st.integers(0, 20)))
def test_deleting_a_paragraph_changes_nothing_beyond_its_neighbours(text, which):
    parts = re.split(r"\n\n+", text.strip("\n"))
    at = min(TOP + which, len(parts) - 1)
    if at < TOP or signals(parts[at]).hits("claims.documents"):
        return  # figures in percent further down may be those of this poll
    without = [part for number, part in enumerate(parts) if number != at]
    before = by_paragraph(parts, lambda number: abs(number - at) > REACH)
    after = by_paragraph(without, lambda number: not at - REACH <= number < at + REACH)
    assert after == before


def by_paragraph(parts, counts) -> Counter[tuple[str, str, str]]:
    """The findings in paragraphs that count, but for those of rules that look at the whole draft."""
    text = "\n\n".join(parts) + "\n"
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part) + 2)
    return told(
        finding
        for finding in check(text)
        if finding.code not in DOCUMENT_WIDE and counts(sum(start <= finding.start for start in starts) - 1)
    )


@pytest.mark.parametrize("code", DOCUMENT_WIDE)
def test_exceptions_are_rules(code):
    assert attrlint.check_text("Rents rose.\n", select=[code]) is not None
