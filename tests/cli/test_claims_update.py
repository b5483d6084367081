"""`attrlint claims --update`, over sheets as spreadsheet programs save them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.comments import Comment

from attrlint.ledger import COLUMNS, oldsheet
from tests.cli.conftest import Call

DRAFT = "The bridge cost $31 million, Mayor Ana Ruiz said.\n\nSome 40 percent of drivers avoid “it”, she said.\n"
CHANGED = DRAFT.replace("31", "32")
COST = COLUMNS.index("verdict"), COLUMNS.index("note")


@pytest.fixture
def claims(shipped_rules: Call) -> Call:
    """Runs the command in an empty working directory."""
    return partial(shipped_rules, "claims")


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def row(lines: list[list[str]], words: str) -> dict[str, str]:
    return next(told for line in lines[1:] if (told := dict(zip(lines[0], line, strict=True)))["words"] == words)


def worked_on(claims: Call, desk: Path, draft: str = DRAFT) -> list[list[str]]:
    """The lines of a sheet in which the first claim's verdict and note are filled in."""
    (desk / "a.md").write_text(draft)
    assert claims("a.md", "-o", "a.csv").status == 0
    lines = table(desk / "a.csv")
    at = next(n for n, line in enumerate(lines) if "$31 million" in line)
    lines[at][COST[0]], lines[at][COST[1]] = "right – “sure”", "line one\nline two; €5, “ok”"
    return lines


def written(lines: list[list[str]], delimiter: str = ",", end: str = "\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(lines)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("delimiter", "end", "encoding"),
    [
        (",", "\n", "utf-8"),
        (",", "\r\n", "utf-8-sig"),
        (";", "\r\n", "cp1252"),
        (";", "\r\n", "utf-8-sig"),
        ("\t", "\r\n", "utf-16"),
        ("\t", "\n", "utf-8"),
    ],
)
def test_a_sheet_is_read_as_spreadsheet_programs_save_it(
    claims, desk: Path, delimiter: str, end: str, encoding: str
) -> None:
    lines = worked_on(claims, desk)
    (desk / "a.csv").write_bytes(written(lines, delimiter, end).encode(encoding))
    (desk / "a.md").write_text(CHANGED)
    result = claims("a.md", "--update", "a.csv", "-o", "a.csv")
    assert (result.status, result.out) == (0, "")
    assert " changed, 0 new, 0 gone" in result.err
    new = list(csv.reader(io.StringIO((desk / "a.csv").read_text("utf-8-sig"), newline=""), delimiter=delimiter))
    cost = row(new, "$32 million")
    assert (cost["verdict"], cost["note"]) == ("right – “sure”", "line one\nline two; €5, “ok”")
    assert cost["state"] == "changed, check again"
    before = (desk / "a.csv").read_bytes()
    assert claims("a.md", "--update", "a.csv", "-o", "a.csv").status == 0
    assert (desk / "a.csv").read_bytes() == before


def test_a_hint_at_the_delimiter_is_understood(claims, desk: Path) -> None:
    lines = worked_on(claims, desk)
    (desk / "a.csv").write_text("sep=;\n" + written(lines, ";"))
    assert claims("a.md", "--update", "a.csv", "-o", "b.csv").status == 0
    assert "right – “sure”" in (desk / "b.csv").read_text("utf-8-sig")


def test_an_unchanged_draft_gives_the_same_sheet(claims, desk: Path) -> None:
    lines = worked_on(claims, desk)
    (desk / "a.csv").write_text("\ufeff" + written(lines), "utf-8")
    before = (desk / "a.csv").read_bytes()
    assert claims("a.md", "--update", "a.csv", "-o", "a.csv").status == 0
    assert (desk / "a.csv").read_bytes() == before


def test_a_file_that_was_cut_off_is_refused(claims, desk: Path) -> None:
    (desk / "a.md").write_text("Rents rose 12 percent in the town last year.\n")
    claims("a.md", "-o", "a.csv")
    whole = (desk / "a.csv").read_bytes()
    (desk / "a.csv").write_bytes(whole[: len(whole) - 40])
    result = claims("a.md", "--update", "a.csv", "-o", "a.csv")
    assert result.status == 2
    assert "cut off" in result.err
    assert (desk / "a.csv").read_bytes() == whole[: len(whole) - 40]


def test_lines_without_their_last_cells_and_with_more_are_read(claims, desk: Path) -> None:
    lines = worked_on(claims, desk)
    lines[1].append("beyond")
    lines.append(["", "", "", "", "", "", "a claim of our own"])
    lines.append([""])
    (desk / "a.csv").write_text(written(lines), "utf-8")
    assert claims("a.md", "--update", "a.csv", "-o", "b.csv").status == 0
    new = table(desk / "b.csv")
    assert new[0] == [*COLUMNS, ""]
    assert new[1][-1] == "beyond"
    assert "a claim of our own" in new[-1]


def test_columns_that_were_deleted_come_back(claims, desk: Path) -> None:
    lines = worked_on(claims, desk)
    at = COLUMNS.index("cue")
    (desk / "a.csv").write_text(written([[*line[:at], *line[at + 1 :]] for line in lines]), "utf-8")
    claims("a.md", "--update", "a.csv", "-o", "b.csv")
    new = table(desk / "b.csv")
    assert new[0] == [*(name for name in COLUMNS if name != "cue"), "cue"]
    assert row(new, "$31 million")["verdict"] == "right – “sure”"


# --- other formats


def test_a_workbook_keeps_what_was_typed(claims, desk: Path) -> None:
    (desk / "a.md").write_text(DRAFT)
    claims("a.md", "-o", "a.xlsx")
    book = openpyxl.load_workbook("a.xlsx")
    page = book["Claims"]
    at = next(cell.row for cell in page["G"] if cell.value == "$31 million")
    values = {"checker": 7, "date": dt.date(2026, 5, 13), "verdict": "right\nreally", "note": "=1+1"}
    for name, value in values.items():
        page.cell(at, COLUMNS.index(name) + 1).value = value
    page.cell(1, len(COLUMNS) + 1).value = "phone"
    page.cell(at, len(COLUMNS) + 1).value = 555.5
    page.cell(at, 7).comment = Comment("ask Ana", "AB")
    page.append(["", "", "", "", "", "", "a claim of our own"])
    book.create_sheet("Calls")["A1"] = "called Ana"
    book["Summary"]["D1"] = "scribble"
    book.save("a.xlsx")
    (desk / "a.md").write_text(CHANGED)
    assert claims("a.md", "--update", "a.xlsx", "-o", "a.xlsx").status == 0
    book = openpyxl.load_workbook("a.xlsx")
    assert book.sheetnames[:2] == ["Claims", "Summary"]
    assert book["Calls"]["A1"].value == "called Ana"
    lines = [["" if cell.value is None else str(cell.value) for cell in line] for line in book["Claims"]]
    cost = row(lines, "$32 million")
    assert {name: cost[name] for name in (*values, "phone", "comments", "state")} == {
        "checker": "7",
        "date": "2026-05-13",
        "verdict": "right\nreally",
        "note": "=1+1",
        "phone": "555.5",
        "comments": "ask Ana",
        "state": "changed, check again",
    }
    assert any("a claim of our own" in line for line in lines)
    before = (desk / "a.xlsx").read_bytes()
    claims("a.md", "--update", "a.xlsx", "-o", "a.xlsx")
    assert (desk / "a.xlsx").read_bytes() == before


def test_a_sheet_can_change_its_format(claims, desk: Path) -> None:
    lines = worked_on(claims, desk)
    (desk / "a.csv").write_text(written(lines), "utf-8")
    for old, new in (("a.csv", "b.xlsx"), ("b.xlsx", "c.csv")):
        assert claims("a.md", "--update", old, "-o", new).status == 0
    assert row(table(desk / "c.csv"), "$31 million")["note"] == "line one\nline two; €5, “ok”"
    for name in ("json", "markdown", "html", "table"):
        out = claims("a.md", "--update", "a.csv", "--output-format", name).out
        assert "line two" in out


def test_what_only_the_older_sheet_has_is_shown_in_every_format(claims, desk: Path) -> None:
    (desk / "a.csv").write_text(written(worked_on(claims, desk)), "utf-8")
    (desk / "a.md").write_text("Nobody laughed.\n")
    for name in ("json", "markdown", "html", "table", "csv"):
        out = claims("a.md", "--update", "a.csv", "--output-format", name).out
        assert "million" in out
        assert "gone" in out


# --- what cannot be done


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.csv:1:1: this is no sheet of attrlint claims"),
        (b"name,age\nAna,40\n", "a.csv:1:1: this is no sheet of attrlint claims"),
        (b"\x00\x01\n", "a.csv:1:1: this is not a text file"),
        (b"a\nb\n\x81\n", "a.csv:3:1: neither UTF-8 nor Windows-1252: byte 0x81"),
        ("a\n“é\xa0€”".encode() + b"\x93\n", "a.csv:2:1: not UTF-8: byte 0x93 at line 2, column 6; save"),
        (b"\xef\xbb\xbfa\n\x93\x94\n", "a.csv:2:1: not UTF-8: byte 0x93 at line 2, column 1; save"),
        (b"PK\x03\x04 broken", "a.csv:1:1: this workbook cannot be read: "),
        (b"\xd0\xcf\x11\xe0", "a.csv:1:1: this is a workbook of an old kind"),
    ],
)
def test_a_foreign_or_damaged_sheet_is_an_error_and_nothing_is_written(
    claims, desk: Path, data: bytes, message: str
) -> None:
    (desk / "a.md").write_text(DRAFT)
    (desk / "a.csv").write_bytes(data)
    result = claims("a.md", "--update", "a.csv", "-o", "b.csv")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"attrlint: {message}")
    assert (desk / "a.csv").read_bytes() == data
    assert sorted(path.name for path in desk.iterdir()) == ["a.csv", "a.md"]


def test_an_open_quotation_mark_is_found_at_its_line(claims, desk: Path) -> None:
    lines = worked_on(claims, desk)
    text = written(lines[:2]) + '1,"a.md\n' + written(lines[2:]).replace('"', "")
    (desk / "a.csv").write_text(text, "utf-8")
    result = claims("a.md", "--update", "a.csv", "-o", "a.csv")
    assert (result.status, result.err.split(": ")[1]) == (2, "a.csv:3:1")
    assert "is damaged" in result.err
    assert (desk / "a.csv").read_text("utf-8") == text


def test_other_mistakes(claims, desk: Path) -> None:
    (desk / "a.md").write_text(DRAFT)
    claims("a.md", "-o", "a.csv")
    before = (desk / "a.csv").read_bytes()
    result = claims("a.md", "--update", "gone.csv")
    assert (result.status, result.err) == (2, "attrlint: gone.csv: No such file or directory\n")
    result = claims("a.md", "--update", "a.csv", "-o", "./a.csv", "--output-format", "json")
    assert result.status == 2
    assert "keeps its format" in result.err
    assert claims("gone", "--update", "a.csv", "-o", "a.csv").status == 2
    assert (desk / "a.csv").read_bytes() == before


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_sheet_that_checkers_have_written_in_is_not_written_over(claims, desk: Path, name: str) -> None:
    (desk / "b.csv").write_text(written(worked_on(claims, desk)), "utf-8")
    assert claims("a.md", "-o", "a.csv").status == 0
    assert claims("a.md", "--update", "b.csv", "-o", name).status == 0
    before = (desk / name).read_bytes()
    for arguments in (["a.md"], ["a.md", "--update", "b.csv"], ["a.md", "--output-format", "json"]):
        result = claims(*arguments, "-o", name)
        assert (result.status, (desk / name).read_bytes()) == (2, before)
        assert f"attrlint: {name}: checkers have written in this sheet" in result.err
    (desk / name).write_text("something else\n")
    assert claims("a.md", "-o", name).status == 0


def test_what_is_too_long_for_a_workbook_is_not_cut(claims, desk: Path) -> None:
    lines = worked_on(claims, desk)
    lines[1][COST[1]] = "x" * 40_000
    (desk / "a.csv").write_text(written(lines), "utf-8")
    result = claims("a.md", "--update", "a.csv", "-o", "b.xlsx")
    assert (result.status, (desk / "b.xlsx").exists()) == (2, False)
    assert "at most 32,767 characters" in result.err
    claims("a.md", "--update", "a.csv", "-o", "b.csv")
    assert "x" * 40_000 in (desk / "b.csv").read_text("utf-8")


# --- writing


def test_a_sheet_is_written_all_at_once(claims, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.csv").write_text(written(worked_on(claims, desk)), "utf-8")
    before = (desk / "a.csv").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = claims("a.md", "--update", "a.csv", "-o", "a.csv")
    assert (result.status, result.err.splitlines()[-1]) == (2, "attrlint: a.csv: No space left on device")
    assert (desk / "a.csv").read_bytes() == before
    assert sorted(path.name for path in desk.iterdir()) == ["a.csv", "a.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes and links")
def test_a_link_and_the_files_mode_stay(claims, desk: Path) -> None:
    (desk / "a.csv").write_text(written(worked_on(claims, desk)), "utf-8")
    (desk / "a.csv").chmod(0o640)
    (desk / "link.csv").symlink_to("a.csv")
    assert claims("a.md", "--update", "link.csv", "-o", "link.csv").status == 0
    assert (desk / "link.csv").is_symlink()
    assert stat.S_IMODE((desk / "a.csv").stat().st_mode) == 0o640


def test_drafts_that_were_not_read_keep_their_rows(claims, desk: Path) -> None:
    lines = worked_on(claims, desk)
    (desk / "b.md").write_text("It is the longest bridge in the world.\n")
    (desk / "a.csv").write_text(written(lines), "utf-8")
    claims("b.md", "--update", "a.csv", "-o", "a.csv")
    assert row(table(desk / "a.csv"), "$31 million")["state"] == ""
    (desk / "a.md").write_bytes(b"\x00" * 99)
    assert claims("a.md", "b.md", "--update", "a.csv", "-o", "a.csv").status == 2
    told = row(table(desk / "a.csv"), "$31 million")
    assert (told["verdict"], told["state"]) == ("right – “sure”", "")


def test_a_sheet_is_read_back_as_it_was_written(claims, desk: Path) -> None:
    lines = worked_on(claims, desk)
    lines[1][COST[1]] = "'=1+1"
    (desk / "a.csv").write_text(written(lines), "utf-8")
    read = oldsheet.read("a.csv")
    assert read.rows[0].cells[COST[1]] == "=1+1"
    assert list(read.columns) == lines[0]


def _with_a_remark(lines: list[list[str]]) -> list[list[str]]:
    lines[1][lines[0].index("state")] = "asked the ministry"
    return lines


def _without_context(lines: list[list[str]]) -> list[list[str]]:
    at = lines[0].index("context")
    return [line[:at] + line[at + 1 :] for line in lines]


@pytest.mark.parametrize("work", [_with_a_remark, _without_context])
def test_a_remark_beside_a_mark_and_a_column_taken_out_are_work_too(claims, desk: Path, work: Callable) -> None:
    (desk / "a.md").write_text(DRAFT)
    assert claims("a.md", "-o", "a.csv").status == 0
    lines = work(table(desk / "a.csv"))
    (desk / "a.csv").write_text(before := written(lines), "utf-8")
    assert claims("a.md", "-o", "a.csv").status == 2
    assert (desk / "a.csv").read_text("utf-8") == before


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_damaged_sheet_is_not_written_over(claims, desk: Path, name: str) -> None:
    (desk / "a.md").write_text(DRAFT)
    assert claims("a.md", "-o", name).status == 0
    data = (desk / name).read_bytes()
    (desk / name).write_bytes(damaged := data[: len(data) // 2] + b'\n"open')
    result = claims("a.md", "-o", name)
    assert (result.status, (desk / name).read_bytes()) == (2, damaged)
    assert f"attrlint: {name}: checkers have written in this sheet" in result.err


def test_a_comment_on_a_columns_name_is_kept_too(claims, desk: Path) -> None:
    (desk / "a.md").write_text(DRAFT)
    assert claims("a.md", "-o", "a.xlsx").status == 0
    book = openpyxl.load_workbook(desk / "a.xlsx")
    book["Claims"]["C1"].comment = Comment("lines of the print edition", "Kim")
    book.save(desk / "a.xlsx")
    for _ in range(2):
        assert claims("a.md", "--update", "a.xlsx", "-o", "a.xlsx").status == 0
        cells = [cell.value for row in openpyxl.load_workbook(desk / "a.xlsx")["Claims"] for cell in row]
        assert cells.count("lines of the print edition") == 1


def test_a_sheet_of_a_checkers_own_is_work(claims, desk: Path) -> None:
    (desk / "a.md").write_text(DRAFT)
    assert claims("a.md", "-o", "a.xlsx").status == 0
    assert claims("a.md", "-o", "a.xlsx").status == 0
    book = openpyxl.load_workbook(desk / "a.xlsx")
    book.create_sheet("Calls")["A1"] = "the ministry, May 3"
    book.save(desk / "a.xlsx")
    assert claims("a.md", "-o", "a.xlsx").status == 2
    assert claims("a.md", "--update", "a.xlsx", "-o", "a.xlsx").status == 0
    assert openpyxl.load_workbook(desk / "a.xlsx")["Calls"]["A1"].value == "the ministry, May 3"


def _corner(file: Path) -> None:
    """A cell in the last corner of a sheet: a few hundred bytes, and billions of cells before it."""
    book = openpyxl.Workbook()
    book.worksheets[0].cell(1_048_576, 16_384, "x")
    book.save(file)


def _bomb(file: Path) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, archive.open("xl/sharedStrings.xml", "w") as part:
        for _ in range(33):
            part.write(bytes(8 << 20))


@pytest.mark.parametrize(
    ("make", "why"),
    [(_corner, "its sheet has 1,048,576 rows and 16,384 columns"), (_bomb, "it unpacks to more than 256 MB")],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(
    claims: Call, desk: Path, make: Callable[[Path], None], why: str
) -> None:
    make(desk / "a.xlsx")
    before = (desk / "a.xlsx").read_bytes()
    (desk / "a.md").write_text(DRAFT)
    result = claims("a.md", "--update", "a.xlsx", "-o", "a.xlsx")
    assert (result.status, result.err) == (2, f"attrlint: a.xlsx:1:1: this workbook cannot be read: {why}\n")
    assert (desk / "a.xlsx").read_bytes() == before
