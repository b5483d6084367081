import sys

import pytest

from attrlint.config.globs import GlobError, Globs, read_ignore_file
from attrlint.nodes import DataError


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("README*", "/news/README.md", True),
        ("README*", "/news/a/README", True),
        ("README*", "/elsewhere/README", True),
        ("drafts", "/news/drafts/a.md", True),
        ("*.txt", "/news/a.md", False),
        ("opinion/**", "/news/opinion/a/b.md", True),
        ("opinion/**", "/news/a/opinion/b.md", False),
        ("/a.md", "/news/a.md", True),
        ("/a.md", "/news/b/a.md", False),
        ("**/old/*.md", "/news/x/old/a.md", True),
        ("[ab].md", "/news/a.md", True),
    ],
)
def test_patterns_follow_gitignore(pattern: str, path: str, matches: bool) -> None:
    assert Globs("/news", (pattern,)).matches(path) is matches


def test_the_last_pattern_decides() -> None:
    globs = Globs("/news", ("*.md", "!keep.md"))
    assert globs.verdict("/news/a.md") is True
    assert globs.verdict("/news/keep.md") is False
    assert globs.verdict("/news/a.txt") is None


def test_a_folder_pattern_needs_a_folder() -> None:
    globs = Globs("/news", ("out/",))
    assert globs.matches("/news/out", folder=True)
    assert not globs.matches("/news/out")


def test_plain_names_do_without_pathspec(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pathspec", None)
    assert Globs("/news", ("README*", "*.bak")).matches("/news/a/x.bak")


def test_a_bad_glob_is_an_error_of_its_own() -> None:
    with pytest.raises(GlobError):
        Globs("/news", ("a/[z-a]",)).matches("/news/a/b")


def test_without_drops_what_would_hide_the_folder_itself() -> None:
    globs = Globs("/news", ("archive/", "*.bak", "!keep.bak")).without("/news/archive")
    assert globs.patterns == ("*.bak", "!keep.bak")


def test_ignore_files_lose_comments_blanks_and_nonsense() -> None:
    lines = ["# comment", "", "*.bak  ", "!", "[z-a]", r"kept\ "]
    assert read_ignore_file("/news", lines).patterns == ("*.bak", r"kept\ ")


def test_stars_by_the_dozen_do_not_try_for_ever() -> None:
    """A letter more doubles what an expression tries; git itself takes no time over these."""
    path = f"/news/d/{'a/' * 1000}b"
    assert Globs("/news", (f"d/{'*a' * 30}*c",)).matches(f"/news/d/{'a' * 250}") is False
    assert Globs("/news", (f"d/{'*a' * 30}*b",)).matches(f"/news/d/{'a' * 250}b") is True
    with pytest.raises(DataError, match=r"/news:1:1: the glob .* has too many stars"):
        Globs("/news", (f"**/{'a/**/' * 8}c",)).matches(path)
    assert Globs("/news", ("", f"**/{'a/**/' * 8}b")).matches(path) is True
