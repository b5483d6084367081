"""`attrlint report`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.cli import complain, drafts, options, output

if TYPE_CHECKING:
    from attrlint.reporters.article import Article
    from attrlint.runner import Runner


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    options.shown(drafts.arguments(parser))


def run(arguments: argparse.Namespace) -> int:
    """Writes the page; returns the exit status: 2 if something could not be done, else 0, whatever was found."""
    try:
        from attrlint.reporters.proof import proof
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "markupsafe"):
            raise
        return complain("the report needs one more package: pip install 'attrlint[report]'")
    ending = Path(arguments.output_file).suffix.lower()
    if ending not in ("", ".html", ".htm", ".xhtml"):
        return complain(f"a report is an HTML page, not {ending}: say -o FILE.html")
    runner, files = drafts.opened(arguments)
    output.spare(files, arguments.output_file)
    articles = list(_articles(runner, output.ProgressBar(len(files)).over(files)))
    if not articles:
        return runner.status
    page, file = proof(articles), arguments.output_file
    if file:
        output.save(file, page, runner.trouble)
    else:
        output.write([page])
    return runner.status


def _articles(runner: Runner, files: Iterable[str]) -> Iterator[Article]:
    """What the page shows of each file, with the findings that `min-severity` does not hide."""
    from attrlint.ledger import sheets
    from attrlint.reporters.article import article

    for number, sheet in enumerate(sheets(runner, files), 1):
        least = runner.settings(sheet.path).min_severity
        shown = [finding for finding in sheet.findings if finding.severity >= least]
        yield article(number, sheet, shown, runner.linters.rules)
