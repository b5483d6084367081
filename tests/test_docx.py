"""Word files as a newsroom checks them: a whole article, comments, folders, other people's Word files."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

import attrlint
from attrlint.cli import main
from attrlint.readers.docx import READER
from tests.readers.docx_files import comment, docx, notes, on, p, reference, style

ARTICLE = Path(__file__).parent / "articles" / "market-fire.md"
_NOTE = re.compile(r"\[\^(\w+)\]:? ?")


def article() -> tuple[bytes, dict[int, int]]:
    """The made-up city story as a Word file, and the paragraph that each of its lines has become."""
    _, head, text = ARTICLE.read_text("utf-8").split("---\n", 2)
    first = len(head.splitlines()) + 3
    body, definitions, numbers = [], {}, {}
    for number, line in enumerate(text.splitlines(), first):
        if line:
            numbers[number] = len(numbers) + 1
        if line.startswith("[^"):
            definitions["2"] = p(_NOTE.sub("", line))
        elif line:
            before, *key = _NOTE.split(line.removeprefix("> "))
            body.append(p(before, *([reference("footnote", "2")] if key else []), style="q" * line.startswith(">")))
    saved = re.search(r"date: (\S+)", head)
    assert saved
    core = f"<dcterms:modified>{saved[1]}T20:15:00Z</dcterms:modified>"
    others = {"footnotes": notes("footnote", definitions), "styles": style("q", "Quote"), "core": core}
    return docx("".join(body), **others), numbers


def test_the_article_has_the_findings_it_has_in_markdown_in_its_paragraphs(tmp_path: Path) -> None:
    data, paragraphs = article()
    file = tmp_path / "market-fire.docx"
    file.write_bytes(data)
    found = [
        f"{f.position.line}:{f.position.column} {f.severity} {f.code} {f.match}" for f in attrlint.check_file(file)
    ]
    expected = []
    for line in ARTICLE.with_suffix(".expected").read_text("utf-8").splitlines():
        number, colon, rest = line.partition(":")
        expected.append(f"{paragraphs[int(number)]}{colon}{rest}")
    assert found == expected


def findings(body: str, folder: Path, **others: str) -> list[str]:
    file = folder / "story.docx"
    file.write_bytes(docx(body, **others))
    found = attrlint.check_file(file)
    return [f"{f.position.line}:{f.position.column} {f.code}" for f in found if f.severity > attrlint.Severity.info]


CLAIM = "The bridge cost $90 million to build, three times the estimate."


@pytest.mark.parametrize(
    ("body", "others"),
    [
        (p(on("0", CLAIM)), {"comments": comment("0", "Source: Audit Office, report 12, 14 March 2024, p. 4")}),
        (p(on("0", CLAIM)), {"comments": comment("0", "Audit Office, report 12, 14 March 2024, p. 4")}),
        (p(CLAIM, reference("footnote", "2")), {"footnotes": notes("footnote", {"2": p("Audit Office, 2024, p. 4.")})}),
        (p(CLAIM, reference("endnote", "2")), {"endnotes": notes("endnote", {"2": p("Audit Office, 2024, p. 4.")})}),
    ],
)
def test_comments_and_notes_are_sources(desk: Path, body: str, others: dict[str, str]) -> None:
    assert findings(p(CLAIM), desk) == ["1:1 ATT101"]
    assert findings(body, desk, **others) == []


@pytest.mark.parametrize("asked", ["Who says so?", "Source?", "attrlint: ignore[DFT901] the desk knows"])
def test_questions_and_directives_are_none(desk: Path, asked: str) -> None:
    assert "1:1 ATT101" in findings(p(on("0", CLAIM)), desk, comments=comment("0", asked))


def test_a_note_that_is_not_there(desk: Path) -> None:
    assert findings(p("Rain fell, police said.", reference("footnote", "2")), desk) == ["1:24 SRC215"]


UNUSED = {"comments": comment("0", "attrlint: ignore[DFT901] x")}
THOUSANDS = "Thousands fled, police said."


def over(key: str, *paragraphs: str) -> str:
    """Paragraphs with one comment over all of them, from the second word of the first to the last but one."""
    begin, end = (f'<w:commentRange{edge} w:id="{key}"/>' for edge in ("Start", "End"))
    first, *others, last = paragraphs
    return p("Then ", begin, first) + "".join(map(p, others)) + p(last, end, reference("comment", key), " So it goes.")


def test_a_comment_silences_rules_in_the_paragraphs_of_its_stretch(desk: Path) -> None:
    body = (
        p(THOUSANDS)
        + over("0", *["Hundreds fled, police said, and thousands came back, police said."] * 3)
        + p(THOUSANDS)
    )
    noisy = findings(body, desk)
    assert {place.split(":")[0] for place in noisy} == {"1", "2", "3", "4", "5"}
    silenced = findings(
        body, desk, comments=comment("0", "attrlint: ignore[QNT301] until 2999-01-01 the ministry", "counts.")
    )
    assert silenced == [place for place in noisy if place.startswith(("1:", "5:"))]


def test_ranges_whole_files_and_suppressions_that_do_nothing(desk: Path) -> None:
    body = (
        p(THOUSANDS, reference("comment", "0")) + p(THOUSANDS) + p("So. ", on("1", "Thousands"), " fled, police said.")
    )
    off, back = comment("0", "attrlint: disable[QNT301]"), comment("1", "attrlint: enable[QNT301]")
    assert findings(body, desk, comments=off + back) == ["1:1 QNT301"]
    everywhere = comment("0", "attrlint: file-ignore[QNT301] no count yet")
    assert findings(body, desk, comments=everywhere) == []
    nothing = comment("1", "attrlint: ignore[DFT901]")
    assert "3:5 LNT002" in findings(body, desk, comments=nothing)


def test_a_folder_of_word_files(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "story.docx").write_bytes(docx(p("Title here") + p() + p(THOUSANDS)))
    (desk / "~$story.docx").write_bytes(b"\x03Ana" + bytes(158))
    (desk / "second.docx").write_bytes(docx(p(THOUSANDS)))
    (desk / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert main(["check", ".", "--isolated", "--output-format", "concise"]) == 1
    out, said = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == "old.docx:1:1: LNT001 this is a file of Word 97–2003 (.doc); save it as .docx"
    assert lines[1].startswith("second.docx:1:1: QNT301 “Thousands” is not a number.")
    assert lines[2].startswith("story.docx:3:1: QNT301 “Thousands” is not a number.")
    assert len(lines) == 4
    assert said == "attrlint: in .docx files the numbers are paragraph and character\n"


def test_word_files_are_read_and_never_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = docx(p("It is the the end, ", on("0", "so [DFT909] it is."), " Thousands fled, police said."), **UNUSED)
    (desk / "story.docx").write_bytes(data)
    for option in (["--fix"], ["--add-ignore", "the desk knows"]):
        assert main(["check", "story.docx", "--isolated", *option]) == int(option == ["--fix"])
        told = "attrlint: story.docx: left as it is, for attrlint does not write files of this format\n"
        assert capsys.readouterr().err.startswith(told)
        assert (desk / "story.docx").read_bytes() == data
    edits = {finding.code: finding.edits for finding in attrlint.check_file("story.docx")}
    assert edits["LNT002"] == ()


@pytest.mark.slow
def test_a_word_file_that_has_changed_is_news_as_a_whole(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=Ana Ruiz", "-c", "user.email=ana@example.org")
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    def found() -> list[str]:
        main(["check", ".", "--isolated", "--since", "HEAD", "--output-format", "concise"])
        return [line[: line.index(" “")] for line in capsys.readouterr().out.splitlines() if "“" in line]

    git("init")
    for name in ("story.docx", "other.docx"):
        (desk / name).write_bytes(docx(p(THOUSANDS) + p("One.")))
    git("add", ".")
    git("commit", "-m", "All")
    assert found() == []
    (desk / "story.docx").write_bytes(docx(p(THOUSANDS) + p("Two.")))
    assert found() == ["story.docx:1:1: QNT301"]


def test_the_day_it_was_saved_gives_way_to_the_dateline_and_the_file_name(desk: Path) -> None:
    core = "<dcterms:modified>2024-03-20T08:00:00Z</dcterms:modified>"
    late = "The council will meet on Friday, March 15, 2024, the mayor said."
    story = docx(p(late), core=core)
    (desk / "story.docx").write_bytes(story)
    (desk / "2024-03-14-story.docx").write_bytes(story)
    (desk / "dateline.docx").write_bytes(docx(p(f"BRENFORD, March 14, 2024 — {late}"), core=core))
    codes = {
        name: [finding.code for finding in attrlint.check_file(name) if finding.code.startswith("TIM")]
        for name in ("story.docx", "2024-03-14-story.docx", "dateline.docx")
    }
    assert codes == {"story.docx": ["TIM607"], "2024-03-14-story.docx": [], "dateline.docx": []}


def test_a_file_made_by_another_program(desk: Path) -> None:
    made = pytest.importorskip("docx")
    story = made.Document()
    story.core_properties.author = "Ana Ruiz"
    story.add_heading("Fire guts market", 0)
    story.add_heading("What burnt", 2)
    claim = story.add_paragraph("The market ").add_run("housed 96 stalls.")
    story.add_comment(claim, "Council register, 2023", author="Ed")
    story.add_paragraph("One stall", style="List Bullet")
    story.add_paragraph("It is gone.", style="Intense Quote")
    story.add_paragraph("The roof, before", style="Caption")
    table = story.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Stalls", "96"
    file = BytesIO()
    story.save(file)
    document = READER.read(file.getvalue(), "made.docx")
    kinds = [(block.kind, block.level, block.text) for block in document.blocks]
    assert kinds == [
        ("heading", 1, "Fire guts market"),
        ("heading", 2, "What burnt"),
        ("paragraph", 0, "The market housed 96 stalls."),
        ("item", 1, "One stall"),
        ("quote", 0, "It is gone."),
        ("caption", 0, "The roof, before"),
        ("cell", 0, "Stalls"),
        ("cell", 0, "96"),
    ]
    assert [(mark.start, mark.end, mark.value) for mark in document.blocks[2].marks] == [
        (11, 28, "Council register, 2023")
    ]
    assert document.metadata.byline == "Ana Ruiz"
