"""What the commands share that look at whole drafts rather than findings: options, and the run."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.cli import complain, options

if TYPE_CHECKING:
    from attrlint.runner import Runner


def arguments(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Paths, rules, files, configuration; returns the group “Output”."""
    parser.usage = "%(prog)s [OPTIONS] [PATH ...]"
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders, - for standard input (default: .)")
    options.rule_selection(parser)
    options.reading(options.file_selection(parser))
    group = parser.add_argument_group("Output")
    group.add_argument("-o", "--output-file", metavar="FILE", default="", help="write to FILE, over what it held")
    others = options.configuration(parser)
    options.caching(others)
    others.add_argument("--date", type=options.date, metavar="YYYY-MM-DD", help="the date of the copy")
    return group


def opened(arguments: argparse.Namespace) -> tuple[Runner, list[str]]:
    """A run and its files; raises `DataError`, `SelectorError` or `SystemExit` for arguments that cannot be used."""
    from attrlint.builtin import load
    from attrlint.config.files import Configs
    from attrlint.runner import Means, Runner

    registry = load()
    reader = arguments.input_format
    options.require("input", reader, registry.readers)
    configs = Configs(options.overrides(arguments).over, always=arguments.config, isolated=arguments.isolated)
    date, name = arguments.date, arguments.stdin_filename
    means = Means(options.cache(arguments, configs.of(Path(name or "-").absolute().parent)))
    runner = Runner(registry, configs, complain, date, name, input_format=reader, means=means)
    for problem in registry.problems:
        runner.trouble(problem)
    files = runner.files(arguments.paths or (["-"] if name else ["."]))
    runner.linters.verify(configs.seen())
    return runner, files
