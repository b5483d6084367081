from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from inline_snapshot import snapshot

from attrlint.finding import Finding, Severity
from attrlint.plugins import Report, Totals
from attrlint.reporters.text import concise, full, statistics
from tests.reporters.findings import PLAIN

SENTENCE = "Officials said that thousands of people had fled the city by nightfall."
FINDING = replace(
    PLAIN, path="drafts/a.md", message="“thousands” is not a number. How many?", sentence=SENTENCE, at=(20, 29)
)
HIDDEN = Counter({Severity.info: 12})


def report(*findings: Finding, **others: object) -> Report:
    return Report(findings, {}, **{"totals": Totals(checked=["a.md"]), **others})


def rendered(render, *findings: Finding, **others: object) -> str:
    return "".join(render(report(*findings, **others)))


def test_full() -> None:
    assert rendered(full, FINDING, totals=Totals(["a.md"], HIDDEN, claims=22, sourced=18)) == snapshot("""\
warning[QNT301]: “thousands” is not a number. How many?
  --> drafts/a.md:12:21
   |
12 | Officials said that thousands of people had fled the city by nightfall.
   |                     ^^^^^^^^^
   = fix: Give the figure.

1 warning (12 hints hidden: --min-severity info); 18 of 22 claims sourced
""")


def test_full_in_a_narrow_terminal() -> None:
    lines = rendered(full, FINDING, width=40).splitlines()
    assert lines[3:5] == snapshot(["12 | …s said that thousands of people h…", "   |              ^^^^^^^^^"])
    assert max(map(len, lines[3:5])) <= 40


def test_a_finding_about_the_document_has_no_excerpt() -> None:
    assert rendered(full, replace(FINDING, sentence="", fix="")) == snapshot("""\
warning[QNT301]: “thousands” is not a number. How many?
  --> drafts/a.md:12:21

1 warning
""")


def test_concise() -> None:
    assert rendered(concise, FINDING) == snapshot("""\
drafts/a.md:12:21: QNT301 “thousands” is not a number. How many?
1 warning
""")


def test_colour_leaves_the_words_alone() -> None:
    import re

    for render in (full, concise):
        painted = rendered(render, FINDING, color=True)
        assert "\x1b[1;3" in painted
        assert re.sub(r"\x1b\[[\d;]*m", "", painted) == rendered(render, FINDING)


def test_nothing_from_the_draft_can_steer_the_terminal() -> None:
    evil = replace(FINDING, path="a\x1b.md", message="“\x1b[2J\n::error::”", fix="\x9b", sentence="\x1b" + SENTENCE)
    for render in (full, concise):
        assert "\x1b" not in rendered(render, evil)
        assert "\x9b" not in rendered(render, evil)
    assert rendered(concise, evil, quiet=True).count("\n") == 1


@pytest.mark.parametrize(
    ("severities", "totals", "last"),
    [
        ("", Totals(["a.md"]), "All checks passed"),
        ("", Totals(["a.md"], troubles=1), "No findings"),
        (
            "",
            Totals(["a.md"], HIDDEN, 22, 22),
            "All checks passed (12 hints hidden: --min-severity info); 22 of 22 claims sourced",
        ),
        (
            "e" + "w" * 18,
            Totals(["a.md", "a.md"], HIDDEN, 22, 18),
            "1 error, 18 warnings (12 hints hidden: --min-severity info); 18 of 22 claims sourced",
        ),
        ("wi", Totals(["a.md"]), "1 warning, 1 hint"),
        (
            "e",
            Totals(["a.md"], Counter({Severity.warning: 2, Severity.info: 1})),
            "1 error (2 warnings, 1 hint hidden: --min-severity info)",
        ),
        (
            "",
            Totals(["a.md"], Counter({Severity.warning: 1})),
            "All checks passed (1 warning hidden: --min-severity warning)",
        ),
    ],
)
def test_the_last_line_sums_up(severities: str, totals: Totals, last: str) -> None:
    levels = {"e": Severity.error, "w": Severity.warning, "i": Severity.info}
    findings = [replace(FINDING, severity=levels[letter]) for letter in severities]
    for render in (full, concise):
        assert rendered(render, *findings, totals=totals).splitlines()[-1] == last


def test_quiet_and_empty_runs_have_no_sum() -> None:
    assert rendered(full, quiet=True) == ""
    assert rendered(concise, totals=Totals([])) == ""


def test_totals_are_read_after_the_findings() -> None:
    totals = Totals()

    def findings() -> Iterator[Finding]:
        yield FINDING
        totals.claims, totals.sourced = 2, 1
        totals.checked.append("a.md")

    assert "".join(concise(Report(findings(), {}, totals))).endswith("1 warning; 1 of 2 claims sourced\n")


def test_statistics() -> None:
    other = replace(FINDING, code="ATT101", name="unsourced")
    assert rendered(statistics, other, FINDING, FINDING) == "2\tQNT301\tbare-magnitude\n1\tATT101\tunsourced\n"
