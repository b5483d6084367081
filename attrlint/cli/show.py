"""What `check` would do: `--show-files`, `--show-settings`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrlint.config import Config, Settings
from attrlint.config.files import Configs
from attrlint.printable import printable
from attrlint.runner import Runner


def files(paths: Sequence[str]) -> Iterator[str]:
    """The files, a line each."""
    yield from (f"{printable(path)}\n" for path in paths)


def settings(runner: Runner, configs: Configs, paths: Sequence[str]) -> Iterator[str]:
    """The settings of the first file (of the working directory, if there is none), as TOML."""
    file = paths[0] if paths else "."
    config = configs.of(Path.cwd() if file in (".", "-") else Path(file).absolute().parent)
    chosen = runner.settings(file)
    yield f"# {printable(file)}\n"
    for key, value in (
        *_about_files(config),
        *_about_rules(chosen),
        ("enabled", sorted(runner.linters.of(chosen).enabled)),
    ):
        if value is not None:
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}\n"


def _about_files(config: Config) -> Iterator[tuple[str, object]]:
    yield "config", config.path
    yield "exclude", config.exclude.patterns
    yield "extend-exclude", [pattern for globs in config.extend_exclude for pattern in globs.patterns]
    yield "force-exclude", config.force_exclude
    yield "respect-gitignore", config.respect_gitignore
    yield "output-format", config.output_format


def _about_rules(settings: Settings) -> Iterator[tuple[str, object]]:
    selection = settings.selection()
    yield "rules", [str(folder) for folder in settings.rules]
    yield "profile", selection.profile
    yield "select", selection.select
    yield "extend-select", selection.extend_select
    yield "ignore", selection.ignore
    yield "min-severity", str(settings.min_severity)
    yield "fail-on", str(settings.fail_on or "never")
