from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsprint import Press, paragraphs, prose

SENTENCE = "The port authority counted {} ships on Monday, it said."
PILE = [SENTENCE.format(n) for n in range(50)]


@given(st.integers(0, 2**32))
def test_a_seed_makes_the_same_articles(seed: int) -> None:
    first, second = (list(islice(Press(PILE, seed).articles(), 3)) for _ in range(2))
    assert first == second


def test_another_seed_makes_other_articles() -> None:
    assert next(Press(PILE, 0).articles()) != next(Press(PILE, 1).articles())


@given(st.integers(0, 2**32))
def test_each_paragraph_comes_once_before_any_comes_twice(seed: int) -> None:
    dealt = list(islice(Press(PILE, seed).dealt(), 3 * len(PILE)))
    for begin in range(0, len(dealt), len(PILE)):
        assert sorted(dealt[begin : begin + len(PILE)]) == sorted(PILE)


def test_articles_have_the_length_of_news() -> None:
    lengths = sorted(len(text.split()) for text in islice(Press(PILE, 0).articles(), 200))
    assert 550 < lengths[100] < 850
    assert lengths[0] >= 150
    assert lengths[-1] <= 3020


def test_an_article_has_the_words_asked_for() -> None:
    words = len(Press(PILE, 0).article(2000).split())
    assert 2000 <= words < 2020


def test_a_corpus_is_as_large_as_asked_for_and_what_lies_in_its_folder(tmp_path: Path) -> None:
    corpus = Press(PILE, 0).corpus(tmp_path / "new", megabytes=0.05)
    written = {path.name: path.stat().st_size for path in corpus.folder.iterdir()}
    assert sorted(written) == list(corpus.files)
    assert sum(written.values()) == corpus.size
    assert 0.05 <= corpus.megabytes < 0.08


def test_a_corpus_has_as_many_files_as_asked_for(tmp_path: Path) -> None:
    assert len(Press(PILE, 0).corpus(tmp_path / "new", files=7).files) == 7


def test_one_long_paragraph_is_one(tmp_path: Path) -> None:
    corpus = Press(PILE, 0).single(tmp_path / "new", 0.01, " ")
    text = (corpus.folder / corpus.files[0]).read_text(encoding="utf-8")
    assert "\n" not in text
    assert len(text.encode()) == corpus.size >= 10_000


@pytest.mark.parametrize(
    "block",
    [
        "# The harbour of the old town freezes over again.",
        "| a | table | of | many | cells | that | goes | on. |",
        "- an item of a list that is as long as a sentence.",
        "    code = that(is) + indented and ends like a sentence.",
        "Only six words stand right here.",
        "Words that end in no way in which a sentence would",
    ],
)
def test_what_is_no_paragraph_of_sentences_is_left_out(block: str) -> None:
    assert prose(block) == ""


def test_a_paragraph_becomes_one_line() -> None:
    assert prose("“Ships waited outside\nfor nine long days,” the harbour\nmaster said.") == (
        "“Ships waited outside for nine long days,” the harbour master said."
    )


def test_paragraphs_come_from_the_folder_else_from_the_project(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text(f"# Ferry\n\n{PILE[0]}\n\n{PILE[1]}\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(PILE[2], encoding="utf-8")
    assert paragraphs(tmp_path) == PILE[:2]
    assert len(paragraphs(None)) > 100


def test_a_folder_without_paragraphs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no paragraphs"):
        paragraphs(tmp_path)
