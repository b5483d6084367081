"""What may follow `[Source: `: the sources the draft declares, those it has named before, those the house knows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from lsprotocol import types

from attrlint.document import Source
from attrlint.expressions import expression
from attrlint.server.draft import Draft
from attrlint.signals.sourcemarks import sourcemarks

_OPEN_TAG: Final = expression(r"[\[(](?P<label>[A-Za-z][A-Za-z -]{1,24}?) ?[:：] ?(?P<value>[^\[\](){}\r\n]*)\Z")
_LABELS: Final = "sourcemarks.labels"
_BODIES: Final = "sources.aliases"
_SAID: Final = frozenset({"tag", "line", "comment"})
TRIGGERS: Final = (":", " ")


class _Source(NamedTuple):
    """What to write, what it stands for, and where it is known from."""

    value: str
    about: str
    origin: str


def completion(draft: Draft, position: types.Position) -> list[types.CompletionItem]:
    """The known sources, inside a source tag; nothing elsewhere."""
    text, offset = draft.document.source.text, draft.offset(position)
    tag = labelled(draft.document.source, offset)
    if tag is None or tag["label"].lower() not in draft.signals.lexicons.words(_LABELS):
        return []
    start = offset - len(tag["value"])
    rest = re.split(r"[\r\n\[(]", text[offset:], maxsplit=1)[0]
    close = "" if {"]", ")"} & set(rest) else "]" if tag[0][0] == "[" else ")"
    place, known = draft.range(start, offset), dict[str, _Source]()
    for source in _sources(draft, offset):
        known.setdefault(source.value.casefold(), source)
    return [
        types.CompletionItem(
            source.value,
            kind=types.CompletionItemKind.Reference,
            detail=source.about or source.origin,
            sort_text=f"{number:05}",
            filter_text=source.value,
            text_edit=types.TextEdit(place, source.value + close),
        )
        for number, source in enumerate(known.values())
    ]


def labelled(source: Source, offset: int) -> re.Match[str] | None:
    """The bracket with a label, of a source or not, that is open before a source offset; a look at one line."""
    return _OPEN_TAG.search(source.text[source.text.rfind("\n", 0, offset) + 1 : offset])


def _sources(draft: Draft, offset: int) -> Iterator[_Source]:
    for declared in draft.document.metadata.sources.values():
        yield _Source(declared.key, declared.text, "declared in this draft")
    declared_keys = draft.document.metadata.sources.keys()
    yield from _named(draft, offset, declared_keys)
    bodies = draft.signals.lexicons.lists.get(_BODIES)
    for name in sorted({data["body"] for data in bodies.words.values() if "body" in data} if bodies else ()):
        yield _Source(name, "", "known to the house")


def _named(draft: Draft, offset: int, declared: Container[str]) -> Iterator[_Source]:
    """What the tags of the draft say, but for the one at the cursor, which is still being written."""
    for mark in draft.signals.get(sourcemarks):
        place = mark.place or draft.document.locate(*mark.span)
        if mark.kind not in _SAID or mark.fault in ("empty", "unclosed") or place.covers((offset, offset)):
            continue
        if mark.value not in declared and not re.search(r"[\[\]\r\n]", mark.value):
            yield _Source(mark.value, "", "named in this draft")
