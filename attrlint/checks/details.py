"""What a story leaves out of a poll or a study: details that may stand anywhere in it."""

from __future__ import annotations

from collections.abc import Iterator

from attrlint.checks import Check, Note
from attrlint.checks.phrase import found, wakes
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.prose import own_prose


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    """One note, at the first mention, where at least so many details are missing in the whole draft."""
    first = next((span for span in found(rule, signals) if own_prose(signals, span)), None)
    if first is None:
        return
    wanted = rule.options["details"]
    missing = [name for name in ([wanted] if isinstance(wanted, str) else wanted) if not signals.hits(name)]
    if len(missing) >= int(str(rule.options.get("least", "1"))):
        yield Note(first, {"missing": ", ".join(name.partition(".")[2].replace("-", " ") for name in missing)})


CHECK = Check(
    "details",
    "The first mention of something whose details the whole draft leaves out.",
    _run,
    options={
        "details": "word lists, one for each detail and named after it; a word of it anywhere gives the detail",
        "least": "how many details must be missing",
    },
    wakes=wakes,
    placeholders={"missing": "the details that are missing, by the names of their lists"},
)
