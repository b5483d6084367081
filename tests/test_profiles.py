"""What each profile is for, on a short made-up draft."""

from __future__ import annotations

import datetime as dt
from functools import cache

from attrlint.linter import Linter
from attrlint.rulebook import select
from tests import shipped

DAY = dt.date(2024, 5, 10)
HEAD = "---\ntitle: The old bridge\nbyline: Ana Ruiz\n---\n"
TAGGED = f"{HEAD}The bridge cost $90 million and carries 12,000 cars a day. [Source: city audit] <!-- ask Lee -->\n"
LOOSE = f"{HEAD}Studies show that the dam will break. Critics say it is old. Reportedly, the mayor knew.\n"
ACCUSING = f"{HEAD}Dunn bribed two inspectors, three former clerks said.\n"
OPINION = f"{HEAD}Thousands of us have had enough of this bridge. It carries 12,000 cars a day. TK [Source: UN data]\n"


@cache
def linter(profile: str) -> Linter:
    registry, book = shipped.registry(), shipped.book()
    return Linter(select(book, profile=profile), registry, shipped.lexicons())


def levels(text: str, profile: str) -> dict[str, str]:
    """The codes found under a profile, each with its severity."""
    found = linter(profile).check(shipped.signals(text, markup=True).document, DAY).findings
    return {finding.code: str(finding.severity) for finding in found}


def changed(text: str, profile: str) -> dict[str, str | None]:
    """What a profile says otherwise than news: codes with their severity, None where it is silent."""
    news, other = levels(text, "news"), levels(text, profile)
    return {code: other.get(code) for code in sorted({*news, *other}) if news.get(code) != other.get(code)}


def test_news_asks() -> None:
    assert levels(LOOSE, "news") == {"SRC206": "warning", "SRC207": "warning", "ATT104": "warning"}
    assert levels(TAGGED, "news") == {"SRC211": "info"}


def test_wire_copy_leaves_nothing_for_clients_to_settle() -> None:
    assert changed(LOOSE, "wire") == {"ATT104": "error", "SRC206": "error", "SRC207": "error"}
    assert changed(f"{HEAD}Officials said the bridge would close at 12 p.m. on Saturday.", "wire") == {
        "SRC205": "warning",
        "TIM610": "warning",
    }


def test_investigations_need_locators_and_a_reply() -> None:
    assert changed(TAGGED, "investigation") == {"SRC211": "warning"}
    assert changed(TAGGED.replace("city audit", "city audit, 2023"), "investigation") == {"SRC212": "warning"}
    assert changed(ACCUSING, "investigation") == {"SRC223": "warning"}
    assert changed(f"{ACCUSING} Dunn denied it.", "investigation") == {}


def test_science_names_its_studies() -> None:
    assert changed(LOOSE, "science") == {"SRC206": "error", "SRC207": "error"}
    assert changed(f"{HEAD}The pill is a miracle drug. It cures in weeks, according to ChatGPT.", "science") == {
        "LNG816": "error",
        "SRC219": "error",
    }


def test_crime_has_nobody_accused_by_nobody() -> None:
    assert changed(LOOSE, "crime") == {"ATT104": "error", "SRC207": "error"}
    assert changed(f"{HEAD}The officer-involved shooting began at noon, police said.", "crime") == {"LNG805": "warning"}


def test_opinion_has_a_voice_but_sources_and_a_state() -> None:
    assert changed(OPINION, "opinion") == {"QNT301": None}
    assert {"SRC210", "DFT901"} <= levels(OPINION, "opinion").keys()


def test_a_page_that_stays_needs_days_that_stay() -> None:
    text = f"{HEAD}The council closed the bridge earlier this month, the mayor said."
    assert levels(text, "news") == {}
    assert levels(text, "evergreen") == {"TIM602": "warning"}


def test_what_is_published_has_no_tags_and_no_notes() -> None:
    assert changed(TAGGED, "publish") == {"DFT908": "error", "DFT911": "error", "SRC211": None}
    untagged = f"{HEAD}The bridge cost $90 million and carries 12,000 cars a day.\n"
    assert changed(untagged, "publish") == {"ATT101": None}
    assert levels(untagged, "publish") == {}
    assert changed("The bridge is closed, the city said.", "publish") == {"DFT912": "error"}


def test_what_is_on_by_default_was_right_four_times_in_five() -> None:
    read = {
        rule.id: rule.measured
        for rule in select(shipped.book(), profile="news")
        if rule.measured and rule.measured.read
    }
    assert len(read) > 40
    assert [code for code, measured in read.items() if measured.right < 0.8 * measured.read] == []
