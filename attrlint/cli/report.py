"""`attrlint report`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.cli import complain, options, output

if TYPE_CHECKING:
    from attrlint.reporters.article import Article
    from attrlint.runner import Runner


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.usage = "%(prog)s [OPTIONS] [PATH ...]"
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders, - for standard input (default: .)")
    options.rule_selection(parser)
    options.reading(options.file_selection(parser))
    group = parser.add_argument_group("Output")
    group.add_argument("-o", "--output-file", metavar="FILE", default="", help="write to FILE, over what it held")
    options.shown(group)
    group = options.configuration(parser)
    options.caching(group)
    group.add_argument("--date", type=options.date, metavar="YYYY-MM-DD", help="the date of the copy")


def run(arguments: argparse.Namespace) -> int:
    """Writes the page; returns the exit status: 2 if something could not be done, else 0, whatever was found."""
    try:
        from attrlint.reporters.proof import page
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "markupsafe"):
            raise
        return complain("the report needs one more package: pip install 'attrlint[report]'")
    from attrlint.builtin import load
    from attrlint.config.files import Configs
    from attrlint.runner import Runner

    registry = load()
    form = arguments.input_format
    if form and form not in registry.readers:
        return complain(f"no input format is called “{form}” (there are {', '.join(registry.readers)})")
    configs = Configs(options.overrides(arguments).over, always=arguments.config, isolated=arguments.isolated)
    date, name = arguments.date, arguments.stdin_filename
    cache = options.cache(arguments, configs.of(Path(name or "-").absolute().parent))
    runner = Runner(registry, configs, complain, date, name, input_format=form, cache=cache)
    for problem in registry.problems:
        runner.trouble(problem)
    files = runner.files(arguments.paths or (["-"] if name else ["."]))
    runner.linters.verify(configs.seen())
    if not files and not runner.totals.troubles:
        complain("there is no file to report on here")
    bar = output.ProgressBar(len(files))
    articles = list(_articles(runner, bar.over(files)))
    if not articles:
        return runner.status
    text = page(articles)
    if not arguments.output_file:
        output.write([text])
        return runner.status
    try:
        output.replace(text, arguments.output_file)
    except OSError as error:
        runner.trouble(f"{arguments.output_file}: {error.strerror or error}")
    return runner.status


def _articles(runner: Runner, files: Iterable[str]) -> Iterator[Article]:
    """What the page shows of each file, with the findings that `min-severity` does not hide."""
    from attrlint.ledger.articles import sheets
    from attrlint.reporters.article import article

    for number, sheet in enumerate(sheets(runner, files), 1):
        least = runner.settings(sheet.path).min_severity
        shown = [finding for finding in sheet.findings if finding.severity >= least]
        yield article(number, sheet, shown, runner.linters.rules)
