"""`attrlint server`."""

from __future__ import annotations

import argparse
from functools import partial

from attrlint.cli import complain, options

_DELAY = 300


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    options.rule_selection(parser)
    options.shown(parser.add_argument_group("Output"))
    group = options.configuration(parser)
    about = f"milliseconds that typing must rest before a draft is checked (default: {_DELAY})"
    group.add_argument("--delay", type=int, default=_DELAY, metavar="MS", help=about)
    group.add_argument("--stdio", action="store_true", help="over standard input and output; it does nothing else")


def run(arguments: argparse.Namespace) -> int:
    """Serves an editor until it hangs up; returns the exit status."""
    try:
        from attrlint.server.connection import serve
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        return complain("the language server needs one more package: pip install 'attrlint[lsp]'")
    from attrlint.config.files import Configs

    change = options.overrides(arguments).over
    serve(partial(Configs, change, always=arguments.config, isolated=arguments.isolated), arguments.delay / 1000)
    return 0
