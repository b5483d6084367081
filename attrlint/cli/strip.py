"""`attrlint strip`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrlint.cli import complain, drafts, options, output
from attrlint.discovery import STDIN
from attrlint.document import InvalidFile, Position
from attrlint.printable import brief, printable, told

if TYPE_CHECKING:
    from attrlint.runner import Runner
    from attrlint.stripping import Stripped


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.usage = "%(prog)s [OPTIONS] PATH ..."
    parser.set_defaults(profile="", select=["DFT"], date=None)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="the draft, - for standard input")
    options.reading(options.file_selection(parser))
    group = parser.add_argument_group("Output").add_mutually_exclusive_group()
    group.add_argument("-o", "--output-file", metavar="FILE", default="", help="write to FILE, over what it held")
    group.add_argument("--in-place", action="store_true", help="write the drafts anew")
    group.add_argument(
        "--check", action="store_true", help="only tell what there is to take out: exit with 1 if anything"
    )
    group.add_argument("--diff", action="store_true", help="only show what would change; exit 1 if anything")
    options.caching(options.configuration(parser))


def run(arguments: argparse.Namespace) -> int:
    """Strips drafts; returns the exit status: with `--check` and `--diff` 1 if there is anything to take out."""
    runner, files = drafts.opened(arguments)
    if mistake := _mistake(arguments, files):
        return complain(mistake)
    bar = output.ProgressBar(len(files))
    stripped = list(_stripped(runner, bar.over(files), arguments.stdin_filename or STDIN))
    _hand_over(arguments, runner, stripped)
    for draft in stripped:
        _tell(draft, runner)
    anything = any(draft.taken for draft in stripped)
    return 2 if runner.totals.troubles else int(anything and (arguments.check or arguments.diff))


def _mistake(arguments: argparse.Namespace, files: Sequence[str]) -> str:
    """What cannot be done with these arguments, in words."""
    if arguments.in_place and STDIN in files:
        return "standard input cannot be written; leave out --in-place"
    if len(files) > 1 and not (arguments.in_place or arguments.check or arguments.diff):
        return "these are several drafts; say --in-place, --check or --diff, or name one"
    return ""


def _stripped(runner: Runner, files: Iterable[str], stdin: str) -> Iterator[Stripped]:
    """Each draft that can be read and written."""
    from attrlint.budget import Budget
    from attrlint.checker import SECONDS
    from attrlint.stripping import strip

    for file in files:
        name = stdin if file == STDIN else file
        try:
            data = runner.read(file)
            if not runner.formats.reader(name, data).remark:
                runner.trouble(f"{name}: attrlint reads files of this format and does not write them")
                continue
            settings = runner.settings(file)
            runner.linters.of(settings)  # rules that are yet to be read are not to be paid for by the draft
            with Budget(SECONDS):
                draft = strip(runner, data, name, settings)
            yield draft
        except InvalidFile as error:
            runner.trouble(f"{name}: {error.message}")
        except TimeoutError:
            runner.trouble(f"{name}: takes longer than {SECONDS} seconds")
        except OSError as error:
            runner.trouble(f"{name}: {error.strerror or error}")
        except Exception as error:  # noqa: BLE001  one draft's misfortune must not keep the others from being stripped
            runner.trouble(f"{name}: internal error: {told(error)}; please report")


def _hand_over(arguments: argparse.Namespace, runner: Runner, stripped: Sequence[Stripped]) -> None:
    """Shows or writes what came of it."""
    from attrlint.cli.rewrite import diff

    for draft in stripped:
        file = draft.path if arguments.in_place else arguments.output_file
        if arguments.diff:
            output.write(diff(draft))
        elif arguments.check:
            places = (
                (f"{draft.path}:{taken.position.line}:{taken.position.column}", taken.text) for taken in draft.taken
            )
            output.write(printable(f"{place}: {text}") + "\n" for place, text in places)
        elif not file:
            output.write_bytes(draft.data)
        elif draft.taken or not arguments.in_place:
            output.save(file, draft.data, runner.trouble)


def _tell(draft: Stripped, runner: Runner) -> None:
    """What must be settled before the draft runs: questions in what was taken out, errors in what is left."""
    for taken in draft.taken:
        if taken.open:
            complain(f"{_place(draft.path, taken.position)}: taken out, but open: {brief(taken.text)}")
    for finding in draft.left:
        line = f"{_place(draft.path, finding.position)}: {finding.code} {finding.message}"
        if finding.code == "DFT911":
            runner.trouble(f"{line} It is never closed: attrlint cannot tell where it ends.")
        else:
            complain(line)


def _place(path: str, position: Position) -> str:
    return f"{path}:{position.line}:{position.column}"
