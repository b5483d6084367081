"""What is handed out: the archive of the sources, and the wheel that is made of it."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
DATA = ("newsroom", "rules", "schemas", "seeds")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of both."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def installed(made: Path) -> Path:
    """The wheel as pip unpacks it."""
    (wheel,) = made.glob("*.whl")
    ZipFile(wheel).extractall(made / "site")
    return made / "site"


@pytest.fixture(scope="module")
def metadata(installed: Path) -> Distribution:
    (folder,) = installed.glob("*.dist-info")
    return PathDistribution(folder)


def below(folder: Path) -> set[str]:
    files = (
        file for file in folder.rglob("*") if file.is_file() and not {"__pycache__", ".attrlint_cache"} & {*file.parts}
    )
    return {file.relative_to(folder).as_posix() for file in files}


def test_the_wheel_holds_code_rules_word_lists_templates_and_schemas(installed: Path) -> None:
    wanted = below(ROOT / "attrlint") | {f"{name}/{file}" for name in DATA for file in below(ROOT / name)}
    assert "py.typed" in wanted
    assert below(installed / "attrlint") == wanted


def test_the_sources_hold_what_tests_need(made: Path) -> None:
    (archive,) = made.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    assert held >= {"LICENSE", "SECURITY.md", "action.yml", "pyproject.toml", ".ci/run", "tests/test_packaging.py"}


def test_it_checks_the_seed_in_a_folder_of_its_own(installed: Path, tmp_path: Path) -> None:
    program = f"import sys; sys.path.insert(0, {str(installed)!r}); from attrlint.cli import main; sys.exit(main())"
    seeds = str(installed / "attrlint" / "seeds")
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, "check", "--no-cache", "--isolated", seeds],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines()[-1] in (ROOT / "README.md").read_text("utf-8")
    assert [*tmp_path.iterdir()] == []


def test_what_it_says_of_itself(metadata: Distribution) -> None:
    said = metadata.metadata
    assert (said["Name"], said["License-Expression"], said["License-File"]) == ("attrlint", "MIT", "LICENSE")
    assert metadata.read_text("licenses/LICENSE") == (ROOT / "LICENSE").read_text("utf-8")
    assert "Typing :: Typed" in said.get_all("Classifier", [])
    assert {address.split(", ")[0] for address in said.get_all("Project-URL", [])} >= {
        "Source",
        "Changelog",
        "Security",
    }
    (command,) = metadata.entry_points.select(group="console_scripts")
    assert (command.name, command.value) == ("attrlint", "attrlint.cli:main")
