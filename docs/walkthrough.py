"""docs/tutorial.md with its real output: `python docs/walkthrough.py` walks through it anew and writes what is printed.

A block that a line `<!-- file: NAME -->` precedes is written to that file, or appended to it (`<!-- append: NAME -->`);
in a block `console` the lines behind `$ ` are run by bash, one after another, and what follows each is what it printed.
The hook is installed from this checkout, which stands in for the repository that the tutorial names.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "tutorial.md"

_REPOSITORY: Final = "https://github.com/attrlint/attrlint"
_BLOCK: Final = re.compile(
    r"(?:<!-- (?P<how>file|append): (?P<name>\S+) -->\n)?```(?P<language>\w+)\n(?P<inside>.*?)```\n", re.DOTALL
)
_LONGEST: Final = 30
"""Lines of output that a page shows; a longer one loses its middle."""


def walked(page: str, folder: Path) -> str:
    """The page with what its commands print in an empty folder, run with real git and real pre-commit."""
    environment = _environment(folder)
    work = folder / "newsroom"
    work.mkdir()

    def step(block: re.Match[str]) -> str:
        if block["how"]:
            with (work / block["name"]).open("w" if block["how"] == "file" else "a", encoding="utf-8") as file:
                file.write(block["inside"])
        if block["language"] != "console":
            return block[0]
        commands = [line for line in block["inside"].splitlines() if line.startswith("$ ")]
        printed = "".join(f"{command}\n{_run(command[2:], work, environment)}" for command in commands)
        return f"```console\n{printed}```\n"

    return _BLOCK.sub(step, page)


def _run(command: str, work: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-c", command.partition("  # ")[0]],
        cwd=work,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if not line.startswith("[INFO] ")]
    if len(lines) > _LONGEST:
        lines = [*lines[: _LONGEST // 2], "[…]", *lines[-_LONGEST // 3 :]]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _environment(folder: Path) -> dict[str, str]:
    """A home of its own, where the hook's repository is a clone of this checkout."""
    clone = folder / "attrlint"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHON"))
    }
    environment |= {
        "HOME": str(folder),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder / "hooks"),
        "PRE_COMMIT_COLOR": "never",
        "NO_COLOR": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    (folder / ".gitconfig").write_text(
        "[user]\nname = Ana Ruiz\nemail = ana@example.org\n[init]\ndefaultBranch = main\n"
        f'[url "{clone.as_uri()}"]\ninsteadOf = {_REPOSITORY}\n[safe]\ndirectory = *\n'
    )
    for arguments in (("clone", "--quiet", str(ROOT), str(clone)), ("-C", str(clone), "tag", "--force", "v0.1.0")):
        subprocess.run(["git", *arguments], env=environment, check=True, capture_output=True)
    return environment


def main() -> None:
    """Writes the page anew."""
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(walked(PAGE.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
