"""What holds of every audit: it does not matter in what order the articles come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attrlint.authoring.audit import Audit
from attrlint.document import Position
from attrlint.finding import Finding, Severity, fingerprinted
from attrlint.readers import plain

CODES = ("QNT301", "ATT101", "DFT901")
HITS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(list(Severity))), max_size=5)
ARTICLES = st.lists(st.tuples(st.lists(st.sampled_from(["dozens", "fled"]), max_size=6), HITS), max_size=8)


def audit(articles, order, size: int = 2) -> Audit:
    counted = Audit(size, seed=7)
    for number in order:
        words, hits = articles[number]
        document = plain.READER.read(" ".join(words).encode(), f"{number}.txt")
        here = Position(1, 1)
        found = fingerprinted(
            Finding(f"{number}.txt", 0, 0, here, here, code, "x", severity, "Who?", "") for code, severity in hits
        )
        counted.add(document, found, CODES[:2])
    return counted


@given(ARTICLES, st.randoms())
def test_the_order_of_the_articles_does_not_matter(articles, random) -> None:
    order = list(range(len(articles)))
    once = audit(articles, order)
    random.shuffle(order)
    again = audit(articles, order)
    assert (again.words, sorted(again.printed), again.noise.median) == (
        once.words,
        sorted(once.printed),
        once.noise.median,
    )
    assert [(t.code, t.articles, t.words, t.holding, t.found, t.sample.hits) for t in again.tallies()] == [
        (t.code, t.articles, t.words, t.holding, t.found, t.sample.hits) for t in once.tallies()
    ]


@given(ARTICLES)
def test_counts_add_up(articles) -> None:
    counted = audit(articles, range(len(articles)))
    tallies = counted.tallies()
    assert sum(tally.findings for tally in tallies) == sum(len(hits) for _, hits in articles)
    assert sum(tally.printed for tally in tallies) == sum(counted.printed)
    assert counted.words == sum(len(words) for words, _ in articles)
    for tally in tallies:
        assert tally.holding <= tally.articles <= counted.articles
        assert len(tally.sample.hits) == min(2, tally.findings)


@given(ARTICLES)
def test_a_larger_sample_begins_with_the_smaller(articles) -> None:
    order = range(len(articles))
    smaller, larger = audit(articles, order, 2), audit(articles, order, 5)
    for few, many in zip(smaller.tallies(), larger.tallies(), strict=True):
        assert many.sample.hits[:2] == few.sample.hits
