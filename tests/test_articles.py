"""Whole articles with the findings expected on them: the seed, its repaired version, a made-up city story."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

import attrlint
from attrlint.checker import Checker
from attrlint.config import Settings
from attrlint.data import directory
from tests import shipped

ARTICLES = [*sorted((Path(__file__).parent / "articles").glob("*.md")), *sorted(directory("seeds").glob("*.txt"))]


def expected(article: Path) -> Path:
    """The golden file beside an article: a line a finding, `line:column severity code match`."""
    return article.with_suffix(".expected")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_findings(article: Path) -> None:
    found = attrlint.check_file(article)
    lines = [f"{f.position.line}:{f.position.column} {f.severity} {f.code} {f.match}\n" for f in found]
    assert "".join(lines) == expected(article).read_text("utf-8")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_every_finding_is_the_text_it_quotes(article: Path) -> None:
    text = article.read_text("utf-8")
    for finding in attrlint.check_file(article):
        assert text[finding.start : finding.end] == finding.match
        line = text.splitlines()[finding.position.line - 1]
        assert line[finding.position.column - 1 :].startswith(finding.match.splitlines()[0])


def test_what_was_read_in_an_article_goes_with_it() -> None:
    """It holds no circle, which would have to be searched for among all rules, and stay until then."""
    checker = Checker(shipped.registry())
    gc.disable()
    try:
        for article in ARTICLES:
            checked = checker.check(article.read_bytes(), article.name, Settings())
            assert checked.signals
            left = weakref.ref(checked.signals)
            del checked
            assert left() is None, article.name
    finally:
        gc.enable()
