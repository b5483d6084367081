"""What `check` would do: `--show-files`, `--show-settings`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrlint.checker import today
from attrlint.config import Config, Settings
from attrlint.config.files import Configs
from attrlint.discovery import STDIN
from attrlint.nodes import Node
from attrlint.printable import printable
from attrlint.runner import Runner


def files(paths: Sequence[str]) -> Iterator[str]:
    """The files, a line each."""
    yield from (f"{printable(path)}\n" for path in paths)


def settings(runner: Runner, configs: Configs, paths: Sequence[str]) -> Iterator[str]:
    """The settings of the first file (of the working directory, if there is none), as TOML."""
    file = paths[0] if paths else STDIN
    config = configs.of(Path(file).absolute().parent)
    chosen = runner.settings(file)
    yield f"# {printable(file if paths else '.')}\n"
    for key, value in (
        *_about_files(config),
        *_about_rules(chosen),
        ("today", today().isoformat()),
        ("enabled", sorted(runner.linters.of(chosen).enabled)),
    ):
        if value is not None:
            yield f"{key} = {_toml(value)}\n"


def _about_files(config: Config) -> Iterator[tuple[str, object]]:
    yield "config", config.path
    yield "exclude", config.exclude.patterns
    yield "extend-exclude", [pattern for globs in config.extend_exclude for pattern in globs.patterns]
    yield "force-exclude", config.force_exclude
    yield "respect-gitignore", config.respect_gitignore
    yield "output-format", config.output_format
    yield "baseline", config.baseline and str(config.baseline)
    yield "cache-dir", config.cache_dir and str(config.cache_dir)


def _about_rules(settings: Settings) -> Iterator[tuple[str, object]]:
    selection = settings.selection()
    yield "rules", [str(folder) for folder in settings.house.folders]
    yield "profile", selection.profile
    yield "select", selection.select
    yield "extend-select", selection.extend_select
    yield "ignore", selection.ignore
    yield from _changes("rule", settings.house.rules)
    yield from _changes("lexicon", settings.house.lists)
    yield "min-severity", str(settings.min_severity)
    yield "fail-on", str(settings.fail_on or "never")
    if settings.json_paths:
        yield "json-paths", settings.json_paths


def _changes(key: str, nodes: Sequence[Node]) -> Iterator[tuple[str, object]]:
    """A newsroom's changes, those of one rule or list together: texts replace each other, lists add up."""
    settled: dict[str, object] = {}
    for node in nodes:
        for name, value in node.fields.items():
            place = f"{key}.{_toml(node.at_key.value)}.{name}"
            before, now = settled.get(place), _plain(value)
            settled[place] = [*before, *now] if isinstance(before, list) and isinstance(now, list) else now
    yield from settled.items()


def _plain(node: Node) -> object:
    if node.fields:
        return {name: _plain(value) for name, value in node.fields.items()}
    return [_plain(item) for item in node.value] if isinstance(node.value, list) else node.value


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
