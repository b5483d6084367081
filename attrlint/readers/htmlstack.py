"""The elements of an HTML page that are open, with the end tags that HTML lets writers leave out."""

from __future__ import annotations

from collections import Counter
from typing import Final

from attrlint.expressions import expression

BLOCK: Final = expression(
    r"address|article|aside|blockquote|body|caption|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6r]"
    r"|header|html|li|main|[ou]l|p|section|summary|table|tbody|t[dhr]|tfoot|thead"
)
"""Elements that begin a block of text."""
VOID: Final = expression(r"area|base|[bh]r|col|embed|img|input|link|meta|param|source|track|wbr")
"""Elements without an end."""

_IMPLIED: Final = {
    "li": ("li", "ul", "ol"),
    "dt": ("dt", "dd", "dl"),
    "dd": ("dt", "dd", "dl"),
    "td": ("td", "th", "tr"),
    "th": ("td", "th", "tr"),
    "tr": ("tr", "table"),
}
"""An item, cell or row closes the nearest of these, unless that is what it stands in."""
_CONTAINERS: Final = {"li": "ul ol", "dt": "dl", "dd": "dl", "td": "tr", "th": "tr", "tr": "table"}


class Elements:
    """Open elements, outermost first; `inside` counts them by name."""

    def __init__(self) -> None:
        self.inside: Counter[str] = Counter()
        self._open: list[str] = []
        self._skipped = 0  # how deep the element stands whose text does not count

    @property
    def skipped(self) -> str:
        """The open element whose text does not count, if there is one."""
        return self._open[self._skipped - 1] if self._skipped else ""

    def skip(self) -> None:
        """The text of the innermost element does not count."""
        self._skipped = len(self._open)

    def has(self, *names: str) -> bool:
        """Whether one of these is open."""
        return any(self.inside[name] for name in names)

    def begin(self, tag: str) -> None:
        """An element begins; what HTML closes before it is closed."""
        if tag in _IMPLIED:
            nearest = next((name for name in reversed(self._open) if name in _IMPLIED[tag]), "")
            if nearest and nearest not in _CONTAINERS[tag].split():
                self.end(nearest)
        elif self._open and self._open[-1] == "p" and BLOCK.fullmatch(tag):
            self.end("p")
        if not VOID.fullmatch(tag):
            self._open.append(tag)
            self.inside[tag] += 1

    def end(self, tag: str) -> bool:
        """An element ends, and all that is open inside of it; False if none of that name is open."""
        if not self.inside[tag]:
            return False
        name = ""
        while name != tag:
            name = self._open.pop()
            self.inside[name] -= 1
        if len(self._open) < self._skipped:
            self._skipped = 0
        return True
