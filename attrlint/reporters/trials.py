"""How rules did on their examples (`attrlint test`), for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrlint.authoring.coverage import Coverage
from attrlint.authoring.trial import Trial
from attrlint.nodes import Problem
from attrlint.printable import count, printable
from attrlint.reporters.data import dumped


def text(trial: Trial, coverage: Sequence[Coverage]) -> Iterator[str]:
    """`path:line:col: message`, a line each; what the examples cover; the sum."""
    for problem in (*trial.broken, *trial.failed):
        yield f"{printable(str(problem))}\n"
    for each in coverage:
        without = f"; in none: {', '.join(each.uncovered)}" if each.uncovered else ""
        covered = f"{each.words - len(each.uncovered)} of {count(each.words, 'word')}"
        yield f"{each.list}: {covered} in an example{without}\n"
    wrong = [
        *([count(len(trial.broken), "mistake") + " in rule files"] if trial.broken else []),
        *([f"{len(trial.failed):,} not as they should be"] if trial.failed else []),
    ]
    outcome = ", ".join(wrong) or "all as they should be"
    yield f"{count(len(trial.rules), 'rule')}, {count(trial.examples, 'example')}: {outcome}\n"


def json(trial: Trial, coverage: Sequence[Coverage]) -> Iterator[str]:
    """One object: counts, `problems` (`kind` is `file` or `example`) and `coverage`, a list each."""
    kinds = (("file", trial.broken), ("example", trial.failed))
    yield dumped(
        {
            "rules": len(trial.rules),
            "examples": trial.examples,
            "problems": [_problem(kind, problem) for kind, problems in kinds for problem in problems],
            "coverage": [
                {"list": each.list, "words": each.words, "uncovered": list(each.uncovered)} for each in coverage
            ],
        },
        indent=2,
    )
    yield "\n"


def _problem(kind: str, problem: Problem) -> dict[str, Any]:
    return {
        "kind": kind,
        "path": problem.path,
        "location": {"row": problem.line, "column": problem.column},
        "message": problem.message,
    }
