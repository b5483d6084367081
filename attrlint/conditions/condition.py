"""What a condition is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from attrlint.document import Span
from attrlint.signals import Signals


class Condition(NamedTuple):
    """A question with a name; `test(signals, span)` answers it for a span in document offsets."""

    name: str
    about: str
    test: Callable[[Signals, Span], bool]
