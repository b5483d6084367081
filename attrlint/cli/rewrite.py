"""`attrlint check --fix`, `--add-ignore` and `--diff`: drafts written anew."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from attrlint import rewriting
from attrlint.cli import complain, output
from attrlint.discovery import STDIN
from attrlint.document import InvalidFile
from attrlint.printable import count, printable
from attrlint.runner import Runner


def run(arguments: argparse.Namespace, runner: Runner, files: Sequence[str]) -> int:
    """Writes the drafts anew or shows how; returns the exit status, 1 where a diff was shown."""
    if STDIN in files and not arguments.diff:
        return complain("standard input cannot be written; name files, or say --diff")
    rewritten = list(_rewritten(arguments, runner, files))
    if arguments.diff:
        output.write(line for draft in rewritten for line in diff(draft))
        return 2 if runner.totals.troubles else int(bool(rewritten) and not arguments.exit_zero)
    for draft in rewritten:
        output.save(draft.path, draft.data, runner.trouble)
    if made := sum(draft.count for draft in rewritten):
        done = f"fixed {made}" if arguments.add_ignore is None else f"put {count(made, 'comment')}"
        complain(f"{done} in {', '.join(draft.path for draft in rewritten)}")
    return 2 if runner.totals.troubles else 0


def _rewritten(arguments: argparse.Namespace, runner: Runner, files: Sequence[str]) -> Iterator[rewriting.Rewritten]:
    change = rewriting.fix if arguments.add_ignore is None else rewriting.ignore(arguments.add_ignore)
    told_later = arguments.fix and not arguments.diff  # by the check
    for file in files:
        if not runner.formats.reader(file, b"").remark:
            complain(f"{file}: left as it is, for attrlint does not write files of this format")
            continue
        try:
            draft = rewriting.rewrite(runner, file, change, again=arguments.add_ignore is None)
        except OSError as error:
            if not told_later:
                runner.trouble(f"{file}: {error.strerror or error}")
        except InvalidFile as error:
            if not told_later:
                runner.trouble(f"{file}: {'cannot be read as a draft' if arguments.redact else error.message}")
        else:
            if draft:
                yield draft


def diff(draft: rewriting.Rewritten) -> Iterator[str]:
    """What would change, line by line."""
    before, after = (text.splitlines(keepends=True) for text in (draft.before, draft.after))
    for line in unified_diff(before, after, draft.path, draft.path):
        yield printable(line.rstrip("\r\n")) + "\n"
