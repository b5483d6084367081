"""The hook, as a newsroom uses it: a real repository, the real pre-commit, attrlint installed from this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readers.docx_files import docx, p

CHECKOUT = Path(__file__).parents[1]
DRAFT = "Thousands of people fled the city, officials said. [Source: UN data]\n"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (CHECKOUT / ".git").exists():
        pytest.skip("the tests do not run from a git checkout, which pre-commit could clone")
    folder = tmp_path_factory.mktemp("newsroom")
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    (folder / "story.md").write_text(DRAFT)
    (folder / "notes.csv").write_text("Thousands of people\n")
    (folder / "clean.txt").write_text("The bus pulled in.\n")
    (folder / "story.docx").write_bytes(docx(p("Fire guts market") + p("Thousands fled, officials said.")))
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    return folder


def try_repo(newsroom: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(newsroom.parent / "pre-commit"), "PRE_COMMIT_COLOR": "never"}
    for name in ("PYTHONPATH", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(CHECKOUT), *arguments, "--verbose"],
        cwd=newsroom,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_the_hooks_refuse_a_commit_and_name_the_place(newsroom: Path) -> None:
    run = try_repo(newsroom, "--all-files")
    copy, word = run.stdout.split("hook id: attrlint")[1:]
    assert word.startswith("-docx\n")
    assert "story.md:1:1" in copy
    assert "QNT301" in copy
    assert "SRC210" in copy
    assert "notes.csv" not in run.stdout
    assert "story.docx" not in copy
    assert "story.docx:2:1" in word
    assert "story.md" not in word
    assert run.returncode == 1


@pytest.mark.slow
def test_clean_copy_passes(newsroom: Path) -> None:
    run = try_repo(newsroom, "attrlint", "--files", "clean.txt")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Passed" in run.stdout
