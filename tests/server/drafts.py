"""Drafts for the tests of the language server, checked by the shipped rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lsprotocol import types

from attrlint.config import Choice
from attrlint.config.files import Configs
from attrlint.server.desk import Desk
from attrlint.server.draft import Draft

URI = "file:///desk/story.md"


@cache
def desk(*select: str) -> Desk:
    """A desk without configuration files, with these rules only where some are named."""
    choice = Choice("", select=select or None)
    return Desk(lambda: Configs(lambda config: replace(config, last=choice), isolated=True), lambda _: None)


def draft(text: str, *select: str, name: str = "story.md") -> Draft:
    made = desk(*select).draft(name, "", text)
    assert made is not None
    return made


def cursor(marked: str) -> tuple[str, types.Position]:
    """A text and the place of the `|` in it, which is taken out; positions count UTF-16."""
    before, _, after = marked.partition("|")
    last = before.rpartition("\n")[2]
    return before + after, types.Position(before.count("\n"), len(last.encode("utf-16-le")) // 2)


def applied(text: str, action: types.CodeAction) -> str:
    """The text after an action, as an editor makes it (LF line ends)."""
    assert action.edit
    assert action.edit.changes
    lines = text.split("\n")

    def at(position: types.Position) -> int:
        line = lines[position.line].encode("utf-16-le")[: 2 * position.character].decode("utf-16-le")
        return sum(len(above) + 1 for above in lines[: position.line]) + len(line)

    for edit in sorted(action.edit.changes[URI], key=lambda edit: at(edit.range.start), reverse=True):
        text = text[: at(edit.range.start)] + edit.new_text + text[at(edit.range.end) :]
    return text
