"""The named yes/no questions that rules ask about a span (`given:`, `unless:` and `when:`); one module per topic."""

from __future__ import annotations

from typing import Final

from attrlint.conditions import figures, subject, support, time, wording
from attrlint.conditions.condition import Condition

CONDITIONS: Final = (
    *support.CONDITIONS,
    *figures.CONDITIONS,
    *time.CONDITIONS,
    *wording.CONDITIONS,
    *subject.CONDITIONS,
)

__all__ = ["CONDITIONS", "Condition"]
