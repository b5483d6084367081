import noise
from corpora import Article

from attrlint.document import Position
from attrlint.finding import Finding, Severity, fingerprinted
from attrlint.rulebook import Rule

TEXT = "Thousands fled the harbour town on Monday."
RULES = {
    code: Rule(code, "a-rule", Severity.warning, "phrase", "m", "w", "f", path="x") for code in ("QNT301", "ATT101")
}


def finding(code: str, severity: Severity) -> Finding:
    place = Position(1, 1)
    return Finding("article.txt", 0, 9, place, place, code, "a-rule", severity, "How many?", TEXT[:9])


LOUD = noise.Checked(
    Article("loud", TEXT),
    fingerprinted(
        [finding("QNT301", Severity.warning), finding("QNT301", Severity.warning), finding("ATT101", Severity.info)]
    ),
)
QUIET = noise.Checked(Article("quiet", TEXT), [])


def test_hints_are_not_counted_per_article() -> None:
    assert noise.per_article([LOUD, QUIET]) == {"median": 1, "mean": 1}
    assert noise.per_article([]) == {}


def test_rules_come_loudest_first_hints_last() -> None:
    first, second = noise.by_rule(noise.report([LOUD, QUIET], RULES))
    assert (first["code"], first["findings"], first["share"]) == ("QNT301", 2, 0.5)
    assert first["per_1000_words"] == round(2 * 1000 / 14, 4)
    assert (second["code"], second["info"], second["warning"]) == ("ATT101", 1, 0)


def test_a_sample_shows_errors_and_warnings_in_their_context() -> None:
    shown = noise.sample([LOUD, QUIET], 5, seed=1)
    assert shown.count("[[Thousands]] fled the harbour") == 2
    assert shown.count("loud:1:1: QNT301 warning: How many?") == 2
    assert "ATT101" not in shown
    assert shown == noise.sample([QUIET, LOUD], 5, seed=1)
