from __future__ import annotations

import os
from pathlib import Path

import pytest

from attrlint.config import Overrides
from attrlint.config.files import Configs
from attrlint.discovery import Discovery

NOTHING_SAID = Overrides()


def write(root: Path, *names: str, text: str = "") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def found(
    *paths: str, overrides: Overrides = NOTHING_SAID, stdin_name: str = "", troubles: list[str] | None = None
) -> list[str]:
    said: list[str] = []
    files = list(Discovery(Configs(overrides.over), (".md", ".txt"), said.append, stdin_name).files(paths))
    assert troubles is not None or said == []
    if troubles is not None:
        troubles += said
    return files


# --- walking


def test_known_suffixes_sorted_relative_to_the_working_directory(desk: Path) -> None:
    write(desk, "b.md", "a/z.TXT", "a.txt", "photo.jpg", "md")
    assert found(".") == ["a/z.TXT", "a.txt", "b.md"]


def test_paths_are_written_as_given(desk: Path) -> None:
    write(desk, "a/x.md")
    assert found("a") == ["a/x.md"]
    assert found("./a/") == ["a/x.md"]
    assert found(str(desk / "a")) == [str(desk / "a" / "x.md")]
    os.chdir(desk / "a")
    assert found("..") == ["../a/x.md"]


def test_each_file_once(desk: Path) -> None:
    write(desk, "a.md", "b.md")
    assert found("b.md", ".", "./a.md") == ["b.md", "a.md"]


def test_tools_folders_and_software_texts_are_left_out(desk: Path) -> None:
    write(desk, "node_modules/a.md", ".git/a.md", ".venv/a.md", "README.md", "LICENSE.txt", "CHANGELOG.md")
    write(desk, "requirements-dev.txt", "readme.txt", "readmission.md")
    assert found(".") == ["readmission.md"]


def test_exclude_replaces_and_extend_exclude_adds(desk: Path) -> None:
    write(desk, "README.md", "a.md", "old/b.md")
    assert found(".", overrides=Overrides(str(desk), exclude=("a.*",))) == ["README.md", "old/b.md"]
    assert found(".", overrides=Overrides(str(desk), extend_exclude=("old/",))) == ["a.md"]


def test_a_nested_configuration_governs_its_folder(desk: Path) -> None:
    write(desk, "a.md", "sub/a.md", "sub/b.md")
    write(desk, "attrlint.toml", text='exclude = ["a.md"]')
    write(desk, "sub/attrlint.toml", text='exclude = ["/b.md"]')
    assert found(".") == ["sub/a.md"]


# --- named paths


def test_a_named_file_is_always_taken(desk: Path) -> None:
    write(desk, "README.md", "notes.xyz", "node_modules/a.md", "ignored.md")
    write(desk, ".gitignore", text="ignored.md")
    assert found("README.md", "notes.xyz", "node_modules", "ignored.md") == [
        *("README.md", "notes.xyz", "node_modules/a.md", "ignored.md")
    ]


def test_force_exclude_holds_for_named_paths(desk: Path) -> None:
    write(desk, "README.md", "a.md", "node_modules/a.md")
    assert found("README.md", "node_modules", "a.md", overrides=Overrides(force_exclude=True)) == ["a.md"]


def test_force_exclude_holds_for_standard_input(desk: Path) -> None:
    forced = Overrides(force_exclude=True)
    assert found("-", stdin_name="README.md", overrides=forced) == []
    assert found("-", stdin_name="a.md", overrides=forced) == ["-"]
    assert found("-") == ["-"]


def test_missing_paths_are_told_and_the_others_taken(desk: Path) -> None:
    write(desk, "a.md")
    troubles: list[str] = []
    assert found("gone.md", "a.md", troubles=troubles) == ["a.md"]
    assert troubles == ["gone.md: no such file or folder"]


# --- .gitignore


def test_gitignore_nested_and_above(desk: Path) -> None:
    (desk / ".git" / "info").mkdir(parents=True)
    write(desk, ".git/info/exclude", text="secret.md\n")
    write(desk, ".gitignore", text="*.txt\nbuild/\n/top.md\n")
    write(desk, "sub/.gitignore", text="!keep.txt\n")
    write(desk, "sub/a.txt", "sub/keep.txt", "sub/top.md", "sub/build/a.md", "sub/secret.md", "top.md", "a.txt")
    assert found(".") == ["sub/keep.txt", "sub/top.md"]
    assert found("sub") == ["sub/keep.txt", "sub/top.md"]


def test_gitignore_outside_the_repository_does_not_count(desk: Path) -> None:
    write(desk, ".gitignore", text="*.md")
    write(desk, "repository/a.md")
    (desk / "repository" / ".git").mkdir()
    assert found("repository") == ["repository/a.md"]


def test_a_named_folder_is_walked_although_ignored(desk: Path) -> None:
    (desk / ".git").mkdir()
    write(desk, ".gitignore", text="drafts/\n*.txt")
    write(desk, "drafts/a.md", "drafts/a.txt")
    assert found(".") == []
    assert found("drafts") == ["drafts/a.md"]


def test_gitignore_can_be_disregarded(desk: Path) -> None:
    write(desk, ".gitignore", text="*.md")
    write(desk, "a.md")
    assert found(".", overrides=Overrides(respect_gitignore=False)) == ["a.md"]


# --- odd things in a file system


def test_links_to_files_count_and_links_to_folders_do_not(desk: Path) -> None:
    write(desk, "real/a.md")
    (desk / "link.md").symlink_to("real/a.md")
    (desk / "loop").symlink_to(desk)
    (desk / "self.md").symlink_to("self.md")
    (desk / "dangling.md").symlink_to("nowhere")
    assert found(".") == ["link.md", "real/a.md"]
    assert found("loop")[0] == "loop/link.md"


def test_an_ignore_file_of_a_megabyte_does_not_count(desk: Path) -> None:
    write(desk, "a.md")
    write(desk, ".gitignore", text="*.md\n" * 200_000)
    assert found(".") == ["a.md"]


def test_links_to_what_lies_elsewhere_do_not_count(desk: Path, tmp_path: Path) -> None:
    """A clone may link to a draft of somebody else's, /proc/self/environ or a key; a report would quote it."""
    write(desk, "shared/a.md", "drafts/b.md")
    write(tmp_path, "elsewhere/secret.md")
    (desk / "drafts" / "a.md").symlink_to("../shared/a.md")
    (desk / "drafts" / "secret.md").symlink_to(tmp_path / "elsewhere" / "secret.md")
    assert found("drafts") == ["drafts/a.md", "drafts/b.md"]
    assert found("drafts/secret.md") == ["drafts/secret.md"]


def test_folders_in_folders_for_ever(desk: Path) -> None:
    write(desk, "a.md", f"{'z/' * 100}b.md", f"{'z/' * 101}c.md")
    troubles: list[str] = []
    assert found(".", troubles=troubles) == ["a.md", f"{'z/' * 100}b.md"]
    assert troubles == [f"{'z/' * 101}".rstrip("/") + ": more than 100 folders deep; nothing in it was checked"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_a_fifo_is_passed_over_in_a_walk_and_refused_by_name(desk: Path) -> None:
    os.mkfifo(desk / "pipe.md")
    assert found(".") == []
    troubles: list[str] = []
    assert found("pipe.md", troubles=troubles) == []
    assert troubles == ["pipe.md: not a regular file; to check what comes out of it, pipe it in and name “-”"]


def test_a_folder_named_like_a_draft_is_walked(desk: Path) -> None:
    write(desk, "story.md/a.md")
    assert found(".") == ["story.md/a.md"]


def test_a_folder_that_cannot_be_read_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk, "a/a.md", "b.md")
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    troubles: list[str] = []
    assert found(".", troubles=troubles) == ["b.md"]
    assert troubles == ["a: Permission denied"]
