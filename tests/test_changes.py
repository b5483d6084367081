"""What real git says has changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from attrlint.changes import Changes, ChangesError, since

pytestmark = pytest.mark.slow
NAMES = ["plain.md", 'odd "ü\t name.md', "-dash.md"]


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Ana Ruiz", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init")
    for name in NAMES:
        (tmp_path / name).write_text("one\n\ntwo\n\nthree\n")
    (tmp_path / "photo.docx").write_bytes(b"PK\0\1")
    git(tmp_path, "add", "--", ".")
    git(tmp_path, "commit", "-m", "All")
    return tmp_path


def changed(changes: Changes, file: Path, lines: int = 7) -> list[int]:
    return [line for line in range(1, lines + 1) if changes.touch(str(file), line, line)]


@pytest.mark.parametrize("name", NAMES)
def test_lines_changed_added_and_taken_out(repository: Path, name: str) -> None:
    file = repository / name
    file.write_text("one\n\n2\n\nthree\n\n+++ four\n")
    assert changed(since("HEAD", repository), file) == [3, 6, 7]
    file.write_text("one\n\nthree\n")  # a paragraph gone; its neighbours are as they were
    changes = since("HEAD", repository)
    assert changes.touches(str(file))
    assert changed(changes, file) == []
    file.write_text("one\ntwo\n\nthree\n")  # two paragraphs made one
    assert since("HEAD", repository).touch(str(file), 1, 2)


def test_committed_staged_unstaged_and_unknown_alike(repository: Path) -> None:
    git(repository, "switch", "-c", "story")
    for name, text in zip(NAMES, ("1\n\ntwo\n\nthree\n", "one\n\n2\n\nthree\n", "one\n\ntwo\n\n3\n"), strict=True):
        (repository / name).write_text(text)
        if name != NAMES[2]:
            git(repository, "add", "--", name)
        if name == NAMES[0]:
            git(repository, "commit", "-m", "One")
    (repository / "new.md").write_text("new\n")
    (repository / "staged.md").write_text("a\nb\n")
    git(repository, "add", "staged.md")
    changes = since("main", repository)
    assert [changed(changes, repository / name) for name in NAMES] == [[1], [3], [5]]
    assert changes.is_new(str(repository / "new.md"))
    assert changes.is_new(str(repository / "staged.md"))
    assert not changes.is_new(str(repository / NAMES[0]))


def test_what_happened_on_the_other_branch_does_not_count(repository: Path) -> None:
    git(repository, "switch", "-c", "story")
    git(repository, "switch", "main")
    (repository / "plain.md").write_text("1\n\ntwo\n\nthree\n")
    git(repository, "commit", "-am", "Elsewhere")
    git(repository, "switch", "story")
    assert since("main", repository).lines == {}


def test_renames_are_followed_and_files_without_lines_change_as_a_whole(repository: Path) -> None:
    git(repository, "mv", "plain.md", "moved.md")
    (repository / "moved.md").write_text("one\n\n2\n\nthree\n")
    (repository / "photo.docx").write_bytes(b"PK\0\2")
    changes = since("HEAD", repository)
    assert changed(changes, repository / "moved.md") == [3]
    assert changes.is_new(str(repository / "photo.docx"))


def test_from_a_folder_below_and_through_a_link(repository: Path) -> None:
    (repository / "below").mkdir()
    (repository / "plain.md").write_text("1\n\ntwo\n\nthree\n")
    (repository / "below" / "link.md").symlink_to(repository / "plain.md")
    assert changed(since("HEAD", repository / "below"), repository / "below" / "link.md") == [1]


def test_what_git_cannot_say(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(ChangesError, match="Not a valid object name nope"):
        since("nope", repository)
    with pytest.raises(ChangesError, match="Not a valid object name --output=x"):
        since("--output=x", repository)
    with pytest.raises(ChangesError, match="not a git repository"):
        since("HEAD", tmp_path_factory.mktemp("bare"))


def test_a_folder_that_poses_as_a_repository_runs_nothing(tmp_path: Path) -> None:
    """Whoever clones it has such a folder; git takes it for a repository with settings, one of which is a program."""
    git(tmp_path, "init", "--bare", "drafts")
    drafts = tmp_path / "drafts"
    (drafts / "a.md").write_text("one\n")
    git(drafts, "--work-tree=.", "add", "a.md")
    git(drafts, "--work-tree=.", "commit", "-m", "All")
    for name, value in (("bare", "false"), ("worktree", str(drafts)), ("fsmonitor", f"touch {tmp_path}/ran; false")):
        git(drafts, "config", f"core.{name}", value)
    with pytest.raises(ChangesError):
        since("HEAD", drafts)
    assert not (tmp_path / "ran").exists()


def test_a_program_that_a_repository_names_does_not_run(repository: Path) -> None:
    git(repository, "config", "core.fsmonitor", "touch ran; false")
    (repository / "plain.md").write_text("1\n")
    assert changed(since("HEAD", repository), repository / "plain.md") == [1]
    assert not (repository / "ran").exists()
