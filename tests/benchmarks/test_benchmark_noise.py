import noise
import pytest
from corpora import Article

from attrlint.document import Position
from attrlint.finding import Finding, Severity

TEXT = "Thousands fled the harbour town on Monday."


def finding(code: str, severity: Severity) -> Finding:
    place = Position(1, 1)
    return Finding("x.txt", 0, 9, place, place, code, "a-rule", severity, "How many?", TEXT[:9])


LOUD = noise.Checked(
    Article("loud", TEXT),
    [finding("QNT301", Severity.warning), finding("QNT301", Severity.warning), finding("ATT101", Severity.info)],
)
QUIET = noise.Checked(Article("quiet", TEXT), [])


def test_hints_are_not_counted_per_article() -> None:
    assert noise.per_article([LOUD, QUIET]) == {"median": 1, "mean": 1}
    assert noise.per_article([]) == {}


def test_rules_come_loudest_first_hints_last() -> None:
    first, second = noise.by_rule([LOUD, QUIET])
    assert (first.code, first.findings, first.articles) == ("QNT301", 2, 0.5)
    assert first.per_1000_words == pytest.approx(2 * 1000 / 14)
    assert (second.code, second.severity) == ("ATT101", Severity.info)
    assert "QNT301 a-rule" in noise.rule_table([first, second])


def test_a_sample_shows_the_finding_in_its_context() -> None:
    shown = noise.sample([LOUD, QUIET], 5, seed=1)
    assert shown.count("[[Thousands]] fled the harbour") == 2
    assert shown == noise.sample([LOUD, QUIET], 5, seed=1)
