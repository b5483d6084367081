"""`attrlint claims`, over drafts on disk and the shipped rules."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from functools import partial
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from attrlint.cli import main
from attrlint.data import directory
from attrlint.ledger import COLUMNS, KINDS, STATUSES, TYPED
from tests.cli.conftest import Call, Result

ROOT = Path(__file__).parents[2]
SEED = next(directory("seeds").glob("*.txt"))
STORY = """---
title: The bridge
sources:
  audit: {title: City audit, date: 2024-04-02, url: "https://example.org/audit.pdf"}
---

The bridge cost $31 million, Mayor Ana Ruiz said on Tuesday. “It is the best bridge in the country,” she said.

Some 40 percent of drivers avoid it. [Source: audit p. 12]

It will collapse within ten years, one engineer said on condition of anonymity.

<!-- attrlint: ignore[CLM402] the builder keeps the record -->
It is the longest bridge in the state.
"""
HOSTILE = (
    "=HYPERLINK(1) rose 40 percent.\n\n+1 percent of 30 people said no.\n\n-2 percent, @ruiz said.\n\n"
    "<script>alert(40)</script> killed 12 people | in `May`, said <b>Ana Ruiz</b>.\n\n"
    "A bell\x07 and a\x1b[2J screen killed 30 people \u202e on Monday.\n\n'=1+1 of 20 percent.\n"
)


@pytest.fixture
def claims(shipped_rules: Call) -> Call:
    """Runs the command in an empty working directory."""
    return partial(shipped_rules, "claims")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def found(result: Result, **wanted: str) -> dict[str, str]:
    """The one row with these cells."""
    (row,) = (row for row in rows(result.out) if all(row[name] == text for name, text in wanted.items()))
    return row


# --- what is in the sheet


def test_the_sheet_of_the_seed(claims) -> None:
    """`python -m tests.cli.test_claims` writes the expected sheet anew."""
    result = claims(str(SEED), "--output-format", "csv")
    assert (result.status, result.err) == (0, "")
    assert _told(result.out) == GOLDEN.read_text("utf-8")


GOLDEN = ROOT / "tests" / "articles" / "seed.claims"


def _told(sheet: str) -> str:
    shown = ("number", "line", "sentence", "type", "words", "who", "title", "cue", "source kind", "sources", "status")
    return "".join(f"{' | '.join(row[name] for name in shown)}\n" for row in rows(sheet))


def test_a_row_tells_where_what_and_who(claims, desk: Path) -> None:
    (desk / "story.md").write_text(STORY)
    result = claims("story.md", "--output-format", "csv")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[0] == ",".join(COLUMNS)
    cost = found(result, words="$31 million")
    assert (cost["file"], cost["line"], cost["paragraph"], cost["sentence"]) == ("story.md", "7", "1", "1")
    assert (cost["type"], cost["who"], cost["cue"], cost["status"]) == ("money", "Ana Ruiz", "said", "sourced")
    assert cost["context"] == "The bridge cost $31 million, Mayor Ana Ruiz said on Tuesday."
    assert [cost[name] for name in ("state", *TYPED)] == [""] * 5
    share = next(row for row in rows(result.out) if row["words"].endswith("40 percent"))
    assert "City audit" in share["sources"]
    assert share["locator"] == "https://example.org/audit.pdf, p. 12, 2024-04-02"
    waived = [row for row in rows(result.out) if row["status"] == "waived"]
    assert {row["reason"] for row in waived} == {"the builder keeps the record"}
    assert any("longest bridge" in row["words"] for row in waived)
    quoted = found(result, type="quotation")
    assert (quoted["words"], quoted["who"]) == ("“It is the best bridge in the country,”", "Ana Ruiz")
    assert "anonymous" in {row["status"] for row in rows(result.out)}


def test_numbers_are_in_reading_order_and_ids_differ(claims, desk: Path) -> None:
    (desk / "story.md").write_text(STORY)
    table = rows(claims("story.md", "--output-format", "csv").out)
    assert [int(row["number"]) for row in table] == list(range(1, len(table) + 1))
    assert [int(row["line"]) for row in table] == sorted(int(row["line"]) for row in table)
    assert len({row["id"] for row in table}) == len(table)
    assert all(row["id"].isalnum() and row["id"][0].isalpha() for row in table)


def test_an_id_outlives_whatever_changes_elsewhere(claims, desk: Path) -> None:
    (desk / "a.md").write_text(STORY)
    before = {row["words"]: row["id"] for row in rows(claims("a.md", "--output-format", "csv").out)}
    (desk / "b.md").write_text(STORY.replace("Some 40", "It opened.\n\nMore than 41").replace("title: The", "title: A"))
    after = {row["words"]: row["id"] for row in rows(claims("b.md", "--output-format", "csv").out)}
    assert after["$31 million"] == before["$31 million"]
    assert not any("40 percent" in words for words in after)


def test_options_are_those_of_check(claims, desk: Path) -> None:
    (desk / "story.md").write_text("Some 40 percent fled on Tuesday.\n")
    result = claims("story.md", "--output-format", "csv", "--date", "2024-05-10", "--select", "QNT301")
    assert {row["findings"] for row in rows(result.out)} == {""}
    (desk / "attrlint.toml").write_text('select = ["CLM401"]')
    assert any("CLM401" in row["findings"] for row in rows(claims("--output-format", "csv").out))
    assert claims("story.md", "--input-format", "nonsense").status == 2


def test_standard_input(desk: Path, claims, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# T\n\nSome 40 percent fled.\n")))
    result = claims("-", "--stdin-filename", "draft.md", "--output-format", "csv")
    assert {row["file"] for row in rows(result.out)} == {"draft.md"}


# --- many files, and those that cannot be read


def test_files_that_cannot_be_read_are_named_and_hide_nothing(claims, desk: Path) -> None:
    (desk / "a.md").write_text(STORY)
    (desk / "b.md").write_bytes(b"\x00\xff\x01\xfe" * 50)
    (desk / "c.txt").write_text("Some 12 people died on Monday.\n")
    result = claims("gone.md", ".", "--output-format", "csv")
    assert result.status == 2
    assert {Path(row["file"]).name for row in rows(result.out)} == {"a.md", "c.txt"}
    missing, bad = result.err.splitlines()
    assert missing == "attrlint: gone.md: no such file or folder"
    assert bad.startswith("attrlint: b.md:1:1: ")


def test_what_no_sheet_can_hold_is_named(claims, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.md").write_text("The agency counted 12 deaths, Mayor Ana Ruiz said.\n\n" * 3)
    monkeypatch.setattr(import_module("attrlint.ledger.sheet"), "_MOST", 2)
    many = claims("a.md", "--output-format", "csv")
    assert (many.status, len(rows(many.out))) == (2, 2)
    assert many.err == "attrlint: a.md: more than 2 items; the rest has no rows, split the draft\n"
    monkeypatch.setattr("attrlint.ledger.articles._LONGEST", 100)
    long = claims("a.md", "--output-format", "csv")
    assert (long.status, rows(long.out)) == (2, [])
    assert long.err == "attrlint: a.md: too long for a sheet (over 100 characters or 20,000 paragraphs); split it\n"
    monkeypatch.setattr("attrlint.ledger.articles._LONGEST", 1_000)
    monkeypatch.setattr("attrlint.ledger.articles._MOST", 2)
    assert "(over 1,000 characters or 2 paragraphs)" in claims("a.md").err


def test_every_format_is_read(claims) -> None:
    folder = ROOT / "tests" / "formats"
    files = [path for path in sorted(folder.glob("story.*")) if path.suffix != ".json"]
    result = claims(*map(str, files), "--output-format", "json")
    data = json.loads(result.out)
    assert len(data["articles"]) == len(files)
    counted = {tuple(item["words"] for item in article["items"] if item["claim"]) for article in data["articles"]}
    assert len(counted) == 1


def test_no_file(claims) -> None:
    assert claims() == Result(0, "", "attrlint: there is no draft here\n")


def test_an_article_without_claims(claims, desk: Path) -> None:
    (desk / "a.txt").touch()
    for name in ("table", "markdown", "csv", "json", "html"):
        assert claims("a.txt", "--output-format", name).status == 0
    assert claims("a.txt", "-o", "a.xlsx").status == 0


def test_an_unsourced_claim_fails_nothing(claims, desk: Path) -> None:
    (desk / "a.txt").write_text("It is the largest bridge in the world.\n")
    result = claims("a.txt")
    assert (result.status, "unsourced" in result.out) == (0, True)


# --- formats


@pytest.mark.parametrize("name", ["table", "markdown", "csv", "json", "html"])
def test_formats_are_deterministic_and_go_to_files(claims, desk: Path, name: str) -> None:
    (desk / "a.md").write_text(STORY)
    (desk / "b.md").write_text(HOSTILE)
    first, second = (claims("a.md", "b.md", "--output-format", name) for _ in range(2))
    assert first == second
    assert first.status == 0
    assert claims("a.md", "b.md", "--output-format", name, "-o", "new/folder/sheet.bin").out == ""
    assert (desk / "new" / "folder" / "sheet.bin").read_text("utf-8-sig") == first.out
    assert [path.name for path in (desk / "new" / "folder").iterdir()] == ["sheet.bin"]


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("s.csv", "\ufeffnumber,"),
        ("s.json", '{\n  "version": 1'),
        ("s.md", "# The bridge"),
        ("s.HTM", "<!doctype html>"),
    ],
)
def test_the_file_tells_the_format(claims, desk: Path, file: str, begins: str) -> None:
    (desk / "a.md").write_text(STORY)
    assert claims("a.md", "-o", file).status == 0
    assert (desk / file).read_text("utf-8").startswith(begins)


def test_formats_that_cannot_be(claims, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.md").write_text(STORY)
    assert "what format?" in claims("a.md", "-o", "sheet.doc").err
    assert "-o FILE.xlsx" in claims("a.md", "--output-format", "xlsx").err
    assert claims("a.md", "--output-format", "xlsx").status == 2
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = claims("a.md", "-o", "a.xlsx")
    assert (result.status, result.err) == (2, "attrlint: xlsx needs one more package: pip install 'attrlint[xlsx]'\n")
    result = claims("a.md", "--output-format", "html")
    assert (result.status, result.err) == (2, "attrlint: html needs one more package: pip install 'attrlint[report]'\n")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user can write everywhere")
def test_a_file_that_cannot_be_written_is_told(claims, desk: Path) -> None:
    (desk / "a.md").write_text(STORY)
    (desk / "locked").mkdir(mode=0o500)
    result = claims("a.md", "-o", "locked/a.csv")
    assert (result.status, result.err) == (2, "attrlint: locked/a.csv: Permission denied\n")


def test_a_folder_is_no_file_to_write_to(claims, desk: Path) -> None:
    (desk / "a.md").write_text(STORY)
    (desk / "a.csv").mkdir()
    result = claims("a.md", "-o", "a.csv")
    assert (result.status, result.err) == (2, "attrlint: a.csv: Is a directory\n")


def test_the_table_fits_the_terminal(claims, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.md").write_text(STORY + "\nhttps://example.org/" + "x" * 200 + " killed 12 people.\n")
    monkeypatch.setattr("attrlint.cli.output.width", lambda: 80)
    out = claims("a.md").out
    assert max(map(len, out.splitlines())) <= 80
    assert out.startswith("a.md\nThe bridge\nclaims   ")
    for words in ("sources  ", "Ana Ruiz", "$31 million", "waived", "the builder", "quotation"):
        assert words in out
    assert "\x1b" not in out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32msourced" in claims("a.md").out


def test_json_follows_its_schema(claims, desk: Path) -> None:
    (desk / "a.md").write_text(STORY)
    (desk / "b.md").write_text(HOSTILE)
    data = json.loads(claims("a.md", "b.md", "--output-format", "json").out)
    schema = json.loads((ROOT / "docs" / "claims.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    item = next(item for item in data["articles"][0]["items"] if item["words"] == "$31 million")
    assert (item["location"], STORY[item["start"] : item["end"]]) == ({"row": 7, "column": 17}, "$31 million")
    described = schema["definitions"]["item"]["properties"]
    assert set(item) == set(described)
    assert described["status"]["enum"] == list(STATUSES)
    fingerprints = {finding["fingerprint"] for article in data["articles"] for finding in article["findings"]}
    assert {
        each for article in data["articles"] for item in article["items"] for each in item["findings"]
    } <= fingerprints


def test_markdown_shows_every_character_as_itself(claims, desk: Path) -> None:
    (desk / "a.md").write_text(STORY)
    (desk / "b.txt").write_text(HOSTILE)
    page = claims("a.md", "b.txt", "--output-format", "markdown").out
    assert page.startswith("2 articles, ")
    assert "\n# The bridge\n\na.md\n\n- claims: " in page
    assert "<script" not in page
    cells = {line.replace("\\|", "").count("|") for line in page.splitlines() if line.startswith("|")}
    assert len(cells) <= 2  # each article's table has as many columns as its head


def test_the_documentation_names_every_column_type_and_status() -> None:
    page = (ROOT / "docs" / "claims.md").read_text("utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []
    types = next(line for line in page.splitlines() if line.startswith("| `type` |"))
    assert [kind for kind in KINDS if kind not in types] == []
    assert [status for status in STATUSES if f"\n| {status} | " not in page] == []


class Page(HTMLParser):
    """What a browser would make of it: elements and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_html_escapes_and_loads_nothing(claims, desk: Path) -> None:
    (desk / "b.txt").write_text(HOSTILE)
    text = claims("b.txt", "--output-format", "html").out
    page = Page(text)
    assert not {"script", "img", "link", "iframe", "b"} & page.elements
    assert "<script>alert(40)</script>" in "".join(page.text)
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in text
    assert "src=" not in text.replace("-src", "")
    assert "http" not in text.replace("http-equiv", "")


def test_draft_text_cannot_move_the_cursor(claims, desk: Path) -> None:
    (desk / "b.txt").write_text(HOSTILE)
    for name in ("table", "markdown", "csv", "json", "html"):
        out = claims("b.txt", "--output-format", name).out
        assert "30 people" in out
        assert not set(out) & set("\x1b\x07\u202e")


# --- spreadsheets


def test_no_cell_is_a_formula(claims, desk: Path) -> None:
    (desk / "b.txt").write_text(HOSTILE)
    cells = [cell for row in csv.reader(io.StringIO(claims("b.txt", "--output-format", "csv").out)) for cell in row]
    assert "'=HYPERLINK(1) rose 40 percent." in cells
    assert "''=1+1 of 20 percent." in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    claims("b.txt", "-o", "b.xlsx")
    page = openpyxl.load_workbook("b.xlsx")["Claims"]
    assert {cell.data_type for row in page for cell in row} <= {"s", "n"}
    texts = {cell.value for row in page for cell in row}
    assert "=HYPERLINK(1) rose 40 percent." in texts
    assert not [text for text in texts if isinstance(text, str) and "\x07" in text]


def test_a_workbook_is_ready_to_work_in(claims, desk: Path) -> None:
    (desk / "a.md").write_text(STORY)
    (desk / "c.txt").write_text("Some 12 people died on Monday.\n")
    assert claims("a.md", "c.txt", "-o", "s.xlsx").status == 0
    book = openpyxl.load_workbook("s.xlsx")
    assert book.sheetnames == ["Claims", "Summary"]
    page = book["Claims"]
    assert [cell.value for cell in page[1]] == list(COLUMNS)
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:W{page.max_row}"
    words = next(cell for cell in page["G"] if cell.value == "$31 million")
    assert words.alignment.wrap_text
    assert isinstance(page.cell(words.row, 1).value, int)
    status = page.cell(words.row, COLUMNS.index("status") + 1)
    assert (status.value, status.fill.fgColor.rgb) == ("sourced", "00D3EBD3")
    assert page.data_validations.dataValidation[0].sqref.ranges
    told = [tuple(cell.value for cell in row) for row in book["Summary"]]
    assert told[0][0] == "all"
    assert told[0][1].startswith("2 articles, ")
    assert ("article", "The bridge") in told
    assert {row["file"] for row in rows(claims("a.md", "c.txt", "--output-format", "csv").out)} == {
        cell.value for cell in page["B"][1:]
    }


def test_a_workbook_is_the_same_every_time(claims, desk: Path) -> None:
    (desk / "a.md").write_text(STORY)
    claims("a.md", "-o", "one.xlsx")
    claims("a.md", "-o", "two.xlsx")
    assert (desk / "one.xlsx").read_bytes() == (desk / "two.xlsx").read_bytes()


def test_a_long_article(claims, desk: Path) -> None:
    """10,000 words."""
    sentences = (f"In 20{n % 90 + 10}, the agency counted {n} deaths, Mayor Ana Ruiz said of it." for n in range(720))
    (desk / "long.txt").write_text("\n\n".join(sentences))
    assert claims("long.txt", "-o", "long.xlsx").status == 0
    assert openpyxl.load_workbook("long.xlsx")["Claims"].max_row > 1400


if __name__ == "__main__":
    from contextlib import redirect_stdout

    with redirect_stdout(io.StringIO()) as printed:
        main(["claims", str(SEED), "--isolated", "--output-format", "csv"])
    GOLDEN.write_text(_told(printed.getvalue()), "utf-8")
