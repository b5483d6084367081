"""What arithmetic proves: figures that cannot all be right, whatever rounding they went through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrlint.checks import Check, Note
from attrlint.checks.relations import changes, parts, polls, ranges, totals
from attrlint.rulebook import Rule
from attrlint.signals import Signals

_RELATIONS: Final[Mapping[str, Callable[[Signals], Iterator[Note]]]] = {
    "shares-not-100": parts.shares_not_100,
    "percent-range": parts.percent_range,
    "percent-change": changes.percent_change,
    "parts-total": totals.parts_total,
    "range": ranges.loose_range,
    "percent-vs-points": changes.percent_vs_points,
    "fraction-percent": parts.fraction_percent,
    "multiple": changes.multiple,
    "sampling-error": polls.sampling_error,
    "percent-of-base": parts.percent_of_base,
    "per-capita": parts.per_capita,
    "equals": ranges.equals,
    "margin": polls.margin,
    "lead-within-error": polls.lead_within_error,
}


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    yield from _RELATIONS[str(rule.options["relation"])](signals)


CHECK = Check(
    "arithmetic",
    "Figures that cannot all be right, whatever rounding they went through.",
    _run,
    options={"relation": f"what is proved: {', '.join(_RELATIONS)}"},
    placeholders={"sum": "the sum, for the reader to redo"},
)
