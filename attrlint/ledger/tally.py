"""What an article rests on as a whole: its sources, the people in it, what to know about both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrlint.checks.spellings import variants
from attrlint.ledger.item import Item, PersonEntry, SourceEntry
from attrlint.ledger.roster import roster
from attrlint.printable import count
from attrlint.signals import Signals


def source_entries(items: Sequence[Item]) -> list[SourceEntry]:
    """Every source with what rests on it, the most used first."""
    told: dict[str, list[Item]] = {}
    for item in items:
        if item.who:
            told.setdefault(item.who, []).append(item)
    entries = [
        SourceEntry(
            name,
            next((item.title for item in rows if item.title), ""),
            Counter(item.source_kind for item in rows).most_common(1)[0][0],
            len(rows),
            sum(item.kind == "quotation" for item in rows),
        )
        for name, rows in told.items()
    ]
    return sorted(entries, key=lambda entry: -entry.items)


def people_entries(signals: Signals) -> list[PersonEntry]:
    """Everybody named who is certainly a person, in order of first mention."""
    spelt: dict[str, list[str]] = {}
    known = signals.get(roster)
    for rarer, usual in variants(signals):
        if (somebody := known.of(usual.name)) is not None:
            spelt.setdefault(somebody.name, []).append(rarer.name)
    document = signals.document
    return [
        PersonEntry(
            somebody.name,
            somebody.office,
            document.source.position(document.locate(*somebody.first).start),
            len(somebody.mentions),
            tuple(spelt.get(somebody.name, ())),
        )
        for somebody in known.everybody
        if somebody.below and somebody.is_person
    ]


def remarks(sources: Sequence[SourceEntry]) -> tuple[str, ...]:
    """What a desk would say about the sources: there is one only, none has a name, nobody speaks."""
    if not sources:
        return ("no source is named",)
    found = []
    if len(sources) == 1:
        found.append(f"single source: all of it rests on {sources[0].name}")
    if all(entry.anonymous for entry in sources):
        found.append("every source is anonymous")
    elif unnamed := sum(entry.anonymous for entry in sources):
        found.append(f"{count(unnamed, 'source')} anonymous")
    quoted = [entry.name for entry in sources if entry.quoted]
    found.append(f"quoted: {', '.join(quoted)}" if quoted else "nobody is quoted")
    return tuple(found)
