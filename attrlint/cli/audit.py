"""`attrlint audit`."""

from __future__ import annotations

import argparse

from attrlint.cli import complain, drafts, options, output


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.usage = "%(prog)s [OPTIONS] [PATH ...]"
    parser.set_defaults(input_format="", stdin_filename="", date=None, no_cache=True)  # published copy lies in files
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders of published copy (default: .)")
    options.rule_selection(parser)
    options.file_selection(parser)
    group = parser.add_argument_group("Output")
    group.add_argument("--output-format", choices=("text", "markdown", "csv", "json"), default="text")
    group.add_argument("--sample", type=int, default=0, metavar="N", help="N random findings of each rule, to judge")
    group.add_argument("--seed", type=int, default=1, metavar="S", help="which random ones (default: 1)")
    group.add_argument("--on", default="", metavar="NAME", help="what the copy is called: “our archive 2020–2024”")
    group.add_argument("--write-measured", action="store_true", help="record the rates in the rule files")
    options.configuration(parser)


def run(arguments: argparse.Namespace) -> int:
    """Counts; returns the exit status: 2 if something could not be done, else 0, whatever was found."""
    from attrlint.authoring.audit import audited
    from attrlint.authoring.recording import record
    from attrlint.reporters.audits import RENDERERS, AuditReport

    runner, files = drafts.opened(arguments)
    if not files:
        return runner.status
    bar = output.ProgressBar(len(files))
    audit = audited(runner, bar.over(files), arguments.sample, arguments.seed)
    rules = runner.linters.rules
    output.write(RENDERERS[arguments.output_format](AuditReport(audit, rules, arguments.on)))
    if arguments.write_measured:
        recorded = record(audit, rules, arguments.on)
        for problem in recorded.problems:
            runner.trouble(problem)
        for note in recorded.notes():
            complain(note)
    return runner.status
