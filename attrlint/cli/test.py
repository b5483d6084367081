"""`attrlint test`."""

from __future__ import annotations

import argparse
from pathlib import Path

from attrlint.cli import complain, options, output


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.usage = "%(prog)s [OPTIONS] [PATH ...]"
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="rule files and folders (default: the configuration's “rules”, or the shipped ones)",
    )
    parser.add_argument("--coverage", action="store_true", help="tell which words of their lists no example holds")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    options.configuration(parser)


def run(arguments: argparse.Namespace) -> int:
    """Tries rules on their examples; returns the exit status: 1 if one fails, 2 if a rule file is broken."""
    from attrlint.authoring.coverage import coverage
    from attrlint.authoring.trial import tried
    from attrlint.builtin import load
    from attrlint.config.files import Configs
    from attrlint.reporters import trials

    registry = load()
    config = Configs(always=arguments.config, isolated=arguments.isolated).of(Path.cwd())
    trial = tried(registry, config.house, arguments.paths)
    covered = list(coverage(trial.rules, trial.book)) if arguments.coverage else []
    render = trials.json if arguments.output_format == "json" else trials.text
    output.write(render(trial, covered))
    return max([trial.status, *map(complain, registry.problems)])
