"""The annotated article in a real browser: Chromium, driven by Playwright."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from attrlint.data import directory

pytestmark = pytest.mark.slow

(SEED,) = directory("seeds").glob("*.txt")
DRAFT = """---
title: Fire guts covered market
byline: Jo Bloggs
date: 2024-03-14
---
A fire killed two stallholders and injured 14 people, police said. The market housed 96 stalls.

## What they say

“It went through the roof in under six minutes,” said Chief Fire Officer Dana Okafor. Thousands of residents wept.

- A source said the owners had ignored two warnings.
- Rents rose 12 percent last year.[^audit]

| fund | paid |
| --- | --- |
| roof | $4 million |

> It was the oldest market in the county.

[^audit]: Brenford Borough Council, internal audit report, 2023, p. 14, https://council.example/audit
"""
HOSTILE = """---
title: "<script>alert('title')</script>"
byline: "<img src=x onerror=alert(1)>"
---
<p>"Thousands of <script>alert('text')</script> fled," said <img src=x onerror="alert(2)"> Dana Okafor.</p>

Thousands of `</style><script>alert(3)</script>` fled
to [the town](javascript:alert(4)), [Source: "><svg onload=alert(5)>].

\u202eExperts say {{ 7 * 7 }} {% raw %} &lt;b&gt; &amp;amp; </span></article>
is the "first" 'ever' <!-- source: </script> -->.

| <iframe src="https://evil.example/"> | &#60;b&#62; |
| --- | --- |
| [4 million](data:text/html,<script>alert(6)</script>) | 3 |
"""


def statuses(page) -> set[str]:
    """Which statuses of items are shown."""
    return set(page.eval_on_selector_all(".item:not(.off)", "all => all.map(each => each.dataset.status)"))


def test_an_article_reads_as_it_does(report, browse) -> None:
    page = browse(report({"fire.md": DRAFT}))
    assert page.title() == "Fire guts covered market, with its claims and findings"
    assert page.locator("h1").inner_text() == "Fire guts covered market"
    assert page.locator(".byline").inner_text() == "Jo Bloggs · 2024-03-14"
    assert page.locator(".copy h2").count() == page.locator("blockquote").count() == 1
    assert page.locator(".copy li.row").count() == 2
    assert page.locator(".copy th").all_inner_texts()[:2] == ["fund", "paid"]
    assert re.fullmatch(r"\d+ of \d+ items open", page.locator(".coverage b").inner_text())
    assert re.fullmatch(r"\d+ of \d+ claims? sourced", page.locator(".coverage span").inner_text())


def test_statuses_and_severities_are_switches(report, browse) -> None:
    page = browse(report({"fire.md": DRAFT}))
    before = statuses(page)
    assert {"unsourced", "sourced"} < before
    button = page.locator(".legend li[data-status=unsourced] button")
    button.click()
    assert (statuses(page), button.get_attribute("aria-pressed")) == (before - {"unsourced"}, "false")
    button.click()
    assert (statuses(page), button.get_attribute("aria-pressed")) == (before, "true")
    shown = page.locator(".note:visible").count()
    page.locator(".legend li[data-severity=warning] button").click()
    errors = page.locator(".note:visible")
    assert 0 < errors.count() < shown
    assert {each.get_attribute("data-severity") for each in errors.all()} == {"error"}
    assert page.locator(".ref:visible").count() == errors.count()


def test_open_claims_only(report, browse) -> None:
    page = browse(report({"fire.md": DRAFT}))
    before = statuses(page)
    page.keyboard.press("o")
    assert statuses(page) == before & {"cannot add up", "unsourced", "anonymous", "weakly sourced"}
    page.keyboard.press("o")
    assert statuses(page) == before


def test_keys_lead_from_one_open_claim_to_the_next(report, browse) -> None:
    page = browse(report({"fire.md": DRAFT}))
    told = page.locator("#slip")
    assert not told.is_visible()
    stops = page.eval_on_selector_all(
        ".item[id]",
        "all => all.filter(each => ['unsourced', 'anonymous', 'weakly sourced', 'cannot add up']"
        ".includes(each.dataset.status)).map(each => each.id)",
    )
    here = "document.activeElement.id"
    seen = []
    for key in "nj" * (len(stops) // 2 + 1):
        page.keyboard.press(key)
        seen.append(page.evaluate(here))
    assert seen[: len(stops)] == stops
    assert seen[len(stops)] == stops[0]  # round again
    page.keyboard.press("k" if len(seen) % 2 else "p")
    assert page.evaluate(here) == seen[-2]
    page.locator(".legend li[data-status=unsourced] button").click()
    page.keyboard.press("n")
    assert page.locator(":focus").get_attribute("data-status") != "unsourced"
    assert told.is_visible()
    page.keyboard.press("Escape")
    assert not told.is_visible()


def test_single_keys_can_be_switched_off(report, browse) -> None:
    page = browse(report({"fire.md": DRAFT}))
    page.keyboard.press("?")
    help_text = page.get_by_role("dialog")
    assert "next open claim" in help_text.inner_text()
    page.get_by_label("Single keys do this").uncheck()
    help_text.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.closest('.item')") is None


def test_pointing_at_an_item_shows_who_says_it(report, browse) -> None:
    page = browse(report({"fire.md": DRAFT}))
    page.locator(".item", has_text="It went through the roof").first.hover()
    assert "Who says it: Dana Okafor, Chief Fire Officer said" in page.locator("#slip").inner_text()
    assert page.locator(".voice.hot").all_inner_texts() == ["said", "Chief Fire Officer Dana Okafor"]
    assert page.locator(".sources .hot").inner_text().startswith("Dana Okafor, Chief Fire Officer")
    page.locator("h2").first.hover()
    assert page.locator(".hot").count() == 0


def test_pointing_at_a_source_shows_what_rests_on_it(report, browse) -> None:
    page = browse(report({"fire.md": DRAFT}))
    page.locator(".sources li", has_text="police").hover()
    hot = page.locator(".item.hot").all_inner_texts()
    assert any("killed two stallholders" in text for text in hot)
    assert not any("two warnings" in text for text in hot)
    page.locator(".sources li button", has_text="Dana Okafor").click()
    page.locator("h2").first.hover()
    assert any("It went through the roof" in text for text in page.locator(".item.hot").all_inner_texts())


def test_pointing_at_a_tag_shows_what_it_covers(report, browse) -> None:
    page = browse(report({"seed.txt": SEED.read_text("utf-8")}))
    page.locator(".mark", has_text="DoD briefing").hover()
    hot = page.locator(".item.hot").all_inner_texts()
    assert any("The aim was to" in text for text in hot)
    assert not any("diplomatic exchanges" in text for text in hot)


def test_notes_stand_beside_their_lines(report, browse) -> None:
    page = browse(report({"seed.txt": SEED.read_text("utf-8")}), viewport={"width": 1360, "height": 900})
    boxes = [note.bounding_box() for note in page.locator(".copy .note").all()]
    refs = [ref.bounding_box() for ref in page.locator(".copy .ref").all()]
    assert len(boxes) > 10
    right = max(box["x"] + box["width"] for box in refs)
    assert all(box["x"] > right for box in boxes)
    assert all(lower["y"] >= upper["y"] + upper["height"] for upper, lower in pairwise(boxes))
    assert all(box["y"] >= ref["y"] - 1 for box, ref in zip(boxes[-len(refs) :], refs, strict=True))
    page.locator(".copy .note summary").first.click()
    assert page.locator(".copy .note").nth(1).bounding_box()["y"] > boxes[1]["y"]


def test_on_a_narrow_screen_notes_stand_below_their_paragraph(report, browse) -> None:
    page = browse(report({"fire.md": DRAFT}), viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for row in page.locator(".copy .row:has(.note)").all():
        text, notes = row.locator(".text").bounding_box(), row.locator(".notes").bounding_box()
        assert notes["y"] >= text["y"] + text["height"]


def test_without_javascript_nothing_is_missing(report, browse) -> None:
    path = report({"fire.md": DRAFT, "seed.txt": SEED.read_text("utf-8")})
    plain, scripted = browse(path, javascript=False), browse(path)
    for selector in (".text", ".note", ".item", ".sources li", ".people li", ".ledger tr", "#index tr", ".bar"):
        assert plain.locator(selector).count() == scripted.locator(selector).count() > 0
    assert plain.locator(".copy .note:visible").count() == scripted.locator(".copy .note:visible").count()
    assert plain.locator("button:visible").count() == 0
    note = plain.locator(".note").first
    note.locator("summary").click()
    assert note.get_by_text("Why").is_visible()
    plain.locator(".ledger summary").first.click()
    assert plain.locator(".ledger tr").nth(1).is_visible()


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_print(report, browse, paper: str, size: tuple[int, int]) -> None:
    page = browse(report({"fire.md": DRAFT}))
    page.keyboard.press("n")
    page.emulate_media(media="print")
    for control in ("#slip", "#keys", ".skip", "#help"):
        assert not page.locator(control).is_visible()
    printed = page.pdf(format=paper)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert box
    assert [float(side) for side in box.groups()] == pytest.approx(size, abs=1)


def test_printed_notes_are_open_and_numbered(report, browse) -> None:
    page = browse(report({"seed.txt": SEED.read_text("utf-8")}), javascript=False)
    page.emulate_media(media="print")
    notes = page.locator(".copy .note")
    assert notes.count() > 10
    for number, note in enumerate(notes.all(), 1):
        assert note.locator(".number").inner_text() == str(number)
        assert note.get_by_text("Why", exact=True).bounding_box()["height"] > 0


def test_a_hostile_article_shows_as_itself(report, browse) -> None:
    page = browse(report({"bad.md": HOSTILE, "bad<b>&.txt": HOSTILE}))
    page.keyboard.press("n")
    text = page.locator("body").inner_text()
    for written in ("<script>alert('title')</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "bad<b>&.txt"):
        assert written in text
    assert "\u202e" not in page.content()
    assert page.locator("script").count() == page.locator("style").count() == 1
    assert page.locator("img, iframe, [onload], [onerror], [style*=url]").count() == 0
    for address in page.eval_on_selector_all("a", "all => all.map(each => each.getAttribute('href'))"):
        assert re.match(r"#a|https?://", address)


def test_ten_thousand_words(report, browse) -> None:
    part = "The fund paid $4 million to {n} towns in 2019, Mayor Luis Carver said. Thousands of residents fled. "
    text = "\n\n".join("".join(part.format(n=n * 5 + k + 2) for k in range(5)) for n in range(110))
    assert len(text.split()) > 10_000 - 1_000
    page = browse(report({"long.md": text}))
    assert page.locator(".copy .text").count() == 110
    page.keyboard.press("n")
    page.keyboard.press("p")
    button = page.locator(".legend li[data-status] button").first
    button.click()
    assert button.locator("xpath=..").get_attribute("data-status") not in statuses(page)


def test_the_index_can_be_sorted(report, browse) -> None:
    page = browse(report({"b.md": "# Bees\n\nAll is well.\n", "a.txt": SEED.read_text("utf-8"), "fire.md": DRAFT}))
    assert page.locator("h1").inner_text() == "3 drafts"

    def column(number: int) -> list[str]:
        return page.locator(f"#index tbody tr > :nth-child({number})").all_inner_texts()

    page.locator("#index th button", has_text="Warnings").click()
    assert column(7) == sorted(column(7), key=int, reverse=True)
    page.locator("#index th button", has_text="Warnings").click()
    assert column(7) == sorted(column(7), key=int)
    page.locator("#index th button", has_text="Draft").click()
    assert [text.split("\n")[0] for text in column(1)] == ["a.txt", "Bees", "Fire guts covered market"]
    assert page.locator("#index th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.locator("#index a", has_text="Bees").click()
    assert page.url.endswith("#article-1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
def test_accessibility(report, browse, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

    def violations(page) -> list[tuple[str, str]]:
        found = axe.Axe().run(page).response["violations"]
        return [(each["id"], node["html"]) for each in found for node in each["nodes"]]

    path = report({"fire.md": DRAFT, "seed.txt": SEED.read_text("utf-8")}, "--min-severity", "info")
    page = browse(path, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.locator(".ledger summary").first.click()
    page.keyboard.press("e")
    page.keyboard.press("n")
    assert violations(page) == []
    page.keyboard.press("?")
    assert violations(page) == []


def test_light_and_dark(report, browse) -> None:
    path = report({"fire.md": DRAFT})
    paper = "getComputedStyle(document.body).backgroundColor"
    light = browse(path, color_scheme="light").evaluate(paper)
    dark = browse(path, color_scheme="dark").evaluate(paper)
    assert [sum(map(int, re.findall(r"\d+", colour))) > 380 for colour in (light, dark)] == [True, False]
