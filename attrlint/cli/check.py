"""`attrlint check`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.cli import complain, options, output

if TYPE_CHECKING:
    from attrlint.baseline import Baseline
    from attrlint.changes import Changes
    from attrlint.config import Config
    from attrlint.finding import Finding
    from attrlint.plugins import Report, Reporter
    from attrlint.runner import Runner

_FORMATS = (
    "full (default), concise, grouped, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, rdjsonl,"
    " markdown, or a plugin's"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.usage = "%(prog)s [OPTIONS] [PATH ...]"
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders, - for standard input (default: .)")
    options.rule_selection(parser)
    options.reading(options.file_selection(parser))
    group = parser.add_argument_group("Output")
    group.add_argument("--output-format", metavar="FORMAT", help=_FORMATS)
    group.add_argument("-o", "--output-file", metavar="FILE", default="", help="write to FILE, over what it held")
    options.severities(group)
    group.add_argument("--statistics", action="store_true", help="how often each rule fired, instead of where")
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")
    group.add_argument(
        "--redact", action="store_true", help="no word of the drafts in the output, for logs others read"
    )
    group.add_argument("-q", "--quiet", action="store_true", help="findings only, without the sum below them")
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 although there are findings")
    group = parser.add_argument_group("Only what is new")
    group.add_argument("--since", metavar="REF", help="only paragraphs changed since this git revision")
    group.add_argument("--baseline", metavar="FILE", default="", help="only findings that are not in this file")
    group.add_argument("--write-baseline", action="store_true", help="put all findings there (attrlint-baseline.json)")
    options.rewriting(parser)
    group = options.configuration(parser)
    group.add_argument("--date", type=options.date, metavar="YYYY-MM-DD", help="the date of the copy")
    group.add_argument(
        *("-j", "--jobs"),
        type=options.jobs,
        metavar="N",
        default="auto",
        help="processes, where more than one pays (default: auto)",
    )
    options.caching(group)
    group.add_argument("-w", "--watch", action="store_true", help="check again whenever a file changes")
    group.add_argument("--show-files", action="store_true", help="list the files that would be checked, and stop")
    group.add_argument("--show-settings", action="store_true", help="show the settings of the first file, and stop")


def run(arguments: argparse.Namespace) -> int:
    """Checks, with `--watch` again and again; returns the exit status."""
    if arguments.watch:
        from attrlint.cli import watch

        return watch.run(arguments.paths, lambda: _check(arguments))
    return _check(arguments)


def _check(arguments: argparse.Namespace) -> int:
    from attrlint.builtin import load
    from attrlint.config.files import Configs
    from attrlint.runner import Means, Runner

    registry = load()
    configs = Configs(options.overrides(arguments).over, always=arguments.config, isolated=arguments.isolated)
    here = configs.of(Path(arguments.stdin_filename or "-").absolute().parent)
    name = arguments.output_format or os.environ.get("ATTRLINT_OUTPUT_FORMAT") or here.output_format
    options.require("output", name, registry.reporters)
    options.require("input", arguments.input_format, registry.readers)
    if clash := _clash(arguments):
        return complain(clash)
    baseline = _baseline(arguments, here)
    changes = _changes(arguments.since) if arguments.since else None
    prepare = partial(
        Runner,
        *(registry, configs, complain, arguments.date, arguments.stdin_filename),
        baseline=baseline,
        input_format=arguments.input_format,
        means=Means(options.cache(arguments, here), arguments.jobs),
    )
    runner = prepare(changes=changes)
    for problem in registry.problems:
        runner.trouble(problem)
    files = runner.files(arguments.paths or (["-"] if arguments.stdin_filename else ["."]))
    runner.linters.verify(configs.seen())
    output.spare(files, arguments.output_file)
    if arguments.show_files or arguments.show_settings:
        from attrlint.cli import show

        output.write(show.files(files) if arguments.show_files else show.settings(runner, configs, files))
        return runner.status
    if arguments.fix or arguments.diff or arguments.add_ignore is not None:
        from attrlint.cli import rewrite

        status = rewrite.run(arguments, runner, files)
        if not arguments.fix or arguments.diff:
            return status
        runner = prepare(changes=changes)
        runner.totals.troubles += status == 2
    bar = output.ProgressBar(len(files))
    findings = runner.findings(bar.over(files))
    if baseline and arguments.write_baseline:
        return _write(baseline, runner, findings)
    _report(arguments, runner, registry.reporters[name], findings, bar)
    if baseline and (stale := baseline.stale):
        complain(f"{baseline.path.name}: {stale} entries no longer occur; --write-baseline drops them")
    return 0 if arguments.exit_zero and runner.status == 1 else runner.status


def _clash(arguments: argparse.Namespace) -> str:
    """Why two of the options cannot go together, if so."""
    if arguments.redact and arguments.diff:
        return "--diff shows the drafts themselves; leave out --redact"
    if arguments.write_baseline and (arguments.since or arguments.fix or arguments.add_ignore is not None):
        return "--write-baseline takes all findings as they are; leave out --since, --fix and --add-ignore"
    return ""


def _changes(revision: str) -> Changes:
    """What has changed since a git revision; raises `ChangesError`."""
    from attrlint.changes import ChangesError, since

    try:
        return since(revision, Path.cwd())
    except ChangesError as error:
        raise ChangesError(f"--since {revision}: {error}") from None


def _report(
    arguments: argparse.Namespace,
    runner: Runner,
    reporter: Reporter,
    findings: Iterable[Finding],
    bar: output.ProgressBar,
) -> None:
    """Prints the findings, or writes them to the output file."""
    from attrlint.plugins import Report

    if arguments.statistics:
        from attrlint.reporters.text import STATISTICS

        reporter = STATISTICS
    if arguments.redact:
        from attrlint.redaction import redacted

        findings = (redacted(finding, runner.linters.rules) for finding in findings)
    file = arguments.output_file
    color = not file and output.wants_color(arguments.color)
    report = Report(findings, runner.linters.rules, runner.totals, color, arguments.quiet, output.width())
    pieces = _rendered(reporter, report)
    if not file:
        output.write(pieces, bar.clear)
        return
    output.save(file, "".join(pieces), runner.trouble)
    bar.clear()


def _rendered(reporter: Reporter, report: Report) -> Iterator[str]:
    """The pieces of text; what fails while they are made says in which format, and never ends the run as if all were
    well.
    """
    try:
        for piece in reporter.render(report):
            if not isinstance(piece, str):
                raise TypeError(f"{type(piece).__name__} is no text")
            yield piece
    except SystemExit as error:
        raise RuntimeError(f"the output format “{reporter.name}” ends the run with {error.code}") from error
    except Exception as error:
        error.add_note(f"the output format was “{reporter.name}”")
        raise


def _baseline(arguments: argparse.Namespace, config: Config) -> Baseline | None:
    """The baseline of the command line or the configuration, if there is to be one."""
    if not (arguments.baseline or config.baseline or arguments.write_baseline):
        return None
    from attrlint.baseline import NAME, load

    path = Path(arguments.baseline).absolute() if arguments.baseline else config.baseline
    if arguments.write_baseline:
        return load(path or Path.cwd() / NAME, missing_ok=True)
    return load(path) if path else None


def _write(baseline: Baseline, runner: Runner, findings: Iterable[Finding]) -> int:
    """Puts all findings in the baseline; returns the exit status."""
    for _ in findings:
        pass  # it learns of each
    try:
        complain(f"{baseline.path.name} holds {baseline.save()} findings now")
    except OSError as error:
        runner.trouble(f"{baseline.path}: {error.strerror or error}")
    return 2 if runner.totals.troubles else 0
