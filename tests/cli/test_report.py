"""`attrlint report` as a command; what its page does in a browser is in tests/report."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from attrlint.cli import main

TEXT = "Thousands fled the flood amid escalating tensions.\n\nSome people said the dam was old.\n"


@pytest.fixture
def report(desk: Path, capsys: pytest.CaptureFixture[str]):
    """Runs the command with the shipped rules in a folder with one draft: status, page, standard error."""
    (desk / "flood.md").write_text(TEXT, "utf-8")

    def call(*options: str) -> tuple[int, str, str]:
        status = main(["report", "--isolated", *(options or ["flood.md"])])
        return status, *capsys.readouterr()

    return call


def test_the_page_goes_to_standard_output_or_a_file(report, desk: Path) -> None:
    status, page, told = report()
    assert (status, told) == (0, "")
    assert page.startswith("<!doctype html>")
    assert "Thousands fled" in page
    assert report("flood.md", "-o", "out/flood.html") == (0, "", "")
    assert (desk / "out" / "flood.html").read_bytes() == page.encode()
    assert [path.name for path in (desk / "out").iterdir()] == ["flood.html"]
    assert report()[1] == page


def test_findings_do_not_fail_it_and_hints_are_hidden(report) -> None:
    (status, page, _), (_, everything, _) = report(), report("flood.md", "--min-severity", "info")
    assert status == 0
    assert 'data-severity="warning"' in page
    assert 'data-severity="info"' not in page
    assert 'data-severity="info"' in everything
    assert "--min-severity info" in page
    assert 'data-severity="warning"' not in report("flood.md", "--select", "NUM")[1]


def test_standard_input_and_the_format(report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    piped = tmp_path / "piped"
    piped.write_text(TEXT)
    with piped.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert "<h1" in report("-", "--stdin-filename", "desk.md")[1]
    status, _, told = report("flood.md", "--input-format", "scroll")
    assert status == 2
    assert told.startswith("attrlint: no input format is called “scroll” (there are ")


def test_what_cannot_be_read_is_told_and_the_others_still_come(report, desk: Path) -> None:
    (desk / "bad.docx").write_bytes(b"no")
    status, page, told = report("missing.md", "bad.docx", "flood.md")
    assert status == 2
    assert "attrlint: missing.md: " in told
    assert "attrlint: bad.docx:" in told
    assert "Thousands fled" in page
    status, page, told = report("bad.docx")
    assert (status, page) == (2, "")
    assert told.startswith("attrlint: bad.docx:")


def test_an_unwritable_file_keeps_what_it_held(report, desk: Path) -> None:
    (desk / "folder.html").mkdir()
    status, page, told = report("flood.md", "-o", "folder.html")
    assert (status, page) == (2, "")
    assert told.startswith("attrlint: folder.html: ")
    assert sorted(path.name for path in desk.iterdir()) == ["flood.md", "folder.html"]


def test_a_link_stays_one_and_a_device_is_written_to(report, desk: Path) -> None:
    (desk / "real.html").write_text("old")
    (desk / "real.html").chmod(0o640)
    (desk / "link.html").symlink_to("real.html")
    assert report("flood.md", "-o", "link.html") == (0, "", "")
    assert (desk / "link.html").is_symlink()
    assert (desk / "real.html").read_text("utf-8").startswith("<!doctype html>")
    assert (desk / "real.html").stat().st_mode & 0o777 == 0o640
    assert report("flood.md", "-o", os.devnull) == (0, "", "")


def test_nothing_to_report_on(report, desk: Path) -> None:
    (desk / "empty").mkdir()
    assert report("empty") == (0, "", "attrlint: there is no draft in empty\n")


def test_without_its_package_it_says_how_to_get_it(report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    for name in ("pages", "proof"):
        monkeypatch.delitem(sys.modules, f"attrlint.reporters.{name}", raising=False)
    assert report() == (2, "", "attrlint: the report needs one more package: pip install 'attrlint[report]'\n")
