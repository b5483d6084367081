"""Whether the rules and profiles a choice names are there."""

from __future__ import annotations

from collections.abc import Iterator

from attrlint import rulebook
from attrlint.config import Choice
from attrlint.rulebook import Rulebook, SelectorError


def unknown(choice: Choice, book: Rulebook) -> Iterator[tuple[str, str, str]]:
    """What a choice names that is not there: the key, the word, and a message with a suggestion."""
    for key, selector in choice.selectors():
        try:
            rulebook.codes(book, selector)
        except SelectorError as error:
            yield key, selector, str(error)
    if choice.profile:
        try:
            rulebook.select(book, profile=choice.profile)
        except SelectorError as error:
            yield "profile", choice.profile, str(error)
