"""What a draft's front matter says about its checking: `attrlint: {profile: opinion, ignore: [QNT301]}`.

The keys are those of a configuration's path table. A mistake there is a finding at its key, LNT003 for an
unknown rule and LNT004 for anything else; the rest of the table still counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrlint import ownrules
from attrlint.config import Choice
from attrlint.config.known import unknown
from attrlint.document import Document, Span
from attrlint.finding import Finding
from attrlint.nodes import suggestion
from attrlint.rulebook import Rulebook

_TOP: Final = Span(0, 0)


def read(document: Document, book: Rulebook) -> tuple[Choice, list[Finding]]:
    """The draft's say in which rules run, and findings about what in it cannot be followed."""
    said: dict[str, tuple[str, ...]] = {}
    mistakes: list[tuple[str, str, str]] = []
    for key, value in document.metadata.settings.items():
        if complaint := _complaint(key, value):
            mistakes.append(("LNT004", key, complaint))
        else:
            said[key] = _words(value)
    for key, word, reason in list(unknown(_choice(said), book.words, book.profiles)):
        mistakes.append(("LNT004" if key == "profile" else "LNT003", key, f"{key}: {reason}"))
        said[key] = tuple(other for other in said[key] if other != word)
        if not said[key]:
            del said[key]
    places = document.metadata.settings_at
    return _choice(said), [
        ownrules.finding(code, document.source, places.get(key, _TOP), {"reason": f"front matter, attrlint: {reason}"})
        for code, key, reason in mistakes
    ]


def _complaint(key: str, value: object) -> str:
    """What is wrong with a key or the shape of its value; nothing, if they will do."""
    from attrlint.config.keys import CHOICE

    keys = [each.name for each in CHOICE]
    if key not in keys:
        return f"unknown key “{key}”.{suggestion(key, keys)}"
    if key == "profile":
        return "" if isinstance(value, str) else "profile must be one name"
    texts = [value] if isinstance(value, str) else value
    fine = isinstance(texts, list) and all(isinstance(text, str) for text in texts)
    return "" if fine else f"{key} must be a list of rules"


def _words(value: str | list[str]) -> tuple[str, ...]:
    """A list as it is; a text as the words between its commas."""
    items = value.split(",") if isinstance(value, str) else value
    return tuple(word for item in items if (word := item.strip()))


def _choice(said: Mapping[str, tuple[str, ...]]) -> Choice:
    return Choice(
        "front matter",
        "".join(said.get("profile", ())),
        said.get("select"),
        said.get("extend-select", ()),
        said.get("ignore", ()),
    )
