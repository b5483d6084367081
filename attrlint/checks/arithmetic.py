"""What arithmetic proves: figures that cannot all be right, whatever rounding they went through."""

from __future__ import annotations

from typing import Final

from attrlint.checks import Answers, Check, by_option
from attrlint.checks.relations import changes, parts, polls, ranges, totals

_RELATIONS: Final[Answers] = {
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
CHECK = Check(
    "arithmetic",
    "Figures that cannot all be right, whatever rounding they went through.",
    by_option("relation", _RELATIONS),
    options={"relation": f"what is proved: {', '.join(_RELATIONS)}"},
    placeholders={"sum": "the sum, for the reader to redo"},
)
