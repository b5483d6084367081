"""Which texts are checked, under which configuration; and that nothing ends the session."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from attrlint.config.files import Configs
from attrlint.finding import Edit
from attrlint.plugins import Registry
from attrlint.server.desk import Desk
from attrlint.server.diagnostics import diagnostics


@dataclass
class Newsroom:
    """A desk with the three rules of the tests' newsroom, in a folder of its own."""

    folder: Path
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = Desk(Configs, self.told.append)

    def configure(self, text: str) -> None:
        (self.folder / "attrlint.toml").write_text(text)
        self.desk.reload()

    def codes(self, text: str = "A lie, very much.\n", name: str = "a.md", language: str = "") -> list[str] | None:
        draft = self.desk.draft(str(self.folder / name) if name else "Untitled-1", language, text)
        return draft and [finding.code for finding in draft.findings]


@pytest.fixture
def newsroom(desk: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    monkeypatch.setattr("attrlint.server.desk.load", lambda: registry)
    return Newsroom(desk)


@pytest.mark.parametrize(
    ("name", "language", "codes"),
    [
        ("a.md", "plaintext", ["DFT901", "DFT902"]),
        ("story", "markdown", ["DFT901", "DFT902"]),
        ("", "plaintext", ["DFT901", "DFT902"]),
        ("a.py", "python", None),
        ("story.docx", "plaintext", None),
        ("README.md", "markdown", None),
        ("node_modules/b.md", "markdown", None),
    ],
)
def test_what_is_a_draft(newsroom: Newsroom, name: str, language: str, codes: list[str] | None) -> None:
    assert newsroom.codes(name=name, language=language) == codes
    assert newsroom.told == []


def test_a_language_without_a_suffix_decides_how_a_text_is_read(newsroom: Newsroom) -> None:
    code = "He left.\n\n    A lie.\n"
    assert newsroom.codes(code, "", "markdown") == []
    assert newsroom.codes(code, "", "plaintext") == ["DFT901"]


def test_the_configuration_beside_a_draft_decides(newsroom: Newsroom) -> None:
    newsroom.configure('min-severity = "info"\n[paths."calm/**"]\nprofile = "calm"\n')
    assert newsroom.codes("Perhaps a very lie.\n") == ["DFT903", "DFT902", "DFT901"]
    assert newsroom.codes("Perhaps a very lie.\n", "calm/a.md") == ["DFT901"]


def test_what_a_baseline_knows_is_not_shown(newsroom: Newsroom) -> None:
    draft = newsroom.desk.draft(str(newsroom.folder / "a.md"), "", "A lie.\n")
    assert draft
    known = draft.findings[0].fingerprint
    (newsroom.folder / "known.json").write_text(json.dumps({"version": 1, "findings": {"a.md": {known: "DFT901"}}}))
    newsroom.configure('baseline = "known.json"\n')
    assert newsroom.codes("A lie.\n") == []
    assert newsroom.codes("A lie.\n\nA lie.\n") == ["DFT901"]


def test_a_broken_configuration_is_told_once_and_recovers(newsroom: Newsroom) -> None:
    newsroom.configure('profle = "news"\n')
    assert [newsroom.codes(), newsroom.codes()] == [None, None]
    newsroom.desk.reload()
    assert newsroom.codes() is None
    assert len(newsroom.told) == 1
    assert "attrlint.toml:1:1: " in newsroom.told[0]
    newsroom.configure("")
    assert newsroom.codes() == ["DFT901", "DFT902"]
    newsroom.configure('profle = "news"\n')
    assert newsroom.codes() is None
    assert len(newsroom.told) == 2


def test_a_configuration_that_names_an_unknown_rule_is_told(newsroom: Newsroom) -> None:
    newsroom.configure('ignore = ["NOPE"]\n')
    assert newsroom.codes() is None
    assert "NOPE" in newsroom.told[0]


def test_a_broken_rule_file_is_told_and_the_others_run(newsroom: Newsroom, add_rule: Callable[..., None]) -> None:
    add_rule(newsroom.folder / "rules", "DESK001", "no-dog", "dog")
    newsroom.configure('rules = ["rules"]\n')
    assert newsroom.codes("A dog.\n") == ["DESK001"]
    (newsroom.folder / "rules" / "bad.yaml").write_text("id: [\n")
    newsroom.desk.reload()
    assert newsroom.codes("A dog.\n") == ["DESK001"]
    assert newsroom.codes("A lie.\n") == ["DFT901"]
    assert len(newsroom.told) == 1
    assert "bad.yaml:" in newsroom.told[0]


@pytest.mark.parametrize("text", ["a\0b", "a \ud800 b", "---\n{: [\n---\n", "\ufeff", "", "<" * 5000])
def test_no_text_is_too_broken(newsroom: Newsroom, text: str) -> None:
    assert newsroom.codes(text) is not None
    assert newsroom.told == []


def test_a_text_that_cannot_be_decoded_says_where(newsroom: Newsroom) -> None:
    draft = newsroom.desk.draft(str(newsroom.folder / "a.md"), "", "Fine.\na 😀\0b")
    assert draft
    (found,) = diagnostics(draft)
    assert (found.code, found.range.start.line, found.range.start.character) == ("LNT001", 1, 4)
    assert found.code_description
    assert found.code_description.href.endswith("/docs/rules/LNT001.md")


def test_a_crash_is_told_and_the_next_draft_is_checked(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr("attrlint.runner.Runner.shown", crash)
        assert newsroom.codes() is None
    assert "internal error: ZeroDivisionError" in newsroom.told[0]
    assert newsroom.codes() == ["DFT901", "DFT902"]


def test_a_page_is_that_of_the_newsroom(newsroom: Newsroom) -> None:
    newsroom.configure('[rule.DFT901]\nmessage = "A house word."\n')
    assert newsroom.codes("A lie.\n") == ["DFT901"]
    page = newsroom.desk.page(str(newsroom.folder / "a.md"), "DFT901")
    assert page.startswith("# no-lie (DFT901)\n")
    assert "A house word." in page
    assert newsroom.desk.page("a.md", "DFT000") == ""


def test_a_rule_of_the_newsroom_has_no_page_on_the_web(newsroom: Newsroom) -> None:
    draft = newsroom.desk.draft(str(newsroom.folder / "a.md"), "", "A lie.\n")
    assert draft
    (found,) = diagnostics(draft)
    assert found.code_description is None
    assert found.data == draft.findings[0].fingerprint
    assert Edit(0, 1, "x") not in draft.findings[0].edits
