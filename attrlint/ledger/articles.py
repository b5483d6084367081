"""Many articles to their sheets, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrlint.budget import Budget
from attrlint.checker import SECONDS
from attrlint.ledger.item import Sheet
from attrlint.ledger.sheet import sheet
from attrlint.rulebook import Rule
from attrlint.runner import Runner

_LONGEST: Final = 1_000_000
_MOST: Final = 20_000
"""The most characters and paragraphs that are drawn: two novels. A page or workbook of more would fill the memory."""


def sheets(runner: Runner, files: Iterable[str]) -> Iterator[Sheet]:
    """The sheet of each file that can be read; one that cannot is a trouble of the run, and the others still come."""
    for file in files:
        kinds = [rule for rule in runner.linters.book(runner.settings(file).house).rules.values() if rule.ledger]
        try:
            with Budget(SECONDS):
                drawn = list(_drawn(runner, file, kinds))
        except TimeoutError:
            runner.trouble(f"{file}: takes longer than {SECONDS} seconds; there is no sheet of it")
        except Exception as error:  # one draft's misfortune must not hide the others' claims
            if os.environ.get("ATTRLINT_DEBUG") == "1":
                raise
            runner.trouble(f"{file}: internal error: {type(error).__name__}: {error}; please report")
        else:
            yield from drawn


def _drawn(runner: Runner, file: str, kinds: Sequence[Rule]) -> Iterator[Sheet]:
    for checked in runner.checked([file]):
        if checked.invalid:
            place = checked.findings[0].position if checked.findings else None
            runner.trouble(f"{checked.path}{f':{place.line}:{place.column}' if place else ''}: {checked.invalid}")
        elif checked.document and (len(checked.document.text) > _LONGEST or len(checked.document.blocks) > _MOST):
            limits = f"{_LONGEST:,} characters or {_MOST:,} paragraphs"
            runner.trouble(f"{checked.path}: too long for a sheet (over {limits}); split it")
        else:
            yield sheet(checked, kinds, runner.trouble)
