"""The command line: a module per command, imported when it is called."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

COMMANDS: Final = {
    "check": "check drafts",
    "claims": "list what is to be checked, and who says it",
    "strip": "take out source tags and notes, for publication",
    "report": "show drafts on a page, with every claim and finding marked",
    "init": "set up a newsroom's files",
    "rule": "explain a rule",
    "test": "try rules on their examples",
    "audit": "count what the rules say of an archive",
    "server": "speak to an editor, as a language server",
    "completion": "print a script for the shell's completion",
    "version": "print the version",
}
"""Command → what it does. `attrlint.cli.<command>` has `arguments(parser)` and `run(arguments) -> int`."""

_OBJECTS: Final = 100_000, 1_000
"""How many more there must be until Python looks for garbage among them, and how often it does until it looks among
the older ones, too: those are the rules, and stay.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit status: 0 clean, 1 findings, 2 could not do the job, 130 interrupted.

    Never raises: with `ATTRLINT_DEBUG=1` in the environment an internal error shows its traceback.
    """
    if argv is None:
        _hurry()
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    except KeyboardInterrupt:
        return 130
    except OSError as error:  # standard output cannot be written to; everything else is told where it happens
        return _give_up(error)
    except Exception as error:
        if os.environ.get("ATTRLINT_DEBUG") == "1":
            raise
        return _explain(error)


def _hurry() -> None:
    """Spares a process of its own the search for garbage: drafts leave none, and at its end all goes at once."""
    gc.set_threshold(*_OBJECTS)
    atexit.register(gc.freeze)


def _run(argv: list[str]) -> int:
    named = next((word for word in argv if not word.startswith("-")), "")
    if named and named not in COMMANDS:
        return _unknown_command(named)
    if file := _posing(argv):
        return complain(f"“{file}” is an option, and a file is called so; for the file say ./{file}, or rename it")
    formatter = _narrow if named and not {"-h", "--help"} & {*argv} else argparse.HelpFormatter
    parser = argparse.ArgumentParser(
        prog="attrlint",
        description="Who says so? A source-attribution linter for newsrooms.",
        allow_abbrev=False,
        formatter_class=formatter,
    )
    bare = argv[:1] == [named]  # then nobody sees the other commands
    parser.add_argument("-V", "--version", action="store_true", help="print the version")
    subparsers = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    for name, about in COMMANDS.items():
        if bare and name != named:
            continue
        subparser = subparsers.add_parser(
            name, help=about, description=about.capitalize() + ".", allow_abbrev=False, formatter_class=formatter
        )
        if name == named:
            import_module(f"attrlint.cli.{name}").arguments(subparser)
    arguments, rest = parser.parse_known_args(argv)
    if rest:
        return _unknown_option(rest[0], (subparsers.choices[named] if named else parser).format_help())
    if arguments.command is None and not arguments.version:
        parser.print_help(sys.stderr)
        return 2
    status: int = import_module(f"attrlint.cli.{arguments.command or 'version'}").run(arguments)
    sys.stdout.flush()
    return status


def _narrow(prog: str) -> argparse.HelpFormatter:
    """The formatter where no help is asked for. argparse makes one for each option, and would find out the width of
    the terminal for it, which takes longer than reading the options.
    """
    return argparse.HelpFormatter(prog, width=78)


def _posing(argv: Sequence[str]) -> str:
    """The first option that may be a file's name: a shell's `*` and pre-commit pass a file `--config=x.md` as it is."""
    options = argv[: argv.index("--")] if "--" in argv else argv
    return next((word for word in options if word[:1] == "-" != word and os.path.lexists(word)), "")


def _unknown_command(name: str) -> int:
    from attrlint.nodes import suggestion

    if Path(name).exists():
        return complain(f"“{name}” is not a command; to check it: attrlint check {name}")
    return complain(f"no command is called “{name}” (there are {', '.join(COMMANDS)}).{suggestion(name, COMMANDS)}")


def _unknown_option(name: str, usage: str) -> int:
    import re

    from attrlint.nodes import suggestion

    return complain(f"unknown option {name}.{suggestion(name, re.findall(r'--[a-z-]+', usage))}")


def complain(message: str) -> int:
    """Prints one line on standard error; returns the exit status 2."""
    from attrlint.printable import printable

    print(f"attrlint: {printable(message)}", file=sys.stderr)
    return 2


def _explain(error: Exception) -> int:
    from attrlint.changes import ChangesError
    from attrlint.nodes import DataError
    from attrlint.printable import told
    from attrlint.rulebook import SelectorError

    if isinstance(error, DataError | SelectorError | ChangesError):
        return complain(str(error))
    about = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
    return complain(f"internal error: {told(error)}{about}; please report")


def _give_up(error: OSError) -> int:
    from attrlint.cli.output import hang_up

    hang_up()
    return 0 if isinstance(error, BrokenPipeError) else complain(str(error))
