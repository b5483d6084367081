import datetime as dt
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint import builtin, rulebook
from attrlint.checks import Check, Note
from attrlint.data import directory
from attrlint.finding import Finding
from attrlint.linter import Linter, Outcome
from attrlint.plugins import Registry
from attrlint.rulebook import Rule, listed
from attrlint.signals import Signals
from tests import shipped
from tests.shipped import signals

REGISTRY, BOOK, LEXICONS = shipped.registry(), shipped.book(), shipped.lexicons()
SEEDS = directory("seeds")


def check(
    text: str, *codes: str, date: dt.date | None = None, named: dt.date | None = None, markup: bool = False
) -> Outcome:
    rules = [rule for rule in rulebook.select(BOOK, profile="news", select=codes or None) if rule.path]
    return Linter(rules, REGISTRY, LEXICONS).check(signals(text, markup=markup).document, date, named)


def codes(found: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in found]


def test_a_paragraph_finding_swallows_its_claims_but_not_those_with_another_remedy() -> None:
    text = "The firm has never made a loss. It was the largest in the region."
    assert codes(check(text, "ATT101", "CLM401", "CLM402").findings) == ["ATT101", "CLM402"]


def test_what_a_heavier_finding_lists_beside_others_is_not_said_again() -> None:
    text = "The factory employed 4,200 people and was the largest in the region. Tom Hale stole $4 million."
    found = check(text, "ATT101", "CLM402", "CLM406").findings
    assert codes(found) == ["ATT101", "CLM406"]
    assert "the largest in the region" in found[0].message


def test_what_is_said_once_is_a_hint_from_then_on() -> None:
    text = "It closed on March 3. It opened on May 4, and on June 5 it burned."
    assert [finding.severity.name for finding in check(text, "TIM603").findings] == ["warning", "info", "info"]
    assert [finding.severity.name for finding in check(text, "TIM603", date=dt.date(2024, 7, 1)).findings] == []


def test_a_hint_is_not_what_is_said_once() -> None:
    rule = BOOK.rules["QNT301"]._replace(once=True)
    text = "Thousands of commuters waited. Thousands of homes burned. Hundreds of cars burned."
    found = Linter([rule], REGISTRY, LEXICONS).check(signals(text).document).findings
    assert [finding.severity.name for finding in found] == ["info", "warning", "info"]


def test_a_finding_does_not_quote_a_paragraph_without_end() -> None:
    text = "Rents rose. [Source: ONS] " * 2_000
    found = check(text, "SRC").findings
    assert found
    assert max(len(finding.sentence) for finding in found) < 200


def test_a_message_does_not_quote_a_tag_without_end() -> None:
    found = check(f"Rents rose. [Source: {'the office, ' * 500}", "DFT911").findings
    assert [len(finding.message) < 500 for finding in found] == [True]
    assert len(found[0].match) > 5_000


def test_on_one_span_the_more_severe_stays() -> None:
    assert codes(check("The plan is dead. [Source: TK]", "SRC").findings) == ["SRC213"]


def test_findings_are_ordered_and_fingerprints_differ() -> None:
    found = check("Thousands fled. Thousands stayed.\n\nThousands fled.", "QNT301").findings
    assert [finding.start for finding in found] == sorted(finding.start for finding in found)
    assert len({finding.fingerprint for finding in found}) == 3


def test_a_fingerprint_survives_moving_and_retyping() -> None:
    [here] = check("Washington’s “deal” cost thousands of jobs.", "QNT301").findings
    [there] = check('Before.\n\nWashington\'s "deal" cost thousands of jobs.', "QNT301").findings
    assert (here.fingerprint, here.start) != (there.fingerprint, there.start)
    assert here.fingerprint == there.fingerprint


def test_only_prose_is_asked_for_sources() -> None:
    text = (
        "# Thousands fled\n\n> Thousands fled.\n\n| Thousands |\n|---|\n| Thousands |\n\n“Thousands fled,” she said.\n"
    )
    assert check(text, "QNT301", markup=True).findings == []


@pytest.mark.parametrize(
    "text",
    [
        "El gobierno dijo que los precios subieron un 40 por ciento, según el ministro, y que no hay dinero. ",
        "Le gouvernement a dit que les prix ont augmenté de 40 %, selon le ministre, et que les écoles sont là. ",
        "Die Regierung sagte, dass die Preise um 40 Prozent gestiegen sind und für die Schulen kein Geld ist. ",
    ],
)
def test_drafts_in_other_languages_get_what_holds_in_every_language(text: str) -> None:
    paragraphs = "\n\n".join(text.replace("40", str(number)) for number in (40, 50, 60))
    outcome = check(f"{paragraphs}\n\nTODO [Source: ]")
    assert codes(outcome.findings) == ["DFT903", "SRC213"]
    assert len(outcome.notes) == 1
    assert "not in English" in outcome.notes[0]


def test_a_rule_says_itself_whether_it_holds_in_every_language() -> None:
    paragraph = "---\nlang: fr\n---\nSelon une étude, les prix montent. TODO [Source: ] https://bit.ly/3x\n"
    assert codes(check(paragraph, "ALL", markup=True).findings) == ["DFT912", "DFT903", "DFT911", "SRC220"]
    forgotten = [code for code, rule in BOOK.rules.items() if code.startswith(("NUM", "DFT")) and not rule.languages]
    assert forgotten == []  # write “languages: any” into its file
    families = {code[:3] for code, rule in BOOK.rules.items() if rule.languages}
    assert families == {"SRC", "NUM", "DFT"}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("[Source: UN data]", "SRC210"),
        ("[Source: WHO Ebola factsheet]", "SRC211"),
        ("[Source: WHO factsheet, 2024]", "SRC212"),
        ("[Source: TK]", "SRC213"),
        ("[Souce: UN data]", "SRC214"),
        ("[Source: Wikipedia]", "SRC219"),
        ("[Source: ONS bulletin, https://bit.ly/3x]", "SRC220"),
        ("[Source: WHO count, 2014]", "SRC225"),
    ],
)
def test_a_tag_gets_one_finding(tag: str, code: str) -> None:
    text = f"Some 5,843 people are infected. {tag}"
    assert codes(check(text, "SRC", date=dt.date(2024, 5, 10)).findings) == [code]
    assert codes(check(text, "SRC", "DFT911", date=dt.date(2024, 5, 10)).findings) == ["DFT911"]


def test_what_is_no_text_is_marked_where_it_stands() -> None:
    text = "It fell. <!-- source: WHO factsheet -->\n\n<!-- source: UN data -->\n\nIt rose. <!-- source: TK -->\n"
    found = check(text, "SRC21", markup=True).findings
    assert [(finding.code, finding.match, finding.paragraph) for finding in found] == [
        ("SRC211", "<!-- source: WHO factsheet -->", 1),
        ("SRC210", "<!-- source: UN data -->", 1),
        ("SRC213", "<!-- source: TK -->", 2),
    ]
    assert all(text[finding.start : finding.end] == finding.match for finding in found)
    assert [finding.sentence[slice(*finding.at)] for finding in found] == [finding.match for finding in found]
    assert len({finding.fingerprint for finding in found}) == 3


def test_lang_in_the_front_matter_decides() -> None:
    text = "---\nlang: {}\n---\nThousands of people fled the city last week, and nobody counted them.\n"
    assert codes(check(text.format("en-GB"), "QNT301", markup=True).findings) == ["QNT301"]
    assert codes(check(text.format("fr"), "QNT301", markup=True).findings) == []


def test_the_dateline_dates_a_draft_before_its_file_name() -> None:
    text = "KYIV, May 13, 2022 (AP) — They met in mid-February."
    assert check(text, "TIM603").findings == []
    undated = "They met in mid-February."
    assert codes(check(undated, "TIM603").findings) == ["TIM603"]
    assert check(undated, "TIM603", named=dt.date(2022, 5, 13)).findings == []


def test_claims_and_those_with_a_source_are_counted() -> None:
    outcome = check("It cost $90 million, the ministry said.\n\nIt is the tallest in the world.")
    assert (outcome.claims, outcome.sourced) == (2, 1)


def test_a_date_takes_the_questions_of_time_away() -> None:
    [seed] = SEEDS.glob("*.txt")
    undated = codes(check(seed.read_text("utf-8")).findings)
    dated = codes(check(seed.read_text("utf-8"), date=dt.date(2022, 5, 13)).findings)
    assert [code for code in undated if code not in ("TIM600", "TIM603")] == dated


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "# A heading alone",
        "<!-- source: UN -->",
        "---\nsources:\n  a: +1 212 555 0142\n---\n",
        "- [Source: UN:",
        "[Source: UN]",
        "> “",
        "İstanbul [",
        "- a:\n- b",
        "Surce: note 2",
    ],
)
def test_odd_drafts_set_no_rule_aside(text: str) -> None:
    assert check(text, "ALL", markup=True).problems == []


PIECES = [
    "It rose. ",
    "Dunn stole it. ",
    "[Source: UN data]",
    "[Source: ",
    "<!-- source: WHO -->",
    "<!-- ask -->",
    "[^1]",
    "\n\n[^1]: +1 212 555 0142\n\n",
    "{++a++}",
    "{>>b<<}",
    "[c]()",
    "[d](https://bit.ly/3x)",
    "https://t.co/3x",
    "`[e]()`",
    "\n<<<<<<< HEAD\n",
    "\n>>>>>>> x\n",
    "JuliÃ¡n",
    "\n\n",
    "> ",
    "“",
    "”",
    "😀",
    "&amp;",
]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12), front=st.booleans())
@settings(deadline=None, max_examples=60)
def test_every_finding_quotes_the_file(pieces: list[str], front: bool) -> None:
    head = "---\nsources:\n  who: {url: 'https://who.int/'}\n---\n" if front else ""
    outcome = check(head + "".join(pieces), "SRC", "DFT", markup=True)
    text = head + "".join(pieces)
    assert outcome.problems == []
    assert all(text[finding.start : finding.end] == finding.match for finding in outcome.findings)
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in outcome.findings)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment. The bridge cost $90 million and 12,000 people used it.",
        "REF: the annual report of a ministry\n\nThe factory employed 4,200 people and was the largest in the region.",
    ],
)
def test_silence_and_labels_are_no_source(text: str) -> None:
    assert "ATT101" in codes(check(text, "ATT101").findings)


def test_a_tag_in_a_paragraph_of_its_own_vouches_for_the_one_above() -> None:
    assert check("It employed 4,200 people.\n\n[Source: annual report 2021, p. 4]", "ATT101").findings == []


def with_checks(checks: dict[str, Check]) -> Registry:
    registry = builtin.load(installed=False)
    registry.checks.update(checks)
    return registry


def test_a_rule_sleeps_where_none_of_the_lists_it_starts_from_is_hit() -> None:
    ran: list[str] = []

    def run(rule: Rule, found: Signals) -> Iterator[Note]:
        ran.append(rule.id)
        return iter(())

    checks = {"words": Check("words", "", run, wakes=listed), "always": Check("always", "", run)}
    rules = [
        BOOK.rules["LNG801"]._replace(check="words"),
        BOOK.rules["SRC213"]._replace(check="always"),
        BOOK.rules["QNT301"]._replace(check="words"),
    ]
    linter = Linter(rules, with_checks(checks), LEXICONS)
    linter.check(signals("Thousands fled when the war began.").document)
    assert ran == ["SRC213", "QNT301"]


def test_however_many_rules_never_end_the_others_have_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_rule: Rule, _signals: Signals) -> Iterator[Note]:
        while True:
            pass
        yield  # type: ignore[unreachable]

    monkeypatch.setattr("attrlint.linter._SECONDS", 0.6)
    registry = with_checks({"endless": Check("endless", "", endless)})
    magnitude, hearsay = BOOK.rules["QNT301"], BOOK.rules["ATT104"]
    desk = [hearsay._replace(id=f"DESK{number}", check="endless", path="") for number in range(6)]
    linter = Linter([*desk[:3], magnitude, *desk[3:], hearsay], registry, LEXICONS)
    for _ in range(2):
        outcome = linter.check(signals("UN data show thousands fled, reportedly.").document)
        assert codes(outcome.findings) == ["QNT301", "ATT104"]
        assert outcome.problems == [f"{rule.id}: {rule.id} took too long; set aside for draft.txt" for rule in desk]


def test_what_a_rule_says_too_often_is_cut_off_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attrlint.linter._OFTEN", 3)
    outcome = check("Thousands fled. " * 5, "QNT301")
    assert codes(outcome.findings) == ["QNT301"] * 3
    assert outcome.problems == ["QNT301: more than 3 findings in draft.txt"]


def test_where_it_stands_in_the_line_is_inside_the_line() -> None:
    found = next(f for f in check("Rents rose.<!--\n-->", "DFT", markup=True).findings if "\n" in f.match)
    assert found.match == "<!--\n-->"
    assert found.sentence[slice(*found.at)] == "<!--"
