"""`attrlint rule`."""

from __future__ import annotations

import argparse
from pathlib import Path

from attrlint.cli import complain, options, output


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.usage = "%(prog)s [OPTIONS] [RULE ... | --all]"
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "rules",
        nargs="*",
        default=[],
        metavar="RULE",
        help="codes, names or prefixes: QNT301, bare-magnitude, QNT (default: every rule, a line each)",
    )
    which.add_argument("--all", action="store_true", help="every rule, whole")
    parser.add_argument("--output-format", choices=("text", "json", "markdown"), default="text")
    options.configuration(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lists or explains rules; returns the exit status."""
    import json

    from attrlint import rulebook, rulepage
    from attrlint.builtin import load
    from attrlint.config.files import Configs
    from attrlint.linters import Linters, chosen

    registry = load()
    troubles = list(registry.problems)
    config = Configs(always=arguments.config, isolated=arguments.isolated).of(Path.cwd())
    linters = Linters(registry, troubles.append)
    book = linters.book(config.house)
    linters.verify([config])
    status = 0
    for trouble in troubles:
        status = complain(trouble)
    selectors = arguments.rules or ["ALL"]
    codes = frozenset[str]().union(*(rulebook.codes(book, selector) for selector in selectors))
    configured = {rule.id: rule.severity for rule in chosen(book, config.settings(str(Path.cwd())))}
    pages = [page for code, page in rulepage.pages(book, registry, configured).items() if code in codes]
    if arguments.output_format == "json":
        data = [rulepage.as_data(page) for page in pages]
        single = len(data) == 1 and arguments.rules
        output.write([json.dumps(data[0] if single else data, ensure_ascii=False, indent=2), "\n"])
        return status
    if not (arguments.rules or arguments.all or arguments.output_format == "markdown"):
        output.write(map(rulepage.line, pages))
        return status
    render = rulepage.markdown if arguments.output_format == "markdown" else rulepage.text
    output.write(("\n" if number else "") + render(page) for number, page in enumerate(pages))
    return status
