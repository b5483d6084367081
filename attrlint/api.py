"""The functions other programs call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from attrlint.builtin import load
from attrlint.checker import Checked
from attrlint.config import Choice, Config, Settings
from attrlint.config.files import Configs
from attrlint.document import InvalidFile
from attrlint.finding import Finding, Severity
from attrlint.nodes import DataError
from attrlint.rulebook import SelectorError
from attrlint.runner import Runner


class CheckError(Exception):
    """The check could not be done: an unreadable file, a mistake in a rule file or configuration."""


def check_text(
    text: str,
    *,
    name: str = "draft.md",
    date: dt.date | None = None,
    profile: str = "",
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
) -> list[Finding]:
    """The findings in a draft, hints included, in order; suppressed ones left out.

    The suffix of `name` says how to read the text (`.md`, `.txt`); `date` is the draft's own date;
    `profile`, `select` and `ignore` choose rules as on the command line. No configuration file is
    looked at. Offsets count the code points of `text`. Raises `CheckError` for an unknown rule or profile.
    """
    chosen = Choice("", profile, None if select is None else tuple(select), (), tuple(ignore))
    return _check(text.encode("utf-8", "surrogatepass"), name, date, chosen, isolated=True)


def check_file(path: str | Path, *, date: dt.date | None = None) -> list[Finding]:
    """The findings in a file, hints included, in order; as `attrlint check` would find them.

    Rules come from the configuration that governs the file. Raises `CheckError` when the file
    cannot be read or the configuration or a rule file cannot be used.
    """
    return _check(Path(path), str(path), date, Choice(""), isolated=False)


_registry: Final = cache(load)
"""Every part, plugins' too; what is installed while a program runs counts when it starts again."""


def _check(draft: bytes | Path, name: str, date: dt.date | None, choice: Choice, *, isolated: bool) -> list[Finding]:
    """One draft through a runner that raises where the command would complain."""

    def with_choice(config: Config) -> Config:
        return replace(config, last=choice, min_severity=Severity.info)

    said: list[str] = []
    registry = _registry()
    try:
        configs = Configs(with_choice, isolated=isolated)
        runner = Runner(registry, configs, said.append, date)
        for problem in registry.problems:
            runner.trouble(problem)
        settings = runner.settings(name)
        runner.linters.verify(configs.seen())
        checked = _checked(runner, draft, name, settings)
    except (DataError, SelectorError) as error:
        raise CheckError(str(error)) from error
    if checked.failure:
        runner.trouble(f"{name}: {checked.failure}")
    if runner.totals.troubles:
        raise CheckError("\n".join(said))
    return list(checked.findings)


def _checked(runner: Runner, draft: bytes | Path, name: str, settings: Settings) -> Checked:
    if isinstance(draft, Path):
        try:
            with draft.open("rb") as stream:
                draft = runner.formats.read(stream, name)
        except InvalidFile as error:
            return runner.checker.refused(error, name, settings)
        except OSError as error:
            raise CheckError(f"{name}: {error.strerror or error}") from error
    return runner.check(draft, name, settings)
