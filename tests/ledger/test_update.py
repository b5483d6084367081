"""Nothing that a checker typed is ever lost, whatever happens to the draft."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.checker import Checked
from attrlint.config import Settings
from attrlint.ledger import COLUMNS, TYPED, Row, Sheet, Table, oldsheet, sheet, table, updated
from attrlint.ledger.cells import bare, guarded, line_of
from attrlint.ledger.update import CHANGED, GONE, GONE_UNCHECKED, NEW
from attrlint.reporters.sheets import Ledger
from attrlint.reporters.sheets import csv as csv_of
from tests import shipped

SENTENCES = (
    "The bridge cost $31 million, Mayor Ana Ruiz said.",
    "Some 40 percent of drivers avoid it.",
    "It is the longest bridge in the state.",
    "“It will never close,” Ruiz said on May 3, 2024.",
    "Twelve people died there in 2019.",
    "Twelve people died there in 2019.",
    "According to the audit, 300 of 900 bolts were loose.",
    "Nobody laughed.",
)
KINDS = [rule for rule in shipped.rules().values() if rule.ledger]


def drawn(*sentences: str, path: str = "a.txt") -> Table:
    """The sheet of a draft that has these paragraphs."""
    return table([_sheet("\n\n".join(sentences), path)])


def _sheet(text: str, path: str) -> Sheet:
    signals = shipped.signals(text)
    document = replace(signals.document, source=replace(signals.document.source, path=path))
    return sheet(Checked(path, [], Settings(), document, signals=signals), KINDS, print)


def nowhere(_: str) -> bool:
    return False


def update(new: Table, old: Table) -> Table:
    return updated(new, old, nowhere)[0]


def typed(sheet: Table, *columns: str, **cells: str) -> Table:
    """The sheet with columns added, and cells filled in the row whose words are `words`."""
    words = cells.pop("words")
    wider = Table((*sheet.columns, *columns), [Row((*row.cells, *[""] * len(columns))) for row in sheet.rows])
    filled = []
    for row in wider.rows:
        told = list(row.cells)
        if told[wider.index("words")] == words:
            for name, text in cells.items():
                told[wider.columns.index(name)] = text
        filled.append(Row(tuple(told)))
    assert filled != list(wider.rows)
    return Table(wider.columns, filled)


def cells(sheet: Table, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row.cells[sheet.columns.index(name)] for name in columns) for row in sheet.rows]


def of(sheet: Table, words: str, *columns: str) -> tuple[str, ...]:
    (found,) = (row for row in cells(sheet, "words", *columns) if row[0] == words)
    return found[1:]


# --- what stays, changes, comes and goes


def test_an_unchanged_claim_keeps_its_verdict() -> None:
    old = typed(drawn(*SENTENCES), words="$31 million", verdict="right", checker="AB", note="see\nmail")
    new = update(drawn("A new start.", *reversed(SENTENCES)), old)
    assert of(new, "$31 million", "verdict", "checker", "note", "state") == ("right", "AB", "see\nmail", "")


def test_a_changed_claim_is_to_be_checked_again_until_its_mark_is_deleted() -> None:
    old = typed(drawn(*SENTENCES), words="$31 million", verdict="right")
    draft = ("The bridge cost $32 million, Mayor Ana Ruiz said.", *SENTENCES[1:])
    new = update(drawn(*draft), old)
    assert of(new, "$32 million", "verdict", "state") == ("right", CHANGED)
    assert not [row for row in cells(new, "words") if row == ("$31 million",)]
    assert of(update(drawn(*draft), new), "$32 million", "verdict", "state") == ("right", CHANGED)
    cleared = typed(new, words="$32 million", state="")
    assert of(update(drawn(*draft), cleared), "$32 million", "verdict", "state") == ("right", "")


def test_a_claim_in_a_changed_sentence_is_to_be_checked_again() -> None:
    old = typed(drawn(*SENTENCES), words="$31 million", verdict="right")
    new = update(drawn("The old bridge once cost $31 million, Mayor Ana Ruiz said."), old)
    assert of(new, "$31 million", "verdict", "state") == ("right", CHANGED)


def test_a_claim_of_another_sentence_is_another_claim() -> None:
    old = typed(drawn("Twelve people died there in 2019."), words="2019", verdict="right")
    new = update(drawn("The mayor opened a new school, a library and a bank in 2019."), old)
    found = [row for row in cells(new, "words", "verdict", "state") if row[0] == "2019"]
    assert sorted(found) == [("2019", "", NEW), ("2019", "right", GONE)]


def test_a_new_claim_is_new_until_somebody_writes_there() -> None:
    new = update(drawn(*SENTENCES), drawn(*SENTENCES[1:]))
    assert of(new, "$31 million", "state") == (NEW,)
    assert of(update(drawn(*SENTENCES), new), "$31 million", "state") == (NEW,)
    checked = typed(new, words="$31 million", verdict="right")
    assert of(update(drawn(*SENTENCES), checked), "$31 million", "verdict", "state") == ("right", "")


def test_a_claim_that_is_gone_is_listed_at_the_end_and_comes_back() -> None:
    old = typed(drawn(*SENTENCES), words="$31 million", verdict="right")
    gone = update(drawn(*SENTENCES[1:]), old)
    assert cells(gone, "number", "words", "verdict", "state")[-1] == ("", "$31 million", "right", GONE)
    again = update(drawn(*SENTENCES[1:]), update(drawn(*SENTENCES[1:]), gone))
    assert again == gone
    back = update(drawn(*SENTENCES), again)
    assert of(back, "$31 million", "verdict", "state") == ("right", "")


def test_a_verdict_on_other_words_stays_one_however_often_the_claim_goes() -> None:
    old = typed(drawn(*SENTENCES), words="$31 million", verdict="right")
    draft = ("The bridge cost $32 million, Mayor Ana Ruiz said.", *SENTENCES[1:])
    gone = update(drawn(*SENTENCES[1:]), update(drawn(*draft), old))
    assert of(gone, "$32 million", "state") == (GONE_UNCHECKED,)
    assert of(update(drawn(*draft), gone), "$32 million", "verdict", "state") == ("right", CHANGED)


def test_what_is_gone_without_a_word_typed_is_left_out_and_counted() -> None:
    new, changes = updated(drawn(*SENTENCES[1:]), drawn(*SENTENCES), nowhere)
    assert len(new.rows) == len(drawn(*SENTENCES[1:]).rows)
    assert (changes.gone, changes.dropped, changes.new) == (changes.dropped, changes.gone, 0)
    assert str(changes).endswith("of them left out: nothing was typed there)")


def test_repeats_are_told_apart() -> None:
    old = drawn(SENTENCES[4], SENTENCES[5])
    at = [number for number, row in enumerate(old.rows) if row.cells[old.index("words")] == "2019"]
    assert len(at) == 2
    rows = list(old.rows)
    for number, verdict in zip(at, ("first", "second"), strict=True):
        told = list(rows[number].cells)
        told[old.index("verdict")] = verdict
        rows[number] = Row(tuple(told))
    new = update(drawn(SENTENCES[4], "Nobody laughed.", SENTENCES[5]), Table(old.columns, rows))
    assert [row for row in cells(new, "words", "verdict") if row[0] == "2019"] == [
        ("2019", "first"),
        ("2019", "second"),
    ]


def test_the_most_alike_are_paired_one_to_one() -> None:
    old = drawn("Some 40 percent of drivers avoid it on Mondays, and 50 percent of riders.")
    for words, verdict in (("40 percent", "a"), ("50 percent", "b")):
        full = next(row[0] for row in cells(old, "words") if words in row[0] and len(row[0]) < 40)
        old = typed(old, words=full, verdict=verdict)
    new = update(drawn("Some 41 percent of drivers avoid it on Mondays, and 50 percent of riders."), old)
    told = {row[0]: row[1:] for row in cells(new, "words", "verdict", "state") if "percent" in row[0] and row[1]}
    assert {words[:2] if words[:2].isdigit() else words[5:7]: row for words, row in told.items()} == {
        "41": ("a", CHANGED),
        "50": ("b", CHANGED),
    }


# --- files


def test_verdicts_stay_with_their_file() -> None:
    both = Table(COLUMNS, [*drawn(*SENTENCES).rows, *drawn(*SENTENCES, path="b.txt").rows])
    at = next(n for n, row in enumerate(both.rows) if row.cells[both.index("file")] == "b.txt")
    told = list(both.rows[at].cells)
    told[both.index("verdict")] = "right"
    old = Table(COLUMNS, [*both.rows[:at], Row(tuple(told)), *both.rows[at + 1 :]])
    new = update(both, old)
    assert [row for row in cells(new, "file", "verdict") if row[1]] == [("b.txt", "right")]


def test_a_renamed_file_keeps_its_verdicts_where_nothing_was_changed() -> None:
    old = typed(drawn(*SENTENCES), words="$31 million", verdict="right")
    new = update(drawn(*SENTENCES, path="b.txt"), old)
    assert of(new, "$31 million", "file", "verdict", "state") == ("b.txt", "right", "")
    changed = update(drawn(SENTENCES[0].replace("31", "32"), path="b.txt"), old)
    assert sorted(row for row in cells(changed, "file", "verdict", "state") if row[1]) == [("a.txt", "right", GONE)]


def test_a_path_may_be_written_in_another_way() -> None:
    old = typed(drawn(*SENTENCES, path="./x/../a.txt"), words="$31 million", verdict="right")
    new = update(drawn(SENTENCES[0].replace("cost", "has cost")), old)
    assert of(new, "$31 million", "file", "verdict", "state") == ("a.txt", "right", CHANGED)


def test_rows_of_drafts_that_were_not_read_stay() -> None:
    other = typed(drawn(*SENTENCES, path="b.txt"), words="$31 million", verdict="right")
    old = Table(COLUMNS, [*drawn(*SENTENCES).rows, *other.rows])
    new, changes = updated(drawn(*SENTENCES), old, lambda file: file == "b.txt")
    assert [row.cells for row in new.rows] == [row.cells for row in old.rows]
    assert (changes.gone, changes.new, changes.changed) == (0, 0, 0)


# --- what checkers do to a sheet


def test_columns_stay_in_their_order_with_what_was_added() -> None:
    old = typed(drawn(*SENTENCES), "phone", "", "phone", words="$31 million", phone="555", verdict="right")
    turned = Table(old.columns[::-1], [Row(row.cells[::-1]) for row in old.rows])
    new = update(drawn(*SENTENCES), turned)
    assert new.columns == turned.columns
    assert [row.cells for row in new.rows] == [row.cells for row in turned.rows]


def test_rows_of_their_own_stay_where_they_are() -> None:
    base = drawn(*SENTENCES)
    own = [Row(("", "", "", "", "", "", f"own {n}", *[""] * (len(COLUMNS) - 7))) for n in range(3)]
    rows = [own[0], *base.rows[:3], own[1], *base.rows[3:], own[2]]
    old = Table(COLUMNS, [Row(row.cells) for row in rows])
    assert [row.cells for row in update(base, old).rows] == [row.cells for row in rows]
    shorter = update(drawn(*SENTENCES[2:]), old)
    assert sorted(words for (words,) in cells(shorter, "words") if words.startswith("own")) == [
        "own 0",
        "own 1",
        "own 2",
    ]


def test_a_copied_row_stays_a_row() -> None:
    old = typed(drawn(*SENTENCES), words="$31 million", verdict="right")
    row = next(row for row in old.rows if "right" in row.cells)
    twice = Table(old.columns, [*old.rows, row])
    new = update(drawn(*SENTENCES), twice)
    assert [row.cells for row in new.rows] == [row.cells for row in twice.rows]


def test_words_typed_beside_the_mark_stay() -> None:
    old = typed(drawn(*SENTENCES), words="$31 million", state="ask again!")
    new = update(drawn(SENTENCES[0].replace("31", "32")), old)
    assert of(new, "$32 million", "state") == (f"{CHANGED}; ask again!",)
    assert of(update(drawn(*SENTENCES[1:]), new), "$32 million", "state") == (f"{GONE_UNCHECKED}; ask again!",)


# --- properties

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
DRAFTS = st.lists(
    st.sampled_from([*SENTENCES, SENTENCES[0].replace("31", "32"), SENTENCES[1].replace("40", "50")]), max_size=7
)


@st.composite
def worked_on(draw: st.DrawFn, base: Sequence[str]) -> Table:
    """A sheet as checkers leave it: cells filled, columns and rows added, rows moved."""
    columns = (*COLUMNS, *draw(st.lists(st.sampled_from(["phone", "", "note", "ask"]), max_size=2)))
    added = len(columns) - len(COLUMNS)
    rows = []
    for row in drawn(*base).rows:
        told = [*row.cells, *draw(st.lists(TEXT, min_size=added, max_size=added))]
        for name in draw(st.sets(st.sampled_from(TYPED))):
            told[COLUMNS.index(name)] = draw(TEXT)
        rows.append(Row(tuple(told)))
    for _ in range(draw(st.integers(0, 2))):
        own = ["" if name == "id" else draw(TEXT) for name in columns]
        rows.insert(draw(st.integers(0, len(rows))), Row(tuple(own)))
    return Table(columns, draw(st.permutations(rows)) if draw(st.booleans()) else rows)


def strings(sheet: Table) -> list[tuple[int, str]]:
    """Everything typed: cells in a checker's columns, and all of rows of their own."""
    own = {at for at, row in enumerate(sheet.rows) if not row.cells[sheet.index("id")]}
    return sorted(
        (column, text)
        for at, row in enumerate(sheet.rows)
        for column, text in enumerate(row.cells)
        if text.strip() and (at in own or column in sheet.typed)
    )


@settings(deadline=None, max_examples=60)
@given(st.data(), DRAFTS, DRAFTS, DRAFTS)
def test_nothing_typed_is_lost(data: st.DataObject, first: list[str], second: list[str], third: list[str]) -> None:
    old = data.draw(worked_on(first))
    for draft in (second, third, first):
        new = update(drawn(*draft), old)
        assert strings(new) == strings(old)
        assert update(drawn(*draft), new) == new
        old = new


@settings(deadline=None, max_examples=40)
@given(st.data(), DRAFTS)
def test_an_unchanged_draft_changes_nothing_typed(data: st.DataObject, draft: list[str]) -> None:
    old = data.draw(worked_on(draft))
    new = update(drawn(*draft), old)
    ids = new.columns.index("id")
    assert {row.cells[ids]: [row.cells[at] for at in new.typed] for row in new.rows if row.cells[ids]} == {
        row.cells[ids]: [row.cells[at] for at in old.typed] for row in old.rows if row.cells[ids]
    }
    assert not {CHANGED, GONE, NEW} & {row.cells[new.index("state")] for row in new.rows if row.cells[ids]}


CELLS = st.text(
    st.sampled_from("\r\n\t,;\"'=- a") | st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=9
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=3), st.sampled_from(",;\t"))
def test_a_csv_file_gives_back_every_character(rows: list[list[str]], delimiter: str) -> None:
    columns = (*COLUMNS, "one", "two", "three")
    written = Table(columns, [Row((*["x"] * len(COLUMNS), *row)) for row in rows], delimiter)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.csv"
        path.write_text("".join(csv_of(Ledger([], written))), "utf-8", newline="")
        assert oldsheet.read(str(path)) == written


HOSTILE = st.text(st.sampled_from("'\"=+-@,;\t\r\n＝a"), max_size=8)


@given(HOSTILE)
def test_a_guarded_cell_gives_its_text_back(text: str) -> None:
    assert bare(guarded(text)) == text
    assert not guarded(text).startswith(("\t", "\r", "\n"))


@given(st.lists(HOSTILE, min_size=1, max_size=3), st.sampled_from(",;\t"))
def test_no_cell_is_a_formula_wherever_a_program_parts_the_line(cells: list[str], delimiter: str) -> None:
    line = line_of(cells, delimiter)
    assert [bare(cell) for cell in next(csv.reader(io.StringIO(line, newline=""), delimiter=delimiter))] == cells
    parted = re.split("[,;\t\r\n]", line)  # at every one of them, quotation marks or none
    assert not [cell for cell in parted if cell.lstrip('"').startswith(("=", "+", "-", "@", "＝"))]


def test_what_some_program_parts_at_stands_in_quotation_marks() -> None:
    assert line_of(["a;b", "a\tb", "a b", "a,b"]) == '"a;b","a\tb",a b,"a,b"\n'


@pytest.mark.parametrize(
    "text", ["'tis", "don't", "a=b", "", "'", "''", "up 3, -2 since; -4 in all", "“=”", "x@example.org"]
)
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert guarded(text) == bare(text) == text
