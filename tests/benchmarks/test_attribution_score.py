from dataclasses import replace

import pytest
from attribution_score import MEASURES, Tally, paragraphs, score, total
from corpora import Article, Attribution, article_of, attribution_of

from tests.benchmarks.marked import article

# A headline, a paragraph with one attribution and a bare sentence, a paragraph without any.
HARBOUR = Article(
    id="harbour",
    text="Harbour news.\nAda said it froze. It did not.\nNobody asked.",
    sentences=[(0, 13), (14, 32), (33, 44), (45, 58)],
    attributions=[Attribution([(14, 17)], [(18, 22)], [(23, 31), (33, 43)], "speech")],
)
PREDICTED = [Attribution([(14, 17)], [(18, 22)], [(23, 31)]), Attribution((), [(52, 57)], ())]


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.tp, tally.fp, tally.fn


def test_the_gold_scores_full_marks_against_itself() -> None:
    scores = score(HARBOUR, HARBOUR.attributions)
    stricter = {"sentence_cue", "paragraph_cue"}
    assert all(scores[measure].f1 == 1 for measure in MEASURES if measure not in stricter)
    assert all(scores[measure].recall == 1 for measure in stricter)


def test_nothing_predicted_finds_nothing_and_calls_nothing_wrong() -> None:
    scores = score(HARBOUR, [])
    assert all(scores[m].f1 == 0 and scores[m].fp == 0 for m in MEASURES if not m.endswith("_none"))
    assert counts(scores["sentence_none"]) == (2, 2, 0)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("sentence", (1, 1, 1)),
        ("sentence_cue", (1, 1, 0)),
        ("sentence_none", (1, 1, 1)),
        ("paragraph", (1, 1, 0)),
        ("paragraph_none", (1, 0, 1)),
        ("cue", (1, 1, 0)),
        ("cue_open", (1, 1, 0)),
        ("cue_exact", (1, 1, 0)),
        ("source_overlap", (1, 0, 0)),
        ("source_exact", (1, 0, 0)),
        ("pair", (1, 0, 0)),
        ("content_token", (2, 0, 3)),
        ("class speech", (1, 0, 0)),
    ],
)
def test_counts_by_hand(measure: str, expected: tuple[int, int, int]) -> None:
    assert counts(score(HARBOUR, PREDICTED)[measure]) == expected


def test_cues_nested_in_gold_content_are_not_held_against_the_prediction() -> None:
    nested = [*HARBOUR.attributions, Attribution((), [(26, 31)], ())]
    scores = score(HARBOUR, nested)
    assert counts(scores["cue"]) == (1, 1, 0)
    assert counts(scores["cue_open"]) == (1, 0, 0)


def test_matching_is_one_to_one_and_takes_the_larger_overlap() -> None:
    gold = article("<Ada>{ has said} [it froze].")
    cue = gold.attributions[0].cue[0]
    twice = [Attribution((), [(cue[0], cue[0] + 4)], ()), Attribution((), [cue], ())]
    scores = score(gold, twice)
    assert counts(scores["cue"]) == (1, 1, 0)
    assert counts(scores["cue_exact"]) == (1, 1, 0)


def test_a_pair_needs_cue_and_source_of_the_same_attribution() -> None:
    gold = article("<Ada> {said} [it froze].\n<Bo> {wrote} [it thawed].")
    first, second = gold.attributions
    crossed = [Attribution(first.source, second.cue), Attribution(second.source, first.cue)]
    scores = score(gold, crossed)
    assert scores["cue"].f1 == scores["source_overlap"].f1 == 1
    assert counts(scores["pair"]) == (0, 2, 2)


def test_gold_of_other_classes_is_neutral() -> None:
    text = "Ada said it froze.\nBo hopes it thaws.\nIt rained."
    speech = Attribution([(0, 3)], [(4, 8)], [(9, 17)], "speech")
    hope = Attribution([(19, 21)], [(22, 27)], [(28, 36)], "attitude")
    gold = Article("x", text, "", [(0, 18), (19, 37), (38, 48)], (), [speech, hope])
    scores = score(gold, [speech, hope], classes={"speech"})
    assert counts(scores["sentence"]) == (1, 0, 0)
    assert counts(scores["paragraph_none"]) == (1, 0, 0)
    assert counts(scores["cue"]) == (1, 0, 0)
    assert counts(scores["content_token"]) == (2, 0, 0)
    assert "class attitude" not in scores
    assert counts(score(gold, [], classes={"speech"})["sentence"]) == (0, 0, 1)


def test_a_unit_that_scored_gold_touches_too_is_not_neutral() -> None:
    text = "Ada said Bo hopes it thaws."
    speech = Attribution([(0, 3)], [(4, 8)], [(9, 17)], "speech")
    hope = Attribution((), [(12, 17)], [(18, 26)], "attitude")
    gold = Article("x", text, "", [(0, 27)], (), [speech, hope])
    assert counts(score(gold, [], classes={"speech"})["sentence"]) == (0, 0, 1)


def test_discarded_text_is_left_out() -> None:
    discarded = replace(HARBOUR, discarded=[(45, 58)])
    scores = score(discarded, PREDICTED)
    assert counts(scores["sentence"]) == (1, 0, 1)
    assert counts(scores["cue"]) == (1, 0, 0)
    gold_gone = score(replace(HARBOUR, discarded=[(14, 44)]), [])
    assert counts(gold_gone["cue"]) == (0, 0, 0)


def test_half_discarded_is_left_out_less_is_kept() -> None:
    def units(discarded: tuple[int, int]) -> int:
        tally = score(replace(HARBOUR, discarded=[discarded]), [])["paragraph_none"]
        return tally.tp + tally.fp

    assert units((45, 51)) == 3
    assert units((45, 52)) == 2


def test_skip_title_leaves_the_first_paragraph_out() -> None:
    predicted = [Attribution((), [(0, 7)], ())]
    assert counts(score(HARBOUR, predicted)["cue"]) == (0, 1, 1)
    assert counts(score(HARBOUR, predicted, skip_title=True)["cue"]) == (0, 0, 1)
    assert counts(score(HARBOUR, [], skip_title=True)["paragraph_none"]) == (1, 1, 0)


def test_paragraphs_are_lines_without_their_margins() -> None:
    assert paragraphs("  one \r\n\n \n two") == [(2, 5), (12, 15)]


def test_totals_add_up_and_empty_ratios_are_zero() -> None:
    sums = total([score(HARBOUR, PREDICTED), score(HARBOUR, HARBOUR.attributions)])
    assert counts(sums["cue"]) == (2, 1, 0)
    assert counts(sums["class speech"]) == (2, 0, 0)
    assert Tally().precision == Tally().recall == Tally().f1 == 0


def test_records_are_read_in_all_their_forms() -> None:
    record = {
        "id": "x",
        "text": "Ada said so.",
        "sentences": [[0, 12]],
        "attributions": [{"source": [[0, 3]], "cue": [4, 8], "content": None, "class": "speech"}],
    }
    read = article_of(record)
    assert read.attributions == [Attribution([(0, 3)], [(4, 8)], [], "speech")]
    assert read.discarded == []
    assert attribution_of({"cue": [[1, 2], [3, 4]]}).spans == [(1, 2), (3, 4)]
