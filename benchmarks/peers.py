"""The linters that attrlint is measured against: where they are, how they are called, how they get there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from newsprint import ROOT
from timing import Command

FOLDER: Final = ROOT / "build" / "peers"
"""Where they are installed; no other place is touched."""

_NPM: Final = ("write-good@1.0.8", "alex@11.0.1", "textlint@15.8.0", "textlint-rule-write-good@2.0.0")
_PROSELINT: Final = "proselint==0.16.0"
_VALE: Final = "github.com/vale-cli/vale/v3/cmd/vale@v3.20.0"
_VALE_CONFIG: Final = "StylesPath = styles\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = Vale\n"
_WORDS: Final = "The chairman was very very crazy, and at the end of the day, there is is no reason for this.\n"
"""Every peer has something to say about this."""
_TOLD: Final = re.compile("chairman|crazy|very|is is")


@dataclass(frozen=True)
class Peer:
    """One linter; `program` is its file below `FOLDER`, `call` what stands between it and the files' names."""

    name: str
    version: str
    program: str
    call: Sequence[str] = ()

    def command(self, folder: Path, files: Sequence[str]) -> Command:
        """The check of some files of a folder. Any exit status will do: write-good's is the number of its findings."""
        return Command([FOLDER / self.program, *self.call, *files], folder, accepts=None)

    def fault(self, scratch: Path) -> str:
        """Why it cannot be measured; "" where it can."""
        if not (FOLDER / self.program).exists():
            return "not installed (--peers does it)"
        (scratch / "words.md").write_text(_WORDS, encoding="utf-8")
        arguments = self.command(scratch, ["words.md"]).arguments
        said = subprocess.run(arguments, cwd=scratch, capture_output=True, text=True, check=False, timeout=60)
        return "" if _TOLD.search(said.stdout + said.stderr) else "it finds nothing in a text full of mistakes"


_BIN: Final = "npm/node_modules/.bin"
PEERS: Final = (
    Peer("proselint", "0.16.0", "proselint/bin/proselint", ("check",)),
    Peer("write-good", "1.0.8", f"{_BIN}/write-good"),
    Peer(
        "textlint + write-good",
        "15.8.0 + 2.0.0",
        f"{_BIN}/textlint",
        ("--rules-base-directory", str(FOLDER / "npm/node_modules"), "--rule", "write-good"),
    ),
    Peer("alex", "11.0.1", f"{_BIN}/alex"),
    Peer("Vale, own style", "3.20.0", "vale/vale", ("--config", str(FOLDER / "vale/vale.ini"))),
)


def present(scratch: Path) -> tuple[dict[str, Peer], dict[str, str]]:
    """The peers that can be measured, and why the others cannot."""
    faults = {peer: peer.fault(scratch) for peer in PEERS}
    return {each.name: each for each in PEERS if not faults[each]}, {p.name: why for p, why in faults.items() if why}


def own(program: str) -> Path:
    """Attrlint's or Python's program: of the virtual environment like proselint's, else of the one this runs in."""
    path = FOLDER / "attrlint" / "bin" / program
    return path if path.exists() else Path(sys.executable).with_name(program)


def install() -> Iterator[str]:
    """Installs what can be, each in a folder of its own, and tells of each: it is there, or why it is not."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    steps: Mapping[str, Callable[[], None]] = {
        "attrlint": lambda: _environment("attrlint", "--editable", str(ROOT)),
        "proselint": lambda: _environment("proselint", _PROSELINT),
        "write-good, textlint, alex": _npm,
        "Vale": _vale,
    }
    for name, step in steps.items():
        try:
            step()
            yield f"{name}: installed in {FOLDER}"
        except FileNotFoundError as error:
            yield f"{name}: not installed, there is no {error.filename}"
        except subprocess.CalledProcessError as error:
            yield f"{name}: not installed\n{error.stderr}"


def _environment(name: str, *packages: str) -> None:
    """A virtual environment with these packages; all are made the same way, so that they start equally fast."""
    _run(sys.executable, "-m", "venv", "--clear", str(FOLDER / name))
    _run(str(FOLDER / name / "bin" / "python"), "-m", "pip", "install", "--quiet", *packages)


def _npm() -> None:
    _run(_found("npm"), "install", "--prefix", str(FOLDER / "npm"), "--no-audit", "--no-fund", *_NPM)


def _vale() -> None:
    folder = FOLDER / "vale"
    (folder / "styles").mkdir(parents=True, exist_ok=True)
    (folder / "vale.ini").write_text(_VALE_CONFIG, encoding="utf-8")
    _run("env", f"GOBIN={folder}", _found("go"), "install", _VALE)


def _found(program: str) -> str:
    """Raises `FileNotFoundError` with the program's name where it is not there."""
    if path := shutil.which(program):
        return path
    raise FileNotFoundError(2, "not found", program)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
