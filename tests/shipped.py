"""The shipped lexicons, and texts read with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from attrlint import builtin, ownrules
from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.linters import Linters
from attrlint.plugins import Registry
from attrlint.readers import markdown, plain
from attrlint.rulebook import Rule, Rulebook
from attrlint.signals import Signals


@cache
def registry() -> Registry:
    return builtin.load(installed=False)


@cache
def linters() -> Linters:
    return Linters(registry(), print)


def book() -> Rulebook:
    return linters().book()


def rules() -> Mapping[str, Rule]:
    return {**book().rules, **ownrules.RULES}


def lexicons() -> Lexicons:
    return linters().lexicons()


def signals(text: str, date: dt.date | None = None, *, markup: bool = False) -> Signals:
    reader = markdown.READER if markup else plain.READER
    return Signals(reader.read(text.encode(), "draft.md" if markup else "draft.txt"), lexicons(), date)


def words(found: Signals, span: Span | None) -> str | None:
    return None if span is None else found.text[span.start : span.end]
