"""The institutions that source tags name: do they fit the text, and does each go by one name?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from attrlint.checks import Note
from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals, inside
from attrlint.signals.attributions import attributions
from attrlint.signals.bodies import Body, bodies, related
from attrlint.signals.identities import full_name
from attrlint.signals.people import folded, people
from attrlint.signals.sourcemarks import SourceMark, sourcemarks, tag_spans

_WRITTEN: Final = ("tag", "line")
_WORD: Final = expression(r"[\w’'-]+")
_COUNTRY: Final = expression(r"(?:U\.?S\.?|United States|U\.?K\.?) ")


def mismatch(mark: SourceMark, signals: Signals) -> Note | None:
    """Somebody else speaks in the text before the tag, and the institution in the tag is not mentioned.

    A wire service is no such institution: it passes on what others say.
    """
    wires = signals.lexicons.words("sourcemarks.agencies")
    named = [body for body in _named(mark, signals) if body.written.lower() not in wires]
    said = inside(signals.get(attributions), mark.covers)
    speakers = [a.source.span for a in said if a.source and mark.covers.covers(a.source.span)]
    if not named or not speakers or _introduced(mark, signals):
        return None
    known = signals.get(bodies)
    if _any_related(named, list(known.within(mark.covers))):
        return None
    if not any(known.within(span) for span in speakers) and _any_related(named, signals.get(_in_prose)):
        return None  # whoever speaks may well belong to the institution
    start = signals.text.index(mark.value, mark.span.start)
    return Note(Span(start, start + len(mark.value)), {"value": mark.value})


def inconsistent(mark: SourceMark, signals: Signals) -> Note | None:
    """A tag further up writes the same institution otherwise."""
    for body in _named(mark, signals):
        written = [other.written for other in signals.get(_in_tags)[body.name] if other.span < mark.span]
        if written and _plain(body.written) not in map(_plain, written):
            return Note(body.span, {"value": body.written, "other": written[0]})
    return None


def _in_tags(signals: Signals) -> Mapping[str, Sequence[Body]]:
    """How tags write each institution, by its full name; each way once, where it comes first."""
    found: dict[str, list[Body]] = defaultdict(list)
    for mark in signals.get(sourcemarks):
        for body in _named(mark, signals):
            if body.written not in {other.written for other in found[body.name]}:
                found[body.name].append(body)
    return found


def _named(mark: SourceMark, signals: Signals) -> Sequence[Body]:
    return signals.get(bodies).within(mark.span) if mark.kind in _WRITTEN else ()


def _in_prose(signals: Signals) -> Sequence[Body]:
    tags = signals.get(tag_spans)
    return [body for body in signals.get(bodies).items if not any(tag.covers(body.span) for tag in tags)]


def _any_related(some: Sequence[Body], others: Sequence[Body]) -> bool:
    return any(related(one.name, other.name) for one in some for other in others)


def _introduced(mark: SourceMark, signals: Signals) -> bool:
    """Whether the tag is about a person whom the text introduces."""
    families = {m.person.family for m in signals.get(people).mentions if not mark.span.covers(m.span)}
    named = (full_name(signals.lexicons, word).rpartition(" ")[2] for word in _WORD.findall(mark.value))
    return any(folded(name) in families for name in named)


def _plain(written: str) -> str:
    return _COUNTRY.sub("", written)
