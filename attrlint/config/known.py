"""Whether the rules and profiles a choice names are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrlint.config import Choice
from attrlint.nodes import suggestion


def unknown(choice: Choice, words: Collection[str], profiles: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """What a choice names that is not there: the key, the word, and a message with a suggestion.

    `words` are all that rules are called; `profiles` are the names of those there are.
    """
    for key, selector in choice.selectors():
        if selector not in words and (mistake := _mistake(selector, words)):
            yield key, selector, mistake
    if choice.profile and choice.profile not in profiles:
        yield "profile", choice.profile, f"unknown profile “{choice.profile}”.{suggestion(choice.profile, profiles)}"


def _mistake(selector: str, words: Collection[str]) -> str:
    from attrlint.rulebook.selectors import unknown as mistaken  # on demand: most selectors are a rule's code or name

    return mistaken(selector, words)
